"""Make source.docx and source.pdf of the sample report from its source.txt.

Run `python tests/make_sample_fixture.py`. Both break the page in the middle of the last paragraph,
and carry a running head and a page number on every page: in Word as header and footer parts, in
the PDF as printed text.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Final

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.text.paragraph import Paragraph
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

CASE: Final = Path(__file__).parent.parent / "fixtures" / "reports" / "critical-minerals"
RUNNING_HEAD: Final = "Consortium for Asia-Pacific and Eurasian Studies"
# The place where the sample's last paragraph is cut by four newlines.
CUT: Final = "\n\n\n\n"


def sample_paragraphs() -> list[tuple[str, str | None]]:
    """Give (text before the page break, text after it or None) of every line of the sample."""
    text = (CASE / "source.txt").read_text("utf-8").strip()
    whole = text.replace(CUT, "\f")
    pairs = (part.partition("\f") for part in re.split(r"\n\n", whole))
    return [(left, right or None) for left, _, right in pairs]


def make_docx() -> bytes:
    """Write the Word form."""
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = RUNNING_HEAD
    _add_page_number(section.footer.paragraphs[0])
    for before, after in sample_paragraphs():
        paragraph = document.add_paragraph()
        label, colon, value = before.partition(": ")
        if colon and len(label) < 20:
            paragraph.add_run(f"{label}:").bold = True
            paragraph.add_run(f" {value}")
        else:
            paragraph.add_run(before)
        if after is not None:
            paragraph.add_run(" ").add_break(WD_BREAK.PAGE)
            paragraph.add_run(after)
    buffer = io.BytesIO()
    document.save(buffer)
    return _repacked(buffer.getvalue())


def _add_page_number(paragraph: Paragraph) -> None:
    """Add Word's PAGE field, with the 1 that Word would have cached."""
    for kind, text in (("begin", None), (None, "PAGE"), ("separate", None), ("end", None)):
        run = paragraph.add_run()
        if text is not None:
            code = OxmlElement("w:instrText")
            code.text = text
            run._r.append(code)
            continue
        mark = OxmlElement("w:fldChar")
        mark.set(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}fldCharType", str(kind)
        )
        run._r.append(mark)
        if kind == "separate":
            paragraph.add_run("1")


def _repacked(data: bytes) -> bytes:
    """Write the same parts with one fixed date, so that the bytes do not depend on the clock."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            if name == "docProps/thumbnail.jpeg":
                continue
            info = zipfile.ZipInfo(name, (2025, 11, 7, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return buffer.getvalue()


def make_pdf() -> bytes:
    """Write the PDF form: A5 pages, 10-point type, justified to nothing (ragged right)."""
    width, height = 420.0, 595.0
    style = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=13)
    margin, foot = 50.0, 60.0
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(width, height), invariant=True)
    page = 0
    y = 0.0

    def new_page() -> float:
        nonlocal page
        if page:
            canvas.showPage()
        page += 1
        canvas.setFont("Times-Italic", 8)
        canvas.drawString(margin, height - 30, RUNNING_HEAD)
        canvas.drawCentredString(width / 2, 28, str(page))
        return height - 70

    y = new_page()
    for before, after in sample_paragraphs():
        for part in (before, after):
            if part is None:
                continue
            if part is after:
                y = new_page()
            for line in simpleSplit(part, style.fontName, style.fontSize, width - 2 * margin):
                if y < foot:
                    y = new_page()
                y = _draw(canvas, line, margin, y, style)
        y -= 8
    canvas.save()
    return buffer.getvalue()


def _draw(canvas: Canvas, line: str, x: float, y: float, style: ParagraphStyle) -> float:
    label, colon, _ = line.partition(":")
    bold = label + colon if colon and len(label) < 20 else ""
    canvas.setFont("Times-Bold", style.fontSize)
    canvas.drawString(x, y, bold)
    offset = pdfmetrics.stringWidth(bold, "Times-Bold", style.fontSize)
    canvas.setFont(style.fontName, style.fontSize)
    canvas.drawString(x + offset, y, line[len(bold) :])
    return float(y - style.leading)


if __name__ == "__main__":
    (CASE / "source.docx").write_bytes(make_docx())
    (CASE / "source.pdf").write_bytes(make_pdf())
