"""What the left edges of lines say of items and of first lines."""

from __future__ import annotations

import attrs
import pytest

from body.drawn import FIRST, LEADING, SECOND, Setting, draw, texts_of
from capesdoc.source import Boundary, Line

EDGE = 372.0


def row(text: str, number: int, *, left: float = 72, right: float = EDGE) -> Line:
    """One line from `left` to `right`, `number` lines down the page."""
    line = draw(text.replace(" ", "_"), number=number, top=72 + LEADING * number)[0]
    assert line.layout is not None
    return attrs.evolve(line, text=text, layout=attrs.evolve(line.layout, x0=left, x1=right))


def page(*rows: tuple[str, float, float]) -> list[Line]:
    """Paragraphs in a column 300 points wide, and below them lines at the places given."""
    lines: list[Line] = []
    for text in (FIRST, SECOND, FIRST, SECOND):
        number = len(lines) + 1
        lines += draw(text, number=number, top=72 + LEADING * number)
    for text, left, right in rows:
        lines.append(row(text, len(lines) + 1, left=left, right=right))
    lines[0] = attrs.evolve(lines[0], boundary=Boundary.START)
    return lines


def below(*rows: tuple[str, float, float]) -> list[str]:
    found = texts_of(page(*rows))
    assert found[:4] == [FIRST, SECOND, FIRST, SECOND]
    return found[4:]


ITEM = "– Use the name of the harbour in a way that offends its board or owners;"
NEXT = "– Call any of the boats that lie within it by the name of another boat, of"
TAIL = "a quay or of a member of the board;"


def test_the_sign_of_the_item_above_begins_the_next_behind_a_full_line() -> None:
    found = below((ITEM, 72, EDGE), (NEXT, 72, EDGE), (TAIL, 90, 250))
    assert found == [ITEM[2:], f"{NEXT[2:]} {TAIL}"]


@pytest.mark.parametrize(
    ("second", "left"),
    [
        # A dash inside the item stands below its text.
        ("– Boats of the board are not meant, nor are those of the ministry – and so", 90),
        # At the place of the sign, a sentence goes on behind its dash.
        ("– and of those that lie outside it, in the roads or at the northern quay –", 72),
    ],
)
def test_a_dash_that_begins_no_item(second: str, left: float) -> None:
    item = "– Boats that lie within the harbour by the leave of the board and its heirs"
    assert len(below((item, 72, EDGE), (second, left, EDGE), (TAIL, left, 250))) == 1


def test_a_line_further_out_than_the_bullet_leaves_its_item() -> None:
    item = "● Who uses the quay, and during which hours? (Boats, carts, both of them)"
    after = "These questions can be answered by asking those who work on the quay, in"
    found = below((item, 90, EDGE), (after, 72, EDGE), ("the morning.", 72, 130))
    assert found == [item[2:], f"{after} the morning."]


def test_an_indented_bullet_whose_sentence_goes_back_to_the_edge() -> None:
    item = "● Who uses the quay, and during which hours of the day the watchmen of"
    after = "Orlan are to be found on it with lamps, and whether boats are let in at"
    assert len(below((item, 90, EDGE), (after, 72, EDGE), ("that hour.", 72, 130))) == 1


FULL = "B.3.1 - A filter by which the harbour master sorts the boats by conditions"
AGAIN = "B.3.2 - The owners have access to a list of all the boats without the name"


def test_two_lines_at_an_indent_are_two_first_lines_where_the_next_goes_back() -> None:
    first, second = FULL[8:], AGAIN[8:]
    found = below((first, 108, EDGE), (second, 108, EDGE), ("of an owner.", 72, 140))
    assert found == [first, f"{second} of an owner."]


def test_a_passage_that_stays_at_its_indent_is_one() -> None:
    first, second = FULL[8:], AGAIN[8:]
    found = below((first, 108, EDGE), (second, 108, EDGE), ("of an owner.", 108, 176))
    assert found == [f"{first} {second} of an owner."]


def test_the_end_of_a_passage_that_is_set_in_begins_no_paragraph() -> None:
    quoted = "Nobody on the board had been told of the pumps until the spring of that"
    ended = "Year, when the letters were found in the office of the harbour master."
    found = below((quoted, 108, EDGE), (ended, 108, EDGE), ("The board met.", 72, 150))
    assert found == [f"{quoted} {ended}", "The board met."]


