"""Names of the elements and attributes of WordprocessingML that the reader knows."""

from __future__ import annotations

from typing import Final

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PACKAGE: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"

STRICT_NAMESPACES: Final = (
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", W),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", R),
    ("http://purl.oclc.org/ooxml/officeDocument/math", M),
)
"""Namespaces of ISO 29500 Strict and what the same names are called everywhere else."""

VALUE: Final = f"{W}val"
ID: Final = f"{W}id"
TYPE: Final = f"{W}type"
RELATION_ID: Final = f"{R}id"

DOCUMENT: Final = f"{W}document"
BODY: Final = f"{W}body"
PARAGRAPH: Final = f"{W}p"
PARAGRAPH_PROPERTIES: Final = f"{W}pPr"
RUN: Final = f"{W}r"
RUN_PROPERTIES: Final = f"{W}rPr"
TEXT: Final = f"{W}t"
DELETED_TEXT: Final = f"{W}delText"
TABLE: Final = f"{W}tbl"
ROW: Final = f"{W}tr"
CELL: Final = f"{W}tc"
ROW_PROPERTIES: Final = f"{W}trPr"
CELL_PROPERTIES: Final = f"{W}tcPr"
INSERTED: Final = f"{W}ins"
DELETED: Final = f"{W}del"
MOVED_FROM: Final = f"{W}moveFrom"
SECTION: Final = f"{W}sectPr"
SECTION_CHANGE: Final = f"{W}sectPrChange"
FIELD_MARK: Final = f"{W}fldChar"
TEXT_BOX: Final = f"{W}txbxContent"
ALTERNATE: Final = f"{MC}AlternateContent"
CHOICE: Final = f"{MC}Choice"
FALLBACK: Final = f"{MC}Fallback"
BOLD: Final = f"{W}b"
VANISH: Final = f"{W}vanish"
FONTS: Final = f"{W}rFonts"
RUN_STYLE: Final = f"{W}rStyle"
PARAGRAPH_STYLE: Final = f"{W}pStyle"
OUTLINE_LEVEL: Final = f"{W}outlineLvl"
NUMBERING: Final = f"{W}numPr"
NUMBER_ID: Final = f"{W}numId"
LEVEL_REFERENCE: Final = f"{W}ilvl"
FRAME: Final = f"{W}framePr"
DROP_CAP: Final = f"{W}dropCap"
BREAK_BEFORE: Final = f"{W}pageBreakBefore"

_OFF: Final = frozenset({"0", "false", "off"})


def is_on(value: str | None) -> bool:
    """Whether an on/off element is on: present without a value means on."""
    return value not in _OFF


def to_number(value: str | None, default: int) -> int:
    """Read a decimal attribute; what is no number of at most nine digits gives the default."""
    if value is None or len(value) > 9:
        return default
    try:
        return int(value)
    except ValueError:
        return default
