"""Rivals: the forty-line recipe, and what two other tools give, as blocks of text."""

from __future__ import annotations

import importlib.util
import io
import re
from collections import Counter
from collections.abc import Callable

import pypdfium2

__all__ = ["RIVALS", "pages_of"]

_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?(?:\d{1,4}|[ivxl]+)(?:\s*(?:of|/)\s*\d+)?\W*", re.I)


def pages_of(name: str, data: bytes) -> list[str]:
    """Give the text of each page, in the order of the file."""
    if not name.endswith(".pdf"):
        return data.decode().split("\f")
    document = pypdfium2.PdfDocument(data)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return [text.replace("\r\n", "\n").replace("\ufffe", "-") for text in texts]


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
