"""Law 1, as a function: every character of the source is in a field, a paragraph or an edit."""

from __future__ import annotations

from collections import Counter

import capesdoc
from capesdoc.source import SourceDocument

__all__ = ["missing_and_invented"]


def _visible(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def missing_and_invented(
    document: SourceDocument, explanation: capesdoc.Explanation
) -> tuple[dict[str, int], dict[str, int]]:
    """Count the non-space characters that the source has and the result lacks, and the reverse.

    What a reader set aside (hidden text) is counted on both sides: it was in the file, and it is
    in an edit.
    """
    report = explanation.report
    source: Counter[str] = Counter()
    for page in document.pages:
        for line in page.lines:
            source += _visible(line.text)
    for edit in document.edits:
        source += _visible(edit.before)
        source -= _visible(edit.after)
    found: Counter[str] = Counter()
    in_paragraphs = {span for paragraph in report.paragraphs for span in paragraph.spans}
    in_fields = {span for field in report.fields for span in field.spans}
    for field in report.fields:
        # A field inferred from prose or from a title repeats what these already hold.
        around = in_paragraphs | (in_fields - {*field.spans})
        if not (field.inferred and _stands_within(field.spans, around)):
            found += _visible(field.label + field.text)
    for paragraph in report.paragraphs:
        found += _visible(paragraph.text)
    for edit in explanation.edits:
        found += _visible(edit.before)
    for edit in explanation.edits:
        found.subtract(_visible(edit.after))
    missing = {c: n for c in source if (n := source[c] - found[c]) > 0}
    invented = {c: n for c in found if (n := found[c] - source[c]) > 0}
    return missing, invented


def _stands_within(inner: tuple[capesdoc.Span, ...], outer: set[capesdoc.Span]) -> bool:
    return any(
        one.page == other.page
        and (other.start_line, other.start) <= (one.start_line, one.start)
        and (one.end_line, one.end) <= (other.end_line, other.end)
        for one in inner
        for other in outer
    )
