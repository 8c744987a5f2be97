"""The shared methods of values: as attrs itself would write them."""

from __future__ import annotations

import pickle
import typing

import attrs
import pytest
from hypothesis import given

import capesdoc
from capesdoc.record import new_paragraph
from capesdoc.span import span_of
from capesdoc.values import NamedTuple, light, value
from strategies import paragraphs, records, spans


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


@given(records, records)
def test_records_are_equal_as_attrs_would_have_them(
    report: capesdoc.EventReport, other: capesdoc.EventReport
) -> None:
    for one, two in ((report, other), (report.source, other.source), (report, other.source)):
        held = [(type(each), attrs.astuple(each, recurse=False)) for each in (one, two)]
        assert (one == two) is (held[0] == held[1])
        assert (one != two) is (held[0] != held[1])
    again = attrs.evolve(report)
    assert again is not report
    assert (again, hash(again)) == (report, hash(report))
    assert len({report, again}) == 1


def test_what_does_not_count_is_left_out_of_equality() -> None:
    @value(kw_only=True)
    class Named:
        a: int
        name: str = attrs.field(default="", eq=False)

    @light(kw_only=True)
    class Other:
        a: int

    assert Named(a=1, name="x") == Named(a=1, name="y") != Named(a=2, name="y")
    assert hash(Named(a=1, name="x")) == hash(Named(a=1, name="y"))
    strangers: tuple[object, ...] = (Other(a=1), 1)
    assert Named(a=1) not in strangers


def test_a_class_keeps_an_equality_of_its_own() -> None:
    @value(kw_only=True, eq=False)
    class Same:
        a: int

    @value(kw_only=True)
    class Own:
        a: int

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 7

    assert Same(a=1) != Same(a=1)
    assert (Own(a=1) == Own(a=2), hash(Own(a=1))) == (True, 7)


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


@given(spans)
def test_a_span_made_the_short_way_is_a_span(span: capesdoc.Span) -> None:
    made = span_of(**{field.name: getattr(span, field.name) for field in attrs.fields(type(span))})
    assert type(made) is capesdoc.Span
    assert (made, hash(made), repr(made)) == (span, hash(span), repr(span))
    assert pickle.loads(pickle.dumps(made)) == span == attrs.evolve(made)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        made.page = 2  # type: ignore[misc]


@given(paragraphs)
def test_a_paragraph_made_the_short_way_is_a_paragraph(paragraph: capesdoc.Paragraph) -> None:
    made = new_paragraph(paragraph.kind, paragraph.text, paragraph.spans)
    assert type(made) is capesdoc.Paragraph
    assert (made, hash(made), repr(made)) == (paragraph, hash(paragraph), repr(paragraph))
    assert pickle.loads(pickle.dumps(made)) == paragraph == attrs.evolve(made)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        made.text = ""  # type: ignore[misc]


class Row(NamedTuple):
    """A row."""

    text: str
    number: int = 1

    @property
    def doubled(self) -> str:
        return self.text * 2


class TypedRow(typing.NamedTuple):
    """A row."""

    text: str
    number: int = 1


def test_a_named_tuple_is_what_typing_makes() -> None:
    assert tuple(Row("a")) == tuple(TypedRow("a")) == ("a", 1)
    assert pickle.loads(pickle.dumps(Row("a"))) == Row("a")
    assert Row._fields == TypedRow._fields
    assert Row._field_defaults == TypedRow._field_defaults
    assert Row.__doc__ == TypedRow.__doc__
    assert Row.__module__ == TypedRow.__module__ == __name__
    assert Row.__mro__[1:] == TypedRow.__mro__[1:] == (tuple, object)
    assert (repr(Row("a")), Row("a").doubled) == ("Row(text='a', number=1)", "aa")
    assert Row("a")._replace(number=2) == Row(text="a", number=2)
    with pytest.raises(TypeError):
        Row()  # type: ignore[call-arg]
