"""Repeats: running heads and feet, which stand at the same place of page after page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from capesdoc.cleaning.page_numbers import read_page_number
from capesdoc.cleaning.sequences import ISOLATED, MARGIN_SHARE, Verdict
from capesdoc.cleaning.sheets import EDGE_ROWS, Edge, Scene, Side
from capesdoc.patterns import compile_later
from capesdoc.source import Boundary

__all__ = ["counts_up", "find_fixed_heads", "find_repeats", "stands_apart"]

SAME_HEIGHT_POINTS: Final = 4.0
"""Points by which a repeated line may stand higher or lower: scanned and cropped pages move."""

EDGE_SHARE: Final = 0.2
"""Share of the page height in which running lines stand: letterheads of five lines come near it."""

LONGEST_SKIP: Final = 3
"""Pages from one occurrence of a run to the next: odd and even heads differ, and pages lack one."""

LEAST_RUN: Final = 3
"""Pages of a run before repetition alone decides; two pages in a row with the same first line may
be two sections with the same heading."""

SLOT_SHARE: Final = 0.5
"""Share of pages with furniture at a place before other lines of that place are heads too."""

SMALLER: Final = 0.93
"""Type size, as a share of the text's, that reads as another size: 10 beside 11 points is 0.91."""

CLEAR: Final = 1.2
"""Line spacings between a head in smaller type and the text: more than from line to line."""

_FINAL: Final = (".", "!", "?", ".”", ".’", '."')
_BULLETS: Final = (
    *("•", "●", "▪", "‣", "◦", "–", "—", "*", "►", "❖", "○", "■", "□", "▫", "➢", "➤", "✓", "✔"),
    *("\uf0b7", "\uf0a7", "\uf0d8", "\uf0fc"),
)

LONGEST_SMALL_WORD: Final = 4
"""Letters of a word in lower case that stands alone where a converter tore a line apart: "the"."""


def find_repeats(scene: Scene) -> dict[int, Verdict]:
    """Find lines that repeat, digits masked, at the same place of the pages of a run.

    Odd and even pages are apart (a run may skip a page), and so are chapters (each is a run of its
    own). Left alone: a label line (`Recommendations:`) and a list item without geometry, the
    title of the document on its first page, and what repeats at different heights.
    """
    # An enum's hash is a call: whether a side is the top says as much.
    groups: defaultdict[tuple[bool, str], list[Edge]] = defaultdict(list)
    for edge in scene.edges:
        if edge.key and edge.page_number is None and _near_edge(scene, edge, EDGE_SHARE):
            groups[(edge.side is Side.TOP, edge.key)].append(edge)
        elif edge.depth == 0 and (edge.page_number is not None or _is_date_or_rule(edge)):
            groups[(edge.side is Side.TOP, edge.text)].append(edge)
    verdicts: dict[int, Verdict] = {}
    pairs: list[list[Edge]] = []
    labels: list[list[Edge]] = []
    for members in groups.values():
        if len(members) < 2:
            continue
        for run in _runs(_same_place(members)):
            if _decides(scene, run):
                _accept(verdicts, scene, run)
            elif len(run) == 2:
                pairs.append(run)
            elif run[0].text.endswith(":"):
                labels.append(run)
    for run in labels:
        if begun := _begin_heads(scene, verdicts, run):
            _accept(verdicts, scene, begun, opening=False)
    for run in _in_known_slots(scene, verdicts, pairs):
        _accept(verdicts, scene, run)
    _accept_single_heads(verdicts, scene)
    return verdicts


LEAST_SIGNS: Final = 6
"""Characters of a date of figures or a rule of dashes: less is a number or a bullet."""


def _is_date_or_rule(edge: Edge) -> bool:
    """Whether a line holds nothing but figures and signs, as `4/27/2022` and `-----` do."""
    return not edge.key and len(edge.text) >= LEAST_SIGNS


def _begin_heads(scene: Scene, verdicts: dict[int, Verdict], run: Sequence[Edge]) -> list[Edge]:
    """Give the lines with a colon that begin a head of several rows, and are no labels.

    The row below is one of the head on every page of the run; on the first it may be the heading.
    """
    condemned = {
        (edge.sheet, edge.side, edge.depth) for edge in scene.edges if edge.index in verdicts
    }
    begun = [edge for edge in run if not edge.depth and (edge.sheet, edge.side, 1) in condemned]
    return begun if len(begun) >= max(LEAST_RUN, len(run) - 1) else []


