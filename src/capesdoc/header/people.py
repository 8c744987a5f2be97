"""People: honorific, name, position and affiliation of everyone a value names."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from capesdoc.findings import Doubt, Reading
from capesdoc.header.event_roles import may_say_role, role_said_by
from capesdoc.header.lexicon import DEFAULT_LEXICON, Lexicon
from capesdoc.header.names import Named
from capesdoc.header.people_asides import with_courtesies, without_asides, without_studies
from capesdoc.header.people_lines import mask_lines
from capesdoc.header.people_lists import Group, group_people
from capesdoc.header.placeholders import is_placeholder
from capesdoc.header.posts import Post, Range, read_post
from capesdoc.header.printed_people import (
    end_in_bracket,
    printed_between,
    printed_honorific,
    printed_range,
)
from capesdoc.header.segments import (
    Segment,
    mask_list_marks,
    split_segments,
)
from capesdoc.header.shared_posts import PersonFound, houses_alike, share_posts
from capesdoc.header.vocabulary import (
    GIVEN,
    HEAD,
    MODIFIER,
    ORGANISATION,
    PLACE,
    SUBJECT,
    word_set,
)
from capesdoc.header.words import (
    ACRONYM,
    JOINING,
    TITLED,
)
from capesdoc.patterns import compile_later
from capesdoc.record import Person, Role

__all__ = [
    "PersonFound",
    "find_people",
    "find_people_in_lines",
    "parse_people",
    "read_people",
    "read_people_lines",
]

_TOLD: Final = compile_later(r"(?<=[a-z)])\.\s{1,2}(?=(?:He|She|They|His|Her|Their)\s)")
"""Where what is told of a person begins: "… at Harbour University. She works on ports"."""

_LETTERS_BEHIND: Final = compile_later(r"[ ]?,[ ]?([A-Z]{2,5})(?=\s?(?:[,;)]|\Z))")
_COUNTED: Final = compile_later(r"\d\s?[:.)–-]")
_BEFORE_TOPICS: Final = frozenset({"on", "titled", "topic"})
_TELLS_POST: Final = HEAD | ORGANISATION | ACRONYM
_EVIDENCE: Final = HEAD | MODIFIER | ORGANISATION | SUBJECT | PLACE | GIVEN | TITLED
_PARTS_OF_A_PERSON: Final = 3
_CONJUNCTIONS: Final = frozenset({"and", "&"})
_CONJUNCTIONS_BEHIND: Final = frozenset({"and", "&", "et"})
_ROLES_AND_POSTS: Final = frozenset({Role.CHAIR, Role.HOST, Role.SPEAKER})
_SLUG: Final = compile_later(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_OTHERS: Final = word_set("others other team colleagues al alia")
_LONGEST_REMEMBERED: Final = 400  # characters; five people at most
_LONGEST: Final = 20_000  # characters; a list of 200 people has fewer


def parse_people(text: str, *, role: Role) -> tuple[Person, ...]:
    """Read the people in a value; an empty tuple where there are none."""
    return read_people(text, role=role).value or ()


def read_people(text: str, *, role: Role) -> Reading[tuple[Person, ...]]:
    """Read the people in a value; see `find_people`, which also says where each stands."""
    return _without_places(find_people(text, role=role))


def read_people_lines(lines: tuple[str, ...], *, role: Role) -> Reading[tuple[Person, ...]]:
    """Read the people in a value of several lines; see `find_people_in_lines`."""
    return _without_places(find_people_in_lines(lines, role=role))


def find_people_in_lines(lines: tuple[str, ...], *, role: Role) -> Reading[tuple[PersonFound, ...]]:
    r"""Read people from lines, with offsets into `"\n".join(lines)`.

    One person a line; or name, position and organisation on lines of their own, with a blank line
    between persons. A line behind `Name,` that tells no post is the title of the talk.
    """
    return find_people("\n".join(lines), role=role)


def find_people(
    text: str, *, role: Role, several: bool = False, lexicon: Lexicon = DEFAULT_LEXICON
) -> Reading[tuple[PersonFound, ...]]:
    """Read the people in a value.

    value        = person {separator person}
    separator    = ";" | "," (before a title) | "and" | "&" | bullet | number | line end
    person       = named [("," | "(" | "-" | "|" | "is" | "of" | "at") post]
                 | post [","] named                                  the post in front
    named        = {honorific} name {letters} [retired]
    post         = [position] [","] [organisation {"," place}]

    The name is without honorific, letters ("NI (M)", "PhD"), position and affiliation; `Lt Gen`
    before and `(Retd)` behind a name are one honorific. A role that the value itself prints
    ("(Moderator)", "– Chair") goes before the role of the label.

    Left alone: titles of talks, links, handles, words of attendance. Returns no value, and the
    doubt `not-a-person`, for a text that names nobody; never raises.

    Args:
        text: The value.
        role: The role that the label says.
        several: The label is a plural: `A Doe, B Roe` are two people.
        lexicon: The words of the profile.
    """
    if len(text) > _LONGEST_REMEMBERED:
        return _find_people.__wrapped__(text, role, several, lexicon)
    return _find_people(text, role, several, lexicon)


@lru_cache(maxsize=1024)
def _find_people(
    text: str, role: Role, several: bool, lexicon: Lexicon
) -> Reading[tuple[PersonFound, ...]]:
    """Find people; the same moderators, hosts and guests come again through an archive."""
    if is_placeholder(text):
        return _nobody(text, "placeholder-value", "is a placeholder")
    if len(text) > _LONGEST:
        return _nobody(text, "not-a-person", "is too long for a list of people")
    if text[:1].islower() and _SLUG.fullmatch(text) is not None:
        return _nobody(text, "not-a-person", "is the name of a file or an account")
    listed = "\n" in text or not text[:1].isalpha() or _COUNTED.search(text) is not None
    listed = listed or "(ii)" in text
    masked = mask_list_marks(text) if listed else text
    if text.islower() and len(titled := masked.title()) == len(text):
        masked = titled  # without capitals, every word may be a name's
    if _may_tell(masked) and (told := _TOLD.search(masked)) is not None:
        masked = masked[: told.start()] + " " * (len(masked) - told.start())
    by_blank_lines = False
    if "\n" in text:
        masked, by_blank_lines = mask_lines(masked, lexicon)
    segments = split_segments(masked, lexicon)
    if "(" in masked:
        segments = without_studies(masked, segments)
    segments, retired = without_asides(with_courtesies(segments))
    found: list[PersonFound] = []
    doubts: list[Doubt] = []
    pending: Role | None = None
    inside = _in_brackets(masked, segments) if _has_brackets(masked) else frozenset()
    groups = group_people(segments, by_blank_lines=by_blank_lines, several=several, inside=inside)
    houses = houses_alike(text, groups) if inside else {}
    for group in groups:
        group, said = _take_role_in_front(group)
        pending = said or pending
        house = houses.get(group.segment.start)
        later = retired.get(group.segment.start)
        one, doubt = _person(text, group, role=pending or role, house=house, retired=later)
        if one is not None:
            found.append(one)
            pending = None
        if doubt is not None:
            doubts.append(doubt)
    if not found:
        return _nobody(text, "not-a-person", "names no person")
    if len(found) == _PARTS_OF_A_PERSON and _may_be_one(segments):
        message = f"{text!r} is read as names; it may be a name, a position and an affiliation"
        doubts.append(Doubt(code="uncertain-person", message=message))
    if len(found) > 1:
        found = share_posts(text, found)
    rule = "name, position, affiliation" if len(found) == 1 else "several people"
    return Reading(value=tuple(found), rule=rule, doubts=tuple(doubts))


def _may_tell(text: str) -> bool:
    """Say whether one of the pronouns of `_TOLD` may stand in a text: most name nobody again."""
    return "He" in text or "She" in text or "The" in text or "His" in text


def _has_brackets(text: str) -> bool:
    """Say whether a text has brackets beside the usual mark of retirement, which closes its own."""
    return "(" in text.replace("(R)", "") or "[" in text


def _in_brackets(text: str, segments: list[Segment]) -> frozenset[int]:
    """Give the places of the segments that stand in brackets which are closed behind them."""
    inside: list[int] = []
    depth = at = 0
    for segment in segments:
        between = text[at : segment.start]
        depth += sum(map(between.count, "([")) - sum(map(between.count, ")]"))
        depth = max(depth, 0)
        if depth:
            inside.append(segment.start)
        at = segment.start
    return frozenset(inside)


def _may_be_one(segments: list[Segment]) -> bool:
    """Say whether three names between commas have nothing but their capitals to show for it."""
    return len(segments) == _PARTS_OF_A_PERSON and all(
        segment.before in ("", ",")
        and not segment.signs & _EVIDENCE
        and not (
            segment.signs & JOINING and any(word.key in _CONJUNCTIONS for word in segment.words)
        )
        for segment in segments
    )


def _without_places(
    reading: Reading[tuple[PersonFound, ...]],
) -> Reading[tuple[Person, ...]]:
    people = None if reading.value is None else tuple(found.person for found in reading.value)
    return Reading(value=people, rule=reading.rule, doubts=reading.doubts)


def _nobody(text: str, code: str, why: str) -> Reading[tuple[PersonFound, ...]]:
    shown = text if len(text) <= 80 else f"{text[:79]}…"
    return Reading(
        value=None, rule="no person", doubts=(Doubt(code=code, message=f"{shown!r} {why}"),)
    )


def _person(
    text: str, group: Group, *, role: Role, house: Range | None = None, retired: str | None = None
) -> tuple[PersonFound | None, Doubt | None]:
    named = group.named
    if named is None:
        shown = text[group.start : group.end]
        if group.segment.words[0].key in _OTHERS or group.segment.quoted:
            return None, None
        return None, Doubt(code="not-a-person", message=f"{shown!r} names no person")
    after, said = _without_roles(_tail(group, named))
    role = said or role
    in_front = (*group.before, *_front(group, named)) if named.first else group.before
    post = read_post(after)
    if in_front:
        post = _combined(text, read_post(in_front), post)
    if house is not None:
        post = Post(None, house)
    evident = post.position is not None or post.affiliation is not None
    if not named.certain and not named.has_honorific and post.doubt and not evident:
        shown = text[group.start : group.end]
        return None, Doubt(code="uncertain-person", message=f"{shown!r}: {post.doubt}")
    if _claims_nothing(group, after, evident):
        shown = text[group.start : group.end]
        return None, Doubt(code="not-a-person", message=f"{shown!r} is a sentence")
    own = group.segment
    person = Person(
        role=role,
        name=printed_between(text, own.starts[named.name], own.end_of(named.name_end - 1)),
        honorific=printed_honorific(text, group, named, retired),
        position=printed_range(text, post.position),
        affiliation=printed_range(text, post.affiliation),
    )
    doubt = None
    if post.doubt:
        doubt = Doubt(code="uncertain-person", message=f"{person.name!r}: {post.doubt}")
    elif _left_behind_bracket(text, group, post):
        message = f"{person.name!r}: what follows the bracket may name somebody else; it is left"
        doubt = Doubt(code="uncertain-person", message=message)
    elif letters := _letters_behind_post(text, group, post):
        message = f"{person.name!r}: {letters!r} may be letters behind a name, or an organisation"
        doubt = Doubt(code="uncertain-person", message=message)
    elif not named.certain and not evident:
        doubt = Doubt(
            code="uncertain-person",
            message=f"{person.name!r} is read as a name, and nothing else says so",
        )
    return PersonFound(person=person, start=group.start, end=group.end), doubt


def _without_roles(after: tuple[Segment, ...]) -> tuple[tuple[Segment, ...], Role | None]:
    """Take off what tells a role at the event, and give the first role told."""
    for segment in after:
        if may_say_role(segment):
            break
    else:
        return after, None  # most say what somebody is, and not what somebody did here
    told = [role_said_by(segment) for segment in after]
    if not any(told):
        return after, None
    roles = [
        None if role is None or _is_post_of_house(after, at, role) else role
        for at, role in enumerate(told)
    ]
    kept = tuple([segment for segment, role in zip(after, roles, strict=True) if role is None])
    return kept, next(filter(None, roles), None)


def _is_post_of_house(after: tuple[Segment, ...], at: int, said: Role) -> bool:
    """Say whether `(Chair: Board of Trade)` and `– Chair, Board of Trade` tell a post.

    `(Chair)` and `– Chair` alone are what somebody did here, and so is `(Chair), Board of Trade`.
    """
    if at + 1 >= len(after) or said not in _ROLES_AND_POSTS:
        return False
    if after[at + 1].before == ":":
        return True
    return (
        after[at].before == "-"
        and after[at + 1].before == ","
        and bool(after[at + 1].signs & (ORGANISATION | ACRONYM))
    )


def _letters_behind_post(text: str, group: Group, post: Post) -> str | None:
    """Give letters that stand where the organisation would: "Ada Roe, Director, CSP".

    They are those of a service or a degree, too, and the affiliation is left open.
    """
    if post.position is None or post.affiliation is not None:
        return None
    found = _LETTERS_BEHIND.match(text, group.end)
    return None if found is None else found[1]


def _left_behind_bracket(text: str, group: Group, post: Post) -> bool:
    """Say whether words that are no place follow the bracket in which an affiliation ends."""
    if post.affiliation is None:
        return False
    start, end = post.affiliation
    if ")" not in text[start:end]:
        return False
    cut = start + end_in_bracket(text[start:end])
    return cut < end and any(
        not segment.common & PLACE for segment in group.after if cut < segment.start < end
    )


def _claims_nothing(group: Group, after: tuple[Segment, ...], evident: bool) -> bool:
    """Say whether "is" or "was" follows the name and no post does: a sentence about it."""
    return (
        bool(after)
        and after[0].before in {"is", "was", "are"}
        and not evident
        and group.named is not None
    )


def _combined(text: str, front: Post, after: Post) -> Post:
    """Give what is said in front and behind: "President A Roe, President of Delta" is one."""
    position = front.position or after.position
    if front.position and after.position:
        said, again = text[slice(*front.position)], text[slice(*after.position)]
        position = after.position if again.startswith(f"{said} ") else front.position
    return Post(
        position,
        front.affiliation or after.affiliation,
        front.doubt if front.position and front.affiliation else front.doubt or after.doubt,
    )


def _front(group: Group, named: Named) -> tuple[Segment, ...]:
    if not named.first:
        return ()
    return (group.segment.part(0, named.first, ","),)


def _tail(group: Group, named: Named) -> tuple[Segment, ...]:
    """Give what is said after the name, without the title of a talk."""
    own = group.segment
    begin, end = named.last, len(own.words)
    if begin == end and _is_plainly_said(group.after):
        return group.after
    tail = list(group.after)
    if begin < end and (mark := own.words[begin].key) not in _CONJUNCTIONS_BEHIND:
        if mark == "on":
            return ()
        if mark == "as" and end - begin > 1:
            begin += 1
        tail.insert(0, own.part(begin, end, mark))
    kept: list[Segment] = []
    for segment in tail:
        if segment.words[0].key in _BEFORE_TOPICS and segment.words[0].text.islower():
            break
        if segment.before == ":" and not segment.signs & _TELLS_POST:
            break
        if not segment.quoted:
            kept.append(segment)
    return tuple(kept)


def _is_plainly_said(segments: tuple[Segment, ...]) -> bool:
    """Say whether none of the segments may be a talk, or the begin of one."""
    for segment in segments:
        if segment.before == ":" or segment.quoted or segment.words[0].key in _BEFORE_TOPICS:
            return False
    return True


def _take_role_in_front(group: Group) -> tuple[Group, Role | None]:
    """Take "Chair:" off the front of a group."""
    before = group.before
    if not before:
        return group, None
    following = (*before[1:], group.segment)[0]
    said = role_said_by(before[0], before="(")
    if said is None or following.before not in (":", "-"):
        return group, None
    return group._replace(before=before[1:]), said
