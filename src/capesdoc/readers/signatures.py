"""Signatures: what the bytes are, whatever the file is called."""

from __future__ import annotations

from typing import Final

from capesdoc.readers.base import Content

__all__ = ["is_pdf", "is_word_package", "unsupported_kind"]

_HEAD_BYTES: Final = 1024

_UNSUPPORTED: Final = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a legacy Office file (.doc): save it as .docx"),
    (b"{\\rtf", "a rich text file (.rtf): save it as .docx"),
    (b"\x89PNG", "a PNG image: run text recognition (OCR) first and save as .pdf or .txt"),
    (b"\xff\xd8\xff", "a JPEG image: run text recognition (OCR) first and save as .pdf or .txt"),
    (b"GIF8", "a GIF image: run text recognition (OCR) first and save as .pdf or .txt"),
    (b"PK\x03\x04", "a zip file that holds no Word document: unpack it, or save it as .docx"),
    (b"\x1f\x8b", "a gzip file: unpack it first"),
)


def is_pdf(content: Content) -> bool:
    """Whether `%PDF-` stands in the first 1,024 bytes, as PDF readers accept it."""
    return content.data.find(b"%PDF-", 0, _HEAD_BYTES) >= 0


def is_word_package(content: Content) -> bool:
    """Whether it is a zip that holds a Word document, or an encrypted Office package."""
    data = content.data
    if data.startswith(b"PK\x03\x04"):
        return b"word/" in data
    return data.startswith(_UNSUPPORTED[0][0]) and "EncryptedPackage".encode("utf-16-le") in data


def unsupported_kind(content: Content) -> str | None:
    """Say what a foreign file is and what to do with it, or None where the bytes may be text."""
    for signature, kind in _UNSUPPORTED:
        if content.data.startswith(signature):
            return kind
    return None
