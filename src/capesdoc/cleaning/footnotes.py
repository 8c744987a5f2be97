"""Footnotes: note lines at the foot of a page are kept, and marked as apart from the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import Final

import attrs

from capesdoc.cleaning.changes import removal_of
from capesdoc.cleaning.sheets import Scene, Sheet, build_scene, split_at_pages
from capesdoc.findings import Edit
from capesdoc.patterns import compile_later
from capesdoc.source import Boundary, Line, Marks, Part

__all__ = ["mark_footnotes"]

_MARKER: Final = compile_later(
    r"\s{0,8}[\[(]?(?P<mark>\d{1,3}|[*†‡§¶]{1,3}|[¹²³⁴-⁹])[\])]?[.:]?\s{0,4}"
    r"(?=[^\W\d_]|[“‘\"'(]|(?<=\s)\d)"
)
"""A number or sign at the start of a note, with or without a space before its first word."""

_RAISED: Final = compile_later(r"[\d*†‡§¶¹²³⁴-⁹]{1,3}")
_WORD_END: Final = (
    r"(?:[^\W\d_]{2}|[^\W\d_][)\]”’\"']|[”’\"')\]][.,;:]|\d{4}[.,;:]|\d[!?”)])"
    r"[.,;:!?]?[”’\"')\]]?"
)
_BEFORE_RAISED: Final = compile_later(_WORD_END + r"(?:\ ?[\[(])?$")
_BEFORE_SMALL: Final = compile_later(_WORD_END + r"\ ?[\[(]?$")  # a PDF may part it by a space
_AFTER_RAISED: Final = compile_later(r"[\])]?(?:\s|[.,;:!?)\]”’—–-]|$)")
"""A raised mark comes out of a converter right behind a word or its punctuation."""

LONGEST_BEFORE: Final = 8
"""Characters before a raised mark: a year or two letters, a stop, a quote, a space, a bracket."""

_RULE_LINE: Final = compile_later(r"\s*(?:[_―—–─]{5,80}|-{8,80}|(?:_ ){5,40}_?)\s*")

_RULE_IN_SIGNS: Final = compile_later(r"[_―—–─]{5}|-{8}")
"""What is left of the shortest `_RULE_LINE` among the signs."""

SMALLER_NOTE: Final = 0.93
"""Type size of notes as a share of the text's: 9 beside 10 points is 0.9, 8 beside 12 is 0.67."""

NOTE_GAP: Final = 1.1
"""Line spacings between the text and its notes: never less than from line to line of the text."""

LOWER_HALF: Final = 0.4
"""Height, as a share of the page, above which no note begins: notes longer than 60 % of a page
have not been seen in reports."""


def mark_footnotes(
    lines: tuple[Line, ...], scene: Scene | None, signs: str
) -> tuple[tuple[Line, ...], tuple[Edit, ...]]:
    """Mark the note lines at the foot of each page as `Part.FOOTNOTE`, in their place.

    PDF:  smaller type at the foot of a page or column, with a mark that the page refers to
    text: lines after a rule at the page end, or a block of marked lines; each mark referred to
    both: the rest of a note that the page before broke off, at the same place and without a mark

    Left alone: numbered lists at a page end (nothing refers to their numbers), small print
    without a mark, and whatever the file itself says is something else. `scene` is None for a text
    of one page, and `signs` are those of the lines.
    """
    if scene is None:
        if _RULE_IN_SIGNS.search(signs) is None:
            return lines, ()
        # No rule begins with a letter, as nearly all lines do.
        others = [text for line in lines if not (text := line.text)[:1].isalnum()]
        if not any(map(_is_rule, others)):
            return lines, ()
        scene = build_scene(lines, split_at_pages(lines))
    notes: set[int] = set()
    rules: set[int] = set()
    above: set[int] = set()
    for sheet in scene.sheets:
        goes_on = bool(above) and _is_open(scene.lines[max(above)].text)
        if sheet.geometry:
            above = _small_notes(scene, sheet, goes_on=goes_on)
        else:
            above = _text_notes(scene, sheet, rules, goes_on=goes_on)
        notes |= above
    if not notes:
        return lines, ()
    return _marked(lines, notes, rules)


