"""Encodings: decided over the whole file, with a doubt where the bytes do not decide."""

from __future__ import annotations

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capesdoc.errors import CapesdocError, CorruptDocumentError, ReadError, UnsupportedFormatError
from capesdoc.readers.encodings import Decoded, decode

TEXT = "Title: “Café” – naïve\nVenue: Lahore\n"


def read(data: bytes, encoding: str | None = None) -> Decoded:
    return decode(data, name="x.txt", encoding=encoding)


CERTAIN = [
    (TEXT.encode(), "utf-8"),
    (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
    (TEXT.encode("utf-16"), "utf-16"),
    (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
    (TEXT.encode("utf-32"), "utf-32"),
    (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "utf-32"),
    (TEXT.encode("utf-16-le"), "utf-16-le"),  # no mark: the NULs tell
    (TEXT.encode("utf-16-be"), "utf-16-be"),
    (TEXT.encode("utf-32-le"), "utf-32-le"),
    (TEXT.encode("utf-32-be"), "utf-32-be"),
]


@pytest.mark.parametrize(("data", "encoding"), CERTAIN, ids=[row[1] for row in CERTAIN])
def test_a_certain_encoding_is_no_doubt(data: bytes, encoding: str) -> None:
    assert read(data)._replace(is_plain=False) == Decoded(text=TEXT, encoding=encoding)


def test_windows_text_is_read_and_doubted() -> None:
    decoded = read(TEXT.encode("cp1252"))
    assert (decoded.text, decoded.encoding) == (TEXT, "cp1252")
    assert [doubt.code for doubt in decoded.diagnostics] == ["decoded-as-cp1252"]


def test_bytes_without_a_meaning_are_kept_as_replacement_characters() -> None:
    decoded = read(b"caf\xe9 \x81 na\xefve")
    assert decoded.text == "café \ufffd naïve"
    assert [doubt.code for doubt in decoded.diagnostics] == [
        "decoded-as-cp1252",
        "undecodable-bytes",
    ]


def test_one_bad_byte_does_not_spoil_the_utf8_around_it() -> None:
    # Read as Windows-1252 as a whole, every quotation mark of the file would be garbled.
    decoded = read(TEXT.encode() * 5 + b"\x93")
    assert decoded.text == TEXT * 5 + "“"
    assert decoded.encoding == "utf-8"
    assert [doubt.code for doubt in decoded.diagnostics] == ["undecodable-bytes"]


def test_utf8_cut_in_the_middle_of_a_character_is_utf8() -> None:
    assert read((TEXT * 5).encode()[:-3] + "”".encode()[:2]).encoding == "utf-8"


def test_utf16_of_odd_length_is_read_with_a_doubt() -> None:
    decoded = read(TEXT.encode("utf-16") + b"x")
    assert decoded.text.startswith(TEXT)
    assert [doubt.code for doubt in decoded.diagnostics] == ["undecodable-bytes"]


def test_shift_sequences_of_old_encodings_are_doubted() -> None:
    data = "会議".encode("iso2022_jp")
    assert [doubt.code for doubt in read(data).diagnostics] == ["unsure-encoding"]
    assert read(data, "iso2022_jp").text == "会議"


@pytest.mark.parametrize("text", ["~50 people~", "see {~note}", "colour \x1b[31mred\x1b[0m"])
def test_tildes_and_terminal_colours_are_no_shift_sequences(text: str) -> None:
    assert read(text.encode()).diagnostics == ()


BINARY = [
    b"\x00" * 100,
    b"text with a \x00 between",
    bytes(range(256)) * 4,
    b"\x01\x02\x03\x04\x05" * 20,
    b"report.txt" + bytes(20) + b"Words of a file in an archive. " * 90,
    codecs.BOM_UTF16_LE + b"\x00\xd8" * 50,
    b"MZ\x90\x00\x03\x00\x00\x00\x04\x00" * 9,
]


@pytest.mark.parametrize("data", BINARY, ids=[repr(data[:8]) for data in BINARY])
def test_binary_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(UnsupportedFormatError, match=r"binary|is not"):
        read(data)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_whose_length_would_do_for_utf32_is_not_taken_for_that(codec: str) -> None:
    text = "Title: Sea Trade"  # sixteen characters, all ASCII: every fourth byte is NUL
    assert read(text.encode(codec)) == Decoded(text=text, encoding=codec)


def test_the_nuls_of_a_pdf_converter_make_no_binary() -> None:
    # A glyph without a character becomes a NUL: here the ligature of two words.
    data = b"The o\0ce of the authority on the coast sent its report on the harbour dues. " * 9
    assert read(data).encoding == "utf-8"


def test_a_few_control_characters_make_no_binary() -> None:
    assert read(b"one\x0c two\x07 three\x1a").encoding == "utf-8"


def test_the_caller_decides_the_encoding() -> None:
    assert read("Żółć".encode("cp1250"), "cp1250") == Decoded(text="Żółć", encoding="cp1250")
    assert read(codecs.BOM_UTF8 + b"x", "utf-8").text == "x"


def test_a_wrong_encoding_says_which_byte_does_not_fit() -> None:
    with pytest.raises(CorruptDocumentError, match="byte 0xe9 at offset 3"):
        read(b"caf\xe9", "utf-8")


@pytest.mark.parametrize("encoding", ["klingon", "rot13", "hex", "", "a\0b", "undefined"])
def test_an_unknown_encoding_is_a_clear_error(encoding: str) -> None:
    with pytest.raises(ReadError, match="is not a text encoding"):
        read(b"caf", encoding)


@pytest.mark.parametrize("encoding", ["idna", "punycode", "utf-7", "raw_unicode_escape"])
def test_an_odd_encoding_gives_text_or_a_documented_error(encoding: str) -> None:
    with contextlib.suppress(CapesdocError):
        assert isinstance(read(b"\xff+AGE-\\u12", encoding).text, str)


ODD = [
    "\x00", "\x08", "\x0b", "\x1b", "\x1c", "\x7f", "\x80", "\x85", "\x9f", "\u2028", "\u2029",
    "\ufeff",
]  # fmt: skip
USUAL = [
    "a line", "\n", "\r\n", "\r", "\t", "\f", "“quoted”", "\u00a0", "\u00ad", "é", "😀", "\u2027",
]  # fmt: skip


@given(st.lists(st.sampled_from([*USUAL, *ODD]), max_size=8).map("".join))
def test_a_text_is_plain_just_where_nothing_odd_is_in_it(text: str) -> None:
    # The reader of lines looks at no character of a plain text, so this must not miss one.
    if text.startswith("\ufeff") or "\0" in text:
        return
    decoded = decode(text.encode() + b" " * 500, name="a.txt", encoding=None)
    assert decoded.is_plain == (not any(one in text for one in ODD))
