"""Unmapped glyphs: text with holes, because its fonts do not say which characters they draw."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from capesdoc.cleaning.seen import Seen
from capesdoc.cleaning.signs import odd_signs
from capesdoc.patterns import compile_later
from capesdoc.source import Line

__all__ = ["find_unmapped", "may_be_unmapped"]

_UNMAPPED: Final = compile_later(r"\(cid:\d{1,6}\)|[\ufffd-\uffff\ue000-\uf8ff]")
_BULLET_GLYPH: Final = compile_later(r"(?:^\s{0,20}|(?<=[ \t]{2}))[\ue000-\uf8ff](?=\s|\Z)")
"""A bullet of Word, at the head of a line or of a cell."""

LEAST_UNMAPPED: Final = 10
"""Unmapped glyphs before it is the document's state and not one odd sign (a logo, an arrow)."""

UNMAPPED_SHARE: Final = 0.005
"""Share of all characters: at 1 in 200 about every third line has a hole in it."""


def find_unmapped(lines: Sequence[Line]) -> list[Line]:
    """Find lines with glyphs that no font table maps to characters; bullets are no evidence."""
    evidence: list[Line] = []
    holes = characters = 0
    for line in lines:
        characters += len(line.text)
        if line.text.isascii() and "(cid:" not in line.text:
            continue
        if here := len(_UNMAPPED.findall(_BULLET_GLYPH.sub("", line.text))):
            evidence.append(line)
            holes += here
    return evidence if holes >= max(LEAST_UNMAPPED, UNMAPPED_SHARE * characters) else []


_UNMAPPED_SIGNS: Final = compile_later(r"\(:|[\ufffd-\uffff\ue000-\uf8ff]")
"""What is left of `_UNMAPPED` among the signs."""


def may_be_unmapped(seen: Seen) -> bool:
    """Say cheaply whether `find_unmapped` may find enough glyphs."""
    if "(:" not in seen.signs and not odd_signs(seen.signs):
        return False
    return len(_UNMAPPED_SIGNS.findall(seen.signs)) >= LEAST_UNMAPPED
