"""Warm speed: every pipeline over the same files, side by side in one run.

One process a pipeline, so that none pays for another's heap; one at a time, in turn, so that all
meet the same load. CPU time, user and system, children included; the median of the rounds, the
first discarded. A pipeline far slower than ours reads a sample of the files, and is compared with
our time for that same sample.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Final

from pipelines import PIPELINES, forget
from reading import READERS

ROUNDS: Final = 7
# A pipeline slower than this many times capesdoc reads only the sample: else the run takes hours.
SLOW: Final = 8
SAMPLE_FILES: Final = 2
TABLES: Final[dict[str, dict[str, Callable[[], Callable[[Path], object]]]]] = {
    **PIPELINES,
    **READERS,
}


def measure(kind: str, groups: dict[str, list[Path]], *, rounds: int = ROUNDS) -> None:
    """Print the table of one format, a column a group of files."""
    workers = dict(_start(kind))
    samples = {group: files[1 : 1 + SAMPLE_FILES] for group, files in groups.items()}
    try:
        for worker in workers.values():
            _ask_all(worker, samples)  # everyone is warm before anything counts
        own = _ask_all(workers["capesdoc"], samples)
        slow = {
            name
            for name, worker in workers.items()
            if sum(_ask_all(worker, samples).values()) > SLOW * sum(own.values())
        }
        times: dict[tuple[str, str], list[float]] = {}
        for _ in range(rounds):
            own_sample = _ask_all(workers["capesdoc"], samples)
            own_whole = _ask_all(workers["capesdoc"], groups)
            for name, worker in workers.items():
                files = samples if name in slow else groups
                base = own_sample if name in slow else own_whole
                taken = own_whole if name == "capesdoc" else _ask_all(worker, files)
                for group in groups:
                    times.setdefault((name, group), []).append(taken[group] / base[group])
                    if name == "capesdoc":
                        times.setdefault(("ms", group), []).append(
                            taken[group] / len(files[group]) * 1e3
                        )
        memory = {name: _ask(worker, []) for name, worker in workers.items()}
    finally:
        for worker in workers.values():
            worker.kill()
            worker.wait()
    _print_table(kind, list(workers), groups, times, memory)


def _ask_all(worker: subprocess.Popen[str], groups: dict[str, list[Path]]) -> dict[str, float]:
    return {group: _ask(worker, files) for group, files in groups.items()}


def _start(kind: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    for name in TABLES[kind]:
        worker = subprocess.Popen(
            [sys.executable, __file__, kind, name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert worker.stdout
        answer = worker.stdout.readline().strip()
        if answer == "ready":
            yield name, worker
        else:
            print(f"left out: {name} ({answer or 'did not start'})")
            worker.wait()


def _ask(worker: subprocess.Popen[str], files: list[Path]) -> float:
    assert worker.stdin
    assert worker.stdout
    worker.stdin.write("\t".join(map(str, files)) + "\n")
    worker.stdin.flush()
    return float(worker.stdout.readline())


def _print_table(
    kind: str,
    names: list[str],
    groups: dict[str, list[Path]],
    times: dict[tuple[str, str], list[float]],
    memory: dict[str, float],
) -> None:
    print(f"\n{kind}: CPU time over capesdoc's (capesdoc itself: ms a file); peak memory in MiB\n")
    print("| pipeline | " + " | ".join(groups) + " | MiB |")
    print("|---|" + "--:|" * (len(groups) + 1))
    for name in names:
        key, unit = ("ms", " ms") if name == "capesdoc" else (name, "")
        cells = [f"{median(times[key, group]):.2f}{unit}" for group in groups]
        print(f"| {name} | " + " | ".join(cells) + f" | {memory[name]:.0f} |", flush=True)


def _work(kind: str, name: str) -> None:
    """Be one worker: answer each line of files with the CPU seconds, an empty line with MiB."""
    warnings.simplefilter("ignore")
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what a library prints must not mix with the answers
    try:
        run = TABLES[kind][name]()
    except Exception as error:
        print(f"{type(error).__name__}: {error}".splitlines()[0], file=answers, flush=True)
        return
    print("ready", file=answers, flush=True)
    for line in sys.stdin:
        files = [Path(file) for file in line.rstrip("\n").split("\t") if file]
        if not files:
            peak = _peak_mib()
            print(peak, file=answers, flush=True)
            continue
        forget()
        before = _cpu()
        for file in files:
            run(file)
        print(_cpu() - before, file=answers, flush=True)


def _peak_mib() -> float:
    # Not ru_maxrss: a process begins with that of the process it was forked from.
    status = Path("/proc/self/status")
    if not status.exists():
        return float("nan")
    peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1024


def _cpu() -> float:
    # Not os.times(): it counts in hundredths of a second.
    own = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    _work(*sys.argv[1:])
