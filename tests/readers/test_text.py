"""The text reader: pages, lines, and what is no text."""

from __future__ import annotations

import contextlib
import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capesdoc.errors import CapesdocError, LimitExceededError, NoTextError
from capesdoc.limits import Limits
from capesdoc.readers.base import Content, ReadOptions
from capesdoc.readers.text import decode_text, read_text
from capesdoc.source import Boundary, Line, SourceDocument


def read(data: bytes | str, limits: Limits | None = None) -> SourceDocument:
    raw = data.encode("utf-8") if isinstance(data, str) else data
    return read_text(Content(data=raw, name="x.txt"), ReadOptions(limits=limits or Limits()))


def lines_of(document: SourceDocument) -> list[Line]:
    return [line for page in document.pages for line in page.lines]


def texts(data: str) -> list[str]:
    return [line.text for line in lines_of(read(data))]


LINE_ENDS = ["\n", "\r\n", "\r", "\u0085", "\u2028", "\u2029", "\v"]


@pytest.mark.parametrize("end", LINE_ENDS, ids=ascii)
def test_every_line_end_ends_a_line(end: str) -> None:
    lines = lines_of(read(f"one{end}two{end}{end}three"))
    assert [(line.text, line.number, line.blank_lines, line.boundary) for line in lines] == [
        ("one", 1, 0, Boundary.START),
        ("two", 2, 0, Boundary.LINE),
        ("three", 4, 1, Boundary.BLANK),
    ]


def test_line_ends_of_all_kinds_may_be_mixed() -> None:
    assert texts("a\r\nb\nc\rd") == ["a", "b", "c", "d"]


def test_separator_controls_end_no_line_and_are_recorded() -> None:
    document = read("one\x1ctwo")
    assert [line.text for line in lines_of(document)] == ["onetwo"]
    assert [edit.before for edit in document.edits] == ["\x1c"]


def test_blank_lines_before_the_text_are_counted() -> None:
    (line,) = lines_of(read("\n\nTitle: x"))
    assert (line.number, line.blank_lines, line.boundary) == (3, 2, Boundary.START)


def test_a_line_of_blanks_is_blank() -> None:
    assert lines_of(read("a\n \t\nb"))[1].blank_lines == 1


def test_leading_white_space_and_tabs_are_kept_and_trailing_ones_are_not() -> None:
    assert texts("    indented\tcell  \t\n") == ["    indented\tcell"]


PAGES = [
    ("one\ftwo", [(1, "one"), (2, "two")]),
    ("one\n\ftwo\n\f", [(1, "one"), (2, "two")]),  # pdftotext: a form feed after every page
    ("one\f\ftwo", [(1, "one"), (3, "two")]),  # an empty page in between keeps its number
    ("half\fhalf", [(1, "half"), (2, "half")]),  # within a line it parts the line
    ("\fone", [(2, "one")]),
]


@pytest.mark.parametrize(("text", "expected"), PAGES, ids=ascii)
def test_form_feeds_are_page_ends(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(line.page, line.text) for line in lines_of(read(text))] == expected


def test_a_form_feed_at_the_end_makes_no_page() -> None:
    assert [page.number for page in read("one\f\n").pages] == [1]


def test_the_first_line_of_a_page_says_that_it_is() -> None:
    lines = lines_of(read("one\ntwo\f\n\nthree\nfour"))
    assert [line.boundary for line in lines] == [
        Boundary.START,
        Boundary.LINE,
        Boundary.PAGE,
        Boundary.LINE,
    ]
    assert [line.number for line in lines] == [1, 2, 3, 4]


def test_the_first_line_of_the_document_starts_it_on_any_page() -> None:
    assert lines_of(read("\fone"))[0].boundary is Boundary.START


TAKEN_OUT = [
    ("a\x07b", "ab", "control-character"),
    ("a\x00b", "ab", "control-character"),
    ("a\x93b", "ab", "control-character"),
    ("a\ufeffb", "ab", "byte-order-mark"),
    ("a\udc80b", "ab", "lone-surrogate"),
]


