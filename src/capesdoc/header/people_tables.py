"""People tables: `Name | Designation | Organisation` over a row for each person."""

from __future__ import annotations

from typing import Final

from capesdoc.header.labels import LabelTable, meaning_of
from capesdoc.header.layouts import LabelMatch, Style
from capesdoc.header.plausibility import PEOPLE
from capesdoc.header.raw_fields import PersonRow, Piece
from capesdoc.header.sheet import Draft, Sheet
from capesdoc.header.tables import cells_of, label_of, rows_of
from capesdoc.header.vocabulary import word_set
from capesdoc.patterns import compile_later
from capesdoc.profile import label_key
from capesdoc.source import Boundary, Line
from capesdoc.values import NamedTuple

__all__ = ["PeopleTable", "heads_columns", "people_draft", "people_table"]

_NAMES: Final = frozenset({"name", "full name", "name of person", "name with title"})
_POSITIONS: Final = frozenset(
    {"designation", "position", "post", "job title", "rank", "title", "current position"}
)
_HOUSES: Final = frozenset(
    {"organisation", "organization", "affiliation", "institution", "institute", "company",
     "agency", "department", "university", "institutional affiliation", "ministry"}
)  # fmt: skip
_ROLES: Final = frozenset({"role", "role in event", "role at event"})
_ASIDE: Final = word_set(
    "no # sn sr sl serial number email e-mail phone mobile contact telephone cell country city "
    "gender sex topic session signature remark remarks day date time address"
)
"""Words of columns that are no particular of a person that a record has."""

_JOINED: Final = compile_later(r"\s*(?:/|\band\b|&|,)\s*")
_CELL_EDGE: Final = compile_later(r"[ \u00a0]*\|[ \u00a0]*|[ \u00a0]*\t\s*")
_WORD: Final = compile_later(r"\S+")
_RULER: Final = compile_later(r"[\s|:=+-]+")

LONGEST_HEADING: Final = 120
"""Characters of the headings of all columns; what is longer is a row or text."""

FEWEST_COLUMNS: Final = 2
"""A name, and one thing that is said of the person."""

_Cells = tuple[tuple[Piece, ...], ...]


class PeopleTable(NamedTuple):
    """A table of people.

    Attributes:
        label: The cell that says what the people are, or None where none does.
        rows: One for each person.
        lines: The lines of the document that the table takes: offsets, half open.
    """

    label: tuple[LabelMatch, Line] | None
    rows: tuple[PersonRow, ...]
    lines: tuple[int, int]


def people_draft(sheet: Sheet, index: int, last: Draft | None) -> tuple[Draft, bool, int] | None:
    """Read a table of people as a field: the label above it or in its heading says who they are.

    Returns:
        The field, whether it is `last` with its value, and the line below the table; or None.
    """
    if not _may_head(sheet.lines, index):
        return None  # the usual line, asked before the rest
    found = people_table(sheet.lines, index, sheet.table)
    if found is None:
        return None
    pieces = tuple([piece for row in found.rows for piece in row.pieces])
    if found.label is not None:
        match, on = found.label
        return Draft(match, on, pieces, (), found.rows), False, found.lines[1]
    if last is None or last.pieces or not last.names or not _are_people(last.names[0]):
        return None
    return last._replace(pieces=pieces, rows=found.rows), True, found.lines[1]


def _may_head(lines: tuple[Line, ...], index: int) -> bool:
    """Whether a line has cells; or, in a PDF, words alone where the line below it has cells."""
    line = lines[index]
    if line.marks is not None or "|" in line.text or "\t" in line.text:
        return True
    return (
        line.layout is not None
        and len(line.text) <= LONGEST_HEADING
        and index + 1 < len(lines)
        and "\t" in lines[index + 1].text
    )


def heads_columns(line: Line, table: LabelTable) -> bool:
    """Whether a line holds the headings of a table of people and nothing else.

    It is no value, also where the rows below it could not be read.
    """
    if len(line.text) > LONGEST_HEADING:
        return False
    for cells in (_cells_on(line), _words_on(line)):
        kinds = {_kind_of(_text(cell), table) for cell in cells}
        # `S.No Name` alone, where a page's reader gave the other columns apart.
        if None not in kinds and "name" in kinds and len(kinds) > 1:
            return True
    return False


def people_table(lines: tuple[Line, ...], index: int, table: LabelTable) -> PeopleTable | None:
    """Read the table of people that begins at a line, or give None.

    table   = [label] heading row+          label    a row of one cell: `Speakers`
    heading = cell cell+                    a name, and a post or an organisation, in any order
    row     = cell cell+                    as many as the heading has

    Every column must be known: a table of papers has authors too. A heading cell may be the label:
    `Name of the Speaker`. In Word the cells are the table's, elsewhere `|` or a tab parts them.
    """
    grid, end = _grid(lines, index)
    label: tuple[LabelMatch, Line] | None = None
    if grid and len(grid[0]) == 1 and len(grid[0][0]) == 1:
        head = label_of((grid[0][0][0].line,), table)
        if head is None or not head.match.is_empty or not _names_people(head.match):
            return None
        label = (head.match, grid[0][0][0].line)
        grid = grid[1:]
    if len(grid) < FEWEST_COLUMNS or len(grid[0]) < FEWEST_COLUMNS:
        return None
    kinds = [_kind_of(_text(cell), table) for cell in grid[0]]
    if (
        None in kinds
        or kinds.count("name") != 1
        or not {"position", "house", "post", "role"} & set(kinds)
        or any(kinds.count(kind) > 1 for kind in ("position", "house", "post", "role"))
    ):
        return None
    if label is None:
        label = _label_in(grid[0][kinds.index("name")], table)
    rows = [_row(cells, kinds) for cells in grid[1:] if len(cells) == len(kinds)]
    if len(rows) != len(grid) - 1 or not all(row.name for row in rows):
        return None
    return PeopleTable(label, tuple(rows), (index, end))


