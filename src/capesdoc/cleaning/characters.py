"""Characters: what converters and typesetters do to single characters, repaired where certain."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import Final

from capesdoc.cleaning.accents import ACCENT_SIGNS, draws_accents_first, find_accents
from capesdoc.cleaning.changes import Change, apply_changes
from capesdoc.cleaning.mojibake import repair_mojibake
from capesdoc.cleaning.signs import odd_signs
from capesdoc.cleaning.spacing import (
    LETTER_SPACED_HINT,
    SPLIT_LIGATURE_HINT,
    Words,
    find_letter_spaced,
    find_split_ligatures,
    may_be_letter_spaced,
)
from capesdoc.findings import Edit
from capesdoc.patterns import compile_later
from capesdoc.source import Line
from capesdoc.values import NamedTuple

__all__ = ["CHARACTER_RULES", "CharacterRule", "repair_characters"]

Vocabulary = Callable[[], Words]


_Find = Callable[[str, Vocabulary], Iterable[Change]]


class CharacterRule(NamedTuple):
    """One kind of damage.

    Attributes:
        name: Slug of the rule, as edits carry it.
        reason: Why the change is certain, as a sentence.
        trigger: Search that is true of every text the rule could change; cheap.
        is_sign: Whether the trigger is a single sign, so that the signs of the document tell.
        hint: A cheaper test that holds wherever the trigger is found, or None.
        find: The changes in one line, in order; the second argument gives the document's words,
            which are counted on the first call.
        shown: Whether the document as a whole shows the damage, where a line alone cannot.
    """

    name: str
    reason: str
    trigger: re.Pattern[str]
    find: _Find
    is_sign: bool = True
    hint: Callable[[str], bool] | None = None
    shown: Callable[[str], bool] | None = None


_LIGATURES: Final[dict[str, str]] = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
"""Code points that stand for two or three letters, and exist for old character sets only."""

_LIGATURE: Final = compile_later("[\ufb00-\ufb06]")

_ODD_SPACE: Final = compile_later(
    "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"  # every space of Unicode but the plain one
)
_ZERO_WIDTH: Final = compile_later(
    "[\ufeff\u2060\u180e]"  # byte order marks and word joiners: never seen, never meant
    # Non-joiners and joiners shape Arabic and Indic letters, so only those after Latin text, a
    # space or nothing at all are noise.
    "|(?<![\u0590-\u0dff\u1000-\u109f\u1780-\u17ff])[\u200b\u200c\u200d]"
    "|\u200b"
)
_CONTROL: Final = compile_later("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_TEX_BULLET: Final = compile_later("^\x88(?= )", re.MULTILINE)
_SOFT_HYPHEN: Final = compile_later(
    "\u00ad(?=\\s*\\S)"  # one at the line end is a divided word, which the body stage puts together
)


def _each(pattern: re.Pattern[str], after: Callable[[str], str]) -> _Find:
    def find(text: str, _: Vocabulary) -> list[Change]:
        return [
            Change(start=hit.start(), end=hit.end(), after=after(hit.group()))
            for hit in pattern.finditer(text)
        ]

    return find


def _mojibake(text: str, _: Vocabulary) -> list[Change]:
    return _changes(repair_mojibake(text))


def _accents(text: str, _: Vocabulary) -> list[Change]:
    return _changes(find_accents(text))


def _letter_spaced(text: str, words: Vocabulary) -> list[Change]:
    return _changes(find_letter_spaced(text, words()))


def _split_ligature(text: str, words: Vocabulary) -> list[Change]:
    return _changes(find_split_ligatures(text, words()))


def _changes(found: Iterable[tuple[int, int, str]]) -> list[Change]:
    return [Change(start=start, end=end, after=after) for start, end, after in found]


CHARACTER_RULES: Final[tuple[CharacterRule, ...]] = (
    CharacterRule(
        name="bullet-code",
        reason="the number of the bullet in TeX's companion fonts, which the file gives no name",
        trigger=compile_later("\x88"),
        find=_each(_TEX_BULLET, lambda _: "•"),
    ),
    # What a font's own map makes of a glyph; the text reader has taken them out of a text before.
    CharacterRule(
        name="control-character",
        reason="a control character or half of a surrogate pair, which is not text",
        trigger=_CONTROL,
        find=_each(_CONTROL, lambda _: ""),
    ),
    # Mojibake next: it is made of characters (no-break space, soft hyphen) that later rules take.
    CharacterRule(
        name="mojibake",
        reason="UTF-8 that was once read as Windows-1252; no text has these characters in a row",
        trigger=compile_later("[\u00c2-\u00ef]"),
        find=_mojibake,
    ),
    CharacterRule(
        name="zero-width",
        reason="a character without width, which no reader sees",
        trigger=compile_later("[\u180e\u200b-\u200d\u2060\ufeff]"),
        find=_each(_ZERO_WIDTH, lambda _: ""),
    ),
    CharacterRule(
        name="soft-hyphen",
        reason="a soft hyphen inside a line, where nothing is divided",
        trigger=compile_later("\u00ad"),
        find=_each(_SOFT_HYPHEN, lambda _: ""),
    ),
    CharacterRule(
        name="odd-space",
        reason="a space of another kind, which means a space",
        trigger=_ODD_SPACE,
        find=_each(_ODD_SPACE, lambda _: " "),
    ),
    CharacterRule(
        name="detached-accent",
        reason="an accent drawn beside its letter; no text has the sign before a letter",
        trigger=ACCENT_SIGNS,
        find=_accents,
        shown=draws_accents_first,
    ),
    CharacterRule(
        name="ligature",
        reason="one code point for several letters",
        trigger=_LIGATURE,
        find=_each(_LIGATURE, _LIGATURES.__getitem__),
    ),
    CharacterRule(
        name="split-ligature",
        reason="a space after a ligature; the word stands whole elsewhere in the document",
        trigger=SPLIT_LIGATURE_HINT,
        find=_split_ligature,
        is_sign=False,
    ),
    CharacterRule(
        name="letter-spaced",
        reason="a word set with spaces between its letters",
        trigger=LETTER_SPACED_HINT,
        find=_letter_spaced,
        is_sign=False,
        hint=may_be_letter_spaced,
    ),
)
"""The rules in order; each sees what those before it left."""


def repair_characters(
    lines: tuple[Line, ...], document: str, signs: str
) -> tuple[tuple[Line, ...], tuple[Edit, ...]]:
    """Repair the characters of every line.

    `document` is all their text, joined by line ends, and `signs` are the signs in it.
    """
    odd = odd_signs(signs)
    rules = [
        rule
        for rule in CHARACTER_RULES
        if (odd or not rule.is_sign)
        and (rule.hint is None or rule.hint(document))
        and rule.trigger.search(odd if rule.is_sign else document) is not None
        and (rule.shown is None or rule.shown(document))
    ]
    edits: list[Edit] = []
    repaired = lines
    for rule in rules:
        before = len(edits)
        words = cache(partial(Words.of, document))
        repaired = tuple([_apply(rule, line, words, edits) for line in repaired])
        if len(edits) > before:
            document = "\n".join([line.text for line in repaired])
    return repaired, tuple(edits)


def _apply(rule: CharacterRule, line: Line, words: Vocabulary, edits: list[Edit]) -> Line:
    """Give the line as the rule leaves it, and add one edit for all its changes in the line."""
    text = line.text
    if rule.trigger.search(text) is None:
        return line
    changes = tuple(rule.find(text, words))
    if not changes:
        return line
    repaired, edit = apply_changes(line, changes, rule=rule.name, reasons=(rule.reason,))
    edits.append(edit)
    return repaired
