"""Signatures: what the bytes are, whatever the file is called."""

from __future__ import annotations

from typing import Final

from capesdoc.errors import ReadError
from capesdoc.limits import DEFAULT_LIMITS
from capesdoc.readers.base import Content

__all__ = ["is_pdf", "is_word_package", "unsupported_kind"]

_HEAD_BYTES: Final = 1024
_ZIP: Final = b"PK\x03\x04"
_OLE2: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OCR: Final = "run text recognition (OCR) first and save as .pdf or .txt"
_UNPACK: Final = "unpack it first"

_BEGINNINGS: Final = (
    (b"{\\rtf", "a rich text file (.rtf): save it as .docx"),
    (b"\x89PNG\r\n", f"a PNG image: {_OCR}"),
    (b"\xff\xd8\xff", f"a JPEG image: {_OCR}"),
    (b"GIF87a", f"a GIF image: {_OCR}"),
    (b"GIF89a", f"a GIF image: {_OCR}"),
    (b"II*\x00", f"a TIFF image: {_OCR}"),
    (b"MM\x00*", f"a TIFF image: {_OCR}"),
    (b"BM", f"a BMP image: {_OCR}"),
    (b"PK\x05\x06", "an empty zip file: there is nothing in it"),
    (b"PK\x07\x08", f"a zip file in several pieces: {_UNPACK}"),
    (b"\x1f\x8b", f"a gzip file: {_UNPACK}"),
    (b"BZh", f"a bzip2 file: {_UNPACK}"),
    (b"\xfd7zXZ\x00", f"an xz file: {_UNPACK}"),
    (b"7z\xbc\xaf\x27\x1c", f"a 7z archive: {_UNPACK}"),
    (b"Rar!\x1a\x07", f"a RAR archive: {_UNPACK}"),
    (b"\x28\xb5\x2f\xfd", f"a zstd file: {_UNPACK}"),
    (b"\x7fELF", "a program: give a .txt, .pdf or .docx file"),
    (b"MZ", "a Windows program: give a .txt, .pdf or .docx file"),
    (b"SQLite format 3\x00", "an SQLite database: give a .txt, .pdf or .docx file"),
    (b"%!PS", "a PostScript file: save it as .pdf"),
    (b"AT&TFORM", f"a DjVu file: {_OCR}"),
)
"""First bytes, what they mean, and what to do; the first that fits counts."""

_FIRST_BYTES: Final = frozenset(beginning[0] for beginning, _ in _BEGINNINGS)
"""Most files are told from all of these by their first byte."""

_SHORT_SIGNATURES: Final = frozenset({b"BM", b"MZ", b"BZh"})
"""Letters a text may begin with: they count only where the bytes behind them are no text."""

_OLE2_STREAMS: Final = (
    ("WordDocument", "an old Word document (.doc): save it as .docx"),
    ("Workbook", "an old Excel workbook (.xls): save the text as .docx or .txt"),
    ("PowerPoint Document", "an old PowerPoint file (.ppt): save the text as .docx or .pdf"),
    ("__properties_version1.0", "an Outlook message (.msg): save its text as .txt or .docx"),
)
"""Streams of an OLE2 container, in UTF-16 in its directory."""

_ZIP_ENTRIES: Final = (
    ("xl/", "an Excel workbook (.xlsx): save the text as .docx or .txt"),
    ("ppt/", "a PowerPoint file (.pptx): save the text as .docx or .pdf"),
    ("visio/", "a Visio drawing (.vsdx): save it as .pdf"),
    ("meta-inf/container.xml", "an e-book (.epub): save it as .docx or .txt"),
    ("content.xml", "an OpenDocument file (.odt): save it as .docx"),
    ("index/document.iwa", "a Pages document: export it as .docx"),
)
"""What stands in a zip, in lower case, and what that makes it."""

_OTHER_ZIP: Final = "a zip file that holds no Word document: unpack it first"


def is_pdf(content: Content) -> bool:
    """Whether `%PDF-` stands in the first 1,024 bytes, or the end is that of a PDF.

    The first is where PDF readers look for it. A file that lost its beginning is still read by the
    reference, and would otherwise pass for text.
    """
    data = content.data
    return data.find(b"%PDF-", 0, _HEAD_BYTES) >= 0 or (
        data.rfind(b"startxref", -_HEAD_BYTES) >= 0
        and b"endobj" in data
        and unsupported_kind(content) is None
    )


def is_word_package(content: Content) -> bool:
    """Whether it is a zip that holds a Word document, or an encrypted Office package."""
    data = content.data
    if data.startswith(_ZIP):
        # Almost always the first test tells; the directory is read where the folder is renamed.
        return b"word/document" in data or _zip_kind(content) is None
    return data.startswith(_OLE2) and "EncryptedPackage".encode("utf-16-le") in data


def unsupported_kind(content: Content) -> str | None:
    """Say what a foreign file is and what to do with it, or None where the bytes may be text."""
    data = content.data
    if data.startswith(_OLE2):
        for stream, kind in _OLE2_STREAMS:
            if stream.encode("utf-16-le") in data:
                return kind
        return "an OLE2 container of another program: save it as .docx"
    if data.startswith(_ZIP):
        return _zip_kind(content)
    for beginning, kind in _BEGINNINGS if data and data[0] in _FIRST_BYTES else ():
        if data.startswith(beginning) and (
            beginning not in _SHORT_SIGNATURES or b"\0" in data[:_HEAD_BYTES]
        ):
            return kind
    if data[257:262] == b"ustar":
        return f"a tar archive: {_UNPACK}"
    if data[4:8] == b"ftyp":
        return "a video or HEIC image: give a .txt, .pdf or .docx file"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return f"a WebP image: {_OCR}"
    head = data[:_HEAD_BYTES]
    if b"schemas.microsoft.com/office/word/2003/wordml" in head or b"pkg:package" in head:
        return "a Word document in one XML file: open it in Word and save it as .docx"
    return None


def _zip_kind(content: Content) -> str | None:
    """Say what a zip without the usual Word parts is; None where Word made it or it is damaged."""
    from capesdoc.readers.docx_package import find_entries

    try:
        places, _ = find_entries(content.data, name=content.name, limits=DEFAULT_LIMITS)
        names = [key.decode("utf-8", "replace") for key, _ in places]
    except ReadError:
        # A damaged package is for the Word reader to refuse, if it looks like one at all.
        return None if b"[Content_Types].xml" in content.data[:_HEAD_BYTES] else _OTHER_ZIP
    for entry, kind in _ZIP_ENTRIES:
        if any(name == entry or (entry.endswith("/") and name.startswith(entry)) for name in names):
            return kind
    return None if "[content_types].xml" in names or "_rels/.rels" in names else _OTHER_ZIP
