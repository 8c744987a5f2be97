"""Layouts: how a label stands on its line, and what parts it from its value."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from capesdoc.header.label_shapes import is_label_shaped
from capesdoc.header.labels import (
    NO_MEANING,
    LabelTable,
    Meaning,
    ends_unlike_labels,
    meaning_of,
    slip_of,
)
from capesdoc.header.shapes import is_person_line
from capesdoc.patterns import compile_later
from capesdoc.profile import label_key
from capesdoc.source import Line
from capesdoc.values import NamedTuple

__all__ = [
    "LEAD",
    "LabelMatch",
    "Style",
    "find_label",
    "lead_end",
    "match_label",
    "match_slip",
    "match_unknown",
]


class Style(Enum):
    """What parts a label from its value."""

    COLON = "a colon"
    TAB = "a tab or a table rule"
    DASH = "a dash or an equals sign"
    BRACKET = "brackets around the label"
    BOLD = "the end of the bold type"
    CAPITALS = "the end of the capitals"
    BARE = "the end of the line"
    CELL = "the edge of a table cell"


class LabelMatch(NamedTuple):
    """A label found on a line; offsets count from the start of the line.

    A named tuple and no attrs class: several are made for every line of a header.

    Attributes:
        meaning: What the label means; no names for an unknown one.
        style: What parts it from the value.
        start: Where the label starts.
        end: Where it ends.
        value: Where the value starts; the end of the text where there is none.
        stop: Where the value ends.
        slip: It was read as a label one letter away.
        marked: A bullet, number or Markdown mark stands before it.
    """

    meaning: Meaning
    style: Style
    start: int
    end: int
    value: int
    stop: int
    slip: bool = False
    marked: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing follows the label on its line."""
        return self.value >= self.stop


LEAD: Final = compile_later(
    r"""
    [\s>]{0,40}
    (?:                                     # a bullet
        [•·∙▪▫◦●○►▸❖■□◆✓✔➢➤‣⁃−–—+\uE000-\uF8FF-]\s{1,8}
      | \*(?=\s)\s{1,8}
      | o\s{1,8}
      | \#{1,6}\s{1,8}
    )?
    (?P<number>                             # a number
        \d{1,2}(?:\.\d{1,2}){1,2}[.)]?\s{1,8}
      | \(?(?:\d{1,2}|[IVXivx]{1,5}|[A-Za-z])[.)]{1,2}\s{0,8}
      | \d{1,2}\s{1,8}
    )?
    (?P<marks>[*_`]{1,3}\s{0,2}|\[\s{0,2}|\|\s{0,8})?
    (?P<more>\*{2}|_{2})?
    """,
    re.VERBOSE,
)

_SEPARATOR: Final = compile_later(
    r"""
    (?P<colon>[:：﹕︰]{1,2}[-–—]?)
  | (?P<bracket>\])
  | (?P<tab>\t|\|)
  | (?P<dash>(?<=[ \u00a0])(?:[-–—]{1,3}|=)(?=[ \t\u00a0])|(?<=[^\W\d_])[-–—](?=[ ]\S))
  | (?P<equals>=)
  | (?P<emphasis>\*\*|__)
    """,
    re.VERBOSE,
)
"""The mark that parts a label from its value; `_find_separator` adds what stands about it."""

_MARK: Final = compile_later(r"[:：﹕︰\]\t|=*_–—-]")
_LEFT: Final = " \t\u00a0\u202f*_`"
_RIGHT: Final = " \t\u00a0\u202f|*_`"
_MARKS_AFTER: Final = compile_later(
    r"[ \t\u00a0]{0,12}[:：﹕︰]{1,2}[-–—]?"
    r"|\]?[ \u00a0]{0,4}[*_`]{1,3}[ ]{0,4}[:：]{1,2}"
    r"|\][ ]{0,4}[:：]"
)

