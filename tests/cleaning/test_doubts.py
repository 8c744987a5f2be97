"""Doubts: documents that rules cannot put right are named aloud, good reports never."""

from __future__ import annotations

import pytest

from capesdoc.cleaning import clean
from capesdoc.findings import Severity
from capesdoc.readers import decode_text

_PROSE = (
    "The panel was of the view that regional connectivity depends on patient diplomacy and on "
    "steady finance, which few of the countries along the corridor have been able to offer.\n\n"
)
_TURNS = "".join(
    f"{name}: {words}\n\n"
    for name, words in [
        ("Chair", "Thank you all for coming, and let me begin with a simple question."),
        ("Ms. Pell", "Before I answer it, I would like to say something about the ports."),
    ]
    * 5
)
_HEADER = "Title: {title}\n\nEvent Date: {date}\n\nVenue: Lahore\n\n"


def _columns(rows: int) -> str:
    left = ("the panel was of the view", "that roads need more money", "than anyone has got now")
    right = (
        "water came up two times as",
        "a cause of quarrels and of",
        "the treaties that end them",
    )
    return "\n".join(f"{left[row % 3]:<40}{right[row % 3]}" for row in range(rows))


def _uneven_columns() -> str:
    """Two pages of two columns whose lines do not stand at one height, each with its own gutter."""
    pages = []
    names = iter(
        [
            f"{name}{end}"
            for name in ("Ash", "Elm", "Holt", "Mere")
            for end in ("", "ton", "ford", "bay")
        ]
    )
    for gutter in (40, 46):
        rows = []
        for name in [next(names) for _ in range(8)]:
            left, right = f"the road to the {name} was", f"and nobody from {name} had come"
            rows += [
                f"{left:<{gutter}}{right}",
                f"closed at {name}",
                f"{'':<{gutter}}to see {name}",
            ]
        pages.append("\n".join(rows))
    return "\f".join(pages)


def _three_columns(rows: int) -> str:
    thirds = ("was said of the roads", "and nobody came to the", "quarrels of that winter")
    return "\n".join(
        f"{thirds[row % 3]:<40}{thirds[(row + 1) % 3]:<40}{thirds[(row + 2) % 3]}"
        for row in range(rows)
    )


def _rows_of_cells(rows: int) -> str:
    """A table whose cells turn lines: each row begins with capitals in all columns."""
    return "\n".join(
        f"{f'Repair of breakwater {row}':<40}Board of the port {row}\n"
        f"{'before the first storms':<40}and its own engineer\n"
        f"{'that come in autumn':<40}with crews of his own"
        for row in range(rows)
    )


