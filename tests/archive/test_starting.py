"""Worker processes are forked from one template, and start by themselves where that will not do."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from archive.conftest import await_end, descendants
from archive.test_isolation import setup, tasks
from capesdoc.archive import starting
from capesdoc.archive.isolation import Answer, Isolation, IsolationError, one_by_one
from capesdoc.archive.outcome import Failed
from capesdoc.archive.task import DEFAULT_PARSER, formats_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux only")


@pytest.fixture(autouse=True)
def unshared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep off the template of workers that idle since another test."""
    monkeypatch.setattr(starting, "_SHARED", starting._Shared())


def parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def template() -> int:
    found = starting._SHARED.template
    assert found is not None
    return found._process.pid


def test_all_workers_are_forked_from_one_template_which_ends_with_them() -> None:
    both = [Isolation(setup()), Isolation(setup())]
    runs = [one.run(one_by_one(tasks("ok", "ok"))) for one in both]
    assert all(isinstance(next(run)[1], Answer) for run in runs)
    workers = [one._process.pid for one in both if one._process is not None]
    assert [parent_of(pid) for pid in workers] == [template()] * 2
    started = [template(), *workers]
    for run, one in zip(runs, both, strict=True):
        assert len(list(run)) == 1
        one.close()
    assert not await_end(started)


def test_a_template_loads_what_reads_the_formats_that_its_children_meet() -> None:
    loaded = []
    isolations = [
        Isolation(setup(parser=DEFAULT_PARSER), formats=formats_of(names))
        for names in (["a.txt", "b"], ["c.txt", "d.PDF"], ["e.docx"])
    ]
    for one in isolations:
        ((_, outcome),) = one.run(one_by_one(tasks("ok")))
        assert isinstance(outcome, Answer)
        loaded.append("pdfium" in Path(f"/proc/{template()}/maps").read_text())
    for one in isolations:
        one.close()
    assert loaded == [False, True, True]


def test_a_template_that_is_killed_costs_no_document_and_is_replaced() -> None:
    isolation = Isolation(setup())
    found, templates = [], set()
    try:
        for number, (_, outcome) in enumerate(isolation.run(one_by_one(tasks(*["ok 2"] * 60)))):
            found.append(outcome)
            templates.add(template())
            if number in (10, 30):
                assert isolation._process is not None
                os.kill(template(), signal.SIGKILL)
                isolation._process.kill()  # nobody is left who could tell how it ended
    finally:
        isolation.close()
    assert [type(outcome) for outcome in found] == [Answer] * 60
    assert len(templates) == 3


def test_a_worker_goes_on_when_its_template_is_dead() -> None:
    isolation = Isolation(setup())
    try:
        run = isolation.run(one_by_one(tasks(*["ok"] * 40)))
        assert isinstance(next(run)[1], Answer)
        assert isolation._process is not None
        worker = isolation._process.pid
        os.kill(template(), signal.SIGKILL)
        assert all(isinstance(outcome, Answer) for _, outcome in run)
        assert isolation._process.pid == worker
    finally:
        isolation.close()


THREADED = """
import threading, time
threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
from archive.faulty_parser import parse
"""


def test_a_parser_that_starts_a_thread_is_not_forked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The thread may hold a lock that a forked child would wait for, for good."""
    (tmp_path / "threaded_parser.py").write_text(THREADED)
    monkeypatch.syspath_prepend(tmp_path)
    isolation = Isolation(setup(parser="threaded_parser:parse"))
    try:
        run = isolation.run(one_by_one(tasks("ok", "segfault", "ok")))
        assert isinstance(next(run)[1], Answer)
        assert isolation._process is not None
        assert parent_of(isolation._process.pid) == os.getpid()
        assert [type(outcome) for _, outcome in run] == [Failed, Answer]
    finally:
        isolation.close()


def test_a_parser_that_ends_its_process_when_it_is_imported_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "leaving_parser.py").write_text("import os; os._exit(7)")
    monkeypatch.syspath_prepend(tmp_path)
    isolation = Isolation(setup(parser="leaving_parser:parse"))
    with pytest.raises(IsolationError, match="exit status 7"):
        list(isolation.run(one_by_one(tasks("ok"))))
    isolation.close()


def test_a_process_that_was_forked_from_the_caller_starts_a_template_of_its_own() -> None:
    isolation = Isolation(setup())
    try:
        run = isolation.run(one_by_one(tasks("ok", "ok")))
        assert isinstance(next(run)[1], Answer)
        ours = template()
        child = os.fork()
        if child == 0:
            status = 1
            try:
                another = Isolation(setup())
                (_, outcome), *_ = another.run(one_by_one(tasks("ok")))
                status = 0 if isinstance(outcome, Answer) and template() != ours else 2
            finally:
                os._exit(status)
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == 0
        assert isinstance(next(run)[1], Answer)
        assert template() == ours
    finally:
        isolation.close()
    assert not [pid for pid in descendants(os.getpid()) if pid == ours]


COMMAND = """
import os
from capesdoc.archive import starting
from capesdoc.archive.isolation import Answer, Isolation, one_by_one
from archive.test_isolation import setup, tasks

kept = open(os.devnull)
with starting.forked_template():
    template = starting._SHARED.template._process.pid
    with open(f"/proc/{template}/cmdline") as theirs, open("/proc/self/cmdline") as ours:
        assert theirs.read() == ours.read()
    isolation = Isolation(setup())
    found = []
    for _, outcome in isolation.run(one_by_one(tasks("ok", "kill", "hang", "exit", "ok"))):
        found.append(type(outcome).__name__)
        assert starting._SHARED.template._process.pid == template
        # Nothing that this process has open is open in what is forked from it.
        held = [os.readlink(f"/proc/{template}/fd/{n}") for n in os.listdir(f"/proc/{template}/fd")]
        assert len(held) == 3, held
        assert os.getpgid(template) != os.getpgid(0)
    isolation.close()
    assert os.path.exists(f"/proc/{template}")
assert not os.path.exists(f"/proc/{template}")
print(*found)
"""


def test_a_command_forks_its_template_and_blames_as_exactly() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COMMAND],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.split() == ["Answer", "Failed", "Failed", "Failed", "Answer"]


def test_a_process_with_threads_does_not_fork_its_template() -> None:
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    try:
        with starting.forked_template():
            assert starting._SHARED.template is None
            isolation = Isolation(setup())
            assert [type(one) for _, one in isolation.run(one_by_one(tasks("ok")))] == [Answer]
            isolation.close()
    finally:
        ended.set()
        thread.join()


def test_where_the_system_cannot_fork_safely_each_starts_by_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(starting._SHARED, "forks", False)
    isolation = Isolation(setup())
    try:
        found = [type(one) for _, one in isolation.run(one_by_one(tasks("ok", "kill", "ok")))]
    finally:
        isolation.close()
    assert found == [Answer, Failed, Answer]
