"""Shown: one document's record or explanation as the bytes to print; made in the child."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from capesdoc.cli import STDIN_NAME, answer_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from capesdoc.cli import Options
    from capesdoc.explanation import Explanation
    from capesdoc.profile import Profile
    from capesdoc.record import EventReport

__all__ = ["complaint", "explanation_shown", "record_shown"]

_Read = TypeVar("_Read")

_SPACES: Final = "\u00a0\u2002\u2003\u2009\u202f\u3000"
"""Spaces of print, which Python does not call printable and no terminal acts on."""


def record_shown(source: str | bytes, profile: Profile | None, options: Options) -> bytes:
    """Give the record of a file, or of what stood on standard input, as JSON."""
    from capesdoc.json_format import to_json
    from capesdoc.pipeline import parse

    indent = options.indent
    if indent is None and not options.lines and len(options.files) == 1:
        indent = 2
    report = _read(parse, source, profile, options)
    return _packed(to_json(report, indent=indent), report, options)


def explanation_shown(source: str | bytes, profile: Profile | None, options: Options) -> bytes:
    """Give, for a person, how a file or standard input was read."""
    from capesdoc.pipeline import explain

    explanation = _read(explain, source, profile, options)
    return _packed("\n".join(_lines_of(explanation)), explanation.report, options)


def _read(
    how: Callable[..., _Read], source: str | bytes, profile: Profile | None, options: Options
) -> _Read:
    return how(
        source,
        name=(options.name or STDIN_NAME) if isinstance(source, bytes) else None,
        profile=profile,
        password=options.password,
        encoding=options.encoding,
        cross_check=options.cross_check,
    )


def complaint(message: str) -> bytes:
    """Give a line for stderr."""
    return f"capesdoc: {_safe(message)}\n".encode("utf-8", "backslashreplace")


def _packed(text: str, report: EventReport, options: Options) -> bytes:
    return answer_of(
        text.encode("utf-8", "surrogatepass") + b"\n",
        b"".join([complaint(str(one)) for one in report.diagnostics]),
        reached=options.fail_on is not None and _reaches(report, options.fail_on),
    )


def _reaches(report: EventReport, level: str) -> bool:
    from capesdoc.findings import Severity

    ranks = list(Severity)
    return any(
        ranks.index(one.severity) >= ranks.index(Severity(level)) for one in report.diagnostics
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


def _safe(text: str) -> str:
    """Write what a terminal would act on (controls, line ends, direction) as an escape."""
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() or c in _SPACES else c.encode("unicode_escape").decode() for c in text
    )
