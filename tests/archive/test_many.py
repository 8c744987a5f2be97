"""`parse_many` and `parse_isolated`: outcomes in input order, from any kind of caller."""

from __future__ import annotations

import io
import itertools
import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import capesdoc
from archive.conftest import HEED_INTERRUPTS, await_end, descendants
from archive.faulty_parser import parse_two
from capesdoc.archive import Failed, FailureKind, Parsed, parse_isolated, parse_many
from capesdoc.errors import (
    CorruptDocumentError,
    CrashedError,
    LimitExceededError,
    MissingFileError,
)
from capesdoc.readers import Source

PARSER = "archive.faulty_parser:parse"
TESTS = Path(__file__).parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(TESTS)}
REPORT = b"Title: Trade Routes of the North\nDate: 7 November 2025\n\nThe routes were discussed.\n"


def titles(outcomes: Iterator[Parsed | Failed]) -> list[str | None]:
    return [one.report.title if isinstance(one, Parsed) else one.kind.value for one in outcomes]


def test_outcomes_come_in_input_order_whatever_each_takes() -> None:
    texts = [f"ok {(number * 7) % 20} number {number}".encode() for number in range(40)]
    found = titles(parse_many(texts, workers=3, parser=PARSER))
    assert found == [text.decode() for text in texts]


def test_a_failure_stands_in_its_place_among_the_records() -> None:
    found = titles(parse_many([b"ok 1", b"refuse", b"segfault", b"ok 2"], workers=2, parser=PARSER))
    assert found == ["ok 1", "error", "crash", "ok 2"]


