"""Linear time: whole documents made of the strings and shapes that make bad patterns explode.

    python benchmarks/regexes.py [NAME…]

The claim: ten times the input takes at most twelve times the time. It is measured as one document
of ten times the size against ten documents of the size, in turn and at least twice, the least of
each: both sides read as many characters for as long, so that a busy machine, the clock and the
heat of a processor weigh on both alike. What counts is the CPU time of this thread. What is
remembered between documents is forgotten before each, so that the ten are not cheaper than one.

The garbage collector is off while a document is read, on both sides. It walks over all that lives
in the process, so that its share says more about the process than about the document, and it comes
more often to one long document than to ten short ones that are gone again. It is linear by its own
rule (a full walk waits until a quarter has been added to what the last one left), so nothing that
grows faster can hide behind it; 40,000 small Word tables take some 7 % more with it.

A small document stays in the processor's caches and a large one does not: that can cost a third and
more, once, and is not growth. A shape that passes twelve is therefore measured again, as the same
input in 40 documents, in four and in one, and judged by the exponent that fits the three sizes
best: `time = a * size ** exponent`, and twelve times for ten is an exponent of 1.079. What is
really quadratic is the plainer the larger the sizes are: a square whose share makes the first ratio
12.4 gives 1.18 here, while a step that is passed once and never again is spread over the wider
range.
Every shape that is judged so is printed with its three times.

Exits with 1 where a shape grows faster.
"""

from __future__ import annotations

import gc
import math
import statistics
import sys
import time
from collections.abc import Iterator
from typing import Final

import linear_shapes
from pipelines import forget

import capesdoc

TIMES: Final = 10
MOST: Final = 12.0
STEEPEST: Final = math.log(MOST, TIMES)
ROUNDS: Final = 2
"""Rounds of every shape, so that neither side counts with one unlucky moment."""
AGAIN: Final = 3
"""Further rounds of a shape that seems to grow faster, as long as it does."""
LARGER: Final = 4
"""How much larger than the long document the largest of the second measurement is."""
LEAST_SECONDS: Final = 0.050
"""What the short documents take together at least, or they are made larger: far above the step of
the clock and what a call of the library costs by itself."""
LARGEST: Final = 32
"""How much larger than usual the short document may become for that."""
TOO_SLOW: Final = 2.0
"""Seconds of a short document that are too many by themselves: the long one is not tried."""

LIMITS: Final = capesdoc.Limits(
    pages=10_000_000,
    page_characters=10**9,
    text_file_bytes=10**9,
    text_characters=10**9,
    ratio=10_000_000,
    part_bytes=10**9,
    xml_nodes=10**9,
    table_cells=10**9,
    operators=10**9,
)
"""Room for the largest; what these limits stop is never read at all."""

Document = str | bytes


def _seconds(document: Document) -> float:
    forget()
    gc.collect()
    gc.disable()
    start = time.thread_time()
    try:
        if isinstance(document, str):
            capesdoc.parse_text(document, limits=LIMITS)
        else:
            capesdoc.parse(document, limits=LIMITS)
    except capesdoc.NoTextError:
        pass
    finally:
        took = time.thread_time() - start
        gc.enable()
    return took


def _together(document: Document, count: int) -> float:
    return sum(_seconds(document) for _ in range(count))


def _characters(document: Document) -> float:
    return len(document) if isinstance(document, str) else math.nan


def _growth(short: Document, long: Document) -> tuple[float, float]:
    """Give how many times longer the long document takes, and its seconds.

    Numbers grow by a digit, so that ten times the items are somewhat more characters: the ratio is
    that of ten times the characters.
    """
    more = _characters(long) / _characters(short) / TIMES
    more = 1.0 if math.isnan(more) else more
    ten, one = math.inf, math.inf
    for turn in range(ROUNDS + AGAIN):
        ten, one = min(ten, _together(short, TIMES)), min(one, _seconds(long))
        if turn + 1 >= ROUNDS and one * TIMES <= MOST * more * ten:
            break
    return one / ten * TIMES / more, one


def _exponent(documents: list[tuple[float, Document]]) -> tuple[float, list[float]]:
    """Give the exponent that fits some sizes best, and the seconds of the same input in each."""
    largest = documents[-1][0]
    least = [math.inf] * len(documents)
    for _ in range(ROUNDS):
        for at, (size, document) in enumerate(documents):
            least[at] = min(least[at], _together(document, round(largest / size)))
    slope = statistics.linear_regression(
        [math.log(size) for size, _ in documents], [math.log(seconds) for seconds in least]
    ).slope
    return 1.0 + slope, least


def _sized(make: linear_shapes.Make, size: int) -> int:
    """Give the size at which the short documents together take long enough to be measured."""
    for factor in (1, 2, 4, 8, 16, LARGEST):
        if _seconds(make(size * factor)) * TIMES >= LEAST_SECONDS:
            return size * factor
    return size * LARGEST


def _shapes(wanted: list[str]) -> Iterator[tuple[str, linear_shapes.Make, int]]:
    for name, make, size in linear_shapes.all_shapes():
        if not wanted or any(word in name for word in wanted):
            yield name, make, size


def _judge(name: str, make: linear_shapes.Make, usual: int) -> tuple[float, str]:
    """Give the seconds of the long document, and what is wrong with the shape, if anything is."""
    size = _sized(make, usual)
    short = make(size)
    if (alone := _seconds(short)) > TOO_SLOW:
        return alone, f"{name}: {alone:.1f} s for the short document alone"
    ratio, seconds = _growth(short, make(size * TIMES))
    if ratio <= MOST:
        return seconds, ""
    factors = (1, TIMES, TIMES * LARGER)
    exponent, times = _exponent([(size * factor, make(size * factor)) for factor in factors])
    told = ", ".join(f"{took:.2f} s" for took in times)
    print(
        f"{name}: {ratio:.1f} times; the same input in {told}: exponent {exponent:.3f}", flush=True
    )
    if exponent <= STEEPEST:
        return seconds, ""
    return seconds, f"{name}: {ratio:.1f} times for ten times, exponent {exponent:.3f}"


def main() -> int:
    """Measure every string in every shape."""
    offenders: list[str] = []
    slowest: list[tuple[float, str]] = []
    capesdoc.parse_text("Title: A\n\nText.")  # what is loaded and compiled once
    for name, make, size in _shapes(sys.argv[1:]):
        seconds, wrong = _judge(name, make, size)
        slowest.append((seconds, name))
        if wrong:
            offenders.append(wrong)
    print(f"{len(slowest)} shapes, each in a size and in ten times that; the slowest of the long:")
    print("\n".join(f"  {seconds:.2f} s {name}" for seconds, name in sorted(slowest)[:-9:-1]))
    print("\n".join(offenders) or "none grows faster than its input")
    return 1 if offenders else 0


if __name__ == "__main__":
    sys.exit(main())
