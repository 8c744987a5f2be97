"""The shared methods of values: as attrs itself would write them."""

from __future__ import annotations

import attrs
from hypothesis import given

import capesdoc
from capesdoc.values import light, value
from strategies import records


@given(records)
def test_a_record_shows_itself_as_attrs_would_show_it(report: capesdoc.EventReport) -> None:
    values: tuple[attrs.AttrsInstance, ...] = (
        report,
        report.source,
        *report.people,
        *report.fields,
        *report.diagnostics,
    )
    for one in values:
        fields = {field.name: getattr(one, field.name) for field in attrs.fields(type(one))}
        twin = attrs.make_class(type(one).__name__, list(fields), frozen=True)
        assert repr(one) == repr(twin(**fields))


def test_a_class_keeps_a_repr_of_its_own() -> None:
    @value(kw_only=True)
    class Own:
        a: int

        def __repr__(self) -> str:
            return "mine"

    @light(kw_only=True)
    class Shared:
        a: int

    assert (repr(Own(a=1)), repr(Shared(a=1))) == ("mine", "Shared(a=1)")
