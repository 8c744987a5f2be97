"""Readers: bytes to lines with evidence. The choice is by signature first, then by suffix."""

from __future__ import annotations

import os
from typing import Final

import attrs

from capesdoc.errors import CorruptDocumentError, UnsupportedFormatError
from capesdoc.findings import Diagnostic, Severity
from capesdoc.readers.base import Content, Reader, ReadOptions
from capesdoc.readers.files import Source, load, name_of
from capesdoc.readers.signatures import is_pdf, is_word_package, unsupported_kind
from capesdoc.readers.text import decode_text, read_text
from capesdoc.source import SourceDocument

__all__ = [
    "READERS",
    "Content",
    "ReadOptions",
    "Reader",
    "Source",
    "decode_text",
    "load",
    "name_of",
    "read",
]


def _read_pdf(content: Content, options: ReadOptions) -> SourceDocument:
    # Imported on first use, so that whoever reads text never pays for a PDF library.
    from capesdoc.readers.pdf import read_pdf

    return read_pdf(content, options)


def _read_docx(content: Content, options: ReadOptions) -> SourceDocument:
    from capesdoc.readers.docx import read_docx

    return read_docx(content, options)


def _may_be_text(content: Content) -> bool:
    return unsupported_kind(content) is None


TEXT: Final = Reader(
    name="text", recognises=_may_be_text, suffixes=(".txt", ".text"), read=read_text
)
"""The last to be asked: it takes whatever has no signature."""

READERS: Final[tuple[Reader, ...]] = (
    Reader(name="pdf", recognises=is_pdf, suffixes=(".pdf",), read=_read_pdf),
    Reader(
        name="docx",
        recognises=is_word_package,
        suffixes=(".docx", ".docm", ".dotx", ".dotm"),
        read=_read_docx,
    ),
    TEXT,
)
"""The readers in the order in which they are asked; `parse(readers=(*READERS, mine))` adds one."""


def read(
    content: Content, options: ReadOptions, readers: tuple[Reader, ...] = READERS
) -> SourceDocument:
    """Read a document with the first reader that recognises its bytes.

    A reader of the caller's own that claims the suffix is asked before the built-in ones.

    Raises:
        UnsupportedFormatError: No reader recognises the bytes.
        CorruptDocumentError: The name promises a PDF or Word document, and the bytes are neither
            that nor text.
        ReadError: The reader found no lines.
    """
    suffix = _suffix_of(content.name)
    ordered = READERS
    if readers is not READERS:
        added = [reader for reader in readers if reader not in READERS]
        added.sort(key=lambda reader: suffix not in reader.suffixes)
        ordered = (*added, *(reader for reader in READERS if reader in readers))
    for reader in ordered:
        if reader.recognises(content):
            claimed = tuple(other for other in readers if suffix in other.suffixes)
            try:
                document = reader.read(content, options)
            except UnsupportedFormatError as error:
                if reader is not TEXT or not claimed or reader in claimed:
                    raise
                raise CorruptDocumentError(
                    f"is named {suffix} and does not begin as such a file does: get a fresh copy",
                    source=content.name,
                ) from error
            return _with_suffix_check(document, reader, claimed, suffix)
    kind = unsupported_kind(content) or "of an unknown kind"
    raise UnsupportedFormatError(f"is {kind}", source=content.name)


def _suffix_of(name: str) -> str:
    dot = name.rfind(".")
    # A name without folders: as `splitext` reads it, which looks for the separators of the system.
    plain = dot > 0 and name[0] != "." and "/" not in name and "\\" not in name
    suffix = name[dot:] if plain else os.path.splitext(name)[1]  # noqa: PTH122 — pathlib is slow to load
    return suffix.lower()


def _with_suffix_check(
    document: SourceDocument, reader: Reader, claimed: tuple[Reader, ...], suffix: str
) -> SourceDocument:
    """Note where the suffix names another format than the bytes."""
    if not claimed or reader in claimed:
        return document
    doubt = Diagnostic(
        code="suffix-mismatch",
        severity=Severity.WARNING,
        message=f"the name ends in {suffix} and the bytes are {reader.name}: read as {reader.name}",
        source=document.origin.name,
    )
    return attrs.evolve(document, diagnostics=(*document.diagnostics, doubt))
