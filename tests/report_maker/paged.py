"""Paged HTML: WeasyPrint with running heads, hyphenation and columns (benchmark only)."""

from __future__ import annotations

import html
import importlib.util

from capesdoc import ParagraphKind
from report_maker.content import Content
from report_maker.found import chapters, found_truth
from report_maker.truth import Made

__all__ = ["can_make_paged", "make_paged_pdf"]

_STYLE = """
@page { size: A4; margin: 30mm 28mm; @bottom-center { content: counter(page); font-size: 9pt } }
@page :left { @top-left { content: "%(organisation)s"; font-size: 9pt } }
@page :right { @top-left { content: string(chapter); font-size: 9pt; font-style: italic } }
h2 { string-set: chapter content(); font-size: 13pt }
body { font-family: "Liberation Serif"; font-size: 11pt; hyphens: auto; text-align: justify;
       columns: %(columns)d; column-gap: 8mm }
p { margin: 0 0 2mm 0; orphans: 2; widows: 2 }
"""


def can_make_paged() -> bool:
    """Whether WeasyPrint is installed (`pip install weasyprint`)."""
    return importlib.util.find_spec("weasyprint") is not None


def make_paged_pdf(content: Content, *, columns: int = 1) -> Made | None:
    """Let WeasyPrint print a report; None where it is missing."""
    if not can_make_paged():
        return None
    import weasyprint

    style = _STYLE % {"organisation": content.organisation, "columns": columns}
    header = "".join(
        f"<p><b>{label}:</b> {html.escape(value)}</p>" for label, value in content.header
    )
    body = "".join(_block(block.kind, block.marker, block.text) for block in content.blocks)
    page = f"<html lang='en'><style>{style}</style><body>{header}{body}</body></html>"
    data = bytes(weasyprint.HTML(string=page).write_pdf())
    furniture: list[str] = []
    heads = chapters(content, data)
    for number, chapter in enumerate(heads, 1):
        furniture.append(str(number))
        furniture += [text for text in ((content.organisation, chapter)[number % 2],) if text]
    name = f"pdf, HTML, {'one column' if columns == 1 else 'two columns'}.pdf"
    return Made(name=name, data=data, truth=found_truth(content, data, furniture))


def _block(kind: ParagraphKind, marker: str, text: str) -> str:
    if kind is ParagraphKind.HEADING:
        return f"<h2>{html.escape(text)}</h2>"
    lead = f"{marker} " if marker else ""
    return f"<p>{html.escape(lead + text)}</p>"
