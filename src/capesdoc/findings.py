"""Findings: the doubts we leave (diagnostics) and the changes we made (edits).

A *diagnostic* is a doubt that was not decided: the raw text is kept and the typed value is null.
An *edit* is a change that was made, with its reasons, so that a reviewer can disagree.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Generic, NamedTuple, TypeVar

import attrs

from capesdoc.span import Span
from capesdoc.values import value

__all__ = [
    "DIAGNOSTIC_CODES",
    "Action",
    "Diagnostic",
    "Doubt",
    "Edit",
    "Reading",
    "Severity",
]

T_co = TypeVar("T_co", covariant=True)


class Severity(StrEnum):
    """How much a doubt matters."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Action(StrEnum):
    """What an edit did to the text."""

    REMOVED = "removed"
    JOINED = "joined"
    REPLACED = "replaced"


@value(kw_only=True)
class Diagnostic:
    """A doubt that we leave to the reader.

    Attributes:
        code: Stable slug, one of `DIAGNOSTIC_CODES`.
        severity: How much it matters.
        message: One sentence that says what is in doubt and what to do.
        field: Name of the record field it is about, or None.
        spans: Where the doubtful text stands.
        source: Name of the document. It is stored once, in the record's `source.name`, and
            therefore neither serialised nor compared.
    """

    code: str
    severity: Severity
    message: str
    field: str | None = None
    spans: tuple[Span, ...] = ()
    source: str = attrs.field(default="", eq=False)

    def __str__(self) -> str:
        place = f"{self.spans[0].page}:{self.spans[0].start_line}" if self.spans else "-:-"
        return f"{self.source}:{place}: {self.code} {self.message}"


@value(kw_only=True)
class Edit:
    """A change that we made to the text.

    Attributes:
        rule: Slug of the rule that made it, such as `page-number`.
        action: What was done.
        before: The text as read; white space is written as it stood.
        after: What stands in its place; empty for a removal.
        spans: Where `before` stands in the source.
        reasons: Sentences a reviewer can disagree with.
    """

    rule: str
    action: Action
    before: str
    after: str
    spans: tuple[Span, ...]
    reasons: tuple[str, ...]


class Doubt(NamedTuple):
    """A diagnostic that does not yet know where its text stood."""

    code: str
    message: str


class Reading(NamedTuple, Generic[T_co]):
    """What a value grammar made of a text.

    Attributes:
        value: The typed value, or None where the grammar refuses.
        rule: Name of the rule that read the value, or that refused it.
        doubts: What a person would want to know; each becomes a diagnostic.
    """

    value: T_co | None
    rule: str
    doubts: tuple[Doubt, ...] = ()


DIAGNOSTIC_CODES: Final[dict[str, Severity]] = {
    # header values
    "ambiguous-date": Severity.WARNING,
    "two-digit-year": Severity.WARNING,
    "weekday-mismatch": Severity.WARNING,
    "unreadable-date": Severity.WARNING,
    "incomplete-date": Severity.WARNING,
    "reversed-date-range": Severity.WARNING,
    "unreadable-time": Severity.WARNING,
    "ambiguous-time": Severity.WARNING,
    "assumed-afternoon": Severity.INFO,
    "reversed-time-range": Severity.WARNING,
    "several-times": Severity.WARNING,
    "several-dates": Severity.WARNING,
    "not-a-person": Severity.WARNING,
    "uncertain-person": Severity.INFO,
    "unreadable-count": Severity.WARNING,
    "placeholder-value": Severity.INFO,
    "not-a-venue": Severity.WARNING,
    "uncertain-mode": Severity.INFO,
    "not-an-organizer": Severity.WARNING,
    "no-event-type": Severity.INFO,
    # header layout
    "unknown-label": Severity.INFO,
    "misspelt-label": Severity.INFO,
    "repeated-field": Severity.INFO,
    "empty-field": Severity.INFO,
    # body
    "unsure-join": Severity.INFO,
    "unsure-hyphen": Severity.INFO,
    "unsure-order": Severity.ERROR,
    "interleaved-columns": Severity.ERROR,
    "unmapped-glyphs": Severity.ERROR,
    "few-unmapped-glyphs": Severity.INFO,
    "transcript": Severity.ERROR,
    "several-events": Severity.ERROR,
    # readers
    "decoded-as-cp1252": Severity.WARNING,
    "undecodable-bytes": Severity.WARNING,
    "unsure-encoding": Severity.WARNING,
    "bidi-controls": Severity.WARNING,
    "control-characters": Severity.INFO,
    "suffix-mismatch": Severity.WARNING,
    "page-without-text": Severity.WARNING,
    "blank-page": Severity.INFO,
    "unreadable-page": Severity.WARNING,
    "extraction-not-permitted": Severity.INFO,
    "reader-handed-over": Severity.INFO,
    "readers-disagree": Severity.WARNING,
    "hidden-text": Severity.INFO,
    "recognised-text": Severity.WARNING,
    "deleted-text": Severity.INFO,
    "comments": Severity.INFO,
    "missing-part": Severity.WARNING,
    "embedded-document": Severity.WARNING,
}
"""Every diagnostic code and its severity; docs/diagnostics.md explains each (a test compares)."""
