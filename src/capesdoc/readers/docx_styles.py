"""Styles of a .docx: what a style says of headings, lists, bold and hidden text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from capesdoc.patterns import compile_later
from capesdoc.readers.docx_excerpts import STYLES, Excerpts
from capesdoc.readers.docx_names import (
    BOLD,
    BREAK_BEFORE,
    LEVEL_REFERENCE,
    NUMBER_ID,
    NUMBERING,
    OUTLINE_LEVEL,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    VALUE,
    VANISH,
    W,
    is_on,
    to_number,
)
from capesdoc.readers.docx_properties import to_heading
from capesdoc.values import NamedTuple

if TYPE_CHECKING:
    from capesdoc.readers.docx_xml import Node

__all__ = [
    "NO_STYLE",
    "ListPlace",
    "Style",
    "Styles",
    "heading_level_of_name",
]

_BASED_ON: Final = f"{W}basedOn"
_NAME: Final = f"{W}name"

_LONGEST_CHAIN: Final = 64
"""Styles that a style may be based on, one on the other; Word itself stops at 11."""

_SCANNED: Final = tuple(
    (name, f"<w:{name}".encode())
    for name in (
        "name", "basedOn", "outlineLvl", "numId", "ilvl", "b", "vanish", "pageBreakBefore",
    )
)  # fmt: skip
_SCANNED_VALUE: Final = compile_later(rb' (?:[^<>]*? )?w:val="([^"]*)"')

_TITLE_NAMES: Final = frozenset(
    {"title", "titel", "titre", "título", "titolo", "tytuł", "название"}
)

_HEADING_WORDS: Final = (
    "heading", "überschrift", "titre", "título", "titolo", "kop", "rubrik", "overskrift",
    "otsikko", "nagłówek", "nadpis", "заголовок", "başlık", "标题", "標題", "見出し", "제목",
    "عنوان",
)  # fmt: skip
"""What producers other than Word call "heading" where they write names in the user's language;
Word itself always writes `heading 1`."""

_HEADING_NAME: Final = compile_later(rf"(?:{'|'.join(_HEADING_WORDS)})[ _-]?([1-9])")


class ListPlace(NamedTuple):
    """A list (`numId`) and the level in it; a level of None is for the list to say."""

    number_id: int
    level: int | None


class Style(NamedTuple):
    """What a style and the styles it is based on say together.

    Attributes:
        heading_level: 1 to 9, 0 for a title, None for neither.
        place: The list its paragraphs belong to.
        bold: Whether its text is bold.
        hidden: Whether its text is hidden.
        break_before: Whether its paragraphs start a page.
    """

    heading_level: int | None = None
    place: ListPlace | None = None
    bold: bool = False
    hidden: bool = False
    break_before: bool = False


NO_STYLE: Final = Style()

_SWITCHES: Final = frozenset({BOLD, VANISH, BREAK_BEFORE})


class _Facts(NamedTuple):
    """What one style says itself; None where it says nothing.

    `heading` is empty where it says nothing, and holds None where it says "body text".
    """

    base: str | None
    heading: tuple[int | None, ...]
    place: ListPlace | None
    bold: bool | None
    hidden: bool | None
    before: bool | None


def heading_level_of_name(name: str) -> int | None:
    """Give the level that a style name or id stands for: `heading 2`, `Heading2`, `Title`."""
    folded = name.strip().casefold()
    if folded in _TITLE_NAMES:
        return 0
    match = _HEADING_NAME.fullmatch(folded)
    return int(match[1]) if match else None


class Styles:
    """The styles of one document, read as they are asked for."""

    def __init__(
        self,
        open_excerpts: Callable[[], Excerpts],
        recall: Callable[[], dict[str, Style]],
    ) -> None:
        self._open_excerpts = open_excerpts
        self._recall = recall
        self._shared: dict[str, Style] | None = None
        self._excerpts: Excerpts | None = None
        self._facts: dict[str, _Facts | None] = {}
        self._styles: dict[str, Style] = {}

    def get(self, style_id: str) -> Style:
        """Give what a style says; a style that is not there speaks by its id alone."""
        known = self._styles.get(style_id)
        if known is not None:
            return known
        if self._shared is None:
            self._shared = self._recall()
        if style_id in self._shared and self._is_safe():
            # Just what the part would say again.
            found = self._shared[style_id]
        else:
            found = self._resolve(style_id)
            if self._is_safe():
                self._shared[style_id] = found
        self._styles[style_id] = found
        return found

    def _is_safe(self) -> bool:
        return self._excerpts is None or self._excerpts.is_safe

    def list_of(self, style_id: str) -> int | None:
        """Give the list that a numbering style stands for."""
        facts = self._facts_of(style_id)
        return facts.place.number_id if facts and facts.place else None

    def _resolve(self, style_id: str) -> Style:
        facts: list[_Facts] = []
        current: str | None = style_id
        seen: set[str] = set()
        while current and current not in seen and len(facts) < _LONGEST_CHAIN:
            seen.add(current)
            own = self._facts_of(current)
            if own is None:
                break
            facts.append(own)
            current = own.base
        if not facts:
            return Style(heading_level=heading_level_of_name(style_id))
        # For each property the style nearest to the text that speaks of it decides.
        return Style(
            heading_level=next((own.heading[0] for own in facts if own.heading), None),
            place=next((own.place for own in facts if own.place), None),
            bold=next((own.bold for own in facts if own.bold is not None), False),
            hidden=next((own.hidden for own in facts if own.hidden is not None), False),
            break_before=next((own.before for own in facts if own.before is not None), False),
        )

    def _facts_of(self, style_id: str) -> _Facts | None:
        if style_id not in self._facts:
            if self._excerpts is None:
                self._excerpts = self._open_excerpts()
            text = self._excerpts.text(STYLES, style_id)
            if text is not None and b"&" not in text:
                facts: _Facts | None = _scan_facts(text)
            else:
                node = self._excerpts.node(STYLES, style_id)
                facts = None if node is None else _read_facts(node)
            self._facts[style_id] = facts
        return self._facts[style_id]


def _scan_facts(text: bytes) -> _Facts:
    """Take from the text of one style what `_read_facts` takes from its element."""
    found: dict[str, str | None] = {}
    for name, opening in _SCANNED:
        place = text.find(opening)
        while place >= 0 and text[(end := place + len(opening)) : end + 1] not in (
            b" ",
            b"/",
            b">",
        ):
            place = text.find(opening, place + 1)
        if place >= 0:
            value = _SCANNED_VALUE.match(text, end)
            found[name] = value[1].decode("utf-8", "replace") if value else None
    outline, level = found.get("outlineLvl"), found.get("ilvl")
    by_name = heading_level_of_name(found.get("name") or "")
    heading: tuple[int | None, ...] = () if by_name is None else (by_name,)
    place_in_list = None
    if "numId" in found:
        place_in_list = ListPlace(
            number_id=to_number(found["numId"], 0),
            level=None if level is None else to_number(level, 0),
        )
    return _Facts(
        base=found.get("basedOn"),
        heading=(to_heading(outline),) if "outlineLvl" in found else heading,
        place=place_in_list,
        bold=is_on(found["b"]) if "b" in found else None,
        hidden=is_on(found["vanish"]) if "vanish" in found else None,
        before=is_on(found["pageBreakBefore"]) if "pageBreakBefore" in found else None,
    )


def _read_facts(style: Node) -> _Facts:
    """Take from one style element what it says itself; one pass, for a document uses many."""
    base: str | None = None
    by_name: int | None = None
    outline: Node | None = None
    place: ListPlace | None = None
    switches: dict[object, bool] = {}
    for child in style:
        tag = child.tag
        if tag == _NAME:
            by_name = heading_level_of_name(child.get(VALUE, ""))
        elif tag == _BASED_ON:
            base = child.get(VALUE)
        elif tag in (PARAGRAPH_PROPERTIES, RUN_PROPERTIES):
            for sign in child:
                if sign.tag == OUTLINE_LEVEL:
                    outline = sign
                elif sign.tag == NUMBERING:
                    place = _list_place(sign)
                elif sign.tag in _SWITCHES:
                    switches[sign.tag] = is_on(sign.get(VALUE))
    heading: tuple[int | None, ...] = () if by_name is None else (by_name,)
    return _Facts(
        base=base,
        heading=heading if outline is None else (to_heading(outline.get(VALUE)),),
        place=place,
        bold=switches.get(BOLD),
        hidden=switches.get(VANISH),
        before=switches.get(BREAK_BEFORE),
    )


def _list_place(numbering: Node) -> ListPlace | None:
    number = numbering.find(NUMBER_ID)
    if number is None:
        return None
    level = numbering.find(LEVEL_REFERENCE)
    return ListPlace(
        number_id=to_number(number.get(VALUE), 0),
        level=None if level is None else to_number(level.get(VALUE), 0),
    )
