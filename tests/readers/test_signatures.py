"""Signatures: what the bytes are, and what to do with what is not read."""

from __future__ import annotations

from os.path import splitext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capesdoc.readers import _suffix_of
from capesdoc.readers.base import Content
from capesdoc.readers.signatures import is_pdf, is_word_package, unsupported_kind
from make_docx_fixtures import package, paragraph, run, zip_files

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100
WORD = package(paragraph(run("Text")))


def content(data: bytes) -> Content:
    return Content(data=data, name="x")


FOREIGN = [
    (OLE2 + "WordDocument".encode("utf-16-le"), "old Word document", "save it as .docx"),
    (OLE2 + "Workbook".encode("utf-16-le"), "old Excel workbook", "save"),
    (OLE2 + "PowerPoint Document".encode("utf-16-le"), "old PowerPoint file", "save"),
    (OLE2 + "__properties_version1.0".encode("utf-16-le"), "Outlook message", "save"),
    (OLE2, "OLE2 container", "save it as .docx"),
    (b"{\\rtf1\\ansi", "rich text file", "save it as .docx"),
    (b"\x89PNG\r\n\x1a\n", "PNG image", "OCR"),
    (b"\xff\xd8\xff\xe0", "JPEG image", "OCR"),
    (b"GIF89a", "GIF image", "OCR"),
    (b"II*\x00", "TIFF image", "OCR"),
    (b"BM\x9a\x00\x00\x00", "BMP image", "OCR"),
    (b"RIFF\x10\0\0\0WEBPVP8 ", "WebP image", "OCR"),
    (b"\0\0\0\x18ftypheic", "HEIC image", "give"),
    (b"\x1f\x8b\x08", "gzip file", "unpack"),
    (b"BZh9\x31\x41\0", "bzip2 file", "unpack"),
    (b"7z\xbc\xaf\x27\x1c", "7z archive", "unpack"),
    (b"Rar!\x1a\x07\x00", "RAR archive", "unpack"),
    (b"x" * 257 + b"ustar", "tar archive", "unpack"),
    (b"PK\x05\x06" + b"\0" * 18, "empty zip", "nothing"),
    (b"\x7fELF\x02", "a program", "give"),
    (b"%!PS-Adobe-3.0", "PostScript", "save it as .pdf"),
    (b'<?xml version="1.0"?><pkg:package>', "one XML file", "save it as .docx"),
    (zip_files({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "Excel workbook", "save"),
    (zip_files({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}), "PowerPoint", "save"),
    (zip_files({"mimetype": b"", "content.xml": b""}), "OpenDocument", "save it as .docx"),
    (zip_files({"META-INF/container.xml": b""}), "e-book", "save"),
    (zip_files({"photo.jpg": b""}), "zip file that holds no Word document", "unpack"),
    (b"PK\x03\x04 and nothing more", "zip file that holds no Word document", "unpack"),
]


@pytest.mark.parametrize(("data", "kind", "advice"), FOREIGN, ids=[row[1] for row in FOREIGN])
def test_a_foreign_file_is_named_with_what_to_do(data: bytes, kind: str, advice: str) -> None:
    said = unsupported_kind(content(data))
    assert said is not None
    assert kind in said
    assert advice in said
    assert not is_word_package(content(data))
    assert not is_pdf(content(data))


TEXTS = [
    b"Title: A report",
    b"BMW Foundation hosted a roundtable",
    b"MZ Khan moderated",
    b"BZhukov chaired the session",
    b"GIFT University",
    b"PK stands for Pakistan",
    b"Rich text {\\rtf is not at the beginning",
    b"",
]


@pytest.mark.parametrize("data", TEXTS)
def test_text_is_not_mistaken_for_something_else(data: bytes) -> None:
    assert unsupported_kind(content(data)) is None


WORD_PACKAGES = [
    WORD,
    package(paragraph(run("Text")), main="text/report.xml"),
    WORD.replace(b"word/", b"WORD/"),
    WORD[: len(WORD) // 2],  # damaged: the Word reader says so
    OLE2 + "EncryptedPackage".encode("utf-16-le"),
]


@pytest.mark.parametrize("data", WORD_PACKAGES, ids=range(len(WORD_PACKAGES)))
def test_a_word_package_is_recognised_by_what_is_in_it(data: bytes) -> None:
    assert is_word_package(content(data))


def test_a_pdf_may_begin_late_and_not_too_late() -> None:
    assert is_pdf(content(b"\n" * 1000 + b"%PDF-1.7"))
    assert not is_pdf(content(b"\n" * 5000 + b"%PDF-1.7"))


def test_a_pdf_without_its_beginning_is_known_by_its_end() -> None:
    end = b"1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n"
    assert is_pdf(content(end))
    assert not is_pdf(content(b"A report on PDF: how endobj and startxref are used." + b"." * 1024))
    assert not is_pdf(content(OLE2 + end))  # a container of another program with a PDF in it


@given(st.text(st.sampled_from("a.P/\\"), max_size=8))
def test_the_suffix_of_a_name_is_that_of_its_path(name: str) -> None:
    assert _suffix_of(name) == splitext(name)[1].lower()  # noqa: PTH122 — what it is held to
