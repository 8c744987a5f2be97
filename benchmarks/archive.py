"""Archives: census under faults, storms and killed coordinators; cost per document; workers.

Run `python benchmarks/archive.py` for everything (about ten minutes on four cores), or name some:
`python benchmarks/archive.py census storm killed twins scale workers overhead`. `--documents N`
makes the census archive smaller.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# In place of this folder, whose archive.py would hide the package of the stand-in parser.
sys.path[:1] = [str(ROOT / "src"), str(ROOT / "tests")]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path[:2])}

import capesdoc  # noqa: E402
from capesdoc.archive import Options, convert_archive, read_failures, read_records  # noqa: E402
from capesdoc.archive.shards import _BUSY, _LOCK  # noqa: E402

SAMPLE = ROOT / "fixtures" / "reports" / "critical-minerals"
SUFFIXES = (".txt", ".docx", ".pdf")
# Faults in 20,000 documents; those of the last line must pass.
FAULTS = {"refuse": 100, "fail": 100, "hang": 20, "spin": 10, "kill": 50, "segfault": 20}
FAULTS |= {"memory": 20, "exit": 10, "leave": 10, "recurse": 20}
HARMLESS = {"noise": 40}
KINDS = {
    **dict.fromkeys(("refuse", "fail", "leave", "recurse"), "error"),
    **dict.fromkeys(("hang", "spin"), "timeout"),
    **dict.fromkeys(("kill", "segfault", "exit"), "crash"),
    "memory": "memory",
}
# A worker needs 0.1 s to start on an idle machine and 1 s on a busy one: killed more often than
# that, it reads nothing.
STORM_SECONDS = 1.0
CENSUS = Options(parser="archive.faulty_parser:parse_by_name", timeout=10.0, memory=384)


def make_census_archive(folder: Path, count: int) -> int:
    """Write documents of three formats, some of which do harm; give how many must fail."""
    contents = {suffix: (SAMPLE / f"source{suffix}").read_bytes() for suffix in SUFFIXES}
    words = [
        word
        for word, times in {**FAULTS, **HARMLESS}.items()
        for _ in range(max(1, times * count // 20_000))
    ]
    words += ["ok"] * (count - len(words))
    random.Random(7).shuffle(words)
    for number, word in enumerate(words):
        below = folder / f"{number // 1000:03}"
        below.mkdir(parents=True, exist_ok=True)
        suffix = SUFFIXES[number % 3]
        (below / f"{number:06}-{word}{suffix}").write_bytes(contents[suffix])
    return sum(word in FAULTS for word in words)


def check(out: Path, count: int, faults: int) -> str:
    """Count records and failures; say what is wrong, or `exact`."""
    records = Counter(report.source.name for report in read_records(out))
    failures = {failed.source: failed for failed in read_failures(out)}
    wrong = []
    if len(records) != count - faults or len(failures) != faults:
        wrong.append(f"{len(records)} records and {len(failures)} failures")
    if max(records.values(), default=0) > 1:
        wrong.append("doubled records")
    if records.keys() & failures.keys():
        wrong.append("both record and failure")
    for source, failed in failures.items():
        word = source.partition("-")[2].partition(".")[0]
        if KINDS.get(word) != failed.kind.value:
            wrong.append(f"{source}: {failed.kind.value}, {failed.error.message}")
    return "; ".join(wrong[:5]) or "exact"


def digest(out: Path) -> str:
    """Give one hash of all parts and their names."""
    found = hashlib.sha256()
    for path in sorted((out / "data").rglob("*")):
        found.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()[:12]


def cpu_seconds() -> float:
    """Give the processor time of this process and of its ended children."""
    mine, theirs = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return mine.ru_utime + mine.ru_stime + theirs.ru_utime + theirs.ru_stime


def say(name: str, *figures: str) -> None:
    print(f"{name:34}", *figures, sep="  ", flush=True)


def run_coordinator(source: Path, out: Path, workers: int) -> subprocess.Popen[bytes]:
    program = (
        "from capesdoc.archive import *\n"
        f"o = Options(parser={CENSUS.parser!r}, timeout=10.0, memory=384)\n"
        f"convert_archive([{str(source)!r}], {str(out)!r}, o, workers={workers})\n"
    )
    return subprocess.Popen([sys.executable, "-c", program], env=ENVIRONMENT)


def census(source: Path, out: Path, count: int, faults: int) -> None:
    started, before = time.monotonic(), cpu_seconds()
    convert_archive([source], out, CENSUS)
    seconds, cpu = time.monotonic() - started, cpu_seconds() - before
    say(
        f"census, {count} documents, {faults} faults",
        check(out, count, faults),
        f"{seconds:.0f} s",
        f"{1000 * cpu / count:.1f} ms CPU a document",
        f"parts {digest(out)}",
    )


def storm(source: Path, out: Path, count: int, faults: int) -> None:
    stop, killed = threading.Event(), [0]
    dice = random.Random(11)

    def kill() -> None:
        while not stop.wait(STORM_SECONDS):
            with _LOCK:
                running = [one._process for one in _BUSY if one._process is not None]
            if running:
                dice.choice(running).kill()
                killed[0] += 1

    thread = threading.Thread(target=kill)
    thread.start()
    started = time.monotonic()
    convert_archive([source], out, CENSUS)
    stop.set()
    thread.join()
    say(
        f"a child killed every {STORM_SECONDS:g} s",
        check(out, count, faults),
        f"{time.monotonic() - started:.0f} s",
        f"{killed[0]} kills",
        f"parts {digest(out)}",
    )


def killed(source: Path, out: Path, count: int, faults: int) -> None:
    for _ in range(4):
        running = run_coordinator(source, out, 4)
        markers = out / "_capes" / "shards"
        had = len(list(markers.iterdir())) if markers.exists() else 0
        while running.poll() is None:
            time.sleep(0.1)
            if markers.exists() and len(list(markers.iterdir())) >= had + 3:
                break
        running.send_signal(signal.SIGKILL)
        running.wait()
    left = sum(1 for _ in markers.iterdir())
    convert_archive([source], out, CENSUS)
    say(
        "coordinator killed four times",
        check(out, count, faults),
        f"{left} shards kept",
        f"parts {digest(out)}",
    )


def twins(source: Path, out: Path, count: int, faults: int) -> None:
    pair = [run_coordinator(source, out, workers) for workers in (1, 3)]
    statuses = [one.wait() for one in pair]
    say(
        "two coordinators, 1 and 3 workers",
        check(out, count, faults),
        f"statuses {statuses}",
        f"parts {digest(out)}",
    )


SCALE_PROGRAM = """
import resource, sys, time
from capesdoc.archive import Options, convert_archive
options = Options(parser="archive.faulty_parser:parse")
convert_archive([], sys.argv[2], options, from_list=open(sys.argv[1]), workers=2)
me, they = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(me.ru_utime + me.ru_stime, they.ru_utime + they.ru_stime, me.ru_maxrss / 1024)
"""


def scale(folder: Path) -> None:
    """Cost per document of a stand-in parse of 1 ms, and the coordinator's memory."""
    document = folder / "one.txt"
    document.write_text("ok 1 document")
    for count in (1_000, 10_000, 100_000):
        listed = folder / f"{count}.list"
        with listed.open("w") as file:
            for number in range(count):
                link = folder / "many" / f"{number % 1000:03}" / f"{number}.txt"
                if not link.exists():
                    link.parent.mkdir(parents=True, exist_ok=True)
                    link.symlink_to(document)
                file.write(f"{link}\n")
        done = subprocess.run(
            [sys.executable, "-c", SCALE_PROGRAM, listed, folder / f"out{count}"],
            env=ENVIRONMENT,
            check=True,
            capture_output=True,
            text=True,
        )
        mine, theirs, memory = map(float, done.stdout.split())
        say(
            f"{count} documents of 1 ms",
            f"{1000 * (mine + theirs) / count:.2f} ms CPU a document",
            f"coordinator {1000 * mine / count:.2f} ms, {memory:.0f} MB",
        )


