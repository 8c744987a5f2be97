"""Glued heads: cut where certain, references to pages stay."""

from __future__ import annotations

import pytest

from capesdoc.cleaning import clean
from capesdoc.readers import decode_text

_HEAD = "Report of the Second Round Page {}"
_SENTENCES = "More of it followed word by word. " * 9


def _text_of(text: str) -> str:
    document = decode_text(text.replace("\n␌\n", "\f"), name="case")
    return "\n".join(line.text for line in clean(document).lines)


def test_a_head_inside_a_line_is_cut_out_with_its_number() -> None:
    text = (
        f"The first half {_HEAD.format(2)} of a sentence. {_SENTENCES}"
        f"Then {_HEAD.format(3)} it went on. {_SENTENCES}\n"
        f"{_HEAD.format(4)} The objectives were met."
    )
    expected = (
        f"The first half of a sentence. {_SENTENCES}Then it went on. {_SENTENCES}".rstrip()
        + "\nThe objectives were met."
    )
    assert _text_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "As said on Page 2 of it and on Page 3 of it, and also on Page 4 of it.",
        f"One {_HEAD.format(2)} and one {_HEAD.format(3)} only.",
        f"A {_HEAD.format(2)} b {_HEAD.format(5)} c {_HEAD.format(9)} d.",
    ],
)
def test_references_to_pages_stay(text: str) -> None:
    assert _text_of(text) == text


def test_numbers_that_run_on_into_the_text_of_most_pages_are_cut_off() -> None:
    pages = ["The panel met.", "2 and it went on.", "3 Then came water.", "4 In the end it rained."]
    assert _text_of("\n␌\n".join(pages)).split("\n") == [
        "The panel met.",
        "and it went on.",
        "Then came water.",
        "In the end it rained.",
    ]


def test_numbered_headings_at_page_tops_stay_whole() -> None:
    pages = ["The panel met.", "2 Background", "3 Discussion", "4 Way Forward"]
    assert _text_of("\n␌\n".join(pages)).split("\n") == pages
