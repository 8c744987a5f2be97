"""Fields: the header split from the rest of a document, every character accounted for.

`extent` decides which lines are fields, `sign_off` looks at the end of the document, `stacked` and
`prose` read what no label says. This module puts their findings together.
"""

from __future__ import annotations

from typing import Final

import attrs

from capesdoc.findings import DIAGNOSTIC_CODES, Diagnostic, Edit
from capesdoc.header.dates import WEEKDAY_ONLY, read_date
from capesdoc.header.extent import find_block
from capesdoc.header.front_matter import beside_block, find_front_matter
from capesdoc.header.labels import label_table
from capesdoc.header.mail_heads import (
    find_mail_head,
    is_letter,
    without_letter_date,
    without_subject,
)
from capesdoc.header.neighbours import named_by_neighbours
from capesdoc.header.plausibility import PEOPLE
from capesdoc.header.raw_fields import Item, RawField, is_plain_date, joint, spans_of, unfolded
from capesdoc.header.second_blocks import (
    find_late_block,
    find_people_below,
    find_repeated_block,
    find_second_telling,
)
from capesdoc.header.set_aside import Kept, edits_of
from capesdoc.header.sheet import OPENING_LINES, Draft, Sheet
from capesdoc.header.sign_off import find_sign_off
from capesdoc.header.stack_lines import type_names
from capesdoc.header.torn_tables import is_torn_apart
from capesdoc.profile import Profile
from capesdoc.source import Boundary, Line, Span
from capesdoc.values import NamedTuple, filled

__all__ = ["Header", "RawField", "split_header"]

_TITLE: Final = ("title",)
_SINGLE: Final = frozenset(
    [
        "title",
        "event_type",
        "event_date",
        "start_date",
        "end_date",
        "time",
        "start_time",
        "end_time",
        "venue",
        "mode",
        "platform",
        "participant_count",
    ]
)
"""Names that a report has once; a second one belongs to something else, or repeats the first."""


_DATES: Final = frozenset({"event_date", "start_date"})


_TORN: Final = Diagnostic(
    code="unsure-order",
    severity=DIAGNOSTIC_CODES["unsure-order"],
    message="labels and values of a table were read column by column, and which belong together is "
    "not sure: the header was left in the text",
)


