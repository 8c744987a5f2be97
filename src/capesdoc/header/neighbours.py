"""Neighbours: fields whose neighbours say that their label means something else here."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from capesdoc.header.attendance import MODES
from capesdoc.header.event_types import read_event_type
from capesdoc.header.labels import Meaning
from capesdoc.header.sheet import Draft

__all__ = ["named_by_neighbours"]

_SIGNERS: Final = frozenset({"rapporteur", "reviewer", "signature", "author"})
_TITLE: Final = ("title",)
_EVENT_TYPE: Final = ("event_type",)
_BYLINE: Final = frozenset({"source", "rapporteur", "editor", "publication_date"})
_BY_SOMEBODY: Final = _BYLINE | _SIGNERS
_OF_THE_EVENT: Final = frozenset({"time", "start_time", "venue", "event_date", "start_date"})


def named_by_neighbours(
    drafts: tuple[Draft, ...], event_types: frozenset[str]
) -> tuple[Draft, ...]:
    """Rename a date that is not the event's, and a title that only names the type of event.

    `Format: Hybrid` says how the event was attended, and not what it was.
    A date right below `Prepared by` belongs to the signature, unless the time or the venue follows
    it: then the event is told from there on. A date behind `Source: …` on one line is when the page
    was posted. Of `Event: Workshop` and `Topic: …`, or of a heading and a topic exchanged, the one
    that is nothing but a type of event is not the title.
    """
    drafts = _with_modes(drafts, event_types)
    all_names = [draft.match.meaning.names for draft in drafts]
    by_somebody = not _BY_SOMEBODY.isdisjoint([names[0] for names in all_names if names])
    if all_names.count(_TITLE) == 1 and drafts[all_names.index(_TITLE)].pieces and not by_somebody:
        return drafts  # the usual header, with one title and nobody who signs
    titles = [
        draft
        for draft, names in zip(drafts, all_names, strict=True)
        if names == _TITLE and draft.pieces
    ]
    if not titles:
        drafts = _with_programme(drafts, event_types)
    typed = [one for one in titles if one.text.casefold() in event_types] if len(titles) > 1 else []
    if 0 < len(typed) < len(titles):
        drafts = tuple(_named(one, "event_type") if one in typed else one for one in drafts)
    if not by_somebody:
        return drafts
    renamed = list(drafts)
    for at, (before, draft) in enumerate(pairwise(drafts), 1):
        if draft.names != ("event_date",) or not before.names:
            continue
        if before.line is draft.line and before.names[0] in _BYLINE:
            renamed[at] = _named(draft, "publication_date")
        elif before.names[0] in _SIGNERS and not _goes_on(drafts, at):
            renamed[at] = _named(draft, "signature_date")
    return tuple(renamed)


def _with_modes(drafts: tuple[Draft, ...], event_types: frozenset[str]) -> tuple[Draft, ...]:
    """Name the mode where a label for the type has a word for it: `Webinar` is both, and a type."""
    if not any(_says_mode(one, event_types) for one in drafts):
        return drafts
    return tuple(_named(one, "mode") if _says_mode(one, event_types) else one for one in drafts)


def _says_mode(draft: Draft, event_types: frozenset[str]) -> bool:
    if draft.names != _EVENT_TYPE or len(draft.pieces) != 1:
        return False
    word = draft.text.casefold().strip(" .*")
    return word.replace(" ", "-") in MODES and word not in event_types


def _with_programme(drafts: tuple[Draft, ...], event_types: frozenset[str]) -> tuple[Draft, ...]:
    agendas = [one for one in drafts if one.names == ("agenda",) and len(one.pieces) == 1]
    if len(agendas) != 1:
        return drafts
    types = tuple(event_types)
    told = read_event_type(agendas[0].text, types=types).value is not None
    if not told or any(character.isdigit() for character in agendas[0].text):
        return drafts
    return tuple(_named(one, "title") if one is agendas[0] else one for one in drafts)


def _goes_on(drafts: tuple[Draft, ...], at: int) -> bool:
    following = drafts[at + 1] if at + 1 < len(drafts) else None
    return following is not None and not _OF_THE_EVENT.isdisjoint(following.names)


def _named(draft: Draft, name: str) -> Draft:
    return draft._replace(match=draft.match._replace(meaning=Meaning(names=(name,))))
