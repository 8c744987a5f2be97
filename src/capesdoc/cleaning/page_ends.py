"""Page ends in texts without form feeds: found by the page numbers and heads that stand there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from capesdoc.cleaning.candidates import LEAST_CHAIN, LONGEST_MARK, Candidates, find_candidates
from capesdoc.cleaning.page_numbers import read_page_number
from capesdoc.cleaning.sequences import Verdict
from capesdoc.cleaning.sheets import mask
from capesdoc.cleaning.short_pages import find_short_ends
from capesdoc.patterns import compile_later
from capesdoc.source import Boundary, Line
from capesdoc.values import NamedTuple

__all__ = ["PageEnds", "find_page_ends"]

LEAST_PAGE_CHARACTERS: Final = 250
"""Characters between two page ends: a page of large type holds 800 and more, and the items of a
list whose numbers stand on lines of their own rarely come near 250."""

LEAST_COUNTED_CHARACTERS: Final = 80
"""The same where the number of pages is printed too, and the last page may hold a line or two."""

STEADY: Final = 0.35
"""Spread of page lengths, as a share of the usual length, below which the pages are full pages.
Sections between numbered markers differ by more: 0.5 and up."""

LONGEST_ROMAN: Final = 12
"""Characters of a page number in Roman numerals, with dashes: `- xxxviii -`."""

_DIGIT: Final = compile_later(r"\d")
_OPEN_END: Final = compile_later(r"[\w,;–—-][”’\"')\]]?$")


class PageEnds(NamedTuple):
    """Lines that mark page ends, and the pages they make."""

    verdicts: dict[int, Verdict]
    pages: list[list[int]]


def find_page_ends(lines: Sequence[Line]) -> PageEnds | None:
    """Find the page ends of a document whose source marks none.

    chain = lines of one form whose number counts up by one, each at least 250 characters on
    form  = `Page 2` | `- 2 -` | `2` between blank lines | one running line with a number in it

    A chain of bare numbers, and repeated lines without a number, need a witness: a sentence that
    goes on behind one of them, or pages of even length. Left alone: the numbers of sections (they
    stand between whole paragraphs of uneven length) and of list items. Texts with fewer marks than
    a chain has are judged by `find_short_ends`.
    """
    candidates = find_candidates(lines)
    chains = _chains(lines, candidates)
    best = max(chains, key=len, default=[])
    if len(best) >= 2:
        reason = f"its number counts up by one, {len(best)} times through the text"
    elif (short := find_short_ends(lines, candidates)) is not None:
        best, reason = list(short.indexes), short.reason
    else:
        best, reason = (
            _repeated(lines, candidates),
            "repeats through the text, once inside a sentence",
        )
    if not best:
        return None
    ends = set(best)
    verdicts = {
        index: Verdict(
            rule="page-number" if read_page_number(lines[index].text.strip()) else "running-head",
            reasons=(reason, "stands where a page ends"),
        )
        for index in best
    }
    pages: list[list[int]] = [[]]
    for index in range(len(lines)):
        pages[-1].append(index)
        if index in ends:
            pages.append([])
    return PageEnds(verdicts=verdicts, pages=pages)


def _chains(lines: Sequence[Line], candidates: Candidates) -> list[list[int]]:
    """Give the longest chain of each form that is certain to count pages."""
    if len(candidates.numbers) < 2 and not candidates.may_count_up:
        return []
    forms: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    plain: set[str] = set()
    for index, text in candidates.short:
        if len(lines[index].text) > LONGEST_MARK:
            continue
        number = candidates.numbers.get(index)
        counts = candidates.may_count_up and _DIGIT.search(text) is not None
        if number is not None and (counts or len(text) <= LONGEST_ROMAN or _DIGIT.search(text)):
            if number.named or number.dressed or _stands_alone(lines, index):
                form = f"{number.named}{number.dressed}{number.style.value}"
                if number.named and number.total is not None:
                    form = _COUNTED
                forms[form].append((index, number.value))
                if form not in _NAMED:
                    plain.add(form)
            continue
        key, numbers = mask(text) if counts else ("", ())
        if key:
            for place, beside in enumerate(numbers):
                forms[f"{place} {key}"].append((index, beside))
    places = _places(lines)
    found: list[list[int]] = []
    for form, members in forms.items():
        least = LEAST_COUNTED_CHARACTERS if form == _COUNTED else LEAST_PAGE_CHARACTERS
        chain = _longest_chain(members, places, least) if len(members) > 1 else []
        sure = form in _NAMED and len(chain) >= 2
        if sure or (
            len(chain) >= LEAST_CHAIN and _witnessed(lines, chain, places, even=form in plain)
        ):
            found.append(chain)
    return found


_COUNTED: Final = "with the number of pages"
_NAMED: Final = frozenset(
    [
        *(f"True{dressed}{style}" for dressed in (True, False) for style in ("arabic", "roman")),
        _COUNTED,
    ]
)


def _stands_alone(lines: Sequence[Line], index: int) -> bool:
    before = lines[index].boundary is not Boundary.LINE
    after = index + 1 == len(lines) or lines[index + 1].boundary is not Boundary.LINE
    return before and after


def _places(lines: Sequence[Line]) -> list[int]:
    """Give for each line the characters before it."""
    places: list[int] = []
    total = 0
    for line in lines:
        places.append(total)
        total += len(line.text)
    return places


def _longest_chain(
    members: Sequence[tuple[int, int]], places: Sequence[int], least: int
) -> list[int]:
    """Give the longest run of members whose values go up by one, each far enough on."""
    latest: dict[int, tuple[int, int]] = {}  # value: (length of its chain, index of its line)
    before: dict[int, int] = {}
    end, most = -1, 0
    for index, value in members:
        length, previous = latest.get(value - 1, (0, -1))
        if length and places[index] - places[previous] < least:
            continue
        before[index] = previous
        if length + 1 > latest.get(value, (0, -1))[0]:
            latest[value] = (length + 1, index)
        if length + 1 > most:
            end, most = index, length + 1
    chain: list[int] = []
    while end >= 0:
        chain.append(end)
        end = before[end]
    return chain[::-1]


def _witnessed(
    lines: Sequence[Line], chain: Sequence[int], places: Sequence[int], *, even: bool
) -> bool:
    """Whether a sentence goes on behind a member, or (`even`) the pages are of even length."""
    if any(cuts_sentence(lines, index) for index in chain):
        return True
    if not even:
        return False
    lengths = [places[b] - places[a] for a, b in pairwise(chain)]
    if len(lengths) < 3:
        return False
    mean = sum(lengths) / len(lengths)
    variance = sum((length - mean) ** 2 for length in lengths) / len(lengths)
    return variance <= (STEADY * mean) ** 2


HEAD_LINES: Final = 3
"""Lines between a page number and the text that goes on: a running head or two."""


def cuts_sentence(lines: Sequence[Line], index: int) -> bool:
    """Whether the sentence before a line goes on, in lower case, soon after it."""
    for back in range(1, HEAD_LINES):
        left = lines[index - back].text.rstrip() if index >= back else ""
        if len(left) > 1 and _OPEN_END.search(left):
            return any(
                line.text.lstrip()[:1].islower()
                for line in lines[index + 1 : index + 1 + HEAD_LINES]
            )
    return False


LEAST_REPEATS: Final = 3
"""Times that a line without a number stands in a text before it may be a running head."""


def _repeated(lines: Sequence[Line], candidates: Candidates) -> list[int]:
    """Find one line without a number that repeats, at least once inside a sentence."""
    if len(candidates.short) - len({text for _, text in candidates.short}) < LEAST_REPEATS - 1:
        return []
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for index, text in candidates.short:
        if len(text) > 3 and not text.endswith(":"):
            groups[text].append(index)
    places: list[int] | None = None
    for members in groups.values():
        if len(members) < LEAST_REPEATS:
            continue
        places = places or _places(lines)
        steps = [places[b] - places[a] for a, b in pairwise(members)]
        if min(steps) < LEAST_PAGE_CHARACTERS:
            continue
        if sum(_interrupts(lines, index) for index in members) >= 1:
            return members
    return []


def _interrupts(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands directly between the halves of a sentence, in capital letters or so."""
    if index == 0 or index + 1 >= len(lines) or lines[index].text.lstrip()[:1].islower():
        return False
    left, right = lines[index - 1].text.rstrip(), lines[index + 1].text.lstrip()
    return (
        bool(_OPEN_END.search(left)) and right[:1].islower() and len(left) > len(lines[index].text)
    )
