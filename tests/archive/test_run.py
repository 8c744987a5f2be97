"""Whole runs: exactly once, the same bytes, on again after anything."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import tarfile
import time
import zipfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import attrs
import pytest

import capesdoc
from archive.conftest import (
    FAULTS,
    HEED_INTERRUPTS,
    await_end,
    census,
    contents,
    descendants,
    make_archive,
    text_of,
)
from capesdoc.archive import (
    Format,
    Options,
    convert_archive,
    convert_shard,
    pending_shards,
    plan_archive,
    read_failures,
    read_records,
    status,
)
from capesdoc.archive import shards as shards_module
from capesdoc.archive.planning import preview
from capesdoc.errors import DifferentRunError, MissingFileError, NameCollisionError
from cases import ROOT

TESTS = Path(__file__).parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(TESTS)}


def test_every_document_ends_as_one_record_or_one_failure(tmp_path: Path, options: Options) -> None:
    source = make_archive(tmp_path / "in", 100)
    report = convert_archive([source], tmp_path / "out", options, workers=2)
    assert (report.documents, report.converted, report.failed) == (100, 92, 8)
    assert (report.pending, report.problem) == (0, "")
    assert census(tmp_path / "out") == (92, 8)


def test_failures_are_named_with_their_kind(tmp_path: Path, options: Options) -> None:
    source = make_archive(tmp_path / "in", 60)
    convert_archive([source], tmp_path / "out", options, workers=2)
    found = {
        failed.source: (failed.kind.value, failed.error.code)
        for failed in read_failures(tmp_path / "out")
    }
    assert found["2002/report-00017.txt"] == ("error", "unexpected")
    assert found["2002/report-00005.txt"] == ("error", "corrupt-document")
    assert found["2002/report-00029.txt"] == ("crash", "crashed")
    assert found["2002/report-00053.txt"] == ("memory", "limit-exceeded")


@pytest.mark.parametrize("format", list(Format))
def test_the_number_of_workers_changes_no_byte(
    tmp_path: Path, options: Options, format: Format
) -> None:
    if format is Format.PARQUET:
        pytest.importorskip("pyarrow", reason="the extra capesdoc[parquet] is not installed")
    source = make_archive(tmp_path / "in", 60, faults=("refuse", "noise"))
    for workers in (1, 3):
        given = attrs.evolve(options, format=format)
        convert_archive([source], tmp_path / f"out{workers}", given, workers=workers)
        assert census(tmp_path / f"out{workers}") == (57, 3)
    assert contents(tmp_path / "out1") == contents(tmp_path / "out3")


def test_the_place_of_the_archive_changes_no_byte(tmp_path: Path, options: Options) -> None:
    for place in ("here", "there"):
        source = make_archive(tmp_path / place / "in", 40)
        convert_archive([source], tmp_path / place / "out", options, workers=1)
    assert contents(tmp_path / "here" / "out") == contents(tmp_path / "there" / "out")


def test_a_second_run_does_nothing(tmp_path: Path, options: Options) -> None:
    source = make_archive(tmp_path / "in", 40)
    convert_archive([source], tmp_path / "out", options, workers=1)
    report = convert_archive([source], tmp_path / "out", options, workers=1)
    assert (report.done_now, report.converted) == (0, 37)
    assert status(tmp_path / "out").failures == report.failures


def test_a_grown_archive_converts_what_is_new(tmp_path: Path, options: Options) -> None:
    source = make_archive(tmp_path / "in", 40)
    convert_archive([source], tmp_path / "out", options, workers=1)
    before = contents(tmp_path / "out")
    make_archive(tmp_path / "in", 60)
    report = convert_archive([source], tmp_path / "out", options, workers=1)
    assert (report.documents, report.done_now) == (60, 20)
    assert census(tmp_path / "out") == (55, 5)
    assert before.items() <= contents(tmp_path / "out").items()


def test_what_failed_can_be_tried_again(tmp_path: Path, options: Options) -> None:
    source = make_archive(tmp_path / "in", 40)
    convert_archive([source], tmp_path / "out", options, workers=1)
    (source / "2002" / "report-00005.txt").write_text("ok now")
    report = convert_archive([], tmp_path / "out", options, retry_errors=True, workers=1)
    assert (report.done_now, report.converted, report.failed) == (3, 38, 2)
    assert dict(report.failures) == {"unexpected": 1, "crash": 1}
    assert census(tmp_path / "out") == (38, 2)


def test_trying_again_twice_counts_as_the_last_trial(tmp_path: Path, options: Options) -> None:
    source = make_archive(tmp_path / "in", 20)
    for _ in range(3):
        retry = (tmp_path / "out").exists()
        convert_archive([source], tmp_path / "out", options, retry_errors=retry, workers=1)
    assert census(tmp_path / "out") == (18, 2)


@pytest.mark.parametrize("name", ["format", "encoding", "shard_size", "cross_check"])
def test_a_run_with_other_options_refuses_to_mix(
    tmp_path: Path, options: Options, name: str
) -> None:
    others = {
        "format": attrs.evolve(options, format=Format.JSONL_GZ),
        "encoding": attrs.evolve(options, encoding="cp1252"),
        "shard_size": attrs.evolve(options, shard_size=3),
        "cross_check": attrs.evolve(options, cross_check=True),
    }
    source = make_archive(tmp_path / "in", 3)
    convert_archive([source], tmp_path / "out", options, workers=1)
    with pytest.raises(DifferentRunError, match=name):
        convert_archive([source], tmp_path / "out", others[name], workers=1)


def test_another_version_refuses_to_mix(
    tmp_path: Path, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = make_archive(tmp_path / "in", 3)
    convert_archive([source], tmp_path / "out", options, workers=1)
    monkeypatch.setattr("capesdoc.archive.options.__version__", "99.0")
    with pytest.raises(DifferentRunError, match=r"99\.0"):
        convert_archive([source], tmp_path / "out", options, workers=1)


def test_more_time_may_be_given_when_a_run_goes_on(tmp_path: Path, options: Options) -> None:
    source = make_archive(tmp_path / "in", 6)
    convert_archive([source], tmp_path / "out", options, workers=1)
    longer = attrs.evolve(options, timeout=60.0, memory=512)
    report = convert_archive([source], tmp_path / "out", longer, retry_errors=True, workers=1)
    assert report.done_now == 1


def test_a_password_is_not_stored(tmp_path: Path, options: Options) -> None:
    secret = attrs.evolve(options, password="sesame-open", parser="capesdoc.pipeline:parse")
    source = make_archive(tmp_path / "in", 2, faults=())
    convert_archive([source], tmp_path / "out", secret, workers=1)
    assert "sesame-open" not in (tmp_path / "out" / "_capes" / "run.json").read_text()


def test_array_shares_make_a_whole(tmp_path: Path, options: Options) -> None:
    source = make_archive(tmp_path / "in", 80, faults=("refuse",))
    convert_archive([source], tmp_path / "quiet", options, workers=2)
    for mine in (2, 0, 1):
        report = convert_archive([source], tmp_path / "out", options, workers=1, array=(mine, 3))
    assert report.pending == 0
    assert contents(tmp_path / "out") == contents(tmp_path / "quiet")


def test_any_executor_will_do(tmp_path: Path, options: Options) -> None:
    source = make_archive(tmp_path / "in", 40)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        report = convert_archive([source], tmp_path / "out", options, executor=pool, workers=2)
    assert report.problem == ""
    assert census(tmp_path / "out") == (37, 3)


def test_a_broken_engine_ends_the_run_and_the_next_one_goes_on(
    tmp_path: Path, options: Options
) -> None:
    source = make_archive(tmp_path / "in", 80)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:

        def kill_a_worker(_: object) -> None:
            for pid in list(pool._processes):
                os.kill(pid, signal.SIGKILL)

        report = convert_archive(
            [source], tmp_path / "out", options, executor=pool, workers=1, on_report=kill_a_worker
        )
    assert report.pending > 0
    assert "BrokenProcessPool" in report.problem
    report = convert_archive([source], tmp_path / "out", options, workers=2)
    assert report.pending == 0
    assert census(tmp_path / "out") == (73, 7)


def test_a_coordinator_that_is_killed_four_times_loses_nothing(tmp_path: Path) -> None:
    options = Options(parser="archive.faulty_parser:parse", memory=256, shard_size=10)
    source = make_archive(tmp_path / "in", 200, faults=("refuse", "exit"))
    convert_archive([source], tmp_path / "quiet", options, workers=2)
    program = (
        "from capesdoc.archive import *\n"
        f"o = Options(parser={options.parser!r}, memory=256, shard_size=10)\n"
        f"convert_archive([{str(source)!r}], {str(tmp_path / 'out')!r}, o, workers=2)\n"
    )
    for _ in range(4):
        running = subprocess.Popen([sys.executable, "-c", program], env=ENVIRONMENT)
        _await_one_more_marker(tmp_path / "out", running)
        running.kill()
        running.wait()
    assert list(pending_shards(tmp_path / "out"))
    report = convert_archive([source], tmp_path / "out", options, workers=2)
    assert report.pending == 0
    assert census(tmp_path / "out") == census(tmp_path / "quiet")
    assert contents(tmp_path / "out") == contents(tmp_path / "quiet")


def _await_one_more_marker(out: Path, running: subprocess.Popen[bytes]) -> None:
    markers = out / "_capes" / "shards"
    before = len(list(markers.glob("*"))) if markers.exists() else 0
    until = time.monotonic() + 30.0
    while running.poll() is None and time.monotonic() < until:
        if markers.exists() and len(list(markers.glob("*"))) > before:
            return
        time.sleep(0.01)


def test_two_coordinators_on_one_destination_do_not_harm_each_other(tmp_path: Path) -> None:
    options = Options(parser="archive.faulty_parser:parse", memory=256)
    source = make_archive(tmp_path / "in", 120, faults=("refuse", "exit"))
    convert_archive([source], tmp_path / "quiet", options, workers=2)
    program = (
        "import sys\nfrom capesdoc.archive import *\n"
        f"o = Options(parser={options.parser!r}, memory=256)\n"
        f"convert_archive([{str(source)!r}], {str(tmp_path / 'out')!r}, o,"
        " workers=int(sys.argv[1]))\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, workers], env=ENVIRONMENT)
        for workers in ("1", "3")
    ]
    assert [one.wait(60) for one in running] == [0, 0]
    assert census(tmp_path / "out") == (110, 10)
    assert contents(tmp_path / "out") == contents(tmp_path / "quiet")


def test_failures_of_a_copy_that_died_before_its_marker_are_removed(
    tmp_path: Path, options: Options
) -> None:
    source = make_archive(tmp_path / "in", 3, faults=())
    plan_archive([source], tmp_path / "out", options)
    (shard,) = pending_shards(tmp_path / "out")
    stale = tmp_path / "out" / "errors" / f"part-{shard.id}.jsonl"
    stale.parent.mkdir(parents=True)
    stale.write_text("{}\n")
    convert_shard(shard, str(tmp_path / "out"), options)
    assert not stale.exists()


def test_a_shard_that_is_committed_is_not_converted_again(tmp_path: Path, options: Options) -> None:
    source = make_archive(tmp_path / "in", 3, faults=())
    plan_archive([source], tmp_path / "out", options)
    (shard,) = pending_shards(tmp_path / "out")
    first = convert_shard(shard, str(tmp_path / "out"), options)
    second = convert_shard(shard, str(tmp_path / "out"), options)
    shards_module.close_workers()
    assert second == attrs.evolve(first, skipped=True)


def test_a_part_without_a_marker_is_not_read(tmp_path: Path, options: Options) -> None:
    source = make_archive(tmp_path / "in", 40)
    convert_archive([source], tmp_path / "out", options, workers=1)
    marker = min((tmp_path / "out" / "_capes" / "shards").iterdir())
    marker.unlink()
    assert len(list(read_records(tmp_path / "out"))) < 37
    assert status(tmp_path / "out").pending == 1


def test_a_destination_inside_the_source_is_not_read(tmp_path: Path, options: Options) -> None:
    files = attrs.evolve(options, format=Format.FILES)
    source = make_archive(tmp_path / "in", 4, faults=())
    for _ in range(2):
        report = convert_archive([source], source / "out", files, workers=1)
    assert (report.documents, report.skipped) == (4, ())


def test_files_keep_the_tree_of_the_source(tmp_path: Path, options: Options) -> None:
    files = attrs.evolve(options, format=Format.FILES)
    source = make_archive(tmp_path / "in", 4, faults=())
    convert_archive([source], tmp_path / "out", files, workers=1)
    assert sorted(contents(tmp_path / "out")) == [
        "data/2000/report-00003.txt.json",
        "data/2001/report-00001.txt.json",
        "data/report-00000.txt.json",
        "data/report-00002.txt.json",
    ]


def test_files_that_would_collide_are_refused_before_work(tmp_path: Path, options: Options) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/b.txt", "ok")
        archive.writestr("A/./b.txt", "ok")
    with pytest.raises(NameCollisionError, match=r"a/b\.txt\.json"):
        convert_archive(
            [path], tmp_path / "out", attrs.evolve(options, format=Format.FILES), workers=1
        )
    assert not (tmp_path / "out" / "data").exists()


def test_a_name_never_leads_out_of_the_destination(tmp_path: Path, options: Options) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("../../evil.txt", "/etc/evil.txt", "..\\evil.txt", "x" * 400 + ".txt"):
            archive.writestr(name, "ok")
    convert_archive([path], tmp_path / "out", attrs.evolve(options, format=Format.FILES), workers=1)
    made = [p for p in tmp_path.rglob("*.json") if "_capes" not in p.parts]
    assert len(made) == 4
    assert all(p.is_relative_to(tmp_path / "out" / "data") for p in made)


@pytest.mark.parametrize("suffix", ["zip", "tar", "tar.gz"])
def test_archives_give_the_records_of_their_members(
    tmp_path: Path, options: Options, suffix: str
) -> None:
    path = tmp_path / f"all.{suffix}"
    texts = {f"report-{number:05}.txt": text_of(number).encode() for number in range(30)}
    if suffix == "zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, content in texts.items():
                packed.writestr(name, content)
    else:
        with tarfile.open(path, "w:gz" if suffix == "tar.gz" else "w") as tar:
            for name, content in texts.items():
                entry = tarfile.TarInfo(name)
                entry.size = len(content)
                tar.addfile(entry, io.BytesIO(content))
    convert_archive([path], tmp_path / "out", options, workers=2)
    assert census(tmp_path / "out") == (27, 3)


def test_documents_of_a_list_that_are_missing_are_failures(
    tmp_path: Path, options: Options
) -> None:
    source = make_archive(tmp_path / "in", 2, faults=())
    real = attrs.evolve(options, parser="capesdoc.pipeline:parse")
    entries = [str(source / "report-00000.txt"), str(source / "none.txt")]
    report = convert_archive([], tmp_path / "out", real, from_list=entries, workers=1)
    assert (report.converted, report.failed) == (1, 1)
    assert dict(report.failures) == {"missing-file": 1}


REPORT = b"Title: Trade Routes of the North\n\nThe routes were discussed.\n"


def test_a_document_is_what_its_bytes_say_and_not_its_suffix(tmp_path: Path) -> None:
    pdf = ROOT / "fixtures" / "reports" / "critical-minerals" / "source.pdf"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(pdf.read_bytes())
    (tmp_path / "in" / "b.pdf").write_bytes(REPORT)
    convert_archive([tmp_path / "in"], tmp_path / "out", workers=1)
    first, second = read_records(tmp_path / "out")
    assert first.source.media_type == "application/pdf"
    assert first == capesdoc.parse(pdf, name="a.txt")
    assert second.source.media_type == "text/plain"


@pytest.mark.parametrize("format", [Format.JSONL, Format.FILES])
def test_names_that_are_not_utf_8_go_all_the_way_and_back(tmp_path: Path, format: Format) -> None:
    (tmp_path / "in").mkdir()
    source = os.fsencode(tmp_path / "in")
    for name, content in ((b"/caf\xe9.txt", REPORT), (b"/\xff.pdf", b"%PDF-1.4 and no more")):
        Path(os.fsdecode(source + name)).write_bytes(content)
    options = Options(format=format)
    convert_archive([tmp_path / "in"], tmp_path / "out", options, workers=1)
    (record,) = read_records(tmp_path / "out")
    (failed,) = read_failures(tmp_path / "out")
    assert (record.source.name, failed.source) == ("caf\\xe9.txt", "\\xff.pdf")
    Path(os.fsdecode(source + b"/\xff.pdf")).write_bytes(REPORT)
    again = convert_archive([], tmp_path / "out", options, retry_errors=True, workers=1)
    assert (again.converted, again.failed) == (2, 0)


def test_the_same_bytes_under_two_names_are_two_records_of_one_hash(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "in" / name).write_bytes(REPORT)
    convert_archive([tmp_path / "in"], tmp_path / "out", workers=1)
    records = list(read_records(tmp_path / "out"))
    assert [record.source.name for record in records] == ["a.txt", "b.txt"]
    assert len({record.source.sha256 for record in records}) == 1


def test_a_preview_counts_what_is_new_and_writes_nothing(tmp_path: Path) -> None:
    source = make_archive(tmp_path / "in", 4, faults=())
    assert preview([source], tmp_path / "out").new == 4
    assert not (tmp_path / "out").exists()
    plan_archive([source], tmp_path / "out")
    make_archive(tmp_path / "in", 6, faults=())
    seen = preview([source], tmp_path / "out")
    assert (seen.documents, seen.new, seen.suffixes) == (6, 2, ((".txt", 6),))


def test_a_source_that_is_not_there_stops_the_run_before_work(
    tmp_path: Path, options: Options
) -> None:
    with pytest.raises(MissingFileError):
        convert_archive([tmp_path / "none"], tmp_path / "out", options)
    assert not (tmp_path / "out" / "data").exists()


def test_an_interrupted_run_commits_no_half_shard(tmp_path: Path) -> None:
    source = make_archive(tmp_path / "in", 60, faults=("hang",))
    program = (
        HEED_INTERRUPTS + "from capesdoc.archive import *\n"
        "o = Options(parser='archive.faulty_parser:parse', timeout=60)\n"
        f"convert_archive([{str(source)!r}], {str(tmp_path / 'out')!r}, o, workers=2,\n"
        "  on_report=lambda r: print(r.shard, flush=True))\n"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", program], env=ENVIRONMENT, stderr=subprocess.PIPE, text=True
    )
    until = time.monotonic() + 20
    while not (tmp_path / "out" / "_capes" / "tmp").exists() and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(1.0)
    children = descendants(running.pid)
    assert children
    running.send_signal(signal.SIGINT)
    _, complaint = running.communicate(timeout=20)
    assert not await_end(children)
    assert complaint.rstrip().endswith("KeyboardInterrupt")
    markers = (tmp_path / "out" / "_capes" / "shards").glob("*")
    committed = {f"data/part-{marker.stem}.jsonl" for marker in markers}
    assert set(contents(tmp_path / "out")) == committed
    assert len(committed) < 4
    quick = Options(parser="archive.faulty_parser:parse", timeout=0.3)
    report = convert_archive([source], tmp_path / "out", quick, workers=2)
    assert (report.pending, report.converted, report.failed) == (0, 55, 5)
    assert dict(report.failures) == {"timeout": 5}


def test_reports_of_shards_add_up(tmp_path: Path, options: Options) -> None:
    source = make_archive(tmp_path / "in", 60)
    heard: list[int] = []
    report = convert_archive(
        [source],
        tmp_path / "out",
        options,
        workers=2,
        on_report=lambda shard: heard.append(shard.documents),
    )
    assert sum(heard) == report.documents == report.done_now == 60


def test_a_line_of_the_errors_is_json_with_all_that_is_known(
    tmp_path: Path, options: Options
) -> None:
    source = make_archive(tmp_path / "in", 12, faults=("segfault",))
    convert_archive([source], tmp_path / "out", options, workers=1)
    (path,) = (tmp_path / "out" / "errors").iterdir()
    (line,) = path.read_text().splitlines()
    data = json.loads(line)
    assert (data["source"], data["kind"], data["signal"]) == (
        "2002/report-00005.txt",
        "crash",
        "SIGSEGV",
    )
    assert "_segfault" in data["stack"]


def test_every_fault_is_tried() -> None:
    """The archive of 100 documents above holds each fault at least once."""
    assert {text_of(number).split()[0] for number in range(100)} == {"ok", *FAULTS}
