"""Generators of records and of report texts, for the laws."""

from __future__ import annotations

import datetime

from attrs import evolve
from hypothesis import strategies as st

import capesdoc
from capesdoc import Role

words = st.text(min_size=1, max_size=40)
optional_words = st.none() | words
offsets = st.integers(min_value=0, max_value=10_000)
counts = st.integers(min_value=1, max_value=10_000)
points = st.floats(min_value=0, max_value=2_000, allow_nan=False).map(lambda x: round(x, 2))

spans = st.builds(
    capesdoc.Span,
    page=counts,
    start_line=counts,
    start=offsets,
    end_line=counts,
    end=offsets,
    bbox=st.none() | st.tuples(points, points, points, points),
)
many_spans = st.lists(spans, max_size=2).map(tuple)
dates = st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2100, 1, 1))
minutes = st.times().map(lambda time: time.replace(second=0, microsecond=0))
date_ranges = st.builds(
    capesdoc.DateRange, start=dates, end=dates, precision=st.sampled_from(capesdoc.Precision)
)
time_ranges = st.builds(
    capesdoc.TimeRange, start=minutes, end=st.none() | minutes, timezone=optional_words
)
venues = st.builds(
    capesdoc.Venue,
    name=optional_words,
    mode=st.none() | st.sampled_from(capesdoc.Mode),
    platform=optional_words,
)
people = st.builds(
    capesdoc.Person,
    role=st.sampled_from(Role),
    name=words,
    honorific=optional_words,
    position=optional_words,
    affiliation=optional_words,
    inferred=st.booleans(),
    spans=many_spans,
)
fields = st.builds(
    capesdoc.Field,
    name=optional_words,
    label=words,
    text=words,
    inferred=st.booleans(),
    spans=many_spans,
)
paragraphs = st.builds(
    capesdoc.Paragraph,
    kind=st.sampled_from(capesdoc.ParagraphKind),
    text=words,
    spans=many_spans,
)
origins = st.builds(
    capesdoc.Origin,
    name=words,
    media_type=st.just("text/plain"),
    sha256=st.just("0" * 64),
    page_count=st.none() | st.integers(min_value=0, max_value=5_000),
    encoding=optional_words,
    reader=words,
)
diagnostics = st.builds(
    capesdoc.Diagnostic,
    code=words,
    severity=st.sampled_from(capesdoc.Severity),
    message=words,
    field=optional_words,
    spans=many_spans,
)


def several(one: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(one, max_size=3).map(tuple)


records = st.builds(
    capesdoc.EventReport,
    title=optional_words,
    event_type=optional_words,
    event_date=st.none() | date_ranges,
    time=st.none() | time_ranges,
    venue=st.none() | venues,
    people=several(people),
    organizers=several(words),
    participant_count=st.none() | st.integers(min_value=0, max_value=100_000),
    fields=several(fields),
    paragraphs=several(paragraphs),
    diagnostics=several(diagnostics),
    source=origins,
).map(
    lambda report: evolve(
        report,
        diagnostics=tuple(evolve(one, source=report.source.name) for one in report.diagnostics),
    )
)

_WORD = st.sampled_from(
    [
        "the",
        "policy",
        "dialogue",
        "region",
        "Pakistan",
        "trade",
        "“minerals”",
        "Gwadar",
        "economic",
        "co-operation",
        "M.",
        "Umar",
        "U.S.",
        "however,",
        "states;",
        "agreed",
        "growth",
        "Asia-Pacific",
        "(2025)",
        "15%",
        "of",
        "and",
        "to",
    ]
)
sentences = st.lists(_WORD, min_size=3, max_size=14).map(lambda w: " ".join(w).capitalize() + ".")
report_paragraphs = st.lists(sentences, min_size=1, max_size=5).map(" ".join)
header_lines = st.sampled_from(
    [
        "Title: Trade and Transit in the Region",
        "Event Date: November 7, 2025",
        "Date : 19/05/2010",
        "Venue: Main Hall, Islamabad/ Online",
        "Time: 15:30-16:30",
        "Moderator: Adeel Rahmat, Director, Institute of Examples",
        "Sponsor: Example Trust",
    ]
)


@st.composite
def report_texts(draw: st.DrawFn) -> str:
    """Draw the text of a report: a header, paragraphs, perhaps page breaks and page numbers."""
    header = draw(st.lists(header_lines, max_size=6, unique=True))
    body = draw(st.lists(report_paragraphs, min_size=1, max_size=6))
    breaks = st.sampled_from(["\n\n", "\n\n\n\n", "\n\f", "\n\n- 2 -\n\f", "\n"])
    text = "\n\n".join(header) + ("\n\n" if header else "")
    for paragraph in body:
        cut = draw(st.integers(min_value=0, max_value=len(paragraph)))
        broken = draw(st.booleans())
        text += (
            f"{paragraph[:cut]}{draw(breaks)}{paragraph[cut:]}" if broken else paragraph
        ) + "\n\n"
    return text
