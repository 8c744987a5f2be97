"""Furniture by place (PDF): heights, gaps, sizes and the file's own marks."""

from __future__ import annotations

import pytest

from capesdoc.cleaning import clean
from capesdoc.source import Part
from cleaning.printed import Printed, body, document_of

_A = "The panel was of the view that regional connectivity depends on patient"
_B = "diplomacy and on steady finance, which few of the countries along the way"
_C = "have been able to offer so far without any help from the outside."
_TEXT = (_A, _B, _C, "Dr. Solberg added that the corridor is a promise rather than a road.")


_MORE = (
    "Ms. Pell asked how the ports would be paid for, and who would own them",
    "Trade across the border has doubled since the crossing was opened, and",
    "A majority of participants preferred small steps to another declaration",
    "Water came up twice: once as a reason for quarrels, once for treaties.",
)


def _page(*printed: Printed, start: float = 100.0, at: int = 0) -> list[Printed]:
    """Print a page of text that begins with another line for every `at`."""
    turned = (*_MORE[at:], *_MORE[:at])
    return [*body(turned[0], *_TEXT, *turned[1:], start=start), *printed]


def taken(*pages: list[Printed]) -> list[tuple[str, str]]:
    """Give the lines that cleaning takes from some pages, with the rule that took them."""
    return [(edit.before, edit.rule) for edit in clean(document_of(*pages)).edits]


def test_heads_of_chapters_go_by_their_steady_place_apart_from_the_text() -> None:
    heads = ["Opening", "Connectivity", "Water", "Copper"]
    pages = [_page(Printed(head, 50), at=at) for at, head in enumerate(heads)]
    assert taken(*pages) == [(head, "running-head") for head in heads]


def test_heads_of_chapters_go_where_tex_sets_them() -> None:
    heads = [
        "1.1. OPENING\tCHAPTER 1",
        "CHAPTER 1\t1.2. WATER",
        "1.3. RAIL\tCHAPTER 1",
        "2. COPPER",
    ]
    pages = [_page(Printed(head, 115), start=148, at=at) for at, head in enumerate(heads)]
    assert taken(*pages) == [(head, "running-head") for head in heads]


def test_headings_lower_on_the_page_stay() -> None:
    heads = ["The opening", "On connectivity", "On water", "On copper"]
    pages = [_page(Printed(head, 160), start=200, at=at) for at, head in enumerate(heads)]
    assert taken(*pages) == []


def test_first_lines_of_pages_at_one_height_stay_where_they_are_part_of_the_text() -> None:
    pages = [body(f"Paragraph {word} begins the page.", *_TEXT) for word in ("a", "b", "c", "d")]
    assert taken(*pages) == []


def test_headings_at_page_tops_stay_where_their_place_varies() -> None:
    starts = (100, 128, 114, 142)
    pages = [
        [Printed(head, 70 + at * 9, size=14), *body(*_TEXT, start=starts[at])]
        for at, head in enumerate(("Opening", "Connectivity", "Water", "Copper"))
    ]
    assert taken(*pages) == []


def test_a_title_in_larger_type_stays_and_the_head_with_its_words_goes() -> None:
    title = "Roundtable on Minerals"
    first = [Printed(title, 80, size=18), *body(*_TEXT, start=130)]
    pages = [first, *([_page(Printed(title, 50, size=9), at=at) for at in range(3)])]
    assert taken(*pages) == [(title, "running-head")] * 3


def test_lines_that_repeat_in_the_middle_of_the_page_stay() -> None:
    pages = [
        [*body(*_TEXT), Printed("Total of all sessions", 400), *body(*_TEXT, start=430)]
        for _ in range(3)
    ]
    assert ("Total of all sessions", "running-head") not in taken(*pages)


def test_a_page_number_in_the_margin_of_a_single_page_goes() -> None:
    assert taken(_page(Printed("1", 800, size=9))) == [("1", "page-number")]


def test_a_number_in_the_text_of_a_single_page_stays() -> None:
    assert taken(_page(Printed("1", 170))) == []


def test_a_small_lone_line_in_the_margin_of_a_single_page_goes() -> None:
    foot = Printed("Margalla Forum, Hill Road", 800, size=8)
    assert taken(_page(foot)) == [("Margalla Forum, Hill Road", "isolated-bottom")]


@pytest.mark.parametrize(
    "text",
    [
        "Date: 5 May",  # a label with its value
        "5 May 2025",  # a date
        "The minutes were approved.",  # a sentence
        "1 See the minutes of the last round",  # a note
    ],
)
def test_a_small_lone_line_that_says_something_stays(text: str) -> None:
    assert taken(_page(Printed(text, 800, size=8))) == []


def test_a_lone_line_in_the_size_of_the_text_stays() -> None:
    assert taken(_page(Printed("Margalla Forum, Hill Road", 800))) == []


def test_what_the_file_marks_as_artifact_goes() -> None:
    pages = [_page(Printed("DRAFT", 50, part=Part.ARTIFACT)), _page(at=1)]
    assert taken(*pages) == [("DRAFT", "marked-furniture")]


def test_an_artifact_in_the_run_of_the_text_stays() -> None:
    lines = body(*_TEXT, *_TEXT, *_TEXT)
    lines[5] = Printed(_B, lines[5].baseline, part=Part.ARTIFACT)
    assert taken(lines) == []


def test_artifact_marks_on_most_of_the_text_are_not_believed() -> None:
    lines = [Printed(one.text, one.baseline, part=Part.ARTIFACT) for one in body(*_TEXT)]
    assert taken([*lines, Printed("A last line", 200)]) == []


def test_small_notes_at_the_foot_are_marked_where_the_text_refers_to_them() -> None:
    page = [
        *body(_A, _B, "as the panel said.3 It went on:", _C),
        Printed("3 See the minutes of the last round.", 760, size=8.5),
        Printed("which were never published.", 770, size=8.5),
    ]
    lines = clean(document_of(page)).lines
    assert [line.part for line in lines] == [Part.BODY] * 4 + [Part.FOOTNOTE] * 2


def test_small_print_at_the_foot_without_a_reference_is_text() -> None:
    page = [*body(*_TEXT), Printed("3 See the minutes of the last round.", 760, size=8.5)]
    assert {line.part for line in clean(document_of(page)).lines} == {Part.BODY}


def _alike(at: int, size: float) -> list[Printed]:
    """Print a page whose first two lines are those of the other pages, each in one sentence."""
    turned = (*_MORE[at:], *_MORE[:at])
    first = Printed("The corridor links the ports of the north and", 100, size)
    return [first, *body("small yards of the coast with", *turned, *_TEXT, start=114)]


def test_paragraphs_that_open_alike_at_page_tops_stay() -> None:
    assert taken(*[_alike(at, 11.0) for at in range(4)]) == []


def test_a_head_in_smaller_type_goes_however_it_reads() -> None:
    gone = taken(*[_alike(at, 8.0) for at in range(4)])
    assert ("The corridor links the ports of the north and", "running-head") in gone
