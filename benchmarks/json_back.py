"""JSON: a record written and read back, beside cattrs as it comes."""

from __future__ import annotations

import datetime
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Final

import cattrs

import capesdoc
from capesdoc import json_format

ROUNDS: Final = 15


def measure(files: list[Path]) -> None:
    """Print the table: µs a record, and the ratio to cattrs with the standard library."""
    reports = [capesdoc.parse(file) for file in files]
    texts = [capesdoc.to_json(report) for report in reports]
    plain = cattrs.Converter(detailed_validation=False)
    plain.register_structure_hook(datetime.date, lambda v, _: datetime.date.fromisoformat(v))
    plain.register_structure_hook(datetime.time, lambda v, _: datetime.time.fromisoformat(v))
    plain.register_unstructure_hook(datetime.date, datetime.date.isoformat)
    plain.register_unstructure_hook(datetime.time, datetime.time.isoformat)

    def plain_read() -> None:
        for text in texts:
            plain.structure(json.loads(text), capesdoc.EventReport)

    def plain_write() -> None:
        for report in reports:
            json.dumps(plain.unstructure(report))

    def own_read() -> None:
        for text in texts:
            capesdoc.from_json(text)

    def own_write() -> None:
        for report in reports:
            capesdoc.to_json(report)

    steps: dict[str, tuple[Callable[[], None], Callable[[], None]]] = {
        "json + cattrs, detailed validation off": (plain_write, plain_read),
        "capesdoc, standard library": (_without_orjson(own_write), _without_orjson(own_read)),
        "capesdoc, orjson (the extra `fast`)": (own_write, own_read),
    }
    times: dict[str, list[tuple[float, float]]] = {}
    for _ in range(ROUNDS + 1):
        for name, (write, read) in steps.items():
            times.setdefault(name, []).append((_seconds(write), _seconds(read)))
    print("\nJSON: CPU µs a record, and over cattrs\n")
    print("| | to JSON | | back | |\n|---|--:|--:|--:|--:|")
    base = (0.0, 0.0)
    for name, rows in times.items():
        each = [median(column) / len(files) * 1e6 for column in zip(*rows[1:], strict=True)]
        base = base if any(base) else (each[0], each[1])
        ratios = [one / other for one, other in zip(each, base, strict=True)]
        print(f"| {name} | {each[0]:.0f} | {ratios[0]:.2f} | {each[1]:.0f} | {ratios[1]:.2f} |")


def _without_orjson(step: Callable[[], None]) -> Callable[[], None]:
    def run() -> None:
        kept = sys.modules.get("orjson")
        sys.modules["orjson"] = None  # type: ignore[assignment]
        _forget()
        try:
            step()
        finally:
            del sys.modules["orjson"]
            if kept is not None:
                sys.modules["orjson"] = kept
            _forget()

    return run


def _forget() -> None:
    json_format._fast_writer.cache_clear()
    json_format._reader.cache_clear()


def _seconds(step: Callable[[], None]) -> float:
    before = time.process_time()
    step()
    return time.process_time() - before
