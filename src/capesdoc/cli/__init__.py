"""The command line: arguments in, records on stdout, everything else on stderr, an exit status.

What one document costs here is mostly the start of Python and of this package. So this module
imports next to nothing: each document is read in a child process (archive/guarded.py), and only
the child loads what reads it.
"""

from __future__ import annotations

import os
import sys
from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING, Final, NoReturn

from capesdoc.errors import CapesdocError, MissingFileError, ProfileError, ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from capesdoc.profile import Profile

__all__ = ["ExitStatus", "Options", "main", "run"]


class ExitStatus(IntEnum):
    """What the process tells its caller."""

    OK = 0
    FAILED = 1
    USAGE = 2
    FAIL_ON = 3


class _UnwritableError(Exception):
    """Standard output took no more: a full disk, a closed descriptor."""


class Options:
    """What a command was asked for; the values here are the defaults of the commands.

    Attributes:
        files: The documents, as given.
        profile: File of a vocabulary, or None for the one that ships with the package.
        password: Password of an encrypted PDF.
        encoding: Encoding of a text, where it is known.
        fail_on: Severity from which a diagnostic makes the exit status 3, or None.
        cross_check: Read each PDF with both readers.
        indent: Spaces of indentation; None for 2 where there is one file, else one line a record.
        lines: One line a record, also where there is one file.
        name: What the document on standard input is called, or None.
        run: Does the command, and gives the exit status.
        whole_process: Whether this process does nothing but this command.
    """

    files: Sequence[str] = ()
    profile: str | None = None
    password: str | None = None
    encoding: str | None = None
    fail_on: str | None = None
    cross_check: bool = False
    indent: int | None = None
    lines: bool = False
    name: str | None = None
    run: Callable[[Options], int]
    whole_process: bool = False


def main(arguments: Sequence[str] | None = None, *, whole_process: bool = False) -> int:
    """Run one command and give its exit status.

    Args:
        arguments: What follows the name of the program; by default that of this process.
        whole_process: Whether this process does nothing else, so that it may be forked.
    """
    given = sys.argv[1:] if arguments is None else arguments
    options = _files_alone(given) or _parsed(given)
    options.whole_process = whole_process
    try:
        return int(options.run(options))
    except (MissingFileError, ProfileError) as error:  # of the vocabulary: a document's is told
        _complain(str(error))
        return ExitStatus.USAGE
    except BrokenPipeError:
        # Whoever read our output (`head`) has gone. Point stdout elsewhere, or the interpreter
        # complains when it flushes at exit.
        _silence_stdout()
        return ExitStatus.FAILED
    except _UnwritableError as error:
        _silence_stdout()
        _complain(f"standard output cannot be written: {error}")
        return ExitStatus.FAILED
    except KeyboardInterrupt:
        return 130


def run() -> NoReturn:
    """Run the command of this process, and end it.

    A process that has printed records has nothing to put away; taking everything apart that Python
    holds would cost it a twentieth of its time.
    """
    status = main(whole_process=True)
    if "threading" in sys.modules or "atexit" in sys.modules:
        raise SystemExit(status)  # more than records was done here
    os._exit(status)


def _files_alone(given: Sequence[str]) -> Options | None:
    """Read `parse FILE…`, as nearly every call is; argparse costs as much as reading a document."""
    if len(given) < 2 or given[0] != "parse" or any(one.startswith("-") for one in given):
        return None
    options = Options()
    options.files = list(given[1:])
    options.run = run_parse
    return options


def _parsed(given: Sequence[str]) -> Options:
    from capesdoc.cli.arguments import make_parser

    return make_parser(given[0] if given else "").parse_args(given, namespace=Options())


def run_parse(options: Options) -> ExitStatus:
    """Print the record of each file."""

    def parse(source: str | bytes, profile: Profile | None) -> bytes:
        from capesdoc.cli.shown import record_shown

        return record_shown(source, profile, options)

    return _for_each_file(options, parse)