class Header(NamedTuple):
    """The fields, and the lines that are not theirs.

    Attributes:
        fields: In the order of the document.
        rest: The other lines, in order.
        diagnostics: What was doubted.
        kept: What is kept of the lines of the labelled fields, and of those that no label names.
    """

    fields: tuple[RawField, ...]
    rest: tuple[Line, ...]
    diagnostics: tuple[Diagnostic, ...]
    kept: tuple[Kept, ...]

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What was set aside from the lines of the fields; made anew at each call, few ask."""
        return tuple([edit for one in self.kept for edit in edits_of(one)])


def split_header(lines: tuple[Line, ...], profile: Profile) -> Header:
    """Split the header off: labelled lines wherever a header may stand, the rest untouched.

    Never fails and never drops a line: what is not surely a field stays in `rest`.
    """
    sheet = Sheet(lines=lines, table=label_table(profile))
    if any(_is_right(line) for line in lines[:OPENING_LINES]) and is_torn_apart(sheet):
        return Header((), lines, (_TORN,), ())
    drafts, taken = _labelled(sheet, profile)
    fields = tuple([_raw_field(draft) for draft in drafts])
    diagnostics = tuple(_diagnostics(drafts, fields))
    names = frozenset(
        [
            name
            for draft, raw in zip(drafts, fields, strict=True)
            if raw.text
            for name in draft.match.meaning.names
        ]
    )
    kept = Kept(_only(lines, taken), drafts)
    if "title" in names and "event_date" in names:
        return Header(fields, _without(lines, taken), diagnostics, (kept,))
    inferred, used, more = _inferred(sheet, taken, names, profile)
    return Header(
        tuple(sorted((*fields, *inferred), key=_place)) if inferred else fields,
        _without(lines, taken | used),
        diagnostics,
        (kept, more),
    )


def _is_right(line: Line) -> bool:
    return line.layout is not None and line.layout.column is not None and line.layout.column > 0


def _only(lines: tuple[Line, ...], taken: frozenset[int]) -> tuple[Line, ...]:
    return tuple([lines[at] for at in sorted(taken)])


def _without(lines: tuple[Line, ...], taken: frozenset[int]) -> tuple[Line, ...]:
    if not taken:
        return lines
    first, end = min(taken), max(taken) + 1
    if end - first == len(taken):
        if first == 0 or end == len(lines):
            return lines[:first] + lines[end:]
        return (*lines[:first], _parted(lines[end]), *lines[end + 1 :])
    parted = list(lines)
    top = next((at for at in range(len(lines)) if at not in taken), end)
    for at in taken:
        if at > top and at + 1 not in taken and at + 1 < len(lines):
            parted[at + 1] = _parted(lines[at + 1])
    return tuple([line for at, line in enumerate(parted) if at not in taken])


def _parted(line: Line) -> Line:
    """Give the line behind a field, which goes on no line above the field."""
    if line.boundary is not Boundary.LINE:
        return line
    return attrs.evolve(line, boundary=Boundary.BLANK)


def _place(raw: RawField) -> tuple[int, int, int]:
    first = raw.spans[0]
    return first.page, first.start_line, first.start


def _inferred(
    sheet: Sheet, taken: frozenset[int], names: frozenset[str], profile: Profile
) -> tuple[tuple[RawField, ...], frozenset[int], Kept]:
    """Find what no label says: on stacked lines, which are taken, and in prose, which stays."""
    # Loaded here: of most headers the labels say what the event is, and when.
    from capesdoc.header.prose import find_in_prose
    from capesdoc.header.stacked import find_stacked

    lines = sheet.lines
    stacked, used = find_stacked(sheet, names, taken, profile)
    rest = _without(lines, taken | used)
    said = names | {raw.name for raw in stacked if raw.name is not None}
    kept = Kept(
        lines=_only(lines, used),
        values=tuple(
            [tuple([piece for item in raw.items for piece in item.pieces]) for raw in stacked]
        ),
    )
    return (*stacked, *find_in_prose(rest, said, profile)), used, kept


def _labelled(sheet: Sheet, profile: Profile) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """Find every labelled field, wherever it may stand, and the lines they take."""
    front, above = find_front_matter(sheet)
    mail, sent = find_mail_head(sheet) if not front else ((), frozenset())
    start = max(above | sent, default=-1) + 1
    drafts, taken = find_block(sheet, start)
    if drafts:
        again, more = find_repeated_block(sheet, drafts, taken)
        if not (again or _tells_date(drafts)):
            again, more = find_late_block(sheet, drafts, max(taken) + 1)
        elif not again:
            again, more = find_second_telling(sheet, drafts, taken)
    else:
        again, more = find_late_block(sheet, start=start)
    if front:
        front = beside_block(front, (*drafts, *again))
        drafts, taken = (*front, *drafts), taken | above
    elif mail:
        titled = any("title" in one.names for one in (*drafts, *again))
        drafts, taken = (*(without_subject(mail) if titled else mail), *drafts), taken | sent
    if drafts and drafts[0].names != _TITLE and is_letter(sheet):  # no date stands above a title
        drafts = without_letter_date(drafts)
    if not any(one.names and one.names[0] in PEOPLE for one in (*drafts, *again)):
        below, people = find_people_below(sheet, max(taken | more, default=-1) + 1)
        again, more = (*again, *below), more | people
    signed, last = find_sign_off(sheet, taken | more)
    found = named_by_neighbours((*drafts, *again, *signed), type_names(profile))
    return found, taken | more | last


def _tells_date(drafts: tuple[Draft, ...]) -> bool:
    return any(not _DATES.isdisjoint(draft.names) for draft in drafts)


def _raw_field(draft: Draft) -> RawField:
    match, line, pieces, more, rows = draft
    label = line.text[match.start : match.end]
    for piece in more:
        label += joint(label, piece.text) + piece.text
    names = match.meaning.names
    if len(pieces) == 1 and not rows:
        # The commonest value stands on one line; nothing of it is joined.
        on, start, end, _ = pieces[0]
        value = on.text[start:end]
        spans = (on.span(start, end),)
        item = filled(Item, (value, pieces, False))
        name, also = (names[0], names[1:]) if names else (None, ())
        return filled(RawField, (name, label, value, spans, False, also, (item,), False, ()))
    items = unfolded(pieces)
    return RawField(
        names[0] if names else None,
        label,
        "\n".join([item.text for item in items]),
        _spans(draft, items),
        False,
        names[1:],
        items,
        rows=rows,
    )


def _spans(draft: Draft, items: tuple[Item, ...]) -> tuple[Span, ...]:
    if items:
        return spans_of(items)
    # An empty value stands where its label stands, so that a reviewer finds it.
    return (draft.line.span(draft.match.start, draft.match.end),)


def _diagnostics(drafts: tuple[Draft, ...], fields: tuple[RawField, ...]) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    seen: set[str] = set()
    date = ""
    for draft, raw in zip(drafts, fields, strict=True):
        name, match = raw.name, draft.match
        if name is not None and name not in seen and raw.text and not match.slip:
            seen.update(match.meaning.names)
            continue  # nothing to doubt
        label = repr(raw.label)
        if draft.match.slip:
            found.append(_doubt("misspelt-label", f"{label} is read as {name!r}", draft))
        if name is None:
            message = f"the profile does not know the label {label}; its value is kept as text"
            found.append(_doubt("unknown-label", message, draft))
        elif name in _SINGLE and name in seen:
            counts = "the first one"
            if name == "event_date":
                counts = date = date or _date_that_counts(fields)
            message = f"{label} gives {name} again; {counts} counts"
            found.append(_doubt("repeated-field", message, draft))
        if not raw.text:
            found.append(_doubt("empty-field", f"{label} has no value", draft))
        seen.update(raw.names)
    return found


def _date_that_counts(fields: tuple[RawField, ...]) -> str:
    """Say which of several dates counts, as `values` chooses it."""
    given = [one for one in fields if "event_date" in one.names and one.text]
    dated = [one for one in given if read_date(one.text).rule != WEEKDAY_ONLY] or given
    told = next((one for one in dated if not is_plain_date(one)), dated[0])
    if told is given[0]:
        return "the first one"
    if told is dated[0]:
        return repr(told.label)
    return f"{told.label!r} says more than {dated[0].label!r} and"


def _doubt(code: str, message: str, draft: Draft) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=DIAGNOSTIC_CODES[code],
        message=message,
        field=draft.names[0] if draft.names else None,
        spans=(draft.line.span(draft.match.start, draft.match.end),),
    )
