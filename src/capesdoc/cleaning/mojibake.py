"""Mojibake: UTF-8 that somebody read as Windows-1252, put right where it can be nothing else."""

from __future__ import annotations

from typing import Final

from capesdoc.patterns import compile_later

__all__ = ["MOJIBAKE", "repair_mojibake"]

# Characters that the bytes 0x80 to 0xBF become in Windows-1252 (five of them have no character
# there and come through as control characters).
_TRAIL: Final = (
    "\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
)
MOJIBAKE: Final = compile_later(
    f"[\u00c2-\u00df][{_TRAIL}]"  # two bytes: Latin letters and signs
    f"|[\u00e0-\u00ef][{_TRAIL}]{{2}}"  # three bytes: quotes, dashes, bullets
    "|\u00e2\u20ac(?=[\\s.,;:!?)]|$)"  # a closing quote whose last byte a converter dropped
    "|(?<![A-Z\u00c0-\u00de])\u00c2(?= |$)"  # a no-break space that has become a plain one
)

_BYTES: Final[dict[str, int]] = {
    **{bytes([code]).decode("latin-1"): code for code in range(0x80, 0x100)},
    **{
        bytes([code]).decode("cp1252"): code
        for code in range(0x80, 0x100)
        if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
    },
}
_KEPT_PAIRS: Final = compile_later(
    "[\u00c2-\u00df][\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u0160\u0161\u017d\u017e\u0152\u0153\u0178]"
)
"""A capital with an accent before a quote, a dash or another letter is also plain French."""


def repair_mojibake(text: str) -> list[tuple[int, int, str]]:
    """Find the runs that are misread UTF-8.

    run = lead trail+      as `MOJIBAKE` says; the bytes must decode, and to something printable

    Returns `(start, end, what it says)`. A run twice misread is taken back twice. Left alone: a
    capital letter before a quotation mark or a dash (`À “la`), and what does not decode.
    """
    changes: list[tuple[int, int, str]] = []
    for hit in MOJIBAKE.finditer(text):
        run = hit.group()
        if changes and hit.start() < changes[-1][1]:
            continue
        if run == "\u00c2":
            changes.append((hit.start(), hit.end(), ""))
        elif run == "\u00e2\u20ac":
            changes.append((hit.start(), hit.end(), "\u201d"))
        elif _KEPT_PAIRS.fullmatch(run) is None or _alone(text, hit.start()):
            end, said = _decoded(text, hit.start(), hit.end())
            if said is not None:
                changes.append((hit.start(), end, said))
    return changes


def _alone(text: str, start: int) -> bool:
    """Whether a lead stands inside a word in lower case, where no capital can be meant."""
    return start > 0 and text[start - 1].islower()


_LEADS: Final = compile_later("[\u00c2-\u00ef]")
"""What a first misreading makes of the lead byte of a second: the run was misread twice."""

_LONGEST_RUN: Final = 12
"""Characters of one letter misread twice over (three bytes, each read as up to four)."""


def _decoded(text: str, start: int, end: int) -> tuple[int, str | None]:
    """Decode the run, or the longer run it begins where it was misread twice."""
    once = _as_utf8(text[start:end])
    if once is not None and not _LEADS.match(once):
        return (end, once) if _is_writing(once) else (end, None)
    for stop in range(min(len(text), start + _LONGEST_RUN), end, -1):
        longer = _as_utf8(text[start:stop])
        if longer is not None and len(longer) > 1:
            twice = _as_utf8(longer)
            if twice is not None and len(twice) == 1:
                return stop, twice
    return (end, once) if once is not None and _is_writing(once) else (end, None)


def _is_writing(character: str) -> bool:
    return character.isprintable() or character.isspace() or character == "\u00ad"


def _as_utf8(run: str) -> str | None:
    try:
        return bytes([_BYTES[character] for character in run]).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None
