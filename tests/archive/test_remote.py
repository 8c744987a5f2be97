"""Object stores: in and out, against a server on this machine that speaks S3."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tarfile
import threading
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from archive.conftest import PARSER, contents, make_archive, text_of
from capesdoc.archive import Options, convert_archive, read_failures, read_records
from capesdoc.archive.remote import file_system
from capesdoc.archive.store import open_store
from capesdoc.errors import MissingFileError, ReadError

pytest.importorskip("s3fs", reason="the extra capesdoc[s3] is not installed")
server = pytest.importorskip("moto.server", reason="moto[server] is not installed")

# The client libraries of the store leave sockets and loops to the end of the process.
pytestmark = pytest.mark.filterwarnings("default")
OPTIONS = Options(parser="archive.faulty_parser:parse", shard_size=8)


@pytest.fixture(scope="module", autouse=True)
def store() -> Iterator[None]:
    running = server.ThreadedMotoServer(port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    settings = {
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
    }
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    file_system.cache_clear()
    system = file_system("s3")
    system.mkdir("incoming")
    system.mkdir("results")
    yield
    running.stop()
    file_system.cache_clear()
    for name, value in before.items():
        os.environ.pop(name) if value is None else os.environ.update({name: value})


def texts() -> dict[str, bytes]:
    numbers = range(30)
    return {f"r/report-{n:05}.txt": text_of(n, faults=("refuse",)).encode() for n in numbers}


def census(out: str) -> tuple[int, int]:
    names = [report.source.name for report in read_records(out)]
    failed = [failure.source for failure in read_failures(out)]
    assert len({*names, *failed}) == len(names) + len(failed)
    return len(names), len(failed)


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in texts().items():
            archive.writestr(name, content)
    return buffer.getvalue()


def tarred(mode: str) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in texts().items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["objects", "a.zip", "a.tar", "a.tar.gz"])
def test_documents_go_from_store_to_store(kind: str) -> None:
    system = file_system("s3")
    if kind == "objects":
        for name, content in texts().items():
            system.pipe_file(f"incoming/loose/{name}", content)
        system.pipe_file("incoming/loose/photo.jpg", b"")
        source = "s3://incoming/loose"
    else:
        mode = "w:gz" if kind.endswith(".gz") else "w"
        system.pipe_file(f"incoming/{kind}", zipped() if kind == "a.zip" else tarred(mode))
        source = f"s3://incoming/{kind}"
    out = f"s3://results/{kind}"
    report = convert_archive([source], out, OPTIONS, workers=2)
    assert (report.converted, report.failed, report.pending) == (27, 3, 0)
    assert dict(report.skipped) == ({"foreign": 1} if kind == "objects" else {})
    assert census(out) == (27, 3)
    again = convert_archive([source], out, OPTIONS, workers=2)
    assert again.done_now == 0


def test_a_local_archive_goes_to_the_store_in_the_same_bytes(tmp_path: Path) -> None:
    source = make_archive(tmp_path / "in", 30, faults=("refuse",))
    convert_archive([source], tmp_path / "out", OPTIONS, workers=2)
    convert_archive([source], "s3://results/local", OPTIONS, workers=1)
    remote = open_store("s3://results/local")
    names = remote.names("data")
    assert names == sorted(path.name for path in (tmp_path / "out" / "data").iterdir())
    for name in names:
        with remote.open(f"data/{name}") as file:
            assert file.read() == (tmp_path / "out" / "data" / name).read_bytes()


def test_of_two_that_create_a_file_one_is_told_that_it_did_not() -> None:
    remote = open_store("s3://results/race")
    barrier = threading.Barrier(4)

    def create(number: int) -> bool:
        barrier.wait()
        return remote.create("plan", io.BytesIO(str(number).encode()))

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(create, range(4))) == [False, False, False, True]


def test_an_object_that_is_gone_is_a_failure_of_its_own() -> None:
    system = file_system("s3")
    system.pipe_file("incoming/few/a.txt", b"ok")
    entries = ["s3://incoming/few/a.txt", "s3://incoming/few/gone.txt"]
    report = convert_archive([], "s3://results/few", OPTIONS, from_list=entries, workers=1)
    assert (report.converted, report.failed) == (1, 1)


def test_a_url_with_nothing_behind_it_is_an_error() -> None:
    with pytest.raises(MissingFileError):
        convert_archive(["s3://incoming/nothing-here"], "s3://results/nothing", OPTIONS, workers=1)


def test_an_unknown_kind_of_url_says_what_is_missing() -> None:
    with pytest.raises((ReadError, ValueError), match="gopher"):
        convert_archive(["gopher://in/a"], "s3://results/gopher", OPTIONS, workers=1)


def test_a_killed_run_to_a_store_goes_on_with_the_same_bytes(tmp_path: Path) -> None:
    source = make_archive(tmp_path / "in", 80, faults=("refuse",))
    for path in source.rglob("*.txt"):
        path.write_text(path.read_text().replace("ok 1 ", "ok 20 "))  # time to be killed in
    out, system = "s3://results/killed", file_system("s3")
    program = (
        "from capesdoc.archive import *\n"
        f"o = Options(parser={PARSER!r}, shard_size=8)\n"
        f"convert_archive([{str(source)!r}], {out!r}, o, workers=1)\n"
    )
    tests = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    running = subprocess.Popen([sys.executable, "-c", program], env=tests)
    until = time.monotonic() + 120
    while not list(open_store(out).names("_capes/shards"))[1:] and time.monotonic() < until:
        time.sleep(0.05)
    running.kill()
    running.wait()
    assert 2 <= len(open_store(out).names("_capes/shards")) < 10
    convert_archive([source], out, OPTIONS, workers=2)
    convert_archive([source], tmp_path / "quiet", OPTIONS, workers=2)
    assert census(out) == census(str(tmp_path / "quiet")) == (73, 7)
    written = contents(tmp_path / "quiet")
    stored = {f"data/{name}" for name in open_store(out).names("data")}
    assert stored == set(written)
    for name, data in written.items():
        assert system.cat_file(f"results/killed/{name}") == data
