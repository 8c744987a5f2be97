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
_CONTROL: Final = compile_later("[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f]")
_CONTROLS: Final = bytes((0, 1, *range(3, 9), 11, 12, *range(14, 32)))
"""The same, as bytes of UTF-8."""
_PRIVATE: Final = compile_later("[\ue000-\uf8ff]")
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
    if "(cid:" not in text:
        # Byte by byte is ten times faster than character by character, and a page of which this
        # says nothing has none of what is counted.
        data = text.encode(errors="surrogatepass")
        if b"\xee" not in data and b"\xef" not in data and data.translate(None, _CONTROLS) == data:
            return 0
    count = len(_CONTROL.findall(text))
    if "(cid:" in text:
        count += len(_NUMBERED.findall(text))
    if not text.isascii():
        count += text.count("\ufffd")
        if _PRIVATE.search(text):
            count += len(_PRIVATE_IN_WORD.findall(text))
    return count


def count_told(text: str) -> int:
    """Count the characters of a text that are not what `count_unmapped` counts."""
    known = _NUMBERED.sub("", text) if "(cid:" in text else text
    return len(known) - count_unmapped(known)


def is_marker(text: str) -> bool:
    """Whether a text is a list marker and nothing else."""
    return len(text) <= 8 and _MARKER.fullmatch(text) is not None
