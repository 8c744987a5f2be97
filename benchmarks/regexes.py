"""Linear time: whole documents made of the strings that make bad patterns explode.

Ten times the input may take at most twelve times the time. `python benchmarks/regexes.py` prints
the worst and exits with 1 where one grows faster.
"""

from __future__ import annotations

import sys
import time
from typing import Final

import capesdoc

SHORT: Final = 20_000
TIMES: Final = 10
MOST: Final = 12.0
# Below this many seconds the clock, the cache and fixed costs decide the ratio.
NOISE: Final = 0.010

# Each is repeated: white space, digits, letters, separators, and near misses of dates, labels, …
UNITS: Final = (
    " ", "\t", "a", "A", "1", ".", ":", "-", ",", "(", "“", "_", "*", "#", "/", "0 ", "a ", "A ",
    "a.", "A.", "1.", "1 1", "a,", "Dr. ", "and ", "1/", "12-", "1:", "- ", "a-", "A: ", "|", ";",
    "1st ", "Mr ", "of ", "\u00a0", "\u00ad", "\u200b", "\u00e2\u20ac", "Title", "Page 1 of ",
    "http://a.", "a@a.", "x" * 30 + " ", "7 November ", "3:30 pm - ", "ﬁ", "P R ", "A. B. ",
)  # fmt: skip
# How the repeated string stands in the document; {} is the string.
SHAPES: Final = {
    "one line": "{}",
    "value of a label": "Title: A\nDate: {}\n\nText.",
    "people": "Title: A\nSpeakers: {}\n\nText.",
    "venue": "Title: A\nVenue: {}\n\nText.",
    "time": "Title: A\nTime: {}\n\nText.",
    "title": "Title: {}\n\nText.",
}


def _seconds(text: str) -> float:
    best = float("inf")
    for _ in range(2):
        start = time.perf_counter()
        try:
            capesdoc.parse_text(text)
        except capesdoc.NoTextError:
            return 0.0
        best = min(best, time.perf_counter() - start)
        if best > 1:
            break
    return best


def _lines(unit: str, size: int) -> str:
    line = unit * (70 // len(unit))
    return f"{line}\n" * (size // 70)


def _paragraphs(unit: str, size: int) -> str:
    return f"{unit * (70 // len(unit) or 1)}\n\n" * (size // 70)


def main() -> int:
    """Measure every string in every shape."""
    offenders: list[str] = []
    slowest = (0.0, "")
    count = 0
    for unit in UNITS:
        texts = {
            name: [shape.format(unit * (n // len(unit))) for n in (SHORT, SHORT * TIMES)]
            for name, shape in SHAPES.items()
        }
        texts["lines"] = [_lines(unit, n) for n in (SHORT, SHORT * TIMES)]
        texts["paragraphs"] = [_paragraphs(unit, n) for n in (SHORT, SHORT * TIMES)]
        for name, (short, long) in texts.items():
            count += 1
            one = _seconds(short)
            if one > 2:
                offenders.append(f"{unit!r} as {name}: {one:.2f} s at {SHORT:,} characters")
                continue
            ten = _seconds(long)
            slowest = max(slowest, (ten, f"{unit!r} as {name}"))
            if ten > MOST * max(one, NOISE):
                offenders.append(f"{unit!r} as {name}: {one:.3f} s, then {ten:.2f} s for 10 times")
    print(f"{count} documents of {SHORT:,} and {SHORT * TIMES:,} characters")
    print(f"slowest: {slowest[0]:.2f} s, {slowest[1]}")
    print("\n".join(offenders) or "none grows faster than its input")
    return 1 if offenders else 0


if __name__ == "__main__":
    sys.exit(main())
