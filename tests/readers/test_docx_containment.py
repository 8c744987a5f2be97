"""The Word reader on damaged and hostile files: a documented error, before the cost is paid."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from capesdoc.errors import (
    CapesdocError,
    CorruptDocumentError,
    EncryptedDocumentError,
    LimitExceededError,
    NoTextError,
    UnsupportedFormatError,
)
from capesdoc.limits import Limits
from capesdoc.readers.base import Content, ReadOptions
from capesdoc.readers.docx import read_docx
from capesdoc.readers.docx_tokens import tokens_of
from capesdoc.source import SourceDocument
from make_docx_fixtures import fixtures, package, paragraph, part, row, run, table, zip_files

MIB = 1024 * 1024
GOOD = package(paragraph(run("Text")))
XML_HEAD = '<?xml version="1.0"?>'


def read(data: bytes, limits: Limits | None = None, password: str | None = None) -> SourceDocument:
    options = ReadOptions(limits=limits or Limits(), password=password)
    return read_docx(Content(data=data, name="x.docx"), options)


def with_part(name: str, data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        files = {entry: archive.read(entry) for entry in archive.namelist()}
    return zip_files({**files, name: data})


def with_body(body: str) -> bytes:
    return package(body)


def patched(data: bytes, signature: bytes, offset: int, value: bytes) -> bytes:
    """Overwrite a field of every record that begins with a signature."""
    changed = bytearray(data)
    at = changed.find(signature)
    while at >= 0:
        changed[at + offset : at + offset + len(value)] = value
        at = changed.find(signature, at + 4)
    return bytes(changed)


DOCTYPE = '<!DOCTYPE w [<!ENTITY e "boom">]>'
MAIN = "word/document.xml"
GOOD_PART = part("document", f"<w:body>{paragraph(run('A&e;B'))}</w:body>")

DAMAGED = {
    "nothing behind the signature": b"PK\x03\x04",
    "cut in half": GOOD[: len(GOOD) // 2],
    "the last byte missing": GOOD[:-1],
    "no main part": zip_files({"[Content_Types].xml": b"<Types/>"}),
    "XML that ends early": with_part(MAIN, b"<w:document"),
    "an empty main part": with_part(MAIN, b""),
    "XML without its namespace": with_part(MAIN, b"<w:document/>"),
    "a wrong checksum": patched(GOOD, b"PK\x01\x02", 16, b"\0\0\0\0"),
    "a packing method nobody uses": patched(GOOD, b"PK\x01\x02", 10, b"\x63\0"),
    "a part shorter than it says": patched(GOOD, b"PK\x01\x02", 24, struct.pack("<L", 9999)),
    "a part longer than it says": patched(GOOD, b"PK\x01\x02", 24, struct.pack("<L", 3)),
    "a local header elsewhere": patched(GOOD, b"PK\x01\x02", 42, struct.pack("<L", 7)),
    "an offset behind the end": patched(GOOD, b"PK\x01\x02", 42, struct.pack("<L", 1 << 30)),
    "a document type": with_part(MAIN, GOOD_PART.replace("?>", "?>" + DOCTYPE, 1).encode()),
    "a document type in UTF-16": with_part(
        MAIN,
        GOOD_PART.replace('encoding="UTF-8"', 'encoding="UTF-16"')
        .replace("?>", "?>" + DOCTYPE, 1)
        .encode("utf-16"),
    ),
    "a document type behind a comment": with_part(
        MAIN, GOOD_PART.replace("?>", "?><!-- <w:p> -->" + DOCTYPE, 1).encode()
    ),
    "an undefined entity": with_part(MAIN, GOOD_PART.encode()),
    "a document type in the relationships": with_part(
        "_rels/.rels", (XML_HEAD + DOCTYPE + "<Relationships/>").encode()
    ),
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_corrupt(data: bytes) -> None:
    with pytest.raises(CorruptDocumentError) as caught:
        read(data)
    assert caught.value.source == "x.docx"


def test_two_parts_of_one_name_are_refused() -> None:
    # Readers differ in which of the two they take.
    twice = GOOD.replace(b"_rels/.rels", b"word/docu.x")
    changed = twice.replace(b"word/docu.x", b"_rels/.rels", 2)
    target = io.BytesIO(changed)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(target, "a") as archive:
        archive.writestr(MAIN, "<x/>")
    with pytest.raises(CorruptDocumentError, match="two parts"):
        read(target.getvalue())


def test_an_encrypted_package_says_how_to_go_on() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(EncryptedDocumentError, match="save it without a password"):
        read(data)
    with pytest.raises(EncryptedDocumentError, match="cannot be decrypted here"):
        read(data, password="open sesame")


def test_a_zip_with_encrypted_parts_is_encrypted() -> None:
    with pytest.raises(EncryptedDocumentError):
        read(patched(GOOD, b"PK\x01\x02", 8, b"\x01\0"))


def test_a_package_of_another_program_is_unsupported() -> None:
    workbook = with_part(MAIN, b'<workbook xmlns="urn:x"/>')
    with pytest.raises(UnsupportedFormatError, match="workbook"):
        read(workbook)


DELETED = '<w:del w:id="1"><w:r><w:delText>x</w:delText></w:r></w:del>'


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "OCR"),
        (paragraph(), "OCR"),
        (paragraph(run("  ")), "OCR"),
        (paragraph(run("x", "<w:vanish/>")), "deleted or hidden"),
        (paragraph(DELETED), "deleted or hidden"),
    ],
)
def test_a_document_without_text_says_so(body: str, reason: str) -> None:
    with pytest.raises(NoTextError, match=reason):
        read(with_body(body))


def test_a_document_whose_text_is_embedded_says_so() -> None:
    with pytest.raises(NoTextError, match="embedded documents are not read"):
        read(with_body('<w:altChunk r:id="rId5"/>'))


BOMB = paragraph(run(" " * (3 * MIB)))
LIMITS = [
    ("ratio", BOMB, Limits()),
    ("part_bytes", BOMB, Limits(part_bytes=MIB, ratio=10_000)),
    ("total_part_bytes", BOMB, Limits(total_part_bytes=MIB, ratio=10_000)),
    ("zip_entries", "", Limits(zip_entries=2)),
    ("xml_depth", "<w:smartTag>" * 400 + "</w:smartTag>" * 400, Limits()),
    ("xml_depth", "<w:smartTag>" * 400 + "</w:smartTag>" * 400, Limits(xml_depth=300)),
    ("xml_nodes", "<w:p/>" * 1000, Limits(xml_nodes=500)),
    ("table_cells", table(row("<w:tc><w:p/></w:tc>" * 20)), Limits(table_cells=10)),
    ("pages", paragraph('<w:r><w:br w:type="page"/></w:r>' * 20), Limits(pages=10)),
    ("text_characters", paragraph(run("text " * 100)), Limits(text_characters=100)),
]


@pytest.mark.parametrize(("limit", "body", "limits"), LIMITS)
def test_a_limit_is_named_with_how_to_raise_it(limit: str, body: str, limits: Limits) -> None:
    with pytest.raises(LimitExceededError) as caught:
        read(with_body(body or paragraph(run("Text"))), limits)
    assert caught.value.limit == limit
    assert caught.value.allowed == getattr(limits, limit)
    assert f"Limits({limit}=" in str(caught.value)


def test_a_raised_depth_is_honoured() -> None:
    body = "<w:smartTag>" * 300 + paragraph(run("deep")) + "</w:smartTag>" * 300
    document = read(with_body(body), Limits(xml_depth=1000))
    assert document.pages[0].lines[0].text == "deep"


def test_a_stream_that_lies_about_its_size_is_cut_off() -> None:
    # 64 MiB behind a directory that promises 100 bytes.
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(b" " * (64 * MIB)) + packer.flush()
    honest = zip_files({MAIN: b"x" * 100}, method=zipfile.ZIP_STORED)
    head = honest[: honest.index(b"x" * 100)]
    tail = honest[honest.index(b"PK\x01\x02") :]
    lying = bytearray(head + packed + tail)
    at = lying.rindex(b"PK\x01\x02")
    struct.pack_into("<H", lying, at + 10, zipfile.ZIP_DEFLATED)
    struct.pack_into("<L", lying, at + 20, len(packed))
    end = lying.rindex(b"PK\x05\x06")
    struct.pack_into("<L", lying, end + 16, at)
    with pytest.raises(CorruptDocumentError, match="not as long"):
        read(bytes(lying))


def test_a_bomb_in_a_part_that_is_not_read_costs_nothing() -> None:
    assert read(with_part("word/media/image1.png", b"\0" * (32 * MIB))).pages[0].lines


def test_parts_that_are_stored_are_read() -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        files = {entry: archive.read(entry) for entry in archive.namelist()}
    assert read(zip_files(files, method=zipfile.ZIP_STORED)).pages[0].lines[0].text == "Text"


def test_a_zip64_package_is_read() -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        files = {entry: archive.read(entry) for entry in archive.namelist()}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, written in files.items():
            with archive.open(name, "w", force_zip64=True) as entry:
                entry.write(written)
    data = bytearray(target.getvalue())
    end = data.rindex(b"PK\x05\x06")
    count, size, offset = struct.unpack_from("<10xHLL", data, end)
    long_end = struct.pack(
        "<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, offset
    )
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    short_end = struct.pack(
        "<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0
    )
    assert read(bytes(data[:end]) + long_end + locator + short_end).pages[0].lines


def test_names_with_backslashes_and_other_case_are_found() -> None:
    renamed = GOOD.replace(b"word/document.xml", b"WORD\\Document.XML")
    assert read(renamed).pages[0].lines[0].text == "Text"


def test_a_huge_grid_span_costs_nothing() -> None:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc>'
    last = f"<w:tc>{paragraph(run('x'))}</w:tc>"
    line = read(with_body(table(row(cell + last)))).pages[0].lines[0]
    assert line.marks is not None
    assert line.marks.cell is not None
    assert line.marks.cell.column == 1025


def test_many_styles_and_paragraphs_take_linear_time() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:name w:val="s{n}"/></w:style>'
        for n in range(3000)
    )
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="S{n}"/></w:pPr>{run("x")}</w:p>' for n in range(3000)
    )
    assert len(read(package(body, {"styles": part("styles", styles)})).pages[0].lines) == 3000


@pytest.mark.parametrize(
    "sign",
    [
        '<w:proofErr w:type="spellStart"/>',
        '<w:bookmarkEnd w:id="1"/>',
        '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="a"/>\n',
        "<w:r><w:rPr>",
        "<w:p><w:pPr><w:jc/>",
        "<w:tc><w:tcPr><w:tcW/>",
    ],
)
def test_long_rows_of_what_says_nothing_take_linear_time(sign: str) -> None:
    # A pattern that passes over them and then fails tries again from each: 25 s before.
    text = f"<w:body>{paragraph(run('x'))}{sign * (300_000 // len(sign))}</w:body>"
    began = process_time()
    assert sum(1 for _ in tokens_of(text, 0)) > 3
    assert process_time() - began < 2


def test_styles_that_are_based_on_each_other_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("A", "B"), ("B", "A"))
    )
    body = f'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr>{run("x")}</w:p>'
    assert read(package(body, {"styles": part("styles", styles)})).pages[0].lines[0].text == "x"


FIXTURES = fixtures()


@st.composite
def damaged_packages(draw: st.DrawFn) -> bytes:
    """A fixture with bytes cut, changed, doubled or moved, or its XML damaged and zipped anew."""
    data = FIXTURES[draw(st.sampled_from(sorted(FIXTURES)))]
    if draw(st.booleans()):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        victim = draw(st.sampled_from(sorted(files)))
        files[victim] = draw(damage(files[victim]))
        if draw(st.integers(0, 9)) == 0:
            del files[draw(st.sampled_from(sorted(files)))]
        return zip_files(files)
    return draw(damage(data))


@st.composite
def damage(draw: st.DrawFn, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(draw(st.integers(1, 4))):
        if not changed:
            break
        at = draw(st.integers(0, len(changed) - 1))
        length = draw(st.integers(0, 60))
        match draw(st.sampled_from(["cut", "flip", "double", "insert", "drop", "swap"])):
            case "cut":
                del changed[at:]
            case "flip":
                changed[at] ^= 1 << draw(st.integers(0, 7))
            case "double":
                changed[at:at] = changed[at : at + length]
            case "insert":
                changed[at:at] = draw(st.binary(max_size=20))
            case "drop":
                del changed[at : at + length]
            case "swap":
                other = draw(st.integers(0, len(changed) - 1))
                piece = changed[other : other + length]
                changed[at : at + length] = piece
    return bytes(changed)


def outcome(data: bytes) -> SourceDocument | CapesdocError:
    try:
        return read(data)
    except CapesdocError as error:
        return error


@settings(deadline=None, max_examples=300)
@given(damaged_packages())
def test_any_damage_gives_a_document_or_a_documented_error(data: bytes) -> None:
    document = outcome(data)
    if isinstance(document, SourceDocument):
        assert all(
            line.text == line.text.rstrip() for page in document.pages for line in page.lines
        )


@settings(deadline=None)
@given(st.binary(max_size=400).map(lambda tail: b"PK\x03\x04" + tail))
def test_any_bytes_give_a_documented_error(data: bytes) -> None:
    with pytest.raises(CapesdocError):
        read(data)
