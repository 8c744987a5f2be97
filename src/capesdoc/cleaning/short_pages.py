"""Short pages: page ends of texts so short that few numbers, or a single one, mark them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from capesdoc.cleaning.candidates import Candidates
from capesdoc.cleaning.page_numbers import (
    NumberStyle,
    PageNumber,
    read_page_number,
)
from capesdoc.cleaning.sheets import mask
from capesdoc.patterns import compile_later
from capesdoc.source import Boundary, Line
from capesdoc.values import NamedTuple

__all__ = ["ShortEnds", "find_short_ends"]

LEAST_WORDS: Final = 3
"""Words before a number that stands in a sentence: fewer are a score or a label (`Total`)."""

LONG: Final = 30
"""Characters of the lines around a number that no blank line parts from them: cells of tables and
items of lists are shorter."""

LONGEST_HEAD: Final = 60
"""Characters of a running head that stands beside a page number and not in its line."""

LONGEST_ROMAN: Final = 5
"""Characters of a Roman page number of a short text: `xviii`."""

YEARS: Final = range(1800, 2101)
"""Numbers that are as likely a year."""

_OPEN: Final = compile_later(r"[^\W_][”’\"')\]]?$|[,;–—]$")
_ASKS: Final = compile_later(
    r",$|\b(?:a|an|and|at|by|for|from|in|of|on|or|that|the|to|with)$", re.IGNORECASE
)
"""What no sentence ends with, so that a name or a number may follow."""

_SENTENCE: Final = compile_later(r"[^\W\d_].*[.!][”’\"')\]]{0,2}$")
"""What ends a sentence; the stop of `1.` ends none."""

_ROMAN: Final = "roman"

_CUE: Final = (":", "?")
"""What a number may answer."""

_RUNNING: Final = compile_later(
    r"""
    (?P<words> [^\W\d] .{2,90}? )
    (?: (?: \s{3,80} | \s{0,3}[|•·]\s{0,3} ) (?P<page> [Pp]age\ )? | \s (?P<said> Page\ ) )
    (?P<number> \d{1,4} )
    (?: \ of\ (?P<total> \d{1,4}) )?
    """,
    re.VERBOSE,
)
"""A running line with its number: parted by a wide gap or a bar, or called a page."""

_MAY_RUN: Final = compile_later(r"\s{3}|[|•·]|Page ")
"""What the pattern above cannot do without."""

_NOTE: Final = compile_later(r"\d{1,3}[.)]?\s{1,4}[^\W\d]|[*†‡§]")


class ShortEnds(NamedTuple):
    """Lines that mark page ends, and why."""

    indexes: tuple[int, ...]
    reason: str


class _Mark(NamedTuple):
    """A line that may mark a page end.

    Attributes:
        line: Which line.
        form: What its number stands in; numbers of one form count together.
        value: The number.
        total: The number of pages, where that is printed too.
        said: It says that it is a page number.
        bare: It is nothing but digits.
        high: Its number is higher than the lines before it.
    """

    line: int
    form: str
    value: int
    total: int | None = None
    said: bool = False
    bare: bool = False
    high: bool = False


def find_short_ends(lines: Sequence[Line], candidates: Candidates) -> ShortEnds | None:
    """Find the page ends of a short text by what one or two lines say.

    said  = `Page 1 of 2`                              by itself
          | `Newsletter    Page 1`, `- 1 -`            the last line, or the first
          | `Page 1`, `- 1 -`, `Newsletter    Page 1`  two in sequence that open or close the text
    split = any of these, a bare number or `Report 2024     3` in the middle of a sentence
          , also with a short running head beside it
    close = numbers, bare or at the end of a running line, from one to the last line of the text
    apart = a bare number between more blank lines than is usual, in sequence
    twice = a line inside a sentence, and the same line again at the end of the text

    Left alone: bare years; numbers that answer a question or follow a colon; numbers higher than
    the lines before them (a page holds a line); sections `1`, `2`, `3`, which stand above their
    text; a running line that stands but once, and no sentence goes on behind it.
    """
    marks = _marks(lines, candidates)
    if not marks:
        twice = _twice(lines, candidates.texts)
        reason = "stands twice, once inside a sentence"
        return ShortEnds(indexes=tuple(twice), reason=reason) if twice else None
    said = [m for m in marks if m.said and m.total is not None and _parted(lines, m.line)]
    if said:
        return _ends(said, "says its number and the number of pages")
    sequences = _sequences(marks)
    for run in sequences:
        if any(_is_split(lines, mark) for mark in run) and not (len(run) == 1 and run[0].high):
            return _ends(run, "the sentence before it goes on behind it")
    for mark in marks:
        for beside in (mark.line - 1, mark.line + 1):
            if _is_head_beside(lines, mark.line, beside):
                both = (min(mark.line, beside), max(mark.line, beside))
                return ShortEnds(indexes=both, reason="the sentence before both goes on behind")
    for run in sequences:
        if run[0].said and (len(run) > 1 or not run[0].high) and _closes_or_opens(lines, run):
            return _ends(run, "says that it is a page number, and counts the pages of the text")
        if _closes(lines, run):
            return _ends(run, "counts the pages of the text from one, and closes it")
        if run[0].bare and _is_apart(lines, run):
            return _ends(run, "a number alone between more blank lines than is usual")
    return None


def _ends(marks: Sequence[_Mark], reason: str) -> ShortEnds:
    return ShortEnds(indexes=tuple([mark.line for mark in marks]), reason=reason)


def _marks(lines: Sequence[Line], candidates: Candidates) -> list[_Mark]:
    marks: list[_Mark] = []
    numbers = candidates.numbers
    ends = [pair for pair in candidates.short if pair[1][-1:].isdecimal() or pair[0] in numbers]
    for index, text in ends:
        number = numbers.get(index)
        if number is None:
            # A running line ends with its number, or with the number of all pages.
            mark = _running_mark(index, text)
        elif len(text) <= LONGEST_ROMAN or any(map(str.isdecimal, text)):
            mark = _number_mark(lines, index, number)
        else:
            mark = None
        if mark is not None:
            marks.append(mark)
    return marks


def _number_mark(lines: Sequence[Line], index: int, number: PageNumber) -> _Mark | None:
    text = lines[index].text.strip()
    if number.style is not NumberStyle.ARABIC:
        lone = len(text) > 1 and text.islower() and text.isalpha()
        return _Mark(line=index, form=_ROMAN, value=number.value) if lone else None
    if number.named or number.dressed:
        if number.total is not None and not 0 < number.value <= number.total:
            return None
        form = f"{number.named}{number.dressed}{number.total}"
        return _Mark(line=index, form=form, value=number.value, total=number.total, said=True)
    if not text.isdecimal() or not index or number.value in YEARS:
        return None
    if not _parted(lines, index) and not _between_long(lines, index):
        return None
    return _Mark(
        line=index, form="bare", value=number.value, bare=True, high=number.value > index + 1
    )


def _between_long(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands between two long ones: a wrapped line would have taken their words."""
    return index + 1 < len(lines) and all(
        len(lines[beside].text.strip()) >= LONG for beside in (index - 1, index + 1)
    )


