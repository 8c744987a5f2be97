"""Posts: what is said of a person after the name, as position and affiliation."""

from __future__ import annotations

from typing import Final

from capesdoc.header.post_pieces import Kind, Piece, split_house_and_post, split_pieces
from capesdoc.header.segments import Segment
from capesdoc.header.vocabulary import word_set
from capesdoc.header.words import JOINING, Word
from capesdoc.values import NamedTuple

__all__ = ["Post", "Range", "read_post"]

_BEFORE_NAMES: Final = frozenset({"of", "at", "the", "with", "from"})
_AT: Final = frozenset({"at", "with", "from", "of"})
_SUFFIXES: Final = word_set("ltd limited inc llc llp plc gmbh pty pvt corp sarl bhd")
"""What stands behind the name of a firm, and behind a comma too."""

_POSTS: Final = (Kind.POSITION, Kind.ANOTHER)

Range = tuple[int, int]
"""Offsets in the text, half open."""


_POST_AND_HOUSE: Final = [Kind.POSITION, Kind.ORGANISATION]
"""What is said of most people."""


class Post(NamedTuple):
    """Where position and affiliation stand; `doubt` is a sentence, or empty."""

    position: Range | None
    affiliation: Range | None
    doubt: str = ""


def read_post(segments: tuple[Segment, ...]) -> Post:
    """Split what is said of a person into position and affiliation.

    post = position {"," subject} ["," organisation {"," place}]
         | organisation {"," place}
         | post-of-organisation            "Director CISS", "Professor of History at X"
         | organisation post               "CISS President", "Harbour Foundation senior fellow"

    What is a position and what an affiliation is decided once, here:

    - A post goes with what it is about: "Head of Research", "Director, Climate and Water",
      "Minister for Ports", "Member of Parliament", and an envoy with both states: "Ambassador of
      the Republic of Delta to Peru".
    - What has the name of a body is the affiliation, a department as well as its university:
      "Head | Division for Ports, Ministry of Trade"; so is a state by its full name ("Republic of
      Delta"), and its name alone is a place. A unit without an article, all of it subjects, is what
      a post is about where a house follows: "Director of Public Policy Initiative | Delta Trust".
    - Letters in front of a post are its house ("APX Director"), unless another house follows, where
      they are what the post is about: "QA Coordinator | Delta College".
    - A place goes with the organisation in front of it; alone it is no affiliation.
    - Of two posts at two houses the first is given, with a doubt; two posts of one house are one
      position: "Professor and Director | Delta Institute".
    - Courtesies ("Hon'ble"), "former" and the like are part of the position, articles and
      "currently" are not.

    An organisation is known by its words ("Institute"), by capitals ("SDPI"), or by standing behind
    a known position. With evidence for neither, three parts are read in the usual order, with a
    doubt; two parts are not decided.
    """
    pieces = _pieces(segments)
    if not pieces:
        return Post(None, None)
    kinds = [piece.kind for piece in pieces]
    if kinds == _POST_AND_HOUSE:
        post, house = pieces
        return Post((post.start, post.end), (house.start, house.end))
    if Kind.LETTERS in kinds:
        pieces = _with_letters(pieces)
        kinds = [piece.kind for piece in pieces]
    if Kind.UNIT in kinds or Kind.LISTED in kinds:
        pieces = _with_units(pieces)
        kinds = [piece.kind for piece in pieces]
    if Kind.ORGANISATION in kinds:
        return _around(pieces, kinds.index(Kind.ORGANISATION))
    if kinds[0] is Kind.POSITION:
        return _position_and_unknown(pieces)
    return _without_evidence(pieces)


