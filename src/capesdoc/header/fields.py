"""Header fields: which of the first lines are labelled, and what they say."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from attrs import frozen

from capesdoc.findings import Action, Diagnostic, Edit
from capesdoc.profile import Profile
from capesdoc.source import Boundary, Line, cover
from capesdoc.span import Span

__all__ = ["Header", "RawField", "split_header"]

_LABELLED: Final = re.compile(
    r"(?P<label>[^\W\d_][^:]{0,60}?)(?P<separator>\s{0,4}:\s*)(?P<value>.*)"
)


@frozen(kw_only=True)
class RawField:
    """One labelled value as printed; `name` is None where the profile does not know the label."""

    name: str | None
    label: str
    text: str
    spans: tuple[Span, ...]
    inferred: bool = False


@frozen(kw_only=True)
class Header:
    """The fields, and the lines that are not theirs."""

    fields: tuple[RawField, ...]
    rest: tuple[Line, ...]
    edits: tuple[Edit, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def split_header(lines: tuple[Line, ...], profile: Profile) -> Header:
    """Take the labelled lines at the start of a document; the first other paragraph ends them."""
    names = _names(profile)
    fields: list[RawField] = []
    edits: list[Edit] = []
    used = 0
    for line in lines:
        match = _LABELLED.fullmatch(line.text)
        name = names.get(match["label"].casefold()) if match else None
        if match is not None and name is not None and match["value"]:
            start, end = match.span("value")
            fields.append(
                RawField(
                    name=name,
                    label=match["label"],
                    text=match["value"],
                    spans=(line.span(start, end),),
                )
            )
            edits.append(_separator_edit(line, match))
        elif fields and line.boundary is Boundary.LINE:
            last = fields.pop()
            fields.append(
                RawField(
                    name=last.name,
                    label=last.label,
                    text=f"{last.text} {line.text.strip()}",
                    spans=cover([*last.spans, line.span()]),
                )
            )
        else:
            break
        used += 1
    return Header(fields=tuple(fields), rest=lines[used:], edits=tuple(edits))


@lru_cache(maxsize=16)
def _names(profile: Profile) -> dict[str, str]:
    return {label.casefold(): name for name, labels in profile.labels for label in labels}


def _separator_edit(line: Line, match: re.Match[str]) -> Edit:
    return Edit(
        rule="label-separator",
        action=Action.REMOVED,
        before=match["separator"].strip(),
        after="",
        spans=(line.span(*match.span("separator")),),
        reasons=(f"parts the label {match['label']!r} from its value",),
    )
