"""Engines: a real Dask cluster whose parts are killed, and Ray through its thin executor."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from attrs import frozen

from archive.conftest import census, contents, make_archive
from capesdoc.archive import (
    Options,
    RayExecutor,
    convert_archive,
    convert_shard,
    pending_shards,
    plan_archive,
    read_records,
    status,
)
from capesdoc.cli import main

TESTS = Path(__file__).parent.parent
# A worker that is killed is noticed by its closed connection; nothing here waits for a heartbeat.
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(TESTS),
    "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "5s",
}
FAULTS = ("refuse", "segfault")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@frozen
class Cluster:
    """A scheduler and its two workers."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: tuple[subprocess.Popen[bytes], ...]


@contextmanager
def cluster(folder: Path, *, threads: int = 1) -> Iterator[Cluster]:
    """Start a scheduler and two workers as a person would, and end them afterwards."""
    address = f"tcp://127.0.0.1:{free_port()}"
    dask = [sys.executable, "-m", "dask"]
    worker = [*dask, "worker", address, "--nthreads", str(threads), "--no-dashboard"]
    worker += ["--local-directory", str(folder)]
    port = address.rpartition(":")[2]
    scheduler = [*dask, "scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"]
    running = [
        subprocess.Popen(
            command,
            env=ENVIRONMENT,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        for command in (scheduler, worker, worker)
    ]
    try:
        _await_port(address)
        yield Cluster(address, running[0], tuple(running[1:]))
    finally:
        for one in running:
            kill(one)


def _await_port(address: str) -> None:
    host, _, port = address.removeprefix("tcp://").partition(":")
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            socket.create_connection((host, int(port)), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return


def kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and what it has started: a Dask worker runs under a nanny."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def start_convert(source: Path, out: Path, address: str) -> subprocess.Popen[bytes]:
    program = (
        "from capesdoc.archive import *\n"
        "o = Options(parser='archive.faulty_parser:parse', shard_size=8)\n"
        f"with dask_executor({address!r}) as (executor, workers):\n"
        f"    r = convert_archive([{str(source)!r}], {str(out)!r}, o,\n"
        "                        executor=executor, workers=workers)\n"
        "raise SystemExit(4 if r.pending else 0)\n"
    )
    return subprocess.Popen(
        [sys.executable, "-c", program],
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def await_markers(out: Path, count: int, running: subprocess.Popen[bytes]) -> None:
    markers = out / "_capes" / "shards"
    until = time.monotonic() + 60
    while time.monotonic() < until and running.poll() is None:
        if markers.exists() and len(list(markers.iterdir())) >= count:
            return
        time.sleep(0.02)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_archive(tmp_path_factory.mktemp("archive"), 96, faults=FAULTS)
    for path in folder.rglob("*.txt"):
        # Slow enough that a worker can be killed in the middle.
        path.write_text(path.read_text().replace("ok 1 ", "ok 10 "))
    return folder


@pytest.fixture(scope="module")
def quiet(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    options = Options(parser="archive.faulty_parser:parse", shard_size=8)
    out = tmp_path_factory.mktemp("quiet")
    convert_archive([source], out, options, workers=2)
    return contents(out)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A cluster for all tests that leave it a scheduler and a worker."""
    pytest.importorskip("distributed", reason="the extra capesdoc[dask] is not installed")
    with cluster(tmp_path_factory.mktemp("dask")) as running:
        yield running


def test_the_command_line_runs_on_dask(
    shared: Cluster, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for number in range(3):
        (source / f"{number}.txt").write_text("Title: Routes\n\nThe routes were discussed.\n")
    assert main(["convert", str(source), str(tmp_path / "out"), "--dask", shared.address]) == 0
    assert "converted" in capsys.readouterr().err


def test_what_an_archive_shares_is_learnt_alike_on_dask(shared: Cluster, tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for number in range(24):
        head = f"Centre for Example Studies | Fax {number}"
        header = f"Title: Seminar {number}\nVenue: Islamabad"
        text = f"{head}\n\n{header}\n\nThe panel agreed on rule {number}.\n"
        (source / f"{number:02}.txt").write_text(text)
    flags = ["--learn-heads", "--shard-size", "8"]
    on_dask = ["convert", str(source), str(tmp_path / "dask"), "--dask", shared.address, *flags]
    assert main(on_dask) == 0
    assert main(["convert", str(source), str(tmp_path / "here"), *flags]) == 0
    assert contents(tmp_path / "dask") == contents(tmp_path / "here")
    assert all(len(report.paragraphs) == 1 for report in read_records(tmp_path / "dask"))


def test_dask_survives_a_killed_worker(
    shared: Cluster, source: Path, tmp_path: Path, quiet: dict[str, bytes]
) -> None:
    running = start_convert(source, tmp_path / "out", shared.address)
    await_markers(tmp_path / "out", 3, running)
    kill(shared.workers[0])
    assert running.wait(120) == 0
    assert census(tmp_path / "out") == (88, 8)
    assert contents(tmp_path / "out") == quiet


def test_a_run_goes_on_after_its_dask_scheduler_was_killed(
    shared: Cluster, source: Path, tmp_path: Path, quiet: dict[str, bytes]
) -> None:
    with cluster(tmp_path) as doomed:
        running = start_convert(source, tmp_path / "out", doomed.address)
        await_markers(tmp_path / "out", 3, running)
        for process in (doomed.scheduler, *doomed.workers):
            kill(process)
        try:
            assert running.wait(8) != 0
        except subprocess.TimeoutExpired:  # the client would wait for a new scheduler
            running.kill()
            running.wait()
    before = status(tmp_path / "out")
    assert 0 < before.pending < before.shards
    assert start_convert(source, tmp_path / "out", shared.address).wait(120) == 0
    assert census(tmp_path / "out") == (88, 8)
    assert contents(tmp_path / "out") == quiet


def test_ray_runs_shards_through_its_thin_executor(tmp_path: Path) -> None:
    pytest.importorskip("ray", reason="the extra capesdoc[ray] is not installed")
    options = Options(parser="archive.faulty_parser:parse", shard_size=8)
    source = make_archive(tmp_path / "in", 60, faults=FAULTS)
    program = (
        "from capesdoc.archive import *\n"
        "o = Options(parser='archive.faulty_parser:parse', shard_size=8)\n"
        "ray = RayExecutor()\n"
        f"r = convert_archive([{str(source)!r}], {str(tmp_path / 'out')!r}, o,\n"
        "                    executor=ray, workers=2)\n"
        "raise SystemExit(r.pending)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], env=ENVIRONMENT, check=False)
    assert done.returncode == 0
    assert census(tmp_path / "out") == (55, 5)
    convert_archive([source], tmp_path / "quiet", options, workers=2)
    assert contents(tmp_path / "out") == contents(tmp_path / "quiet")
    assert RayExecutor.__mro__[1].__name__ == "Executor"


def test_an_engine_needs_only_the_pending_shards_and_one_function(tmp_path: Path) -> None:
    """The recipe for Spark: `parallelize(shards).map(...)`, here in one process."""
    options = Options(parser="archive.faulty_parser:parse", shard_size=8)
    source = make_archive(tmp_path / "in", 30, faults=FAULTS)
    out = str(tmp_path / "out")
    plan_archive([source], out, options)
    shards = list(pending_shards(out))
    reports = [convert_shard(shard, out, options) for shard in shards]
    assert sum(report.documents for report in reports) == 30
    assert not list(pending_shards(out))
