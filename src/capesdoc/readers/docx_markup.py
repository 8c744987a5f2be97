"""Markup of a .docx as text: the strict grammar of what word processors write.

Word and its kin write WordprocessingML in one and the same way: UTF-8, the usual prefixes, double
quotes, no comment. Markup that keeps to this can be read without an XML parser; what does not
raises `NotPlainError` and is left to one. The grammar takes no markup that a parser would refuse:
tags must balance, attributes stand once, prefixes are declared, characters are legal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from capesdoc.patterns import compile_later
from capesdoc.readers.docx_names import R, W, is_on, to_number
from capesdoc.readers.docx_properties import (
    DROP_CAPS,
    NEW_PAGE,
    Properties,
    Reference,
    Section,
    to_heading,
)
from capesdoc.values import NamedTuple

__all__ = [
    "LONGEST_REMEMBERED",
    "REMEMBERED",
    "Head",
    "NotPlainError",
    "RunLook",
    "Tag",
    "blank_references",
    "cut_declarations",
    "elements_of",
    "find_sections",
    "look_of",
    "parse_tag",
    "properties_of",
    "read_head",
]

_LEGAL: Final = r'[^"<>&\x00-\x1f\ufffe\uffff]'
"""What stands in an attribute: no reference, and no control character, which a parser refuses or
turns into a space."""

_ATTRIBUTES: Final = rf'(?:\s+[A-Za-z]\w*(?::[A-Za-z]\w*)?="{_LEGAL}*")*+'
_TAG: Final = compile_later(
    rf"<(/?)([A-Za-z]\w*:[A-Za-z]\w*)({_ATTRIBUTES})[ ]?(/?)>[ \t\n]*+", re.ASCII
)
_ATTRIBUTE: Final = compile_later(r'([\w:]+)="([^"]*)"', re.ASCII)
_HEAD: Final = compile_later(
    r"""(?:<\?xml\ version=["']1\.0["'](?:\ encoding=["'][Uu][Tt][Ff]-8["'])?
        (?:\ standalone=["'](?:yes|no)["'])?\ ?\?>\s*)?"""
    rf"<(w:document|w:hdr|w:ftr)({_ATTRIBUTES})\s*>",
    re.ASCII | re.VERBOSE,
)
_WEB = r"https?://[\w.-]+(?:/[\w./-]*)?(?:\#[\w./-]*)?|urn:[\w.:-]+"
"""Addresses that a parser takes; it refuses others, such as a host with a word for its port."""

_ADDRESS: Final = compile_later(_WEB, re.ASCII)
_USUAL: Final = {"w": W[1:-1], "r": R[1:-1]}
"""The prefixes of the names that are looked for, and of these alone."""

_DECLARATION: Final = compile_later(rf'[ ]xmlns:([A-Za-z]\w*)="({_WEB})"', re.ASCII)

_SAFE_REFERENCE: Final = compile_later("&(?:amp|lt|gt|quot|apos|#(?:10|13|x[AaDd]));")

_LONGEST_HEAD: Final = 8_192
"""Characters before the content; Word declares some thirty prefixes in 3,000."""

REMEMBERED: Final = 512
LONGEST_REMEMBERED: Final = 1_024
"""Properties are read once for all documents of an archive: so many of them, each of so many
characters at the most, is half a megabyte."""


class NotPlainError(Exception):
    """The markup is not of the plain kind: an XML parser has to read it."""


class Head(NamedTuple):
    """The name of the root element, the prefixes it declares, and where its content begins."""

    root: str
    prefixes: frozenset[str]
    end: int


class Tag(NamedTuple):
    """A tag: `mark` is "/" for an end tag, `empty` is "/" for an element without content."""

    mark: str
    name: str
    attributes: dict[str, str]
    empty: str
    prefixes: frozenset[str]


class RunLook(NamedTuple):
    """What a `w:rPr` says: bold or not (None where it does not say), and its style."""

    bold: bool | None
    style_id: str | None
    prefixes: frozenset[str]


def read_head(text: str) -> Head:
    """Read everything up to the content of a part.

    Raises:
        NotPlainError: It is not of the plain kind.
    """
    end = text.find(">", text.find("<w:")) + 1
    head = _read_head(text[:end]) if end <= _LONGEST_HEAD else None
    if head is None:
        raise NotPlainError
    return head


@lru_cache(maxsize=64)
def _read_head(text: str) -> Head | None:
    match = _HEAD.fullmatch(text)
    if match is None:
        return None
    prefixes: list[str] = []
    addresses: set[str] = set()
    found = _ATTRIBUTE.findall(match[2])
    used: set[str] = set()
    for name, value in found:
        space, _, prefix = name.partition(":")
        if space == "xmlns":
            if not _ADDRESS.fullmatch(value) or _USUAL.get(prefix, value) != value:
                return None
            if prefix in ("", "xml", "xmlns") or value in addresses:
                # Two prefixes of one namespace would be two names of one element.
                return None
            if value in _USUAL.values() and prefix not in _USUAL:
                return None
            prefixes.append(prefix)
            addresses.add(value)
        elif prefix:
            used.add(space)
    if len(dict(found)) < len(found) or "w" not in prefixes or not used.issubset(prefixes):
        return None
    return Head(match[1], frozenset(prefixes), len(text))


def blank_references(text: str) -> str:
    """Put commas in place of the references in a tag whose attributes say nothing to us.

    A comma may stand in an attribute and in no name.
    """
    return _SAFE_REFERENCE.sub(",", text) if "&" in text else text


def cut_declarations(text: str) -> tuple[str, frozenset[str]]:
    """Cut out of a tag the prefixes that it declares, and give both.

    Raises:
        NotPlainError: It gives one of the usual names another meaning, or another name to it.
    """
    text = blank_references(text)
    if " xmlns:" not in text:
        return text, frozenset()
    found = _DECLARATION.findall(text)
    declared = frozenset(prefix for prefix, _ in found)
    if len(declared) < len(found) or len({address for _, address in found}) < len(found):
        raise NotPlainError
    for prefix, address in found:
        if prefix.startswith("xml"):
            raise NotPlainError
        if _USUAL.get(prefix) != address and (prefix in _USUAL or address in _USUAL.values()):
            raise NotPlainError
    return _DECLARATION.sub("", text), declared


def parse_tag(text: str) -> Tag:
    """Read one tag.

    Raises:
        NotPlainError: It is not of the plain kind.
    """
    match = _TAG.fullmatch(text)
    if match is None:
        raise NotPlainError
    return _to_tag(match)


def _to_tag(match: re.Match[str]) -> Tag:
    mark, name, attributes, empty = match.groups()
    if not attributes:
        if mark and empty:
            raise NotPlainError
        return Tag(mark, name, {}, empty, frozenset((name.partition(":")[0],)))
    found = _ATTRIBUTE.findall(attributes)
    names = [name, *(one for one, _ in found)]
    prefixes = frozenset(one.partition(":")[0] for one in names if ":" in one)
    tag = Tag(mark, name, dict(found), empty, prefixes)
    if mark or len(tag.attributes) < len(found):
        raise NotPlainError
    if any(one.startswith("xml") for one in tag.attributes):
        # A namespace, or how white space counts: for the parser.
        raise NotPlainError
    return tag


def elements_of(text: str) -> Iterator[tuple[list[str], Tag]]:
    """Give each element of a balanced text, with the names of those around it."""
    above: list[str] = []
    position = 0
    for match in _TAG.finditer(text):
        if match.start() != position:
            break
        position = match.end()
        tag = _to_tag(match)
        if tag.mark:
            if not above or above.pop() != tag.name:
                raise NotPlainError
            continue
        yield above, tag
        if not tag.empty:
            above.append(tag.name)
    if above or position != len(text):
        raise NotPlainError


def properties_of(text: str) -> tuple[Properties, frozenset[str]]:
    """Read what stands in a `w:pPr`; gives the prefixes it uses as well.

    Raises:
        NotPlainError: It is not of the plain kind.
    """
    if len(text) > LONGEST_REMEMBERED:
        return _read_properties(text)
    return _remember_properties(text)


def _read_properties(text: str) -> tuple[Properties, frozenset[str]]:
    found: dict[str, Tag] = {}
    marks: dict[str, Tag] = {}
    number = level = None
    prefixes: set[str] = set()
    for above, tag in elements_of(text):
        prefixes |= tag.prefixes
        if not above:
            found[tag.name] = tag
            if tag.name == "w:numPr":
                number = level = None
        elif len(above) == 1:
            marks[tag.name] = tag
            if above[0] == "w:numPr" and tag.name == "w:numId" and number is None:
                number = to_number(tag.attributes.get("w:val"), 0)
            elif above[0] == "w:numPr" and tag.name == "w:ilvl" and level is None:
                level = to_number(tag.attributes.get("w:val"), 0)
    outline, before = found.get("w:outlineLvl"), found.get("w:pageBreakBefore")
    style, frame, vanish = found.get("w:pStyle"), found.get("w:framePr"), marks.get("w:vanish")
    gone = None if vanish is None else is_on(vanish.attributes.get("w:val"))
    own = Properties(
        "" if style is None else style.attributes.get("w:val", ""),
        (number, level),
        () if outline is None else (to_heading(outline.attributes.get("w:val")),),
        None if before is None else is_on(before.attributes.get("w:val")),
        frame is not None and frame.attributes.get("w:dropCap") in DROP_CAPS,
        True if "w:del" in marks or "w:moveFrom" in marks else gone,
        "w:sectPr" in found,
    )
    return own, frozenset(prefixes)


_remember_properties: Final = lru_cache(maxsize=REMEMBERED)(_read_properties)


def look_of(text: str) -> RunLook:
    """Read what stands in the `w:rPr` of a run.

    Raises:
        NotPlainError: It is not of the plain kind, or speaks of hidden text.
    """
    return _read_look(text) if len(text) > LONGEST_REMEMBERED else _remember_look(text)


def _read_look(text: str) -> RunLook:
    bold: bool | None = None
    style: str | None = None
    prefixes: set[str] = set()
    for above, tag in elements_of(text):
        prefixes |= tag.prefixes
        if above:
            # What stands deeper draws shadows and outlines, in names of its own.
            if tag.name.startswith("w:"):
                raise NotPlainError
        elif tag.name in ("w:vanish", "w:rPrChange"):
            raise NotPlainError
        elif tag.name == "w:b":
            bold = is_on(tag.attributes.get("w:val"))
        elif tag.name == "w:rStyle":
            style = tag.attributes.get("w:val", "")
    return RunLook(bold, style, frozenset(prefixes))


_remember_look: Final = lru_cache(maxsize=REMEMBERED)(_read_look)


def find_sections(text: str) -> tuple[Section, ...]:
    """Read all the `w:sectPr` of a part, in its order.

    Raises:
        NotPlainError: One is not of the plain kind.
    """
    sections: list[Section] = []
    begin = text.find("<w:sectPr")
    while begin >= 0:
        end = text.find(">", begin) + 1
        if end and text[end - 2] != "/":
            end = text.find("</w:sectPr>", end) + len("</w:sectPr>")
        if end <= begin:
            raise NotPlainError
        read = _remember_section if end - begin <= LONGEST_REMEMBERED else _read_section
        sections.append(read(text[begin:end]))
        begin = text.find("<w:sectPr", end)
    return tuple(sections)


def _read_section(text: str) -> Section:
    start: str | None = None
    title_page: bool | None = None
    references: list[Reference] = []
    for above, tag in elements_of(text):
        if not above and tag.name != "w:sectPr":
            raise NotPlainError
        if len(above) != 1:
            continue
        said = tag.attributes
        if tag.name == "w:type" and start is None:
            start = said.get("w:val", NEW_PAGE)
        elif tag.name == "w:titlePg" and title_page is None:
            title_page = is_on(said.get("w:val"))
        elif tag.name in ("w:headerReference", "w:footerReference"):
            kind, relation = said.get("w:type", "default"), said.get("r:id", "")
            references.append(Reference(tag.name == "w:headerReference", kind, relation))
    return Section(NEW_PAGE if start is None else start, tuple(references), bool(title_page))


_remember_section: Final = lru_cache(maxsize=REMEMBERED)(_read_section)
