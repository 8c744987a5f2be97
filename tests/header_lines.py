"""Lines from text, as the text reader would give them, for tests of one stage."""

from __future__ import annotations

from attrs import evolve

from capesdoc.readers import decode_text
from capesdoc.source import Cell, Line, Marks

__all__ = ["bold", "cells", "lines_of"]


def lines_of(text: str) -> tuple[Line, ...]:
    """Give the lines of a text; a form feed starts a page."""
    document = decode_text(text, name="test")
    return tuple(
        evolve(line, text=line.text.strip("\f"))
        for page in document.pages
        for line in page.lines
        if line.text.strip()
    )


def bold(line: Line, prefix: str) -> Line:
    """Give a line whose first characters are bold."""
    assert line.text.startswith(prefix)
    return evolve(line, bold_prefix=len(prefix))


def cells(rows: list[tuple[str, ...]], *, table: int = 1) -> tuple[Line, ...]:
    """Give the lines of a table, a cell a line; `\\n` parts the lines of one cell."""
    grid = [
        (text, Cell(table=table, row=row, column=column))
        for row, values in enumerate(rows, 1)
        for column, value in enumerate(values, 1)
        for text in value.split("\n")
        if text
    ]
    plain = lines_of("\n".join(text for text, _ in grid))
    return tuple(
        evolve(line, marks=Marks(cell=cell)) for line, (_, cell) in zip(plain, grid, strict=True)
    )