def _pieces(segments: tuple[Segment, ...]) -> list[Piece]:
    if "(" not in [segment.before for segment in segments]:
        pieces: list[Piece] = []
        for segment in segments:
            split = split_pieces(segment)
            if pieces and segment.words[0].key in _SUFFIXES and len(segment.words) == 1:
                pieces[-1] = pieces[-1]._replace(kind=Kind.ORGANISATION, end=segment.end)
                continue  # "Harbour Foods, Ltd."
            if len(split) == 1 and pieces and _may_name_house(segment, split[0], pieces[-1]):
                split = split_house_and_post(segment) or split
            pieces.extend(split)
        return pieces
    pieces = []
    short_post = False
    for at, segment in enumerate(segments):
        begin = _abbreviated_from(segments, at)
        if begin is None:
            split = split_pieces(segment)
        elif begin and segment.words[begin - 1].key in _BEFORE_NAMES:
            # "Head of Support for Ports (SFP)": the letters say where the name begins.
            cut = begin - 1
            while cut and segment.words[cut - 1].key in _BEFORE_NAMES:
                cut -= 1
            split = split_pieces(segment.part(0, cut, segment.before)) if cut else []
            named = segment.part(begin, len(segment.words), segment.before)
            split.append(Piece(Kind.ORGANISATION, named.start, named.end))
        else:
            split = [
                piece if begin or piece.kind is Kind.POSITION else _as_house(piece)
                for piece in split_pieces(segment)
            ]
        if short_post:
            split = [piece._replace(kind=Kind.POSITION) for piece in split]
        short_post = begin == 0 and [piece.kind for piece in split] == [Kind.POSITION]
        if _is_detail(segments, at):
            split = [piece._replace(kind=Kind.SUBJECT) for piece in split]
        pieces.extend(split)
    return pieces


def _as_house(piece: Piece) -> Piece:
    return piece._replace(kind=Kind.ORGANISATION)


def _is_detail(segments: tuple[Segment, ...], at: int) -> bool:
    """Say whether a bracket narrows a post: "Manager (Ports and Bays) at Boltar"."""
    return (
        segments[at].before == "("
        and at + 1 < len(segments)
        and segments[at + 1].before == ")"
        and segments[at + 1].words[0].key in _AT
    )


def _may_name_house(segment: Segment, piece: Piece, last: Piece) -> bool:
    """Say whether a post with an "and" follows another post: its first words may be a house."""
    return (
        piece.kind is last.kind is Kind.POSITION
        and bool(segment.signs & JOINING)
        and segment.before == ","
    )


def _abbreviated_from(segments: tuple[Segment, ...], at: int) -> int | None:
    """Find the word with which a name begins that the bracket behind abbreviates, or None.

    `Fund for Trade (FFT)`, and `Director of the Fund for Trade (FFT)`.
    """
    if at + 1 == len(segments):
        return None
    long, short = segments[at], segments[at + 1]
    if short.before != "(" or len(short.words) != 1 or not _is_short(short.words[0]):
        return None
    letters = short.words[0].text.replace(".", "").replace("-", "")
    left = len(letters)
    for number in range(len(long.words) - 1, -1, -1):
        parts = [part[0] for part in long.words[number].text.split("-") if part]
        for letter in reversed(parts):
            if not letter.isupper():
                continue
            if letter != letters[left - 1]:
                return None
            left -= 1
            if not left:
                return number if len(long.words[number].text) > 1 else None
    return None


def _is_short(word: Word) -> bool:
    """Say whether letters abbreviate; "MSC" does behind the name of a conference."""
    return word.is_acronym or (len(word.text) > 1 and word.text.isalpha() and word.text.isupper())


def _with_letters(pieces: list[Piece]) -> list[Piece]:
    """Read capitals in front of a post: of its house, where no other house follows.

    "ISSI Director" is at ISSI; "QA Coordinator, Delta College" coordinates QA at Delta College.
    """
    kinds = [piece.kind for piece in pieces]
    about = (
        kinds[:2] == [Kind.LETTERS, Kind.POSITION]
        and Kind.ORGANISATION in kinds
        and not {Kind.POSITION, Kind.ANOTHER}.intersection(kinds[2:])
    )
    return [
        piece._replace(kind=Kind.POSITION if about else Kind.ORGANISATION)
        if piece.kind is Kind.LETTERS
        else piece
        for piece in pieces
    ]


