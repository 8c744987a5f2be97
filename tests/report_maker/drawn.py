"""Drawn PDF: pages laid out here and drawn with reportlab, so that the truth is known exactly."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Final

from attrs import frozen
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from capesdoc import ParagraphKind
from report_maker.content import Block, Content
from report_maker.plain import NUMBER_FORMS, hyphens_of
from report_maker.truth import Made, Truth
from report_maker.typesetting import Leaf, SetLine, Setting, set_blocks, truth_of

__all__ = ["PDF_LAYOUTS", "PdfLayout", "make_pdf"]

A4: Final = (595.28, 841.89)


@frozen(kw_only=True)
class PdfLayout:
    """One way to print a report as PDF; lengths in points.

    Attributes:
        name: What tables call it.
        font: Font of the text.
        size: Type size of the text.
        leading: Distance from baseline to baseline.
        margin: Left and right margin.
        top: Height of the first baseline of text.
        bottom: Room kept free at the bottom.
        columns: Columns of text.
        justified: Whether lines are set to the full width.
        hyphenate: Whether words are divided.
        indent: Indent of paragraphs; then no gap parts them.
        gap: Gap between paragraphs, in lines.
        number: Form of the page number, or empty.
        head: Head of even and of odd pages; `{chapter}` is the heading the page stands under.
        head_on_first: Whether the first page has its head.
        header: Whether the labelled header is printed.
        notes: Whether footnotes are printed.
    """

    name: str
    font: str = "Times-Roman"
    size: float = 11
    leading: float = 14
    margin: float = 72
    top: float = 90
    bottom: float = 90
    columns: int = 1
    justified: bool = False
    hyphenate: bool = False
    indent: int = 0
    gap: float = 0.6
    number: str = "bare"
    head: tuple[str, str] = ("", "")
    head_on_first: bool = False
    header: bool = True
    notes: bool = False


PDF_LAYOUTS: Final[tuple[PdfLayout, ...]] = (
    PdfLayout(
        name="pdf, one column, ragged",
        font="Helvetica",
        size=10.5,
        number="page of",
        head=("{organisation}", "{organisation}"),
        head_on_first=True,
    ),
    PdfLayout(
        name="pdf, publisher, justified, notes",
        justified=True,
        hyphenate=True,
        notes=True,
        head=("{organisation}", "{title}"),
    ),
    PdfLayout(
        name="pdf, book, odd and even heads",
        justified=True,
        hyphenate=True,
        indent=4,
        gap=0,
        margin=110,
        head=("{title}", "{chapter}"),
        header=False,
    ),
    PdfLayout(
        name="pdf, two columns",
        size=9.5,
        leading=11.5,
        columns=2,
        justified=True,
        hyphenate=True,
        indent=3,
        gap=0,
        number="dashes",
        head=("{organisation}", "{title}"),
        margin=54,
    ),
    PdfLayout(
        name="pdf, large type, letter number",
        font="Helvetica",
        size=12,
        leading=18,
        justified=True,
        gap=0.9,
        number="letter",
        head=("{organisation}", "{organisation}"),
    ),
    PdfLayout(name="pdf, roman numbers, gaps", number="roman", leading=15, font="Helvetica"),
)


@frozen(kw_only=True)
class _Slot:
    """One column of one page: its lines with their baselines, and the notes below them."""

    lines: tuple[tuple[float, SetLine], ...]
    notes: tuple[SetLine, ...]


def make_pdf(content: Content, layout: PdfLayout) -> Made:
    """Draw a report, and tell the truth about it."""
    gutter = 22.0
    room = A4[0] - 2 * layout.margin
    width = (room - gutter * (layout.columns - 1)) / layout.columns
    setting = Setting(
        width=width,
        measure=lambda text: pdfmetrics.stringWidth(text, layout.font, layout.size),
        hyphenate=layout.hyphenate,
        indent=layout.indent,
    )
    slots = _slots(content, set_blocks(content.blocks, setting), layout, setting)
    pages = [slots[at : at + layout.columns] for at in range(0, len(slots), layout.columns)]
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    furniture: list[str] = []
    for number, page in enumerate(pages, 1):
        furniture += _draw_running(canvas, content, layout, page, number, len(pages))
        if number == 1 and layout.header:
            _draw_header(canvas, content, layout)
        for column, slot in enumerate(page):
            _draw_slot(canvas, slot, layout, layout.margin + column * (width + gutter), width)
        canvas.showPage()
    canvas.save()
    leaves: list[Leaf] = [tuple(line for _, line in slot.lines) for slot in slots]
    notes: list[Leaf] = [slot.notes for slot in slots]
    return Made(
        name=f"{layout.name}.pdf",
        data=buffer.getvalue(),
        truth=Truth(
            title=content.title,
            event_date=content.event_date,
            venue=content.venue,
            moderator=content.moderator,
            paragraphs=truth_of(content.blocks, leaves),
            furniture=tuple(furniture),
            hyphens=(*hyphens_of(leaves), *hyphens_of(notes)),
            pages=len(pages),
        ),
    )


def _slots(
    content: Content, lines: Sequence[SetLine], layout: PdfLayout, setting: Setting
) -> list[_Slot]:
    """Fill columns with lines; the notes of a column take their room from its text."""
    slots: list[_Slot] = []
    placed: list[tuple[float, SetLine]] = []
    notes: list[SetLine] = []
    y = layout.top + (layout.leading * 1.5 * len(content.header) + 20 if layout.header else 0)
    for line in lines:
        wanted = _notes_for(content.blocks[line.block], line, layout, setting)
        if line.first and placed:
            y += layout.gap * layout.leading * (1.8 if line.kind is ParagraphKind.HEADING else 1)
        floor = A4[1] - layout.bottom - _note_room([*notes, *wanted], layout)
        keep = layout.leading * (2 if line.kind is ParagraphKind.HEADING else 0)
        if y + keep > floor and placed:
            slots.append(_Slot(lines=tuple(placed), notes=tuple(notes)))
            placed, notes, y = [], [], layout.top
        placed.append((y, line))
        notes += wanted
        y += layout.leading
    slots.append(_Slot(lines=tuple(placed), notes=tuple(notes)))
    return slots


def _notes_for(block: Block, line: SetLine, layout: PdfLayout, setting: Setting) -> list[SetLine]:
    if not (layout.notes and block.note and line.last):
        return []
    note = Block(kind=ParagraphKind.PARAGRAPH, text=block.note)
    smaller = Setting(
        width=setting.width,
        measure=lambda text: pdfmetrics.stringWidth(text, layout.font, layout.size - 2),
    )
    return set_blocks([note], smaller)


def _note_room(notes: Sequence[SetLine], layout: PdfLayout) -> float:
    return (len(notes) * (layout.leading - 2) + layout.leading * 1.2) if notes else 0


def _draw_running(
    canvas: Canvas,
    content: Content,
    layout: PdfLayout,
    page: Sequence[_Slot],
    number: int,
    total: int,
) -> list[str]:
    printed: list[str] = []
    head = layout.head[number % 2]
    if head and (number > 1 or layout.head_on_first):
        text = head.format(
            title=content.title, organisation=content.organisation, chapter=_chapter(content, page)
        )
        canvas.setFont(layout.font, layout.size - 1.5)
        if text:
            canvas.drawString(layout.margin, A4[1] - 50, text)
            printed.append(text)
    if layout.number:
        text = NUMBER_FORMS[layout.number](number, total)
        canvas.setFont(layout.font, layout.size - 1.5)
        canvas.drawCentredString(A4[0] / 2, 45, text)
        printed.append(text)
    return printed


def _chapter(content: Content, page: Sequence[_Slot]) -> str:
    """Give the last heading before or at the first line of a page."""
    first = page[0].lines[0][1].block
    before = [b.text for b in content.blocks[: first + 1] if b.kind is ParagraphKind.HEADING]
    return before[-1] if before else ""


def _draw_header(canvas: Canvas, content: Content, layout: PdfLayout) -> None:
    y = layout.top
    for label, value in content.header:
        canvas.setFont(f"{layout.font.split('-')[0]}-Bold", layout.size)
        canvas.drawString(layout.margin, A4[1] - y, f"{label}: ")
        shift = pdfmetrics.stringWidth(
            f"{label}: ", f"{layout.font.split('-')[0]}-Bold", layout.size
        )
        canvas.setFont(layout.font, layout.size)
        canvas.drawString(layout.margin + shift, A4[1] - y, value)
        y += layout.leading * 1.5


def _draw_slot(canvas: Canvas, slot: _Slot, layout: PdfLayout, x: float, width: float) -> None:
    for y, line in slot.lines:
        heading = line.kind is ParagraphKind.HEADING
        font = f"{layout.font.split('-')[0]}-Bold" if heading else layout.font
        _draw_line(canvas, line, x, A4[1] - y, font, layout.size, width if layout.justified else 0)
    if slot.notes:
        y = layout.bottom + (len(slot.notes) - 1) * (layout.leading - 2) - 14
        canvas.line(x, y + layout.leading, x + 80, y + layout.leading)
        for line in slot.notes:
            _draw_line(canvas, line, x, y, layout.font, layout.size - 2, 0)
            y -= layout.leading - 2


def _draw_line(
    canvas: Canvas, line: SetLine, x: float, y: float, font: str, size: float, width: float
) -> None:
    text = line.text.lstrip(" ")
    indent = pdfmetrics.stringWidth(line.text[: len(line.text) - len(text)], font, size)
    gaps = text.count(" ")
    space = 0.0
    if width and not line.last and gaps and line.kind is not ParagraphKind.HEADING:
        space = (width - indent - pdfmetrics.stringWidth(text, font, size)) / gaps
    written = canvas.beginText(x + indent, y)
    written.setFont(font, size)
    written.setWordSpace(space)
    written.textOut(text)
    canvas.drawText(written)
