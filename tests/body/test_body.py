"""The body as a whole: laws over any lines, and what needs a layout or the marks of Word."""

from __future__ import annotations

from collections import Counter

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import capesdoc
from body.drawn import FIRST, SECOND, Setting, draw
from capesdoc.body import Body, build_paragraphs, joins
from capesdoc.body.habits import indent_of
from capesdoc.body.measures import measure
from capesdoc.body.wraps import fold
from capesdoc.readers.text import decode_text
from capesdoc.record import ParagraphKind
from capesdoc.source import Boundary, Cell, Layout, Line, Marks, Part, cover


def marked(line: Line, **marks: object) -> Line:
    return attrs.evolve(line, marks=Marks(**marks))  # type: ignore[arg-type]


def word(
    *texts: str, boundary: Boundary = Boundary.PARAGRAPH, marks: Marks | None = None
) -> list[Line]:
    return [
        Line(text=text, page=1, number=number, boundary=boundary, marks=marks)
        for number, text in enumerate(texts, 1)
    ]


def texts_of(body: Body) -> list[str]:
    return [paragraph.text for paragraph in body.paragraphs]


# One a line: words, and what the rules look for.
PIECES = """\
the harbour
inter-
national
Dr.
M.
Umar,
boats.
•
1.
-
(ii)
“We
will”
Figure 2: x
09:30 - 10:00 Tea
Chair: Orlan
a\tb
x   y
...... 12
\u00ad
—
KEY FINDINGS
Way Forward
pre-
and post-war
T
日本
(
\u200b"""
WORDS = st.sampled_from(PIECES.split("\n"))