def _is_rule(text: str) -> bool:
    first = text[:1]
    return (first in _RULE_SIGNS or first.isspace()) and _RULE_LINE.fullmatch(text) is not None


_RULE_SIGNS: Final = frozenset("_―—–─-")


def _is_open(text: str) -> bool:
    """Whether a note breaks off at the end of its page: nothing that ends notes stands there."""
    last = text.rstrip()[-1:]
    return last.islower() or last in (",", "-")


def _small_notes(scene: Scene, sheet: Sheet, *, goes_on: bool) -> set[int]:
    """Find the notes of a PDF page, column by column from the foot upwards.

    Args:
        scene: The document.
        sheet: One page of it.
        goes_on: The page before ended in the middle of a note.
    """
    columns: dict[int | None, list[int]] = {}
    for index in sheet.page:
        layout = scene.lines[index].layout
        columns.setdefault(layout.column if layout else None, []).append(index)
    notes: set[int] = set()
    for column in columns.values():
        column.sort(key=partial(_baseline, scene))
        block = _small_block(scene, column)
        if not block:
            continue
        body = [index for index in column if index not in block]
        marks = [mark for i in block if (mark := _mark_of(scene.lines[i].text))]
        rest = goes_on and not _mark_of(scene.lines[block[0]].text)
        if (marks or rest) and (not body or _gap_above(scene, body[-1], block[0]) >= NOTE_GAP):
            page = [index for index in sheet.page if index not in block]
            referred = _references(scene.lines, page, _BEFORE_SMALL) & set(marks)
            if rest or referred or _interrupts(scene.lines, block):
                notes.update(block)
    return notes


def _mark_of(text: str) -> str | None:
    """Give the mark at the head of a note; raised and set apart it may be a line of its own."""
    if (found := _MARKER.match(text)) is not None:
        return found["mark"]
    alone = text.strip()
    return alone if _RAISED.fullmatch(alone) else None


def _baseline(scene: Scene, index: int) -> float:
    layout = scene.lines[index].layout
    return layout.baseline if layout is not None else 0.0


def _small_block(scene: Scene, column: Sequence[int]) -> list[int]:
    """Give the run of lines in smaller type at the foot of a column, from its first line down."""
    block: list[int] = []
    for index in reversed(column):
        layout = scene.lines[index].layout
        if layout is None or scene.body_size is None:
            break
        if layout.font_size > SMALLER_NOTE * scene.body_size:
            break
        if layout.top < LOWER_HALF * layout.page_height or _is_cell(scene.lines[index]):
            break
        block.append(index)
    return block[::-1]


def _is_cell(line: Line) -> bool:
    return line.marks is not None and line.marks.cell is not None


def _gap_above(scene: Scene, above: int, below: int) -> float:
    one, other = scene.lines[above].layout, scene.lines[below].layout
    if one is None or other is None or not scene.spacing:
        return 0.0
    return (other.baseline - one.baseline) / scene.spacing


def _text_notes(scene: Scene, sheet: Sheet, rules: set[int], *, goes_on: bool) -> set[int]:
    """Find the notes of a page of plain text, and add the rule above them to `rules`."""
    page = sheet.page
    several = len(scene.sheets) > 1
    start, rule = _note_block(scene.lines, page, several_pages=several, goes_on=goes_on)
    if start is None:
        return set()
    block = page[start:]
    if any(scene.lines[index].part is not Part.BODY for index in block):
        return set()
    marks = {m["mark"] for i in block if (m := _MARKER.match(scene.lines[i].text))}
    body = page[: start - 1 if rule is not None else start]
    referred = marks & _references(scene.lines, body, _BEFORE_RAISED)
    # A rule says what the lines below it are; without one, every mark must have its reference, or
    # the notes stand in the middle of a sentence: a mark may be lost in conversion.
    rest = goes_on and rule is not None and _MARKER.match(scene.lines[block[0]].text) is None
    if not (
        rest
        or (referred and (rule is not None or referred == marks))
        or (rule is None and _interrupts(scene.lines, block))
    ):
        return set()
    if rule is not None:
        rules.add(rule)
    return set(block)


