"""The rules of the body, one case a behaviour: fixtures/rules/joins.md and hyphens.md."""

from __future__ import annotations

import pytest

from body.rule_files import Case, cases_in
from capesdoc.body import build_paragraphs
from capesdoc.readers.text import decode_text
from capesdoc.source import Boundary, Line
from cases import FIXTURES

JOINS = cases_in(FIXTURES / "rules" / "joins.md")
HYPHENS = cases_in(FIXTURES / "rules" / "hyphens.md")
LETTERS = {"paragraph": "P", "heading": "H", "list_item": "I"}


def test_the_files_hold_cases() -> None:
    assert len(JOINS) > 30
    assert len(HYPHENS) > 15


@pytest.mark.parametrize("case", JOINS, ids=str)
def test_lines_become_the_paragraphs_of_their_author(case: Case) -> None:
    document = decode_text(case.given.replace("<page>\n", "\f"), name="case")
    body = build_paragraphs([line for page in document.pages for line in page.lines])
    found = [f"{LETTERS[one.kind.value]} {one.text}" for one in body.paragraphs]
    assert found == case.expected.split("\n")


@pytest.mark.parametrize("case", HYPHENS, ids=str)
def test_a_hyphen_at_a_line_end_is_settled(case: Case) -> None:
    words, left, right = case.given.split(" | ")
    # The line is as wide as the wrapped ones above it, so that it is known to be wrapped.
    width = 60
    texts = [
        *(("and so on it goes with word after word until the line is full" * 2)[:width],) * 3,
        f"{words} ".ljust(width, "x"),
        "x " * ((width - len(left)) // 2) + left,
        f"{right}.",
    ]
    lines = [
        Line(
            text=text,
            page=1,
            number=number,
            boundary=Boundary.LINE if number > 1 else Boundary.START,
        )
        for number, text in enumerate(texts, 1)
    ]
    body = build_paragraphs(lines)
    assert body.paragraphs[-1].text.endswith(f"{case.expected}.")
