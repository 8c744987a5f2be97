"""Progress: a bar on a terminal, a line now and then elsewhere. All of it on stderr."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from typing import Final, Protocol, TextIO

from capesdoc.archive.shards import ShardReport
from capesdoc.archive.standing import RunReport

__all__ = ["Progress", "duration", "make_progress"]

LINE_SECONDS: Final = 30.0
"""Time between two lines in a log: often enough to see that it lives, seldom enough to keep."""


class Progress(Protocol):
    """Something that shows how far a run has come."""

    def begin(self, report: RunReport) -> None:
        """Start from what is already done."""

    def advance(self, report: ShardReport) -> None:
        """Count a shard."""

    def end(self) -> None:
        """Stop showing."""


def make_progress(stream: TextIO | None = None) -> Progress:
    """Give a bar where the stream is a terminal and rich is installed, else lines."""
    target = sys.stderr if stream is None else stream
    if target.isatty():
        try:
            return _Bar()
        except ImportError:  # the extra `capesdoc[cli]` is not installed
            pass
    return Lines(target)


class Lines:
    """One line every half minute, as a log wants it: also while one slow shard holds all up."""

    def __init__(
        self,
        stream: TextIO,
        clock: Callable[[], float] = time.monotonic,
        every: float = LINE_SECONDS,
    ) -> None:
        self._stream, self._clock, self._every = stream, clock, every
        self._begun = clock()
        self._all = self._done = self._before = self._failed = 0
        self._ended = threading.Event()
        # A daemon: it must not keep the interpreter from ending.
        self._ticking = threading.Thread(target=self._tick, daemon=True)

    def begin(self, report: RunReport) -> None:
        """Start from what is already done."""
        self._all = report.documents
        self._done = self._before = report.converted + report.failed
        self._failed = report.failed
        self._begun = self._clock()
        self._ticking.start()

    def advance(self, report: ShardReport) -> None:
        """Count a shard."""
        if report.skipped:
            return
        # A document that is tried again had been counted as failed.
        self._done += 0 if report.retries else report.documents
        self._failed += report.failed - (report.documents if report.retries else 0)

    def _tick(self) -> None:
        while not self._ended.wait(self._every):
            self._stream.write(self.line(self._clock()) + "\n")
            self._stream.flush()

    def line(self, now: float) -> str:
        """Say how far it is, how fast, how long it will take, and how many failed."""
        rate = (self._done - self._before) / max(now - self._begun, 1e-9)
        left = duration((self._all - self._done) / rate) if rate else "unknown"
        share = 100 * self._done / max(self._all, 1)
        return (
            f"{self._done} of {self._all} documents ({share:.0f} %), {rate:.1f}/s, "
            f"{left} left, {self._failed} failed"
        )

    def end(self) -> None:
        """Stop; the summary says the rest."""
        self._ended.set()
        if self._ticking.is_alive():
            self._ticking.join()


class _Bar:
    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            TextColumn,
            TimeRemainingColumn,
        )
        from rich.progress import Progress as RichProgress

        self._progress = RichProgress(
            TextColumn("converting"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]:.1f}/s"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[failed]} failed"),
            console=Console(stderr=True),
        )
        self._task = self._progress.add_task("", total=None, rate=0.0, failed=0)
        self._failed = self._done = 0
        self._begun = time.monotonic()

    def begin(self, report: RunReport) -> None:
        done = report.converted + report.failed
        self._failed = report.failed
        self._begun = time.monotonic()
        self._progress.update(self._task, total=report.documents, completed=done)
        self._progress.start()

    def advance(self, report: ShardReport) -> None:
        if report.skipped:
            return
        new = 0 if report.retries else report.documents
        self._done += report.documents
        self._failed += report.failed - (report.documents if report.retries else 0)
        rate = self._done / max(time.monotonic() - self._begun, 1e-9)
        self._progress.update(self._task, advance=new, failed=self._failed, rate=rate)

    def end(self) -> None:
        self._progress.stop()


def duration(seconds: float) -> str:
    """Write a time as a person says it."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
