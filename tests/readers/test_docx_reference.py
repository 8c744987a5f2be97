"""python-docx as the reference: where it is right, the direct reader says the same."""

from __future__ import annotations

import io

import docx
import docx.document
import docx.table
import pytest
from docx.enum.text import WD_BREAK
from docx.table import Table
from docx.text.paragraph import Paragraph

from capesdoc.readers.base import Content, ReadOptions
from capesdoc.readers.docx import read_docx
from capesdoc.source import Line
from make_docx_fixtures import FOLDER


def lines_of(data: bytes) -> list[Line]:
    document = read_docx(Content(data=data, name="x.docx"), ReadOptions())
    return [line for page in document.pages for line in page.lines if line.part.value == "body"]


def reference_lines(data: bytes) -> list[str]:
    """Give the lines of python-docx: its paragraphs in order, cells too, split at line breaks."""
    found: list[str] = []

    def visit(container: docx.document.Document | docx.table._Cell) -> None:
        for block in container.iter_inner_content():
            if isinstance(block, Paragraph):
                found.extend(block.text.split("\n"))
            elif isinstance(block, Table):
                seen: set[object] = set()
                for table_row in block.rows:
                    for cell in table_row.cells:
                        if cell._tc not in seen:
                            seen.add(cell._tc)
                            visit(cell)

    visit(docx.Document(io.BytesIO(data)))
    return [line.rstrip() for line in found if line.strip()]


RIGHT = (
    "deleted", "moved-from", "hyperlink", "complex-field", "line-break", "carriage-return", "tab",
    "aligned-tab", "no-break-hyphen", "soft-hyphen-character", "not-hidden", "comment",
    "merged-cells", "nested-table", "blank-paragraphs", "headings", "lists", "bold", "notes",
)  # fmt: skip
"""Fixtures of constructs on which `paragraph.text` of python-docx loses and adds nothing."""


@pytest.mark.parametrize("name", RIGHT)
def test_both_read_the_same_where_python_docx_is_right(name: str) -> None:
    data = (FOLDER / f"{name}.docx").read_bytes()
    assert [line.text for line in lines_of(data)] == reference_lines(data)


LOSES = (
    "inserted", "moved-to", "hyperlink-inserted", "inline-control", "smart-tag", "custom-xml",
    "simple-field", "symbol", "math", "ruby", "direction", "check-box",
)  # fmt: skip
"""Fixtures of constructs whose text python-docx leaves out: the reason for reading the parts."""


@pytest.mark.parametrize("name", LOSES)
def test_python_docx_still_loses_what_is_read_here(name: str) -> None:
    # If this fails after an upgrade, docs/adr/0010 has one reason less.
    data = (FOLDER / f"{name}.docx").read_bytes()
    assert len(lines_of(data)[0].text) > len("".join(reference_lines(data)))


def written_by_python_docx() -> bytes:
    document = docx.Document()
    document.add_heading("Roundtable on Regional Trade", 0)
    label = document.add_paragraph()
    label.add_run("Venue:").bold = True
    label.add_run(" Main Hall")
    document.add_heading("Findings", 1)
    document.add_paragraph("First point", style="List Bullet")
    document.add_paragraph("Step one", style="List Number")
    document.add_paragraph("Step two", style="List Number")
    grid = document.add_table(rows=2, cols=2)
    for place, cell in enumerate(grid._cells):
        cell.text = f"cell {place}"
    document.add_paragraph("Before").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("After")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def test_a_document_of_python_docx_is_read_with_its_styles() -> None:
    lines = lines_of(written_by_python_docx())
    told = [
        (
            line.text,
            line.page,
            line.bold_prefix,
            line.marks and (line.marks.heading_level, line.marks.list_marker),
        )
        for line in lines
    ]
    assert told == [
        ("Roundtable on Regional Trade", 1, 0, (0, None)),
        ("Venue: Main Hall", 1, 6, None),
        ("Findings", 1, 8, (1, None)),
        ("First point", 1, 0, (None, "•")),
        ("Step one", 1, 0, (None, "1.")),
        ("Step two", 1, 0, (None, "2.")),
        *[(f"cell {place}", 1, 0, (None, None)) for place in range(4)],
        ("Before", 1, 0, None),
        ("After", 2, 0, None),
    ]


def test_the_text_of_its_paragraphs_is_that_of_python_docx() -> None:
    data = written_by_python_docx()
    assert [line.text for line in lines_of(data)] == reference_lines(data)
