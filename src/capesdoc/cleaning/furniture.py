"""Furniture: running heads, running feet and page numbers, which belong to the page."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

import attrs

from capesdoc.findings import Action, Edit
from capesdoc.source import Boundary, Line, Part, SourceDocument

__all__ = ["set_furniture_aside"]

_DIGITS: Final = re.compile(r"\d+")
_PAGE_NUMBER: Final = re.compile(r"(?:[-–] ?)?(?:page ?)?\d{1,4}(?: ?[-–]| of \d{1,4})?", re.I)
_EDGE_LINES: Final = 2
_STRENGTH: Final = (Boundary.LINE, Boundary.BLANK, Boundary.PARAGRAPH, Boundary.COLUMN)


def set_furniture_aside(document: SourceDocument) -> tuple[tuple[Line, ...], tuple[Edit, ...]]:
    """Remove what the file marks as furniture and what repeats at the edges of its pages."""
    pages = [page.lines for page in document.pages if page.lines]
    masks = Counter(mask for lines in pages for mask in {_mask(line) for line in _edges(lines)})
    kept: list[Line] = []
    edits: list[Edit] = []
    carried: Line | None = None
    for lines in pages:
        edge_lines = {line.number for line in _edges(lines)}
        for line in lines:
            edge = line.number in edge_lines
            reason = _reason(line, masks[_mask(line)] if edge and len(pages) > 1 else 0, len(pages))
            if reason is None:
                kept.append(_inherit(line, carried))
                carried = None
                continue
            rule, why = reason
            edits.append(
                Edit(
                    rule=rule,
                    action=Action.REMOVED,
                    before=line.text,
                    after="",
                    spans=(line.span(),),
                    reasons=(why,),
                )
            )
            carried = _inherit(line, carried)
    return tuple(kept), tuple(edits)


def _edges(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return (*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:])


def _mask(line: Line) -> str:
    return _DIGITS.sub("#", line.text.strip())


def _reason(line: Line, repeated: int, pages: int) -> tuple[str, str] | None:
    if line.part in (Part.HEADER, Part.FOOTER, Part.ARTIFACT):
        return "marked-furniture", f"the file marks it as {line.part.value}"
    if repeated > 1 and repeated == pages:
        if _PAGE_NUMBER.fullmatch(line.text.strip()):
            return "page-number", f"a number at the edge of all {pages} pages"
        return "running-head", f"repeated at the edge of all {pages} pages"
    return None


def _inherit(line: Line, removed: Line | None) -> Line:
    """Give a line the boundary of the removed lines before it, where that is the stronger."""
    if removed is None:
        return line
    blank = line.blank_lines + removed.blank_lines
    boundary = line.boundary
    if removed.boundary in (Boundary.START, Boundary.PAGE) or (
        boundary in _STRENGTH and _STRENGTH.index(removed.boundary) > _STRENGTH.index(boundary)
    ):
        boundary = removed.boundary
    return attrs.evolve(line, boundary=boundary, blank_lines=blank)
