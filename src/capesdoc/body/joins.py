"""Joins: whether a line goes on the paragraph above it."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from capesdoc.source import Boundary, Line

__all__ = ["Seam", "find_seam"]

_CLOSERS: Final = "”’\"')]»"
_STOPS: Final = ".!?:…"


@frozen(kw_only=True)
class Seam:
    """Why two lines are one paragraph."""

    rule: str
    reasons: tuple[str, ...]


_WRAP: Final = Seam(rule="wrapped-line", reasons=("a line end and no more",))


def find_seam(left: Line, right: Line, usual_blank_lines: int) -> Seam | None:
    """Decide whether `right` goes on the paragraph that `left` ends."""
    if right.boundary is Boundary.LINE:
        return _WRAP
    end = left.text.rstrip(_CLOSERS)[-1:]
    if end in _STOPS or not right.text.strip()[:1].islower():
        return None
    how = "ends with a comma" if end == "," else "has no final stop"
    if right.boundary is Boundary.PAGE:
        return Seam(
            rule="page-break",
            reasons=(f"sentence open ({how})", "goes on in lower case", "a page break between"),
        )
    if right.boundary is Boundary.BLANK and right.blank_lines > usual_blank_lines:
        return Seam(
            rule="page-break",
            reasons=(
                f"sentence open ({how})",
                "goes on in lower case",
                f"{right.blank_lines} blank lines where {usual_blank_lines} is usual",
            ),
        )
    return None
