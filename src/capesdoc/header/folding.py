"""Folding: the many ways to write one character become the one that the value grammars know."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

__all__ = ["fold", "fold_with_offsets"]

_DASHES: Final = "‐‑‒–—―−⁃﹘﹣－～〜~"
_SPECIAL: Final = {
    **{ord(dash): "-" for dash in _DASHES},
    **{ord(quote): "'" for quote in "‘’‛′`´"},
    ord("∶"): ":",  # the ratio sign, which some fonts' time pickers put between hour and minute
    ord("⁄"): "/",
    ord("Ι"): "|",  # Greek capital iota and
    ord("│"): "|",  # the box-drawing bar: both seen as bars between place and date
    ord("ı"): "i",  # Turkish months
    ord("º"): "o",
}


class _Folding(dict[int, str | None]):
    """One character to its plain form, worked out on first need; None deletes it.

    Accents go (`août` is `aout`), marks of ordinals and full-width digits become plain ones, every
    kind of space becomes a space, and characters without width disappear. A character that would
    become several stays as it is, so that offsets hold.
    """

    def __missing__(self, code: int) -> str | None:
        plain = self[code] = _plain(chr(code))
        return plain


def _plain(character: str) -> str | None:
    category = unicodedata.category(character)
    if category in {"Cf", "Mn", "Me"}:
        return None
    if category == "Zs" or character in "\t\n\r\v\f\x85\u2028\u2029":
        return " "
    decimal = unicodedata.decimal(character, None)
    if decimal is not None:
        return str(decimal)
    bare = [c for c in unicodedata.normalize("NFKD", character) if unicodedata.category(c) != "Mn"]
    return bare[0] if len(bare) == 1 else character


_FOLDING: Final = _Folding(_SPECIAL)


def fold(text: str) -> str:
    """Give the text in plain characters."""
    return text if text.isascii() and text.isprintable() else text.translate(_FOLDING)


def fold_with_offsets(text: str) -> tuple[str, Sequence[int]]:
    """Give the plain text, and for each of its characters (and its end) the place in `text`."""
    folded = fold(text)
    if len(folded) == len(text):
        return folded, range(len(text) + 1)
    kept = [place for place, code in enumerate(map(ord, text)) if _FOLDING[code] is not None]
    return folded, [*kept, len(text)]
