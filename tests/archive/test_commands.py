"""The commands `convert` and `status`: flags, summary, exit statuses."""

from __future__ import annotations

import argparse
import io
import signal
import subprocess
import sys
import time
from pathlib import Path

import attrs
import pytest

from archive.conftest import HEED_INTERRUPTS, await_end, descendants, make_archive
from capesdoc.archive import Options, RunReport, ShardReport, status
from capesdoc.archive.commands import add_commands
from capesdoc.archive.progress import LINE_SECONDS, Lines, duration
from capesdoc.cli import main

REPORT = "Title: Trade Routes of the North\nDate: 7 November 2025\n\nThe routes were discussed.\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(REPORT)
    (folder / "photo.jpg").write_bytes(b"")
    return folder


def convert(*arguments: object) -> int:
    return main(["convert", *map(str, arguments)])


def test_an_archive_that_is_converted_whole_is_status_0(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert convert(source, tmp_path / "out", "--workers", 1) == 0
    said = capsys.readouterr()
    assert said.out == ""
    for words in ("documents", "converted", ".jpg", "documents/s"):
        assert words in said.err


def test_a_failure_is_status_1_and_says_where_to_look(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (source / "broken.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    assert convert(source, tmp_path / "out", "--workers", 1) == 1
    said = capsys.readouterr().err
    assert "corrupt-document" in said
    assert "errors/" in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["OUT"],
        ["nowhere/", "OUT"],
        ["IN", "OUT", "--workers", "0"],
        ["IN", "OUT", "--timeout", "0"],
        ["--from-list", "nowhere.lst", "OUT"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_meant_is_status_2(
    source: Path, tmp_path: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    places = {"IN": source, "OUT": tmp_path / "out"}
    assert convert(*[places.get(one, one) for one in arguments]) == 2
    assert capsys.readouterr().err


@pytest.mark.parametrize("share", ["3/3", "1", "a/b", "-1/3"])
def test_a_share_that_is_none_is_status_2(source: Path, tmp_path: Path, share: str) -> None:
    with pytest.raises(SystemExit) as ended:
        convert(source, tmp_path / "out", f"--array={share}")
    assert ended.value.code == 2


def test_other_options_for_the_same_destination_are_status_2(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    convert(source, tmp_path / "out", "--workers", 1)
    assert convert(source, tmp_path / "out", "--format", "files") == 2
    assert "go on with those options" in capsys.readouterr().err


def test_a_fail_on_level_is_status_3(source: Path, tmp_path: Path) -> None:
    (source / "doubt.txt").write_text("Title: A\nDate: 07/11/2025\n\nText was spoken.\n")
    out = tmp_path / "out"
    assert convert(source, out, "--workers", 1, "--fail-on", "error") == 0
    assert convert(source, out, "--workers", 1, "--fail-on", "warning") == 3
    assert main(["status", str(out), "--fail-on", "warning"]) == 3


def test_pending_shards_are_status_4(source: Path, tmp_path: Path) -> None:
    assert convert(source, tmp_path / "out", "--array", "1/2", "--workers", 1) == 0
    assert main(["status", str(tmp_path / "out")]) == 4
    assert convert(source, tmp_path / "out", "--array", "0/2", "--workers", 1) == 0
    assert main(["status", str(tmp_path / "out")]) == 0


def test_the_status_of_what_is_no_destination_is_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", str(tmp_path)]) == 2
    message = f"capesdoc status: {tmp_path}: no archive run has written here\n"
    assert capsys.readouterr().err == message


def test_a_profile_that_is_not_there_is_status_2_and_one_line(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        convert(source, tmp_path / "out", "--profile", "nope.toml")
    assert ended.value.code == 2
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.endswith("argument --profile: nope.toml: there is no profile at this path")


def test_parquet_without_its_extra_is_status_2_before_any_work(
    source: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    assert convert(source, tmp_path / "out", "--format", "parquet") == 2
    assert "pip install 'capesdoc[parquet]'" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_dry_run_writes_nothing(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert convert(source, tmp_path / "out", "--dry-run") == 0
    assert not (tmp_path / "out").exists()
    said = capsys.readouterr().err
    assert "documents" in said
    assert "foreign .jpg" in said


def test_a_list_may_come_from_standard_input(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{source}/0.txt\n{source}/2.txt\n"))
    assert convert("--from-list", "-", tmp_path / "out", "--workers", 1) == 0
    assert status(tmp_path / "out").converted == 2


def test_every_option_with_a_help_text_is_a_flag() -> None:
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    add_commands(commands)
    given = parser.parse_args(["convert", "in", "out"])
    flagged = [one for one in attrs.fields(Options) if "help" in one.metadata]
    assert len(flagged) > 5
    for one in flagged:
        assert getattr(given, one.name) == one.default


@pytest.mark.parametrize("extra", ["fsspec", "pyarrow", "distributed", "ray", "rich", "cattrs"])
def test_help_imports_nothing_heavy(extra: str) -> None:
    program = (
        "import sys, capesdoc.cli as c\n"
        "try: c.main(['convert', '--help'])\n"
        "except SystemExit: pass\n"
        f"sys.exit({extra!r} in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.DEVNULL)


def test_an_interrupt_stops_cleanly_and_the_same_command_goes_on(tmp_path: Path) -> None:
    source = make_archive(tmp_path / "in", 100, faults=())
    for path in source.rglob("*.txt"):
        path.write_text(REPORT + "A long discussion followed. " * 3_000)
    program = HEED_INTERRUPTS + "from capesdoc.cli import main; raise SystemExit(main())"
    command = [sys.executable, "-c", program, "convert", str(source), str(tmp_path / "out")]
    command += ["--workers", "2", "--shard-size", "4"]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 30
    markers = tmp_path / "out" / "_capes" / "shards"
    while not (markers.exists() and any(markers.iterdir())) and time.monotonic() < until:
        time.sleep(0.01)
    children = descendants(running.pid)
    assert children
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=30)
    assert running.returncode == 130
    assert not await_end(children)
    assert "the same command goes on" in said
    assert "Traceback" not in said
    assert subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode == 0
    assert status(tmp_path / "out").converted == 100


def report_of(documents: int, failed: int) -> ShardReport:
    return ShardReport(
        shard="s",
        documents=documents,
        converted=documents - failed,
        failed=failed,
        seconds=1.0,
        part=None,
        part_sha256="",
    )


def test_a_line_says_how_far_it_is_how_fast_and_how_long_it_will_take() -> None:
    progress = Lines(io.StringIO(), clock=lambda: 0.0)
    progress.begin(attrs.evolve(status_of_nothing(), documents=100))
    progress.advance(report_of(10, 1))
    progress.advance(report_of(10, 1))
    progress.end()
    assert progress.line(31.0) == "20 of 100 documents (20 %), 0.6/s, 2 min 4 s left, 2 failed"


def test_a_log_gets_a_line_now_and_then_also_where_nothing_gets_on() -> None:
    assert LINE_SECONDS == 30.0
    stream = io.StringIO()
    progress = Lines(stream, every=0.02)
    progress.begin(attrs.evolve(status_of_nothing(), documents=100))
    until = time.monotonic() + 20
    while stream.getvalue().count("\n") < 2 and time.monotonic() < until:
        time.sleep(0.01)
    progress.end()
    written = stream.getvalue()
    assert written.splitlines()[1] == "0 of 100 documents (0 %), 0.0/s, unknown left, 0 failed"
    time.sleep(0.1)
    assert stream.getvalue() == written


def status_of_nothing() -> RunReport:
    return RunReport(documents=0, converted=0, failed=0, shards=0, pending=0)


@pytest.mark.parametrize(
    ("seconds", "expected"), [(0.4, "0 s"), (59, "59 s"), (61, "1 min 1 s"), (7260, "2 h 1 min")]
)
def test_a_duration_is_written_as_a_person_says_it(seconds: float, expected: str) -> None:
    assert duration(seconds) == expected
