"""Date ends: the days that a row of date tokens names, with what they share filled in."""

from __future__ import annotations

import re
from typing import Final

from capesdoc.header.date_tokens import Token
from capesdoc.patterns import compile_later
from capesdoc.record import Precision
from capesdoc.values import NamedTuple

__all__ = ["End", "Row", "arrange", "fill_in", "split_ends"]

_CONNECTORS: Final = frozenset("-t&,/")
_WEEKDAYS_FIRST: Final = compile_later(r"w(?:[-t&,/]w){0,6}[-,/]*")
_WEEKDAYS_LAST: Final = compile_later(r"[-,/]*w(?:[-t&,/]w){0,6}$")
_WEEKDAYS: Final = compile_later(r"w(?:[-t&,/]w){0,6}")
_DASHED: Final = compile_later(r"[do]([-/])m\1(?:[ya]|d$)|m([-/])[do]\2[ya]|y([-/])m\3[do]")
"""`07-Nov-2025`, `Nov-07-2025`, `2025-Nov-07`: these dashes part no range."""
_WHOLE: Final = compile_later(r"[do]m-y|[do]-my|m[do]-y|[do]-[do]-m-y|m-y|m/y|[do]-m")
"""The same where the dash stands in one place only; nothing else may stand beside it."""
_LOST_DASH: Final = compile_later(r"[do]{2}f?m[ya]?|m[do]{2}y")
"""`20 22OCTOBER 2015`: a converter lost the dash."""
_PARTING_COMMA: Final = compile_later(r"(?:(?<=d)|(?<=dm)),(?=d)|(?<=md),(?=md)")

_ENDS: Final = frozenset(
    ["d", "dm", "md", "dmy", "mdy", "ymd", "dy", "m", "my", "ym", "y", "dma", "mda", "dmd", "mdd"]
)
"""What may stand on one side of a connector, `o` as `d`; a last `d` after `m` is a short year."""


class Row(NamedTuple):
    """Date tokens without weekdays and without what says nothing."""

    tokens: list[Token]
    shape: str
    weekdays: tuple[int, ...]


class End(NamedTuple):
    """One day, month or year as printed; what is None stands at another end, or nowhere."""

    day: int | None
    month: int | None
    year: int | None
    month_first: bool
    two_digit_year: bool

    @property
    def precision(self) -> Precision:
        """How exactly the end was printed."""
        if self.day is not None:
            return Precision.DAY
        return Precision.MONTH if self.month is not None else Precision.YEAR


def arrange(tokens: list[Token]) -> Row | None:
    """Set weekdays aside and drop what says nothing; None where something is no part of a date."""
    kept: list[Token] = []
    between = False
    for token in tokens:
        kind = token.kind
        if kind == "_":
            continue
        if kind == "p":
            between = between or token.text == "between"
            if kept and kept[-1].kind not in "-t&,/w":
                return None
        elif kind == "?":
            if token.text != ":" or kept:
                return None
        elif kind == "&" and between:
            kept.append(token._replace(kind="t"))
        else:
            kept.append(token)
    shape = "".join(token.kind for token in kept)
    weekdays = tuple(token.value for token in kept if token.kind == "w")
    if weekdays:
        for pattern in (_WEEKDAYS_FIRST.match, _WEEKDAYS_LAST.search, _WEEKDAYS.search):
            kept, shape = _without(kept, shape, pattern(shape))
        while "w" in shape:
            kept, shape = _without(kept, shape, _WEEKDAYS.search(shape))
    kept = _without_idle_commas(kept)
    while kept and kept[0].kind in "-,":
        kept = kept[1:]
    return Row(kept, "".join(token.kind for token in kept), weekdays)


def _without(
    tokens: list[Token], shape: str, match: re.Match[str] | None
) -> tuple[list[Token], str]:
    if match is None:
        return tokens, shape
    first, last = match.span()
    return tokens[:first] + tokens[last:], shape[:first] + shape[last:]


def _without_idle_commas(tokens: list[Token]) -> list[Token]:
    """Keep a comma only where it parts days.

    `7, 8 and 9 May`, `31 March, 1 April` and `March 31, April 1` but `May 7, 2025`, `7, May 2025`.
    """
    shape = "".join("d" if token.kind == "o" else token.kind for token in tokens)
    parting = {match.start() for match in _PARTING_COMMA.finditer(shape)}
    return [token for at, token in enumerate(tokens) if token.kind != "," or at in parting]


def split_ends(row: Row) -> tuple[str, list[End]] | None:
    """Give the connectors in order and the ends between them, or None where that is no date."""
    tokens, shape = row.tokens, row.shape
    if _WHOLE.fullmatch(shape):
        dash = shape.rindex("-") if "-" in shape else shape.rindex("/")
        tokens = tokens[:dash] + tokens[dash + 1 :]
        shape = shape[:dash] + shape[dash + 1 :]
        if "-m" in shape:
            dash = shape.index("-m")
            tokens = tokens[:dash] + tokens[dash + 1 :]
    else:
        while (match := _DASHED.search(shape)) is not None:
            first = match.start()
            tokens = [t for at, t in enumerate(tokens) if at not in (first + 1, first + 3)]
            shape = shape[: first + 1] + shape[first + 2] + shape[first + 4 :]
    connectors = ""
    groups: list[list[Token]] = [[]]
    if _LOST_DASH.fullmatch(shape):
        second = max(at for at, kind in enumerate(shape) if kind in "do")
        groups, connectors = [tokens[:second], tokens[second:]], "-"
    else:
        for token in tokens:
            if token.kind in _CONNECTORS:
                connectors += token.kind
                groups.append([])
            elif token.kind != "f":
                groups[-1].append(token)
    ends = [_as_end(group) for group in groups]
    known = [end for end in ends if end is not None]
    return (connectors, known) if len(known) == len(ends) else None


def _as_end(group: list[Token]) -> End | None:
    kinds = "".join("d" if token.kind == "o" else token.kind for token in group)
    if kinds not in _ENDS:
        return None
    values = dict(zip(reversed(kinds), (token.value for token in reversed(group)), strict=True))
    return End(
        day=values.get("d"),
        month=values.get("m"),
        year=values.get("y"),
        month_first=kinds.startswith(("md", "ym")),
        two_digit_year="a" in kinds or kinds.count("d") == 2,
    )


def fill_in(ends: list[End]) -> list[End]:
    """Give each end the month and year that it shares with another.

    A month is taken from the next end that has one (`7 to 9 May`), in month-first writing from
    the one before (`May 7 to 9`). A year is taken from the next, else from the one before; across
    the turn of the year (`30 December - 2 January 2020`) it is the year before or after.
    """
    months = _shared([end.month for end in ends], forward=not any(e.month_first for e in ends))
    ends = [end._replace(month=month) for end, month in zip(ends, months, strict=True)]
    years = _shared([end.year for end in ends], forward=True)
    filled = [end._replace(year=year) for end, year in zip(ends, years, strict=True)]
    if len(ends) == 2 and ends[0].month == 12 and ends[1].month == 1:
        first, last = ends
        if first.year is None and last.year is not None:
            filled[0] = first._replace(year=last.year - 1)
        elif last.year is None and first.year is not None:
            filled[1] = last._replace(year=first.year + 1)
    return filled


def _shared(values: list[int | None], *, forward: bool) -> list[int | None]:
    """Fill the gaps from the next known value, then from the one before, or the other way."""
    for towards_start in (forward, not forward):
        known = None
        filled: list[int | None] = []
        for value in reversed(values) if towards_start else values:
            known = value if value is not None else known
            filled.append(known)
        values = filled[::-1] if towards_start else filled
    return values