def run_explain(options: Options) -> ExitStatus:
    """Print how each file was read."""

    def explain(source: str | bytes, profile: Profile | None) -> bytes:
        from capesdoc.cli.shown import explanation_shown

        return explanation_shown(source, profile, options)

    return _for_each_file(options, explain)


def run_schema(_: Options) -> ExitStatus:
    """Print the JSON Schema of a record."""
    from capesdoc.json_format import json_schema_text

    _write(json_schema_text().rstrip("\n").encode() + b"\n", b"")
    return ExitStatus.OK


def _for_each_file(
    options: Options, show: Callable[[str | bytes, Profile | None], bytes]
) -> ExitStatus:
    """Print what there is to show of every file; one that fails does not stop the others."""
    from capesdoc.archive.guarded import run_guarded

    if options.name and _STANDARD_INPUT not in options.files:
        _complain("--name names what stands on standard input: give - as FILE")
        return ExitStatus.USAGE
    profile = _profile(options.profile) if options.profile else None
    if len(options.files) > 1:
        _warm()
    status = ExitStatus.OK
    for file in options.files:
        try:
            # In a guarded child: whatever a document does, it costs itself alone.
            if file == _STANDARD_INPUT:
                named = options.name or STDIN_NAME
                work = partial(show, _standard_input(named), profile)
            else:
                named, work = file, partial(show, file, profile)
            answer = run_guarded(work, path=named)
        except CapesdocError as error:
            _complain(str(error))
            status = ExitStatus.FAILED
            continue
        end = _HEAD + int.from_bytes(answer[1:_HEAD], "big")
        _write(answer[_HEAD:end], answer[end:])
        if status is ExitStatus.OK and answer[0]:
            status = ExitStatus.FAIL_ON
    return status


_STANDARD_INPUT: Final = "-"

STDIN_NAME: Final = "<stdin>"
"""What a document on standard input is called where nobody says another name."""


def _standard_input(name: str) -> bytes:
    """Read standard input, before the clock of the child that parses it is started."""
    from capesdoc.limits import DEFAULT_LIMITS

    if not sys.stdin:  # None where the descriptor was closed before Python began
        return b""
    try:
        # One byte more than is allowed: enough for the child to refuse it as too large.
        return sys.stdin.buffer.read(DEFAULT_LIMITS.file_bytes + 1)
    except OSError as error:
        raise ReadError(f"cannot be read ({error.strerror})", source=name) from error


_HEAD: Final = 9
"""Bytes before what is to be printed: is the level of --fail-on reached, the length for stdout."""


def answer_of(out: bytes, err: bytes, *, reached: bool) -> bytes:
    """Pack what a child found, so that the parent has only to print it."""
    return bytes([reached]) + len(out).to_bytes(_HEAD - 1, "big") + out + err


def _profile(file: str) -> Profile:
    from capesdoc.profile import Profile

    return Profile.from_toml(file)


def _warm() -> None:
    """Load and compile once what the children of several files inherit."""
    import hashlib  # noqa: F401 — of one document it is not worth loading (readers/digest.py)

    from capesdoc.archive.warming import warm_text

    warm_text()


def _write(out: bytes, err: bytes) -> None:
    # Bytes, so that no console's own encoding can refuse a character or change a line end.
    if out:
        _print(out)
    sys.stderr.buffer.write(err)
    sys.stderr.buffer.flush()


def _print(out: bytes) -> None:
    if not sys.stdout:  # None where the descriptor was closed before Python began
        raise _UnwritableError("it is closed")
    try:
        sys.stdout.buffer.write(out)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _UnwritableError(error.strerror or str(error)) from error


def _complain(message: str) -> None:
    from capesdoc.cli.shown import complaint

    _write(b"", complaint(message))


def _silence_stdout() -> None:
    if sys.stdout:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