def workers(folder: Path) -> None:
    """Two workers against one, and all cores, on a stand-in parse of 10 ms."""
    source = folder / "steady"
    source.mkdir()
    for number in range(2_000):
        (source / f"{number}.txt").write_text("ok 10 document")
    options = Options(parser="archive.faulty_parser:parse")
    alone = 0.0
    for count in (1, 2, len(os.sched_getaffinity(0))):
        started = time.monotonic()
        convert_archive([source], folder / f"steady{count}", options, workers=count)
        seconds = time.monotonic() - started
        alone = alone or seconds
        say(f"{count} workers, 2000 of 10 ms CPU", f"{seconds:.1f} s", f"{alone / seconds:.2f} x")


def overhead(folder: Path) -> None:
    """What isolation, reading, JSON and writing add to parsing real documents, in CPU time."""
    for suffix in SUFFIXES:
        source = folder / f"real{suffix}"
        source.mkdir()
        for number in range(1_000):
            shutil.copy(SAMPLE / f"source{suffix}", source / f"{number}{suffix}")
        paths = sorted(source.iterdir())
        capesdoc.parse(paths[0])
        started = time.process_time()
        for path in paths:
            capesdoc.parse(path)
        parsing = time.process_time() - started
        before = cpu_seconds()
        convert_archive([source], folder / f"real-out{suffix}", Options(), workers=1)
        whole = cpu_seconds() - before
        say(
            f"1000 real {suffix}",
            f"parse {parsing:.2f} ms",
            f"convert {whole:.2f} ms",
            f"+{100 * (whole / parsing - 1):.0f} % (starting the worker included)",
        )


def main() -> None:
    """Run what is named, or everything."""
    runs = {"census": census, "storm": storm, "killed": killed, "twins": twins}
    others = {"scale": scale, "workers": workers, "overhead": overhead}
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join([*runs, *others]))
    parser.add_argument("--documents", type=int, default=20_000)
    given = parser.parse_args()
    names = given.names or [*runs, *others]
    with tempfile.TemporaryDirectory(prefix="capesdoc-") as place:
        folder = Path(place)
        if runs.keys() & set(names):
            faults = make_census_archive(folder / "in", given.documents)
        for name in names:
            if name in runs:
                runs[name](folder / "in", folder / name, given.documents, faults)
            else:
                others[name](folder)


if __name__ == "__main__":
    main()
