"""The record: what users store. Its JSON form is a public contract (docs/record.md)."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from capesdoc.findings import Diagnostic
from capesdoc.source import Origin
from capesdoc.span import Span
from capesdoc.values import value
from capesdoc.version import SCHEMA_VERSION

__all__ = [
    "SCHEMA_VERSION",
    "DateRange",
    "EventReport",
    "Field",
    "Mode",
    "Paragraph",
    "ParagraphKind",
    "Person",
    "Precision",
    "Role",
    "Section",
    "TimeRange",
    "Venue",
    "new_paragraph",
]


class Precision(StrEnum):
    """How exactly a date was printed."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Mode(StrEnum):
    """How an event was attended."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    HYBRID = "hybrid"


class Role(StrEnum):
    """What a person did at the event."""

    MODERATOR = "moderator"
    CHAIR = "chair"
    SPEAKER = "speaker"
    KEYNOTE_SPEAKER = "keynote_speaker"
    CHIEF_GUEST = "chief_guest"
    GUEST_OF_HONOUR = "guest_of_honour"
    DISCUSSANT = "discussant"
    HOST = "host"
    CONVENER = "convener"
    COORDINATOR = "coordinator"
    RAPPORTEUR = "rapporteur"
    PARTICIPANT = "participant"
    OTHER = "other"


class ParagraphKind(StrEnum):
    """What a paragraph is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"


@value(kw_only=True)
class DateRange:
    """One day, several days, a month or a year; both ends are inclusive.

    With precision `month` or `year`, `start` and `end` are its first and last day.
    """

    start: datetime.date
    end: datetime.date
    precision: Precision = Precision.DAY


@value(kw_only=True)
class TimeRange:
    """Floating local time (RFC 5545, form 1), to the minute.

    Attributes:
        start: When it began.
        end: When it ended, or None where that is not printed.
        timezone: The zone as printed (`PKT`, `UTC+5`); never mapped, never guessed.
    """

    start: datetime.time
    end: datetime.time | None = None
    timezone: str | None = None


@value(kw_only=True)
class Venue:
    """Where the event was.

    Attributes:
        name: The place, without the words that say how it was attended.
        mode: How it was attended, or None where nothing says so.
        platform: The online platform as printed (`Zoom`), also several (`Zoom and YouTube`).
    """

    name: str | None
    mode: Mode | None = None
    platform: str | None = None


@value(kw_only=True)
class Person:
    """One person in one role; the same person in two roles is two entries.

    Attributes:
        role: What the person did at the event.
        name: The name as printed, without honorific, position and affiliation.
        honorific: `Dr`, `Amb (R)`, `Lt Gen (Retd)`: as printed, or None.
        position: The post held, as printed, or None.
        affiliation: The organisation, as printed, or None.
        inferred: True where no label said so and the text around it did.
        spans: Where the person stands in the source.
    """

    role: Role
    name: str
    honorific: str | None = None
    position: str | None = None
    affiliation: str | None = None
    inferred: bool = False
    spans: tuple[Span, ...] = ()


@value(kw_only=True)
class Field:
    """One labelled line of the header, as printed.

    Attributes:
        name: Canonical name (`event_date`), or None for a label that the profile does not know.
        label: The label as printed, without its separator; empty where it is inferred.
        text: The value as printed, unfolded to one string.
        inferred: True where no label said so and the text around it did.
        spans: Where the value stands in the source.
    """

    name: str | None
    label: str
    text: str
    inferred: bool = False
    spans: tuple[Span, ...] = ()


if TYPE_CHECKING:
    _OpenParagraph = object
else:

    class _OpenParagraph:
        """The slots of a paragraph, before they are closed."""

        __slots__ = ("__weakref__", "kind", "spans", "text")


@value(kw_only=True)
class Paragraph(_OpenParagraph):
    """One paragraph as its author wrote it, whole across line, column and page ends.

    Attributes:
        kind: A paragraph, a heading, or a list item (without its bullet or number).
        text: The text in one line.
        spans: Where it stands; a paragraph over a page break has one span a page.
    """

    kind: ParagraphKind
    text: str
    spans: tuple[Span, ...] = ()


if TYPE_CHECKING:

    def new_paragraph(kind: ParagraphKind, text: str, spans: tuple[Span, ...]) -> Paragraph:
        """Make a paragraph, in less time than `Paragraph` does: as `span_of` makes a span."""

else:

    def new_paragraph(kind, text, spans):
        """Make a paragraph."""
        made = _OpenParagraph()
        made.kind = kind
        made.text = text
        made.spans = spans
        made.__class__ = Paragraph
        return made


@value(kw_only=True)
class Section:
    """A heading and the paragraphs below it; the first section may have no heading."""

    heading: Paragraph | None
    paragraphs: tuple[Paragraph, ...]


@value(kw_only=True)
class EventReport:
    """One event report: typed header values, the raw header fields, the paragraphs.

    The attributes, in this order, are the keys of the JSON form; docs/record.md says what each
    means. What is typed is derived from `fields`, and nothing typed says more than they do.
    """

    schema_version: str = SCHEMA_VERSION
    title: str | None = None
    event_type: str | None = None
    event_date: DateRange | None = None
    time: TimeRange | None = None
    venue: Venue | None = None
    people: tuple[Person, ...] = ()
    organizers: tuple[str, ...] = ()
    participant_count: int | None = None
    fields: tuple[Field, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    source: Origin

    @property
    def moderators(self) -> tuple[Person, ...]:
        """Everyone in the role of moderator, in the order of the document."""
        return self.people_in(Role.MODERATOR)

    @property
    def moderator(self) -> Person | None:
        """The first moderator, or None."""
        return next(iter(self.moderators), None)

    @property
    def speakers(self) -> tuple[Person, ...]:
        """Everyone in the role of speaker or keynote speaker, in the order of the document."""
        return self.people_in(Role.SPEAKER, Role.KEYNOTE_SPEAKER)

    def people_in(self, *roles: Role) -> tuple[Person, ...]:
        """Give everyone in one of the roles, in the order of the document."""
        return tuple(person for person in self.people if person.role in roles)

    @property
    def text(self) -> str:
        """The paragraphs, with a blank line between each and the next."""
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs)

    def sections(self) -> tuple[Section, ...]:
        """Give the paragraphs grouped under their headings, in order."""
        sections: list[Section] = []
        heading: Paragraph | None = None
        below: list[Paragraph] = []
        for paragraph in self.paragraphs:
            if paragraph.kind is ParagraphKind.HEADING:
                if heading is not None or below:
                    sections.append(Section(heading=heading, paragraphs=tuple(below)))
                heading, below = paragraph, []
            else:
                below.append(paragraph)
        if heading is not None or below:
            sections.append(Section(heading=heading, paragraphs=tuple(below)))
        return tuple(sections)

    def field(self, name: str) -> str | None:
        """Give the text of the first field of a name or printed label; case does not matter.

        `report.field("event_date")` and `report.field("Sponsor")` both work: this is how a label
        that the profile does not know is used.
        """
        wanted = name.casefold()
        for candidate in self.fields:
            if candidate.name == wanted or candidate.label.casefold() == wanted:
                return candidate.text
        return None
