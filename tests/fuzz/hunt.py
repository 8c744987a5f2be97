"""Hunt: mutants of our fixtures, or of a folder's documents, for as long as one likes.

    python tests/fuzz/hunt.py --minutes 30 [--folder FOLDER] [--keep FOLDER] [--workers 1]

Every mutant runs through `parse_many`. What shows a defect, ends its process, or needs more time
or memory than allowed is written to the folder of finds, with what was said of it beside it.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, deque
from collections.abc import Iterator
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1]))

import capesdoc
from fuzz.mutators import FORMATS, mutate

FIXTURES: Final = Path(__file__).parents[2] / "fixtures"
LARGEST_SEED_BYTES: Final = 300_000
"""Larger documents mutate into the same faults, more slowly."""


def main() -> int:
    options = _options()
    seeds = [
        path
        for path in sorted(options.folder.rglob("*"))
        if path.suffix[1:].lower() in FORMATS
        and path.is_file()
        and 0 < path.stat().st_size <= LARGEST_SEED_BYTES
    ]
    end = time.monotonic() + 60 * options.minutes
    drawn: deque[tuple[Path, int, bytes]] = deque()

    def mutants() -> Iterator[bytes]:
        number = options.seed
        while time.monotonic() < end:
            path = seeds[number % len(seeds)]
            mutant = mutate(path.read_bytes(), path.suffix[1:].lower(), number)
            drawn.append((path, number, mutant))
            number += 1
            yield mutant

    counts: Counter[str] = Counter()
    outcomes = capesdoc.parse_many(mutants(), workers=options.workers, timeout=options.timeout)
    for outcome in outcomes:
        path, number, mutant = drawn.popleft()
        if isinstance(outcome, capesdoc.Parsed):
            counts["parsed"] += 1
            continue
        word = outcome.error.code if outcome.kind == "error" else str(outcome.kind)
        counts[word] += 1
        if outcome.is_defect or outcome.kind != "error":
            options.keep.mkdir(parents=True, exist_ok=True)
            find = options.keep / f"{word}-{number}-{path.stem[:60]}{path.suffix}"
            find.write_bytes(mutant)
            find.with_suffix(".said").write_text(f"{outcome}\n{outcome.stack}", encoding="utf-8")
            print(f"{word}: {find}: {outcome.error.message}", flush=True)
    print(dict(counts.most_common()), "of", counts.total())
    return 1 if counts["unexpected"] or counts["crash"] else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--folder", type=Path, default=FIXTURES, help="documents to mutate")
    parser.add_argument("--keep", type=Path, default=Path("finds"), help="where finds are written")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--timeout", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
