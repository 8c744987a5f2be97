"""Quoting: the marks of a quoted message go, and `>` as a bullet or a sign stays."""

from __future__ import annotations

from capesdoc.cleaning import clean
from capesdoc.cleaning.quoting import LEAST_LINES
from capesdoc.readers import decode_text

MESSAGE = """\
> Dear colleagues,
>
> please find below the report of the meeting on the
> harbour, which was held in May.
>
>> 1. The boats are late.
> > 2. The quay is old.
>
> Hina Castellan"""


def _texts(text: str) -> list[str]:
    return [line.text for line in clean(decode_text(text, name="case")).lines]


def test_the_marks_of_a_quoted_message_go_and_are_told() -> None:
    cleaned = clean(decode_text(MESSAGE, name="case"))
    assert [line.text for line in cleaned.lines] == [
        "Dear colleagues,",
        "please find below the report of the meeting on the",
        "harbour, which was held in May.",
        "1. The boats are late.",
        "2. The quay is old.",
        "Hina Castellan",
    ]
    assert {edit.rule for edit in cleaned.edits} == {"quote-mark"}
    assert len(cleaned.edits) == MESSAGE.count("\n") + 1


def test_a_line_of_marks_alone_is_a_blank_line() -> None:
    lines = clean(decode_text(MESSAGE, name="case")).lines
    assert [line.blank_lines for line in lines] == [0, 1, 0, 1, 0, 1]


def test_a_list_with_such_bullets_among_text_stays() -> None:
    text = "The board agreed on this:\n> dredging\n> boats\n> masts\nand on nothing else.\nIt rose."
    assert _texts(text) == text.split("\n")


def test_a_short_text_and_one_of_marks_alone_stay() -> None:
    assert _texts("> one\n> two") == ["> one", "> two"]
    marks = "\n".join([">"] * LEAST_LINES)
    assert _texts(marks) == marks.split("\n")