def _twice(lines: Sequence[Line], texts: Sequence[str]) -> list[int]:
    """Find a line that stands once inside a sentence and once at the very end or beginning."""
    for edge in (len(lines) - 1, 0):
        text = texts[edge]
        if not 3 < len(text) <= LONGEST_HEAD or not text[0].isupper() or not text[-1].isalnum():
            continue
        same = [index for index, other in enumerate(texts) if other == text]
        if len(same) == 2 and _splits(lines, (inner := sum(same) - edge) - 1, inner + 1):
            return [inner, edge] if edge else [inner]
    return []


def _running_mark(index: int, text: str) -> _Mark | None:
    found = _RUNNING.fullmatch(text) if _MAY_RUN.search(text) else None
    if found is None:
        return None
    key, _ = mask(found["words"])
    said = bool(found["page"] or found["said"])
    total = int(found["total"]) if found["total"] and said else None
    return _Mark(line=index, form=key, value=int(found["number"]), total=total, said=said)


def _parted(lines: Sequence[Line], index: int) -> bool:
    """Whether something parts a line from the text on one side at least."""
    after = index + 1 == len(lines) or lines[index + 1].boundary is not Boundary.LINE
    return lines[index].boundary is not Boundary.LINE or after


def _sequences(marks: Sequence[_Mark]) -> list[list[_Mark]]:
    """Give the marks of each form that count up by one without a gap; others count nothing."""
    forms: dict[str, list[_Mark]] = {}
    for mark in marks:
        forms.setdefault(mark.form, []).append(mark)
    return [
        run
        for run in forms.values()
        if all(right.value == left.value + 1 for left, right in pairwise(run))
        and all(right.line - left.line > 1 for left, right in pairwise(run))
    ]


