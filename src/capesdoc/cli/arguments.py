"""Arguments: the commands, their flags and their help, for argparse."""

from __future__ import annotations

import argparse
from functools import partial
from typing import Final

from capesdoc.cli import run_explain, run_parse, run_schema
from capesdoc.findings import Severity
from capesdoc.version import __version__

__all__ = ["make_parser"]

_EXAMPLES: Final = """\
examples:
  capesdoc parse report.pdf                 one record, indented
  capesdoc parse --lines *.docx > r.jsonl   one record a line, however many match
  capesdoc parse - < report.pdf             from standard input
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


def make_parser(command: str) -> argparse.ArgumentParser:
    """Make the parser of all commands; that of whole archives is loaded where it may be asked."""
    parser = argparse.ArgumentParser(
        prog="capesdoc",
        description="Turn event reports (.txt, .pdf, .docx) into typed records.",
        epilog=_EXAMPLES,
        formatter_class=partial(argparse.RawDescriptionHelpFormatter, width=_HELP_WIDTH),
    )
    parser.add_argument("--version", action="version", version=f"capesdoc {__version__}")
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", required=True, prog="capesdoc"
    )
    parse = _document_command(commands, "parse", "print each document's record as JSON")
    layout = parse.add_mutually_exclusive_group()
    layout.add_argument(
        "--indent",
        type=_spaces,
        metavar="N",
        help="spaces of indentation; 0 still breaks lines (default: 2 for one FILE, and one record "
        "a line for several)",
    )
    layout.add_argument("--lines", action="store_true", help="one record a line, also for one FILE")
    parse.set_defaults(run=run_parse)
    explain = _document_command(
        commands, "explain", "show how each field was read and every change to the text"
    )
    explain.set_defaults(run=run_explain)
    if command not in _OF_ONE_DOCUMENT:
        from capesdoc.archive.commands import add_commands

        add_commands(commands)
    schema = commands.add_parser("schema", help="print the JSON Schema of a record")
    schema.set_defaults(run=run_schema)
    return parser


def _spaces(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no number of spaces; --lines breaks no line")
    return int(text)


def _document_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, purpose: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name,
        help=purpose,
        description=f"{purpose[0].upper()}{purpose[1:]}.",
        formatter_class=partial(argparse.HelpFormatter, width=_HELP_WIDTH),
    )
    command.add_argument("files", nargs="+", metavar="FILE", help=".txt, .pdf or .docx; -: stdin")
    command.add_argument("--name", help="what the document on standard input is called")
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