@pytest.mark.parametrize("mark", ["5.4", "b", "(iv)", "13"])
def test_a_line_hangs_below_the_text_behind_a_number_and_a_tab(mark: str) -> None:
    clause = f"{mark}\tOpinions. You may from time to time send opinions to the board of it"
    found = below((clause, 72, EDGE), ("Harbour (Opinions).", 100, 190))
    assert len(found) == 1
    assert found[0].endswith("of it Harbour (Opinions).")


@pytest.mark.parametrize(
    "above",
    [
        # The first cell is a name, or there are three cells.
        "Corran\tMaster of the harbour, for the fourth year, and of the northern qu",
        "5.4\tMaster of the harbour\tfor the fourth year, and of the northern quays",
    ],
)
def test_a_row_of_a_table_stands_alone(above: str) -> None:
    assert len(below((above, 72, EDGE), ("Harbour (Opinions).", 100, 190))) == 2


def test_a_mark_further_out_than_that_of_the_item_above_leaves_it() -> None:
    inner = "i. Boats of the ministry are let in by the harbour master, and by nobody of"
    outer = "b. The northern quay"
    found = below((inner, 108, EDGE), (outer, 90, 200))
    assert len(found) == 2


def test_an_initial_at_the_edge_is_no_mark() -> None:
    inner = "i. Boats of the ministry are let in by the harbour master, and by nobody but"
    assert len(below((inner, 108, EDGE), ("M. Orlan, who has the keys.", 72, 200))) == 1


def test_a_centred_title_over_two_lines_is_one() -> None:
    above = "THE HARBOUR OF ORLAN IS TO BE DREDGED BEFORE THE STORMS OF AUTUMN ARE"
    assert below((above, 72, EDGE), ("EXPECTED BY THE BOARD", 150, 294)) == [
        f"{above} EXPECTED BY THE BOARD"
    ]
    assert len(below((above, 72, EDGE), ("EXPECTED BY THE BOARD", 150, 320))) == 2


def test_an_item_hangs_at_the_indent_of_paragraphs_too() -> None:
    indented = [
        row(text, number, left=left, right=right)
        for number, (text, left, right) in enumerate(
            [
                (
                    "Nobody on the board had been told of the pumps until the spring of that",
                    90,
                    EDGE,
                ),
                ("year, when the letters were found in the office.", 72, 250),
                (
                    "Another meeting was called for the end of the year, so that the board co",
                    90,
                    EDGE,
                ),
                (
                    "could say what had become of the survey of the northern channel and of",
                    72,
                    EDGE,
                ),
                ("the map that nobody had seen since.", 72, 200),
                (
                    "The delegates agreed that the harbour should be dredged before the storm",
                    90,
                    EDGE,
                ),
                ("storms arrive, and both breakwaters mended.", 72, 250),
                (
                    "1. A. V. Corran and Petra Noor, On the Mooring of Boats within the Harbour",
                    72,
                    EDGE,
                ),
                ("Interoperability of Quays and Standards – the Board, 2009.", 90, 330),
                ("2. Petra Noor, On Pumps, 2011.", 72, 200),
            ],
            1,
        )
    ]
    indented[0] = attrs.evolve(indented[0], boundary=Boundary.START)
    found = texts_of(indented)
    assert len(found) == 5
    assert found[3].endswith(
        "the Harbour Interoperability of Quays and Standards – the Board, 2009."
    )


def straight(*rows: tuple[str, float]) -> list[str]:
    """Lines in a column that is set to a straight edge, below paragraphs with gaps between them."""
    lines: list[Line] = []
    for place, text in enumerate((FIRST, SECOND, FIRST, SECOND)):
        number = len(lines) + 1
        top, gap = 72 + LEADING * (number + place - 4), Boundary.BLANK
        lines += draw(text, number=number, top=top, boundary=gap, setting=Setting(straight=True))
    at = len(lines)
    for text, right in rows:
        lines.append(row(text, len(lines) + 1, right=right))
    lines[at] = attrs.evolve(lines[at], boundary=Boundary.BLANK)
    lines[0] = attrs.evolve(lines[0], boundary=Boundary.START)
    return texts_of(lines)[4:]


