"""Symbol fonts: what the characters of Symbol, Wingdings and their kin are in Unicode.

Word stores a character of a symbol font as its code in the font, mostly moved to U+F000-F0FF.
"""

from __future__ import annotations

from typing import Final

from capesdoc.patterns import compile_later

__all__ = ["PRIVATE_USE", "map_symbols", "symbol"]

PRIVATE_USE: Final = compile_later("[\uf020-\uf0ff]")

_SYMBOL: Final = (
    # 0x20 on, the encoding of Adobe's Symbol font
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?"
    "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_SYMBOL_HIGH: Final = (
    # 0xA1 on
    "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"
)

_WINGDINGS: Final = {
    0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x41: "✌", 0x45: "☜", 0x46: "☞", 0x4A: "☺",
    0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫",
    0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "⌧", 0x7D: "❝", 0x7E: "❞", 0x9E: "·", 0x9F: "•",
    0xA1: "○", 0xA2: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xD5: "⌫", 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE7: "←", 0xE8: "➔", 0xE9: "↑", 0xEA: "↓",
    0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xF3: "⬄", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑",
}  # fmt: skip
"""The glyphs that people use as bullets, arrows and ticks; pictures (a mailbox) are left alone."""

_TABLES: Final[dict[str, dict[int, str]]] = {
    "symbol": {
        **{0x20 + place: character for place, character in enumerate(_SYMBOL)},
        **{0xA1 + place: character for place, character in enumerate(_SYMBOL_HIGH)},
    },
    "wingdings": _WINGDINGS,
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x97: "●", 0xA3: "□"},
    "wingdings 3": {0x75: "▶", 0x7D: "▶", 0x22: "→", 0x21: "←"},
    "webdings": {0x61: "✔", 0x72: "✘", 0x67: "■", 0x6E: "●"},
}


def symbol(code: int, font: str) -> str | None:
    """Give the Unicode character of a code in a symbol font, or None where it is not known."""
    table = _TABLES.get(font.strip().casefold())
    if table is None:
        return None
    return table.get(code - 0xF000 if 0xF000 <= code <= 0xF0FF else code)


def map_symbols(text: str, font: str) -> str:
    """Replace the moved codes in a text by what the font shows; unknown ones stay."""
    return PRIVATE_USE.sub(lambda match: symbol(ord(match[0]), font) or match[0], text)
