"""The command line: arguments in, records on stdout, everything else on stderr, an exit status."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import partial
from typing import Final, NamedTuple

import capesdoc
from capesdoc.archive.guarded import run_guarded
from capesdoc.errors import CapesdocError, ProfileError
from capesdoc.findings import Diagnostic, Severity
from capesdoc.limits import DEFAULT_LIMITS
from capesdoc.profile import Profile
from capesdoc.record import EventReport, Explanation

__all__ = ["ExitStatus", "main"]

_EXAMPLES: Final = """\
examples:
  capesdoc parse report.pdf                 one record, indented
  capesdoc parse *.docx > records.jsonl     one record a line
  capesdoc parse --fail-on warning a.txt    exit status 3 where there is a doubt
  capesdoc explain report.pdf               every field and every change, with reasons
  capesdoc convert archive/ out/            a whole archive; once more to go on
  capesdoc status out/                      where it stands
  capesdoc schema > record.schema.json      the JSON Schema of a record

exit status:
  0 all parsed   1 some failed   2 wrong usage   3 a --fail-on level was reached
  4 an archive has shards pending: the same command goes on
"""


_HELP_WIDTH: Final = 80
"""Characters. argparse asks for the terminal's with each argument that is added, and the module
that knows it comes with every archive format of Python: 4 ms of a start."""

_OF_ONE_DOCUMENT: Final = frozenset({"parse", "explain", "schema"})

_WARMING: Final = """\
Title: Seminar on “Trade”
Event Date: November 7, 2025
Venue: Conference Hall, Islamabad/ Online
Time: 15:30-16:30
Moderator: Dr. A. B. Example, Director, Institute of Examples

