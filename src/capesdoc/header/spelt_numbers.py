"""Numbers in words: "one hundred and twenty"."""

from __future__ import annotations

from typing import Final

from capesdoc.header.count_words import NUMBERS, SCALES

__all__ = ["is_number_word", "spelt_number"]

_LONGEST: Final = 10  # words; "nine hundred ninety-nine thousand and ninety-nine" has 8


def is_number_word(word: str) -> bool:
    """Say whether a word in lower case is a number, or two joined by a hyphen ("forty-five")."""
    return all(part in NUMBERS or part in SCALES for part in word.split("-"))


def spelt_number(text: str) -> int | None:
    """Read a number in words below a million; None where it is none ("twenty forty").

    number = [below-thousand "thousand" ["and"]] below-thousand
    below-thousand = [("a" | digit) "hundred" ["and"]] [tens] [digit] | teen
    """
    words = text.casefold().strip(" .").replace("-", " ").split()
    if not words or len(words) > _LONGEST:
        return None
    total = 0
    current = 0
    last = 0
    for word in words:
        if word in ("and", "a", "only"):
            if word == "a":
                current = 1
            continue
        if word in NUMBERS and last in _BEFORE[NUMBERS[word] > 19]:
            current += NUMBERS[word]
            last = 10 if NUMBERS[word] > 19 else 1
        elif word in SCALES and current:
            scale = SCALES[word]
            if scale == 1000:
                total, current = (total + current) * scale, 0
            else:
                current *= scale
            last = scale
        else:
            return None
    return total + current if last or current else None


_BEFORE: Final = {False: (0, 10, 100, 1000), True: (0, 100, 1000)}
"""Whether a word is a ten, to the sizes behind which it may stand."""