LETS = "Let a boat into the harbour of Orlan and of the southern quay."


def test_two_short_sentences_of_a_straight_column_are_items() -> None:
    other = "Interrogate the masters of the boats that lie outside of it."
    assert straight((LETS, 330), (other, 340)) == [LETS, other]


def test_a_short_line_that_ends_no_sentence_is_none() -> None:
    other = "Interrogate the masters of the boats that lie outside of it and"
    assert len(straight((LETS, 330), (other, 340), ("within it.", 120))) == 1


@pytest.mark.parametrize(("other", "parts"), [("B.5.2", 2), ("B.5.4", 1), ("C.5.2", 1)])
def test_the_next_number_of_several_parts_begins_an_item(other: str, parts: int) -> None:
    first = "B.5.1 - Owners see to what part of the harbour the boats that they are sending"
    assert len(below((first, 108, EDGE), (f"{other} - Owners send letters.", 108, 240))) == parts


def test_a_number_that_the_line_above_asks_for_begins_nothing() -> None:
    first = "4.2 million boats were let in, and in the year after it the number rose to"
    assert len(below((first, 72, EDGE), ("4.3 million boats.", 72, 150))) == 1


@pytest.mark.parametrize(
    ("above", "below_it", "parts"),
    [
        ("and above all from the second chapter of the book on learning to say No.", "What", 2),
        ("and above all from the second chapter of the book on harbours by Petra N.", "What", 1),
    ],
)
def test_a_number_that_follows_is_asked_for_and_no_word(
    above: str, below_it: str, parts: int
) -> None:
    # The line had room, so that only what it asks for would join the next to it.
    found = below((above, 72, 250), (f"{below_it} happens when boats come in?", 72, 260))
    assert len(found) == parts


def test_a_short_line_that_ends_in_an_address_ends_its_entry() -> None:
    entries = [
        ("Corran, P. (2019). On the mooring of boats within the harbour of Orlan, and", 72, EDGE),
        ("of the southern quay. https://harbour.example/mooring/", 90, 300),
        ("Noor, P. (2020). On the dredging of the harbour of Orlan before the storm of", 72, EDGE),
        ("that autumn, and of the quays. https://harbour.example/dredging/", 90, 330),
    ]
    inner = ("Harbour Board. (n.d.). Read in May.", 90, 230)
    found = below(*entries, inner)
    assert found[-1] == inner[0]


def test_entries_hang_at_the_indent_of_paragraphs_behind_a_title_that_ends() -> None:
    rows = [
        ("Nobody on the board had been told of the pumps until the spring of that", 90, EDGE),
        ("year, when the letters were found in the office.", 72, 250),
        ("Another meeting was called for the end of the year, so that the board co", 90, EDGE),
        ("could say what had become of the survey of the northern channel and of", 72, EDGE),
        ("the map that nobody had seen since.", 72, 200),
        ("The delegates agreed that the harbour should be dredged before the storm", 90, EDGE),
        ("storms arrive, and both breakwaters mended.", 72, 250),
        ("Corran, Petra. “On the Mooring of Boats within the Harbour and on its Quays.”", 72, EDGE),
        ("Harbours, the Board of Orlan, 2009, harbour.example.", 90, 300),
        ("Noor, Ada. “On Pumps, and on the Dredging of Channels in Spring and Autumn.”", 72, EDGE),
        ("Waters, the Board of Orlan, 2011, harbour.example.", 90, 300),
        (
            "Brandt, Ora. “On the Maps that Nobody Has Seen since the Survey of that Year.”",
            72,
            EDGE,
        ),
        ("Surveys, the Board of Orlan, 2013, harbour.example.", 90, 300),
    ]
    lines = [row(text, n, left=left, right=right) for n, (text, left, right) in enumerate(rows, 1)]
    lines[0] = attrs.evolve(lines[0], boundary=Boundary.START)
    lines[7] = attrs.evolve(lines[7], boundary=Boundary.BLANK)
    found = texts_of(lines)
    assert len(found) == 6
    assert [text.endswith("harbour.example.") for text in found] == [False] * 3 + [True] * 3