def codes(text: str) -> list[str]:
    diagnostics = clean(decode_text(text, name="case")).diagnostics
    assert all(one.severity is Severity.ERROR and one.spans for one in diagnostics)
    return [one.code for one in diagnostics]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (_TURNS, "transcript"),
        (_TURNS.replace(": ", " – "), "transcript"),
        (_TURNS.replace("Chair: ", "[Chair] ").replace("Ms. Pell: ", "[Ms. Pell] "), "transcript"),
        (_TURNS.replace("Chair: ", "Q. ").replace("Ms. Pell: ", "A. "), "transcript"),
        (_TURNS.replace("Chair: ", "MR. ORLAN:\n").replace("Pell: ", "PELL:\n"), "transcript"),
        (
            _TURNS.replace("Chair: ", "Sana Orlan  10:31 AM\n").replace(
                "Pell: ", "Pell (10:32):\n"
            ),
            "transcript",
        ),
        (
            _TURNS.replace("Chair: ", "Mr. Orlan. ").replace("Pell: ", "Pell of Holt. "),
            "transcript",
        ),
        (_TURNS.replace("Chair: ", "    The Chairman. ").replace("Pell: ", "Pell. "), "transcript"),
        ("Q. Was it closed?\nA. It was.\n" * 5, "transcript"),
        ("MR. ORLAN: Was it closed?\nMS. PELL: It was.\n" * 5, "transcript"),
        ("".join(f"00:0{n}:15 {_PROSE}" for n in range(9)), "transcript"),
        (
            _HEADER.format(title="Ports", date="5 May 2025")
            + _PROSE * 3
            + _HEADER.format(title="Rails", date="9 May 2025")
            + _PROSE * 3,
            "several-events",
        ),
        (_columns(14), "interleaved-columns"),
        (_uneven_columns(), "interleaved-columns"),
        # One page of two columns in a long report, and three columns.
        (f"{_PROSE * 40}\f{_columns(14)}\f{_PROSE * 40}", "interleaved-columns"),
        (_three_columns(14), "interleaved-columns"),
        ("The p\ufffdnel w\ufffds of the view th\ufffdt " * 4, "unmapped-glyphs"),
        ("The (cid:3)(cid:17) of (cid:9)(cid:88)(cid:2) " * 3, "unmapped-glyphs"),
    ],
)
def test_a_document_beyond_repair_is_named(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        # A report with a header.
        _HEADER.format(title="Ports", date="5 May 2025") + _PROSE * 5,
        # A report that quotes a short exchange.
        _PROSE * 3 + _TURNS[: len(_TURNS) // 3] + _PROSE * 3,
        # Sessions with their chairs and speakers.
        "".join(f"Chair: Dr. A. Solberg\nSpeaker: M. Tarrant\n\n{_PROSE}" for _ in range(6)),
        # Minutes that end with the date and place of the next meeting.
        *(
            _HEADER.format(title="Ports", date="5 May 2025")
            + _PROSE * 5
            + f"{heading}\n\nDate: 9 June 2025\nTime: 10:00\nVenue: Room 4\n"
            for heading in (
                "Next meeting",
                "7. Date and Venue of the Next Meeting:",
                "NEXT STEERING COMMITTEE MEETING",
            )
        ),
        # Sections that each end with the same two labels.
        "".join(f"Key Findings:\n{_PROSE}Recommendations:\n{_PROSE}" for _ in range(6)),
        # People and what they are, and asides between dashes.
        "".join(f"{name} – Director of the Institute for Ports\n" for name in "ABCDEFGHIJ"),
        "".join(f"The road – number {n} – was closed for repairs.\n\n" for n in range(9)),
        # References in brackets, and a list of letters.
        "".join(f"[{n}] Orlan, S. (2019). The survey of the channel.\n" for n in range(12)),
        "".join(f"{letter}. The board asks the province for boats.\n"
                for letter in "ABCDEFGHIJKLMNOPQ"),
        # A list of quotations.
        "".join(f"{name}: “It is a promise rather than a road, and it will remain one.”\n\n"
                for name in ("A. Bell", "C. Dorn", "E. Frey", "G. Holt", "I. Jung", "K. Lund",
                             "M. Noor", "O. Pohl")),
        # A header printed twice.
        2 * (_HEADER.format(title="Ports", date="5 May 2025") + _PROSE * 3),
        # Sessions with dates of their own under one header.
        _HEADER.format(title="Ports", date="5 May 2025") + _PROSE * 2 + "Date: 6 May\n" + _PROSE,
        # A table of short cells.
        "\n".join(f"Name {n}          Institution {n}" for n in range(14)),
        # A table of long cells among text, each of which begins a sentence.
        "\n".join(f"Name of the working group {n}          Its report to the board {n}\n{_PROSE}"
                  for n in range(14)),
        # A table of cells that turn lines.
        _PROSE + _rows_of_cells(7) + _PROSE,
        # Labels of forms and minutes: parts of a report, or three that come round in one order.
        "".join(f"Topic: {_PROSE}Action: {_PROSE}" for _ in range(6)),
        "".join(f"Community Impact: {_PROSE}Consequence: {_PROSE}" for _ in range(6)),
        "".join(f"[Deliverable {n}]: {_PROSE}" for n in (1, 2) for _ in range(6)),
        "".join(f"Berth: {_PROSE}Keeper: {_PROSE}Crane: {_PROSE}" for _ in range(4)),
        # Members of two boards, with marks in a column far off.
        "".join(f"{board}: {name} (Ports)                         x\n"
                for board in ("SB", "WB") for name in "ABCDEF"),
        # Times along the axis of a chart.
        _PROSE + "".join(f"{n}:37:15 PM\n" for n in range(1, 12)),
        # People with titles, of whom the text speaks.
        "".join(f"{name} said that the road was closed. {_PROSE}"
                for name in ("Mr. Orlan", "Ms. Pell") for _ in range(5)),
        # Bullets from a symbol font in the cells of a table.
        "".join(f"{n} (May)      \uf0b7 Who comes      \uf0b7 Who pays for it\n" for n in range(9)),
        # An agenda.
        "\n".join(f"{9 + n}:00 - {10 + n}:00   Session with the working group {n}"
                  for n in range(9)),
        # Bullets from a symbol font, one odd sign.
        "".join("\uf0b7 The crossing should be open at night.\n" for _ in range(12)),
        _PROSE + "\ufffd",
    ],
)  # fmt: skip
def test_a_good_report_is_not_accused(text: str) -> None:
    assert codes(text) == []


def test_bidi_controls_are_kept_and_flagged_where_they_stand() -> None:
    cleaned = clean(decode_text("plain\nabc \u202edef\u202c", name="a.txt"))
    assert cleaned.lines[1].text == "abc \u202edef\u202c"
    (diagnostic,) = cleaned.diagnostics
    assert (diagnostic.code, diagnostic.spans[0].start_line) == ("bidi-controls", 2)


def test_marks_of_direction_that_move_no_text_are_no_doubt() -> None:
    # Editors put them beside the brackets and numbers of any Urdu line.
    assert not clean(decode_text("Venue: \u200fاسلام آباد\u200f (2025)", name="a.txt")).diagnostics


_SHORT = "The guests of the harbour were told why the road was closed for the winter.\n\n"


def test_two_complete_headers_with_a_sentence_between_are_several_events() -> None:
    second = _HEADER.format(title="Rails", date="9 May 2025") + _SHORT
    assert codes(_HEADER.format(title="Ports", date="5 May 2025") + _SHORT + second) == [
        "several-events"
    ]


@pytest.mark.parametrize(
    ("title", "date", "between"),
    [
        ("Ports", "9 May 2025", _SHORT),  # one event on two days
        ("Rails", "5 May 2025", _SHORT),  # two sessions of a day
        ("Rails", "9 May 2025", "Harbour Hall\n\n"),
        ("Rails", "9 May 2025", "Speakers of the day: " + _SHORT),
    ],
)
def test_less_between_two_headers_is_not_several_events(
    title: str, date: str, between: str
) -> None:
    second = _HEADER.format(title=title, date=date) + _SHORT
    assert codes(_HEADER.format(title="Ports", date="5 May 2025") + between + second) == []
