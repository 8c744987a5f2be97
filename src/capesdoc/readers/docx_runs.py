"""Runs of a .docx: their text, and whether it is shown.

An element that is not named in a table of the visitor is transparent: its children are visited in
its place. This half of the visitor knows what stands in a run; `docx_walk` knows what holds runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import ClassVar, Final

from capesdoc.readers.docx_math import formula_text
from capesdoc.readers.docx_names import (
    BOLD,
    FIELD_MARK,
    FONTS,
    ID,
    MOVED_FROM,
    RUN_PROPERTIES,
    RUN_STYLE,
    TEXT,
    TYPE,
    VALUE,
    VANISH,
    W,
    is_on,
    to_number,
)
from capesdoc.readers.docx_signs import PlainTexts, Signs, find_plain_texts, find_signs
from capesdoc.readers.docx_story import PageTurn, Story
from capesdoc.readers.docx_styles import NO_STYLE, Style, Styles
from capesdoc.readers.docx_symbols import PRIVATE_USE, map_symbols, symbol
from capesdoc.readers.docx_xml import Node
from capesdoc.values import NamedTuple

__all__ = ["CHARACTERS", "IS_HIDDEN", "WAS_DELETED", "Frame", "Handler", "Hush", "Runs"]

Leave = Callable[[], "Frame | None"]
Frame = tuple[Iterator[Node], Leave | None]
"""Elements still to visit, and what is done when they are through; it may give what follows."""


class Hush(NamedTuple):
    """Why text is not shown just now."""

    rule: str
    reason: str


WAS_DELETED: Final = Hush("deleted-text", "deleted with changes tracked")
_WAS_MOVED: Final = Hush("deleted-text", "moved to another place with changes tracked")
IS_HIDDEN: Final = Hush("hidden-text", "formatted as hidden")
_IS_CODE: Final = Hush("field-code", "the code of a field; its result is shown")
_IS_NOTE_MARK: Final = Hush("note-mark", "the mark of a note, set by hand")

_FIELD_KIND: Final = f"{W}fldCharType"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

CHARACTERS: Final = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
}
"""Elements that stand for one character."""


Handler = Callable[..., "Frame | None"]


class Runs:
    """What is visited in runs, and the state that says how it counts."""

    handlers: ClassVar[dict[object, Handler]] = {}
    visited: ClassVar[tuple[str, ...]] = ()

    def __init__(self, story: Story, styles: Styles) -> None:
        self._story = story
        self._styles = styles
        self._container: Node | None = None
        self._signs: Signs = {}
        self._plain: PlainTexts = {}
        self._preserves_space = False
        self._hush: Hush | None = None
        self._deleted: Hush | None = None
        self._fields: list[bool] = []
        self._endless: set[Node] | None = None
        self._bold = False
        self._hidden = False
        self._note_mark = False

    def _begin_container(self, container: Node) -> None:
        self._container = container
        self._signs = find_signs(container)
        self._plain = find_plain_texts(container, self.visited)
        self._endless = None
        self._preserves_space = container.get(SPACE) == "preserve"

    def _enter_run(self, node: Node) -> Frame | None:
        bold, hidden = self._bold, self._hidden
        signs = self._signs.get(node)
        if signs is not None:
            self._set_run(signs)
        children = iter(node)
        for child in children:
            tag = child.tag
            if tag == TEXT:
                self._add_text(child)
            elif tag in CHARACTERS:
                self._emit(CHARACTERS[str(tag)])
            else:
                handler = self.handlers.get(tag)
                frame = handler(self, child) if handler is not None else None
                if handler is None and len(child):
                    frame = (iter(child), None)
                if frame is not None:
                    return self._rest_of_run(frame, children, bold=bold, hidden=hidden)
        self._leave_run(bold=bold, hidden=hidden)
        return None

    def _add_plain_texts(self, texts: list[Node]) -> None:
        """Add the texts of a paragraph that needs no visit."""
        bold, hidden = self._bold, self._hidden
        for text in texts:
            run = text.getparent()
            signs = None if run is None else self._signs.get(run)
            if signs is not None:
                self._set_run(signs)
                self._add_text(text)
                self._bold, self._hidden = bold, hidden
            else:
                self._add_text(text)

    def _leave_run(self, *, bold: bool, hidden: bool) -> None:
        self._bold, self._hidden = bold, hidden
        self._note_mark = False

    def _rest_of_run(
        self, frame: Frame, rest: Iterator[Node], *, bold: bool, hidden: bool
    ) -> Frame:
        """Give the frame of a child of a run that has children of its own, then the rest."""
        inner, leave = frame

        def leave_run() -> None:
            self._leave_run(bold=bold, hidden=hidden)

        def leave_inner() -> Frame:
            following = leave() if leave is not None else None
            after = (rest, leave_run)
            if following is None:
                return after
            return self._rest_of_run(following, rest, bold=bold, hidden=hidden)

        return inner, leave_inner

    def _set_run(self, signs: list[tuple[str, Node]]) -> None:
        style: Style = NO_STYLE
        bold: bool | None = None
        hidden: bool | None = None
        for tag, sign in signs:
            if tag == BOLD:
                bold = is_on(sign.get(VALUE))
            elif tag == VANISH:
                hidden = is_on(sign.get(VALUE))
            elif tag == RUN_STYLE:
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
            and node.get(SPACE) != "preserve"
            and not self._preserves_space
        ):
            text = text.strip(" \t\n\r")
            if not text:
                return
        if "\n" in text or "\r" in text:
            text = text.replace("\r", " ").replace("\n", " ")
        if not text.isascii() and PRIVATE_USE.search(text):
            text = map_symbols(text, _font_name(node))
        if self._hush is None and not self._hidden and not self._note_mark:
            self._story.add(text, bold=self._bold)
        else:
            self._emit(text)

    def _emit(self, text: str) -> None:
        hush = self._hush or (
            IS_HIDDEN if self._hidden else _IS_NOTE_MARK if self._note_mark else None
        )
        if hush is None:
            self._story.add(text, bold=self._bold)
        else:
            self._story.remove(hush.rule, text, hush.reason)

    def _enter_character(self, node: Node) -> None:
        self._emit(CHARACTERS[str(node.tag)])

    def _enter_deleted_text(self, node: Node) -> None:
        if node.text:
            hush = self._deleted or WAS_DELETED
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
        self._story.break_as(node.get(TYPE))

    def _enter_rendered_break(self, node: Node) -> None:
        if self._hush is None and not self._hidden:
            self._story.turn_page(PageTurn.RENDERED)

    def _enter_formula(self, node: Node) -> None:
        text = formula_text(node)
        if text:
            self._emit(text)

    def _enter_ruby_text(self, node: Node) -> Frame:
        self._emit("(")

        def leave() -> None:
            self._emit(")")

        return iter(node), leave

    def _enter_ruby(self, node: Node) -> Frame:
        # The file has the reading first and the base after it; a reader meets the base first.
        return iter([*node.iterchildren(f"{W}rubyBase"), *node.iterchildren(f"{W}rt")]), None

    def _enter_object(self, node: Node) -> Frame:
        self._story.show_object()
        return iter(node), None

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

    def _never_ends(self, begin: Node) -> bool:
        """Whether a field of a damaged file has no end: its code would swallow the rest."""
        if self._endless is None:
            open_fields: list[Node] = []
            for mark in () if self._container is None else self._container.iter(FIELD_MARK):
                kind = mark.get(_FIELD_KIND)
                if kind == "begin":
                    open_fields.append(mark)
                elif kind == "end" and open_fields:
                    open_fields.pop()
            self._endless = set(open_fields)
        return begin in self._endless

    def _rehush(self) -> None:
        self._hush = self._deleted or (_IS_CODE if False in self._fields else None)

    def _enter_note_reference(self, node: Node) -> None:
        if self._hush is None and not self._hidden:
            kind = "footnotes" if node.tag == f"{W}footnoteReference" else "endnotes"
            self._story.notes.append((kind, node.get(ID, "")))
            self._note_mark = is_on(node.get(f"{W}customMarkFollows", "0"))

    def _enter_comment_reference(self, node: Node) -> None:
        self._story.comments.append((node.get(ID, ""), *self._story.place))

    def _enter_deleted(self, node: Node) -> Frame:
        return self._hushed(node, _WAS_MOVED if node.tag == MOVED_FROM else WAS_DELETED)

    def _hushed(self, node: Node, hush: Hush | None) -> Frame:
        before, self._deleted = self._deleted, hush or self._deleted
        self._rehush()

        def leave() -> None:
            self._deleted = before
            self._rehush()

        return iter(node), leave


def _font_name(text: Node) -> str:
    """Give the font of a text in a private code; Word takes Symbol where none is named."""
    run = text.getparent()
    properties = None if run is None else run.find(RUN_PROPERTIES)
    fonts = None if properties is None else properties.find(FONTS)
    if fonts is None:
        return "Symbol"
    return fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "Symbol"
