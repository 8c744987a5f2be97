"""Word: a .docx through python-docx, and the PDF that LibreOffice makes of it where installed."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.text.paragraph import Paragraph

from capesdoc import ParagraphKind
from report_maker.content import Content
from report_maker.found import found_truth
from report_maker.truth import Made, TrueParagraph, Truth

__all__ = ["make_docx", "make_word_pdf", "office_program"]


def make_docx(content: Content) -> Made:
    """Write a report as Word would: running lines in header and footer parts, styles for kinds."""
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = content.organisation
    _add_page_field(section.footer.paragraphs[0])
    for label, value in content.header:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{label}:").bold = True
        paragraph.add_run(f" {value}")
    _add_blocks(document, content)
    buffer = io.BytesIO()
    document.save(buffer)
    return Made(
        name="docx.docx",
        data=buffer.getvalue(),
        truth=Truth(
            title=content.title,
            event_date=content.event_date,
            venue=content.venue,
            moderator=content.moderator,
            paragraphs=tuple(
                TrueParagraph(kind=b.kind, text=b.text, marker=b.marker) for b in content.blocks
            ),
            furniture=(content.organisation, "Page"),
            hyphens=(),
            pages=1,
        ),
    )


def _add_blocks(document: Document, content: Content) -> None:
    for block in content.blocks:
        if block.kind is ParagraphKind.HEADING:
            document.add_heading(block.text, level=2)
        elif block.marker == "•":
            document.add_paragraph(block.text, style="List Bullet")
        elif block.marker:
            document.add_paragraph(f"{block.marker} {block.text}")
        else:
            document.add_paragraph(block.text)


def _add_page_field(paragraph: Paragraph) -> None:
    paragraph.add_run("Page ")
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(f"{{{element.nsmap['w']}}}fldCharType", kind)
        else:
            element.text = text
        run._r.append(element)


def office_program() -> str | None:
    """Give the path of LibreOffice, or None where it is not installed."""
    return shutil.which("soffice")


def make_word_pdf(content: Content) -> Made | None:
    """Let LibreOffice make the PDF of the Word form; None where it is missing."""
    program = office_program()
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "report.docx"
        source.write_bytes(make_docx(content).data)
        subprocess.run(
            [
                program,
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder,
                str(source),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        data = (Path(folder) / "report.pdf").read_bytes()
    pages = _page_count(data)
    furniture = tuple(
        line for number in range(1, pages + 1) for line in (content.organisation, f"Page {number}")
    )
    return Made(
        name="pdf, Word by LibreOffice.pdf",
        data=data,
        truth=found_truth(content, data, furniture),
    )


def _page_count(data: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()
