"""Lines as a PDF gives them: set in a column by the width of each word."""

from __future__ import annotations

from attrs import evolve, frozen
from reportlab.pdfbase.pdfmetrics import stringWidth

from capesdoc.body import build_paragraphs
from capesdoc.source import Boundary, Layout, Line

__all__ = ["FIRST", "LEADING", "SECOND", "Setting", "draw", "texts_of"]

LEADING = 13.0
FIRST = (
    "The delegates agreed that the harbour should be dredged before the autumn storms arrive, and "
    "that both breakwaters must be mended before any larger boats are let in from the sea."
)
SECOND = (
    "Another meeting was called for the end of the year, so that the board could say what had "
    "become of the survey of the northern channel and of the map that nobody had seen since."
)


@frozen(kw_only=True)
class Setting:
    """How a text is set, in points."""

    width: float = 300
    left: float = 72
    size: float = 11
    indent: float = 0
    hang: float = 0
    straight: bool = False
    bold: bool = False
    column: int | None = None


def draw(
    text: str,
    *,
    page: int = 1,
    number: int = 1,
    top: float = 72,
    boundary: Boundary = Boundary.LINE,
    setting: Setting | None = None,
) -> list[Line]:
    """Set one paragraph: `boundary` is that of its first line."""
    how = setting or Setting()
    texts: list[str] = []
    for word in text.split():
        room = how.width - (how.hang if texts and len(texts) > 1 else how.indent)
        if texts and _width(f"{texts[-1]} {word}", how) <= room:
            texts[-1] += f" {word}"
        else:
            texts.append(word)
    lines: list[Line] = []
    for index, words in enumerate(texts):
        shift = how.hang if index else how.indent
        last = index == len(texts) - 1
        width = how.width - shift if how.straight and not last else _width(words, how)
        above = top + index * LEADING
        line = Line(
            text=words,
            page=page,
            number=number + index,
            boundary=Boundary.LINE,
            bold_prefix=len(words) if how.bold else 0,
            layout=Layout(
                x0=how.left + shift,
                top=above,
                x1=how.left + shift + width,
                bottom=above + how.size,
                baseline=above + 0.8 * how.size,
                page_width=595,
                page_height=842,
                font_size=how.size,
                column=how.column,
            ),
        )
        lines.append(line if index else evolve(line, boundary=boundary))
    return lines


def _width(text: str, how: Setting) -> float:
    return float(stringWidth(text, "Times-Roman", how.size))


def texts_of(lines: list[Line]) -> list[str]:
    """Give the paragraphs that the body makes of some lines."""
    return [paragraph.text for paragraph in build_paragraphs(lines).paragraphs]
