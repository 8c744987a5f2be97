"""Event roles: what a person did at the event, where the value itself prints it."""

from __future__ import annotations

from typing import Final

from capesdoc.header.segments import Segment
from capesdoc.record import Role

__all__ = ["may_say_role", "role_said_by"]

_ROLES: Final = {
    "moderator": Role.MODERATOR,
    "session moderator": Role.MODERATOR,
    "panel moderator": Role.MODERATOR,
    "facilitator": Role.MODERATOR,
    "keynote speaker": Role.KEYNOTE_SPEAKER,
    "keynote": Role.KEYNOTE_SPEAKER,
    "chief guest": Role.CHIEF_GUEST,
    "guest of honour": Role.GUEST_OF_HONOUR,
    "guest of honor": Role.GUEST_OF_HONOUR,
    "guest speaker": Role.SPEAKER,
    "main speaker": Role.SPEAKER,
    "resource person": Role.SPEAKER,
    "panelist": Role.SPEAKER,
    "panellist": Role.SPEAKER,
    "presenter": Role.SPEAKER,
    "discussant": Role.DISCUSSANT,
    "respondent": Role.DISCUSSANT,
    "rapporteur": Role.RAPPORTEUR,
    "session chair": Role.CHAIR,
}
"""Roles that are never a post, so that a comma may stand in front."""

_AFTER_A_MARK: Final = {
    "chair": Role.CHAIR,
    "chairperson": Role.CHAIR,
    "co-chair": Role.CHAIR,
    "speaker": Role.SPEAKER,
    "host": Role.HOST,
}
"""Roles that may be a post ("Chair, Board of X"): only in parentheses, behind a dash or "as"."""


_LAST_WORDS: Final = frozenset([one.rpartition(" ")[2] for one in (*_ROLES, *_AFTER_A_MARK)])


def may_say_role(segment: Segment) -> bool:
    """Say whether a segment ends as those do that name a role: the sign that is asked first."""
    return segment.words[-1].key in _LAST_WORDS


def role_said_by(segment: Segment, *, before: str | None = None) -> Role | None:
    """Give the role that a whole segment names, or None; `before` stands for its separator."""
    words = segment.words
    if words[-1].key not in _LAST_WORDS or len(words) > 3:
        return None
    key = " ".join([word.key for word in words])
    role = _ROLES.get(key)
    if role is None and (before or segment.before) in ("(", "-", "as", ":"):
        role = _AFTER_A_MARK.get(key)
    return role
