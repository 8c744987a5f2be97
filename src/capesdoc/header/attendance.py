"""Attendance: the words that say how an event was attended, as data."""

from __future__ import annotations

from typing import Final

from capesdoc.header.vocabulary import word_set
from capesdoc.record import Mode

__all__ = ["FILLERS", "FIRST_WORDS", "MODES", "PHRASES"]

MODES: Final[dict[str, Mode]] = {
    **dict.fromkeys(
        word_set("""
        online on-line virtual virtually remote remotely webinar webinars webcast videoconference
        videoconferencing video-conference video-conferencing teleconference teleconferencing
        livestream livestreamed livestreaming live-stream live-streamed live-streaming
        videolink video-link e-conference e-meeting web-based internet cyberspace metaverse
        """),
        Mode.ONLINE,
    ),
    **dict.fromkeys(
        word_set("""
        in-person inperson physical physically offline off-line on-campus on-site onsite on-ground
        face-to-face f2f presential in-presence
        """),
        Mode.IN_PERSON,
    ),
    **dict.fromkeys(("hybrid", "blended"), Mode.HYBRID),
}
"""One word that says how; phrases of several words are joined by hyphens before the look-up."""

_PHRASES: Final = (
    ("in", "person"),
    ("on", "line"),
    ("on", "campus"),
    ("on", "site"),
    ("on", "ground"),
    ("face", "to", "face"),
    ("video", "conference"),
    ("video", "conferencing"),
    ("video", "link"),
    ("live", "stream"),
    ("live", "streamed"),
    ("live", "streaming"),
    ("off", "line"),
)
PHRASES: Final = {
    first: tuple(phrase for phrase in _PHRASES if phrase[0] == first)
    for first in sorted({phrase[0] for phrase in _PHRASES})
}
"""Phrases that say how, by their first words."""

FILLERS: Final = word_set("""
    a access also an and app application apps as at attendance attended attendees available be
    both broadcast by call channel click cloud conducted conference connection details
    discussion event events format guest held here hosted in interface invited invitees is it
    join joined joining later lecture link links live mandatory media medium meeting meetings
    method modality mode of offered on only open option options or over page participants
    participation platform platforms plus portal presence provided registered registration
    request required seminar sent session sessions shared simultaneously software stream
    streamed streaming streams system talk the this through to upon url use using venue via
    video virtual was watch web well will with workshop
    """)
"""Words that say nothing about a place beside a word that says how."""


FIRST_WORDS: Final = FILLERS | MODES.keys() | PHRASES.keys()
"""Words, besides those of platforms, with which a part that says how can begin."""
