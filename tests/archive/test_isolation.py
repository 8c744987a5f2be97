"""A document costs itself alone, and is named with what it did."""

from __future__ import annotations

import itertools
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from archive.conftest import await_end
from capesdoc.archive import process as process_module
from capesdoc.archive.isolation import (
    Answer,
    Isolation,
    IsolationError,
    one_by_one,
)
from capesdoc.archive.outcome import Failed, FailureKind
from capesdoc.archive.suspicion import LONE_ATTEMPTS, MOST_LONE_ATTEMPTS, Suspicion
from capesdoc.archive.task import Setup, Task

PARSER = "archive.faulty_parser:parse"


def setup(*, seconds: float = 30.0, memory: int | None = 512, parser: str = PARSER) -> Setup:
    memory_bytes = None if memory is None else memory * 2**20
    return Setup(parser=parser, arguments={}, seconds=seconds, memory_bytes=memory_bytes)


def tasks(*texts: str) -> Iterator[Task]:
    for number, text in enumerate(texts):
        yield Task(name=f"{number}.txt", content=text.encode())


def outcomes(*texts: str, seconds: float = 30.0) -> list[Answer | Failed]:
    isolation = Isolation(setup(seconds=seconds))
    try:
        return [outcome for _, outcome in isolation.run(one_by_one(tasks(*texts)))]
    finally:
        isolation.close()


# fault, kind, code, name of the signal, a word of the stack
FAULTS = [
    ("refuse", FailureKind.ERROR, "corrupt-document", None, ""),
    ("fail", FailureKind.ERROR, "unexpected", None, "_fail"),
    ("leave", FailureKind.ERROR, "unexpected", None, "_leave"),
    ("recurse", FailureKind.ERROR, "unexpected", None, "_recurse"),
    ("interrupt", FailureKind.ERROR, "unexpected", None, "_interrupt"),
    ("hang", FailureKind.TIMEOUT, "limit-exceeded", None, "_hang"),
    ("spin", FailureKind.TIMEOUT, "limit-exceeded", None, "_spin_in_c"),
    ("memory", FailureKind.MEMORY, "limit-exceeded", None, ""),
    ("kill", FailureKind.CRASH, "crashed", "SIGKILL", ""),
    ("segfault", FailureKind.CRASH, "crashed", "SIGSEGV", "_segfault"),
    ("exit", FailureKind.CRASH, "crashed", None, ""),
]


@pytest.mark.parametrize(
    ("fault", "kind", "code", "signal_name", "stack"), FAULTS, ids=[row[0] for row in FAULTS]
)
def test_a_fault_costs_its_own_document_alone_and_is_named(
    fault: str, kind: FailureKind, code: str, signal_name: str | None, stack: str
) -> None:
    seconds = 1.0 if kind is FailureKind.TIMEOUT else 30.0
    before, failed, *after = outcomes("ok before", fault, "ok", "ok after", seconds=seconds)
    assert isinstance(failed, Failed)
    assert (failed.source, failed.kind, failed.error.code) == ("1.txt", kind, code)
    assert failed.signal == signal_name
    assert stack in failed.stack
    assert [type(outcome) for outcome in (before, *after)] == [Answer] * 3


def test_what_a_document_prints_does_not_reach_the_answers() -> None:
    first, second = outcomes("noise", "ok")
    assert isinstance(first, Answer)
    assert json.loads(first.record)["title"] == "noise"
    assert isinstance(second, Answer)


def test_the_stack_of_a_hang_holds_nothing_that_an_earlier_document_printed() -> None:
    _, failed = outcomes("noise", "hang", seconds=0.5)
    assert isinstance(failed, Failed)
    assert failed.stack.startswith("Stack (most recent call first):")


def test_a_crash_that_may_have_come_from_outside_is_tried_alone_until_that_is_unlikely() -> None:
    (failed,) = outcomes("kill")
    assert isinstance(failed, Failed)
    assert LONE_ATTEMPTS <= failed.attempts < 12


