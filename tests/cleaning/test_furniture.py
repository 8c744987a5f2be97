"""Furniture: each rung of the evidence removes what it should, and what only looks alike stays."""

from __future__ import annotations

import re
from typing import Final

import attrs
import pytest

from capesdoc.cleaning import Cleaned, clean
from capesdoc.findings import Action
from capesdoc.readers import decode_text
from capesdoc.source import Boundary, Cell, Marks, SourceDocument
from cases import FIXTURES

_CASE: Final = re.compile(
    r"^## (?P<title>.+)\n\n.+\n\n"
    r"```text\n(?P<source>(?:.*\n)*?)```\n\n"
    r"```text\n(?P<kept>(?:.*\n)*?)```",
    re.MULTILINE,
)
_CASES: Final = [
    pytest.param(match["source"], match["kept"], id=match["title"])
    for match in _CASE.finditer((FIXTURES / "rules" / "furniture.md").read_text("utf-8"))
]


def clean_text(text: str) -> Cleaned:
    """Clean a text in which `␌` stands for a form feed."""
    return clean(decode_text(text.replace("\n␌\n", "\f"), name="case"))


def test_every_case_of_the_file_is_read() -> None:
    text = (FIXTURES / "rules" / "furniture.md").read_text("utf-8")
    assert len(_CASES) == text.count("\n## ")


@pytest.mark.parametrize(("source", "kept"), _CASES)
def test_a_case_keeps_the_lines_it_should(source: str, kept: str) -> None:
    assert [line.text for line in clean_text(source).lines] == kept.splitlines()


@pytest.mark.parametrize(("source", "kept"), _CASES)
def test_every_line_taken_is_an_edit_with_its_reasons(source: str, kept: str) -> None:
    cleaned = clean_text(source)
    lines = [line for line in source.replace("␌", "").splitlines() if line.strip()]
    taken = [edit for edit in cleaned.edits if edit.action is Action.REMOVED]
    assert len(lines) == len(cleaned.lines) + len(taken)
    assert all(edit.reasons for edit in cleaned.edits)


@pytest.mark.parametrize(("source", "kept"), _CASES)
def test_cleaning_a_case_twice_is_cleaning_it_once(source: str, kept: str) -> None:
    document = decode_text(source.replace("\n␌\n", "\f"), name="case")
    once = clean(document)
    again = clean(_with_lines(document, once))
    assert again.edits == ()
    assert again.lines == once.lines


def _with_lines(document: SourceDocument, cleaned: Cleaned) -> SourceDocument:
    pages = tuple(
        attrs.evolve(page, lines=tuple(one for one in cleaned.lines if one.page == page.number))
        for page in document.pages
    )
    return attrs.evolve(document, pages=pages)


def test_a_page_number_without_form_feed_leaves_a_page_boundary_behind() -> None:
    filler = "A sentence that fills the page with words and words and more words.\n" * 6
    text = f"{filler}the first half\n\nPage 1\n\nof a sentence.\n{filler}\nPage 2\n\nThe end."
    lines = clean_text(text).lines
    half = next(line for line in lines if line.text == "of a sentence.")
    assert half.boundary is Boundary.PAGE
    assert half.blank_lines == 2


def test_a_text_without_lines_is_clean() -> None:
    document = decode_text("x", name="case")
    empty = attrs.evolve(document, pages=(attrs.evolve(document.pages[0], lines=()),))
    assert clean(empty) == Cleaned(lines=())


def test_the_cells_of_a_table_are_no_page_end() -> None:
    rows = (("Port", "Boats", "Quays in use"), ("Gilmar", "14", "two"), ("Orlan", "120", "five"))
    before = "The delegates agreed that the harbour should be dredged before the autumn storms."
    after = "Another meeting was called for the end of the year by the board."
    texts = [before, *(cell for row in rows for cell in row), after]
    places = [Cell(table=1, row=row, column=column) for row in (1, 2, 3) for column in (1, 2, 3)]
    cells = [None, *places, None]
    read = decode_text("\n".join(texts), name="case")

    def cleaned(*, table: bool) -> list[str]:
        lines = tuple(
            attrs.evolve(
                line,
                boundary=Boundary.PARAGRAPH,
                marks=Marks(cell=cell) if table and cell is not None else None,
            )
            for line, cell in zip(read.pages[0].lines, cells, strict=True)
        )
        page = attrs.evolve(read.pages[0], lines=lines)
        return [line.text for line in clean(attrs.evolve(read, pages=(page,))).lines]

    assert cleaned(table=True) == texts
    # Without the table the same lines are a sentence around a head and a page number.
    assert len(cleaned(table=False)) < len(texts)
