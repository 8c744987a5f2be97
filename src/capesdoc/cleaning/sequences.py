"""Sequences: page numbers are known by counting up with the pages, never by their looks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from capesdoc.cleaning.page_numbers import NumberStyle, PageNumber
from capesdoc.cleaning.sheets import Edge, Scene, Side
from capesdoc.values import NamedTuple

__all__ = ["Verdict", "find_page_numbers"]


class Verdict(NamedTuple):
    """Why a line is furniture."""

    rule: str
    reasons: tuple[str, ...]


DEEPEST_NUMBER: Final = 3
"""Rows between a page number and the edge: below it stand at most a few lines of a foot."""

YEARS: Final = range(1800, 2101)
"""Numbers that are as likely a year: one in sequence on two pages is still chance (a chronicle)."""

LEAST_YEAR_RUN: Final = 4
"""Pages in a row before numbers that read as years are page numbers (a long journal volume)."""

MARGIN_SHARE: Final = 0.12
"""Share of the page height that is margin: 0.12 of A4 is 101 points, and body text begins at 72 or
so; a single number this near the edge of a one-page document stands outside the text."""

MOST_DOUBLE: Final = 0.5
"""Share of a sequence's pages that may have a number of a longer sequence already: formula and
figure numbers count up too, on pages that are numbered anyhow."""

ISOLATED: Final = 1.8
"""Line spacings between a lone line and the text before it stands apart: paragraph gaps of common
templates are 1.5, and a foot stands at 2 or more."""

_Key = tuple[Side, NumberStyle, int]


def find_page_numbers(scene: Scene) -> dict[int, Verdict]:
    """Find the lines at the edges that are page numbers running with the pages.

    Left alone: a number that does not count with the pages (a year, a table cell, a list number),
    also where it looks like `(1)` or stands alone at the very edge.
    """
    groups: defaultdict[_Key, list[tuple[Edge, PageNumber]]] = defaultdict(list)
    verdicts: dict[int, Verdict] = {}
    for edge in scene.edges:
        number = edge.page_number
        if number is None or edge.depth > DEEPEST_NUMBER:
            continue
        groups[(edge.side, number.style, number.value - edge.sheet)].append((edge, number))
        if (verdict := _alone(scene, edge, number)) is not None:
            verdicts[edge.index] = verdict
    numbered: set[int] = set()
    # The longest sequence first: a line that fits two is the page number of the longer.
    for _, members in sorted(groups.items(), key=_longest_and_outermost):
        sheets = {edge.sheet for edge, _ in members}
        if not _runs_with_pages(scene, members, len(sheets)):
            continue
        if len(sheets & numbered) > len(sheets) * MOST_DOUBLE:
            continue
        numbered |= sheets
        reason = f"counts up with the pages on {len(sheets)} of {len(scene.sheets)}"
        for edge in _outermost(edge for edge, _ in members):
            verdicts[edge.index] = Verdict(
                rule="page-number",
                reasons=(reason, f"stands at the {edge.side.value} of its page"),
            )
    return verdicts


def _longest_and_outermost(
    group: tuple[_Key, list[tuple[Edge, PageNumber]]],
) -> tuple[int, int]:
    members = group[1]
    return -len(members), sum(edge.depth for edge, _ in members)


def _runs_with_pages(scene: Scene, members: list[tuple[Edge, PageNumber]], pages: int) -> bool:
    number = members[0][1]
    if pages < 2:
        return False
    sure = number.named or (number.dressed and number.style is NumberStyle.ARABIC)
    if (
        not sure
        and number.style is NumberStyle.ARABIC
        and all(n.value in YEARS for _, n in members)
    ):
        return pages >= LEAST_YEAR_RUN
    if sure or members[0][0].height is not None:
        return True
    # Without geometry two bare numbers in sequence are chance, unless there are no more pages.
    return pages >= 3 or (len(scene.sheets) == 2 and all(edge.depth == 0 for edge, _ in members))


def _outermost(edges: Iterable[Edge]) -> Iterable[Edge]:
    """Keep one number a sheet, the one nearest the edge."""
    best: dict[int, Edge] = {}
    for edge in edges:
        if edge.sheet not in best or edge.depth < best[edge.sheet].depth:
            best[edge.sheet] = edge
    return best.values()


def _alone(scene: Scene, edge: Edge, number: PageNumber) -> Verdict | None:
    """Accept a number that has no neighbours to run with, where it says itself what it is."""
    if edge.depth > 0:
        return None
    if number.total is not None and _fits(number, edge, len(scene.sheets)):
        return Verdict(
            rule="page-number", reasons=("says its number and the number of pages", _where(edge))
        )
    if number.named and number.value == edge.sheet + 1:
        return Verdict(
            rule="page-number", reasons=("says that it is the number of this page", _where(edge))
        )
    in_margin = _in_margin(scene, edge)
    if in_margin and edge.gap >= ISOLATED and number.value == edge.sheet + 1 and _last(scene, edge):
        return Verdict(
            rule="page-number",
            reasons=("is the number of this page", "stands alone in the margin", _where(edge)),
        )
    return None


def _fits(number: PageNumber, edge: Edge, pages: int) -> bool:
    """Whether `2 of 9` can be the number of its page; `2/9` only where the document has 9."""
    if number.total is None or not 0 < number.value <= number.total:
        return False
    if not number.named:
        return number.total == pages and number.value == edge.sheet + 1
    return number.total >= pages and (number.value == edge.sheet + 1 or pages > 1)


def _last(scene: Scene, edge: Edge) -> bool:
    return scene.sheets[edge.sheet].row_count > 1


def _in_margin(scene: Scene, edge: Edge) -> bool:
    layout = scene.lines[edge.index].layout
    if layout is None or edge.height is None:
        return False
    return edge.height <= MARGIN_SHARE * layout.page_height


def _where(edge: Edge) -> str:
    return f"outermost line at the {edge.side.value} of page {edge.sheet + 1}"
