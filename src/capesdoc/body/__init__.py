"""The body: lines to paragraphs, joined across wraps and page breaks on evidence."""

from __future__ import annotations

from attrs import frozen

from capesdoc.body.joins import Seam, find_seam
from capesdoc.findings import Action, Diagnostic, Edit
from capesdoc.record import Paragraph, ParagraphKind
from capesdoc.source import Line, cover

__all__ = ["Body", "build_paragraphs"]


@frozen(kw_only=True)
class Body:
    """The paragraphs, and the joins that made them."""

    paragraphs: tuple[Paragraph, ...]
    edits: tuple[Edit, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def build_paragraphs(lines: tuple[Line, ...]) -> Body:
    """Join the lines of each paragraph."""
    blocks: list[list[Line]] = []
    edits: list[Edit] = []
    usual = min((line.blank_lines for line in lines if line.blank_lines), default=0)
    for line in lines:
        seam = find_seam(blocks[-1][-1], line, usual) if blocks else None
        if seam is None:
            blocks.append([line])
        else:
            edits.append(_join_edit(blocks[-1][-1], line, seam))
            blocks[-1].append(line)
    paragraphs = tuple(
        Paragraph(
            kind=ParagraphKind.PARAGRAPH,
            text=" ".join(line.text.strip() for line in block),
            spans=cover([line.span() for line in block]),
        )
        for block in blocks
    )
    return Body(paragraphs=paragraphs, edits=tuple(edits))


def _join_edit(left: Line, right: Line, seam: Seam) -> Edit:
    return Edit(
        rule=seam.rule,
        action=Action.JOINED,
        before="\n",
        after=" ",
        spans=(left.span(len(left.text)), right.span(0, 0)),
        reasons=seam.reasons,
    )
