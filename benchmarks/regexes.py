"""Linear time: whole documents made of the strings and shapes that make bad patterns explode.

    python benchmarks/regexes.py [NAME…]

Ten times the input may take at most twelve times the time: CPU time, what is remembered between
documents forgotten before each. A document that seems to grow faster is measured again, up to
`AGAIN` times, and the least of each size counts: what is left of a busy machine's noise only adds.
Prints the worst, and exits with 1 where one grows faster.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator
from typing import Final

import linear_shapes
from pipelines import forget

import capesdoc

TIMES: Final = 10
MOST: Final = 12.0
AGAIN: Final = 4
# Below this many seconds the clock, the cache and fixed costs decide the ratio.
NOISE: Final = 0.010
# More than a short document may take at all: the long one is not tried.
TOO_SLOW: Final = 2.0

LIMITS: Final = capesdoc.Limits(pages=1_000_000, ratio=1_000_000)

Parse = Callable[[], object]


def _seconds(document: str | bytes) -> float:
    forget()
    gc.collect()
    start = time.process_time()
    try:
        if isinstance(document, str):
            capesdoc.parse_text(document, limits=LIMITS)
        else:
            capesdoc.parse(document, limits=LIMITS)
    except capesdoc.NoTextError:
        return 0.0
    return time.process_time() - start


def _measured(short: str | bytes, long: str | bytes, most: float) -> tuple[float, float]:
    """Give the seconds of the short document and of the long one, the least of some rounds."""
    one = min(_seconds(short) for _ in range(3))
    if one > TOO_SLOW:
        return one, float("inf")
    ten = _seconds(long)
    for _ in range(AGAIN):
        if ten <= most * max(one, NOISE):
            break
        one, ten = min(one, _seconds(short)), min(ten, _seconds(long))
    return one, ten


def _documents(wanted: list[str]) -> Iterator[tuple[str, str | bytes, str | bytes]]:
    for name, make, size in linear_shapes.all_shapes():
        if not wanted or any(word in name for word in wanted):
            yield name, make(size), make(size * TIMES)


def main() -> int:
    """Measure every string in every shape."""
    offenders: list[str] = []
    slowest: list[tuple[float, str]] = []
    count = 0
    capesdoc.parse_text("Title: A\n\nText.")  # what is loaded and compiled once
    for name, short, long in _documents(sys.argv[1:]):
        count += 1
        # Numbers grow by a digit, so that ten times the items are somewhat more characters.
        most = MOST * max(1.0, len(long) / len(short) / TIMES) if isinstance(short, str) else MOST
        one, ten = _measured(short, long, most)
        slowest.append((ten, f"{name} ({len(long):,})"))
        if ten > most * max(one, NOISE):
            offenders.append(
                f"{name}: {one:.3f} s, then {ten:.3f} s for 10 times ({ten / one:.1f} times)"
            )
            print(offenders[-1], file=sys.stderr, flush=True)
    slowest.sort(reverse=True)
    print(f"{count} documents, each in one size and in ten times that")
    print("slowest, with the characters or bytes of the document:")
    print("\n".join(f"  {seconds:.2f} s {name}" for seconds, name in slowest[:8]))
    print("\n".join(offenders) or "none grows faster than its input")
    return 1 if offenders else 0


if __name__ == "__main__":
    sys.exit(main())
