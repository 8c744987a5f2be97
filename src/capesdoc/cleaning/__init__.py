"""Cleaning: what is not the author's text is set aside, each removal with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from capesdoc.cleaning.characters import repair_characters
from capesdoc.cleaning.doubts import AsRead, find_doubts
from capesdoc.cleaning.footnotes import mark_footnotes
from capesdoc.cleaning.furniture import Removal, edits_of, set_furniture_aside
from capesdoc.cleaning.glued import cut_glued_heads, cut_glued_numbers
from capesdoc.cleaning.line_numbers import set_line_numbers_aside
from capesdoc.cleaning.quoting import unquote
from capesdoc.cleaning.signs import find_signs
from capesdoc.findings import Diagnostic, Edit
from capesdoc.source import Line, SourceDocument
from capesdoc.values import NamedTuple

__all__ = ["Cleaned", "clean"]


class Cleaned(NamedTuple):
    """The author's lines, and what was set aside to get them.

    Attributes:
        lines: The lines that are left.
        diagnostics: What was doubted.
        before: The edits up to the furniture, in order.
        furniture: The lines that belong to the page.
        behind: The edits behind it.
    """

    lines: tuple[Line, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    before: tuple[Edit, ...] = ()
    furniture: tuple[Removal, ...] = ()
    behind: tuple[Edit, ...] = ()

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Every change, in the order of the rules; those to the furniture made at each call."""
        return (*self.before, *edits_of(self.furniture), *self.behind)


def clean(document: SourceDocument, known_heads: Sequence[str] = ()) -> Cleaned:
    """Set aside what is not the author's text: characters first, then furniture.

    `known_heads` are furniture wherever a page begins or ends with them (see `Profile`).
    Cleaning twice is cleaning once. Footnotes stay where they stand, marked as such.
    """
    pages = document.pages
    read = pages[0].lines if len(pages) == 1 else tuple([line for p in pages for line in p.lines])
    texts = [line.text for line in read]
    text, signs = "\n".join(texts), find_signs(texts)
    repaired, character_edits = repair_characters(read, text, signs)
    unquoted, quote_edits = unquote(repaired, text)
    unnumbered, line_edits = set_line_numbers_aside(unquoted, text)
    parted, head_edits = cut_glued_heads(unnumbered, text)
    bared = set_furniture_aside(parted, known_heads)
    numbered, number_edits = cut_glued_numbers(bared.lines)
    # Where lines were only taken out, all of their signs stand in those of the document.
    whole = not (character_edits or quote_edits or line_edits or head_edits or number_edits)
    left = signs if whole else find_signs([line.text for line in numbered])
    lines, footnote_edits = mark_footnotes(numbered, bared.scene, left)
    return Cleaned(
        lines=lines,
        diagnostics=find_doubts(
            lines,
            texts if lines is read else [line.text for line in lines],
            left,
            AsRead(texts, text, signs),
        ),
        before=(*character_edits, *quote_edits, *line_edits, *head_edits),
        furniture=bared.removals,
        behind=(*number_edits, *footnote_edits),
    )
