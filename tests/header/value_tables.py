"""Tables of values: text files that a person can read and extend."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from capesdoc.record import Person, Role

TABLES = Path(__file__).parent / "tables"


@frozen(kw_only=True)
class Row:
    """One row: the text, what it should give, and the reason that stands above it."""

    table: str
    line: int
    reason: str
    text: str
    expected: str

    def __str__(self) -> str:
        return f"{self.table}:{self.line}"


def read_table(name: str) -> tuple[Row, ...]:
    """Read `text => expected` rows; a line that starts with "= " is the reason of those below."""
    rows: list[Row] = []
    reason = ""
    for number, line in enumerate((TABLES / name).read_text("utf-8").splitlines(), 1):
        if line.startswith("= "):
            reason = line[2:]
        elif line and not line.startswith("# "):
            text, arrow, expected = line.partition(" => ")
            assert arrow, f"{name}:{number} has no arrow"
            assert reason, f"{name}:{number} has no reason"
            rows.append(
                Row(
                    table=name,
                    line=number,
                    reason=reason,
                    text=text.replace("⏎", "\n"),
                    expected=expected.strip(),
                )
            )
    return tuple(rows)


def people_of(expected: str, *, role: Role) -> tuple[Person, ...]:
    """Read the right side of a row: `honorific | name | position | affiliation [| role]`."""
    if expected == "none":
        return ()
    people = []
    for part in expected.split(" ++ "):
        honorific, name, position, affiliation, *said = (cell.strip() for cell in part.split(" | "))
        people.append(
            Person(
                role=Role(said[0]) if said else role,
                name=name,
                honorific=None if honorific == "-" else honorific,
                position=None if position == "-" else position,
                affiliation=None if affiliation == "-" else affiliation,
            )
        )
    return tuple(people)
