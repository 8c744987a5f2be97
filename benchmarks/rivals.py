"""Rivals: the forty-line recipe, and what two other tools give, as blocks of text."""

from __future__ import annotations

import importlib.util
import io
import re
from collections import Counter
from collections.abc import Callable

from capesdoc.readers.base import Content, ReadOptions
from capesdoc.readers.pdf import read_pdf
from capesdoc.source import Boundary

__all__ = ["RIVALS", "pages_of"]

_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?(?:\d{1,4}|[ivxl]+)(?:\s*(?:of|/)\s*\d+)?\W*", re.I)


def pages_of(name: str, data: bytes) -> list[str]:
    """Give the text of each page; for a PDF the lines of our own reader, with its wider gaps.

    The recipe then shows what it adds to the same lines, and not what reading them well does.
    """
    if not name.endswith(".pdf"):
        return data.decode().split("\f")
    document = read_pdf(Content(data=data, name=name), ReadOptions())
    return [
        "\n".join(
            f"\n{line.text}" if line.boundary is Boundary.BLANK else line.text
            for line in page.lines
        )
        for page in document.pages
    ]


def recipe(name: str, data: bytes) -> list[str] | None:
    """Drop lines repeated at page edges and page numbers; join where open and in lower case."""
    if name.endswith(".docx"):
        return None
    pages = [text.split("\n") for text in pages_of(name, data)]
    edges: Counter[str] = Counter()
    for page in pages:
        full = [line for line in page if line.strip()]
        edges.update({re.sub(r"\d+", "#", line.strip()) for line in (*full[:2], *full[-2:])})
    blocks: list[str] = []
    for page in pages:
        open_block: list[str] = []
        for line in [*page, ""]:
            bare = line.strip()
            repeated = len(pages) > 1 and edges[re.sub(r"\d+", "#", bare)] > len(pages) / 2
            if bare and (repeated or _PAGE_NUMBER.fullmatch(bare)):
                continue
            if bare:
                open_block.append(bare)
            elif open_block:
                _take(blocks, _glue(open_block))
                open_block = []
    return blocks


def _take(blocks: list[str], block: str) -> None:
    if blocks and blocks[-1][-1:] not in '.!?:”"' and block[:1].islower():
        blocks[-1] = _glue([blocks[-1], block])
    else:
        blocks.append(block)


def _glue(lines: list[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        text = text[:-1] + line if text.endswith("-") and line[:1].islower() else f"{text} {line}"
    return text


def pdfplumber_text(name: str, data: bytes) -> list[str] | None:
    """Give what pdfplumber's `extract_text` gives, a block for each part between blank lines."""
    if not name.endswith(".pdf"):
        return None
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        text = "\n\n".join(page.extract_text() or "" for page in document.pages)
    return [block for block in re.split(r"\n\s*\n", text) if block.strip()]


def markitdown_text(name: str, data: bytes) -> list[str] | None:
    """Give what markitdown gives, a block for each part between blank lines."""
    if importlib.util.find_spec("markitdown") is None:
        return None
    from markitdown import MarkItDown

    stream = io.BytesIO(data)
    text = MarkItDown().convert_stream(stream, file_extension=name[name.rindex(".") :]).markdown
    return [block for block in re.split(r"\n\s*\n|\f", text) if block.strip()]


RIVALS: tuple[tuple[str, Callable[[str, bytes], list[str] | None]], ...] = (
    ("recipe", recipe),
    ("pdfplumber", pdfplumber_text),
    ("markitdown", markitdown_text),
)
