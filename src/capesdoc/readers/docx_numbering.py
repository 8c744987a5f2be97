"""Numbering of a .docx: the bullet or number that Word writes before a list item."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeAlias

from capesdoc.patterns import compile_later
from capesdoc.readers.docx_excerpts import ABSTRACT_LISTS, LISTS, Excerpts
from capesdoc.readers.docx_names import (
    FONTS,
    LEVEL_REFERENCE,
    RUN_PROPERTIES,
    VALUE,
    W,
    is_on,
    to_number,
)
from capesdoc.readers.docx_styles import Styles
from capesdoc.readers.docx_symbols import PRIVATE_USE, map_symbols
from capesdoc.values import NamedTuple

if TYPE_CHECKING:
    from capesdoc.readers.docx_xml import Node

__all__ = ["ListCounts", "NumberedList", "Numbering", "format_number"]

_LEVELS: Final = 9
_PLACEHOLDER: Final = compile_later("%([1-9])")
_PLAIN_LIST: Final = compile_later(
    rb'<w:num [^<>]*>\s*<w:abstractNumId w:val="([0-9]{1,9})"/>\s*\Z'
)
"""A list that overrides nothing, as most do."""

_PLACE: Final = compile_later(rb'(?:[^<>]*? )?w:ilvl="([0-8])"')
_START, _FORMAT, _PATTERN, _RESTART, _LEGAL, _STYLE = (
    compile_later(rb'<w:%s (?:[^<>]*? )?w:val="([^"]*)"' % name)
    for name in (b"start", b"numFmt", b"lvlText", b"lvlRestart", b"isLgl", b"pStyle")
)
_FONT: Final = compile_later(rb'<w:rFonts (?:[^<>]*? )?w:(?:ascii|hAnsi)="([^"]*)"')

_GENERIC_BULLET: Final = "•"
_LONGEST_PATTERN: Final = 255
"""Characters of a level's text: what Word's own dialogue takes; more would be an attack."""

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN: Final = 32_767
_LARGEST_LETTER: Final = 780
"""Where Word itself stops: 26 letters, each repeated up to thirty times."""


class _Level(NamedTuple):
    """How one level of a list counts and what it prints."""

    number_format: str
    pattern: str
    start: int
    restart: int | None
    legal: bool
    font: str
    style: str | None


class NumberedList:
    """A list: its levels, read as they are asked for, its counters, and where it starts anew."""

    def __init__(
        self,
        counters: str,
        levels: list[Node | bytes | None],
        first_values: list[int | None],
    ) -> None:
        self.counters = counters
        self.first_values = first_values
        self._nodes = levels
        self._levels: dict[int, _Level | None] = {}
        self._bullets: dict[int, str] = {}

    def level(self, place: int) -> _Level | None:
        """Give the definition of a level, from 0."""
        if place not in self._levels:
            node = self._nodes[place] if 0 <= place < _LEVELS else None
            if isinstance(node, bytes):
                self._levels[place] = _scan_level(node)
            else:
                self._levels[place] = None if node is None else _read_level(node)
        return self._levels[place]

    def bullet(self, place: int, definition: _Level) -> str:
        """Give the sign that a level of bullets prints; looked up once for all its items."""
        if place not in self._bullets:
            self._bullets[place] = _bullet(definition)
        return self._bullets[place]


ListCounts: TypeAlias = tuple[dict[str, list[int | None]], set[tuple[int, int]]]
"""The counters of each list, and the levels that have begun anew."""


class Numbering:
    """The lists of one document; counts as it is asked, so ask once a paragraph and in order."""

    def __init__(
        self,
        open_excerpts: Callable[[], Excerpts],
        recall: Callable[[], dict[str, NumberedList]],
        styles: Styles,
    ) -> None:
        self._open_excerpts = open_excerpts
        self._opened: Excerpts | None = None
        self._shared = recall()
        self._styles = styles
        self._lists: dict[int, NumberedList | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[int, int]] = set()

    def counts(self) -> ListCounts:
        """Give what was counted so far."""
        return {key: list(counts) for key, counts in self._counts.items()}, set(self._started)

    def recount(self, counts: ListCounts | None) -> None:
        """Count again from an earlier point, or from the beginning."""
        self._counts, self._started = ({}, set()) if counts is None else counts

    def level_of_style(self, number_id: int, style_id: str) -> int:
        """Give the level that a list ties to a paragraph style; 0 where it ties none."""
        found = self._list(number_id)
        for place in range(_LEVELS if found else 0):
            level = found.level(place) if found else None
            if level is not None and level.style == style_id:
                return place
        return 0

    def next_marker(self, number_id: int, level: int) -> str | None:
        """Count one item and give its marker, or None where the list prints none."""
        found = self._list(number_id)
        definition = found.level(level) if found else None
        if found is None or definition is None:
            return None
        counts = self._count(number_id, found, level)
        if definition.number_format == "bullet":
            return found.bullet(level, definition)
        if definition.number_format == "none" and not definition.pattern:
            return None

        def number_of(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            shown = found.level(place)
            value = counts[place]
            if shown is None or value is None:
                return ""
            return format_number(value, "decimal" if definition.legal else shown.number_format)

        return _PLACEHOLDER.sub(number_of, definition.pattern).strip() or None

    def _count(self, number_id: int, found: NumberedList, level: int) -> list[int | None]:
        counts = self._counts.setdefault(found.counters, [None] * _LEVELS)
        for place in range(level + 1):
            definition = found.level(place)
            start = definition.start if definition else 1
            anew = found.first_values[place]
            if anew is not None and (number_id, place) not in self._started:
                self._started.add((number_id, place))
                counts[place] = anew if place < level else anew - 1
            elif counts[place] is None:
                counts[place] = start if place < level else start - 1
        counts[level] = (counts[level] or 0) + 1
        for place in range(level + 1, _LEVELS):
            if counts[place] is None:
                continue
            definition = found.level(place)
            restart = definition.restart if definition else None
            # 0 means never; n means only after an item of level n or above, counted from 1.
            if restart is None or level < restart:
                counts[place] = None
        return counts

    def _list(self, number_id: int) -> NumberedList | None:
        if number_id not in self._lists:
            self._lists[number_id] = self._resolve(number_id)
        return self._lists[number_id]

    @property
    def _excerpts(self) -> Excerpts:
        if self._opened is None:
            self._opened = self._open_excerpts()
        return self._opened

    def _resolve(self, number_id: int) -> NumberedList | None:
        key = str(number_id)
        if key in self._shared and (self._opened is None or self._opened.is_safe):
            # Just what the excerpts would say again.
            return self._shared[key]
        scanned = self._scan(key)
        if scanned is not None:
            self._shared[key] = scanned
            return scanned
        number = self._excerpts.node(LISTS, key)
        if number is None:
            return None
        counters = _value(number, "abstractNumId") or ""
        abstract = self._excerpts.node(ABSTRACT_LISTS, counters)
        linked = None if abstract is None else _value(abstract, "numStyleLink")
        if linked is not None:
            # A list style stands in between: style to list to definition.
            styled = self._excerpts.node(LISTS, str(self._styles.list_of(linked)))
            counters = "" if styled is None else _value(styled, "abstractNumId") or ""
            abstract = self._excerpts.node(ABSTRACT_LISTS, counters)
        if abstract is None:
            return None
        levels: list[Node | bytes | None] = [None] * _LEVELS
        first_values: list[int | None] = [None] * _LEVELS
        for node in abstract.iterchildren(f"{W}lvl"):
            _put(levels, node)
        for override in number.iterchildren(f"{W}lvlOverride"):
            place = to_number(override.get(LEVEL_REFERENCE), -1)
            for node in override.iterchildren(f"{W}lvl"):
                _put(levels, node)
            first = _value(override, "startOverride")
            if first is not None and 0 <= place < _LEVELS:
                first_values[place] = to_number(first, 1)
        return NumberedList(counters, levels, first_values)

    def _scan(self, key: str) -> NumberedList | None:
        """Give a list from the bytes of the part, where it overrides and links nothing."""
        text = self._excerpts.text(LISTS, key)
        plain = None if text is None else _PLAIN_LIST.search(text)
        if plain is None:
            return None
        counters = plain[1].decode()
        definition = self._excerpts.text(ABSTRACT_LISTS, counters)
        if not definition or b"&" in definition or b"numStyleLink" in definition:
            return None
        levels: list[Node | bytes | None] = [None] * _LEVELS
        for level in definition.split(b"<w:lvl ")[1:]:
            if (place := _PLACE.match(level)) is not None:
                levels[int(place[1])] = level
        return NumberedList(counters, levels, [None] * _LEVELS)


def format_number(value: int, number_format: str) -> str:
    """Write a list number as Word does; a format of another script is written in decimals."""
    match number_format:
        case "upperRoman" | "lowerRoman" if 0 < value <= _LARGEST_ROMAN:
            roman = _roman(value)
            return roman.upper() if number_format == "upperRoman" else roman
        case "upperLetter" | "lowerLetter" if 0 < value <= _LARGEST_LETTER:
            # Word goes on after z with aa, bb, cc.
            letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
            return letters.upper() if number_format == "upperLetter" else letters
        case "decimalZero":
            return f"{value:02}"
        case "ordinal":
            return f"{value}{_ordinal_suffix(value)}"
        case "none" | "bullet":
            return ""
        case _:
            return str(value)


def _ordinal_suffix(value: int) -> str:
    if value % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _roman(value: int) -> str:
    written = ""
    for amount, letters in _ROMAN:
        written += letters * (value // amount)
        value %= amount
    return written


def _bullet(level: _Level) -> str:
    mapped = map_symbols(level.pattern, level.font).strip()
    return _GENERIC_BULLET if not mapped or PRIVATE_USE.search(mapped) else mapped


def _put(levels: list[Node | bytes | None], node: Node) -> None:
    place = to_number(node.get(LEVEL_REFERENCE), -1)
    if 0 <= place < _LEVELS:
        levels[place] = node


def _scan_level(text: bytes) -> _Level:
    """Take from the text of one level what `_read_level` takes from its element."""

    def value(pattern: re.Pattern[bytes]) -> str | None:
        found = pattern.search(text)
        return found[1].decode("utf-8", "replace") if found else None

    restart = value(_RESTART)
    return _Level(
        number_format=value(_FORMAT) or "decimal",
        pattern=(value(_PATTERN) or "")[:_LONGEST_PATTERN],
        start=to_number(value(_START), 0),
        restart=None if restart is None else to_number(restart, 0),
        legal=b"<w:isLgl/>" in text or (value(_LEGAL) or "0") not in ("0", "false", "off"),
        font=value(_FONT) or "",
        style=value(_STYLE),
    )


def _read_level(node: Node) -> _Level:
    found = {child.tag: child for child in node}

    def value(name: str) -> str | None:
        child = found.get(f"{W}{name}")
        return None if child is None else child.get(VALUE)

    run = found.get(RUN_PROPERTIES)
    fonts = None if run is None else run.find(FONTS)
    restart = value("lvlRestart")
    legal = found.get(f"{W}isLgl")
    return _Level(
        number_format=value("numFmt") or "decimal",
        pattern=(value("lvlText") or "")[:_LONGEST_PATTERN],
        start=to_number(value("start"), 0),
        restart=None if restart is None else to_number(restart, 0),
        legal=legal is not None and is_on(legal.get(VALUE)),
        font="" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "",
        style=value("pStyle"),
    )


def _value(node: Node, name: str) -> str | None:
    child = node.find(f"{W}{name}")
    return None if child is None else child.get(VALUE)
