"""Lists of people: where one person of a value ends and the next begins."""

from __future__ import annotations

from typing import Final

from capesdoc.header.names import Named, is_bare, is_bare_name, name_in
from capesdoc.header.segments import Segment
from capesdoc.header.vocabulary import (
    GIVEN,
    HEAD,
    MODIFIER,
    ORGANISATION,
    PLACE,
    SUBJECT,
    word_set,
)
from capesdoc.header.words import ACRONYM, JOINING, Word
from capesdoc.values import NamedTuple

__all__ = ["Group", "group_people"]

_CONJUNCTIONS: Final = frozenset({"and", "&", "und", "et"})
_CONVERSATION: Final = ("in", "conversation", "with")
_POST: Final = HEAD | MODIFIER
_TELLS_POST: Final = HEAD | ORGANISATION
_POST_OR_ACRONYM: Final = HEAD | MODIFIER | ACRONYM
_ORGANISATION_OR_PLACE: Final = ORGANISATION | PLACE
_NO_PLAIN_NAME: Final = HEAD | MODIFIER | ORGANISATION | SUBJECT | PLACE | ACRONYM
_EVIDENCE: Final = HEAD | MODIFIER | ORGANISATION | SUBJECT | PLACE | GIVEN
_KNOWN: Final = _EVIDENCE | ACRONYM
_OTHERS: Final = word_set("others al colleagues team")
_HOW_MANY: Final = word_set("a et few her his many several some the their")
_LONGEST_NAME_BEHIND: Final = 40  # words before "and" among which a name is looked for
_MOST_WORDS_OF_OTHERS: Final = 3  # "and a few others"


class Group(NamedTuple):
    """The segments of one person: a post in front, the person's own, what is said after.

    `named` is None where the segments hold no person.
    """

    before: tuple[Segment, ...]
    segment: Segment
    named: Named | None
    after: tuple[Segment, ...]

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return (self.before[0] if self.before else self.segment).start

    @property
    def end(self) -> int:
        """Offset just past the last character."""
        return (self.after[-1] if self.after else self.segment).end


def group_people(
    segments: list[Segment],
    *,
    by_blank_lines: bool = False,
    several: bool = False,
    inside: frozenset[int] = frozenset(),
) -> list[Group]:
    """Group segments into people.

    people = person {(";" | bullet | number | line end) person}
           | person {"," titled-person} [("," | "and" | "&") person]
           | name {"," name} ["and" name]                                  bare names only

    A person begins at a title ("Dr"), at a post with a titled name behind it, or, where the others
    are bare names too, at a bare name. With `by_blank_lines` a line end begins a person only where
    a title says so. Where a label says that they are `several`, two bare names are two people.
    `inside` are the places of the segments in brackets: no list of names goes on there. "and
    others" names nobody.
    """
    parts: list[list[Segment]] = []
    for segment in segments:
        if segment.before == ";" or not parts:
            parts.append([])
        part = parts[-1]
        if segment.signs & JOINING and segment.start not in inside:
            split = _split_conjunctions(segment)
            part.extend(split if not part and len(split) < 2 else _without_others(split))
        elif part and segment.words[-1].key in _OTHERS:
            part.extend(_without_others([segment]))
        else:
            part.append(segment)
    grouped = [
        _group(
            part,
            by_blank_lines=by_blank_lines,
            several=several and len(parts) == 1,
            inside=inside,
        )
        for part in parts
    ]
    alone = (
        len(grouped) > 1
        and grouped[1][0].named is None
        and all(one.named is None for part in grouped[1:] for one in part)
    )
    if alone and any(_tells_post(segment) for part in parts[1:] for segment in part):
        # "Name; Post; Organisation": the semicolons part one person's particulars.
        return _group([s for part in parts for s in part], by_blank_lines=by_blank_lines)
    return [group for part in grouped for group in part]


def _without_others(segments: list[Segment]) -> list[Segment]:
    """Leave out "and others": behind a name it is neither a person nor anybody's post."""
    return [one for one in segments if not (one.before in ("and", ",") and _are_others(one.words))]


