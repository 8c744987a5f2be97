"""Line numbers in the margin go; numbers of lists, tables and agendas stay."""

from __future__ import annotations

import capesdoc
from capesdoc.cleaning import clean
from capesdoc.readers import decode_text
from cleaning.printed import Printed, document_of

TEXT = """\
The harbour office opened the second session with a review of the winter
tides, and its clerk explained that the willow mats laid down in the spring
still hold the inlets of the western mill. Members from the south warned
that new machines would not fit into the narrow wharf, and asked what the
trade would mean for them all.
Another meeting was called for the end of the year, so that the board
could say by then what had become of the survey. It was attended by 24
members and opened at noon; the minutes of 12 June were approved without
a vote.
The board thanked all who had come. The dredger of the province, which
had been lent to other harbours for two summers, will be asked for again;
its captain had said in the spring that he would rather stay.
No date was set for the work, since nobody knew when the storms of the
autumn would begin."""
PROSE = TEXT.split("\n")


def _texts(text: str) -> list[str]:
    return [line.text.strip() for line in clean(decode_text(text, name="case")).lines]


def _numbered(form: str, lines: list[str] = PROSE, *, first: int = 1) -> str:
    return "\n".join(form.format(at, line) for at, line in enumerate(lines, first))


def test_numbers_before_the_lines_of_a_text_go_and_are_told() -> None:
    cleaned = clean(decode_text(_numbered("{:>3}   {}"), name="case"))
    assert [line.text for line in cleaned.lines] == PROSE
    assert {edit.rule for edit in cleaned.edits} == {"line-number"}
    assert [edit.before.strip() for edit in cleaned.edits] == [str(n) for n in range(1, 15)]


def test_numbers_on_lines_of_their_own_go() -> None:
    assert _texts(_numbered("{}\n\n{}\n")) == PROSE


def test_numbers_go_on_over_pages_or_begin_again_on_each() -> None:
    other = [f"{line} indeed" for line in reversed(PROSE)]
    page = _numbered("{:>3} {}")
    assert _texts(page + "\f" + _numbered("{:>3} {}", other, first=15)) == PROSE + other
    assert _texts(page + "\f" + _numbered("{:>3} {}", other)) == PROSE + other


def test_paragraphs_are_joined_below_the_numbers() -> None:
    report = capesdoc.parse_text(_numbered("{:>3} {}"))
    assert len(report.paragraphs) == 4
    assert report.paragraphs[0].text.endswith("what the trade would mean for them all.")


def test_a_line_of_a_pdf_begins_where_its_text_does() -> None:
    page = [
        Printed(
            f"{at}\t{text}", 100.0 + 14 * at, x0=100.0 if at > 9 else 106.0, width=5.2 * len(text)
        )
        for at, text in enumerate(PROSE, 1)
    ]
    lines = clean(document_of(page)).lines
    assert [line.text for line in lines] == PROSE
    edges = {round(line.layout.x0, 1) for line in lines if line.layout is not None}
    assert len(edges) == 1


def test_rows_of_a_table_keep_their_serial_numbers() -> None:
    names = [f"{at} Member {chr(64 + at)}. Orlan, Harbour Board" for at in range(1, 20)]
    assert _texts("\n".join(names)) == names


def test_a_numbered_list_whose_items_turn_lines_stays() -> None:
    items = [
        line
        for at in range(1, 16)
        for line in (
            f"{at} The board asks for the survey of the channel in this form",
            "and for no other, since the last one was lost before it was read",
            "by anybody who could have used it for the dredging.",
        )
    ]
    assert _texts("\n".join(items)) == items


def test_few_numbered_lines_stay() -> None:
    few = [f"{at} {line}" for at, line in enumerate(PROSE[:11], 3)]
    assert _texts("\n".join(few)) == few


def test_a_column_of_years_or_figures_stays() -> None:
    years = [f"{1900 + at} the harbour took in {at} boats" for at in range(11, 31)]
    assert _texts("\n".join(years)) == years