@st.composite
def some_lines(draw_from: st.DrawFn) -> list[Line]:
    geometry = draw_from(st.booleans())
    lines: list[Line] = []
    number, page = 1, 1
    for index in range(draw_from(st.integers(0, 14))):
        boundary = draw_from(st.sampled_from(list(Boundary)))
        blank = draw_from(st.integers(1, 4)) if boundary is Boundary.BLANK else 0
        if boundary is Boundary.PAGE:
            page, number = page + 1, 0
        number += 1 + blank + draw_from(st.integers(0, 1))
        indent = " " * draw_from(st.integers(0, 6))
        text = indent + " ".join(draw_from(st.lists(WORDS, min_size=1, max_size=8))).rstrip()
        if not text.strip():
            text = "x"
        x0 = draw_from(st.sampled_from([72.0, 88.0, 300.0]))
        cell = Cell(table=1, row=index // 3 + 1, column=index % 3 + 1)
        lines.append(
            Line(
                text=text,
                page=page,
                number=number,
                boundary=boundary,
                blank_lines=blank,
                bold_prefix=draw_from(st.sampled_from([0, 0, 3, len(text)])),
                layout=Layout(
                    x0=x0,
                    top=72.0 + index,
                    x1=x0 + draw_from(st.sampled_from([40.0, 200.0, 230.0])),
                    bottom=84.0 + index,
                    baseline=80.0 + index,
                    page_width=595,
                    page_height=842,
                    font_size=draw_from(st.sampled_from([8.0, 11.0, 30.0])),
                    column=draw_from(st.sampled_from([None, 0, 1])),
                )
                if geometry
                else None,
                marks=draw_from(
                    st.sampled_from(
                        [
                            None,
                            None,
                            None,
                            Marks(part=Part.FOOTNOTE),
                            Marks(part=Part.TEXT_BOX),
                            Marks(heading_level=1),
                            Marks(list_level=0, list_marker="1."),
                            Marks(cell=cell),
                        ]
                    )
                ),
                offsets=tuple(range(3, len(text) + 4)) if draw_from(st.booleans()) else None,
            )
        )
    return lines


def visible(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


@given(some_lines())
@settings(max_examples=150)
def test_every_character_is_in_a_paragraph_or_in_an_edit(lines: list[Line]) -> None:
    body = build_paragraphs(lines)
    source = sum((visible(line.text) for line in lines), Counter[str]())
    found = sum((visible(text) for text in texts_of(body)), Counter[str]())
    for edit in body.edits:
        found += visible(edit.before)
    for edit in body.edits:
        found.subtract(visible(edit.after))
    assert {c: n for c, n in found.items() if n} == dict(source)


@given(some_lines())
def test_every_line_stands_in_the_spans_of_one_paragraph(lines: list[Line]) -> None:
    spans = [span for paragraph in build_paragraphs(lines).paragraphs for span in paragraph.spans]
    places = [
        (span.page, number)
        for span in spans
        for number in range(span.start_line, span.end_line + 1)
    ]
    assert sorted(set(places)) == sorted(places)
    assert {(line.page, line.number) for line in lines} <= set(places)


@given(some_lines())
def test_the_same_lines_give_the_same_paragraphs(lines: list[Line]) -> None:
    once, again = build_paragraphs(lines), build_paragraphs(tuple(lines))
    assert (once.paragraphs, once.edits, once.diagnostics) == (
        again.paragraphs,
        again.edits,
        again.diagnostics,
    )


@given(some_lines())
@settings(max_examples=300)
def test_what_is_parted_at_sight_no_rule_would_join(lines: list[Line]) -> None:
    body = build_paragraphs(lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(joins, "parted_at_sight", lambda _, blocks, __: [False] * (len(blocks) - 1))
        by_rules = build_paragraphs(lines)
    assert (body.paragraphs, body.edits, body.diagnostics) == (
        by_rules.paragraphs,
        by_rules.edits,
        by_rules.diagnostics,
    )


@given(some_lines())
@settings(max_examples=300)
def test_where_nothing_is_shifted_no_indent_is_learnt(lines: list[Line]) -> None:
    lines = [line for line in lines if line.text.strip()]
    if lines and len(set(measure(lines).x0)) == 1:
        assert indent_of(measure(lines)) is None


@given(some_lines())
@settings(max_examples=300)
def test_without_line_ends_every_line_is_a_block_unless_cells_join_it(lines: list[Line]) -> None:
    if not lines or any(line.boundary is Boundary.LINE for line in lines[1:]):
        return
    flow = measure(lines)
    if Boundary.LINE not in flow.breaks[1:] and not any(line.marks for line in lines):
        assert not flow.style.wrapped
        assert [block.indices for block in fold(flow)] == [[at] for at in range(len(lines))]


@given(some_lines())
def test_a_paragraph_is_one_line_and_not_empty(lines: list[Line]) -> None:
    for text in texts_of(build_paragraphs(lines)):
        assert text
        assert "\n" not in text
        assert text == text.strip()


def test_no_lines_give_no_paragraphs() -> None:
    assert build_paragraphs(()) == Body(paragraphs=())


def test_the_spans_are_those_of_the_lines_without_white_space() -> None:
    lines = [*draw(FIRST), *draw(SECOND, number=10, top=180, boundary=Boundary.BLANK)]
    first, second = build_paragraphs(lines).paragraphs
    assert first.spans == cover([line.span() for line in lines if line.number < 10])
    assert second.spans == cover([line.span() for line in lines if line.number >= 10])


def test_a_paragraph_over_a_page_break_has_a_span_on_each_page() -> None:
    lines = draw(FIRST)
    moved = [
        *lines[:2],
        attrs.evolve(lines[2], page=2, number=1, boundary=Boundary.PAGE),
        *[attrs.evolve(line, page=2, number=line.number - 2) for line in lines[3:]],
    ]
    (paragraph,) = build_paragraphs(moved).paragraphs
    assert paragraph.text == FIRST
    assert [span.page for span in paragraph.spans] == [1, 2]


def test_a_join_says_where_and_why() -> None:
    lines = draw(FIRST)
    lines[2] = attrs.evolve(lines[2], boundary=Boundary.PAGE, page=2, number=1)
    edit = build_paragraphs(lines[:3]).edits[1]
    assert edit.rule == "cut-sentence"
    assert "a page break between" in edit.reasons
    assert "goes on in lower case" in edit.reasons
    assert [span.page for span in edit.spans] == [1, 2]


BROKEN = [
    "The harbour-master of the valley asked the assem‐",
    "bly for a new quay, and the assem‐",
    "bly for a new harbour-master, whose first inspec‐",
    "tion of the walls led to a second inspec‐",
    "tion of the boats. By then the salty-",
    "warden systems had been sold to a broth‐",
    "er of the mayor.",
]


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (BROKEN, "salty-warden systems"),
        # One sign for both, or none that a program set: nothing tells what was typed.
        ([line.replace("‐", "-") for line in BROKEN], "saltywarden systems"),
        ([line.replace("-", "‐") for line in BROKEN], "saltywarden systems"),
        # The document has the word in one.
        ([*BROKEN, "Saltywarden is a village."], "saltywarden systems"),
    ],
)
def test_a_typed_hyphen_stays_where_a_program_breaks_words_with_another(
    lines: list[str], kept: str
) -> None:
    drawn = [
        Line(text, 1, number, Boundary.LINE if number > 1 else Boundary.START)
        for number, text in enumerate(lines, 1)
    ]
    text = " ".join(texts_of(build_paragraphs(tuple(drawn))))
    assert kept in text
    assert "assembly for a new quay" in text


def test_a_footnote_between_the_halves_follows_their_paragraph() -> None:
    upper, lower = FIRST.split(", and ")
    lines = [
        *draw(f"{upper}, and"),
        marked(draw("1 See the survey of the spring.", number=8)[0], part=Part.FOOTNOTE),
        marked(draw("2 The board did not reply.", number=9)[0], part=Part.FOOTNOTE),
        *draw(lower, page=2, boundary=Boundary.PAGE),
        *draw(SECOND, page=2, number=9, boundary=Boundary.BLANK),
    ]
    assert texts_of(build_paragraphs(lines)) == [
        FIRST,
        "1 See the survey of the spring.",
        "2 The board did not reply.",
        SECOND,
    ]


def test_a_note_goes_on_over_the_page_end_and_the_next_note_does_not() -> None:
    text = draw(f"{FIRST} {SECOND}")
    more = draw(f"{FIRST} {SECOND}", page=2, boundary=Boundary.PAGE)
    broken = "1 See the minutes of the last round and those of the one before, which were never"
    rest = "published in any form, though the board had asked for that."
    notes = [
        *draw(broken, number=30, top=700),
        *draw(rest, page=2, number=30, top=700),
        *draw("2 See the map.", page=2, number=31, top=720),
    ]
    first, *others = [marked(one, part=Part.FOOTNOTE) for one in notes if one.page == 1]
    below = [marked(one, part=Part.FOOTNOTE) for one in notes if one.page == 2]
    body = build_paragraphs([*text, first, *others, *more, *below])
    assert {f"{broken} {rest}", "2 See the map."} <= set(texts_of(body))


def test_a_raised_mark_set_apart_is_joined_to_its_note() -> None:
    small = Setting(size=6)
    mark = draw("7", number=30, top=698, setting=small)
    note = draw("See the map.", number=31, top=700, setting=Setting(left=80, size=8))
    notes = [marked(one, part=Part.FOOTNOTE) for one in (*mark, *note)]
    assert "7 See the map." in texts_of(build_paragraphs([*draw(f"{FIRST} {SECOND}"), *notes]))


def test_a_sentence_that_ends_in_a_full_straight_line_goes_on_over_the_column() -> None:
    """A last line of a paragraph reaches the straight edge by rare chance only."""
    lines = draw(f"{FIRST} {SECOND} {FIRST}", setting=Setting(straight=True, column=0))
    end = next(i for i, line in enumerate(lines) if i > 2 and i < len(lines) - 2)
    lines[end] = attrs.evolve(lines[end], text="It was late when they all had been told so.")
    lines[end + 1] = attrs.evolve(lines[end + 1], text="Nobody spoke up", boundary=Boundary.COLUMN)
    assert len(build_paragraphs(lines).paragraphs) == 1


def test_a_short_last_line_ends_its_paragraph_at_the_foot_of_the_page() -> None:
    lines = [*draw(FIRST), *draw(SECOND, page=2, boundary=Boundary.PAGE)]
    assert texts_of(build_paragraphs(lines)) == [FIRST, SECOND]


def test_a_full_ragged_line_that_ends_its_sentence_is_left_to_the_reader() -> None:
    full = "The delegates agreed that the old harbour was now mended in full."
    how = Setting(width=float(draw(full, setting=Setting(width=999))[0].layout.x1) - 70)  # type: ignore[union-attr]
    lines = [
        *draw(f"{FIRST} {SECOND} {FIRST}", setting=how),
        *draw(full, number=20, setting=how, boundary=Boundary.BLANK),
        *draw(SECOND, page=2, setting=how, boundary=Boundary.PAGE),
    ]
    body = build_paragraphs(lines)
    assert texts_of(body)[-2:] == [full, SECOND]
    assert [doubt.code for doubt in body.diagnostics] == ["unsure-join"]


def _cut_behind(
    end: int, last: str, begins: str = "So nobody spoke against it on that day, nor"
) -> list[Line]:
    """Draw a ragged paragraph, and end a sentence and the page with one of its lines."""
    lines = [*draw(f"{FIRST} {SECOND} {FIRST}", number=20, top=332)]
    layout = lines[end].layout
    assert layout is not None
    width = layout.x1 if len(last) > 40 else layout.x0 + 60
    lines[end] = attrs.evolve(lines[end], text=last, layout=attrs.evolve(layout, x1=width))
    lines[end + 1] = attrs.evolve(lines[end + 1], text=begins, boundary=Boundary.PAGE)
    above = draw(f"{FIRST} {SECOND}", top=200)
    return [
        *above,
        attrs.evolve(lines[0], boundary=Boundary.BLANK),
        *lines[1 : end + 1],
        *[attrs.evolve(line, page=2) for line in lines[end + 1 :]],
    ]


FULL = "It was late when they all had been told of it."


def test_a_full_last_line_goes_on_where_both_pages_have_lines_of_the_paragraph() -> None:
    body = build_paragraphs(_cut_behind(4, FULL))
    assert len(body.paragraphs) == 2
    assert {edit.rule for edit in body.edits} >= {"full-page"}
    assert [doubt.code for doubt in body.diagnostics] == ["unsure-join"]


@pytest.mark.parametrize(("end", "last"), [(4, "It was late."), (0, FULL)])
def test_a_short_last_line_or_a_single_one_is_not_joined(end: int, last: str) -> None:
    assert len(build_paragraphs(_cut_behind(end, last)).paragraphs) == 3


@pytest.mark.parametrize(
    "begins", ["Finally, nobody spoke against it", "Telecommunications have a part in it"]
)
def test_a_full_last_line_is_not_joined_where_the_next_may_well_begin_anew(begins: str) -> None:
    assert len(build_paragraphs(_cut_behind(4, FULL, begins)).paragraphs) == 3


def _around_a_figure(*words: str, rest: str) -> list[Line]:
    """Draw a sentence that breaks off at the page end, and a figure before the rest of it."""
    lines = draw(f"{FIRST} {SECOND} The delegates of the valleys also")
    for at, word_of_figure in enumerate(words):
        boundary = Boundary.BLANK if at else Boundary.PAGE
        lines += draw(word_of_figure, page=2, number=at + 1, top=72 + 30 * at, boundary=boundary)
    return [*lines, *draw(rest, page=2, number=20, top=300, boundary=Boundary.BLANK)]


def test_a_sentence_goes_on_below_the_words_of_a_figure() -> None:
    rest = f"asked for a map of the old channel. {SECOND}"
    given = texts_of(
        build_paragraphs(_around_a_figure("0.3", "Share of trade", "Tonnes", rest=rest))
    )
    assert given[0].endswith(f"The delegates of the valleys also {rest}")
    assert given[1:] == ["0.3", "Share of trade", "Tonnes"]


def test_a_new_sentence_below_the_words_of_a_figure_stays_apart() -> None:
    given = texts_of(build_paragraphs(_around_a_figure("0.3", "Tonnes", rest=SECOND)))
    assert given[-1] == SECOND


def test_a_passage_that_is_set_in_goes_on_over_the_page() -> None:
    inset = Setting(left=92, width=280)
    lines = [
        *draw(f"{FIRST} {SECOND}", setting=Setting(indent=14)),
        *draw(f"{SECOND} {FIRST}", number=20, setting=Setting(indent=14)),
        *draw(f"{FIRST} The old", number=40, setting=inset, boundary=Boundary.BLANK),
        *draw(f"Harbour Board {SECOND}", page=2, setting=inset, boundary=Boundary.PAGE),
        *draw(f"{SECOND} {FIRST}", page=2, number=20, setting=Setting(indent=14)),
        *draw(f"{FIRST} {SECOND}", page=2, number=40, setting=Setting(indent=14)),
    ]
    assert f"{FIRST} The old Harbour Board {SECOND}" in texts_of(build_paragraphs(lines))


def test_larger_type_is_a_heading_and_takes_no_text() -> None:
    lines = [
        *draw("What the delegates of the valleys agreed", setting=Setting(size=14)),
        *draw(FIRST, number=2, top=90),
        *draw(SECOND, number=9, top=200, boundary=Boundary.BLANK),
    ]
    body = build_paragraphs(lines)
    assert body.paragraphs[0].kind is ParagraphKind.HEADING
    assert texts_of(body)[1:] == [FIRST, SECOND]


def test_a_bold_line_is_a_heading_and_bold_words_are_not() -> None:
    lines = [
        *draw("The view of the board", setting=Setting(bold=True)),
        *draw(FIRST, number=2, top=90),
        *draw(SECOND, number=9, top=200, boundary=Boundary.BLANK),
    ]
    lines[1] = attrs.evolve(lines[1], bold_prefix=13)
    body = build_paragraphs(lines)
    assert [one.kind.value for one in body.paragraphs] == ["heading", "paragraph", "paragraph"]
    assert texts_of(body)[1] == FIRST


def test_a_drop_cap_is_glued_to_its_word() -> None:
    cap = draw("T", setting=Setting(size=33))
    rest = draw(FIRST[1:], number=2, setting=Setting(left=95))
    assert texts_of(build_paragraphs([*cap, *rest]))[0] == FIRST


def test_a_large_letter_beside_a_capital_is_no_drop_cap() -> None:
    lines = [*draw("A", setting=Setting(size=33)), *draw(FIRST, number=2, boundary=Boundary.BLANK)]
    assert texts_of(build_paragraphs(lines)) == ["A", FIRST]


def test_hanging_lines_stay_with_their_item() -> None:
    hanging = Setting(hang=14)
    lines = [
        *draw(f"• {FIRST}", setting=hanging),
        *draw(f"• {SECOND}", number=9, setting=hanging),
    ]
    body = build_paragraphs(lines)
    assert texts_of(body) == [FIRST, SECOND]
    assert {one.kind for one in body.paragraphs} == {ParagraphKind.LIST_ITEM}
    markers = [edit for edit in body.edits if edit.rule == "list-marker"]
    assert [(edit.before, edit.after) for edit in markers] == [("• ", ""), ("• ", "")]


def test_a_paragraph_mark_of_word_is_never_undone() -> None:
    cut = FIRST.index(", and") + 1
    lines = word(FIRST[:cut], FIRST[cut:].strip())
    assert len(build_paragraphs(lines).paragraphs) == 2


def test_a_page_break_inside_a_paragraph_of_word_is_undone() -> None:
    cut = FIRST.index(", and") + 1
    lines = word(FIRST[:cut], FIRST[cut:].strip())
    lines[1] = attrs.evolve(lines[1], boundary=Boundary.PAGE, page=2, number=1)
    assert texts_of(build_paragraphs(lines)) == [FIRST]


def test_two_paragraphs_around_a_page_break_of_word_stay_two() -> None:
    lines = word(FIRST, SECOND)
    lines[1] = attrs.evolve(lines[1], boundary=Boundary.PAGE, page=2, number=1)
    assert texts_of(build_paragraphs(lines)) == [FIRST, SECOND]


def test_styles_of_word_say_what_is_a_heading_and_an_item() -> None:
    lines = [
        *word("we call this a heading", marks=Marks(heading_level=2)),
        *word(FIRST),
        *word("boats", "maps", marks=Marks(list_level=0, list_marker="•")),
    ]
    body = build_paragraphs(lines)
    assert [one.kind.value for one in body.paragraphs] == [
        "heading",
        "paragraph",
        "list_item",
        "list_item",
    ]
    assert not [edit for edit in body.edits if edit.rule == "list-marker"]


def cells(*rows: tuple[tuple[str, ...], ...]) -> list[Line]:
    return [
        Line(
            text=text,
            page=1,
            number=0,
            boundary=Boundary.PARAGRAPH,
            marks=Marks(cell=Cell(table=1, row=row, column=column)),
        )
        for row, columns in enumerate(rows, 1)
        for column, texts in enumerate(columns, 1)
        for text in texts
    ]


def test_a_row_of_a_table_is_one_paragraph_with_tabs_between_its_cells() -> None:
    lines = cells((("S.No",), ("Name",)), (("1",), ("Tessaly Varn",)))
    assert texts_of(build_paragraphs(lines)) == ["S.No\tName", "1\tTessaly Varn"]


def test_cells_that_hold_paragraphs_are_not_run_together() -> None:
    lines = cells((("Key Outcome",), (FIRST, SECOND)))
    assert texts_of(build_paragraphs(lines)) == ["Key Outcome", FIRST, SECOND]


@pytest.mark.parametrize("text", ["x", "-", "•", "-" * 40, "Figure 1:", "1.", "a" * 5000])
def test_one_odd_line_is_one_paragraph(text: str) -> None:
    line = Line(text=text, page=1, number=1, boundary=Boundary.START)
    assert len(build_paragraphs([line]).paragraphs) == 1


OPEN_ABOVE = "The ministry noted in its paper that more sheds than before were installed {}"


@pytest.mark.parametrize(
    ("above", "below", "doubts"),
    [
        (OPEN_ABOVE.format("by"), "June 2024.", ["unsure-join"]),
        (OPEN_ABOVE.format("before"), "June 2024.", ["unsure-join"]),
        (OPEN_ABOVE.format("there."), "June 2024.", []),
        ("Installed by", "June and Sons", []),
        (OPEN_ABOVE.format("by"), "\nJune 2024.", []),
    ],
)
def test_a_line_left_open_above_another_is_doubted(
    above: str, below: str, doubts: list[str]
) -> None:
    report = capesdoc.parse_text(f"Minutes\n\n{above}\n{below}\n\nIt closed.\n")
    assert [one.code for one in report.diagnostics] == doubts


FULL_ENDS = """
The delegates agreed that the harbour should be dredged before the autumn storms, and that
both breakwaters must be mended before any larger boats are let in from the open sea again.
{} were read about on the quay, and the soundings with them, so that it could be said
what had become of the survey.
Nobody knew it.
"""


@pytest.mark.parametrize(
    ("begins", "paragraphs", "doubts"),
    [("Breakwaters of the port", 3, ["unsure-join"]), ("These breakwaters", 2, [])],
)
def test_a_full_line_that_ends_a_sentence_is_doubted_where_nothing_shows_paragraphs(
    begins: str, paragraphs: int, doubts: list[str]
) -> None:
    body = build_paragraphs(decode_text(FULL_ENDS.format(begins), name="case").pages[0].lines)
    assert len(body.paragraphs) == paragraphs
    assert [doubt.code for doubt in body.diagnostics] == doubts