def _are_others(words: tuple[Word, ...]) -> bool:
    return (
        words[-1].key in _OTHERS
        and len(words) <= _MOST_WORDS_OF_OTHERS
        and all(
            word.text.islower() and (word.key in _OTHERS or word.key in _HOW_MANY) for word in words
        )
    )


def _tells_post(segment: Segment) -> bool:
    return bool(segment.signs & _TELLS_POST or segment.words[0].signs & ACRONYM)


def _split_conjunctions(segment: Segment) -> list[Segment]:
    """Split a segment at each "and" that has a person behind it."""
    words = segment.words
    if not segment.signs & JOINING or len(words) == 1:
        return [segment]
    leading = 0
    while leading < len(words) - 1 and (
        words[leading].key in _CONJUNCTIONS
        or (words[leading].key == "by" and words[leading].text.islower())
    ):
        leading += 1
    if leading:
        behind = "and" if segment.before in (",", ")", "") else segment.before
        segment = segment.part(leading, len(words), behind)
        words = segment.words
    result: list[Segment] = []
    begin = 0
    before = segment.before
    signs = 0  # of the words since `begin`
    read = 0
    at = 1
    while at < len(words) - 1:
        length = _conjunction_length(words, at)
        if not length:
            at += 1
            continue
        if at + length < len(words) and at > begin:
            for word in words[read:at]:
                signs |= word.signs
            read = at
            left = segment.part(max(begin, at - _LONGEST_NAME_BEHIND), at, before)
            near = segment.part(at + length, _next_conjunction(words, at + length), "and")
            if _parts_people(left, signs, near, whole=at - begin <= _LONGEST_NAME_BEHIND):
                result.append(segment.part(begin, at, before))
                begin = read = at + length
                signs = 0
                before = "and"
        at += length
    return [*result, segment.part(begin, len(words), before)]


def _next_conjunction(words: tuple[Word, ...], at: int) -> int:
    at += 1
    while at < len(words) and words[at].key not in _CONJUNCTIONS:
        at += 1
    return at


def _conjunction_length(words: tuple[Word, ...], at: int) -> int:
    if words[at].key in _CONJUNCTIONS:
        return 1
    return 3 if tuple(word.key for word in words[at : at + 3]) == _CONVERSATION else 0


def _parts_people(left: Segment, signs: int, near: Segment, *, whole: bool) -> bool:
    """Say whether an "and" parts two people.

    Args:
        left: The words before it, or the last of them.
        signs: The signs that any of the words before it has.
        near: What stands behind it, up to the next.
        whole: `left` is all of them; more are no name.
    """
    if _are_others(near.words):
        return True
    named = name_in(near)
    if named is not None and named.has_honorific:
        return True
    if not is_bare_name(near):
        return False
    if whole and is_bare_name(left):
        return True
    # "…, Organisation and Name Name, Post": no subject of a post may stand on the left.
    subject = signs & (HEAD | SUBJECT)
    organisation = left.words[-1].signs & (ACRONYM | _ORGANISATION_OR_PLACE)
    return left.before in (",", "(", ")") and bool(organisation or not subject)


def _group(
    part: list[Segment],
    *,
    by_blank_lines: bool,
    several: bool = False,
    inside: frozenset[int] = frozenset(),
) -> list[Group]:
    names = [
        None if segment.before == "(" or segment.quoted else name_in(segment) for segment in part
    ]
    if _names_first_alone(names):
        return [Group((), part[0], names[0], tuple(part[1:]))]
    bare = _is_list_of_names(part, names, several=several, inside=inside)
    starts: list[int] = []
    for at, (segment, named) in enumerate(zip(part, names, strict=True)):
        if named is None:
            continue
        if (not starts and (at == 0 or _begins_after_post(part, at, named))) or (
            starts
            and (
                named.has_honorific
                or (bare and segment.start not in inside and is_bare_name(segment))
                or (segment.before == "/" and is_bare_name(segment) and is_bare_name(part[at - 1]))
                or (segment.before == "\n" and not by_blank_lines and _begins_line(part, at))
                or _begins_after_organisation(part, at)
                or _begins_between_dashes(part, at)
                or (several and _begins_between_posts(part, at))
            )
        ):
            starts.append(at)
    if not starts:
        return [Group((), part[0], None, tuple(part[1:]))]
    return _cut(part, names, starts)


