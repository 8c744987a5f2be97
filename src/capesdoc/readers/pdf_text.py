"""The characters of a PDF page: glyphs without a meaning, ligatures, hyphens at the line end."""

from __future__ import annotations

from typing import Final

from capesdoc.patterns import compile_later

__all__ = ["LIGATURES", "count_unmapped", "expand_ligatures", "is_marker"]

LIGATURES: Final = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
"""The Latin ligatures of Unicode and their letters (U+FB05 is a long s and a t)."""

_LIGATURE_TABLE: Final = str.maketrans(LIGATURES)

_NUMBERED: Final = compile_later(r"\(cid:[0-9]{1,6}\)")
_CONTROLS: Final = bytes((0, 1, *range(3, 9), 11, 12, *range(14, 32)))
"""Control characters but for those that end a line or stand for a hyphen there."""
_PRIVATE_LAST: Final = compile_later(b"\xef[\x80-\xa3]")
"""U+F000 to U+F8FF in UTF-8."""
_PRIVATE_IN_WORD: Final = compile_later(r"(?<=\S)[\ue000-\uf8ff]")
"""A character of private use that stands alone is a bullet of a symbol font."""

_MARKER: Final = compile_later(
    "[\u2022\u2023\u25aa\u25ab\u25cf\u25cb\u25e6\u25a0\u25a1\u2043\u2013\u2014*\u00b7\u27a2"
    "\u2756\u2713\u2714\ue000-\uf8ffo-]"
    "|\\(?[0-9]{1,3}[.)]|\\(?[a-zA-Z][.)]|\\(?[ivxlcIVXLC]{1,6}[.)]"
)
"""A list marker that may be drawn apart from its item."""


def expand_ligatures(text: str) -> str:
    """Write a ligature as its letters."""
    return text.translate(_LIGATURE_TABLE)


def count_unmapped(text: str) -> int:
    """Count the glyphs of a page for which the file does not say which character they are.

    Those are replacement and control characters, numbers in place of a character, and those of
    private use within a word.
    """
    # Byte by byte is ten times faster than character by character.
    data = text.encode(errors="surrogatepass")
    count = len(data) - len(data.translate(None, _CONTROLS))
    if "(cid:" in text:
        count += len(_NUMBERED.findall(text))
    if b"\xef" in data:
        count += text.count("\ufffd")
    # Private use is U+E000 to U+F8FF: 0xEE and the first part of 0xEF, where ligatures stand too.
    if b"\xee" in data or _PRIVATE_LAST.search(data):
        count += len(_PRIVATE_IN_WORD.findall(text))
    return count


def count_told(text: str) -> int:
    """Count the characters of a text that are not what `count_unmapped` counts."""
    known = _NUMBERED.sub("", text) if "(cid:" in text else text
    return len(known) - count_unmapped(known)


def is_marker(text: str) -> bool:
    """Whether a text is a list marker and nothing else."""
    return len(text) <= 8 and _MARKER.fullmatch(text) is not None