def test_paths_bytes_and_binary_files_are_sources(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(REPORT)
    sources: list[Source] = [path, str(path), REPORT, bytearray(REPORT), io.BytesIO(REPORT)]
    found = list(parse_many(sources, workers=1))
    expected = [str(path), str(path), "<bytes>", "<bytes>", "<bytes>"]
    assert [one.source for one in found] == expected
    assert titles(iter(found)) == ["Trade Routes of the North"] * 5


def test_a_record_is_that_of_parse() -> None:
    (outcome,) = parse_many([REPORT], workers=1)
    assert isinstance(outcome, Parsed)
    assert outcome.report == capesdoc.parse(REPORT)


def test_sources_are_drawn_as_they_are_needed() -> None:
    drawn = itertools.count()
    outcomes = parse_many((f"ok {next(drawn)}".encode() for _ in itertools.count()), parser=PARSER)
    assert titles(itertools.islice(outcomes, 5)) == [f"ok {number}" for number in range(5)]
    assert next(drawn) < 5000


def test_an_error_of_the_caller_s_own_iterator_comes_through() -> None:
    def sources() -> Iterator[bytes]:
        yield b"ok"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(parse_many(sources(), workers=1, parser=PARSER))


@pytest.mark.parametrize(("workers", "timeout", "memory"), [(0, 1, 1), (1, 0, 1), (1, 1, 0)])
def test_an_option_that_makes_no_sense_is_refused_at_once(
    workers: int, timeout: float, memory: int
) -> None:
    with pytest.raises(ValueError, match="must be positive"):
        parse_many([b"ok"], parser=PARSER, workers=workers, timeout=timeout, memory=memory)


def test_a_file_opened_as_text_is_refused_as_parse_refuses_it() -> None:
    with pytest.raises(TypeError, match="rb"):
        list(parse_many([io.StringIO("Title: A")]))  # type: ignore[list-item]


@pytest.mark.parametrize("wrong", [None, 5, object()])
def test_what_is_no_source_is_refused_and_ends_nothing_silently(wrong: Source) -> None:
    with pytest.raises(TypeError, match="give a path, bytes, or a file opened with 'rb'"):
        list(parse_many([b"ok 1", wrong, b"ok 2"], workers=1, parser=PARSER))
    with pytest.raises(TypeError, match="give a path, bytes, or a file opened with 'rb'"):
        parse_isolated(wrong)


@pytest.mark.parametrize("one", ["ab", b"ab", Path("ab"), io.BytesIO(b"ab")])
def test_one_source_in_place_of_several_is_refused(one: Source) -> None:
    with pytest.raises(TypeError, match="give a list"):
        parse_many(one)  # type: ignore[arg-type]


def test_giving_up_half_way_leaves_no_process_behind() -> None:
    before = descendants(os.getpid())
    outcomes = parse_many([b"ok", *[b"hang"] * 8], workers=2, timeout=60.0, parser=PARSER)
    assert isinstance(next(outcomes), Parsed)
    outcomes.close()  # type: ignore[attr-defined]
    assert not await_end([child for child in descendants(os.getpid()) if child not in before])


SCRIPT = f"""
import capesdoc
for outcome in capesdoc.parse_many([b"ok 1", b"kill", b"ok 2"], workers=2, parser={PARSER!r}):
    print(type(outcome).__name__)
"""


def test_a_script_needs_no_main_guard(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    done = subprocess.run(
        [sys.executable, str(script)], env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["Parsed", "Failed", "Parsed"]
    assert done.stderr == ""


def test_a_program_on_standard_input_works() -> None:
    done = subprocess.run(
        [sys.executable, "-"],
        env=ENVIRONMENT,
        input=SCRIPT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["Parsed", "Failed", "Parsed"]


def test_a_json_module_in_the_current_folder_is_not_run_by_a_worker(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('the wrong json')")
    done = subprocess.run(
        [sys.executable, "-P", "-c", SCRIPT],
        cwd=tmp_path,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["Parsed", "Failed", "Parsed"]


def test_a_daemonic_process_can_use_it() -> None:
    """The workers of distributed engines are daemonic, and may not start `multiprocessing` ones."""
    context = multiprocessing.get_context("spawn")
    results: multiprocessing.SimpleQueue[list[str]] = context.SimpleQueue()
    worker = context.Process(target=parse_two, args=(results,), daemon=True)
    worker.start()
    worker.join(60)
    assert worker.exitcode == 0
    assert results.get() == ["Parsed", "Failed"]


def test_an_interrupt_ends_it_cleanly() -> None:
    program = (
        HEED_INTERRUPTS + "import capesdoc\n"
        "sources = [b'ok', *[b'hang'] * 4]\n"
        f"for outcome in capesdoc.parse_many(sources, workers=2, timeout=60, parser={PARSER!r}):\n"
        "    print('first', flush=True)\n"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", program],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "first\n"
    children = descendants(running.pid)
    assert children
    running.send_signal(signal.SIGINT)
    _, complaint = running.communicate(timeout=20)
    assert running.returncode == -signal.SIGINT
    assert not await_end(children)
    assert complaint.rstrip().endswith("KeyboardInterrupt")


def test_one_document_in_isolation_gives_its_record() -> None:
    assert parse_isolated(REPORT, name="a.txt") == capesdoc.parse(REPORT, name="a.txt")


def test_arguments_reach_the_parser_in_the_child() -> None:
    with pytest.raises(LimitExceededError) as raised:
        parse_isolated(REPORT, limits=capesdoc.Limits(file_bytes=10))
    assert (raised.value.limit, raised.value.allowed) == ("file_bytes", 10)


def test_a_missing_file_is_the_error_that_parse_raises(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError) as raised:
        parse_isolated(tmp_path / "none.txt")
    assert raised.value.source == "none.txt"


def test_a_document_that_takes_too_long_is_a_limit_error() -> None:
    with pytest.raises(LimitExceededError) as raised:
        parse_isolated(b"hang", timeout=0.5, parser=PARSER)
    assert (raised.value.limit, raised.value.allowed) == ("seconds", 0.5)


def test_a_document_that_eats_memory_is_a_limit_error() -> None:
    with pytest.raises(LimitExceededError) as raised:
        parse_isolated(b"memory", memory=256, parser=PARSER)
    assert (raised.value.limit, raised.value.allowed) == ("memory_bytes", 256 * 2**20)


def test_a_document_that_crashes_is_a_crash_error_with_its_signal() -> None:
    with pytest.raises(CrashedError) as raised:
        parse_isolated(b"segfault", parser=PARSER)
    assert raised.value.signal == "SIGSEGV"
    assert "_segfault" in raised.value.stack


def test_a_refused_document_is_its_own_error() -> None:
    with pytest.raises(CorruptDocumentError, match="no pages"):
        parse_isolated(b"refuse", parser=PARSER)


def test_a_defect_of_the_parser_is_told_apart_from_a_bad_document() -> None:
    defect, refusal = parse_many([b"fail", b"refuse"], workers=1, parser=PARSER)
    assert isinstance(defect, Failed)
    assert isinstance(refusal, Failed)
    assert (defect.is_defect, refusal.is_defect) == (True, False)
    assert defect.kind is FailureKind.ERROR


def test_names_that_are_not_utf_8_are_shown_escaped(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(path).write_bytes(REPORT)
    (outcome,) = parse_many([path], workers=1)
    assert isinstance(outcome, Parsed)
    assert outcome.report.source.name == "caf\\xe9.txt"
    assert outcome.source.endswith("caf\\xe9.txt")