def _names_first_alone(names: list[Named | None]) -> bool:
    """Say whether the first segment is a name and no other is: one person, as most parts are."""
    return names[0] is not None and names.count(None) == len(names) - 1


def _cut(part: list[Segment], names: list[Named | None], starts: list[int]) -> list[Group]:
    role_first = starts[0] > 0
    groups: list[Group] = []
    begin = 0
    for number, at in enumerate(starts):
        following = starts[number + 1] if number + 1 < len(starts) else len(part)
        # With the post in front, what stands between two people belongs to the second.
        end = at + 1 if role_first and following < len(part) else following
        groups.append(Group(tuple(part[begin:at]), part[at], names[at], tuple(part[at + 1 : end])))
        begin = end
    return groups


def _begins_after_post(part: list[Segment], at: int, named: Named) -> bool:
    """Say whether a person follows segments that are all post or organisation."""
    if not all(
        segment.signs & _EVIDENCE or segment.words[0].signs & ACRONYM for segment in part[:at]
    ):
        return False
    if named.has_honorific:
        return True
    last = at + 1 == len(part)
    if last and named.first and part[at - 1].before == "(":
        return True  # "Delta Growers Association (DGA) President Ana Mora"
    return last and is_bare_name(part[at]) and any(segment.signs & HEAD for segment in part[:at])


def _is_list_of_names(
    part: list[Segment],
    names: list[Named | None],
    *,
    several: bool = False,
    inside: frozenset[int] = frozenset(),
) -> bool:
    """Say whether all segments outside parentheses are names, and more than chance says so."""
    outside: list[Segment] = []
    for segment, named in zip(part, names, strict=True):
        if segment.before != "(" and segment.start not in inside and not segment.quoted:
            if not is_bare(segment, named):
                return False
            outside.append(segment)
    if len(outside) < 2:
        return False
    return (
        len(outside) > 2
        or outside[1].before in ("and", "\n", "/")
        or bool(outside[1].signs & GIVEN)
        or len(part) >= 2 * len(outside) - 1 > 2
        or (
            several
            and not any(named is not None and named.has_honorific for named in names)
            and not outside[1].signs & _KNOWN
        )
    )


def _begins_line(part: list[Segment], at: int) -> bool:
    previous = part[at - 1]
    open_end = previous.words[-1].key in {"of", "and", "&", "the", "for", "at"}
    return is_bare_name(part[at]) and not open_end


def _begins_between_posts(part: list[Segment], at: int) -> bool:
    """Say whether `Name, Economist, Name, FAO` begins a person, where they are several."""
    if part[at].before not in (",", "and") or at < 2 or at + 1 >= len(part):
        return False
    if part[at].signs & _NO_PLAIN_NAME:
        return False
    return (
        is_bare_name(part[at])
        and all(word.signs & (_POST_OR_ACRONYM | PLACE) for word in part[at - 1].words)
        and all(word.signs & _POST_OR_ACRONYM for word in part[at + 1].words)
    )


def _begins_between_dashes(part: list[Segment], at: int) -> bool:
    """Say whether `Name – ABC, Name – DEF` begins a new person: a dash before and behind it."""
    return (
        part[at].before in (",", "and")
        and part[at - 1].before == "-"
        and at + 1 < len(part)
        and part[at + 1].before == "-"
        and is_bare_name(part[at])
    )


def _begins_after_organisation(part: list[Segment], at: int) -> bool:
    """Say whether `Organisation, Name Name, Post` begins a new person without a title."""
    if at + 1 >= len(part) or part[at].before not in (",", ")", "and"):
        return False
    following = part[at + 1]
    if not (following.words[0].meaning & _POST and following.signs & HEAD):
        return part[at].before == "and" and _tells_post(following) and is_bare_name(part[at])
    previous = part[at - 1]
    organisation = previous.signs & _ORGANISATION_OR_PLACE or previous.words[-1].signs & ACRONYM
    return bool(organisation or part[at].before == "and") and is_bare_name(part[at])