def _are_people(name: str) -> bool:
    return name in PEOPLE or name == "participants"


def _names_people(match: LabelMatch) -> bool:
    return bool(match.meaning.names) and _are_people(match.meaning.names[0])


def _text(cell: tuple[Piece, ...]) -> str:
    return " ".join([piece.text for piece in cell])


def _kind_of(text: str, table: LabelTable) -> str | None:
    """Say what a column tells: `name`, `position`, `house`, `role`, both, or something aside."""
    bare = text.strip(" *_:.")
    key = label_key(bare, table.spellings)
    if key in _NAMES:
        return "name"
    if key in _POSITIONS:
        return "position"
    if key in _HOUSES:
        return "house"
    if key in _ROLES:
        return "role"
    parts = [label_key(part, table.spellings) for part in _JOINED.split(bare)]
    if len(parts) > 1 and all(part in _POSITIONS | _HOUSES for part in parts):
        same = _POSITIONS.issuperset(parts) or _HOUSES.issuperset(parts)
        return ("position" if parts[0] in _POSITIONS else "house") if same else "post"
    meaning = meaning_of(bare, table)
    if meaning.names and _are_people(meaning.names[0]):
        return "name"
    words = text.casefold().replace(".", " ").replace("/", " ").strip(" *_:").split()
    return "aside" if words and all(word in _ASIDE or len(word) == 1 for word in words) else None


def _label_in(cell: tuple[Piece, ...], table: LabelTable) -> tuple[LabelMatch, Line] | None:
    """Give the cell over the names as a label where it says what the people did: `Speaker`."""
    if len(cell) != 1:
        return None
    (piece,) = cell
    meaning = meaning_of(piece.text.strip(" *_:."), table)
    if not meaning.names or not _are_people(meaning.names[0]):
        return None
    return LabelMatch(meaning, Style.CELL, piece.start, piece.end, piece.end, piece.end), piece.line


def _row(cells: _Cells, kinds: list[str | None]) -> PersonRow:
    told = {kind: cell for kind, cell in zip(kinds, cells, strict=True) if kind != "aside"}
    pieces = [piece._replace(item=at == 0) for cell in cells for at, piece in enumerate(cell)]
    if len({id(piece.line) for piece in pieces}) == 1:
        pieces = [pieces[0]._replace(end=pieces[-1].end)]  # one line, with the bars on it
    return PersonRow(
        name=told["name"],
        position=told.get("position", ()),
        house=told.get("house", ()),
        post=told.get("post", ()),
        role=told.get("role", ()),
        pieces=tuple(pieces),
    )


def _grid(lines: tuple[Line, ...], index: int) -> tuple[list[_Cells], int]:
    """Give the rows of cells from a line on, and the line below them."""
    marks = lines[index].marks
    if marks is not None and marks.cell is not None:
        cells = cells_of(lines, index)
        if not cells or marks.cell.row > 1 or marks.cell.column > 1:
            return [], index
        grid = [
            tuple([tuple([_whole(line) for line in cell if line.text.strip()]) for cell in row])
            for row in rows_of(cells)
        ]
        return grid, index + len(cells)
    grid = []
    at = index
    while at < len(lines):
        line = lines[at]
        if line.marks is not None and line.marks.cell is not None:
            break
        if at > index and line.boundary not in {Boundary.LINE, Boundary.PARAGRAPH}:
            break
        if _RULER.fullmatch(line.text) is None:
            found = _cells_on(line)
            if at == index and len(found) < FEWEST_COLUMNS and line.layout is not None:
                found = _words_on(line)  # headings stand nearer to each other than cells
            if len(found) < FEWEST_COLUMNS or (grid and len(found) != len(grid[0])):
                break
            grid.append(found)
        at += 1
    return grid, at


def _whole(line: Line) -> Piece:
    text = line.text
    return Piece(line, len(text) - len(text.lstrip()), len(text.rstrip()), item=True)


def _cells_on(line: Line) -> _Cells:
    """Take a line apart at its bars or tabs; a bar at its edge is the table's frame."""
    text = line.text
    start = len(text) - len(text.lstrip(" |"))
    stop = len(text.rstrip(" |"))
    cells: list[tuple[Piece, ...]] = []
    for edge in (*_CELL_EDGE.finditer(text, start, stop), None):
        end = edge.start() if edge is not None else stop
        cells.append(_trimmed(line, start, end))
        start = edge.end() if edge is not None else stop
    return tuple(cells)


def _words_on(line: Line) -> _Cells:
    return tuple([_trimmed(line, *word.span()) for word in _WORD.finditer(line.text)])


def _trimmed(line: Line, start: int, end: int) -> tuple[Piece, ...]:
    text = line.text[start:end]
    start += len(text) - len(text.lstrip(" *_"))
    end = start + len(line.text[start:end].rstrip(" *_"))
    return (Piece(line, start, end, item=True),) if start < end else ()
