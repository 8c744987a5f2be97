"""Hostile files: what becomes of every document in folders that the user names.

    python benchmarks/hostile.py FOLDER… [--workers 2] [--timeout 30] [--details outcomes.jsonl]

Every file runs through `parse_many`. The table counts outcomes by format; the lines below it name
what must not be: crashes, defects, documents past a limit of time or memory. The exit status is 1
where a document showed a defect or ended its process.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TextIO

import capesdoc

FAMILIES: Final = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".dotm": "docx",
    ".txt": "text",
    ".text": "text",
}
"""Suffix to row of the table; every other file is `other`, which should be refused."""

ROWS: Final = ("pdf", "docx", "text", "other")


def main() -> int:
    options = _options()
    files = sorted(files_in(options.folders))
    print(f"{len(files):,} files, {options.workers} workers, {options.timeout:g} s a document")
    counts: dict[str, Counter[str]] = {row: Counter() for row in ROWS}
    notable: list[str] = []
    start, before, now = time.monotonic(), _own_memory(), _memory_now()
    with open(options.details or os.devnull, "w", encoding="utf-8") as details:  # noqa: PTH123
        outcomes = capesdoc.parse_many(
            (str(file) for file in files), workers=options.workers, timeout=options.timeout
        )
        for file, outcome in zip(files, outcomes, strict=True):
            word = _word(outcome)
            counts[FAMILIES.get(file.suffix.lower(), "other")][word] += 1
            if isinstance(outcome, capesdoc.Failed) and _is_notable(outcome):
                notable.append(f"{word}: {outcome}")
            _detail(details, file, word, outcome)
    seconds = time.monotonic() - start
    time.sleep(1.0)  # the workers end in the background, and what they used is known only then
    _print_table(counts)
    print(
        f"{seconds:.0f} s; largest worker {_largest_child()} MiB; "
        f"the caller grew by {_memory_now() - now} MiB, at its largest by {_own_memory() - before}"
    )
    print("\n".join(notable))
    total: Counter[str] = sum(counts.values(), Counter())
    return 1 if total["unexpected"] or total["crash"] else 0


def _options() -> argparse.Namespace:
    parser = folder_parser(__doc__, timeout=30.0)
    parser.add_argument("--details", metavar="FILE", help="write one JSON line a document")
    return parser.parse_args()


def folder_parser(purpose: str | None, *, timeout: float) -> argparse.ArgumentParser:
    """Make the parser of a benchmark over folders that the user names."""
    parser = argparse.ArgumentParser(description=purpose.splitlines()[0] if purpose else None)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=timeout, help="seconds for one document")
    return parser


def files_in(folders: list[Path]) -> Iterator[Path]:
    """Give every file of some folders, in the order of the system."""
    for folder in folders:
        for place, _, names in os.walk(folder):
            yield from (Path(place, name) for name in names)


def _word(outcome: capesdoc.Parsed | capesdoc.Failed) -> str:
    """Give one word for an outcome: `parsed`, the code of an error, or how its process ended."""
    if isinstance(outcome, capesdoc.Parsed):
        return "parsed"
    return outcome.error.code if outcome.kind == "error" else str(outcome.kind)


def _is_notable(outcome: capesdoc.Failed) -> bool:
    return outcome.is_defect or outcome.kind != "error" or outcome.error.code == "limit-exceeded"


def _detail(
    details: TextIO, file: Path, word: str, outcome: capesdoc.Parsed | capesdoc.Failed
) -> None:
    told: dict[str, object] = {"file": str(file), "outcome": word}
    if isinstance(outcome, capesdoc.Parsed):
        report = outcome.report
        told["reader"] = report.source.reader
        told["characters"] = len(report.text) + sum(len(field.text) for field in report.fields)
        told["diagnostics"] = sorted({one.code for one in report.diagnostics})
    else:
        told["message"] = outcome.error.message
        told["stack"] = outcome.stack
    print(json.dumps(told), file=details)


def _print_table(counts: dict[str, Counter[str]]) -> None:
    words = sorted({word for row in counts.values() for word in row} - {"parsed"})
    columns = ["files", "opened", "share", "parsed", *words]
    print("| format | " + " | ".join(columns) + " |")
    print("| --- |" + " ---: |" * len(columns))
    for row, found in counts.items():
        files = found.total()
        if files:
            # A scan was opened too: that it holds no text is what there is to say of it.
            opened = found["parsed"] + found["no-text"]
            share = f"{100 * opened / files:.1f} %"
            numbers = (found[word] for word in ("parsed", *words))
            cells = [str(files), str(opened), share, *map(str, numbers)]
            print(f"| {row} | " + " | ".join(cells) + " |")


def _own_memory() -> int:
    """Give the largest size this process has had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _memory_now() -> int:
    """Give the size of this process, in MiB; on Linux only."""
    with contextlib.suppress(OSError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * resource.getpagesize() >> 20
    return 0


def _largest_child() -> int:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(main())
