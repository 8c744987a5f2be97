"""Small reports as PDF and Word files: two pages of a few lines, and what stands at their edges."""

from __future__ import annotations

import io
from typing import Final

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

import capesdoc

_HEIGHT: Final = A4[1]

_OPEN: Final = (
    "He was asked by several members why this was so. He said that the new law had been",
    "drafted with care, while",
)
_REST: Final = (
    "the money for keeping them up had not grown at all. He asked the members to think of",
    "the tenth year.",
)
_WHOLE: Final = " ".join((*_OPEN, *_REST))
_FIRST: Final = "Mr. Olan Teske said that the district had built more roads than before."
_LAST: Final = "The chair closed the meeting."

Row = tuple[float, float, float, str]
"""Distance from the top in points, left edge, type size, text."""


def _pdf(*pages: list[Row]) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    for page in pages:
        for top, left, size, text in page:
            canvas.setFont("Times-Roman", size)
            canvas.drawString(left, _HEIGHT - top, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _text(*paragraphs: tuple[str, ...]) -> list[Row]:
    rows: list[Row] = []
    top = 72.0
    for lines in paragraphs:
        for line in lines:
            rows.append((top, 72, 11, line))
            top += 14
        top += 10
    return rows


def _paragraphs(content: bytes, name: str) -> list[str]:
    report = capesdoc.parse(content, name=name)
    return [one.text for one in report.paragraphs]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((800, 290, 11, "- 1 -"), (800, 290, 11, "- 2 -")),
        ((800, 290, 11, "Page 1 of 2"), (800, 290, 11, "Page 2 of 2")),
        ((800, 290, 11, "1"), (800, 290, 11, "2")),
        # The number of the first page is not printed.
        (None, (800, 290, 11, "2")),
        ((40, 72, 11, "Lorvan Institute"), (40, 72, 11, "Lorvan Institute")),
        ((40, 72, 11, "Lorvan Institute | 1"), (40, 72, 11, "Lorvan Institute | 2")),
        # Below the text here, above it there.
        ((800, 290, 11, "Lorvan Report     1"), (40, 290, 11, "Lorvan Report     2")),
        # No further from the text than its lines are: the sentence that goes on tells.
        ((186, 72, 11, "Lorvan Report     1"), (58, 72, 11, "Lorvan Report     2")),
    ],
)
def test_a_pdf_of_two_short_pages_has_its_paragraphs_and_no_furniture(
    first: Row | None, second: Row
) -> None:
    one = _text(("Title: Roundtable on Rural Roads",), (_FIRST,), _OPEN)
    two = _text(_REST, (_LAST,))
    content = _pdf(one if first is None else [*one, first], [*two, second])
    assert _paragraphs(content, "roads.pdf") == [_FIRST, _WHOLE, _LAST]


def test_a_note_without_its_mark_follows_the_paragraph_it_cuts() -> None:
    note = "1 See the text of the law, article 8."
    foot = "Annual Report 2024      "
    one = [*_text((_FIRST,), _OPEN), (760.0, 72.0, 8.0, note), (800.0, 290.0, 11.0, foot + "3")]
    two = [*_text(_REST, (_LAST,)), (800.0, 290.0, 11.0, foot + "4")]
    assert _paragraphs(_pdf(one, two), "roads.pdf") == [_FIRST, _WHOLE, note, _LAST]


def test_numbered_headings_at_the_edges_of_two_pages_stay() -> None:
    one = _text((_FIRST,), ("Working Paper 1",))
    two = _text(("Working Paper 2",), (_FIRST,))
    assert "Working Paper 2" in _paragraphs(_pdf(one, two), "papers.pdf")


def _word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


_CUT: Final = ("He said that the new law had been drafted with care, while", _REST[0])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        # Page numbers that were typed into the text.
        ((_FIRST, _CUT[0], "Page 1 of 2", _CUT[1], "Page 2 of 2"), (_FIRST, " ".join(_CUT))),
        ((_FIRST, _CUT[0], "- 1 -", _CUT[1], _LAST, "- 2 -"), (_FIRST, " ".join(_CUT), _LAST)),
        ((_FIRST, _CUT[0], "", "", "2", "", "", _CUT[1]), (_FIRST, " ".join(_CUT))),
        # Two whole paragraphs stay two.
        ((_FIRST, "- 1 -", _LAST, "- 2 -"), (_FIRST, _LAST)),
        # What only looks like page numbers.
        ((_FIRST, "2019", "2020", "2021", _LAST), (_FIRST, "2019", "2020", "2021", _LAST)),
        (("How many are there?", "7", _LAST), ("How many are there?", "7", _LAST)),
    ],
)
def test_a_short_word_file_has_its_paragraphs(
    typed: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    assert _paragraphs(_word("Title: Rural Roads", *typed), "roads.docx") == list(kept)
