"""Small reports, whole: fixtures/rules/small.md, each a text of a few lines and its paragraphs."""

from __future__ import annotations

import pytest

import capesdoc
from body.rule_files import Case, cases_in
from capesdoc.cleaning import clean
from capesdoc.readers import decode_text
from cases import FIXTURES
from conservation import missing_and_invented

CASES = cases_in(FIXTURES / "rules" / "small.md")
LETTERS = {"paragraph": "P", "heading": "H", "list_item": "I"}


def text_of(case: Case) -> str:
    """Give the text of a case, its page breaks as form feeds."""
    return case.given.replace("<page>\n", "\f")


def test_the_file_holds_cases() -> None:
    assert len(CASES) > 40


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_small_report_has_the_paragraphs_of_its_author(case: Case) -> None:
    report = capesdoc.parse_text(text_of(case))
    found = [f"{LETTERS[one.kind.value]} {one.text}" for one in report.paragraphs]
    assert found == case.expected.split("\n")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_cleaning_a_small_report_leaves_no_furniture_to_a_second_look(case: Case) -> None:
    once = clean(decode_text(text_of(case), name="case"))
    text = "\n".join("\n" * line.blank_lines + line.text for line in once.lines)
    assert [edit.before for edit in clean(decode_text(text, name="case")).edits] == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_word_of_a_small_report_is_lost_without_an_edit(case: Case) -> None:
    document = decode_text(text_of(case), name="case")
    why = capesdoc.explain(text_of(case).encode(), name="case.txt")
    assert missing_and_invented(document, why) == ({}, {})
