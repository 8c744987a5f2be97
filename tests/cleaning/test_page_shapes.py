"""Fast ways of cleaning by page: each gives what the slow way beside it gives."""

from __future__ import annotations

from itertools import pairwise

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from capesdoc.cleaning import furniture
from capesdoc.cleaning.candidates import _without_ascii, find_candidates
from capesdoc.cleaning.changes import inherit
from capesdoc.cleaning.footnotes import _RULE_LINE, _is_rule
from capesdoc.cleaning.furniture import Removal, _without, edits_of, set_furniture_aside
from capesdoc.cleaning.page_ends import _repeated
from capesdoc.cleaning.sequences import Verdict
from capesdoc.cleaning.sheets import build_scene, pages_left, split_at_pages
from capesdoc.source import Boundary, Layout, Line, Marks, Part

_TEXT = st.sampled_from([
    "Harbour Board", "Annual Report 2024", "Page 2", "- 3 -", "ii", "7", "8", "Minutes | 4", "____",
    "the boats were counted and the harbour", "went on in spring", "Umar, of the Board", "Chair:",
    "A line of prose that ends here.", "Session 2", "4/27/2022", "------", "\u0663",
])  # fmt: skip


@st.composite
def paged_lines(draw_from: st.DrawFn) -> tuple[Line, ...]:
    """Draw the lines of some pages, with places or without."""
    geometry = draw_from(st.booleans())
    lines: list[Line] = []
    for page in range(1, draw_from(st.integers(1, 5)) + 1):
        for number in range(1, draw_from(st.integers(1, 8)) + 1):
            first = Boundary.PAGE if page > 1 else Boundary.START
            inner = draw_from(st.sampled_from([Boundary.LINE, Boundary.BLANK]))
            height = 40.0 + 50 * number
            lines.append(
                Line(
                    text=draw_from(_TEXT),
                    page=page if geometry or draw_from(st.booleans()) else 1,
                    number=number,
                    boundary=first if number == 1 else inner,
                    blank_lines=draw_from(st.integers(0, 2)),
                    layout=Layout(
                        x0=72.0,
                        top=height - 9,
                        x1=300.0,
                        bottom=height + 2,
                        baseline=height,
                        page_width=595.0,
                        page_height=842.0,
                        font_size=draw_from(st.sampled_from([8.0, 11.0])),
                    )
                    if geometry
                    else None,
                )
            )
    return tuple(lines)


@given(paged_lines())
@settings(max_examples=150)
def test_lines_are_split_at_pages_as_one_by_one(lines: tuple[Line, ...]) -> None:
    starts = [
        at
        for at, line in enumerate(lines)
        if not at or line.page != lines[at - 1].page or line.boundary is Boundary.PAGE
    ]
    assert split_at_pages(lines) == [range(*ends) for ends in pairwise((*starts, len(lines)))]


@given(paged_lines(), st.data())
@settings(max_examples=200)
def test_lines_are_taken_out_as_one_by_one(lines: tuple[Line, ...], data: st.DataObject) -> None:
    removed = data.draw(st.sets(st.integers(0, len(lines) - 1)))
    verdicts = {index: Verdict(rule="running-head", reasons=()) for index in removed}
    kept: list[Line] = []
    carried: Line | None = None
    for index, line in enumerate(lines):
        line = line if carried is None else inherit(line, carried)
        carried = line if index in removed else None
        if carried is None:
            kept.append(line)
    removals: list[Removal] = []
    left = _without(lines, verdicts, frozenset(), removals)
    assert left == tuple(kept)
    spans = [edit.spans for edit in edits_of(removals)]
    assert spans == [(lines[at].span(),) for at in sorted(removed)]
    assert pages_left(split_at_pages(lines), sorted(removed), left) == split_at_pages(left)


@given(paged_lines())
@settings(max_examples=150)
def test_no_rule_looks_at_the_edges_that_are_left_out(lines: tuple[Line, ...]) -> None:
    few = set_furniture_aside(lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(furniture, "build_scene", lambda lines, pages, **_: build_scene(lines, pages))
        every = set_furniture_aside(lines)
    assert few[:2] == every[:2]


@given(st.lists(_TEXT, max_size=12), st.integers(0, 400))
def test_texts_that_are_all_different_repeat_nothing(texts: list[str], length: int) -> None:
    """The early exit of `_repeated`: without it the groups would be looked at in vain."""
    padding = "and so it goes on " * (length // 18)
    lines = [
        Line(text=piece, page=1, number=at + 1, boundary=Boundary.LINE)
        for at, piece in enumerate(piece for text in texts for piece in (text, f"{padding}{text}"))
    ]
    candidates = find_candidates(lines)
    found = _repeated(lines, candidates)
    assert all(candidates.texts.count(candidates.texts[at]) > 2 for at in found)
    # One text more that stands twice takes the exit away, and must change nothing.
    more = [*candidates.texts, "x", "x"]
    assert _repeated(lines, candidates._replace(texts=more)) == found


@given(st.text(max_size=30))
def test_what_is_not_ascii_is_left(text: str) -> None:
    assert _without_ascii(text) == "".join(sign for sign in text if not sign.isascii())


@given(st.text(st.sampled_from(" \t\u00a0_-―—–─a"), max_size=14))
def test_a_rule_is_known_by_its_first_sign(text: str) -> None:
    assert _is_rule(text) == (_RULE_LINE.fullmatch(text) is not None)


def test_a_line_that_inherits_a_break_keeps_all_else() -> None:
    layout = Layout(
        x0=1.0, top=2.0, x1=3.0, bottom=4.0, baseline=3.5, page_width=5.0, page_height=6.0,
        font_size=7.0,
    )  # fmt: skip
    line = Line(
        text="a b", page=2, number=3, boundary=Boundary.LINE, blank_lines=1, bold_prefix=1,
        layout=layout, marks=Marks(part=Part.FOOTNOTE), offsets=(0, 2, 3, 4),
    )  # fmt: skip
    removed = attrs.evolve(line, boundary=Boundary.PAGE, blank_lines=2)

    inherited = inherit(line, removed)

    assert inherited == attrs.evolve(line, boundary=Boundary.PAGE, blank_lines=3)
    plain = Line(text="", page=1, number=1, boundary=Boundary.LINE)
    changed = [
        one.name
        for one in attrs.fields(Line)
        if getattr(line, one.name) != getattr(plain, one.name)
    ]
    assert len(changed) == len(attrs.fields(Line)) - 1