def _interrupts(lines: Sequence[Line], block: Sequence[int]) -> bool:
    """Whether a first note stands in the middle of a sentence, at the end of a page.

    No list begins there. A later item may stand there, and so may a date: only 1 or a sign will do.
    """
    after = block[-1] + 1
    if _FIRST_NOTE.match(lines[block[0]].text.lstrip()) is None:
        return False
    if after >= len(lines) or lines[block[-1]].text.rstrip()[-1:] not in _STOPS:
        return False
    left = lines[block[0] - 1].text.rstrip()
    return (
        len(left.split()) >= LEAST_OPEN_WORDS
        and left[-1].islower()
        and lines[after].text.lstrip()[:1].islower()
    )


_FIRST_NOTE: Final = compile_later(r"(?:[\[(]?1[\])]?|\*|†|¹)\s{0,4}[^\W\d_]")
_STOPS: Final = (".", "!", "?")
LEAST_OPEN_WORDS: Final = 4
"""Words of a line that a note interrupts: a line of fewer is as likely a heading or a row."""


def _note_block(
    lines: Sequence[Line], page: Sequence[int], *, several_pages: bool, goes_on: bool
) -> tuple[int | None, int | None]:
    """Give where the notes of a page begin and the line with the rule above them, if any."""
    for at in range(len(page) - 1, 0, -1):
        text = lines[page[at]].text
        if not text[:1].isalnum() and _is_rule(text) and at + 1 < len(page):
            begins = goes_on or _MARKER.match(lines[page[at + 1]].text) is not None
            return (at + 1, page[at]) if begins else (None, None)
    if not several_pages:
        return None, None
    start = None
    for at in range(len(page) - 1, 0, -1):
        line = lines[page[at]]
        if _MARKER.match(line.text):
            start = at
        if line.boundary is not Boundary.LINE and start != at:
            break  # a block that does not begin with a mark is text
    if start is None or lines[page[start]].boundary is Boundary.LINE:
        return None, None
    return start, None


def _references(
    lines: Sequence[Line], indexes: Sequence[int], before_mark: re.Pattern[str]
) -> set[str]:
    """Give the marks that stand raised, that is right behind a word, in some lines."""
    found: set[str] = set()
    for index in indexes:
        text = lines[index].text
        for hit in _RAISED.finditer(text):
            before = text[max(hit.start() - LONGEST_BEFORE, 0) : hit.start()]
            if before_mark.search(before) and _AFTER_RAISED.match(text, hit.end()):
                found.add(hit.group())
    return found


def _marked(
    lines: Sequence[Line], notes: set[int], rules: set[int]
) -> tuple[tuple[Line, ...], tuple[Edit, ...]]:
    kept: list[Line] = []
    edits: list[Edit] = []
    for index, line in enumerate(lines):
        if index in rules:
            edits.append(
                removal_of(
                    line,
                    rule="footnote-rule",
                    reasons=("a line drawn above the notes of the page",),
                )
            )
        elif index in notes:
            marks = line.marks if line.marks is not None else Marks()
            boundary = Boundary.BLANK if index - 1 in rules else line.boundary
            kept.append(
                attrs.evolve(line, marks=attrs.evolve(marks, part=Part.FOOTNOTE), boundary=boundary)
            )
        else:
            kept.append(line)
    return tuple(kept), tuple(edits)
