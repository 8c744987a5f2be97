"""Addresses of the web that a PDF breaks over lines."""

from __future__ import annotations

import attrs
import pytest

from body.drawn import FIRST, LEADING, SECOND, draw, texts_of
from capesdoc.body.addresses import goes_on
from capesdoc.source import Boundary, Line

EDGE = 372.0


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("https://harbour.example/rules/", "of-the-northern-quay/"),
        ("https://harbour.example/cost-of-mooring/", "table_of_fees.jsp"),
        ("https://harbour.example/boards/", "minutes/tree/main."),
        ("https://harbour.example/table.html?", "msg=Boats+Meeting&iso=2022"),
        ("https://harbour.example/d/7Y-hia6xuOf1go/", "edit#gid=1833"),
        ("https://harbour.example/been%20affected%20by%20this", "%20storm."),
        ("https://harbour.example/aglzfmVmb2ktcGhyHQsSB0N", "vbnRlbnQiEERPVC01MDc2."),
        ("https://harbour.example/boats?source=list&", "medium"),
        ("www.harbour.example/northern-", "quay"),
        ("<https://harbour.example/papers/Corran.pd", "f>"),
    ],
)
def test_a_part_of_an_address_goes_on(address: str, word: str) -> None:
    assert goes_on(address, word)


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("https://harbour.example/rules/", "and"),
        ("https://harbour.example/rules/", "Boats"),
        ("https://harbour.example/rules", "and/or"),
        ("https://harbour.example/rules", "northern-quay"),
        ("https://harbour.example/rules/", "and/or"),
        ("https://harbour.example/rules.", "In"),
        ("https://harbour.example/rules", "McAdam"),
        ("<https://harbour.example/rules>", "a>b"),
        ("https://harbour.example/rules", "(2019)."),
        ("https://harbour.example/", "www.harbour.example/"),
        ("https://harbour.example/rules?", "https://harbour.example/boats?a=b"),
    ],
)
def test_a_word_behind_an_address_is_none_of_it(address: str, word: str) -> None:
    assert not goes_on(address, word)


def page(*texts: str, layout: bool = True) -> list[Line]:
    """Two paragraphs, and below them lines as wide as their column."""
    lines: list[Line] = []
    for text in (FIRST, SECOND, FIRST, SECOND):
        lines += draw(text, number=len(lines) + 1, top=72 + LEADING * len(lines))
    for text in texts:
        line = draw("x", number=len(lines) + 1, top=72 + LEADING * len(lines))[0]
        assert line.layout is not None
        wide = attrs.evolve(line.layout, x1=EDGE)
        lines.append(attrs.evolve(line, text=text, layout=wide))
    lines[0] = attrs.evolve(lines[0], boundary=Boundary.START)
    return lines if layout else [attrs.evolve(line, layout=None) for line in lines]


def test_an_address_over_three_lines_is_one_word() -> None:
    found = texts_of(
        page(
            "Corran, P. (2019). On quays. Read in May from https://harbour.example/",
            "rules/of-the-northern-quay/and-of-those-that-lie-beside-it?source=list&",
            "medium=banner&part=northern-",
            "quay-v1. Nobody answered.",
        )
    )
    assert found[-1] == (
        "Corran, P. (2019). On quays. Read in May from https://harbour.example/rules/"
        "of-the-northern-quay/and-of-those-that-lie-beside-it?source=list&medium=banner"
        "&part=northern-quay-v1. Nobody answered."
    )


def test_words_behind_a_whole_address_keep_their_space() -> None:
    found = texts_of(
        page(
            "The rules of the northern quay stand on https://harbour.example/rules/",
            "and those of the southern quay on the door of the office of the board.",
        )
    )
    assert "https://harbour.example/rules/ and those" in found[-1]


def test_a_line_that_ends_within_an_address_is_wrapped_though_it_looks_ended() -> None:
    above = "The open issues of the harbour stand on https://harbour.example/search?"
    found = texts_of(page(above, "q=Is:boat+of:Orlan&type=issues. They are six."))
    assert found[-1] == f"{above}q=Is:boat+of:Orlan&type=issues. They are six."