def _is_split(lines: Sequence[Line], mark: _Mark) -> bool:
    index = mark.line
    if not _parted(lines, index) and not mark.bare and "  " not in lines[index].text.strip():
        return False  # without a blank line on either side it may be part of the sentence
    return _splits(lines, index - 1, index + 1)


def _is_head_beside(lines: Sequence[Line], index: int, beside: int) -> bool:
    """Whether a line beside a number is a running head: alone, short, no sentence."""
    if not 0 <= beside < len(lines) or read_page_number(lines[index].text.strip()) is None:
        return False
    text = lines[beside].text.strip()
    below = max(index, beside) + 1
    return (
        len(text) <= LONGEST_HEAD
        and text[:1].isupper()
        and text[-1:].isalnum()
        and all(
            lines[at].boundary is not Boundary.LINE
            for at in (index, beside, below)
            if at < len(lines)
        )
        and _splits(lines, min(index, beside) - 1, below)
    )


def _splits(lines: Sequence[Line], before: int, after: int) -> bool:
    """Whether the sentence of one line goes on in another; a note may stand behind the first."""
    if before < 0 or after >= len(lines):
        return False
    if _NOTE.match(lines[before].text.strip()) and lines[before].boundary is not Boundary.LINE:
        before -= 1
    left, right = lines[max(before, 0)].text.strip(), lines[after].text.lstrip("“‘\"'( \t")
    if len(left.split()) < LEAST_WORDS or _OPEN.search(left) is None:
        return False
    return right[:1].islower() or (_ASKS.search(left) is not None and right[:1].isalnum())


def _closes_or_opens(lines: Sequence[Line], run: Sequence[_Mark]) -> bool:
    """Whether the numbers stand where pages end: the first opens the text, or the last closes it.

    The pages of a list of errata are named above what stands on them, and the list has a title.
    """
    return run[0].line == 0 or run[-1].line == len(lines) - 1


def _closes(lines: Sequence[Line], run: Sequence[_Mark]) -> bool:
    """Whether numbers count from one to the last line of the text, each behind whole sentences.

    Sections have text below their numbers; an answer follows a question or a colon.
    """
    return (
        run[0].value == 1
        and run[0].form != _ROMAN
        and run[-1].line == len(lines) - 1
        and all(
            lines[mark.line].boundary is not Boundary.LINE
            and _may_precede(lines[mark.line - 1].text.rstrip(), alone=len(run) == 1)
            for mark in run
            if mark.line
        )
        and (run[0].bare or len(run) > 1 or " " in run[0].form)
    )


def _may_precede(text: str, *, alone: bool) -> bool:
    """Whether a page may end behind a line: a single number needs a whole sentence before it."""
    if alone:
        return _SENTENCE.search(text) is not None
    return not text.endswith(_CUE) and not text[-1:].isdigit()


def _is_apart(lines: Sequence[Line], run: Sequence[_Mark]) -> bool:
    """Whether bare numbers stand further from the text than paragraphs do from one another."""
    last = len(lines) - 1
    if run[0].high:
        return False
    if run[0].value == 1 and (run[-1].line != last or len(run) == 1):
        return False  # sections count from one, above their text
    around = {index for mark in run for index in (mark.line, mark.line + 1)}
    runs = Counter([line.blank_lines for i, line in enumerate(lines) if i and i not in around])
    del runs[0]
    usual = max(runs, key=lambda length: (runs[length], length)) if runs else 1
    inner = [mark.line for mark in run if mark.line != last]
    return bool(inner) and all(
        lines[at].blank_lines > usual
        and lines[at + 1].blank_lines > usual
        and not lines[at - 1].text.rstrip().endswith(_CUE)
        for at in inner
    )
