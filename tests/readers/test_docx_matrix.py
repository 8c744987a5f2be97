"""The Word reader on every construct that readers of Word files lose text at, one fixture each."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from capesdoc.readers.base import Content, ReadOptions
from capesdoc.readers.docx import read_docx
from capesdoc.source import Boundary, Line, Part, SourceDocument
from make_docx_fixtures import (
    DIAGRAM_REFERENCE,
    FOLDER,
    drawn,
    fixtures,
    package,
    paragraph,
    run,
    zip_files,
)


def read_fixture(name: str) -> SourceDocument:
    data = (FOLDER / f"{name}.docx").read_bytes()
    return read_docx(Content(data=data, name=f"{name}.docx"), ReadOptions())


def lines_of(document: SourceDocument) -> list[Line]:
    return [line for page in document.pages for line in page.lines]


def texts_of(name: str) -> list[str]:
    return [line.text for line in lines_of(read_fixture(name))]


def test_every_fixture_is_what_the_script_writes() -> None:
    on_disk = {path.stem: path.read_bytes() for path in Path(FOLDER).glob("*.docx")}
    assert on_disk == fixtures()


ONE_PARAGRAPH = [
    ("inserted", ["A new B"]),  # an insertion is accepted
    ("deleted", ["A  B"]),  # a deletion is applied
    ("moved-to", ["A here B"]),
    ("moved-from", ["A  B"]),
    ("deleted-paragraph-mark", ["One sentence."]),  # two paragraphs are one in the final view
    ("deleted-paragraph", ["Before.", "After."]),
    ("drop-cap", ["Drop caps are one paragraph."]),
    ("hyperlink", ["A link B"]),
    ("hyperlink-inserted", ["A link B"]),
    ("inline-control", ["A value B"]),
    ("block-control", ["Cover", "Body"]),
    ("row-control", ["one", "two"]),
    ("smart-tag", ["A Lahore B"]),
    ("custom-xml", ["A kept B"]),
    ("unknown-wrapper", ["A kept B"]),  # whatever comes next is transparent too
    ("simple-field", ["A 1 May 2025 B"]),  # the result, not the code
    ("complex-field", ["A 12 B"]),
    ("nested-field", ["A shown B"]),  # the result of a field in the code of another is code
    ("field-without-end", ["A after B"]),  # a damaged file loses no text
    ("check-box", ["A ☒ B"]),
    ("text-box", ["Host goes on", "Box one", "Box two", "Next"]),  # once, after its paragraph
    ("nested-text-box", ["Host", "Outer", "Inner"]),
    ("diagram", ["Host goes on", "First step", "Its helper", "Second step", "Loose", "Next"]),
    ("chart", ["Host goes on", "Next"]),
    ("chart-of-2016", ["Host goes on", "Next"]),
    ("word-art", ["Host goes on", "A drawn title", "Next"]),
    ("canvas-text", ["Host goes on", "One shape", "Two runs"]),
    (
        "diagram-in-header",
        ["Head", "First step", "Its helper", "Second step", "Loose", "Body"],
    ),
    ("alternate-runs", ["A fallback B"]),  # an extension nobody knows
    ("alternate-understood", ["A choice B"]),
    ("page-break", ["A", " B"]),
    ("column-break", ["A", " B"]),
    ("line-break", ["A", " B"]),
    ("carriage-return", ["A", " B"]),
    ("rendered-break", ["A", " B"]),
    ("no-break-hyphen", ["A co-operate B"]),  # Word shows a hyphen
    ("soft-hyphen", ["A coun\u00adtry B"]),
    ("soft-hyphen-character", ["A coun\u00adtry B"]),
    ("tab", ["A \t B"]),
    ("aligned-tab", ["A \t B"]),
    ("symbol", ["A → B"]),
    ("symbol-font", ["A • B"]),
    ("hidden", ["A  B"]),
    ("not-hidden", ["A shown B"]),
    ("math", ["A 10^6 B"]),  # never 106
    ("fraction", ["A (a+b)/2 B"]),
    ("ruby", ["A 東(tō) B"]),
    ("direction", ["A onetwo B"]),
    ("space-not-preserved", ["A trimmed B"]),  # Word drops white space that is not marked
    ("comment", ["A this B"]),
    ("footnote-mark", ["A  B", " See the annex."]),
    ("nested-table", ["outer", "inner", "outer again", "last"]),  # document order
    ("deleted-row", ["stays"]),
    ("hidden-by-style", ["A B", "C"]),
    ("macro-enabled", ["Text of a .docm"]),
    ("strict", ["Strict", "item"]),
    ("renamed-main-part", ["Found"]),
    ("missing-parts", ["Text"]),
]


@pytest.mark.parametrize(("name", "expected"), ONE_PARAGRAPH, ids=[row[0] for row in ONE_PARAGRAPH])
def test_the_text_is_what_word_shows(name: str, expected: list[str]) -> None:
    assert texts_of(name) == expected


NOT_SHOWN = [
    ("deleted", ("deleted-text", "old", 1, 2), "deleted-text"),
    ("moved-from", ("deleted-text", "there", 1, 2), "deleted-text"),
    ("deleted-paragraph", ("deleted-text", "old", 2, 0), "deleted-text"),
    ("deleted-row", ("deleted-text", "gone", 1, 0), "deleted-text"),
    ("hidden", ("hidden-text", "secret", 1, 2), "hidden-text"),
    ("hidden-by-style", ("hidden-text", "secret", 1, 2), "hidden-text"),
    ("comment", ("comment", "Check this.", 1, 6), "comments"),
    ("footnote-mark", ("note-mark", "*", 1, 2), None),
    ("nested-field", ("field-code", " IF PAGE3 = 3 ", 1, 2), None),
]


@pytest.mark.parametrize(("name", "expected", "code"), NOT_SHOWN, ids=[row[0] for row in NOT_SHOWN])
def test_what_word_does_not_show_is_an_edit_at_its_place(
    name: str, expected: tuple[str, str, int, int], code: str | None
) -> None:
    document = read_fixture(name)
    edit = document.edits[0]
    span = edit.spans[0]
    assert (edit.rule, edit.before, span.start_line, span.start) == expected
    assert edit.after == ""
    assert span.start == span.end
    assert [diagnostic.code for diagnostic in document.diagnostics] == ([code] if code else [])


def test_deleted_cells_are_removals_of_their_own() -> None:
    assert [edit.before for edit in read_fixture("deleted-row").edits] == ["gone", "too"]


def test_the_count_of_hidden_passages_is_reported() -> None:
    (diagnostic,) = read_fixture("hidden-by-style").diagnostics
    assert diagnostic.message.startswith("2 passages")


BOUNDARIES = [
    ("page-break", [(1, Boundary.START), (2, Boundary.PAGE)]),
    ("rendered-break", [(1, Boundary.START), (2, Boundary.PAGE)]),
    ("column-break", [(1, Boundary.START), (1, Boundary.COLUMN)]),
    ("line-break", [(1, Boundary.START), (1, Boundary.LINE)]),
    ("carriage-return", [(1, Boundary.START), (1, Boundary.LINE)]),
    ("text-box", [(1, Boundary.START), *[(1, Boundary.PARAGRAPH)] * 3]),
    (
        "row-over-pages",  # both cells of the row run over one page end
        [(1, Boundary.START), (2, Boundary.PAGE), (2, Boundary.PARAGRAPH), (2, Boundary.PARAGRAPH)],
    ),
]


@pytest.mark.parametrize(("name", "expected"), BOUNDARIES, ids=[row[0] for row in BOUNDARIES])
def test_breaks_become_boundaries(name: str, expected: list[tuple[int, Boundary]]) -> None:
    assert [(line.page, line.boundary) for line in lines_of(read_fixture(name))] == expected


def test_a_page_that_several_signs_begin_counts_once() -> None:
    pages = [(line.text, line.page) for line in lines_of(read_fixture("page-breaks"))]
    assert pages == [
        ("one", 1),
        ("two", 2),  # a manual break, then the one that Word rendered
        ("three goes", 3),  # a break in a paragraph of its own
        ("on four", 4),
        ("five", 5),  # a paragraph that always starts a page, then the rendered break
        ("six", 6),  # the same by its style
        ("end of section", 6),
        ("seven", 7),  # a section on a new page, then the rendered break
        ("still seven", 7),
        ("same page", 7),  # a continuous section
    ]


def test_lines_are_numbered_within_their_page() -> None:
    document = read_fixture("page-breaks")
    for page in document.pages:
        assert [line.number for line in page.lines] == list(range(1, len(page.lines) + 1))


def test_empty_paragraphs_are_blank_lines_of_the_next_line() -> None:
    lines = lines_of(read_fixture("blank-paragraphs"))
    assert [(line.text, line.number, line.blank_lines, line.boundary) for line in lines] == [
        ("one", 2, 1, Boundary.START),
        ("two", 5, 2, Boundary.PARAGRAPH),
        ("a", 6, 0, Boundary.PARAGRAPH),
        ("b", 8, 1, Boundary.BLANK),
    ]


def test_cells_say_where_they_stand_and_merged_ones_come_once() -> None:
    cells = [
        (
            line.text,
            line.marks and line.marks.cell and (line.marks.cell.row, line.marks.cell.column),
        )
        for line in lines_of(read_fixture("merged-cells"))
    ]
    assert cells == [
        ("Before", None),
        ("wide", (1, 1)),
        ("tall", (1, 3)),
        ("left", (2, 1)),
        ("right", (2, 2)),
        ("After", None),
    ]


def test_an_empty_cell_is_no_blank_line() -> None:
    assert lines_of(read_fixture("merged-cells"))[-1].blank_lines == 0


def test_tables_are_counted_in_document_order() -> None:
    tables = [line.marks and line.marks.cell for line in lines_of(read_fixture("nested-table"))]
    assert [cell and cell.table for cell in tables] == [1, 2, 1, 1]


def test_notes_stand_at_the_end_with_their_part() -> None:
    lines = lines_of(read_fixture("notes"))
    assert [(line.text, line.part) for line in lines] == [
        ("Text goes on", Part.BODY),
        ("End", Part.BODY),
        (" See the annex.", Part.FOOTNOTE),
        (" Source: the host.", Part.ENDNOTE),
    ]


def test_headers_and_footers_come_once_on_the_first_page_that_shows_them() -> None:
    document = read_fixture("headers")
    assert [(line.text, line.page, line.part) for line in lines_of(document)] == [
        ("The Institute", 1, Part.HEADER),
        ("First section", 1, Part.BODY),
        ("Opening page", 2, Part.HEADER),
        ("Second section", 2, Part.BODY),
        ("Page 2", 2, Part.FOOTER),
    ]
    assert [(edit.rule, edit.before) for edit in document.edits] == [
        ("unused-header", "Even page")  # the settings do not ask for even pages
    ]


def test_text_boxes_say_that_they_are() -> None:
    parts = [line.part for line in lines_of(read_fixture("text-box"))]
    assert parts == [Part.BODY, Part.TEXT_BOX, Part.TEXT_BOX, Part.BODY]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("chart", ("Answers by day", "Yes", "Day 1", "Day 2")),
        # Waterfalls and funnels have a format of their own.
        ("chart-of-2016", ("Asked", "Answered", "Questions of the day", "People")),
    ],
)
def test_the_words_of_a_chart_are_kept_as_an_edit(name: str, words: tuple[str, ...]) -> None:
    edits = read_fixture(name).edits
    assert [(edit.rule, edit.before) for edit in edits] == [("chart-text", text) for text in words]


def test_what_is_drawn_in_a_header_is_of_the_header() -> None:
    lines = lines_of(read_fixture("diagram-in-header"))
    assert [line.part for line in lines] == [Part.HEADER] * 5 + [Part.BODY]


def test_a_diagram_whose_part_is_missing_is_reported() -> None:
    data = package(paragraph(run("Host"), drawn(DIAGRAM_REFERENCE)), {"data1": ""})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    del files["word/data1.xml"]
    document = read_docx(Content(data=zip_files(files), name="x.docx"), ReadOptions())
    assert [one.code for one in document.diagnostics] == ["missing-part"]


def test_lists_count_as_word_does() -> None:
    lines = lines_of(read_fixture("lists"))
    assert [
        (line.text, line.marks and line.marks.list_level, line.marks and line.marks.list_marker)
        for line in lines
    ] == [
        ("one", 0, "1."),
        ("one one", 1, "1.1"),
        ("one two", 1, "1.2"),
        ("a", 2, "a)"),
        ("two", 0, "2."),
        ("two one", 1, "2.1"),  # a deeper level starts anew
        ("deep", 3, "I."),
        ("bullet", 0, "•"),  # a private code of the Symbol font
        ("circle", 1, "o"),
        ("five", 0, "5."),  # another list over the same definition, started at five
        ("no item", None, None),  # list number 0 takes a paragraph out of its list
        ("styled", 0, "•"),  # through the style
    ]


def test_headings_are_known_by_style_outline_level_and_name() -> None:
    lines = lines_of(read_fixture("headings"))
    assert [(line.text, line.marks and line.marks.heading_level) for line in lines] == [
        ("The title", 0),
        ("By name", 1),  # the id is localised, the name is not
        ("By outline level", 3),
        ("No heading", None),  # based on a heading, and set back to body text
        ("By id alone", 2),  # the style is not in the part
        ("Direct", 1),
        ("Plain", None),
    ]


def test_the_bold_beginning_of_a_line_is_known() -> None:
    lines = lines_of(read_fixture("bold"))
    assert [(line.text, line.bold_prefix) for line in lines] == [
        ("Venue: Main Hall", 6),
        ("Venue Type: Hall", 11),  # a plain blank between two bold runs
        ("All bold", 8),
        ("Not bold later", 0),
        ("Time: noon", 5),  # through a character style
        ("Toggled back", 0),  # bold twice is not bold: then the rest is no prefix
    ]


def with_another_prefix(name: str) -> bytes:
    """Write the same package with the prefix `q` for `w` in the styles and the numbering."""
    with zipfile.ZipFile(FOLDER / f"{name}.docx") as archive:
        files = {entry: archive.read(entry) for entry in archive.namelist()}
    for entry in ("word/styles.xml", "word/numbering.xml"):
        if entry in files:
            files[entry] = re.sub(rb"(</?| |xmlns:)w(?=[:=])", rb"\1q", files[entry])
            assert b"<w:" not in files[entry]
    return zip_files(files)


@pytest.mark.parametrize("name", ["lists", "headings", "bold", "hidden-by-style", "page-breaks"])
def test_styles_and_lists_are_the_same_however_their_parts_are_written(name: str) -> None:
    # The usual prefix is searched in the bytes, any other is parsed: two ways to one result.
    other = read_docx(Content(data=with_another_prefix(name), name=f"{name}.docx"), ReadOptions())
    assert other.pages == read_fixture(name).pages


MISSING = [
    ("missing-parts", ["missing-part", "missing-part"]),
    ("embedded-document", ["embedded-document"]),
    ("notes", []),
    ("headers", []),
]


@pytest.mark.parametrize(("name", "expected"), MISSING, ids=[row[0] for row in MISSING])
def test_what_cannot_be_read_is_reported(name: str, expected: list[str]) -> None:
    assert [diagnostic.code for diagnostic in read_fixture(name).diagnostics] == expected