_CAPITALS: Final = compile_later(r"[A-Z][A-Z&/'’()-]{1,20}(?:[ ][A-Z&/'’()-]{1,20}){0,5}")
_WIDE_SPACE: Final = compile_later(r"[ \u00a0]{3,}")
_LEADER: Final = compile_later(
    r"[ \t\u00a0]{0,4}"
    r"(?:\.{3,}|…|(?:\.[ \u00a0]){3,}|:[ \t\u00a0]{0,4}(?:\.{4,}|…{2,}|(?:\. ){3,}))"
    r"[ \t\u00a0.…:]*(?=[^\s.…:])"
)
"""The dots that a form prints from a label to its value: `Venue ........ Lahore`. Three and a colon
before them may open a value: `Title: ...and Then Rain`."""

_PAGE_NUMBER: Final = compile_later(r"(?:\d{1,4}|[ivxlc]{1,6})")
_EMPHASIS: Final = "*_`"
_NOT_AT_END: Final = frozenset("*_`.…")
_AFTER_COLON: Final = frozenset("*_`|:-–—.…")
_NUMBER_MARK: Final = frozenset(".)")
_SEPARATORS_TRIED: Final = 3
"""A label may hold a dash or a bracket itself (`Note - Taker:`); none that was met holds two."""

LABEL_REACH: Final = 90
"""Characters from the start of a line within which a label must end."""

_MARKED: Final = compile_later(r"[:：﹕︰\]\t|=*_\u00a0]")
"""With the dashes and the wide space of `_may_be_parted`, what may part a label from its value:
wider than `_SEPARATOR` and `_WIDE_SPACE` together."""

_OPENING: Final = compile_later(r"\W|\d|[A-Z][A-Z&/'’()-]|[IVXivx]{1,5}[.)]|[A-Za-z][.)]|o\s")
"""What may open a line with a lead, or with a label in capitals."""


def match_label(line: Line, table: LabelTable) -> LabelMatch | None:
    """Find a label that the table knows at the start of a line, and what parts it from its value.

    line      = [bullet] [number] [mark] label separator value
    number    = "1." | "1)" | "(1)" | "IV." | "a)" | "1.7"
    mark      = "**" | "__" | "[" | "|"
    separator = ":" | "：" | "::" | ":-" | tab | "|" | "]" | " - " | " – " | "=" | three spaces
              | three dots

    A label that is bold, in capitals or alone on its line needs no separator. What follows the
    label is not looked at: `extent` decides whether it can be a value.
    """
    return _match_at_start(line.text, table) or _match_elsewhere(line, table)


def _match_at_start(text: str, table: LabelTable) -> LabelMatch | None:
    """Find what `match_label` finds on the commonest line: `Label: value` from its very start."""
    end = text.find(":", 0, LABEL_REACH)
    if end < 1 or not text[: min(end, 2)].isalpha() or not _NUMBER_MARK.isdisjoint(text[2:5]):
        return None
    value, stop = end + 1, len(text)
    if value < stop and text[value] != " ":
        return None
    meaning = meaning_of(text[:end], table)
    if not meaning.names:
        return None
    while value < stop and text[value].isspace():
        value += 1
    while text[end - 1].isspace():
        end -= 1
    if text[end - 1] in _NOT_AT_END or (
        value < stop and (text[value] in _AFTER_COLON or text[-1].isspace())
    ):
        return None
    return LabelMatch(meaning, Style.COLON, 0, end, value, stop)


def _match_elsewhere(line: Line, table: LabelTable) -> LabelMatch | None:
    """Find what `match_label` finds on a line that has no label and colon from its very start."""
    text = line.text
    if (
        len(text) > LABEL_REACH
        and not line.bold_prefix
        and not _may_open(text)
        and not _may_be_parted(text[:LABEL_REACH])
    ):
        return None  # the commonest line that is none: text, without any mark of a label
    return find_label(line, table)


def _may_open(text: str) -> bool:
    if text[:2].isalpha() and text[1].islower() and _NUMBER_MARK.isdisjoint(text[1:6]):
        return False  # the usual word, which is no lead and no label in capitals
    return _OPENING.match(text) is not None


def _may_be_parted(head: str) -> bool:
    return (
        _MARKED.search(head) is not None
        or " -" in head
        or " –" in head
        or " —" in head
        or "- " in head
        or "– " in head
        or "— " in head
        or "   " in head
        or "..." in head
        or "…" in head
        or ". ." in head
    )


