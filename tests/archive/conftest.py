"""Archives made for tests, and the census that every run has to pass."""

from __future__ import annotations

import subprocess
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from capesdoc.archive import Options, read_failures, read_records

PARSER = "archive.faulty_parser:parse"
# A test run in the background is told to ignore Ctrl-C, and so is what it starts.
HEED_INTERRUPTS = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
FAULTS = ("refuse", "fail", "segfault", "kill", "memory", "exit", "leave", "recurse")
EVERY = 12


@pytest.fixture
def options() -> Options:
    return Options(parser=PARSER, memory=256, timeout=20.0)


def text_of(number: int, *, faults: Sequence[str] = FAULTS) -> str:
    """Give the text of a document: now and then one that does something bad."""
    fault, word = number % EVERY == 5, (number // EVERY) % max(1, len(faults))
    return f"{faults[word] if fault and faults else 'ok'} 1 number {number}"


def make_archive(folder: Path, count: int, *, faults: Sequence[str] = FAULTS) -> Path:
    """Write so many documents, some of them in folders below."""
    for number in range(count):
        below = folder / f"{2000 + number % 3}" if number % 2 else folder
        below.mkdir(parents=True, exist_ok=True)
        path = below / f"report-{number:05}.txt"
        path.write_text(text_of(number, faults=faults))
    return folder


def census(out: Path) -> tuple[int, int]:
    """Count records and failures, and make sure that no document is lost, doubled or blamed."""
    records = [report.source.name for report in read_records(out)]
    failures = list(read_failures(out))
    counted = Counter([*records, *(failed.source for failed in failures)])
    assert not [name for name, times in counted.items() if times > 1]
    for failed in failures:
        number = int(failed.source.rpartition("-")[2].removesuffix(".txt"))
        assert number % EVERY == 5, f"{failed} is innocent"
    return len(records), len(failures)


def contents(out: Path, folder: str = "data") -> dict[str, bytes]:
    """Give every file below a folder of a destination."""
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted((out / folder).rglob("*"))
        if path.is_file()
    }


def descendants(pid: int) -> list[int]:
    """Give the processes below one, zombies aside."""
    parents: dict[int, int] = {}
    for line in subprocess.run(
        ["ps", "-e", "-o", "pid=,ppid=,stat="], capture_output=True, text=True, check=True
    ).stdout.splitlines():
        child, parent, state = line.split()
        if not state.startswith("Z"):
            parents[int(child)] = int(parent)
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found[1:]


def runs(pid: int) -> bool:
    """Tell whether a process is still there, and more than a zombie."""
    done = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, check=False)
    return bool(done.stdout.strip()) and not done.stdout.startswith(b"Z")


def await_end(pids: Sequence[int]) -> list[int]:
    """Wait for processes to end; give those that do not."""
    until = time.monotonic() + 20.0
    while (left := [pid for pid in pids if runs(pid)]) and time.monotonic() < until:
        time.sleep(0.05)
    return left
