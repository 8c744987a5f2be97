"""Plain text: decide the encoding over the whole file, then split it into pages and lines."""

from __future__ import annotations

import hashlib
import re
from typing import Final

from capesdoc.errors import CorruptDocumentError, NoTextError, UnsupportedFormatError
from capesdoc.findings import Diagnostic, Severity
from capesdoc.readers.base import Content, ReadOptions
from capesdoc.source import Boundary, Line, Origin, Page, SourceDocument

__all__ = ["decode_text", "read_text"]

_LINE_END: Final = re.compile("\r\n|[\n\r\x0b\x85\u2028\u2029]")


def read_text(content: Content, options: ReadOptions) -> SourceDocument:
    """Read a plain text.

    Raises:
        NoTextError: There is nothing but white space.
        CorruptDocumentError: `encoding=` does not fit the bytes.
        UnsupportedFormatError: The bytes are no text.
    """
    text, encoding, diagnostics = _decode(content, options.encoding)
    return decode_text(
        text,
        name=content.name,
        sha256=hashlib.sha256(content.data).hexdigest(),
        encoding=encoding,
        diagnostics=diagnostics,
    )


def decode_text(
    text: str,
    *,
    name: str,
    sha256: str | None = None,
    encoding: str | None = None,
    diagnostics: tuple[Diagnostic, ...] = (),
) -> SourceDocument:
    """Split decoded text into pages (form feeds) and lines."""
    pages = _pages(text)
    if not any(page.lines for page in pages):
        raise NoTextError("holds no text, only white space", source=name)
    return SourceDocument(
        origin=Origin(
            name=name,
            media_type="text/plain",
            sha256=sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            page_count=None,
            encoding=encoding,
            reader="text",
        ),
        pages=pages,
        diagnostics=diagnostics,
    )


def _decode(content: Content, encoding: str | None) -> tuple[str, str, tuple[Diagnostic, ...]]:
    data, name = content.data, content.name
    if encoding is not None:
        try:
            return data.decode(encoding), encoding, ()
        except (UnicodeDecodeError, LookupError) as error:
            raise CorruptDocumentError(
                f"cannot be decoded as {encoding!r} ({error}): give another encoding=", source=name
            ) from error
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), "utf-16", ()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
        doubt = Diagnostic(
            code="decoded-as-cp1252",
            severity=Severity.WARNING,
            message="is not UTF-8 and was read as Windows-1252: give encoding= if that is wrong",
            source=name,
        )
        return text, "cp1252", (doubt,)
    if "\0" in text:
        raise UnsupportedFormatError("is binary, not text: give a .txt, .pdf or .docx", source=name)
    return text, "utf-8", ()


def _pages(text: str) -> tuple[Page, ...]:
    pages: list[Page] = []
    first = True
    for number, part in enumerate(text.split("\f"), 1):
        lines: list[Line] = []
        blank = 0
        for line_number, raw in enumerate(_LINE_END.split(part), 1):
            stripped = raw.rstrip()
            if not stripped:
                blank += 1
                continue
            if first:
                boundary = Boundary.START
            elif not lines and number > 1:
                boundary = Boundary.PAGE
            else:
                boundary = Boundary.BLANK if blank else Boundary.LINE
            first = False
            lines.append(
                Line(
                    text=stripped,
                    page=number,
                    number=line_number,
                    boundary=boundary,
                    blank_lines=blank,
                )
            )
            blank = 0
        pages.append(Page(number=number, lines=tuple(lines)))
    return tuple(pages)
