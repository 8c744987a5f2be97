"""Fields: the header split from the rest of a document, every character accounted for.

`extent` decides which lines are fields, `sign_off` looks at the end of the document, `stacked` and
`prose` read what no label says. This module puts their findings together.
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

from capesdoc.findings import DIAGNOSTIC_CODES, Diagnostic, Edit
from capesdoc.header.extent import find_block
from capesdoc.header.labels import label_table
from capesdoc.header.layouts import Style
from capesdoc.header.neighbours import named_by_neighbours
from capesdoc.header.prose import find_in_prose
from capesdoc.header.raw_fields import Item, RawField, spans_of, unfolded
from capesdoc.header.second_blocks import find_late_block, find_repeated_block
from capesdoc.header.set_aside import edits_between, edits_of_joins, label_separator
from capesdoc.header.sheet import Draft, Sheet
from capesdoc.header.sign_off import find_sign_off
from capesdoc.header.stacked import find_stacked, type_names
from capesdoc.profile import Profile
from capesdoc.source import Line, Span

__all__ = ["Header", "RawField", "split_header"]

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


@frozen(kw_only=True)
class Header:
    """The fields, and the lines that are not theirs.

    Attributes:
        fields: In the order of the document.
        rest: The other lines, in order.
        edits: What was set aside from the lines of the fields.
        diagnostics: What was doubted.
    """

    fields: tuple[RawField, ...]
    rest: tuple[Line, ...]
    edits: tuple[Edit, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def split_header(lines: tuple[Line, ...], profile: Profile) -> Header:
    """Split the header off: labelled lines wherever a header may stand, the rest untouched.

    Never fails and never drops a line: what is not surely a field stays in `rest`.
    """
    sheet = Sheet(lines=lines, table=label_table(profile))
    drafts, taken = _labelled(sheet, profile)
    fields = tuple(_raw_field(draft) for draft in drafts)
    diagnostics = tuple(_diagnostics(drafts, fields))
    edits = _edits(drafts, [lines[at] for at in sorted(taken)])
    names = frozenset(name for raw in fields if raw.text for name in raw.names)
    if "title" in names and "event_date" in names:
        return Header(
            fields=fields, rest=_without(lines, taken), edits=tuple(edits), diagnostics=diagnostics
        )
    inferred, used, more = _inferred(sheet, taken, names, profile)
    return Header(
        fields=tuple(sorted((*fields, *inferred), key=_place)) if inferred else fields,
        rest=_without(lines, taken | used),
        edits=(*edits, *more),
        diagnostics=diagnostics,
    )


def _without(lines: tuple[Line, ...], taken: frozenset[int]) -> tuple[Line, ...]:
    if not taken:
        return lines
    return tuple(line for at, line in enumerate(lines) if at not in taken)


def _place(raw: RawField) -> tuple[int, int, int]:
    first = raw.spans[0]
    return first.page, first.start_line, first.start


def _inferred(
    sheet: Sheet, taken: frozenset[int], names: frozenset[str], profile: Profile
) -> tuple[tuple[RawField, ...], frozenset[int], list[Edit]]:
    """Find what no label says: on stacked lines, which are taken, and in prose, which stays."""
    lines = sheet.lines
    stacked, used = find_stacked(sheet, names, taken, profile)
    rest = _without(lines, taken | used)
    said = names | {raw.name for raw in stacked if raw.name is not None}
    kept: dict[int, list[tuple[int, int]]] = {id(lines[at]): [] for at in used}
    edits: list[Edit] = []
    for raw in stacked:
        pieces = tuple(piece for item in raw.items for piece in item.pieces)
        edits.extend(edits_of_joins(pieces))
        for piece in pieces:
            kept[id(piece.line)].append((piece.start, piece.end))
    for at in sorted(used):
        edits.extend(edits_between(lines[at], kept[id(lines[at])]))
    return (*stacked, *find_in_prose(rest, said, profile)), used, edits


def _labelled(sheet: Sheet, profile: Profile) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """Find every labelled field, wherever it may stand, and the lines they take."""
    drafts, taken = find_block(sheet)
    if drafts:
        again, more = find_repeated_block(sheet, drafts, taken)
    else:
        again, more = find_late_block(sheet)
    signed, last = find_sign_off(sheet, taken | more)
    found = named_by_neighbours((*drafts, *again, *signed), type_names(profile))
    return found, taken | more | last


def _raw_field(draft: Draft) -> RawField:
    label = draft.line.text[draft.match.start : draft.match.end]
    items = unfolded(draft.pieces)
    names = draft.names
    return RawField(
        name=names[0] if names else None,
        label=label,
        text=items[0].text if len(items) == 1 else "\n".join(item.text for item in items),
        spans=_spans(draft, items),
        also=names[1:],
        items=items,
    )


def _spans(draft: Draft, items: tuple[Item, ...]) -> tuple[Span, ...]:
    if items:
        return spans_of(items)
    # An empty value stands where its label stands, so that a reviewer finds it.
    return (draft.line.span(draft.match.start, draft.match.end),)


def _edits(drafts: tuple[Draft, ...], lines: list[Line]) -> list[Edit]:
    """Give an edit for what was set aside from the lines of the fields, and for each join."""
    if len(drafts) == len(lines) and all(_is_plain(draft) for draft in drafts):
        return [label_separator(d.line, d.match.end, d.match.value) for d in drafts]
    kept: dict[int, list[tuple[int, int]]] = {id(line): [] for line in lines}
    edits: list[Edit] = []
    for draft in drafts:
        kept[id(draft.line)].append((draft.match.start, draft.match.end))
        for piece in draft.pieces:
            kept[id(piece.line)].append((piece.start, piece.end))
        if len(draft.pieces) > 1:
            edits.extend(edits_of_joins(draft.pieces))
    for line in lines:
        edits.extend(edits_between(line, kept[id(line)]))
    return edits


def _is_plain(draft: Draft) -> bool:
    """Whether a field is the whole of its line: label, colon and value."""
    match = draft.match
    return (
        match.style is Style.COLON
        and match.start == 0
        and len(draft.pieces) == 1
        and draft.pieces[0].line is draft.line
        and match.stop == len(draft.line.text)
        and match.value < match.stop
    )


def _diagnostics(drafts: tuple[Draft, ...], fields: tuple[RawField, ...]) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    seen: set[str] = set()
    for draft, raw in zip(drafts, fields, strict=True):
        name, label = raw.name, repr(raw.label)
        if draft.match.slip:
            found.append(_doubt("misspelt-label", f"{label} is read as {name!r}", draft))
        if name is None:
            message = f"the profile does not know the label {label}; its value is kept as text"
            found.append(_doubt("unknown-label", message, draft))
        elif name in _SINGLE and name in seen:
            message = f"{label} gives {name} again; the first one counts"
            found.append(_doubt("repeated-field", message, draft))
        if not raw.text:
            found.append(_doubt("empty-field", f"{label} has no value", draft))
        seen.update(raw.names)
    return found


def _doubt(code: str, message: str, draft: Draft) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=DIAGNOSTIC_CODES[code],
        message=message,
        field=draft.names[0] if draft.names else None,
        spans=(draft.line.span(draft.match.start, draft.match.end),),
    )
