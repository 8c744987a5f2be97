"""Paragraphs of a .docx: what their properties and styles say, as marks for their lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeAlias

from capesdoc.limits import Limits
from capesdoc.readers.docx_names import PARAGRAPH_PROPERTIES, PARAGRAPH_STYLE, VALUE
from capesdoc.readers.docx_numbering import ListCounts, Numbering
from capesdoc.readers.docx_properties import Properties, read_properties
from capesdoc.readers.docx_styles import NO_STYLE, ListPlace, Style, Styles
from capesdoc.readers.exceeded import limit_exceeded
from capesdoc.source import Cell, Marks, Part
from capesdoc.values import NamedTuple

if TYPE_CHECKING:
    from capesdoc.readers.docx_signs import Signs
    from capesdoc.readers.docx_xml import Node

__all__ = ["PLAIN", "Paragraph", "Paragraphs"]


class Paragraph(NamedTuple):
    """What the properties of one paragraph say.

    Attributes:
        style: Its style, resolved.
        heading_level: 1 to 9, 0 for a title, None for neither.
        place: The list it is an item of.
        break_before: Whether it starts a page.
        merges: Whether the next paragraph goes on in it: its mark is deleted or hidden, or it is a
            drop cap.
        ends_section: Whether it is the last of its section.
        says_nothing: Whether its lines are neither headings nor items of a list.
    """

    style: Style = NO_STYLE
    heading_level: int | None = None
    place: ListPlace | None = None
    break_before: bool = False
    merges: bool = False
    ends_section: bool = False
    says_nothing: bool = True


PLAIN: Final = Paragraph()

Counts: TypeAlias = tuple[int, int, ListCounts | None]
"""Tables, cells and list items."""


class Paragraphs:
    """Reads paragraph properties; counts list items and tables over the whole document."""

    def __init__(self, styles: Styles, open_numbering: Callable[[], Numbering]) -> None:
        self._styles = styles
        self._open_numbering = open_numbering
        self._numbering: Numbering | None = None
        self._plain: dict[str, Paragraph] = {"": PLAIN}
        self._marks: dict[tuple[object, ...], tuple[Marks, Marks]] = {}
        self._last_marks: Marks | None = None
        self._tables = 0
        self._cells = 0

    def begin(self, node: Node, signs: Signs) -> Paragraph:
        """Read the properties of a paragraph; `signs` are those of its story."""
        properties = node[0] if len(node) else None
        if properties is None or properties.tag != PARAGRAPH_PROPERTIES:
            # What stands first may be a run, and its signs are its own.
            return PLAIN
        found = signs.get(properties)
        if found is None:
            return PLAIN
        if len(found) > 1 or found[0][0] != PARAGRAPH_STYLE:
            return self.resolve(read_properties(dict(found)))
        # Most paragraphs say no more than their style.
        style_id = found[0][1].get(VALUE, "")
        known = self._plain.get(style_id)
        if known is None:
            known = self._plain[style_id] = self.resolve(Properties(style_id))
        return known

    def resolve(self, own: Properties) -> Paragraph:
        """Add to what a paragraph says itself what its style says."""
        style = self._styles.get(own.style_id) if own.style_id else NO_STYLE
        heading = own.outline[0] if own.outline else style.heading_level
        place = self._place(own, style)
        return Paragraph(
            style,
            heading,
            place,
            style.break_before if own.break_before is None else own.break_before,
            own.is_drop_cap or (style.hidden if own.mark_is_gone is None else own.mark_is_gone),
            own.ends_section,
            heading is None and place is None,
        )

    def marks(
        self, paragraph: Paragraph | None, *, part: Part, cell: Cell | None
    ) -> tuple[Marks | None, Marks | None]:
        """Give the marks of the first line of a paragraph and of its further lines."""
        heading = level = marker = None
        if paragraph is not None:
            heading = paragraph.heading_level
            if paragraph.place is not None and paragraph.place.level is not None:
                # An empty item counts too: Word prints its number.
                level = paragraph.place.level
                marker = self._lists().next_marker(paragraph.place.number_id, level)
        if heading is None and level is None:
            if cell is None and part is Part.BODY:
                return None, None
            # The paragraphs of one cell, or of a header, bear the same marks.
            last = self._last_marks
            if last is None or last.cell is not cell or last.part is not part:
                last = self._last_marks = Marks(part=part, cell=cell)
            return last, last
        return self._cached(part, heading, level, marker, cell)

    def counts(self) -> Counts:
        """Give what was counted so far, to come back to it with `recount`."""
        lists = None if self._numbering is None else self._numbering.counts()
        return self._tables, self._cells, lists

    def recount(self, counts: Counts) -> None:
        """Count again from an earlier point: a story is visited a second time."""
        self._tables, self._cells, lists = counts
        if self._numbering is not None:
            self._numbering.recount(lists)

    def count_table(self) -> int:
        """Give the number of the next table, from 1."""
        self._tables += 1
        return self._tables

    def count_cell(self, limits: Limits, name: str) -> None:
        """Count a cell.

        Raises:
            LimitExceededError: There are more than `limits.table_cells`.
        """
        self._cells += 1
        if self._cells > limits.table_cells:
            raise limit_exceeded(
                f"its tables have more than {limits.table_cells:,} cells",
                limit="table_cells",
                value=None,
                allowed=limits.table_cells,
                source=name,
            )

    def _place(self, own: Properties, style: Style) -> ListPlace | None:
        """Resolve the list of a paragraph: its own properties stand above those of its style."""
        inherited = style.place
        number_id = inherited.number_id if inherited else 0
        level = inherited.level if inherited else None
        own_number, own_level = own.numbering
        if own_number is not None:
            number_id, level = own_number, 0
        if own_level is not None:
            level = own_level
        if number_id == 0:
            return None
        if level is None:
            level = self._lists().level_of_style(number_id, own.style_id)
        return ListPlace(number_id=number_id, level=level)

    def _lists(self) -> Numbering:
        if self._numbering is None:
            self._numbering = self._open_numbering()
        return self._numbering

    def _cached(
        self,
        part: Part,
        heading: int | None,
        level: int | None,
        marker: str | None,
        cell: Cell | None,
    ) -> tuple[Marks, Marks]:
        key = (part._value_, heading, level, marker, cell)
        known = self._marks.get(key)
        if known is None:
            first = Marks(
                part=part, heading_level=heading, list_level=level, list_marker=marker, cell=cell
            )
            rest = first
            if marker is not None:
                rest = Marks(part=part, heading_level=heading, list_level=level, cell=cell)
            known = self._marks[key] = (first, rest)
        return known
