"""The default PDF backend: pages as segments through PDFium, at nearly PDFium's own speed.

This file opens the document and walks its pages; pdfium_pages.py reads one page.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, Final

from capesdoc.errors import EncryptedDocumentError
from capesdoc.readers.base import Content, ReadOptions
from capesdoc.readers.exceeded import check_count
from capesdoc.readers.pdf_layers import layers_off
from capesdoc.readers.pdf_preflight import may_hide
from capesdoc.readers.pdf_segments import RawDocument, RawPage
from capesdoc.readers.pdf_signs import Sighted
from capesdoc.readers.pdfium_library import LOCK, Pdfium, load_pdfium
from capesdoc.readers.pdfium_pages import PageReader
from capesdoc.readers.pdfium_tags import Tags

__all__ = ["RefusedByPdfiumError", "read_with_pdfium"]

_PASSWORD_ERROR: Final = 4
_EXTRACTION_BIT: Final = 1 << 4
_AS_DISPLAYED: Final = 0
_FREE_TEXT, _WIDGET = 3, 20


class RefusedByPdfiumError(Exception):
    """PDFium would not open the file; whether another reader does is for the caller to find out."""


def read_with_pdfium(
    content: Content, options: ReadOptions, sighted: Sighted | None = None
) -> RawDocument:
    """Read every page of a document.

    Args:
        content: The file.
        options: What the caller asks.
        sighted: What the file may hold, where that is known; else all of it is asked for.

    Raises:
        RefusedByPdfiumError: PDFium does not take the bytes for a PDF, or finds no page.
        EncryptedDocumentError: The password is missing or wrong.
        LimitExceededError: Too many pages, or too many characters.
    """
    sighted = sighted or Sighted()
    layers = layers_off(content, options.password) if sighted.layers else frozenset[str]()
    with LOCK:
        library = load_pdfium()
        with _document(library, content, options.password) as document:
            count = library.page_count(document)
            if count <= 0:
                raise RefusedByPdfiumError("it finds no page")
            check_count(count, options.limits.pages, limit="pages", source=content.name)
            tags = Tags(library, document)
            # Looked for where the first page needs to know, and once a document.
            hides = cache(lambda: may_hide(content.data, sighted))
            characters = 0
            pages = []
            for index in range(count):
                page, read = _read_page(
                    library,
                    document,
                    index,
                    content,
                    options,
                    sighted=sighted,
                    layers=layers,
                    hides=hides,
                    tags=tags,
                )
                characters += read
                check_count(
                    characters,
                    options.limits.text_characters,
                    limit="text_characters",
                    source=content.name,
                )
                pages.append(page)
            refused = library.security_revision(document) > 0 and not (
                library.permissions(document) & _EXTRACTION_BIT
            )
    return RawDocument(pages=tuple(pages), extraction_permitted=not refused)


@contextmanager
def _document(library: Pdfium, content: Content, password: str | None) -> Iterator[Any]:
    # A password is bytes to PDF: UTF-8 since 2.0, Latin-1 before.
    tried = [None] if password is None else [password.encode(), _latin(password)]
    for attempt in dict.fromkeys(tried):
        address = library.load_document(content.data, len(content.data), attempt)
        if address:
            break
        if library.last_error() != _PASSWORD_ERROR:
            raise RefusedByPdfiumError("it does not take the bytes for a PDF")
    else:
        given = "the password= given is wrong" if password is not None else "give password="
        raise EncryptedDocumentError(f"needs a password: {given}", source=content.name)
    try:
        yield ctypes.c_void_p(address)
    finally:
        library.close_document(address)


def _latin(password: str) -> bytes:
    try:
        return password.encode("latin-1")
    except UnicodeEncodeError:
        return password.encode()


def _read_page(
    library: Pdfium,
    document: Any,
    index: int,
    content: Content,
    options: ReadOptions,
    *,
    sighted: Sighted,
    layers: frozenset[str],
    hides: Callable[[], bool],
    tags: Tags,
) -> tuple[RawPage, int]:
    """Read one page; gives it and the number of its characters."""
    page = library.load_page(document, index)
    if page and library.count_annotations(page) > 0 and _is_filled_in(library, page):
        # What is typed into a form lies above the page, where PDFium's text does not look: it is
        # drawn on the page, in memory, and the page is read again.
        library.flatten(page, _AS_DISPLAYED)
        library.close_page(page)
        page = library.load_page(document, index)
        # Of what does not fit into its field, a person sees all, in turn.
        sighted = sighted._replace(clips=False)
    if not page:
        return RawPage(number=index + 1, readable=False), 0
    text_page = None
    try:
        text_page = library.load_text(page)
        if not text_page:
            return RawPage(number=index + 1, readable=False), 0
        count = library.count_characters(text_page)
        check_count(
            count, options.limits.page_characters, limit="page_characters", source=content.name
        )
        reader = PageReader(
            library,
            page,
            text_page,
            count,
            sighted=sighted,
            layers=layers,
            hides=hides,
            tags=tags,
        )
        return reader.read(index + 1), max(count, 0)
    finally:
        if text_page:
            library.close_text(text_page)
        library.close_page(page)


def _is_filled_in(library: Pdfium, page: Any) -> bool:
    """Whether the fields of a form, or words of a "typewriter", lie on the page."""
    for number in range(library.count_annotations(page)):
        annotation = library.get_annotation(page, number)
        if annotation:
            kind = library.annotation_kind(annotation)
            library.close_annotation(annotation)
            if kind in (_FREE_TEXT, _WIDGET):
                return True
    return False