def find_label(line: Line, table: LabelTable) -> LabelMatch | None:
    """Find what `match_label` finds, without its shortcuts."""
    text = line.text
    lead = lead_end(text)
    for start in (lead, 0) if lead else (0,):
        found = _separated(line, start, table) or _unseparated(line, start, table)
        if found is not None:
            if found.meaning.names[0] != "participant_count" and _is_contents_entry(text):
                return None
            return _trimmed(line, found)
    return None


def match_slip(line: Line, table: LabelTable) -> LabelMatch | None:
    """Find a label one letter away from a known one, with a colon or a tab after it.

    `Guest Lecture:` names a type of event and is no slip for `Guest Lecturer:`.
    """
    found = match_unknown(line, table)
    if found is None or found.style not in {Style.COLON, Style.TAB}:
        return None
    if label_key(line.text[found.start : found.end], table.spellings) in table.types:
        return None
    name = slip_of(line.text[found.start : found.end], table)
    return None if name is None else found._replace(meaning=Meaning(names=(name,)), slip=True)


def match_unknown(line: Line, table: LabelTable) -> LabelMatch | None:
    """Find what has the shape of a label: short, capitalised, no verb, then a separator.

    `Https:`, `Note:`, `Session 2:`, `Dr Anwar:` and `3:1` have not.
    """
    text = line.text
    lead = lead_end(text)
    if lead:
        number = LEAD.match(text)
        if number is not None and number["number"] and number["number"][:1].isupper():
            lead = 0  # "M. Umar: …" opens with an initial, not with a number.
    separator = _led(text, lead) or _find_separator(text, lead, lead + LABEL_REACH)
    if separator is None or separator.start == lead:
        return None
    style = separator.style
    label = text[lead : separator.start]
    if style in {Style.DASH, Style.BOLD} or not is_label_shaped(label):
        return None
    after = separator.end
    if style is Style.COLON and after < len(text) and text[after - 1] in ":：-":
        return None  # `GB:337` and `3:1` are no label and value
    meaning = meaning_of(label, table)
    if meaning.refused or meaning.names:
        return None
    if meaning.section and not is_person_line(text[after:].strip()):
        return None
    return _trimmed(line, LabelMatch(NO_MEANING, style, lead, separator.start, after, len(text),
        marked=lead > 0))  # fmt: skip


def lead_end(text: str) -> int:
    """Give where the text after a bullet, a number and marks starts."""
    if text[:2].isalpha() and _NUMBER_MARK.isdisjoint(text[1:6]):
        return 0  # two letters, and no number of letters: `xviii.` is the longest
    lead = LEAD.match(text)
    return lead.end() if lead is not None else 0


class _Separator(NamedTuple):
    """A separator with the white space and Markdown marks about it."""

    style: Style
    start: int
    end: int


def _find_separator(text: str, start: int, stop: int) -> _Separator | None:
    """Find the next separator, and draw what belongs to it on both sides in."""
    mark = None
    for candidate in _MARK.finditer(text, start, stop):
        mark = _SEPARATOR.match(text, candidate.start())
        if mark is not None:
            break
    if mark is None:
        return None
    at, end = mark.span()
    if mark["colon"]:
        style = Style.COLON
    elif mark["tab"]:
        style = Style.TAB
    elif mark["dash"] or mark["equals"]:
        style = Style.DASH
    else:
        style = Style.BRACKET if mark["bracket"] else Style.BOLD
    if style in {Style.TAB, Style.BRACKET, Style.BOLD}:
        # `Label** :`, `Label]:` and a tab before the colon: the colon is the separator.
        more = _MARKS_AFTER.match(text, end)
        if more is not None:
            end = more.end()
            style = Style.BRACKET if style is Style.BRACKET else Style.COLON
    while at > start and text[at - 1] in _LEFT:
        at -= 1
    while end < len(text) and text[end] in _RIGHT:
        end += 1
    return _Separator(style, at, end)


