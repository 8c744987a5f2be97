"""Properties of paragraphs and sections of a .docx: what they say themselves, as plain values.

They are read from elements (`docx_walk`) or from text (`docx_plain`); what follows from them does
not depend on which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from capesdoc.readers.docx_names import (
    BREAK_BEFORE,
    DELETED,
    DROP_CAP,
    FRAME,
    LEVEL_REFERENCE,
    MOVED_FROM,
    NUMBER_ID,
    NUMBERING,
    OUTLINE_LEVEL,
    PARAGRAPH_STYLE,
    RELATION_ID,
    SECTION,
    TYPE,
    VALUE,
    VANISH,
    W,
    is_on,
    to_number,
)
from capesdoc.values import NamedTuple

if TYPE_CHECKING:
    from capesdoc.readers.docx_xml import Node

__all__ = [
    "DROP_CAPS",
    "NEW_PAGE",
    "Properties",
    "Reference",
    "Section",
    "read_properties",
    "read_section",
    "to_heading",
]

NEW_PAGE: Final = "nextPage"
DROP_CAPS: Final = frozenset({"drop", "margin"})
_HEADER: Final = f"{W}headerReference"
_FOOTER: Final = f"{W}footerReference"


class Properties(NamedTuple):
    """What a `w:pPr` says itself.

    Attributes:
        style_id: Its style; empty for none.
        numbering: List and level, each None where it is not named.
        outline: The heading level that it sets: empty for none, (None,) for "body text".
        break_before: Whether it starts a page; None where it does not say.
        is_drop_cap: Whether it is the large first letter of the next paragraph.
        mark_is_gone: Whether its mark is deleted or hidden; None where it does not say.
        ends_section: Whether it is the last of its section.
    """

    style_id: str = ""
    numbering: tuple[int | None, int | None] = (None, None)
    outline: tuple[int | None, ...] = ()
    break_before: bool | None = None
    is_drop_cap: bool = False
    mark_is_gone: bool | None = None
    ends_section: bool = False


class Reference(NamedTuple):
    """A header or footer that a section prints: for which pages, and by which relationship."""

    is_header: bool
    kind: str
    relation_id: str


class Section(NamedTuple):
    """What a `w:sectPr` says.

    Attributes:
        start: How it begins: `nextPage`, `continuous`, `nextColumn` …
        references: Its headers and footers, in the order of the file.
        has_title_page: Whether its first page has a header of its own.
    """

    start: str = NEW_PAGE
    references: tuple[Reference, ...] = ()
    has_title_page: bool = False


def to_heading(outline: str | None) -> int | None:
    """Read an outline level: 0 to 8 are headings 1 to 9, and 9 is body text."""
    level = to_number(outline, 9)
    return level + 1 if 0 <= level <= 8 else None


def read_properties(found: dict[str, Node]) -> Properties:
    """Read the signs of a paragraph, by their tags."""
    style, direct = found.get(PARAGRAPH_STYLE), found.get(NUMBERING)
    outline, before = found.get(OUTLINE_LEVEL), found.get(BREAK_BEFORE)
    frame, vanish = found.get(FRAME), found.get(VANISH)
    number = level = None
    if direct is not None:
        number, level = direct.find(NUMBER_ID), direct.find(LEVEL_REFERENCE)
    gone = None if vanish is None else is_on(vanish.get(VALUE))
    return Properties(
        "" if style is None else style.get(VALUE, ""),
        (
            None if number is None else to_number(number.get(VALUE), 0),
            None if level is None else to_number(level.get(VALUE), 0),
        ),
        () if outline is None else (to_heading(outline.get(VALUE)),),
        None if before is None else is_on(before.get(VALUE)),
        frame is not None and frame.get(DROP_CAP) in DROP_CAPS,
        True if DELETED in found or MOVED_FROM in found else gone,
        SECTION in found,
    )


def read_section(node: Node) -> Section:
    """Read a `w:sectPr` element."""
    start, title_page = node.find(f"{W}type"), node.find(f"{W}titlePg")
    return Section(
        NEW_PAGE if start is None else start.get(VALUE, NEW_PAGE),
        tuple(
            Reference(child.tag == _HEADER, child.get(TYPE, "default"), child.get(RELATION_ID, ""))
            for child in node.iterchildren(_HEADER, _FOOTER)
        ),
        title_page is not None and is_on(title_page.get(VALUE)),
    )
