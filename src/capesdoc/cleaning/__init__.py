"""Cleaning: what is not the author's text is set aside, each removal with its reason."""

from __future__ import annotations

from attrs import frozen

from capesdoc.cleaning.characters import repair_characters
from capesdoc.cleaning.doubts import find_doubts
from capesdoc.cleaning.footnotes import mark_footnotes
from capesdoc.cleaning.furniture import set_furniture_aside
from capesdoc.findings import Diagnostic, Edit
from capesdoc.source import Line, SourceDocument

__all__ = ["Cleaned", "clean"]


@frozen(kw_only=True)
class Cleaned:
    """The author's lines, and what was set aside to get them."""

    lines: tuple[Line, ...]
    edits: tuple[Edit, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def clean(document: SourceDocument) -> Cleaned:
    """Set aside what is not the author's text: characters first, then furniture.

    Cleaning twice is cleaning once. Footnotes stay where they stand, marked as such.
    """
    read = [line for page in document.pages for line in page.lines]
    text = "\n".join([line.text for line in read])
    repaired, character_edits = repair_characters(read, text)
    bared = set_furniture_aside(repaired)
    lines, footnote_edits = mark_footnotes(bared.lines, bared.scene)
    return Cleaned(
        lines=lines,
        edits=(*character_edits, *bared.edits, *footnote_edits),
        diagnostics=find_doubts(lines, text),
    )
