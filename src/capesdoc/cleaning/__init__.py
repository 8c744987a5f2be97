"""Cleaning: what is not the author's text is set aside, each removal with its reason."""

from __future__ import annotations

from attrs import frozen

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
    """Set aside what is not the author's text."""
    lines, edits = set_furniture_aside(document)
    return Cleaned(lines=lines, edits=edits)
