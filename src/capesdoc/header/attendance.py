"""Attendance: the words that say how an event was attended, as data."""

from __future__ import annotations

from typing import Final

from capesdoc.header.vocabulary import word_set
from capesdoc.record import Mode

__all__ = ["FILLERS", "FIRST_WORDS", "MODES", "PHRASES", "PLATFORMS", "platform_length"]

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

PHRASES: Final = (
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
"""Modes of several words."""

PLATFORMS: Final = tuple(
    tuple(name.split())
    for name in """
    zoom, google meets, google meet, google-meet, googlemeet, gmeet, g-meet, google hangouts,
    google hangout, google classroom, microsoft teams, ms teams, ms-teams, msteams,
    microsoft-teams, ms team, microsoft team, teams, cisco webex, webex, web ex,
    skype for business, skype, youtube live, youtube, you tube live, you tube, facebook live,
    facebook, fb live, instagram live, instagram, linkedin live, linkedin, gotomeeting,
    go to meeting, gotowebinar, go to webinar, bluejeans, jitsi meet, jitsi, clubhouse,
    streamyard, twitter spaces, twitter space, twitter live, x spaces, x space, hopin,
    bigbluebutton, big blue button, adobe connect, kudo, interprefy, tencent meeting,
    voov meeting, voov, dingtalk, feishu, lark, discord, airmeet, remo, whatsapp, telegram, vimeo,
    crowdcast, livestorm, zoho meeting, ringcentral, lifesize, periscope, bbb,
    blackboard collaborate
    """.replace("\n", " ").split(",")
)
"""Platforms in lower case, the longer before the shorter."""

_BY_FIRST: Final[dict[str, tuple[tuple[str, ...], ...]]] = {}
for _platform in PLATFORMS:
    _BY_FIRST[_platform[0]] = tuple(
        sorted({*_BY_FIRST.get(_platform[0], ()), _platform}, key=lambda words: -len(words))
    )

FILLERS: Final = word_set("""
    a access also an and app application apps as at attendance attended attendees available be
    both broadcast by call channel click cloud conducted conference connection details
    discussion event events format guest held here hosted in interface invited invitees is it
    join joined joining later lecture link links live mandatory media medium meeting meetings
    method modality mode of offered on only open option options or over page participants
    participation platform platforms plus portal presence provided registered registration
    request required seminar sent session sessions shared simultaneously software stream
    streamed streaming streams system talk the this through to upon url use using venue via
    video virtual was web well will with workshop
    """)
"""Words that say nothing about a place beside a word that says how."""


FIRST_WORDS: Final = FILLERS | MODES.keys() | _BY_FIRST.keys() | {words[0] for words in PHRASES}
"""Words with which a part that says how can begin; all others are places at once."""


def platform_length(keys: tuple[str, ...], at: int) -> int:
    """Count the words of the longest platform that begins at a word; 0 where none does."""
    for name in _BY_FIRST.get(keys[at], ()):
        if keys[at : at + len(name)] == name:
            return len(name)
    return 0