def _same_place(members: Sequence[Edge]) -> list[Edge]:
    """Keep the members that stand at the height (or row) of most, one a sheet."""
    if members[0].height is not None:
        middle = _middle(edge.height or 0.0 for edge in members)
        near = [e for e in members if abs((e.height or 0.0) - middle) <= SAME_HEIGHT_POINTS]
    else:
        usual = Counter(edge.depth for edge in members).most_common(1)[0][0]
        near = [e for e in members if abs(e.depth - usual) <= 1]
    best: dict[int, Edge] = {}
    for edge in near:
        if edge.sheet not in best or edge.depth < best[edge.sheet].depth:
            best[edge.sheet] = edge
    return sorted(best.values(), key=lambda edge: edge.sheet)


def _middle(values: Iterable[float]) -> float:
    ordered = sorted(values)
    return ordered[len(ordered) // 2]


def _runs(members: Sequence[Edge]) -> list[list[Edge]]:
    runs: list[list[Edge]] = []
    for edge in members:
        if runs and edge.sheet - runs[-1][-1].sheet <= LONGEST_SKIP:
            runs[-1].append(edge)
        else:
            runs.append([edge])
    return runs


def _decides(scene: Scene, run: Sequence[Edge]) -> bool:
    """Whether repetition alone makes the run furniture."""
    if len(run) < 2 or not _may_be_furniture(run[0]):
        return False
    if all(_is_in_flow(scene, edge) for edge in run):
        return False
    if _is_torn(run[0]) and len(run) < MOST_SHARE * len(scene.sheets):
        return False
    if run[0].page_number is not None:
        # The number of an issue or a sign of the publisher, one and the same.
        return len(run) >= max(LONG_RUN, MOST_SHARE * len(scene.sheets))
    if counts_up(run):
        return True
    if len(run) >= LEAST_RUN:
        return run[0].height is not None or _is_regular(scene, run)
    if len(scene.sheets) > LEAST_RUN or run[0].text.endswith(_FINAL):
        return False
    if run[0].height is None:
        return all(edge.depth == 0 for edge in run)
    return all(stands_apart(scene, edge) for edge in run)


def _is_torn(edge: Edge) -> bool:
    """Whether a line is a short word that a converter tore out of its own line."""
    text = edge.text
    return (
        edge.height is None
        and len(text) <= LONGEST_SMALL_WORD
        and text.isalpha()
        and text.islower()
    )


def _is_in_flow(scene: Scene, edge: Edge) -> bool:
    """Whether a line is the middle of a sentence at the top of a paragraph, and no head over one.

    It goes on in lower case below, or goes on itself what stands above, and no gap and no other
    type sets it or one of the next lines apart: paragraphs that open alike at the tops of columns.
    """
    if edge.side is not Side.TOP or edge.height is None:
        return False
    flow = scene.lines[edge.index : edge.index + FLOW_LINES]
    if len(flow) < FLOW_LINES or edge.text.endswith(_FINAL):
        return False
    size = flow[0].layout.font_size if flow[0].layout else 0.0
    return (edge.text[0].islower() or flow[1].text[:1].islower()) and all(
        line.boundary is Boundary.LINE
        and line.layout is not None
        and SMALLER * size < line.layout.font_size < size / SMALLER
        for line in flow[1:]
    )


FLOW_LINES: Final = 5
"""Lines that follow one another without a gap where a paragraph begins; heads have up to four."""


REGULAR_SHARE: Final = 0.7
"""Share of steps from page to page that must be alike: heads stand on every page or every second
one, and figure labels and table heads that happen to come first on a page do not."""


MOST_SHARE: Final = 0.5
"""Share of all pages at which it does not matter on which of them a line repeats."""


LONG_RUN: Final = 5
"""Pages of a run, outermost on each and never more than three pages apart, that need no rhythm."""


def _is_regular(scene: Scene, run: Sequence[Edge]) -> bool:
    """Whether a run stands on every page or every second one, or on nearly all there are."""
    if len(run) >= MOST_SHARE * len(scene.sheets):
        return True
    if len(run) >= LONG_RUN and all(edge.depth == 0 for edge in run):
        return True
    steps = [right.sheet - left.sheet for left, right in pairwise(run)]
    return max(steps.count(1), steps.count(2)) >= REGULAR_SHARE * len(steps)


_CAPTION: Final = compile_later(
    r"(?:f\ ?i\ ?g(?:ure)?|table|chart|box|photo|map|plate)\ ?\.?\ ?\d", re.IGNORECASE
)
"""Figures of a page each count up with the pages, and are called alike."""


def _may_be_furniture(edge: Edge) -> bool:
    if _CAPTION.match(edge.text):
        return False
    if edge.height is not None:
        return True
    return not edge.text.endswith(":") and not edge.text.startswith(_BULLETS)


def counts_up(run: Sequence[Edge]) -> bool:
    """Whether a number beside the repeated text counts up with the pages."""
    offsets = [{number - edge.sheet for number in edge.numbers} for edge in run]
    return bool(set.intersection(*offsets)) if all(offsets) else False


def stands_apart(scene: Scene, edge: Edge) -> bool:
    """Whether a line stands in the margin or well apart from the text."""
    return _near_edge(scene, edge, MARGIN_SHARE) or edge.gap >= ISOLATED


def _in_known_slots(
    scene: Scene, verdicts: dict[int, Verdict], pairs: Sequence[list[Edge]]
) -> list[list[Edge]]:
    """Accept runs of two pages where most pages have a running line and these two do not yet."""
    if not pairs:
        return []
    filled = _filled(verdicts, scene)
    return [
        run
        for run in pairs
        if run[1].sheet - run[0].sheet <= 2
        and len(filled[run[0].side]) >= SLOT_SHARE * len(scene.sheets)
        and not {edge.sheet for edge in run} & filled[run[0].side]
        and _may_be_furniture(run[0])
        and (run[0].height is not None or _is_head_of_section(scene, run[0]))
    ]


DEEPEST_HEAD: Final = 1
"""Rows between a head that stands on one page only and the edge: the page number."""


def _accept_single_heads(verdicts: dict[int, Verdict], scene: Scene) -> None:
    """Accept the head of a chapter that has one page of its own: text without places only.

    Most other pages have a head at this edge, and this one has none yet; its heading stands on
    the page or on the one before.
    """
    filled = _filled(verdicts, scene)
    for edge in scene.edges:
        if (
            edge.height is None
            and edge.depth <= DEEPEST_HEAD
            and edge.key
            and edge.page_number is None
            and edge.sheet not in filled[edge.side]
            and len(filled[edge.side]) >= max(LEAST_RUN, SLOT_SHARE * len(scene.sheets) - 1)
            and not edge.text.endswith((*_FINAL, ":"))
            and _has_heading(scene, edge)
        ):
            verdicts[edge.index] = Verdict(
                rule=edge.side.rule,
                reasons=(
                    f"{len(filled[edge.side])} of {len(scene.sheets)} pages have a head here",
                    "its heading stands on the page or just before it",
                ),
            )


def _filled(verdicts: dict[int, Verdict], scene: Scene) -> defaultdict[Side, set[int]]:
    """Give the sheets that have a running line at an edge."""
    filled: defaultdict[Side, set[int]] = defaultdict(set)
    for edge in scene.edges:
        if edge.index in verdicts:
            filled[edge.side].add(edge.sheet)
    return filled


def _accept(
    verdicts: dict[int, Verdict], scene: Scene, run: Sequence[Edge], *, opening: bool = True
) -> None:
    side = run[0].side
    reasons = [f"stands at the {side.value} of {len(run)} of {len(scene.sheets)} pages"]
    if run[0].height is not None:
        reasons.append(f"always at the same height, {run[0].height:.0f} points from the edge")
    if counts_up(run):
        reasons.append("its number counts up with the pages")
    elif opening and side is Side.TOP and _opens(scene, run):
        run = run[1:]
    verdict = Verdict(rule=side.rule, reasons=tuple(reasons))
    verdicts.update([(edge.index, verdict) for edge in run])


CHAPTER_SHARE: Final = 0.5
"""Share of the pages a run may span and still be the head of one chapter of several."""


def _opens(scene: Scene, run: Sequence[Edge]) -> bool:
    """Whether the first line of a run is the heading itself that the later ones repeat.

    The first page of a chapter has its heading and no running head, so that the heading stands
    where the heads do. On the first page of the document it is the title, unless another line
    there can be one. With geometry the height tells the two apart.
    """
    first, last = run[0], run[-1]
    if first.sheet == 0:
        return _names_title(first.text) or _is_only_title(scene, first)
    if first.height is not None or (first.sheet, first.side) in scene.numbered:
        return False
    if all((edge.sheet, edge.side) in scene.numbered for edge in run[1:]):
        return True  # the others have a page number beside them
    if first.sheet == 1 or _is_head_of_section(scene, first):
        return False
    return last.sheet - first.sheet < CHAPTER_SHARE * len(scene.sheets)


def _is_head_of_section(scene: Scene, edge: Edge) -> bool:
    """Whether a line is surely a head: by a page number, or with its heading just before it."""
    return (edge.sheet, edge.side) in scene.numbered or _has_heading(scene, edge)


def _has_heading(scene: Scene, edge: Edge) -> bool:
    """Whether the heading that a head repeats stands on its page or on the one before."""
    letters = _letters(edge.text)
    before = scene.sheets[max(edge.sheet - HEADING_BEFORE, 0) : edge.sheet + 1]
    return any(
        _letters(scene.lines[index].text) == letters
        for sheet in before
        for index in sheet.page
        if index != edge.index and len(scene.lines[index].text) <= len(edge.text) + 4
    )


HEADING_BEFORE: Final = 1
"""Pages before a head on which its heading stands: the head begins on the page after it."""


def _letters(text: str) -> str:
    return "".join([character for character in text if character.isalpha()]).casefold()


LONGEST_TITLE: Final = 150
"""Characters of a line that may be a title: the longest seen has 132."""

_LABELLED: Final = compile_later(r"[^\W\d][^:]{0,40}:\s")


def _is_only_title(scene: Scene, edge: Edge) -> bool:
    """Whether no other line at the top of the first page can be the title of the document."""
    layout = scene.lines[edge.index].layout
    if layout and scene.body_size and layout.font_size <= SMALLER * scene.body_size:
        return False
    for row in scene.sheets[0].top[:EDGE_ROWS]:
        for index in row:
            text = scene.lines[index].text.strip()
            if index == edge.index or not text or read_page_number(text):
                continue
            if text.casefold().startswith(_TITLE_LABELS):
                return False
            return bool(_LABELLED.match(text)) or len(text) > LONGEST_TITLE or text.endswith(_FINAL)
    return True


_TITLE_LABELS: Final = (
    "title", "event title", "event name", "event:", "name of the event", "name of the programme",
    "workshop title", "webinar title", "session title", "topic", "theme", "subject",
)  # fmt: skip


def _names_title(text: str) -> bool:
    """Whether a line says what the event is: `Title: Ports`, of a header that each page repeats."""
    line = text.strip()
    return line.casefold().startswith(_TITLE_LABELS) and _LABELLED.match(line) is not None


HEAD_SHARE: Final = 0.15
"""Share of the page height in which heads that change may stand. TeX sets those of its own classes
at 12.6 % of an A4 page; the first line below such a head stands at 16 %."""


def find_fixed_heads(scene: Scene) -> dict[int, Verdict]:
    """Find heads whose text changes (chapters, speakers) by their place: geometry only.

    place = the same height on most pages, and either the same wide gap to the text on most of
    them or a smaller type than the text's

    Left alone: first lines of pages that stand no further from the next line than other lines do.
    """
    verdicts: dict[int, Verdict] = {}
    outermost = [edge for edge in scene.edges if edge.depth == 0 and edge.height is not None]
    for side in Side if outermost else ():
        outer = [
            edge
            for edge in outermost
            if edge.side is side
            if side is Side.TOP or _NOTE.match(edge.text) is None
        ]
        for slot in _slots(outer):
            sheets = {edge.sheet for edge in slot}
            if len(sheets) < LEAST_RUN or len(sheets) < SLOT_SHARE * len(scene.sheets):
                continue
            if not all(_near_edge(scene, edge, HEAD_SHARE) for edge in slot):
                continue
            reason = _set_apart(scene, slot)
            if reason is None:
                continue
            place = f"a line at this height on {len(sheets)} of {len(scene.sheets)} pages"
            for edge in slot:
                verdicts[edge.index] = Verdict(rule=side.rule, reasons=(place, reason))
    return verdicts


_NOTE: Final = compile_later(r"\d{1,3}[.)]?\s{0,4}[^\W\d]|[*†‡§]")
"""The beginning of a footnote, whose last line may stand at the same height on many pages."""


def _slots(edges: Sequence[Edge]) -> list[list[Edge]]:
    """Group edges by height, each group within the tolerance of its first."""
    slots: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda edge: edge.height or 0.0):
        if slots and (edge.height or 0.0) - (slots[-1][0].height or 0.0) <= SAME_HEIGHT_POINTS:
            slots[-1].append(edge)
        else:
            slots.append([edge])
    return slots


def _near_edge(scene: Scene, edge: Edge, share: float) -> bool:
    """Whether a line stands within a share of the page height from its edge, or has no place."""
    layout = scene.lines[edge.index].layout
    if layout is None or edge.height is None:
        return True
    return edge.height <= share * layout.page_height


STEADY_SHARE: Final = 0.8
"""Share of a slot's lines that must be set apart alike: a paragraph gap below the first line of a
page is chance on one page and not on four of five."""


def _set_apart(scene: Scene, slot: Sequence[Edge]) -> str | None:
    usual = _middle(edge.gap for edge in slot)
    steady = sum(abs(edge.gap - usual) <= 0.25 for edge in slot)
    if usual >= ISOLATED and steady >= STEADY_SHARE * len(slot):
        return f"always {usual:.1f} line spacings from the text"
    if scene.body_size is None:
        return None
    sizes = [layout.font_size for edge in slot if (layout := scene.lines[edge.index].layout)]
    smaller = sum(size <= SMALLER * scene.body_size for size in sizes)
    if smaller >= STEADY_SHARE * len(slot) and usual >= CLEAR:
        return f"always in smaller type than the text ({sizes[0]:g} points)"
    return None
