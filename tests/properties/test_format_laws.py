"""Laws 2 and 3 over made reports: every format gives one record, and the one that was printed."""

from __future__ import annotations

from typing import Any

import pytest

import capesdoc
from cases import without_place
from report_maker import Content, Made, make_content
from report_maker.drawn import PDF_LAYOUTS, make_pdf
from report_maker.plain import TEXT_LAYOUTS, make_text
from report_maker.word import make_docx

_SEEDS = range(40, 46)


def _forms(content: Content) -> list[Made]:
    """Print one report as text on pages, as Word and as a PDF of one column."""
    return [
        make_text(content, TEXT_LAYOUTS[0]),
        make_docx(content),
        make_pdf(content, PDF_LAYOUTS[0]),
    ]


def _record(made: Made) -> Any:
    return without_place(capesdoc.to_dict(capesdoc.parse(made.data, name=made.name)))


@pytest.mark.parametrize("seed", _SEEDS)
def test_a_report_gives_one_record_in_every_format(seed: int) -> None:
    text, word, pdf = (_record(made) for made in _forms(make_content(seed, paragraphs=8)))
    assert text == word
    assert word == pdf


@pytest.mark.parametrize("seed", _SEEDS)
def test_a_printed_record_is_read_back(seed: int) -> None:
    content = make_content(seed, paragraphs=8)
    for made in _forms(content):
        report = capesdoc.parse(made.data, name=made.name)
        assert report.title == content.title
        assert report.event_date is not None
        assert report.event_date.start == content.event_date
        read = [(one.kind, one.text) for one in report.paragraphs]
        assert read == [(block.kind, block.text) for block in content.blocks]
