"""The commands `convert` and `status`: flags from `Options`, a run, a summary, an exit status.

Only `add_commands` runs for `capesdoc --help`, so that everything else is imported later.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Final

import attrs

from capesdoc.archive.options import Options
from capesdoc.errors import (
    CapesdocError,
    DifferentRunError,
    MissingFileError,
    NameCollisionError,
    ReadError,
)
from capesdoc.findings import Severity

if TYPE_CHECKING:
    from capesdoc.archive.standing import RunReport

__all__ = ["ArchiveStatus", "add_commands"]

_EXAMPLES: Final = """\
examples:
  capesdoc convert archive/ out/                          every .txt, .pdf and .docx below
  capesdoc convert 'reports/*.pdf' more.zip out/          globs, .zip, .tar and .tar.gz in place
  capesdoc convert archive/ out/                          once more: goes on where it stopped
  capesdoc convert archive/ out/ --retry-errors --timeout 300
  capesdoc convert s3://in/a.tar s3://out/run --dask tcp://scheduler:8786
  capesdoc convert archive/ out/ --array $SLURM_ARRAY_TASK_ID/100
  capesdoc status out/

exit status:
  0 all parsed   1 some failed   2 wrong usage   3 a --fail-on level was reached
  4 shards are pending: the same command goes on
