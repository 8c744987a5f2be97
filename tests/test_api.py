"""`parse`, here or in a process of its own: one door, the same record."""

from __future__ import annotations

import inspect
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import capesdoc
from capesdoc import archive, pipeline
from capesdoc.readers import Content, Reader, ReadOptions, decode_text
from capesdoc.source import SourceDocument
from cases import SAMPLE

REPORT = b"Title: Sea Trade\nDate: 7 November 2025\n\nTrade goes by sea. It did so before.\n"


def test_it_takes_what_the_pipeline_takes_and_isolate() -> None:
    inside = inspect.signature(pipeline.parse).parameters
    outside = dict(inspect.signature(capesdoc.parse).parameters)
    assert outside.pop("isolate").default is False
    assert {name: str(one) for name, one in outside.items()} == {
        name: str(one) for name, one in inside.items()
    }


@pytest.mark.parametrize("suffix", [".txt", ".pdf", ".docx"])
def test_the_record_is_the_same_here_and_in_a_process_of_its_own(suffix: str) -> None:
    path = SAMPLE / f"source{suffix}"
    assert capesdoc.parse(path, isolate=True) == capesdoc.parse(path)


_UNTYPED: Any = capesdoc
_UNTYPED_ARCHIVE: Any = archive
"""As a caller sees them who has no type checker."""


@pytest.mark.parametrize(
    ("call", "what_to_give"),
    [
        (lambda: _UNTYPED.parse(None), "give a path, bytes"),
        (lambda: _UNTYPED.parse(None, isolate=True), "give a path, bytes"),
        (lambda: _UNTYPED.parse(REPORT, profile="x.toml"), "give a Profile"),
        (lambda: _UNTYPED.parse(REPORT, profile="x.toml", isolate=True), "give a Profile"),
        (lambda: _UNTYPED.explain(REPORT, profile="x.toml"), "give a Profile"),
        (lambda: _UNTYPED.parse(REPORT, limits=5), "give Limits"),
        (lambda: _UNTYPED.parse(REPORT, limits=None, isolate=True), "give Limits"),
        (lambda: _UNTYPED.explain(REPORT, limits=5), "give Limits"),
        (lambda: _UNTYPED.parse_many([REPORT], limits=5), "give Limits"),
        (lambda: _UNTYPED.parse_text(None), "give a str"),
        (lambda: _UNTYPED.parse_text(REPORT), "give a str"),
        (lambda: _UNTYPED.parse_text("a", profile={}), "give a Profile"),
        (lambda: _UNTYPED.parse_text("a", limits=None), "give Limits"),
        (lambda: _UNTYPED.to_json(None), "give the EventReport"),
        (lambda: _UNTYPED.to_dict({}), "give the EventReport"),
        (lambda: _UNTYPED_ARCHIVE.Options(profile="x.toml"), "give a Profile"),
        (lambda: _UNTYPED_ARCHIVE.Options(limits=5), "give Limits"),
        (lambda: _UNTYPED_ARCHIVE.convert_archive([], "out", {"format": "files"}), "give Options"),
    ],
)
def test_an_argument_of_the_wrong_type_is_told_what_to_give(
    call: Callable[[], object], what_to_give: str
) -> None:
    with pytest.raises(TypeError, match=what_to_give):
        call()


def test_every_argument_reaches_the_process() -> None:
    path = SAMPLE.parents[1] / "pdf" / "unmapped.pdf"
    with pytest.raises(capesdoc.StrictError) as caught:
        capesdoc.parse(path, name="my.pdf", strict=True, isolate=True)
    assert caught.value.source == "my.pdf"
    assert caught.value.problems


def test_an_error_is_the_same_here_and_in_a_process_of_its_own() -> None:
    for isolate in (False, True):
        with pytest.raises(capesdoc.LimitExceededError) as caught:
            capesdoc.parse(REPORT, limits=capesdoc.Limits(text_characters=9), isolate=isolate)
        assert (caught.value.limit, caught.value.allowed) == ("text_characters", 9)


def _end_the_process(content: Content, options: ReadOptions) -> SourceDocument:
    os.abort()


def _never_end(content: Content, options: ReadOptions) -> SourceDocument:
    while True:
        pass


def _fill_memory(content: Content, options: ReadOptions) -> SourceDocument:
    held = [bytearray(1 << 24) for _ in range(1 << 12)]
    return decode_text(str(len(held)), name=content.name)


def _fill_memory_and_abort(content: Content, options: ReadOptions) -> SourceDocument:
    # More than the process that runs the tests has ever held: see `WorkerProcess`.
    held = b"x" * (800 << 20)
    os.kill(os.getpid(), signal.SIGABRT if held else 0)
    raise AssertionError


def _begins_with_an_exclamation_mark(content: Content) -> bool:
    return content.data.startswith(b"!")


def _reader(read: object) -> Reader:
    assert callable(read)
    return Reader(
        name="bad", recognises=_begins_with_an_exclamation_mark, suffixes=(".bad",), read=read
    )


@pytest.fixture
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a worker import this very module, from which it takes the readers above."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    monkeypatch.setitem(sys.modules, "test_api", sys.modules[__name__])
    for function in (
        _end_the_process,
        _never_end,
        _fill_memory,
        _fill_memory_and_abort,
        _begins_with_an_exclamation_mark,
    ):
        monkeypatch.setattr(function, "__module__", "test_api")


@pytest.mark.usefixtures("importable")
def test_a_reader_that_ends_its_process_costs_the_caller_an_error() -> None:
    with pytest.raises(capesdoc.CrashedError) as caught:
        capesdoc.parse(b"!", readers=(_reader(_end_the_process),), isolate=True)
    assert caught.value.signal == "SIGABRT"


@pytest.mark.usefixtures("importable")
def test_the_limit_of_time_ends_a_loop() -> None:
    with pytest.raises(capesdoc.LimitExceededError, match=r"Limits\(seconds=") as caught:
        capesdoc.parse(
            b"!", readers=(_reader(_never_end),), limits=capesdoc.Limits(seconds=0.5), isolate=True
        )
    assert (caught.value.limit, caught.value.allowed) == ("seconds", 0.5)


@pytest.mark.usefixtures("importable")
@pytest.mark.skipif(sys.platform != "linux", reason="the system has no limit on a process's memory")
def test_the_limit_of_memory_holds() -> None:
    limits = capesdoc.Limits(memory_bytes=256 << 20)
    with pytest.raises(capesdoc.LimitExceededError, match=r"Limits\(memory_bytes=") as caught:
        capesdoc.parse(b"!", readers=(_reader(_fill_memory),), limits=limits, isolate=True)
    assert (caught.value.limit, caught.value.allowed) == ("memory_bytes", 256 << 20)


@pytest.mark.usefixtures("importable")
@pytest.mark.skipif(not hasattr(os, "wait4"), reason="the system does not say what a process used")
def test_a_library_that_gives_up_with_much_memory_in_use_ran_out_of_it() -> None:
    limits = capesdoc.Limits(memory_bytes=2 << 30)
    with pytest.raises(capesdoc.LimitExceededError) as caught:
        capesdoc.parse(
            b"!", readers=(_reader(_fill_memory_and_abort),), limits=limits, isolate=True
        )
    assert caught.value.limit == "memory_bytes"


def test_parsing_in_this_process_loads_nothing_of_the_isolation() -> None:
    program = (
        "import sys, capesdoc; capesdoc.parse(b'Title: A\\n\\nText.'); "
        "print(*[m for m in sys.modules if m.startswith('capesdoc.archive')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
