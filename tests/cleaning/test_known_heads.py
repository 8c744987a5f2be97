"""Running heads known beforehand: at the edges of pages, and nowhere else."""

from __future__ import annotations

import pytest

from capesdoc import parse_text
from capesdoc.cleaning.known_heads import head_key
from capesdoc.profile import default_profile

KNOWN = default_profile().extended(
    running_heads=["Centre for Examples, Report 12", "www.example.org"]
)


def kept(text: str) -> list[str]:
    return [one.text for one in parse_text(text, profile=KNOWN).paragraphs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # At either edge, whatever its number, also behind another and beside a page number.
        ("Centre for Examples, Report 7\n\nThe panel met.\n", ["The panel met."]),
        ("The panel met.\n\nwww.example.org\n\nPage 1 of 1\n", ["The panel met."]),
        ("www.example.org\nCentre for Examples, Report 7\n\nThe panel met.\n", ["The panel met."]),
        # Behind the author's own line, in a sentence, in other words: the author's.
        (
            "The panel met.\n\nwww.example.org\n\nIt agreed.\n\nIndustry did not.\n\nNor did we.\n"
            "\nThe chair left.\n\nThe rest stayed.\n\nNight fell.\n\nRain came.\n\nIt ended.\n",
            None,
        ),
        ("The panel met.\n\nRead more at www.example.org\n", None),
        ("Centre for Samples, Report 7\n\nThe panel met.\n", None),
    ],
)
def test_a_known_head_goes_at_the_edge_of_a_page(text: str, expected: list[str] | None) -> None:
    plain = [one.text for one in parse_text(text).paragraphs]
    assert kept(text) == (plain if expected is None else expected)


def test_a_line_without_letters_is_no_head() -> None:
    assert head_key(" — 2 | 3 — ") == ""
