"""Plain stories of a .docx: paragraphs, runs and tables read from the text of the markup.

Most reports hold nothing else. Their markup falls into a few tokens (a whole run of text, the
beginning of a paragraph with its properties, its end, another tag), which one pattern cuts several
times faster than a parser builds a tree and Python looks through it. Every token has to be known
and every tag to balance; the first that is not sends the whole story to `docx_walk`, the visitor
that knows everything. Both write into the same `Story` by way of the same `Paragraphs`, and a test
holds them to the same lines.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from capesdoc.limits import Limits
from capesdoc.patterns import compile_later
from capesdoc.readers.docx_fragments import NEVER, Block, read_block, read_drawn
from capesdoc.readers.docx_markup import (
    LONGEST_REMEMBERED,
    REMEMBERED,
    NotPlainError,
    Tag,
    blank_references,
    find_sections,
    look_of,
    parse_tag,
    properties_of,
    read_head,
)
from capesdoc.readers.docx_names import to_number
from capesdoc.readers.docx_paragraphs import PLAIN, Paragraph, Paragraphs
from capesdoc.readers.docx_properties import Section
from capesdoc.readers.docx_story import PageTurn, Story
from capesdoc.readers.docx_styles import NO_STYLE, Styles
from capesdoc.readers.docx_symbols import symbol
from capesdoc.readers.docx_tokens import PlainText, checked, resolve_references, tokens_of
from capesdoc.source import Cell, Part
from capesdoc.values import NamedTuple

__all__ = ["DEEPEST", "PlainStory"]

DEEPEST: Final = 100
"""Nesting of elements; the parser stops at 256, and reports nest a dozen deep."""

_MOST_COLUMNS: Final = 1024

_HOLDS_RUNS: Final = frozenset(
    f"w:{name}"
    for name in ("p", "hyperlink", "ins", "smartTag", "customXml", "sdtContent", "fldSimple")
)
_HOLDS_PARAGRAPHS: Final = frozenset(
    f"w:{name}" for name in ("body", "hdr", "ftr", "tc", "sdtContent", "customXml")
)
_TRANSPARENT: Final = frozenset(
    f"w:{name}"
    for name in (
        "body", "hyperlink", "ins", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple",
        "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "commentRangeStart",
        "commentRangeEnd",
    )
)  # fmt: skip
"""Elements that the visitor does nothing for itself."""

_SKIPPED: Final = frozenset(
    f"w:{name}"
    for name in (
        "sectPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sdtPr", "sdtEndPr", "smartTagPr",
        "customXmlPr",
    )
)  # fmt: skip
"""Elements whose descendants say how things look."""

_OBJECTS: Final = frozenset({"w:drawing", "w:pict", "w:object"})
"""Pictures. One that holds text holds paragraphs, and is for the visitor."""

_DRAWN_TEXT: Final = (":relIds", ":chart", ":textpath")
"""What stands in a picture for a diagram or a chart, whose text is in a part of its own, and for a
text that is drawn along a path."""

_CHARACTERS: Final = {
    "w:tab": "\t", "w:ptab": "\t", "w:noBreakHyphen": "-", "w:softHyphen": "\u00ad",
}  # fmt: skip

_CODE: Final = compile_later("[0-9A-Fa-f]{1,4}")

_Action = Callable[["PlainStory", Tag], None]


class _Known(NamedTuple):
    """A tag and what is done where it begins and where it ends."""

    tag: Tag
    enter: _Action | None
    leave: _Action | None
    is_skipped: bool


class PlainStory:
    """Reads one story from the text of its part into a `Story`."""

    def __init__(self, plain: PlainText, styles: Styles, paragraphs: Paragraphs) -> None:
        text = self._text = plain.text
        self._is_tidy = plain.is_tidy
        self._is_body = False
        self._head = read_head(text)
        if "w14" not in self._head.prefixes and "<w:p w14:" in text:
            raise NotPlainError
        self._styles = styles
        self._paragraphs = paragraphs
        self._known: dict[str, _Known] = {}
        self._blocks: dict[str, Block] = {}
        self._resolved: dict[str, Paragraph] = {"": PLAIN}
        self._looks: dict[str, tuple[bool | None, bool]] = {"": (None, False)}
        self._open: list[str] = ["", self._head.root]
        self._skipped_from = 0
        self._in_object = False
        self._scopes: list[tuple[int, frozenset[str]]] = []
        self._fields: list[bool] = []
        self._in_code = False
        self._paragraph: Paragraph | None = None
        self._bold = False
        self._run_bold = False
        self._run_begins = False
        self._cell: Cell | None = None
        self._widened: Cell | None = None
        self._place = (0, 0, 0)
        self._row_page: int | None = None
        self._outer: list[tuple[Cell | None, tuple[int, int, int], int | None]] = []
        self._outer_cells: list[tuple[Cell | None, int | None]] = []

    @property
    def root(self) -> str:
        """The name of the root element."""
        return self._head.root

    def sections(self) -> tuple[Section, ...]:
        """Give the sections; raises `NotPlainError` as `fill` does."""
        return find_sections(self._text)

    def fill(self, story: Story, *, limits: Limits, name: str) -> None:
        """Visit everything.

        Raises:
            NotPlainError: Something in it needs the visitor of the tree; the story is spoilt.
            LimitExceededError: Its tables have too many cells.
        """
        self._story, self._limits, self._name = story, limits, name
        self._is_body = story.part is Part.BODY
        begin = self._text.find("<", self._head.end)
        if self._text[self._head.end : begin].strip(" \t\n"):
            raise NotPlainError
        tokens = tokens_of(self._text, begin)
        known, above, resolved = self._known, self._open, self._resolved
        add, add_paragraph = story.add, story.add_paragraph
        is_tidy, is_body, looks = self._is_tidy, self._is_body, self._looks
        other = ""
        for begins, odd, properties, look, opens, text, ends, other in tokens:
            if other:
                action = known.get(other)
                if action is not None:
                    self._visit(action)
                elif self._in_object and self._skipped_from:
                    self._visit_drawn(other)
                elif other == "</w:p>":
                    self._end_paragraph()
                else:
                    self._visit_unknown(other)
                continue
            if begins:
                if odd:
                    self._check_beginning(odd)
                if self._paragraph is not None or self._skipped_from or self._in_code:
                    raise NotPlainError
                if above[-1] not in _HOLDS_PARAGRAPHS:
                    raise NotPlainError
                paragraph = resolved.get(properties) or self._resolve(properties)
                self._bold = paragraph.style.bold
                if paragraph.break_before:
                    story.turn_page(PageTurn.BEFORE)
                if not (ends and opens):
                    above.append("w:p")
                    self._paragraph = paragraph
            elif opens and (
                self._paragraph is None
                or self._skipped_from
                or self._in_code
                or above[-1] not in _HOLDS_RUNS
            ):
                raise NotPlainError
            if opens:
                bold, is_toggled = looks.get(look) or self._learn_look(look)
                if bold is None:
                    bold = self._bold ^ is_toggled
                if text and (
                    not is_tidy
                    or "&" in text
                    or ">" in text
                    or (opens == "<w:t>" and (text[0] <= " " or text[-1] <= " "))
                ):
                    text = self._read_text(opens, text)
                if begins and ends:
                    # The whole paragraph: what `_end_paragraph` does, in one step.
                    marks = None
                    if not is_body or not paragraph.says_nothing or self._cell is not None:
                        marks, _ = self._paragraphs.marks(
                            paragraph, part=story.part, cell=self._cell
                        )
                    add_paragraph(text, marks, bold=bold)
                    if paragraph.ends_section and is_body:
                        story.end_section()
                    continue
                if text:
                    add(text, bold=bold)
            if ends:
                self._end_paragraph()
        if self._paragraph is not None or above != [""] or other != f"</{self._head.root}>":
            raise NotPlainError
        if self._fields:
            # A field without an end shows its code as text.
            raise NotPlainError

    def _check_beginning(self, text: str) -> None:
        """Check a tag whose attributes stand in another order than Word's."""
        if not parse_tag(text).prefixes <= self._head.prefixes:
            raise NotPlainError

    def _resolve(self, properties: str) -> Paragraph:
        own, prefixes = properties_of(properties)
        if not prefixes <= self._head.prefixes:
            raise NotPlainError
        paragraph = self._resolved[properties] = self._paragraphs.resolve(own)
        if paragraph.merges or paragraph.style.hidden:
            raise NotPlainError
        return paragraph

    def _read_text(self, opens: str, text: str) -> str:
        """Give what a text that is not tidy shows."""
        text = checked(text)
        if ">" in text:
            raise NotPlainError
        if "&" in text:
            text = resolve_references(text)
        if opens == "<w:t>":
            text = text.strip(" \t\n\r")
        return text

    def _begin_paragraph(self, properties: str) -> None:
        if self._paragraph is not None or self._skipped_from or self._in_code:
            raise NotPlainError
        if self._open[-1] not in _HOLDS_PARAGRAPHS:
            raise NotPlainError
        paragraph = self._resolved.get(properties) or self._resolve(properties)
        self._open.append("w:p")
        self._paragraph = paragraph
        self._bold = paragraph.style.bold
        if paragraph.break_before:
            self._story.turn_page(PageTurn.BEFORE)

    def _end_paragraph(self) -> None:
        paragraph = self._paragraph
        if self._open.pop() != "w:p" or paragraph is None:
            raise NotPlainError
        self._paragraph = None
        story = self._story
        marks = rest = None
        if self._cell is not None or not self._is_body or not paragraph.says_nothing:
            marks, rest = self._paragraphs.marks(paragraph, part=story.part, cell=self._cell)
        story.end_paragraph(marks, rest)
        if paragraph.ends_section and self._is_body:
            story.end_section()

    def _look(self, properties: str) -> bool:
        """Give whether a run is bold."""
        bold, is_toggled = self._looks.get(properties) or self._learn_look(properties)
        # A paragraph style and a character style that both say bold cancel each other.
        return (self._bold ^ is_toggled) if bold is None else bold

    def _learn_look(self, properties: str) -> tuple[bool | None, bool]:
        """Give whether a run says itself that it is bold, and whether its style does."""
        look = look_of(properties)
        style = NO_STYLE if look.style_id is None else self._styles.get(look.style_id)
        if not look.prefixes <= self._head.prefixes or style.hidden:
            raise NotPlainError
        found = self._looks[properties] = (look.bold, style.bold)
        return found

    def _visit_unknown(self, text: str) -> None:
        if text.find("<", 1, text.find(">") + 1) > 0:
            # A token ends at the first ">", whatever stands before it.
            raise NotPlainError
        if text.startswith("<w:t") and len(text) > 6 and text.endswith("</w:t>"):
            begin, _, shown = text[: -len("</w:t>")].partition(">")
            self._add_text(shown, is_preserved=begin != "<w:t")
        elif text.startswith("<w:rPr>") and len(text) > len("<w:rPr>"):
            if not self._skipped_from:
                if not self._run_begins:
                    raise NotPlainError
                self._run_bold = self._look(text[len("<w:rPr>") : -len("</w:rPr>")].lstrip(" \t\n"))
                self._run_begins = False
            else:
                self._look(text[len("<w:rPr>") : -len("</w:rPr>")].lstrip(" \t\n"))
        elif text.endswith("</w:instrText>") and len(text) > len("</w:instrText>"):
            self._skip_code(text.partition(">")[2][: -len("</w:instrText>")])
        elif text.find("<", 1) > 0:
            self._visit_block(text)
        else:
            action = self._known[text] = _learn(text, self._head.prefixes)
            self._visit(action)

    def _visit_block(self, text: str) -> None:
        """Check the properties of a table or content control; take the width of a cell."""
        block = self._blocks.get(text)
        if block is None:
            block = read_block(text)
            if not block.prefixes <= self._head.prefixes:
                raise NotPlainError
            self._blocks[text] = block
        self._run_begins = False
        if len(self._open) + block.depth > DEEPEST:
            raise NotPlainError
        if not self._skipped_from:
            self._in_object = False
        if block.span is not None:
            if self._skipped_from:
                raise NotPlainError
            if self._open[-1] == "w:tc":
                self._widen_cell(block.span)

    def _skip_code(self, code: str) -> None:
        if self._open[-1] != "w:r" or self._skipped_from or ">" in code:
            raise NotPlainError
        self._run_begins = False
        resolve_references(checked(code))

    def _visit_drawn(self, text: str) -> None:
        """Check what stands in a picture: only that it is well-formed and holds no text."""
        tag, declared, is_whole = read_drawn(text)
        above = self._open
        while self._scopes and len(above) < self._scopes[-1][0]:
            self._scopes.pop()
        scope = self._scopes[-1][1] if self._scopes else self._head.prefixes
        if tag.mark:
            if above.pop() != tag.name:
                raise NotPlainError
            if len(above) < self._skipped_from:
                self._skipped_from = 0
            return
        if declared:
            scope |= declared
        if not tag.prefixes <= scope or tag.name.startswith("w:"):
            raise NotPlainError
        if tag.name.endswith(_DRAWN_TEXT):
            raise NotPlainError
        if not tag.empty and not is_whole:
            above.append(tag.name)
            if len(above) > DEEPEST:
                raise NotPlainError
            if declared:
                self._scopes.append((len(above), scope))

    def _add_text(self, text: str, *, is_preserved: bool) -> None:
        if self._open[-1] != "w:r" or self._skipped_from or self._in_code:
            raise NotPlainError
        self._run_begins = False
        if ">" in text:
            raise NotPlainError
        shown = resolve_references(checked(text))
        if not is_preserved:
            shown = shown.strip(" \t\n\r")
        if shown:
            self._story.add(shown, bold=self._run_bold)

    def _visit(self, known: _Known) -> None:
        tag, enter, leave, is_skipped = known
        self._run_begins = False
        above = self._open
        if tag.mark:
            if above.pop() != tag.name:
                raise NotPlainError
            if self._skipped_from:
                if len(above) < self._skipped_from:
                    self._skipped_from = 0
            elif leave is not None:
                leave(self, tag)
            return
        if enter is not None and not self._skipped_from:
            enter(self, tag)
        elif tag.name == "w:gridSpan" and self._open[-2:] == ["w:tc", "w:tcPr"]:
            self._widen_cell(to_number(tag.attributes.get("w:val"), 1))
        if not tag.empty:
            above.append(tag.name)
            if len(above) > DEEPEST:
                raise NotPlainError
            if is_skipped and not self._skipped_from:
                self._skipped_from = len(above)

    def _enter_empty_paragraph(self, tag: Tag) -> None:
        if not tag.empty:
            raise NotPlainError
        self._begin_paragraph("")
        self._end_paragraph()

    def _enter_run(self, tag: Tag) -> None:
        if self._paragraph is None or self._open[-1] not in _HOLDS_RUNS:
            raise NotPlainError
        self._run_bold = self._bold
        self._run_begins = not tag.empty

    def _enter_character(self, tag: Tag) -> None:
        self._require_run(tag)
        self._story.add(_CHARACTERS[tag.name], bold=self._run_bold)

    def _enter_symbol(self, tag: Tag) -> None:
        self._require_run(tag)
        code = tag.attributes.get("w:char", "")
        if not _CODE.fullmatch(code):
            raise NotPlainError
        number = int(code, 16)
        if 0 < number < 0xD800 or number >= 0xE000:
            shown = symbol(number, tag.attributes.get("w:font", "")) or chr(number)
            self._story.add(shown, bold=self._run_bold)

    def _enter_background(self, tag: Tag) -> None:
        if not tag.empty:
            # It may be a picture.
            raise NotPlainError

    def _enter_break(self, tag: Tag) -> None:
        self._require_run(tag)
        self._story.break_as(tag.attributes.get("w:type"))

    def _enter_rendered_break(self, tag: Tag) -> None:
        self._require_run(tag)
        self._story.turn_page(PageTurn.RENDERED)

    def _enter_note_reference(self, tag: Tag) -> None:
        self._require_run(tag)
        if "w:customMarkFollows" in tag.attributes:
            raise NotPlainError
        kind = "footnotes" if tag.name == "w:footnoteReference" else "endnotes"
        self._story.notes.append((kind, tag.attributes.get("w:id", "")))

    def _enter_comment_reference(self, tag: Tag) -> None:
        self._require_run(tag)
        self._story.comments.append((tag.attributes.get("w:id", ""), *self._story.place))

    def _require_run(self, tag: Tag) -> None:
        if self._open[-1] != "w:r" or not tag.empty or self._in_code:
            raise NotPlainError

    def _enter_field_mark(self, tag: Tag) -> None:
        if self._open[-1] != "w:r" or not tag.empty:
            # What stands in it is a check box or a list to choose from.
            raise NotPlainError
        match tag.attributes.get("w:fldCharType"):
            case "begin":
                self._fields.append(False)
            case "separate" if self._fields:
                self._fields[-1] = True
            case "end" if self._fields:
                self._fields.pop()
        self._in_code = False in self._fields

    def _enter_object(self, _tag: Tag) -> None:
        if self._open[-1] != "w:r" or self._in_code:
            raise NotPlainError
        self._story.show_object()
        self._in_object = True
        self._scopes.clear()

    def _enter_skipped(self, _tag: Tag) -> None:
        self._in_object = False

    def _enter_table(self, _tag: Tag) -> None:
        if self._paragraph is not None or self._open[-1] not in _HOLDS_PARAGRAPHS:
            raise NotPlainError
        self._outer.append((self._cell, self._place, self._row_page))
        self._place = (self._paragraphs.count_table(), 0, 0)

    def _leave_table(self, _tag: Tag) -> None:
        self._cell, self._place, self._row_page = self._outer.pop()

    def _enter_row(self, tag: Tag) -> None:
        if self._open[-1] not in ("w:tbl", "w:sdtContent") or self._paragraph is not None:
            raise NotPlainError
        if not self._outer or tag.empty:
            raise NotPlainError
        table, row, _ = self._place
        self._place = (table, row + 1, 0)
        self._row_page = self._story.page

    def _enter_cell(self, tag: Tag) -> None:
        if self._open[-1] not in ("w:tr", "w:sdtContent") or self._paragraph is not None:
            raise NotPlainError
        if not self._outer or tag.empty:
            raise NotPlainError
        self._paragraphs.count_cell(self._limits, self._name)
        table, row, column = self._place
        self._place = (table, row, column + 1)
        page_before = self._story.enter_cell(self._row_page)
        self._outer_cells.append((self._cell, page_before))
        self._cell = Cell(table=table, row=max(row, 1), column=column + 1)

    def _leave_cell(self, _tag: Tag) -> None:
        self._cell, page_before = self._outer_cells.pop()
        self._story.enter_cell(page_before)

    def _widen_cell(self, columns: int) -> None:
        if self._cell is None:
            return
        table, row, column = self._place
        if self._widened is self._cell:
            # Said twice; the first counts, and that is the visitor's to know.
            raise NotPlainError
        self._widened = self._cell
        self._place = (table, row, column + min(max(columns, 1), _MOST_COLUMNS) - 1)