The seminar was told of trade.
"""
"""A document of our own that a run over several files reads first."""


_SPACES: Final = "\u00a0\u2002\u2003\u2009\u202f\u3000"
"""Spaces of print, which Python does not call printable and no terminal acts on."""


class ExitStatus(IntEnum):
    """What the process tells its caller."""

    OK = 0
    FAILED = 1
    USAGE = 2
    FAIL_ON = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    options = _parser(given[0] if given else "").parse_args(given)
    try:
        return int(options.run(options))
    except ProfileError as error:
        _complain(str(error))
        return ExitStatus.USAGE
    except BrokenPipeError:
        # Whoever read our output (`head`) has gone. Point stdout elsewhere, or the interpreter
        # complains when it flushes at exit.
        _silence_stdout()
        return ExitStatus.FAILED
    except KeyboardInterrupt:
        return 130


def _parser(command: str) -> argparse.ArgumentParser:
    """Make the parser of all commands; that of whole archives is loaded where it may be asked."""
    parser = argparse.ArgumentParser(
        prog="capesdoc",
        description="Turn event reports (.txt, .pdf, .docx) into typed records.",
        epilog=_EXAMPLES,
        formatter_class=partial(argparse.RawDescriptionHelpFormatter, width=_HELP_WIDTH),
    )
    parser.add_argument("--version", action="version", version=f"capesdoc {capesdoc.__version__}")
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", required=True, prog="capesdoc"
    )
    parse = _document_command(commands, "parse", "print each document's record as JSON")
    parse.add_argument(
        "--indent", type=int, metavar="N", help="spaces of indentation (default: 2 for one FILE)"
    )
    parse.set_defaults(run=_run_parse)
    explain = _document_command(
        commands, "explain", "show how each field was read and every change to the text"
    )
    explain.set_defaults(run=_run_explain)
    if command not in _OF_ONE_DOCUMENT:
        from capesdoc.archive.commands import add_commands

        add_commands(commands)
    schema = commands.add_parser("schema", help="print the JSON Schema of a record")
    schema.set_defaults(run=_run_schema)
    return parser


def _document_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, purpose: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name,
        help=purpose,
        description=purpose.capitalize() + ".",
        formatter_class=partial(argparse.HelpFormatter, width=_HELP_WIDTH),
    )
    command.add_argument("files", nargs="+", metavar="FILE", help=".txt, .pdf or .docx")
    command.add_argument("--profile", metavar="FILE", help="a vocabulary in TOML")
    command.add_argument("--password", help="password of an encrypted PDF")
    command.add_argument("--encoding", help="encoding of a text, where it is known")
    command.add_argument(
        "--fail-on",
        choices=[severity.value for severity in Severity],
        help="exit status 3 where a record has a diagnostic of this severity or a higher one",
    )
    command.add_argument(
        "--cross-check", action="store_true", help="read each PDF with both readers and compare"
    )
    return command


def _run_parse(options: argparse.Namespace) -> ExitStatus:
    one = len(options.files) == 1
    indent = options.indent if options.indent is not None else 2 if one else None

    def parse(file: str, profile: Profile | None) -> _Shown:
        report = capesdoc.parse(
            file,
            profile=profile,
            password=options.password,
            encoding=options.encoding,
            cross_check=options.cross_check,
        )
        return _shown(capesdoc.to_json(report, indent=indent), report)

    return _for_each_file(options, parse)


def _run_explain(options: argparse.Namespace) -> ExitStatus:
    def explain(file: str, profile: Profile | None) -> _Shown:
        explanation = capesdoc.explain(
            file,
            profile=profile,
            password=options.password,
            encoding=options.encoding,
            cross_check=options.cross_check,
        )
        return _shown("\n".join(_lines_of(explanation)), explanation.report)

    return _for_each_file(options, explain)


class _Shown(NamedTuple):
    """What one document gave: the text to print, its diagnostics in words, their severities."""

    text: str
    diagnostics: list[str]
    severities: list[str]


def _shown(text: str, report: EventReport) -> _Shown:
    found: tuple[Diagnostic, ...] = report.diagnostics
    return _Shown(text, [str(one) for one in found], [one.severity.value for one in found])


def _for_each_file(
    options: argparse.Namespace, read: Callable[[str, Profile | None], _Shown]
) -> ExitStatus:
    """Print what there is to show of every file; one that fails does not stop the others."""
    from capesdoc.readers import name_of

    profile = capesdoc.Profile.from_toml(options.profile) if options.profile else None
    if len(options.files) > 1:
        # The children inherit what is loaded and compiled by then: once, and not once a file.
        capesdoc.to_json(capesdoc.parse_text(_WARMING))
    status = ExitStatus.OK
    for file in options.files:

        def work(file: str = file) -> bytes:
            return json.dumps(read(file, profile)).encode()

        try:
            # In a guarded child: whatever a document does, it costs itself alone.
            answer = run_guarded(work, name=name_of(file), limits=DEFAULT_LIMITS)
        except CapesdocError as error:
            _complain(str(error))
            status = ExitStatus.FAILED
            continue
        shown = _Shown(*json.loads(answer))
        _write(shown.text)
        for diagnostic in shown.diagnostics:
            _complain(diagnostic)
        if status is ExitStatus.OK and _reaches(shown.severities, options.fail_on):
            status = ExitStatus.FAIL_ON
    return status


def _run_schema(_: argparse.Namespace) -> ExitStatus:
    from capesdoc.json_format import json_schema_text

    _write(json_schema_text().rstrip("\n"))
    return ExitStatus.OK


def _reaches(severities: list[str], level: str | None) -> bool:
    ranks = list(Severity)
    return level is not None and any(
        ranks.index(Severity(one)) >= ranks.index(Severity(level)) for one in severities
    )


def _lines_of(explanation: Explanation) -> list[str]:
    """Write an explanation for a person."""
    report = explanation.report
    lines = [f"{report.source.name}: read by {report.source.reader}", "", "fields"]
    for reading in explanation.readings:
        field = reading.field
        kind = "inferred" if field.inferred else repr(field.label)
        lines.append(f"  {field.name or '(unknown label)'} from {kind}: {field.text}")
        lines.append(f"    {reading.rule}: {reading.value or 'no value'}")
        lines.extend(f"    refused: {refusal}" for refusal in reading.refused)
    lines += ["", f"edits ({len(explanation.edits)})"]
    for edit in explanation.edits:
        place = f"{edit.spans[0].page}:{edit.spans[0].start_line}" if edit.spans else "-"
        change = f"{edit.before!r} -> {edit.after!r}" if edit.after else repr(edit.before)
        lines.append(f"  {place}: {edit.rule}: {edit.action.value} {change}")
        lines.extend(f"    {reason}" for reason in edit.reasons)
    lines += ["", f"diagnostics ({len(report.diagnostics)})"]
    lines.extend(f"  {diagnostic}" for diagnostic in report.diagnostics)
    return [_safe(line) for line in lines]


def _write(text: str) -> None:
    # Bytes, so that no console's own encoding can refuse a character or change a line end.
    sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass") + b"\n")
    sys.stdout.buffer.flush()


def _complain(message: str) -> None:
    sys.stderr.buffer.write(f"capesdoc: {_safe(message)}\n".encode("utf-8", "backslashreplace"))
    sys.stderr.buffer.flush()


def _safe(text: str) -> str:
    """Write what a terminal would act on (controls, line ends, direction) as an escape."""
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() or c in _SPACES else c.encode("unicode_escape").decode() for c in text
    )


def _silence_stdout() -> None:
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
