"""Guarded work: whatever it does, the caller gets bytes or one documented error."""

from __future__ import annotations

import mmap
import os
import signal
import subprocess
import sys
import time

import pytest

from capesdoc.archive.guarded import run_guarded
from capesdoc.errors import CapesdocError, CorruptDocumentError, CrashedError, LimitExceededError
from capesdoc.limits import Limits

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="guarding takes a fork")


def _run(code: str, **limits: float) -> bytes:
    def work() -> bytes:
        scope: dict[str, object] = {"os": os, "signal": signal, "time": time}
        exec(code, scope)
        answer = scope["answer"]
        assert isinstance(answer, bytes)
        return answer

    return run_guarded(work, path="a.txt", limits=Limits(**limits))  # type: ignore[arg-type]


def test_the_work_answers_with_bytes_whatever_it_prints() -> None:
    assert _run("print('noise'); os.write(2, b'more'); answer = b'x' * 300_000") == b"x" * 300_000


def test_a_documented_error_comes_back_as_itself() -> None:
    def work() -> bytes:
        raise CorruptDocumentError("is broken", source="a.txt")

    with pytest.raises(CorruptDocumentError, match=r"a\.txt: is broken"):
        run_guarded(work, path="a.txt", limits=Limits())


def test_a_defect_is_a_crash_with_its_traceback() -> None:
    with pytest.raises(CapesdocError, match="please report it") as caught:
        _run("1 / 0")
    assert "ZeroDivisionError" in caught.value.__dict__["stack"]


def test_a_signal_is_a_crash_that_names_it() -> None:
    with pytest.raises(CrashedError, match="SIGSEGV"):
        _run("os.kill(os.getpid(), signal.SIGSEGV)")


def test_a_sudden_end_is_a_crash() -> None:
    with pytest.raises(CrashedError, match="exit status 7"):
        _run("os._exit(7)")


def test_a_hang_is_a_limit_exceeded() -> None:
    with pytest.raises(LimitExceededError, match=r"longer than 0\.2 s"):
        _run("time.sleep(60)", seconds=0.2)


def test_a_glutton_is_a_limit_exceeded() -> None:
    with pytest.raises(LimitExceededError, match="memory"):
        _run("answer = bytearray(2_000_000_000)", memory_bytes=200 * 2**20)


def test_guarding_imports_nothing_that_only_a_failure_needs() -> None:
    heavy = {"subprocess", "tempfile", "pickle", "traceback", "cattrs", "orjson", "inspect"}
    program = (
        "import sys; import capesdoc.archive.guarded; from capesdoc.limits import Limits;"
        "capesdoc.archive.guarded.run_guarded(lambda: b'', path='', limits=Limits());"
        f"print(*sorted({heavy} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.split() == [b"inspect"]  # attrs imports it


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks /proc")
def test_what_the_caller_has_reserved_is_no_cost_of_the_document() -> None:
    # As pyarrow does when it is imported: more than the limit, and never touched.
    with mmap.mmap(-1, 256 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS):
        assert _run("answer = bytes(20 << 20)", memory_bytes=128 << 20) == bytes(20 << 20)
        with pytest.raises(LimitExceededError, match="128 MiB"):
            _run("answer = bytes(200 << 20)", memory_bytes=128 << 20)
