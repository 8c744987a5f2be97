"""The collector rests while a long document is worked on, and has nothing to do behind it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

import capesdoc
from capesdoc.collector import LEAST_LINES, run_uncollected
from report_generator import LAYOUTS, make_report


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_it_rests_for_a_long_document_only() -> None:
    assert run_uncollected(gc.isenabled, LEAST_LINES - 1)
    assert not run_uncollected(gc.isenabled, LEAST_LINES)
    assert gc.isenabled()


def test_it_goes_on_behind_an_error() -> None:
    def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        run_uncollected(fail, LEAST_LINES)
    assert gc.isenabled()


def test_it_stays_off_where_somebody_has_switched_it_off() -> None:
    gc.disable()
    assert run_uncollected(gc.isenabled, LEAST_LINES) is False
    assert not gc.isenabled()


def test_a_long_document_leaves_no_cycle_behind() -> None:
    reports = [make_report(layout, seed).text for seed in range(4) for layout in LAYOUTS]
    text = "\f".join(f"Proceedings\n\n{one}\n\nPage {page}" for page, one in enumerate(reports, 1))
    text += "\n\nThe board heard that dredg-\ning goes on until May." * 700
    assert text.count("\n") > LEAST_LINES
    capesdoc.to_json(capesdoc.parse_text(text))  # what is made once: patterns, converters
    gc.collect()
    gc.disable()
    record = capesdoc.to_json(capesdoc.parse_text(text))
    assert gc.collect() == 0
    assert record