def _learn(text: str, prefixes: frozenset[str]) -> _Known:
    known = _know(text) if len(text) > LONGEST_REMEMBERED else _remember_known(text)
    if not known.tag.prefixes <= prefixes:
        raise NotPlainError
    return known


def _know(text: str) -> _Known:
    if "&" in text and text[1 : text.find(" ")] in _TRANSPARENT:
        text = blank_references(text)
    tag = parse_tag(text)
    name = tag.name
    if name in NEVER or (name == "w:p" and tag.mark):
        # `</w:p >` ends a paragraph too, and nobody writes it so.
        raise NotPlainError
    enter, leave = _ACTIONS.get(name, (None, None))
    is_skipped = name in _SKIPPED or name in _OBJECTS
    return _Known(tag, enter or _checks_for(name), leave, is_skipped)


_remember_known: Final = lru_cache(maxsize=REMEMBERED)(_know)


def _checks_for(name: str) -> _Action | None:
    if name in _SKIPPED:
        return PlainStory._enter_skipped
    return None if name in _TRANSPARENT else _refuse


def _refuse(_story: PlainStory, _tag: Tag) -> None:
    raise NotPlainError


_ACTIONS: Final[dict[str, tuple[_Action | None, _Action | None]]] = {
    "w:p": (PlainStory._enter_empty_paragraph, None),
    "w:r": (PlainStory._enter_run, None),
    **dict.fromkeys(_CHARACTERS, (PlainStory._enter_character, None)),
    "w:br": (PlainStory._enter_break, None),
    "w:cr": (PlainStory._enter_break, None),
    "w:sym": (PlainStory._enter_symbol, None),
    "w:background": (PlainStory._enter_background, None),
    "w:lastRenderedPageBreak": (PlainStory._enter_rendered_break, None),
    "w:footnoteReference": (PlainStory._enter_note_reference, None),
    "w:endnoteReference": (PlainStory._enter_note_reference, None),
    "w:commentReference": (PlainStory._enter_comment_reference, None),
    "w:fldChar": (PlainStory._enter_field_mark, None),
    **dict.fromkeys(_OBJECTS, (PlainStory._enter_object, None)),
    "w:tbl": (PlainStory._enter_table, PlainStory._leave_table),
    "w:tr": (PlainStory._enter_row, None),
    "w:tc": (PlainStory._enter_cell, PlainStory._leave_cell),
}
"""What is done with an element of a plain story."""
