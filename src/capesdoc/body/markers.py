"""Markers: the bullet or number at the head of a list item."""

from __future__ import annotations

import re
from typing import Final

from capesdoc.patterns import compile_later
from capesdoc.values import NamedTuple

__all__ = [
    "STRONG_GLYPHS",
    "Marker",
    "begins_with_word",
    "has_bullet",
    "lone_markers",
    "marker_of",
]

STRONG_GLYPHS: Final = frozenset("•·‣◦▪■□●○►▶➢➤❖✓✔→⁃∙★☆♦◆◇➔➜⮚❑❒◾◽▫\uf0b7\uf0a7\uf0d8\uf0fc\uf076")
"""Glyphs that stand at the head of a line for nothing else. The last ones are private-use code
points, as Word's Symbol and Wingdings bullets arrive in plain text."""

_PRIVATE_USE: Final = compile_later("[\ue000-\uf8ff](?:[ \t\u00a0\u2002\u2003\u2009]|\\Z)")
"""A bullet of Word whose code point means nothing; inside a line it may be any sign."""


class Marker(NamedTuple):
    """What looks like the head of a list item.

    Attributes:
        length: How many characters of the text it takes, the white space behind it included.
        strong: True for a glyph that means nothing else.
        readings: `(form, ordinal)`; two for "i." and its like, which may be roman or a letter.
            A glyph is its own form and has ordinal 0.
    """

    length: int
    strong: bool
    readings: tuple[tuple[str, int], ...]


_GAP: Final = "[ \t\u00a0\u2002\u2003\u2009]"
_GLYPH: Final = compile_later(
    rf"""
    (?P<weak> [-–−*+o>] ) (?: {_GAP}{{1,12}} | \Z )    # a sign that has other uses needs its space
    """,
    re.VERBOSE,
)
_NUMBER: Final = compile_later(
    rf"""
    (?P<open> \( )?
    (?: (?P<arabic> \d{{1,3}} )
      | (?P<roman> [ivxl]{{1,6}} | [IVXL]{{1,6}} )
      | (?P<letter> [A-Za-z] )
    )
    (?P<close> \.\) | [.)] )
    (?: {_GAP}{{1,12}} | \Z | (?= [A-Z][a-z] ) )      # "1.Trade": conversion lost the space
    """,
    re.VERBOSE,
)
_ROMAN: Final = compile_later(r"(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})\Z")
_ROMAN_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50}


_BEHIND_LETTER: Final = ("", ".", ")", " ", "\t", "\u00a0")
_ROMAN_LETTERS: Final = frozenset("ivxlIVXL")
_OTHER_BEGINNINGS: Final = frozenset("(-–−*+>")
"""What but a letter, a digit or a bullet a marker may begin with."""

_SIGNS: Final = {
    f"{sign} ": Marker(length=2, strong=False, readings=((sign, 0),)) for sign in "-–−*+o>"
}
"""Signs with one space behind them, as nearly all of them have."""
_MORE_SPACE: Final = frozenset(" \t\u00a0\u2002\u2003\u2009")


def begins_with_word(text: str) -> bool:
    """Whether a line begins with two letters of a word, as most lines do: it has no marker."""
    second = text[1:2]
    return (
        text[:1].isalpha()
        and second not in _BEHIND_LETTER
        and (second not in _ROMAN_LETTERS or text[0] not in _ROMAN_LETTERS)
    )


def marker_of(text: str) -> Marker | None:
    """Read the marker at the head of a line.

    marker = glyph [space] | sign space | ["("] (number | roman | letter) ("." | ")") space
    number = one to three digits: "2025. " is the end of a sentence, not the 2025th item.

    Left alone: the em dash (it opens speech and names an author) and a number without its stop.
    Whether the text is in fact a list item is decided over the whole document (`lists.py`).
    """
    if begins_with_word(text):
        return None
    sign = _SIGNS.get(text[:2])
    if sign is not None and text[2:3] not in _MORE_SPACE:
        return sign
    first = text[:1]
    if has_bullet(text):
        rest = text[1:]
        return Marker(
            length=1 + len(rest) - len(rest.lstrip()), strong=True, readings=((first, 0),)
        )
    if first not in _OTHER_BEGINNINGS and not first.isalnum():
        return None
    if match := _GLYPH.match(text):
        return Marker(length=match.end(), strong=False, readings=((match.group("weak"), 0),))
    match = _NUMBER.match(text)
    if match is None or (match.group("open") and match.group("close") == "."):
        return None
    readings = _readings(match)
    return Marker(length=match.end(), strong=False, readings=readings) if readings else None


# The longest marker that stands alone on its line: "(iii)", "viii.".
LONGEST_ALONE: Final = 5
# Signs that stand alone between the parts of a book are no bullets.
_PARTING: Final = ("*", "+", ">")
# A number or a sign with other uses is a marker alone where the same form stands alone so often.
LEAST_ALONE: Final = 2
# Words with which the item before the last one may end.
_BEFORE_LAST: Final = ("and", "or")


def lone_markers(texts: list[str]) -> frozenset[int]:
    """Find the lines that hold a marker and no more, whose items stand below a blank line.

    Text taken from pages sets a bullet apart where it stands higher or lower than its item.
    """
    short = [index for index, text in enumerate(texts) if len(text) <= LONGEST_ALONE]
    if not short:
        return frozenset()
    found: list[int] = []
    weak: dict[str, list[int]] = {}
    for index in short:
        marker = marker_of(texts[index])
        if marker is None or marker.length < len(texts[index]):
            continue
        form = marker.readings[0][0]
        if marker.strong:
            found.append(index)
        elif form not in _PARTING:
            weak.setdefault(form, []).append(index)
    for alike in weak.values():
        if len(alike) >= LEAST_ALONE and not any(_parts_sentence(texts, index) for index in alike):
            found += alike
    return frozenset(found)


def _parts_sentence(texts: list[str], index: int) -> bool:
    """Whether a line stands in a sentence, as the number of a formula does.

    The item before the last one may end in "; and", which is no such sentence.
    """
    if not 0 < index < len(texts) - 1:
        return False
    above = texts[index - 1]
    return (
        above[-1].isalnum()
        and above.rpartition(" ")[2].lower() not in _BEFORE_LAST
        and texts[index + 1][0].islower()
    )


def has_bullet(text: str) -> bool:
    """Whether a line begins with a glyph that stands at the head of a list item only."""
    first = text[:1]
    return first in STRONG_GLYPHS or (
        "\ue000" <= first <= "\uf8ff" and _PRIVATE_USE.match(text) is not None
    )


def _readings(match: re.Match[str]) -> tuple[tuple[str, int], ...]:
    shape = f"{match.group('open') or ''}%s{match.group('close')}"
    if arabic := match.group("arabic"):
        return ((shape % "1", int(arabic)),)
    text = match.group("roman") or match.group("letter")
    case = "a" if text.islower() else "A"
    found: list[tuple[str, int]] = []
    if match.group("roman") and (value := _roman(text.lower())):
        found.append((shape % ("i" if case == "a" else "I"), value))
    if len(text) == 1:
        found.append((shape % case, ord(text.lower()) - ord("a") + 1))
    return tuple(found)


def _roman(text: str) -> int:
    if not _ROMAN.match(text):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))