def _separated(line: Line, start: int, table: LabelTable) -> LabelMatch | None:
    text = line.text
    led = _led(text, start)
    if led is not None and (meaning := meaning_of(text[start : led.start], table)).names:
        return LabelMatch(meaning, led.style, start, led.start, led.end, len(text),
            marked=start > 0)  # fmt: skip
    at = start
    for _ in range(_SEPARATORS_TRIED):
        separator = _find_separator(text, at, start + LABEL_REACH)
        if separator is None:
            break
        meaning = meaning_of(text[start : separator.start], table)
        if separator.style is Style.BRACKET and "[" not in text[:start]:
            meaning = NO_MEANING
        if meaning.names:
            return LabelMatch(meaning, separator.style, start, separator.start,
                separator.end, len(text), marked=start > 0)  # fmt: skip
        at = separator.end
    wide = _WIDE_SPACE.search(text, start, start + LABEL_REACH)
    if wide is not None and (meaning := meaning_of(text[start : wide.start()], table)).names:
        return LabelMatch(meaning, Style.TAB, start, wide.start(),
            wide.end(), len(text), marked=start > 0)  # fmt: skip
    return None


def _led(text: str, start: int) -> _Separator | None:
    """Find the dots that lead from a label to its value."""
    if "..." not in text and "…" not in text and ". ." not in text:
        return None
    found = _LEADER.search(text, start, start + LABEL_REACH)
    if found is None or found.start() == start:
        return None
    return _Separator(Style.TAB, *found.span())


def _is_contents_entry(text: str) -> bool:
    """Whether dots lead to a page number, as in a table of contents: `Venue ........ 4`."""
    stem = text.rstrip("0123456789ivxlc")
    if stem == text or not stem.rstrip(" ").endswith(("...", "…", ". .")):
        return False
    return _PAGE_NUMBER.fullmatch(text, len(stem)) is not None


def _unseparated(line: Line, start: int, table: LabelTable) -> LabelMatch | None:
    text = line.text
    if len(text) - start <= LABEL_REACH:
        whole = text[start:].rstrip().rstrip(_EMPHASIS + "|").rstrip()
        plainly_none = ends_unlike_labels(whole, table)
        meaning = NO_MEANING if plainly_none else meaning_of(whole, table)
        if meaning.names and whole[:1].isupper() and not meaning.document:
            end, stop = start + len(whole), len(text)
            return LabelMatch(meaning, Style.BARE, start, end, stop, stop, marked=start > 0)
    if start < line.bold_prefix < len(text):
        return _to_edge(line, start, line.bold_prefix, Style.BOLD, table)
    capitals = _CAPITALS.match(text, start)
    if capitals is None or text.isupper():
        return None
    # `VENUE CAPES Office`: the longest run of capitals that is a label.
    end = capitals.end()
    while end > start:
        if end < len(text) and text[end] in " \u00a0":
            found = _to_edge(line, start, end, Style.CAPITALS, table)
            if found is not None:
                return found
        end = text.rfind(" ", start, end)
    return None


def _to_edge(
    line: Line, start: int, edge: int, style: Style, table: LabelTable
) -> LabelMatch | None:
    meaning = meaning_of(line.text[start:edge].strip(), table)
    if not meaning.names or meaning.document:
        return None  # `MINUTES of a meeting` is one phrase
    return LabelMatch(meaning=meaning, style=style, start=start, end=edge, value=edge,
        stop=len(line.text), marked=start > 0)  # fmt: skip


def _trimmed(line: Line, found: LabelMatch) -> LabelMatch:
    """Draw label and value in to their first and last characters."""
    text = line.text
    start, end, value, stop = found.start, found.end, found.value, found.stop
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while stop > value and text[stop - 1].isspace():
        stop -= 1
    while value < stop and text[value].isspace():
        value += 1
    if "|" in text[stop - 1 : stop] and text.lstrip()[:1] == "|":
        stop -= 1  # the right edge of a row of a Markdown table
        while stop > value and text[stop - 1].isspace():
            stop -= 1
    mark = text[max(stop - 2, value) : stop]
    if mark in {"**", "__"}:
        # `**Label:** **value**`: the separator has taken the opening mark already.
        if text.count(mark, value, stop) == 1:
            stop -= 2
        elif text.startswith(mark, value) and text.count(mark, value, stop) == 2:
            value, stop = value + 2, stop - 2
    if (start, end, value, stop) == (found.start, found.end, found.value, found.stop):
        return found
    return found._replace(start=start, end=end, value=value, stop=stop)
