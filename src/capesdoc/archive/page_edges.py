"""Page edges: what one document teaches of the running heads of its archive.

This runs in a worker process, in place of the parser.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import takewhile
from typing import Any, Final

from attrs import frozen

from capesdoc.cleaning.known_heads import head_key
from capesdoc.cleaning.sheets import LONGEST_FURNITURE
from capesdoc.header.event_types import read_event_type
from capesdoc.pipeline import explain
from capesdoc.profile import Profile, default_profile
from capesdoc.readers import Source
from capesdoc.record import EventReport, Paragraph, ParagraphKind
from capesdoc.span import Span

__all__ = ["PageEdges", "edges_of"]

_FINAL: Final = (".", "!", "?", ":", ";", ",")
"""How a sentence ends, or a line that introduces what follows; a running head does not."""

_SIGNS: Final = ("-", "–", "—", "•", "*")
"""How a sign-off or an item begins."""

_HEADS: Final = frozenset({"running-head", "running-foot"})


@frozen(kw_only=True)
class PageEdges:
    """The lines of one document that may be running heads of its archive, as keys.

    Attributes:
        proven: Those that its own pages prove.
        edge: Those at the edges of its first page that are no field and stand alone.
    """

    proven: tuple[str, ...]
    edge: tuple[str, ...]
    diagnostics: tuple[()] = ()

    def to_json(self) -> str:
        """Give it as one line of JSON, which is what a worker answers."""
        return json.dumps([self.proven, self.edge])


def edges_of(
    source: Source, *, name: str, profile: Profile | None = None, **given: Any
) -> PageEdges:
    """Parse one document, as `parse` does, and give what may be running heads of its archive."""
    vocabulary = default_profile() if profile is None else profile
    found = explain(source, name=name, profile=vocabulary, **given)
    proven = [edit.before for edit in found.edits if edit.rule in _HEADS]
    edge = [
        paragraph.text
        for group in (_above_header(found.report), _at_foot(found.report))
        for paragraph in takewhile(lambda one: _stands_alone(one, vocabulary), group)
    ]
    return PageEdges(proven=_keys(proven), edge=_keys(edge))


def _keys(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({key for line in lines if (key := head_key(line))}))


def _above_header(report: EventReport) -> list[Paragraph]:
    """Give what stands above the first field; without fields, the first line may be the title."""
    starts = [_start(span) for one in report.fields for span in one.spans]
    if not starts:
        return []
    header = min(starts)
    return [one for one in report.paragraphs if _start(one.spans[0]) < header]


def _at_foot(report: EventReport) -> list[Paragraph]:
    """Give the paragraphs of a document of one page from its foot upward; the first line stays."""
    if any(span.page != 1 for one in report.paragraphs for span in one.spans):
        return []
    return list(report.paragraphs[:0:-1])


def _start(span: Span) -> tuple[int, int, int]:
    return span.page, span.start_line, span.start


def _stands_alone(paragraph: Paragraph, vocabulary: Profile) -> bool:
    """Whether a paragraph is one line that may be a running one: no sentence, item, or title."""
    text = paragraph.text
    return (
        len(text) <= LONGEST_FURNITURE
        and paragraph.kind is not ParagraphKind.LIST_ITEM
        and not text.endswith(_FINAL)
        and not text.startswith(_SIGNS)
        and len(paragraph.spans) == 1
        and paragraph.spans[0].start_line == paragraph.spans[0].end_line
        # `Seminar Report` says what the document is, however many say so.
        and read_event_type(text, types=vocabulary.event_types).value is None
    )