def test_a_storm_that_others_survived_condemns_nobody_for_as_many_kills(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Four kills are proven to come from outside; eight more are no proof of the contrary."""
    monkeypatch.setattr("capesdoc.archive.isolation.RECYCLE_AFTER", 1)  # each begins alone
    original = process_module.WorkerProcess.send
    kills = {"0.txt": 4, "1.txt": 8}

    def send_and_kill(self: process_module.WorkerProcess, given: Sequence[Task]) -> None:
        original(self, given)
        if kills.get(given[0].name):
            kills[given[0].name] -= 1
            time.sleep(0.1)
            self.kill()

    monkeypatch.setattr(process_module.WorkerProcess, "send", send_and_kill)
    # Their processor time is more than they get before they are killed.
    found = outcomes("ok 150", "ok 150", "ok")
    assert [type(outcome) for outcome in found] == [Answer] * 3
    assert set(kills.values()) == {0}


def test_suspicion_grows_with_the_deaths_and_shrinks_with_what_others_show() -> None:
    trials = [0.1] * LONE_ATTEMPTS
    assert not Suspicion(seconds=1000).condemns(trials[1:])
    assert Suspicion(seconds=1000).condemns(trials)
    assert not Suspicion(deaths=2000, seconds=1000).condemns(trials)
    assert Suspicion(deaths=2000, seconds=1000).condemns(trials * 3)
    assert Suspicion(deaths=10**6, seconds=1).condemns([60.0] * MOST_LONE_ATTEMPTS)


def test_a_crash_of_its_own_in_a_fresh_process_needs_no_second_trial() -> None:
    (failed,) = outcomes("segfault")
    assert isinstance(failed, Failed)
    assert failed.attempts == 1


def test_an_exit_keeps_its_status() -> None:
    (failed,) = outcomes("exit")
    assert isinstance(failed, Failed)
    assert failed.exit_status == 3


def test_a_failure_is_hashable() -> None:
    (failed,) = outcomes("refuse")
    assert isinstance(failed, Failed)
    assert len({failed, failed}) == 1


def test_processes_killed_from_outside_condemn_nobody() -> None:
    isolation = Isolation(setup())
    found, kills = [], 0
    try:
        for _, outcome in isolation.run(one_by_one(tasks(*["ok 5"] * 120))):
            found.append(outcome)
            # In the middle of a document, with others under way behind it.
            if len(found) % 12 == 1 and isolation._process is not None:
                isolation._process.kill()
                kills += 1
    finally:
        isolation.close()
    assert [type(outcome) for outcome in found] == [Answer] * 120
    assert kills == 10


def test_a_process_killed_while_it_starts_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    original = process_module.WorkerProcess.__init__
    starts = itertools.count()

    def start_and_kill(self: process_module.WorkerProcess, *given: Any) -> None:
        original(self, *given)
        if next(starts) < 4:
            self.kill()

    monkeypatch.setattr(process_module.WorkerProcess, "__init__", start_and_kill)
    assert [type(outcome) for outcome in outcomes("ok", "ok")] == [Answer] * 2
    assert next(starts) == 5


def test_a_process_is_replaced_after_its_share_of_documents(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("capesdoc.archive.isolation.RECYCLE_AFTER", 5)
    started: list[object] = []
    original = process_module.WorkerProcess.__init__

    def count(self: process_module.WorkerProcess, *given: Any) -> None:
        started.append(self)
        original(self, *given)

    monkeypatch.setattr(process_module.WorkerProcess, "__init__", count)
    found = outcomes(*["ok"] * 12)
    assert [type(outcome) for outcome in found] == [Answer] * 12
    assert len(started) == 3


def test_a_stopped_process_is_ended_by_the_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kernel's alarm cannot end a process that has been stopped: the parent has to."""
    monkeypatch.setattr("capesdoc.archive.isolation.GRACE_SECONDS", 5.0)
    isolation = Isolation(setup(seconds=0.5, parser="archive.faulty_parser:stop_itself"))
    try:
        ((_, failed),) = isolation.run(one_by_one(tasks("ok")))
    finally:
        isolation.close()
    assert isinstance(failed, Failed)
    assert failed.kind is FailureKind.TIMEOUT


def test_a_document_larger_than_a_pipe_passes_both_ways() -> None:
    text = "ok " + "word " * 500_000
    found = outcomes(*[text] * 4)
    assert all(isinstance(one, Answer) and len(one.record) > 2_000_000 for one in found)


def test_a_parser_that_cannot_be_loaded_is_no_document_s_fault() -> None:
    isolation = Isolation(setup(parser="archive.no_such_parser:parse"))
    try:
        with pytest.raises(IsolationError, match="no_such_parser"):
            list(isolation.run(one_by_one(tasks("ok"))))
    finally:
        isolation.close()


def test_a_hanging_child_ends_by_itself_when_its_parent_is_dead(tmp_path: Path) -> None:
    child_id = tmp_path / "child"
    program = (
        "import os\n"
        "from capesdoc.archive.isolation import Isolation, one_by_one\n"
        "from capesdoc.archive.task import Setup, Task\n"
        f"s = Setup(parser={PARSER!r}, arguments={{}}, seconds=1.0, memory_bytes=None)\n"
        "i = Isolation(s)\n"
        "def feed():\n"
        "    yield Task(name='a', content=b'ok')\n"
        f"    open({str(child_id)!r}, 'w').write(str(i._process.pid))\n"
        "    yield Task(name='b', content=b'hang')\n"
        "for _, o in i.run(one_by_one(feed())): os.kill(os.getpid(), 9)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    ended = subprocess.run([sys.executable, "-c", program], env=environment, check=False)
    assert ended.returncode == -signal.SIGKILL
    pid = int(child_id.read_text())
    assert not await_end([pid])
