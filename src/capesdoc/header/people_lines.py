"""Lines of people: what a line end tells, written as separators at the same offsets."""

from __future__ import annotations

from typing import Final

from capesdoc.header.lexicon import DEFAULT_LEXICON, Lexicon
from capesdoc.header.segments import split_segments
from capesdoc.header.vocabulary import HEAD, ORGANISATION
from capesdoc.patterns import compile_later

__all__ = ["mask_lines"]

_BLANK_LINE: Final = compile_later(r"\n(?=[^\S\n]*\n)")


def mask_lines(masked: str, lexicon: Lexicon = DEFAULT_LEXICON) -> tuple[str, bool]:
    """Put a semicolon at blank lines, and blank out talks; say whether a line was blank."""
    lines = masked.split("\n")
    result: list[str] = []
    blank = False
    after_comma = False
    content = False
    for line in lines:
        stripped = line.strip()
        if not stripped:
            if content:
                blank = True
            result.append(line)
            after_comma = False
            continue
        if after_comma and not _tells_particulars(stripped, lexicon):
            result.append(" " * len(line))
            after_comma = False
            continue
        after_comma = stripped.endswith(",") and stripped.count(",") == 1
        content = True
        result.append(line)
    return _BLANK_LINE.sub(";", "\n".join(result)), blank


def _tells_particulars(line: str, lexicon: Lexicon) -> bool:
    segments = split_segments(line, lexicon)
    if not segments or segments[0].quoted:
        return False
    words = segments[0].words
    return words[0].is_acronym or any(word.meaning & (HEAD | ORGANISATION) for word in words[:3])
