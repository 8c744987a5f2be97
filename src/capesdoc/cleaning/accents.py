"""Accents: letters that a typesetter drew in two strokes, put together again.

TeX's older fonts have no `ü`: the file draws a diaeresis and then a `u`, and a reader finds `f¨ur`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from capesdoc.patterns import compile_later

__all__ = ["ACCENT_SIGNS", "find_accents"]

_COMBINING: Final = {
    "¨": "\u0308",
    "´": "\u0301",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "ˇ": "\u030c",
    "¸": "\u0327",
    "˝": "\u030b",
    "˘": "\u0306",
}
"""Signs of their own, and the marks that go on the letter before them.

The grave is not among them: "`" opens quotations. Nor is the ring, which is the sign of degrees."""

_DOTLESS: Final = {"ı": "i", "ȷ": "j"}

ACCENT_SIGNS: Final = compile_later(f"[{''.join(_COMBINING)}]")

_BESIDE_LETTER: Final = compile_later(
    f"(?P<before>[^\\W\\d_]?)(?P<sign>[{''.join(_COMBINING)}])(?=(?P<behind>[^\\W\\d_]?))"
)

_ALONE: Final = frozenset("¨ˇ¸˝˘")
"""Signs that are never used by themselves; the others are apostrophes, exponents, `about`."""

_ELIDED: Final = frozenset(["s", "t", "m", "d", "re", "ll", "ve", "n"])
"""What stands behind an apostrophe in English: the acute is often typed for it."""

_BEFORE_ELISION: Final = frozenset(["l", "d", "j", "m", "n", "s", "t", "c", "qu"])
"""What stands before an apostrophe in French and Italian: "l´acqua", "d´Europe"."""

_WORD_BEFORE: Final = compile_later(r"[^\W\d_]*\Z")
_WORD_BEHIND: Final = compile_later(r"[^\W\d_]+")
_WORD_OF_BOTH: Final = compile_later(f"(?:[^\\W\\d_]|[{''.join(_COMBINING)}])+")
LONGEST_WORD: Final = 40
"""Characters of a word that are looked at before an accent."""

LEAST_LETTERS: Final = 3
"""Letters of a word round an accent: `São` has three, and `xˆi` of a formula two."""


def draws_accents_first(document: str) -> bool:
    """Whether a document draws accents before their letters, and never behind them.

    Of `f¨ur` only the `u` can bear the sign, and so can only a letter without its dot (`na¨ıve`).
    Of `Aviac¸a˜o` only the `c` can bear the first: there signs stand behind their letters. `Jos´e`
    alone may be either.
    """
    first = False
    for hit in _BESIDE_LETTER.finditer(document):
        before, sign, behind = hit.group("before", "sign", "behind")
        behind_bears = bool(behind) and _joined(sign, behind) is not None
        before_bears = bool(before) and _joined(sign, before) is not None
        if before_bears and not behind_bears and (sign in _ALONE or behind):
            return False
        if behind_bears and (not before_bears or behind in _DOTLESS):
            first = first or sign in _ALONE or _is_within(document, hit.start("sign"), sign)
    return first


def find_accents(text: str) -> Iterator[tuple[int, int, str]]:
    """Give where an accent and the letter behind it stand, and the one letter that they are.

    An acute, a circumflex and a tilde must stand within a word, and the acute where no apostrophe
    can: `Pakistan´s`, `don´t`, `O´Connor` and `l´acqua` are left alone.
    """
    for hit in _BESIDE_LETTER.finditer(text):
        at, sign, letter = hit.start("sign"), hit["sign"], hit["behind"]
        one = _joined(sign, letter) if letter else None
        if one is not None and (sign in _ALONE or _is_within(text, at, sign)):
            yield at, at + 2, one


def _joined(sign: str, letter: str) -> str | None:
    """Give the letter that bears the sign, or None where no alphabet has it."""
    one = unicodedata.normalize("NFC", _DOTLESS.get(letter, letter) + _COMBINING[sign])
    return one if len(one) == 1 else None


def _is_within(text: str, at: int, sign: str) -> bool:
    before = _WORD_BEFORE.search(text, max(0, at - LONGEST_WORD), at)
    behind = _WORD_BEHIND.match(text, at + 1)
    if before is None or behind is None or not before.group():
        return False
    head, tail = before.group(), behind.group()
    if sign != "´":
        word = _WORD_OF_BOTH.match(text, before.start())
        return word is not None and len(word.group()) > LEAST_LETTERS
    if tail in _ELIDED or head in _BEFORE_ELISION:
        return False
    return tail[0].islower() or head.isupper() is tail.isupper() is (len(head) > 1)
