"""Edges: what the file itself marks as furniture, and what stands alone in the margin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from capesdoc.cleaning.repeats import SMALLER
from capesdoc.cleaning.sequences import ISOLATED, MARGIN_SHARE, Verdict
from capesdoc.cleaning.sheets import Edge, Scene
from capesdoc.patterns import compile_later
from capesdoc.source import Line, Part

__all__ = ["find_isolated", "find_marked"]

MOST_ARTIFACTS: Final = 0.5
"""Share of a document's characters that may be marked as artifacts before the marks are not
believed: some producers tag whole pages as artifacts, and no page is more than half furniture."""

MOST_SHORT_PAGES: Final = 5
"""Pages of a document in which odd and even heads do not come to three of a kind."""

LONGEST_ISOLATED: Final = 90
"""Characters of a lone line at the edge: longer ones are sentences."""

_FURNITURE_PARTS: Final = (Part.HEADER, Part.FOOTER, Part.ARTIFACT)

_SAYS_SOMETHING: Final = compile_later(
    r"^\W{0,3}\d"  # a note, a list number, a date
    r"|\w{2,30}\s{0,3}:\s"  # a label and its value
    r"|\b(?:18|19|20)\d\d\b"  # a year: a date of the event or of the report
    r"|[.!?][”’\"')]?$"  # a sentence
    r"|^[*†‡§]"  # a note
)


def find_marked(lines: Sequence[Line]) -> dict[int, Verdict]:
    """Find the lines that the file itself marks as head, foot or artifact.

    Left alone: artifacts where they are most of the document, and those with text of the body both
    above and below them in the same column, which a producer has marked wrongly.
    """
    marked = [i for i, line in enumerate(lines) if line.marks and line.part in _FURNITURE_PARTS]
    if not marked:
        return {}
    artifacts = [index for index in marked if lines[index].part is Part.ARTIFACT]
    if artifacts and not _believable(lines, artifacts):
        marked = [index for index in marked if lines[index].part is not Part.ARTIFACT]
        artifacts = []
    doubtful = _inside_body(lines, artifacts)
    return {
        index: Verdict(
            rule="marked-furniture",
            reasons=(f"the file marks it as {lines[index].part.value}",),
        )
        for index in marked
        if index not in doubtful
    }


def _believable(lines: Sequence[Line], artifacts: Sequence[int]) -> bool:
    total = sum(len(line.text) for line in lines)
    return sum(len(lines[index].text) for index in artifacts) <= MOST_ARTIFACTS * total


def _inside_body(lines: Sequence[Line], artifacts: Sequence[int]) -> set[int]:
    """Give the artifacts that stand in the run of the text: body above, below and as wide."""
    doubtful: set[int] = set()
    extent = _body_extent(lines) if artifacts else {}
    for index in artifacts:
        layout = lines[index].layout
        if layout is None or lines[index].page not in extent:
            continue
        x0, top, x1, bottom = extent[lines[index].page]
        inside = top < layout.top and layout.bottom < bottom
        if inside and x0 - 1 <= layout.x0 and layout.x1 <= x1 + 1 and _flows(lines, index):
            doubtful.add(index)
    return doubtful


def _body_extent(lines: Sequence[Line]) -> dict[int, tuple[float, float, float, float]]:
    extent: dict[int, tuple[float, float, float, float]] = {}
    for line in lines:
        layout = line.layout
        if layout is None or line.part in _FURNITURE_PARTS:
            continue
        x0, top, x1, bottom = extent.get(line.page, (1e9, 1e9, -1e9, -1e9))
        extent[line.page] = (
            min(x0, layout.x0),
            min(top, layout.top),
            max(x1, layout.x1),
            max(bottom, layout.bottom),
        )
    return extent


def _flows(lines: Sequence[Line], index: int) -> bool:
    """Whether a neighbour in reading order on the page is body text in the same size."""
    layout = lines[index].layout
    for other in (index - 1, index + 1):
        if not 0 <= other < len(lines) or lines[other].page != lines[index].page:
            continue
        beside = lines[other].layout
        body = lines[other].part not in _FURNITURE_PARTS
        if layout and beside and body and abs(beside.font_size - layout.font_size) <= 0.5:
            return True
    return False


def find_isolated(scene: Scene) -> dict[int, Verdict]:
    """Find lone lines in the margin of documents too short to repeat anything (PDF, to 5 pages).

    alone = outermost row, in the margin, smaller than the text, 1.8 line spacings and more apart

    Left alone: what says something, since being small and alone proves little: a label with its
    value, a date, a note, a sentence.
    """
    if len(scene.sheets) > MOST_SHORT_PAGES or not scene.body_size:
        return {}
    verdicts: dict[int, Verdict] = {}
    for edge in scene.edges:
        if edge.depth == 0 and _stands_alone(scene, edge):
            rule = f"isolated-{edge.side.value}"
            size = scene.lines[edge.index].layout
            verdicts[edge.index] = Verdict(
                rule=rule,
                reasons=(
                    f"alone in the margin, {edge.gap:.1f} line spacings from the text",
                    f"smaller than the text ({size.font_size if size else 0:g} points"
                    f" beside {scene.body_size:g})",
                ),
            )
    return verdicts


def _stands_alone(scene: Scene, edge: Edge) -> bool:
    layout = scene.lines[edge.index].layout
    if layout is None or edge.height is None or scene.body_size is None:
        return False
    return (
        scene.sheets[edge.sheet].row_count > 2
        and edge.height <= MARGIN_SHARE * layout.page_height
        and edge.gap >= ISOLATED
        and layout.font_size <= SMALLER * scene.body_size
        and len(edge.text) <= LONGEST_ISOLATED
        and _SAYS_SOMETHING.search(edge.text) is None
    )