def _with_units(pieces: list[Piece]) -> list[Piece]:
    """Read a unit as what the post before it is about where an organisation follows it.

    "Head of Mobile Services, Panas" works at Panas, "Head of Mobile Services" at Mobile Services;
    and "EU Correspondent, Port Times" at Port Times, "EU Correspondent" at the EU. "Director of
    Asia, and Eurasia Program" goes on with what the post is about.
    """
    read: list[Piece] = []
    for at, piece in enumerate(pieces):
        if piece.kind is Kind.LISTED:
            goes_on = bool(read) and read[-1].kind in (Kind.SUBJECT, Kind.PLACE, Kind.POSITION)
            back = len(read)
            while goes_on and back and read[back - 1].kind is Kind.PLACE:
                back -= 1
                read[back] = read[back]._replace(kind=Kind.SUBJECT)
            read.append(piece._replace(kind=Kind.SUBJECT if goes_on else Kind.ORGANISATION))
            continue
        if piece.kind is not Kind.UNIT:
            read.append(piece)
            continue
        kind = Kind.ORGANISATION
        if any(one.kind in (Kind.ORGANISATION, Kind.UNKNOWN) for one in pieces[at + 1 :]):
            if not read and pieces[at + 1].kind is Kind.POSITION:
                kind = Kind.POSITION
            elif read and read[-1].kind in (Kind.POSITION, Kind.SUBJECT):
                kind = Kind.SUBJECT
        read.append(piece._replace(kind=kind))
    return read


def _around(pieces: list[Piece], at: int) -> Post:
    """Read pieces of which one is an organisation."""
    end = at + 1
    while end < len(pieces) and pieces[end].kind not in (Kind.POSITION, Kind.ANOTHER):
        end += 1
    affiliation = (pieces[at].start, pieces[end - 1].end)
    before = pieces[:at]
    unknown = next((i for i, piece in enumerate(before) if piece.kind is Kind.UNKNOWN), at)
    if before[:1] and before[0].kind in _POSTS and before[-1].kind in _POSTS and unknown < at:
        return _position_and_unknown(pieces)  # "Head, Oxhaven, and Chair, Delta Council"
    if not before:
        later = pieces[end:]
        if not later or later[0].kind is Kind.ANOTHER:
            return Post(None, affiliation, _more_than_one(bool(later)))
        stop = _end_of_position(later)
        return Post((later[0].start, stop), affiliation, _more_than_one(len(later) > 1))
    doubt = ""
    if all(piece.kind is not Kind.POSITION for piece in before):
        if all(piece.kind is Kind.PLACE for piece in before):
            return Post(None, affiliation)
        doubt = "the position is told by its place alone"
    # The words between a position and its organisation are what the position is about.
    position = (before[0].start, before[-1].end)
    return Post(position, affiliation, doubt or _more_than_one(end < len(pieces)))


def _end_of_position(pieces: list[Piece]) -> int:
    end = pieces[0].end
    for piece in pieces[1:]:
        if piece.kind not in (Kind.SUBJECT, Kind.PARTLY, Kind.POSITION):
            break
        end = piece.end
    return end


def _position_and_unknown(pieces: list[Piece]) -> Post:
    if len(pieces) > 1 and pieces[0].own and pieces[1].own and pieces[1].kind is Kind.SUBJECT:
        # "CEO, Future Africa": a firm may have the name of a subject, and its head has none.
        return Post((pieces[0].start, pieces[0].end), (pieces[1].start, pieces[-1].end))
    end = _end_of_position(pieces)
    if len(pieces) == 2 and pieces[1].kind is Kind.PARTLY:
        # "Engineer, Nizam Energy": a word that no post is about makes a name of it.
        return Post((pieces[0].start, pieces[0].end), (pieces[1].start, pieces[1].end))
    rest = [piece for piece in pieces if piece.start >= end]
    position = (pieces[0].start, end)
    unknown = next((piece for piece in rest if piece.kind is Kind.UNKNOWN), None)
    if unknown is not None:
        more = [piece for piece in rest if piece.start > unknown.start]
        last = next((at for at, piece in enumerate(more) if piece.kind in _POSTS), len(more))
        stop = more[last - 1].end if last else unknown.end
        return Post(position, (unknown.start, stop), _more_than_one(last < len(more)))
    if rest:
        return Post(position, None, "a place is printed, and no organisation")
    return Post(position, None)


def _without_evidence(pieces: list[Piece]) -> Post:
    known = [piece for piece in pieces if piece.kind is not Kind.PLACE]
    doubt = "nothing says which part is the position and which the affiliation"
    if len(known) == 2:
        return Post((known[0].start, known[0].end), (known[1].start, pieces[-1].end), doubt)
    if len(pieces) == 2 and pieces[0].kind is Kind.UNKNOWN:
        return Post(None, (pieces[0].start, pieces[1].end), doubt)
    return Post(None, None, doubt)


def _more_than_one(more: bool) -> str:
    return "more than one post is printed; the first is given" if more else ""