@pytest.mark.parametrize(("text", "kept", "rule"), TAKEN_OUT, ids=ascii)
def test_what_is_no_text_is_taken_out_and_recorded(text: str, kept: str, rule: str) -> None:
    document = decode_text(text, name="x")
    (line,) = lines_of(document)
    (edit,) = document.edits
    assert line.text == kept
    assert (edit.rule, edit.before, edit.spans[0].start, edit.spans[0].end) == (rule, text[1], 1, 2)
    assert line.offsets == (0, 2, 3)
    assert [diagnostic.code for diagnostic in document.diagnostics] == ["control-characters"]


def test_a_line_of_controls_alone_is_blank() -> None:
    assert [(line.text, line.blank_lines) for line in lines_of(read("a\n\x07\nb"))] == [
        ("a", 0),
        ("b", 1),
    ]


KEPT = ["soft\u00adhyphen", "zero\u200bwidth", "no\u00a0break", "ligature \ufb01", "emoji 🎤"]


@pytest.mark.parametrize("text", KEPT)
def test_odd_but_honest_characters_are_left_for_the_cleaning(text: str) -> None:
    document = read(text)
    assert [line.text for line in lines_of(document)] == [text]
    assert document.edits == ()
    assert document.diagnostics == ()


def test_bidi_controls_are_kept() -> None:
    assert lines_of(read("plain\nabc \u202edef\u202c"))[1].text == "abc \u202edef\u202c"


def test_the_origin_names_the_bytes() -> None:
    data = "Title: é".encode("utf-16")
    origin = read(data).origin
    assert origin.sha256 == hashlib.sha256(data).hexdigest()
    assert (origin.reader, origin.media_type, origin.page_count) == ("text", "text/plain", None)


def test_decoded_text_has_the_hash_of_its_utf8_form() -> None:
    origin = decode_text("Title: é", name="x").origin
    assert origin.sha256 == hashlib.sha256("Title: é".encode()).hexdigest()
    assert origin.encoding is None


@pytest.mark.parametrize("text", [" ", "\n\n", "\f\f", "\u00a0\n", "\ufeff"])
def test_white_space_alone_is_no_text(text: str) -> None:
    with pytest.raises(NoTextError):
        read(text)


LIMITS = [
    ("text_file_bytes", "a" * 100, Limits(text_file_bytes=99)),
    ("text_characters", "a" * 100, Limits(text_characters=99)),
    ("pages", "a\f" * 10, Limits(pages=9)),
]


@pytest.mark.parametrize(("limit", "text", "limits"), LIMITS, ids=[row[0] for row in LIMITS])
def test_a_limit_is_named(limit: str, text: str, limits: Limits) -> None:
    with pytest.raises(LimitExceededError) as caught:
        read(text, limits)
    assert caught.value.limit == limit


@given(st.text())
def test_every_character_is_in_a_line_or_an_edit_or_white_space(text: str) -> None:
    try:
        document = decode_text(text, name="x")
    except NoTextError:
        return
    found = "".join(line.text for line in lines_of(document))
    removed = [edit.before for edit in document.edits]
    expected = [character for character in text if not character.isspace()]
    # The four separator controls count as white space in Python and may be in an edit all the same.
    assert sorted(c for c in [*found, *removed] if not c.isspace()) == sorted(expected)


@given(st.text(alphabet=st.sampled_from("ab \n\r\f\x07\ufeff\u2028\x1c\u00e9"), min_size=1))
def test_offsets_point_at_the_text_as_read(text: str) -> None:
    try:
        document = decode_text(text, name="x")
    except NoTextError:
        return
    for line in lines_of(document):
        page = text.split("\f")[line.page - 1]
        raw = re.split("\r\n|[\n\r\u2028]", page)[line.number - 1]
        for place, character in enumerate(line.text):
            assert raw[line.span(place, place + 1).start] == character


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_a_documented_error(data: bytes) -> None:
    with contextlib.suppress(CapesdocError):
        assert lines_of(read(data))


@given(st.text(st.sampled_from("ab \t\n\r\f\u2019"), max_size=30))
def test_a_plain_text_has_the_lines_of_any_text(text: str) -> None:
    with contextlib.suppress(NoTextError):
        plain = decode_text(text, name="x", is_plain=True)
        assert plain == decode_text(text, name="x")
