"""Limits: what one document may cost, checked before the cost is paid."""

from __future__ import annotations

from typing import Final

from capesdoc.values import value

__all__ = ["DEFAULT_LIMITS", "Limits", "check_limits"]

MIB: Final = 1024 * 1024


@value(kw_only=True)
class Limits:
    """The most that one document may cost. Raise one with `Limits(pages=20_000)`.

    The defaults stand far above every real report and far below what hurts: the evidence for
    each is in docs/reliability.md.

    Attributes:
        file_bytes: Size of a .pdf or .docx file, in bytes.
        text_file_bytes: Size of a .txt file, in bytes.
        zip_entries: Entries in the zip directory of a .docx.
        part_bytes: Decompressed size of one part of a .docx, in bytes.
        total_part_bytes: Decompressed size of all parts that are read, in bytes.
        ratio: Decompressed to compressed size of one part, once it is over 1 MiB.
        xml_depth: Nesting of elements in one part.
        xml_nodes: Elements in one part.
        table_cells: Cells of all tables in one document.
        pages: Pages of one document.
        page_characters: Characters on one page of a PDF.
        text_characters: Characters of one document.
        stream_bytes: Decompressed size of one stream of a PDF, in bytes.
        total_stream_bytes: Decompressed size of all streams of a PDF, in bytes.
        operators: Operators in one stream of a PDF: what draws, and costs memory each time.
        marked_content_depth: Marked content that is open at a time in a PDF.
        form_paints: How often the forms of a PDF paint one another, all told.
        unicode_target_bytes: Text that one glyph of a PDF stands for, in bytes.
        seconds: Wall-clock time for one document in an isolated run, in seconds.
        memory_bytes: Memory of one worker process in an isolated run, in bytes.
    """

    file_bytes: int = 256 * MIB
    text_file_bytes: int = 64 * MIB
    zip_entries: int = 5_000
    part_bytes: int = 64 * MIB
    total_part_bytes: int = 256 * MIB
    ratio: int = 200
    xml_depth: int = 256
    xml_nodes: int = 5_000_000
    table_cells: int = 200_000
    pages: int = 5_000
    page_characters: int = 200_000
    text_characters: int = 20_000_000
    stream_bytes: int = 64 * MIB
    total_stream_bytes: int = 256 * MIB
    operators: int = 1_000_000
    marked_content_depth: int = 5_000
    form_paints: int = 10_000
    unicode_target_bytes: int = 512
    seconds: float = 60.0
    memory_bytes: int = 1024 * MIB


DEFAULT_LIMITS: Final = Limits()


def check_limits(given: object) -> None:
    """Refuse what are no limits with a word on what to give."""
    if not isinstance(given, Limits):
        raise TypeError(f"limits is {given!r}: give Limits(…), such as Limits(pages=20_000)")