"""


class ArchiveStatus(IntEnum):
    """What the process tells its caller."""

    OK = 0
    FAILED = 1
    USAGE = 2
    FAIL_ON = 3
    PENDING = 4


INTERRUPTED: Final = 130
"""What a shell expects of a program that Ctrl-C ended."""


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `convert` and `status` to the command line; each sets `run`, which does the work."""
    convert = commands.add_parser(
        "convert",
        help="convert a whole archive, on one machine or many",
        description="Convert a whole archive. The same command again goes on, or adds what is new.",
        usage="capesdoc convert [options] SOURCE… DEST",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    convert.add_argument(
        "places",
        nargs="+",
        metavar="SOURCE… DEST",
        help="files, folders, globs, .zip and .tar archives, URLs; then where to write",
    )
    _add_options(convert)
    _add_run_flags(convert)
    convert.set_defaults(run=_run_convert)
    status = commands.add_parser(
        "status",
        help="show where an archive stands",
        description="Show where an archive stands: what is converted, failed and pending.",
    )
    status.add_argument("out", metavar="DEST", help="the folder or URL that a run wrote to")
    for command in (convert, status):
        command.add_argument(
            "--fail-on",
            choices=[severity.value for severity in Severity],
            help="exit status 3 where a record has a diagnostic of this severity or a higher one",
        )
    status.set_defaults(run=_run_status)


def _flags() -> list[attrs.Attribute[object]]:
    return [one for one in attrs.fields(Options) if "help" in one.metadata]


def _add_options(parser: argparse.ArgumentParser) -> None:
    for one in _flags():
        flag, kind = f"--{one.name.replace('_', '-')}", one.metadata["type"]
        if kind is bool:
            parser.add_argument(flag, action="store_true", help=one.metadata["help"])
        elif isinstance(kind, type) and issubclass(kind, StrEnum):
            parser.add_argument(
                flag,
                choices=[choice.value for choice in kind],
                default=one.default,
                help=one.metadata["help"],
            )
        else:
            metavar = _METAVARS.get(kind, "FILE")
            parser.add_argument(
                flag,
                type=kind if kind in _METAVARS else _file_of(kind),
                default=one.default,
                metavar=metavar,
                help=one.metadata["help"],
            )


def _file_of(read: Callable[[str], object]) -> Callable[[str], object]:
    """Give a reader of a file's name; what is wrong with the file is wrong usage, in one line."""

    def told(path: str) -> object:
        try:
            return read(path)
        except CapesdocError as error:
            raise argparse.ArgumentTypeError(str(error)) from error

    return told


_METAVARS: Final = {float: "SECONDS", int: "N", str: "TEXT"}


def _add_run_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from-list", metavar="FILE", help="also what FILE names, a path or URL a line (-: stdin)"
    )
    parser.add_argument(
        "--workers", type=int, metavar="N", help="worker processes (default: cores)"
    )
    parser.add_argument(
        "--retry-errors", action="store_true", help="only try again what has failed"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would be converted")
    parser.add_argument(
        "--array", type=_share, metavar="I/N", help="convert only share I of N, counted from 0"
    )
    engine = parser.add_mutually_exclusive_group()
    engine.add_argument("--dask", metavar="ADDRESS", help="run on the Dask scheduler there")
    engine.add_argument(
        "--ray", nargs="?", const="auto", metavar="ADDRESS", help="run on the Ray cluster there"
    )


def _share(text: str) -> tuple[int, int]:
    mine, slash, of = text.partition("/")
    if not (slash and mine.isdecimal() and of.isdecimal() and int(mine) < int(of)):
        raise argparse.ArgumentTypeError(f"{text!r} is not I/N with I from 0 to N-1")
    return int(mine), int(of)


def _run_convert(given: argparse.Namespace) -> int:
    sources, out = _places(given)
    if out is None:
        return _refuse("name at least one SOURCE, and then DEST")
    try:
        options = Options(**{one.name: getattr(given, one.name) for one in _flags()})
        with _listed(given.from_list) as lines:
            if given.dry_run:
                return _dry_run(sources, out, lines)
            return _convert(given, sources, out, options, lines)
    except (
        DifferentRunError,
        ImportError,  # the extra that the format needs
        NameCollisionError,
        ReadError,  # no such file, or a URL that nothing here can read
        ValueError,
    ) as error:
        return _refuse(str(error))
    except KeyboardInterrupt:
        _say("stopped; the same command goes on")
        return INTERRUPTED


def _places(given: argparse.Namespace) -> tuple[list[str], str | None]:
    *sources, out = given.places
    alone = not sources and given.from_list is None and not given.retry_errors
    return sources, None if alone else out


def _convert(
    given: argparse.Namespace,
    sources: list[str],
    out: str,
    options: Options,
    lines: Iterable[str] | None,
) -> int:
    with _template(given):
        return _converted(given, sources, out, options, lines)


@contextlib.contextmanager
def _template(given: argparse.Namespace) -> Iterator[None]:
    """Fork what the worker processes are forked from, where they run here and nothing else does."""
    if given.dask or given.ray or not given.whole_process:
        yield
        return
    # Before more is imported than the workers need, anything is read, or a thread is started.
    from capesdoc.archive.starting import forked_template

    with forked_template():
        yield


def _converted(
    given: argparse.Namespace,
    sources: list[str],
    out: str,
    options: Options,
    lines: Iterable[str] | None,
) -> int:
    from capesdoc.archive.progress import make_progress
    from capesdoc.archive.run import convert_archive
    from capesdoc.archive.summary import summary

    progress = make_progress()
    with _executor(given) as (executor, workers):
        try:
            report = convert_archive(
                sources,
                out,
                options,
                from_list=lines,
                retry_errors=given.retry_errors,
                executor=executor,
                workers=workers,
                array=given.array,
                on_plan=progress.begin,
                on_report=progress.advance,
            )
        finally:
            progress.end()
    _say(summary(report, out))
    return _exit_status(report, given.fail_on, is_share=given.array is not None)


@contextlib.contextmanager
def _executor(given: argparse.Namespace) -> Iterator[tuple[Executor | None, int | None]]:
    if given.dask:
        from capesdoc.archive.engines import dask_executor

        with dask_executor(given.dask) as (executor, workers):
            yield executor, given.workers or workers
    elif given.ray:
        from capesdoc.archive.engines import RayExecutor

        ray = RayExecutor(address=given.ray)
        yield ray, given.workers or ray.workers
    else:
        yield None, given.workers


@contextlib.contextmanager
def _listed(place: str | None) -> Iterator[Iterable[str] | None]:
    if place is None:
        yield None
    elif place == "-":
        yield sys.stdin
    else:
        try:
            file = open(place, encoding="utf-8", errors="surrogateescape")  # noqa: PTH123, SIM115
        except OSError as error:
            raise MissingFileError(f"cannot be read ({error.strerror})", source=place) from error
        with file:
            yield file


def _dry_run(sources: list[str], out: str, lines: Iterable[str] | None) -> int:
    from capesdoc.archive.planning import preview
    from capesdoc.archive.summary import preview_text

    _say(preview_text(preview(sources, out, from_list=lines)))
    return ArchiveStatus.OK


def _run_status(given: argparse.Namespace) -> int:
    from capesdoc.archive.standing import status
    from capesdoc.archive.summary import summary

    try:
        report = status(given.out)
    except MissingFileError as error:
        return _refuse(str(error), command="status")
    sys.stdout.write(summary(report, given.out) + "\n")
    return _exit_status(report, given.fail_on, is_share=False)


def _exit_status(report: RunReport, fail_on: str | None, *, is_share: bool) -> int:
    if report.problem or (report.pending and not is_share):
        return ArchiveStatus.PENDING
    if report.failed or report.losses:
        return ArchiveStatus.FAILED
    ranks = [severity.value for severity in Severity]
    if fail_on and any(ranks.index(s) >= ranks.index(fail_on) for s, _ in report.severities):
        return ArchiveStatus.FAIL_ON
    return ArchiveStatus.OK


def _refuse(message: str, *, command: str = "convert") -> int:
    _say(f"capesdoc {command}: {message}")
    return ArchiveStatus.USAGE


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
