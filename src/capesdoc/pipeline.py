"""The run: read, clean, split the header off, interpret it, build the paragraphs, assemble.

Start reading here. Each stage is one call, and knows nothing of the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from capesdoc.body import Body, build_paragraphs
from capesdoc.cleaning import Cleaned, clean
from capesdoc.collector import run_uncollected
from capesdoc.errors import StrictError
from capesdoc.findings import Diagnostic, Edit, Severity
from capesdoc.header.fields import Header, split_header
from capesdoc.header.values import Values, as_field, interpret
from capesdoc.limits import DEFAULT_LIMITS, Limits, check_limits
from capesdoc.profile import Profile, check_profile, default_profile
from capesdoc.readers import READERS, Reader, ReadOptions, Source, decode_text, load, read
from capesdoc.record import EventReport
from capesdoc.source import SourceDocument
from capesdoc.values import NamedTuple

if TYPE_CHECKING:
    from capesdoc.explanation import Explanation

__all__ = ["explain", "parse", "parse_text"]


def parse(
    source: Source,
    *,
    name: str | None = None,
    profile: Profile | None = None,
    limits: Limits = DEFAULT_LIMITS,
    password: str | None = None,
    encoding: str | None = None,
    strict: bool = False,
    cross_check: bool = False,
    readers: tuple[Reader, ...] = READERS,
) -> EventReport:
    """Turn one document into a record.

    Args:
        source: `str` and `PathLike` are paths; bytes and binary files are contents.
        name: The name it goes by in the record; by default that of the file.
        profile: The vocabulary; by default the one that ships with the package.
        limits: What the document may cost.
        password: Password of an encrypted PDF.
        encoding: Encoding of a text, where it is known.
        strict: Raise where the record has a diagnostic of severity error.
        cross_check: Read a PDF with both readers and report where they differ.
        readers: The readers to ask, in order: `(*READERS, mine)` adds one.

    Raises:
        CapesdocError: There is no record; the class says why and the message what to do.
        TypeError: An argument is of the wrong type; the message says what to give.
    """
    check_profile(profile)
    check_limits(limits)
    content = load(source, limits=limits, name=name)
    options = ReadOptions(
        limits=limits, password=password, encoding=encoding, cross_check=cross_check
    )
    return _report(_run(read(content, options, readers), profile), strict=strict)


def explain(
    source: Source,
    *,
    name: str | None = None,
    profile: Profile | None = None,
    limits: Limits = DEFAULT_LIMITS,
    password: str | None = None,
    encoding: str | None = None,
    strict: bool = False,
    cross_check: bool = False,
    readers: tuple[Reader, ...] = READERS,
) -> Explanation:
    """Turn one document into a record, and tell every change made on the way.

    The arguments and errors are those of `parse`, and so is the record.
    """
    from capesdoc.explanation import Explanation

    check_profile(profile)
    check_limits(limits)
    content = load(source, limits=limits, name=name)
    options = ReadOptions(
        limits=limits, password=password, encoding=encoding, cross_check=cross_check
    )
    run = _run(read(content, options, readers), profile)
    return Explanation(
        report=_report(run, strict=strict), edits=_edits(run), readings=run.values.readings
    )


def parse_text(
    text: str,
    *,
    name: str = "<text>",
    profile: Profile | None = None,
    limits: Limits = DEFAULT_LIMITS,
    strict: bool = False,
) -> EventReport:
    """Turn text that is already decoded into a record.

    Raises:
        NoTextError: There is nothing but white space.
        LimitExceededError: It has more characters or pages than `limits` allow.
        StrictError: `strict`, and the record has a diagnostic of severity error.
        TypeError: An argument is of the wrong type; the message says what to give.
    """
    if not isinstance(text, str):
        raise TypeError(
            f"text is of type {type(text).__name__!r}: give a str; "
            "bytes, paths and files go to parse()"
        )
    check_profile(profile)
    check_limits(limits)
    return _report(_run(decode_text(text, name=name, limits=limits), profile), strict=strict)


class _Run(NamedTuple):
    """What each stage made of one document, in the order of the stages."""

    document: SourceDocument
    cleaned: Cleaned
    header: Header
    values: Values
    body: Body


def _run(document: SourceDocument, profile: Profile | None) -> _Run:
    lines = sum([len(page.lines) for page in document.pages])
    return run_uncollected(lambda: _stages(document, profile), lines)


def _stages(document: SourceDocument, profile: Profile | None) -> _Run:
    vocabulary = default_profile() if profile is None else profile
    cleaned = clean(document, vocabulary.running_heads)
    header = split_header(cleaned.lines, vocabulary)
    values = interpret(header.fields, vocabulary, rest=header.rest)
    body = build_paragraphs(header.rest)
    return _Run(document, cleaned, header, values, body)


def _report(run: _Run, *, strict: bool) -> EventReport:
    origin = run.document.origin
    values = run.values
    report = EventReport(
        title=values.title,
        event_type=values.event_type,
        event_date=values.event_date,
        time=values.time,
        venue=values.venue,
        people=values.people,
        organizers=values.organizers,
        participant_count=values.participant_count,
        fields=tuple([as_field(raw) for raw in run.header.fields]),
        paragraphs=run.body.paragraphs,
        diagnostics=tuple([_named(one, origin.name) for stage in run for one in stage.diagnostics]),
        source=origin,
    )
    if strict:
        _refuse_errors(report)
    return report


def _named(one: Diagnostic, source: str) -> Diagnostic:
    """Give a diagnostic with the name of its document: `attrs.evolve`, five times as fast."""
    return Diagnostic(
        code=one.code,
        severity=one.severity,
        message=one.message,
        field=one.field,
        spans=one.spans,
        source=source,
    )


def _edits(run: _Run) -> tuple[Edit, ...]:
    """Give every change of every stage, in reading order."""
    edits = (*run.document.edits, *run.cleaned.edits, *run.header.edits, *run.body.edits)
    places = [[(s.page, s.start_line, s.start) for s in edit.spans] for edit in edits]
    order = sorted(range(len(edits)), key=places.__getitem__)
    return tuple(edits[at] for at in order)


def _refuse_errors(report: EventReport) -> None:
    problems = tuple(str(one) for one in report.diagnostics if one.severity is Severity.ERROR)
    if problems:
        raise StrictError(
            f"has {len(problems)} diagnostic(s) of severity error: {problems[0]}",
            problems=problems,
            source=report.source.name,
        )
