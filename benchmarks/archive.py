"""Archives: census under faults, storms and killed coordinators; cost per document; workers.

Run `python benchmarks/archive.py` for everything, or name some parts: census, storm, killed, twins,
dask, scale, workers, overhead, listing, sizes. `--documents N` makes the census archive smaller.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import random
import resource
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
from capesdoc.archive import (  # noqa: E402
    Format,
    Options,
    convert_archive,
    convert_shard,
    pending_shards,
    plan_archive,
    read_failures,
    read_records,
)
from capesdoc.archive import shards as shards_module  # noqa: E402
from capesdoc.archive.process import WorkerProcess  # noqa: E402
from capesdoc.archive.shards import _BUSY, _LOCK  # noqa: E402
from capesdoc.archive.starting import Starter  # noqa: E402
from capesdoc.archive.task import Task  # noqa: E402

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
CENSUS = Options(parser="archive.faulty_reports:parse", timeout=10.0, memory=384)


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


def check(out: Path, count: int, faults: int, *, patient: bool = False) -> str:
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
        # What takes long may be killed in a storm before it does its harm, each time.
        slow = patient and KINDS.get(word) in ("timeout", "memory") and failed.kind.value == "crash"
        if KINDS.get(word) != failed.kind.value and not slow:
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


STORM_SECONDS = 0.5


def storm(source: Path, out: Path, count: int, faults: int) -> None:
    """Kill a child all the time; those that hang are killed long before their own deadline."""
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
        f"a child killed every {STORM_SECONDS} s",
        check(out, count, faults, patient=True),
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


DASK_PROGRAM = """
import sys
from capesdoc.archive import Options, convert_archive, dask_executor
options = Options(parser=sys.argv[4], timeout=10.0, memory=384)
with dask_executor(sys.argv[3]) as (executor, workers):
    convert_archive([sys.argv[1]], sys.argv[2], options, executor=executor, workers=workers)
"""


def dask(source: Path, out: Path, count: int, faults: int) -> None:
    """A scheduler and two workers of four threads, of which one is killed in the middle."""
    from archive.test_engines import await_markers, cluster, kill

    place = out.with_name("dask-workers")
    place.mkdir()
    with cluster(place, threads=4) as running:
        given = [str(source), str(out), running.address, CENSUS.parser]
        program = [sys.executable, "-c", DASK_PROGRAM, *given]
        coordinator = subprocess.Popen(program, env=ENVIRONMENT)
        await_markers(out, 10, coordinator)
        kill(running.workers[0])
        left = sum(1 for _ in (out / "_capes" / "shards").iterdir())
        status = coordinator.wait()
    say(
        "Dask, one of two workers killed",
        check(out, count, faults),
        f"after {left} shards, status {status}",
        f"parts {digest(out)}",
    )


# Not `ru_maxrss`, which a process inherits from the one that started it.
HIGHEST_MEMORY = """
def highest_memory():
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmHWM"))
"""
SCALE_PROGRAM = (
    HIGHEST_MEMORY
    + """
import resource, sys, time
from capesdoc.archive import Options, convert_archive
convert_archive([], sys.argv[2], from_list=open(sys.argv[1]), workers=2)
me, they = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(me.ru_utime + me.ru_stime, they.ru_utime + they.ru_stime, highest_memory())
"""
)


MOST_BY_COMMAND = 1_000
"""Documents up to which the cost of starting shows, and the command starts with less."""


def scale(folder: Path) -> None:
    """Cost per document of real ones, a third of each format, and the coordinator's memory."""
    documents = []
    for suffix in SUFFIXES:
        documents.append(folder / f"one{suffix}")
        documents[-1].write_bytes((SAMPLE / f"source{suffix}").read_bytes())
    for count in (1_000, 10_000, 100_000):
        listed = folder / f"{count}.list"
        with listed.open("w") as file:
            for number in range(count):
                document = documents[number % len(documents)]
                link = folder / "many" / f"{number % 1000:03}" / f"{number}{document.suffix}"
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
            f"{count} documents of three formats",
            f"{1000 * (mine + theirs) / count:.2f} ms CPU a document",
            f"coordinator {1000 * mine / count:.2f} ms, {memory:.0f} MB",
        )
        if count <= MOST_BY_COMMAND:
            before = cpu_seconds()
            command = [sys.executable, "-m", "capesdoc", "convert", "--workers", "2"]
            subprocess.run(
                [*command, "--from-list", str(listed), str(folder / f"command{count}")],
                env=ENVIRONMENT,
                check=True,
                capture_output=True,
            )
            spent = 1000 * (cpu_seconds() - before) / count
            say("  the same by capesdoc convert", f"{spent:.2f} ms CPU a document")


def workers(folder: Path) -> None:
    """Two workers against one, and all cores, on a stand-in parse of 10 ms."""
    source = folder / "steady"
    source.mkdir()
    for number in range(2_000):
        (source / f"{number}.txt").write_text("ok 10 document")
    options = Options(parser="archive.faulty_parser:parse")
    alone = 0.0
    for count in sorted({1, 2, len(os.sched_getaffinity(0))}):
        started = time.monotonic()
        convert_archive([source], folder / f"steady{count}", options, workers=count)
        seconds = time.monotonic() - started
        alone = alone or seconds
        say(f"{count} workers, 2000 of 10 ms CPU", f"{seconds:.1f} s", f"{alone / seconds:.2f} x")


