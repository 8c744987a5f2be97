"""What a PDF says: each fixture of tests/make_pdf_fixtures.py, line by line."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from capesdoc.errors import (
    CorruptDocumentError,
    EncryptedDocumentError,
    LimitExceededError,
    NoTextError,
)
from capesdoc.limits import Limits
from capesdoc.readers.base import Content, ReadOptions
from capesdoc.readers.pdf import read_pdf
from capesdoc.source import Boundary, Layout, Line, Part, SourceDocument

FOLDER: Final = Path(__file__).parents[2] / "fixtures" / "pdf"

PROSE: Final = (
    "The roundtable met to weigh how regional trade might be",
    "revived after two lean years. Speakers agreed that rail links",
    "would matter more than tariffs, and that small ports could",
    "carry part of the load while larger works are under way.",
    "They asked for a joint survey of the border crossings, with",
    "figures that both sides accept, before any new pledge.",
    "The chair closed with thanks and promised a written note.",
    "Questions from the floor turned on water, power and time.",
)


def read(name: str, **options: object) -> SourceDocument:
    content = Content(data=(FOLDER / f"{name}.pdf").read_bytes(), name=f"{name}.pdf")
    return read_pdf(content, ReadOptions(**options))  # type: ignore[arg-type]


def lines(document: SourceDocument) -> list[Line]:
    return [line for page in document.pages for line in page.lines]


def texts(name: str) -> list[str]:
    return [line.text for line in lines(read(name))]


def codes(document: SourceDocument) -> list[str]:
    return [diagnostic.code for diagnostic in document.diagnostics]


def layout(line: Line) -> Layout:
    assert line.layout is not None
    return line.layout


def test_every_line_says_where_it_stands_in_points_from_the_top_left() -> None:
    first = lines(read("plain"))[0]
    place = layout(first)
    assert (round(place.x0), round(place.baseline)) == (72, 72)
    assert place.top < 72 < place.bottom
    assert (place.page_width, place.page_height, place.font_size) == (595, 842, 11)


def test_a_bold_label_is_counted_and_its_value_is_not() -> None:
    found = [(line.text, line.bold_prefix) for line in lines(read("plain"))[:4]]
    assert found == [
        ("Title: Roundtable on Rail Links", len("Title: ")),
        ("Venue: Harbour Hall, Gwadar", len("Venue: ")),
        ("Moderator: Nadia Rahim", len("Moderator: ")),
        (PROSE[0], 0),
    ]


def test_a_gap_wider_than_the_page_s_line_spacing_is_blank_and_the_spacing_itself_is_not() -> None:
    boundaries = [line.boundary for line in lines(read("plain"))]
    assert boundaries == [
        Boundary.START,
        *[Boundary.BLANK] * 3,  # the fields, and the body below them
        *[Boundary.LINE] * 3,
        Boundary.BLANK,
        *[Boundary.LINE] * 3,
        Boundary.PAGE,
        *[Boundary.LINE] * 7,
    ]


@pytest.mark.parametrize("name", ["two-columns-by-column", "two-columns-by-row"])
def test_two_columns_are_read_down_and_then_across(name: str) -> None:
    found = lines(read(name))
    body = [line for line in found if layout(line).font_size == 9 and line.text != "17"]
    assert [line.text for line in body] == [*PROSE, *PROSE[::-1]]
    assert [line.boundary for line in body].count(Boundary.COLUMN) == 1
    assert body[8].boundary is Boundary.COLUMN
    assert [layout(line).column for line in body] == [0] * 8 + [1] * 8


def test_a_page_number_below_two_columns_stands_in_neither() -> None:
    last = lines(read("two-columns-by-row"))[-1]
    assert (last.text, layout(last).column) == ("17", None)


def test_a_heading_across_both_columns_parts_what_is_above_it_from_what_is_below() -> None:
    heading = "What the second session found, told across the whole width of the page"
    assert texts("mixed-columns") == [
        *PROSE[:5],
        *PROSE[3:],
        heading,
        *PROSE[2:7],
        *PROSE[:5],
    ]


def test_cells_on_one_baseline_are_a_line_with_a_tab() -> None:
    assert texts("label-table")[:5] == [
        "Title\tRoundtable on Rail Links",
        "Venue\tHarbour Hall, Gwadar",
        "Date\t7 November 2025",
        "Time\t15:30-16:30",
        "Moderator\tNadia Rahim, Research Officer",
    ]


def test_a_heading_below_two_columns_is_read_after_both() -> None:
    read_ = texts("heading-below-columns")
    assert read_[:13] == [*PROSE[:7], *PROSE[2:]]
    assert read_[13] == "Conclusion"
    assert read_[14].startswith("All who came")
    assert read_[16].startswith("1. All who came")
    assert read_[17] == "2. Write down both figures."


def test_the_cells_of_a_form_above_two_columns_keep_their_lines_together() -> None:
    assert texts("form-above-columns") == [
        "Title\tRoundtable on Rail Links",
        "Venue\tHarbour Hall, Gwadar",
        "Date\t7 November 2025",
        "Keynote",
        "Speaker",
        "Mr. Omar Dost, Envoy of the Ports and the Railways to",
        "Gwadar",
        "Chair\tNadia Rahim, Secretary of the Board of Railways and Ports",
        *PROSE,
        *PROSE[::-1],
    ]


def test_lines_below_letters_of_mathematics_keep_their_places() -> None:
    below = lines(read("mathematics"))[1:]
    assert [line.text for line in below] == ["of the port", "and rising with it"]
    assert [round(line.layout.x0) for line in below if line.layout] == [72, 72]


def test_the_label_cell_of_a_row_is_its_bold_prefix() -> None:
    assert [line.bold_prefix for line in lines(read("label-table"))[:3]] == [5, 5, 4]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # Letters spread apart are words; words of very small type stay words.
        ("letter-spaced", ["PROCESS OF PEACE", "small words set very small", *PROSE]),
        # Every glyph is a text object of its own, and no space is drawn.
        ("glyph-by-glyph", ["the rail"]),
        # The markers are drawn before all items.
        (
            "markers-apart",
            [
                "\u2022 Open the second gate",
                "\u2022 Count the wagons twice",
                "\u2022 Write down both figures",
            ],
        ),
        ("foot-first", [*PROSE, "Page 3"]),
        # PDFium gives no hyphen at a line end: it is put back.
        ("hyphens", ["a plan for inter-", "national rail and price-", "determining tolls"]),
        ("ligatures", ["the final office in flux", "office"]),
        ("rotated-90", list(PROSE)),
        ("rotated-180", list(PROSE)),
        ("rotated-270", list(PROSE)),
        ("sideways", list(PROSE)),
        ("words-as-forms", ["Survey of gauges", "Ports and yards", "Tolls by the mile"]),
        ("margin-stamp", [*PROSE, "Draft for comment"]),
        ("doubled", ["Agenda of the day", "Closing remarks", "had had", *PROSE]),
    ],
)
def test_the_text_is_what_a_viewer_shows(name: str, expected: list[str]) -> None:
    assert texts(name) == expected


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_turned_page_has_the_places_a_viewer_shows(angle: int) -> None:
    place = layout(lines(read(f"rotated-{angle}"))[0])
    assert (round(place.x0), round(place.baseline)) == (72, 100)
    assert (place.page_width, place.page_height) == ((595, 842) if angle == 180 else (842, 595))


def test_text_on_its_side_is_read_in_its_own_direction_and_keeps_its_place() -> None:
    found = lines(read("sideways"))
    assert [line.text for line in found] == list(PROSE)
    first, second = layout(found[0]), layout(found[1])
    assert first.bottom - first.top > 200
    assert round(second.x0 - first.x0) == 14
    assert all(line.boundary is Boundary.LINE for line in found[1:])


def test_what_the_crop_box_cuts_off_is_not_text_and_places_count_from_the_crop_box() -> None:
    document = read("cropped")
    assert [line.text for line in lines(document)] == list(PROSE)
    place = layout(lines(document)[0])
    assert (round(place.x0), round(place.baseline)) == (40, 58)
    assert (place.page_width, place.page_height) == (420, 700)
    assert [edit.before for edit in document.edits] == ["cut off above"]


def test_what_is_typed_into_a_form_stands_beside_its_label() -> None:
    read_lines = lines(read("filled-form"))
    assert [line.text for line in read_lines[:5]] == [
        "Title:\tRoundtable on Rail Links",
        "Venue:\tHarbour Hall, Gwadar",
        "Date:\t7 November 2025",
        "Time:\t15:30-16:30",
        "Moderator:\tNadia Rahim, Research Officer",
    ]
    assert [line.text for line in read_lines[5:]] == list(PROSE)


def test_where_a_document_shows_no_text_its_hidden_text_is_the_text() -> None:
    document = read("all-hidden")
    assert "Title:" in document.pages[0].lines[0].text
    assert not document.edits
    assert "hidden-text" in codes(document)


def test_text_that_nobody_sees_is_an_edit_with_its_reason_and_no_line() -> None:
    document = read("hidden")
    assert {edit.before: edit.reasons[0] for edit in document.edits} == {
        "nobody sees these words": "it is drawn in the invisible mode (text rendering mode 3)",
        "white words on white paper": "it is white on a white page",
        "words off the page": "it stands outside the page",
        "unseen": "it is drawn in the invisible mode (text rendering mode 3)",
    }
    assert all(edit.rule == "hidden-text" for edit in document.edits)
    assert "hidden-text" in codes(document)
    shown = [line.text for line in lines(document)]
    assert shown[-2:] == ["white words on a blue banner", "seen and"]
    assert not {edit.before for edit in document.edits} & set(shown)


def test_hidden_words_between_others_are_an_edit_and_not_in_the_line() -> None:
    document = read("hidden-inside")
    shown = [line.text for line in lines(document)]
    # A viewer shows a gap where they stand.
    assert shown[:3] == [f"The hall was\tfull at {row}." for row in (7, 8, 9)]
    assert [(edit.before, edit.reasons[0]) for edit in document.edits] == [
        ("not", "it is drawn in the invisible mode (text rendering mode 3)"),
        ("not", "it is white on a white page"),
        ("not", "it is fully transparent"),
    ]


def test_words_in_white_on_a_page_whose_every_word_is_an_object_are_an_edit() -> None:
    document = read("hidden-between-words")
    shown = [line.text for line in lines(document)]
    assert shown[-2:] == [
        "They named the\tfirst and the\tsecond.",
        "They named the canal first and the\tsecond.",
    ]
    assert [(edit.before, edit.reasons[0]) for edit in document.edits] == [
        ("harbour", "it is white on a white page"),
        ("ferry", "it is fully transparent"),
        ("ferry", "it is fully transparent"),
    ]


def test_what_a_clip_cuts_off_is_an_edit_and_a_word_that_it_cuts_in_two_stays_whole() -> None:
    document = read("clipped")
    assert [line.text for line in lines(document)] == [
        "The panel met on the quay.",
        "A heading that its box cuts somewhere",
        "Its second line is seen.",
        "Below the box all is seen again.",
        "Seen in its form",
        "The panel rose at noon.",
    ]
    reason = "it stands outside the part of the page that its clipping path shows"
    assert [(edit.before, edit.reasons[0]) for edit in document.edits] == [
        ("in the middle of its words", reason),
        ("Tips of the tall letters here", reason),
        ("Nobody sees a word of this one", reason),
        ("not seen in it", reason),
    ]


def test_a_soft_hyphen_inside_a_line_is_neither_a_hyphen_nor_a_space() -> None:
    assert texts("soft-hyphens") == ["The international delegation met twice."]


def test_what_stands_on_a_layer_that_is_off_is_an_edit_and_no_line() -> None:
    document = read("layers")
    shown = [line.text for line in lines(document)]
    assert shown[3:] == ["shown on its layer", "Tea at four"]
    assert [(edit.before, edit.reasons[0]) for edit in document.edits] == [
        ("not for the floor", "it stands on a layer that is switched off"),
        ("or later", "it stands on a layer that is switched off"),
    ]


def test_the_invisible_text_of_a_scan_is_its_text() -> None:
    document = read("scan-recognised")
    assert [line.text for line in lines(document)] == list(PROSE)
    assert codes(document) == ["recognised-text"]
    assert document.edits == ()


def test_a_copy_that_covers_its_original_is_set_aside_and_a_word_said_twice_is_not() -> None:
    document = read("doubled")
    # A copy drawn straight after its original is dropped by PDFium itself, which tells nobody.
    assert [(edit.rule, edit.before) for edit in document.edits] == [
        ("duplicate-text", line) for line in PROSE
    ]


def test_tagged_artifacts_are_marked_and_kept() -> None:
    parts = [(line.text, line.part) for line in lines(read("tagged"))]
    assert parts[0] == ("Harbour Institute", Part.ARTIFACT)
    assert {part for _, part in parts[1:]} == {Part.BODY}


def test_lines_know_the_paragraph_that_the_tags_put_them_in() -> None:
    elements = [line.layout.element for line in lines(read("structured")) if line.layout]
    # Two paragraphs, an item with its mark and its first paragraph, another, and two cells.
    assert elements == [1, 1, 2, 2, 3, 3, 4, 0]


@pytest.mark.parametrize("limit", ["MOST_CHILDREN", "MOST_ELEMENTS", "MOST_DEPTH"])
def test_a_tree_larger_or_deeper_than_a_page_of_text_says_nothing(
    limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"capesdoc.readers.pdfium_tags.{limit}", 2)
    assert {line.layout.element for line in lines(read("structured")) if line.layout} == {0}


def test_a_file_whose_catalog_says_nothing_of_tags_is_not_asked_for_them() -> None:
    data = (FOLDER / "structured.pdf").read_bytes().replace(b"/Marked true", b"/Marked null")
    document = read_pdf(Content(data=data, name="plain.pdf"), ReadOptions())
    assert {line.layout.element for line in lines(document) if line.layout} == {0}


def test_a_page_of_tangled_text_says_that_its_order_is_not_known() -> None:
    assert codes(read("crossed-blocks")) == ["unsure-order"]
    assert "unsure-order" not in codes(read("two-columns-by-row"))


def test_glyphs_without_a_character_are_counted() -> None:
    document = read("unmapped")
    assert codes(document) == ["unmapped-glyphs"]
    assert document.diagnostics[0].message.startswith("2 glyphs")
    assert "unmapped-glyphs" not in codes(read("plain"))


def test_one_odd_glyph_of_a_long_document_is_no_error() -> None:
    assert codes(read("one-unmapped")) == ["few-unmapped-glyphs"]


def test_a_page_left_empty_is_told_from_one_whose_text_is_a_picture() -> None:
    assert codes(read("blank-page")) == ["blank-page"]
    assert codes(read("page-without-text")) == ["page-without-text"]


def test_a_page_without_text_is_named_where_others_have_some() -> None:
    document = read("page-without-text")
    found = [item for item in document.diagnostics if item.code == "page-without-text"]
    assert [item.spans[0].page for item in found] == [2]
    assert [len(page.lines) for page in document.pages] == [3, 0, 8]


def test_a_page_that_cannot_be_opened_is_named_and_costs_only_itself() -> None:
    document = read("missing-page")
    assert lines(document)[0].text == "Title: Roundtable on Rail Links"
    assert codes(document) == ["unreadable-page"]


def test_the_origin_says_which_file_it_was() -> None:
    origin = read("plain").origin
    assert (origin.name, origin.media_type, origin.page_count, origin.reader) == (
        "plain.pdf",
        "application/pdf",
        2,
        "pypdfium2",
    )
    assert len(origin.sha256) == 64


def test_lines_are_numbered_from_one_within_their_page() -> None:
    for page in read("plain").pages:
        assert [line.number for line in page.lines] == list(range(1, len(page.lines) + 1))
        assert {line.page for line in page.lines} == {page.number}


def test_the_password_opens_the_file() -> None:
    document = read("password", password="sesame")
    assert [line.text for line in lines(document)] == ["Title: Roundtable on Rail Links"]


@pytest.mark.parametrize(("password", "hint"), [(None, "give password="), ("wrong", "is wrong")])
def test_without_the_password_the_error_says_what_to_do(password: str | None, hint: str) -> None:
    with pytest.raises(EncryptedDocumentError, match=hint):
        read("password", password=password)


def test_an_owner_password_does_not_lock_and_is_told() -> None:
    document = read("owner-password")
    assert [line.text for line in lines(document)] == ["Title: Roundtable on Rail Links"]
    assert codes(document) == ["extraction-not-permitted"]


def test_a_scan_has_no_text_and_the_error_names_text_recognition() -> None:
    with pytest.raises(NoTextError, match="OCR"):
        read("scan")


def test_a_file_of_no_pages_is_corrupt() -> None:
    with pytest.raises(CorruptDocumentError, match="no pages"):
        read("no-pages")


@pytest.mark.parametrize("share", [0.02, 0.2])
def test_a_file_that_breaks_off_is_corrupt(share: float) -> None:
    data = (FOLDER / "plain.pdf").read_bytes()
    with pytest.raises((CorruptDocumentError, NoTextError)):
        read_pdf(Content(data=data[: int(len(data) * share)], name="cut.pdf"), ReadOptions())


@pytest.mark.parametrize(
    ("limits", "limit"),
    [
        (Limits(pages=1), "pages"),
        (Limits(page_characters=20), "page_characters"),
        (Limits(text_characters=200), "text_characters"),
    ],
)
def test_what_is_over_a_limit_is_refused_by_its_name(limits: Limits, limit: str) -> None:
    with pytest.raises(LimitExceededError) as caught:
        read("plain", limits=limits)
    assert caught.value.limit == limit
    assert f"Limits({limit}=" in str(caught.value)


def test_a_million_pages_that_are_claimed_are_never_counted_through() -> None:
    with pytest.raises(LimitExceededError) as caught:
        read("many-pages")
    assert caught.value.value == 1_000_000
