"""The visitor over a story of a .docx: one pass, no recursion, what Word shows in its order.

An element that is not named here is transparent: its children are visited in its place. So smart
tags, custom XML, hyperlinks, insertions, content controls, fields and whatever a later version of
Word wraps around runs lose no text. What is named is text, a boundary, or not shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final

from attrs import frozen

from capesdoc.limits import Limits
from capesdoc.readers.docx_math import formula_text
from capesdoc.readers.docx_names import (
    ALTERNATE,
    BOLD,
    CELL,
    CELL_PROPERTIES,
    CHOICE,
    DELETED,
    DELETED_TEXT,
    FALLBACK,
    FIELD_MARK,
    FONTS,
    ID,
    MOVED_FROM,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    ROW,
    ROW_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    RUN_STYLE,
    TABLE,
    TEXT,
    TEXT_BOX,
    TYPE,
    VALUE,
    VANISH,
    M,
    W,
    is_on,
    to_number,
)
from capesdoc.readers.docx_paragraphs import Paragraph, Paragraphs
from capesdoc.readers.docx_story import PageTurn, Story
from capesdoc.readers.docx_styles import NO_STYLE, Style, Styles
from capesdoc.readers.docx_symbols import PRIVATE_USE, map_symbols, symbol
from capesdoc.readers.docx_xml import Node
from capesdoc.readers.exceeded import limit_exceeded
from capesdoc.source import Cell, Part

__all__ = ["Walker"]

_Leave = Callable[[], "_Frame | None"]
_Frame = tuple[Iterator[Node], _Leave | None]


@frozen
class _Hush:
    """Why text is not shown just now."""

    rule: str
    reason: str


_DELETED: Final = _Hush("deleted-text", "deleted with changes tracked")
_MOVED: Final = _Hush("deleted-text", "moved to another place with changes tracked")
_HIDDEN: Final = _Hush("hidden-text", "formatted as hidden")
_CODE: Final = _Hush("field-code", "the code of a field; its result is shown")
_NOTE_MARK: Final = _Hush("note-mark", "the mark of a note, set by hand")

_FIELD_KIND: Final = f"{W}fldCharType"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

_CHARACTERS: Final = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
}
"""Elements that stand for one character."""

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

_MOST_COLUMNS: Final = 1024
"""A span of more grid columns than this is an attack; Word allows 63."""


class Walker:
    """Visits the elements of one story and fills it with pieces."""

    def __init__(
        self, story: Story, styles: Styles, paragraphs: Paragraphs, *, limits: Limits, name: str
    ) -> None:
        self._story = story
        self._styles = styles
        self._paragraphs = paragraphs
        self._limits = limits
        self._name = name
        self._hush: _Hush | None = None
        self._deleted: _Hush | None = None
        self._fields: list[bool] = []
        self._bold = False
        self._hidden = False
        self._font: Node | None = None
        self._note_mark = False
        self._paragraph: Paragraph | None = None
        self._part = story.part
        self._cell: Cell | None = None
        self._place = (0, 0, 0)
        self._row_page: int | None = None
        self._boxes: list[tuple[Node, _Hush | None]] = []
        self._entered: dict[Node, _Hush | None] = {}
        self._preserves_space = False
        self.unread: list[str] = []

    def walk(self, container: Node) -> None:
        """Visit everything below an element."""
        self._container = container
        self._signs = _signs_of_runs(container)
        self._endless: set[Node] | None = None
        self._preserves_space = container.get(_SPACE) == "preserve"
        stack: list[_Frame] = [(iter(container), self._close_story)]
        enter = _ENTER.get
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

    # Paragraphs

    def _enter_paragraph(self, node: Node) -> _Frame | None:
        outer, self._paragraph = self._paragraph, None
        if outer is not None:
            # Word never nests paragraphs; a file that does means two.
            self._end_paragraph(outer)
        paragraph = self._paragraphs.begin(node)
        self._paragraph = paragraph
        self._bold = paragraph.style.bold
        self._hidden = paragraph.style.hidden
        if paragraph.break_before and self._hush is None:
            self._story.turn_page(PageTurn.BEFORE)
        # Most paragraphs hold runs and nothing else: no frame is pushed for them.
        children = iter(node)
        for child in children:
            tag = child.tag
            if tag == RUN:
                frame = self._enter_run(child)
            elif tag == PARAGRAPH_PROPERTIES:
                continue
            else:
                handler = _ENTER.get(tag)
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
        frame: _Frame,
        rest: Iterator[Node],
        paragraph: Paragraph,
        outer: Paragraph | None,
    ) -> _Frame:
        """Give the frame of a child that has children of its own, then the rest."""
        inner, leave = frame

        def leave_paragraph() -> _Frame | None:
            self._paragraph = outer
            return self._end_paragraph(paragraph)

        def leave_inner() -> _Frame:
            following = leave() if leave is not None else None
            if following is None:
                return rest, leave_paragraph
            return self._rest_of_paragraph(following, rest, paragraph, outer)

        return inner, leave_inner

    def _end_paragraph(self, paragraph: Paragraph) -> _Frame | None:
        if not (paragraph.merges or self._deleted):
            self._close_paragraph(paragraph)
        if paragraph.section is not None and self._part is Part.BODY:
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

    def _close_story(self) -> _Frame | None:
        self._close_open()
        return self._open_boxes() if self._boxes else None

    # Runs and what stands in them

    def _enter_run(self, node: Node) -> _Frame | None:
        bold, hidden = self._bold, self._hidden
        children = iter(node)
        for child in children:
            tag = child.tag
            if tag == TEXT:
                self._add_text(child)
            elif tag == RUN_PROPERTIES:
                self._font = child
                signs = self._signs.get(child)
                if signs is not None:
                    self._set_run(signs)
            elif tag in _CHARACTERS:
                self._emit(_CHARACTERS[str(tag)])
            else:
                handler = _ENTER.get(tag)
                frame = handler(self, child) if handler is not None else None
                if handler is None and len(child):
                    frame = (iter(child), None)
                if frame is not None:
                    return self._rest_of_run(frame, children, bold=bold, hidden=hidden)
        self._leave_run(bold=bold, hidden=hidden)
        return None

    def _leave_run(self, *, bold: bool, hidden: bool) -> None:
        self._bold, self._hidden = bold, hidden
        self._font = None
        self._note_mark = False

    def _rest_of_run(
        self, frame: _Frame, rest: Iterator[Node], *, bold: bool, hidden: bool
    ) -> _Frame:
        """Give the frame of a child of a run that has children of its own, then the rest."""
        inner, leave = frame

        def leave_run() -> None:
            self._leave_run(bold=bold, hidden=hidden)

        def leave_inner() -> _Frame:
            following = leave() if leave is not None else None
            after = (rest, leave_run)
            if following is None:
                return after
            return self._rest_of_run(following, rest, bold=bold, hidden=hidden)

        return inner, leave_inner

    def _set_run(self, signs: list[Node]) -> None:
        style: Style = NO_STYLE
        bold: bool | None = None
        hidden: bool | None = None
        for sign in signs:
            tag = sign.tag
            if tag == BOLD:
                bold = is_on(sign.get(VALUE))
            elif tag == VANISH:
                hidden = is_on(sign.get(VALUE))
            else:
                style = self._styles.get(sign.get(VALUE, ""))
        # Toggles: a paragraph style and a character style that both say so cancel each other.
        self._bold = (self._bold ^ style.bold) if bold is None else bold
        self._hidden = (self._hidden ^ style.hidden) if hidden is None else hidden

    def _add_text(self, node: Node) -> None:
        text = node.text
        if not text:
            return
        if (
            (text[0] <= " " or text[-1] <= " ")
            and node.get(_SPACE) != "preserve"
            and not self._preserves_space
        ):
            text = text.strip(" \t\n\r")
            if not text:
                return
        if "\n" in text or "\r" in text:
            text = text.replace("\r", " ").replace("\n", " ")
        if not text.isascii() and PRIVATE_USE.search(text):
            text = map_symbols(text, self._font_name())
        if self._hush is None and not self._hidden and not self._note_mark:
            self._story.add(text, bold=self._bold)
        else:
            self._emit(text)

    def _emit(self, text: str) -> None:
        hush = self._hush or (_HIDDEN if self._hidden else _NOTE_MARK if self._note_mark else None)
        if hush is None:
            self._story.add(text, bold=self._bold)
        else:
            self._story.remove(hush.rule, text, hush.reason)

    def _enter_character(self, node: Node) -> None:
        self._emit(_CHARACTERS[str(node.tag)])

    def _font_name(self) -> str:
        fonts = None if self._font is None else self._font.find(FONTS)
        if fonts is None:
            return "Symbol"
        return fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "Symbol"

    def _enter_deleted_text(self, node: Node) -> None:
        if node.text:
            hush = self._deleted or _DELETED
            self._story.remove(hush.rule, node.text, hush.reason)

    def _enter_symbol(self, node: Node) -> None:
        code = node.get(f"{W}char", "")
        try:
            number = int(code, 16) if len(code) <= 6 else 0
        except ValueError:
            number = 0
        if 0 < number < 0xD800 or 0xE000 <= number <= 0x10FFFF:
            self._emit(symbol(number, node.get(f"{W}font", "")) or chr(number))

    def _enter_break(self, node: Node) -> None:
        if self._hush is not None or self._hidden:
            return
        match node.get(TYPE):
            case "page":
                self._story.turn_page(PageTurn.MANUAL)
            case "column":
                self._story.break_column()
            case _:
                self._story.break_line()

    def _enter_rendered_break(self, node: Node) -> None:
        if self._hush is None and not self._hidden:
            self._story.turn_page(PageTurn.RENDERED)

    def _enter_formula(self, node: Node) -> None:
        text = formula_text(node)
        if text:
            self._emit(text)

    def _enter_ruby_text(self, node: Node) -> _Frame:
        self._emit("(")

        def leave() -> None:
            self._emit(")")

        return iter(node), leave

    def _enter_ruby(self, node: Node) -> _Frame:
        # The file has the reading first and the base after it; a reader meets the base first.
        return iter([*node.iterchildren(f"{W}rubyBase"), *node.iterchildren(f"{W}rt")]), None

    def _enter_object(self, node: Node) -> _Frame:
        self._story.show_object()
        return iter(node), None

    # Fields, notes, comments

    def _enter_field_mark(self, node: Node) -> None:
        match node.get(_FIELD_KIND):
            case "begin":
                self._emit_form_field(node)
                if not self._never_ends(node):
                    self._fields.append(False)
            case "separate" if self._fields:
                self._fields[-1] = True
            case "end" if self._fields:
                self._fields.pop()
        self._rehush()

    def _emit_form_field(self, node: Node) -> None:
        """Show what Word draws for a check box or a drop-down list, which have no result."""
        for box in node.iter(f"{W}checkBox"):
            state = next(
                chain(box.iterchildren(f"{W}checked"), box.iterchildren(f"{W}default")), None
            )
            self._emit("☒" if state is not None and is_on(state.get(VALUE)) else "☐")
        for choice in node.iter(f"{W}ddList"):
            entries = [entry.get(VALUE, "") for entry in choice.iterchildren(f"{W}listEntry")]
            chosen = next(choice.iterchildren(f"{W}result"), None)
            place = 0 if chosen is None else to_number(chosen.get(VALUE), 0)
            if 0 <= place < len(entries):
                self._emit(entries[place])

    def _rehush(self) -> None:
        self._hush = self._deleted or (_CODE if False in self._fields else None)

    def _never_ends(self, begin: Node) -> bool:
        """Whether a field of a damaged file has no end: its code would swallow the rest."""
        if self._endless is None:
            open_fields: list[Node] = []
            for mark in self._container.iter(FIELD_MARK):
                kind = mark.get(_FIELD_KIND)
                if kind == "begin":
                    open_fields.append(mark)
                elif kind == "end" and open_fields:
                    open_fields.pop()
            self._endless = set(open_fields)
        return begin in self._endless

    def _enter_note_reference(self, node: Node) -> None:
        if self._hush is None and not self._hidden:
            kind = "footnotes" if node.tag == f"{W}footnoteReference" else "endnotes"
            self._story.notes.append((kind, node.get(ID, "")))
            self._note_mark = is_on(node.get(f"{W}customMarkFollows", "0"))

    def _enter_comment_reference(self, node: Node) -> None:
        self._story.comments.append((node.get(ID, ""), *self._story.place))

    def _enter_unread(self, node: Node) -> None:
        self.unread.append(str(node.tag))

    # What is not shown

    def _enter_deleted(self, node: Node) -> _Frame:
        return self._hushed(node, _MOVED if node.tag == MOVED_FROM else _DELETED)

    def _hushed(self, node: Node, hush: _Hush | None) -> _Frame:
        before, self._deleted = self._deleted, hush or self._deleted
        self._rehush()

        def leave() -> None:
            self._deleted = before
            self._rehush()

        return iter(node), leave

    # Tables

    def _enter_table(self, node: Node) -> _Frame:
        self._close_open()
        outer = (self._cell, self._place, self._row_page)
        self._place = (self._paragraphs.count_table(), 0, 0)

        def leave() -> None:
            self._cell, self._place, self._row_page = outer

        return iter(node), leave

    def _enter_row(self, node: Node) -> _Frame:
        table, row, _ = self._place
        properties = node.find(ROW_PROPERTIES)
        before = None if properties is None else properties.find(f"{W}gridBefore")
        skipped = 0 if before is None else to_number(before.get(VALUE), 0)
        self._place = (table, row + 1, min(max(skipped, 0), _MOST_COLUMNS))
        self._row_page = self._story.page
        is_deleted = properties is not None and properties.find(DELETED) is not None
        return self._hushed(node, _DELETED if is_deleted else None)

    def _enter_cell(self, node: Node) -> _Frame:
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
        children, unhush = self._hushed(node, _DELETED if is_deleted else None)

        def leave() -> None:
            self._close_open()
            self._cell = outer
            self._story.enter_cell(page_before)
            if unhush is not None:
                unhush()

        return children, leave

    # Text boxes and alternatives

    def _enter_text_box(self, node: Node) -> _Frame | None:
        if node not in self._entered:
            # Shown once the paragraph that holds it has ended.
            hush = self._hush or (_HIDDEN if self._hidden else None)
            self._boxes.append((node, hush))
            return None
        return self._hushed(node, self._entered.pop(node))

    def _open_boxes(self) -> _Frame:
        outer = (self._part, self._cell, self._fields, self._paragraph, self._bold, self._hidden)
        self._part = Part.TEXT_BOX if self._part is Part.BODY else self._part
        self._cell, self._fields, self._paragraph = None, [], None
        self._bold = self._hidden = False
        self._rehush()
        page_before = self._story.pause_pages()
        boxes, self._boxes = self._boxes, []
        self._entered.update(boxes)

        def leave() -> _Frame | None:
            self._close_open()
            (self._part, self._cell, self._fields, self._paragraph, self._bold, self._hidden) = (
                outer
            )
            self._rehush()
            self._story.resume_pages(page_before)
            return self._open_boxes() if self._boxes else None

        return iter([box for box, _ in boxes]), leave

    def _enter_alternate(self, node: Node) -> _Frame | None:
        """Take the first choice whose extension is understood, else the fallback; never both."""
        for choice in node.iterchildren(CHOICE):
            spaces = choice.nsmap
            needed = [spaces.get(prefix, "") for prefix in choice.get("Requires", "").split()]
            if all(space.startswith(_UNDERSTOOD) for space in needed):
                return iter(choice), None
        fallback = node.find(FALLBACK)
        return None if fallback is None else (iter(fallback), None)


def _signs_of_runs(container: Node) -> dict[Node, list[Node]]:
    """Give what run properties say that matters, by their element.

    Most runs say nothing of it, and libxml2 finds those that do many times faster than Python
    looks through the children of each.
    """
    signs: dict[Node, list[Node]] = {}
    for sign in container.iter(BOLD, VANISH, RUN_STYLE):
        parent = sign.getparent()
        if parent is not None:
            signs.setdefault(parent, []).append(sign)
    return signs


def _skip(_walker: Walker, _node: Node) -> None:
    """Leave an element out, with all that is in it."""


_ENTER: Final[dict[object, Callable[[Walker, Node], _Frame | None]]] = {
    **dict.fromkeys(_SKIPPED, _skip),
    **dict.fromkeys(_CHARACTERS, Walker._enter_character),
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
}
"""What is done with an element; one that is not here is transparent."""