def overhead(folder: Path) -> None:
    """What isolation, reading, JSON and writing add to parsing real documents, in CPU time.

    Shard by shard beside the same documents parsed in this process, so that load falls on both.
    """
    starter = Starter()
    WorkerProcess(Options().setup(), starter).close()  # starts and warms the template
    for name, how in (("by itself", None), ("forked", starter)):
        worker = WorkerProcess(Options().setup(), how)
        worker.receive(60.0)
        started = cpu_of(worker)
        for suffix in SUFFIXES:
            worker.send([Task(name="first", path=str(SAMPLE / f"source{suffix}"))])
            worker.receive(60.0)
        say(
            f"a worker that starts {name}",
            f"{1000 * started:.0f} ms CPU until ready",
            f"{1000 * cpu_of(worker):.0f} ms with its first document of each format",
        )
        worker.close()
    starter.close()
    for name, documents in real_documents().items():
        source, out = folder / f"real-{name}", folder / f"real-out-{name}"
        source.mkdir()
        for number, content in enumerate(documents):
            (source / f"{number:04}{name[name.rindex('.') :]}").write_bytes(content)
        options = Options()
        plan_archive([source], out, options)
        first, *shards = pending_shards(out)
        convert_shard(first, str(out), options)
        for doc in first.docs:
            capesdoc.parse(doc.uri)
        child = shards_module._IDLE[-1][1]._process
        assert child is not None
        parsing = mine = theirs = 0.0
        for shard in shards:
            started = time.process_time()
            for doc in shard.docs:
                capesdoc.parse(doc.uri, name=doc.name)
            parsed, before = time.process_time(), cpu_of(child)
            convert_shard(shard, str(out), options)
            parsing += parsed - started
            mine += time.process_time() - parsed
            theirs += cpu_of(child) - before
        shards_module.close_workers()
        count = sum(len(shard.docs) for shard in shards) / 1000
        say(
            f"{name}, shards of {len(first.docs)}",
            f"parse {parsing / count:.2f} ms",
            f"child {theirs / count:.2f} ms",
            f"coordinator {mine / count:.2f} ms",
            f"+{100 * ((mine + theirs) / parsing - 1):.0f} %",
        )


def cpu_of(worker: WorkerProcess) -> float:
    """Give the processor time of a running child (Linux), to the nanosecond."""
    return int(Path(f"/proc/{worker.pid}/schedstat").read_text().split()[0]) / 1e9


def real_documents() -> dict[str, list[bytes]]:
    """Give the sample in its three formats, and PDFs of 1 to 5 pages by reportlab."""
    spec = importlib.util.spec_from_file_location("corpus", ROOT / "benchmarks" / "corpus.py")
    assert spec is not None
    assert spec.loader is not None
    corpus = importlib.util.module_from_spec(spec)
    sys.modules["corpus"] = corpus
    spec.loader.exec_module(corpus)
    found = {f"sample{s}": [(SAMPLE / f"source{s}").read_bytes()] * 320 for s in SUFFIXES}
    printed = [corpus.reportlab_pdf(report, ROOT) for report in corpus.reports()]
    return {**found, "1 to 5 pages.pdf": printed * 6}


LISTED = 100_000
LISTING_PROGRAM = (
    HIGHEST_MEMORY
    + """
import sys, time
from capesdoc.archive import plan_archive
from capesdoc.archive.sources import find_documents
started = time.monotonic()
found = sum(1 for _ in find_documents([sys.argv[1]]))
listed = time.monotonic()
new = plan_archive([sys.argv[1]], sys.argv[2])
print(found, new, listed - started, time.monotonic() - listed,
      highest_memory())
"""
)


def listing(folder: Path) -> None:
    """Listing and planning many files on a local disk, the first time and again."""
    source, out = folder / "listed", folder / "listed-out"
    for number in range(LISTED):
        below = source / f"{1990 + number % 30}" / f"{number % 97:02}"
        if number < 30 * 97:
            below.mkdir(parents=True, exist_ok=True)
        (below / f"seminar-report-{number:06}.txt").touch()
    for time_ in ("first", "second"):
        done = subprocess.run(
            [sys.executable, "-c", LISTING_PROGRAM, source, out],
            env=ENVIRONMENT,
            check=True,
            capture_output=True,
            text=True,
        )
        found, new, listed, planned, memory = map(float, done.stdout.split())
        plan = sum(path.stat().st_size for path in (out / "_capes").glob("plan-*"))
        say(
            f"{found:.0f} files, {time_} time",
            f"list {1e6 * listed / found:.0f} us a file",
            f"list and plan {1e6 * planned / found:.0f} us, {new:.0f} new",
            f"plan {plan / found:.1f} bytes a document",
            f"{memory:.0f} MB",
        )


def sizes(folder: Path) -> None:
    """What is stored of a document: 40 printed reports, in every format."""
    source = folder / "sized"
    source.mkdir()
    documents = real_documents()["1 to 5 pages.pdf"][:40]
    for number, content in enumerate(documents):
        (source / f"{number}.pdf").write_bytes(content)
    for format in Format:
        out = folder / f"sized-{format.value}"
        convert_archive([source], out, Options(format=format, shard_size=40), workers=1)
        stored = sum(path.stat().st_size for path in (out / "data").rglob("*") if path.is_file())
        (marker,) = (out / "_capes" / "shards").iterdir()
        say(
            f"a record as {format.value}",
            f"{stored / len(documents) / 1000:.1f} kB",
            f"marker {marker.stat().st_size} bytes",
        )


def main() -> None:
    """Run what is named, or everything."""
    runs = {"census": census, "storm": storm, "killed": killed, "twins": twins, "dask": dask}
    others = {"scale": scale, "workers": workers, "overhead": overhead}
    others |= {"listing": listing, "sizes": sizes}
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
