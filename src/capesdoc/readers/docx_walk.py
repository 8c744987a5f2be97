"""The visitor over a story of a .docx: one pass, no recursion, what Word shows in its order.

An element that is not named here is transparent: its children are visited in its place. So smart
tags, custom XML, hyperlinks, insertions, content controls, fields and whatever a later version of
Word wraps around runs lose no text. What is named is text, a boundary, or not shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from capesdoc.limits import Limits
from capesdoc.readers.docx_drawn import chart_texts, diagram_texts, drawn_texts, text_box_of
from capesdoc.readers.docx_names import (
    ALTERNATE,
    CELL,
    CELL_PROPERTIES,
    CHOICE,
    DELETED,
    DELETED_TEXT,
    FALLBACK,
    FIELD_MARK,
    MOVED_FROM,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RELATION_ID,
    ROW,
    ROW_PROPERTIES,
    RUN,
    TABLE,
    TEXT,
    TEXT_BOX,
    VALUE,
    M,
    R,
    W,
    to_number,
)
from capesdoc.readers.docx_paragraphs import Paragraph, Paragraphs
from capesdoc.readers.docx_runs import CHARACTERS, IS_HIDDEN, WAS_DELETED, Frame, Hush, Runs
from capesdoc.readers.docx_story import PageTurn, Story
from capesdoc.readers.docx_styles import Styles
from capesdoc.readers.docx_xml import Node
from capesdoc.readers.exceeded import limit_exceeded
from capesdoc.source import Cell, Part

__all__ = ["Walker"]

_SKIPPED: Final = frozenset(
    f"{W}{name}"
    for name in (
        "pPr", "rPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr",
        "rubyPr", "smartTagPr", "customXmlPr", "instrText", "delInstrText", "fldData",
    )
)  # fmt: skip
"""Elements whose descendants say how things look, or are the code of a field."""

_UNDERSTOOD: Final = (
    "http://schemas.microsoft.com/office/",
    "http://schemas.openxmlformats.org/",
)
"""Namespaces of Word's own extensions begin so; what they hold is text the visitor finds, or
pictures, which have none."""

_DRAWN: Final = (
    "{http://schemas.openxmlformats.org/drawingml/2006/",
    "{http://purl.oclc.org/ooxml/drawingml/",
)

_CHART_OF_2016: Final = "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart"
"""Waterfalls, funnels, maps and their kin, which have a format of their own."""

_IN_CHART: Final = Hush("chart-text", "the words of a chart: its titles, series and categories")

_MOST_COLUMNS: Final = 1024
"""A span of more grid columns than this is an attack; Word allows 63."""


class Walker(Runs):
    """Visits the elements of one story and fills it with pieces."""

    def __init__(
        self,
        story: Story,
        styles: Styles,
        paragraphs: Paragraphs,
        *,
        limits: Limits,
        name: str,
        open_drawn: Callable[[str], Node | None],
    ) -> None:
        super().__init__(story, styles)
        self._open_drawn = open_drawn
        self._paragraphs = paragraphs
        self._limits = limits
        self._name = name
        self._paragraph: Paragraph | None = None
        self._part = story.part
        self._cell: Cell | None = None
        self._place = (0, 0, 0)
        self._row_page: int | None = None
        self._boxes: list[tuple[Node, Hush | None]] = []
        self._entered: dict[Node, Hush | None] = {}
        self.unread: list[str] = []

    def walk(self, container: Node) -> None:
        """Visit everything below an element."""
        self._begin_container(container)
        stack: list[Frame] = [(iter(container), self._close_story)]
        enter = self.handlers.get
        deepest = self._limits.xml_depth
        while stack:
            children, leave = stack[-1]
            for node in children:
                handler = enter(node.tag)
                if handler is not None:
                    frame = handler(self, node)
                    if frame is None:
                        continue
                elif len(node):
                    frame = (iter(node), None)
                else:
                    continue
                stack.append(frame)
                break
            else:
                stack.pop()
                following = leave() if leave is not None else None
                if following is not None:
                    stack.append(following)
            if len(stack) > deepest:
                raise limit_exceeded(
                    f"its elements are nested over {deepest} deep",
                    limit="xml_depth",
                    value=len(stack),
                    allowed=deepest,
                    source=self._name,
                )

    def _enter_paragraph(self, node: Node) -> Frame | None:
        outer, self._paragraph = self._paragraph, None
        if outer is not None:
            # Word never nests paragraphs; a file that does means two.
            self._end_paragraph(outer)
        paragraph = self._paragraphs.begin(node, self._signs)
        self._paragraph = paragraph
        self._bold = paragraph.style.bold
        self._hidden = paragraph.style.hidden
        if paragraph.break_before and self._hush is None:
            self._story.turn_page(PageTurn.BEFORE)
        texts = self._plain.get(node)
        if texts is not None:
            self._add_plain_texts(texts)
            self._paragraph = outer
            return self._end_paragraph(paragraph)
        # Most others hold runs and nothing else: no frame is pushed for them.
        children = iter(node)
        for child in children:
            tag = child.tag
            if tag == RUN:
                frame = self._enter_run(child)
            elif tag == PARAGRAPH_PROPERTIES:
                continue
            else:
                handler = self.handlers.get(tag)
                if handler is not None:
                    frame = handler(self, child)
                elif len(child):
                    frame = (iter(child), None)
                else:
                    continue
            if frame is not None:
                return self._rest_of_paragraph(frame, children, paragraph, outer)
        self._paragraph = outer
        return self._end_paragraph(paragraph)

    def _rest_of_paragraph(
        self,
        frame: Frame,
        rest: Iterator[Node],
        paragraph: Paragraph,
        outer: Paragraph | None,
    ) -> Frame:
        """Give the frame of a child that has children of its own, then the rest."""
        inner, leave = frame

        def leave_paragraph() -> Frame | None:
            self._paragraph = outer
            return self._end_paragraph(paragraph)

        def leave_inner() -> Frame:
            following = leave() if leave is not None else None
            if following is None:
                return rest, leave_paragraph
            return self._rest_of_paragraph(following, rest, paragraph, outer)

        return inner, leave_inner

    def _end_paragraph(self, paragraph: Paragraph) -> Frame | None:
        if paragraph.merges or self._deleted:
            self._story.end_removal()
        else:
            self._close_paragraph(paragraph)
        if paragraph.ends_section and self._part is Part.BODY:
            self._story.end_section()
        if self._boxes and not self._story.is_open:
            return self._open_boxes()
        return None

    def _close_paragraph(self, paragraph: Paragraph | None) -> None:
        marks, rest = self._paragraphs.marks(paragraph, part=self._part, cell=self._cell)
        self._story.end_paragraph(marks, rest)

    def _close_open(self) -> None:
        """End a paragraph whose own mark is deleted where nothing is left to join it to."""
        if self._story.is_open:
            self._close_paragraph(None)

    def _close_story(self) -> Frame | None:
        self._close_open()
        return self._open_boxes() if self._boxes else None

    def _enter_unread(self, node: Node) -> None:
        self.unread.append(str(node.tag))

    def _enter_table(self, node: Node) -> Frame:
        self._close_open()
        outer = (self._cell, self._place, self._row_page)
        self._place = (self._paragraphs.count_table(), 0, 0)

        def leave() -> None:
            self._cell, self._place, self._row_page = outer

        return iter(node), leave

    def _enter_row(self, node: Node) -> Frame:
        table, row, _ = self._place
        properties = node.find(ROW_PROPERTIES)
        before = None if properties is None else properties.find(f"{W}gridBefore")
        skipped = 0 if before is None else to_number(before.get(VALUE), 0)
        self._place = (table, row + 1, min(max(skipped, 0), _MOST_COLUMNS))
        self._row_page = self._story.page
        is_deleted = properties is not None and properties.find(DELETED) is not None
        return self._hushed(node, WAS_DELETED if is_deleted else None)

    def _enter_cell(self, node: Node) -> Frame:
        self._paragraphs.count_cell(self._limits, self._name)
        table, row, column = self._place
        properties = node.find(CELL_PROPERTIES)
        span = None if properties is None else properties.find(f"{W}gridSpan")
        width = 1 if span is None else to_number(span.get(VALUE), 1)
        self._place = (table, row, column + min(max(width, 1), _MOST_COLUMNS))
        outer = self._cell
        self._cell = Cell(table=table, row=max(row, 1), column=column + 1)
        page_before = self._story.enter_cell(self._row_page)
        is_deleted = properties is not None and properties.find(f"{W}cellDel") is not None
        children, unhush = self._hushed(node, WAS_DELETED if is_deleted else None)

        def leave() -> None:
            self._close_open()
            self._cell = outer
            self._story.enter_cell(page_before)
            if unhush is not None:
                unhush()

        return children, leave

    def _enter_text_box(self, node: Node) -> Frame | None:
        if node not in self._entered:
            # Shown once the paragraph that holds it has ended.
            hush = self._hush or (IS_HIDDEN if self._hidden else None)
            self._boxes.append((node, hush))
            return None
        return self._hushed(node, self._entered.pop(node))

    def _enter_diagram(self, node: Node) -> None:
        """Show the text of a diagram as that of a text box: a person wrote it and sees it."""
        root = self._open_drawn(node.get(f"{R}dm", ""))
        if root is not None:
            self._add_box(diagram_texts(root), None)

    def _enter_chart(self, node: Node) -> None:
        """Keep the words of a chart out of the text: they name what is drawn, and say nothing."""
        root = self._open_drawn(node.get(RELATION_ID, ""))
        if root is not None:
            self._add_box(chart_texts(root), _IN_CHART)

    def _enter_drawn_text(self, node: Node) -> None:
        """Show the text of a shape of a canvas, which is no text of Word."""
        self._add_box(drawn_texts(node), None)

    def _enter_word_art(self, node: Node) -> None:
        """Show a text that is drawn along a path: a title, or the watermark of a header."""
        text = " ".join(node.get("string", "").split())
        self._add_box([text] if text else [], None)

    def _add_box(self, texts: list[str], hush: Hush | None) -> None:
        if texts:
            hush = self._hush or (IS_HIDDEN if self._hidden else hush)
            self._boxes.append((text_box_of(texts), hush))

    def _open_boxes(self) -> Frame:
        outer = (self._part, self._cell, self._fields, self._paragraph, self._bold, self._hidden)
        self._part = Part.TEXT_BOX if self._part is Part.BODY else self._part
        self._cell, self._fields, self._paragraph = None, [], None
        self._bold = self._hidden = False
        self._rehush()
        page_before = self._story.pause_pages()
        boxes, self._boxes = self._boxes, []
        self._entered.update(boxes)

        def leave() -> Frame | None:
            self._close_open()
            (self._part, self._cell, self._fields, self._paragraph, self._bold, self._hidden) = (
                outer
            )
            self._rehush()
            self._story.resume_pages(page_before)
            return self._open_boxes() if self._boxes else None

        return iter([box for box, _ in boxes]), leave

    def _enter_alternate(self, node: Node) -> Frame | None:
        """Take the first choice whose extension is understood, else the fallback; never both."""
        for choice in node.iterchildren(CHOICE):
            spaces = choice.nsmap
            needed = [spaces.get(prefix, "") for prefix in choice.get("Requires", "").split()]
            if all(space.startswith(_UNDERSTOOD) for space in needed):
                return iter(choice), None
        fallback = node.find(FALLBACK)
        return None if fallback is None else (iter(fallback), None)


def _skip(_walker: Walker, _node: Node) -> None:
    """Leave an element out, with all that is in it."""


Walker.handlers = {
    **dict.fromkeys(_SKIPPED, _skip),
    **dict.fromkeys(CHARACTERS, Walker._enter_character),
    PARAGRAPH: Walker._enter_paragraph,
    RUN: Walker._enter_run,
    TEXT: Walker._add_text,
    DELETED_TEXT: Walker._enter_deleted_text,
    f"{W}sym": Walker._enter_symbol,
    f"{W}br": Walker._enter_break,
    f"{W}cr": Walker._enter_break,
    f"{W}lastRenderedPageBreak": Walker._enter_rendered_break,
    f"{M}oMath": Walker._enter_formula,
    f"{W}ruby": Walker._enter_ruby,
    f"{W}rt": Walker._enter_ruby_text,
    f"{W}drawing": Walker._enter_object,
    f"{W}pict": Walker._enter_object,
    f"{W}object": Walker._enter_object,
    FIELD_MARK: Walker._enter_field_mark,
    f"{W}footnoteReference": Walker._enter_note_reference,
    f"{W}endnoteReference": Walker._enter_note_reference,
    f"{W}commentReference": Walker._enter_comment_reference,
    f"{W}altChunk": Walker._enter_unread,
    f"{W}subDoc": Walker._enter_unread,
    DELETED: Walker._enter_deleted,
    MOVED_FROM: Walker._enter_deleted,
    TABLE: Walker._enter_table,
    ROW: Walker._enter_row,
    CELL: Walker._enter_cell,
    TEXT_BOX: Walker._enter_text_box,
    ALTERNATE: Walker._enter_alternate,
    **dict.fromkeys([f"{space}diagram}}relIds" for space in _DRAWN], Walker._enter_diagram),
    **dict.fromkeys([f"{space}chart}}chart" for space in _DRAWN], Walker._enter_chart),
    _CHART_OF_2016: Walker._enter_chart,
    **dict.fromkeys([f"{space}main}}txBody" for space in _DRAWN], Walker._enter_drawn_text),
    "{urn:schemas-microsoft-com:vml}textpath": Walker._enter_word_art,
}
"""What is done with an element; one that is not here is transparent."""

Walker.visited = tuple(
    str(tag)
    for tag, handler in Walker.handlers.items()
    if handler is not _skip and tag not in (PARAGRAPH, RUN, TEXT)
)
"""Elements that make a paragraph need a visit."""
