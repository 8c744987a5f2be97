"""Seams: why two lines are one paragraph, as constants that cost nothing until someone asks."""

from __future__ import annotations

from typing import Final

from capesdoc.values import NamedTuple

__all__ = [
    "ACROSS",
    "CELL",
    "DROP_CAP",
    "HANGING",
    "MARKER_ALONE",
    "MARKER_TAKEN",
    "OPEN_WRAP",
    "TAGGED",
    "TURNED",
    "UNFINISHED",
    "WRAP",
    "Seam",
]


class Seam(NamedTuple):
    """Why two lines are one.

    Attributes:
        rule: Slug of the rule, as an edit shows it.
        glue: What stands in the place of the line end.
        reasons: Sentences a reviewer can disagree with; `{blank_lines}` and `{usual}` are filled
            in when an edit is made of the seam.
        drop: How many characters at the end of the left line go: 1 for a hyphen.
    """

    rule: str
    reasons: tuple[str, ...]
    glue: str = " "
    drop: int = 0


WRAP: Final = Seam(
    rule="wrapped-line",
    reasons=("a line end and no more", "the line is as wide as its column"),
)
OPEN_WRAP: Final = Seam(
    rule="wrapped-line",
    reasons=("a line end and no more", "sentence open", "goes on in lower case"),
)
UNFINISHED: Final = Seam(
    rule="wrapped-line",
    reasons=("a line end and no more", "the last word or number of the line asks for more"),
)
TURNED: Final = Seam(
    rule="turned-line",
    reasons=("a line end and no more", "stands under the text of its list item"),
)
HANGING: Final = Seam(
    rule="hanging-line",
    reasons=("a line end and no more", "only the first lines of this list begin further out"),
)
TAGGED: Final = Seam(
    rule="tagged-line",
    reasons=("a line end and no more", "the file's own tags make the lines one paragraph"),
)
MARKER_ALONE: Final = Seam(
    rule="marker-line", reasons=("the line above holds a bullet or number and no more",)
)
MARKER_TAKEN: Final = MARKER_ALONE._replace(glue="")
DROP_CAP: Final = Seam(
    rule="drop-cap",
    glue="",
    reasons=("one large letter", "the text beside it begins in the middle of a word"),
)
ACROSS: Final = Seam(
    rule="table-row", glue="\t", reasons=("cells of one row of a table, one line each",)
)
CELL: Final = Seam(rule="cell-line", reasons=("lines of one cell of a table row",))
