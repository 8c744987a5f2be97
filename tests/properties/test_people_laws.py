"""Laws of people: what is spelt is read, nothing is invented, nothing breaks."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from capesdoc.header import names, people_asides, people_lists, posts
from capesdoc.header import people as people_module
from capesdoc.header.lexicon import DEFAULT_LEXICON
from capesdoc.header.people import find_people, parse_people, read_people
from capesdoc.record import Person, Role

TITLES = (
    None,
    "Dr.",
    "Mr",
    "Prof. Dr.",
    "Amb (R)",
    "Lt Gen (Retd)",
    "Air Marshal",
    "H.E.",
    "Engr.",
)
FIRST = ("Tania", "Adil", "Zarmeen", "K. M.", "Jean-Luc", "Nguyễn", "Işıl", "Syed Haider")
LAST = ("Beg", "Moin", "al-Kindi", "van der Berg", "O'Rourke", "Żak", "Lone", "De Gourville")
POSITIONS = (
    "Director",
    "General Secretary",
    "Deputy Director",
    "Senior Research Fellow",
    "Professor of History",
    "Deputy Director, Arms Control and Disarmament",
    "Vice Chancellor",
    "Former Foreign Secretary",
    "Editor",
    "Head of Department",
)
AFFILIATIONS = (
    "CAPES",
    "QAU",
    "IPCS, New Delhi",
    "Institute of Coastal Studies",
    "Ministry of Foreign Affairs",
    "University of Swat",
    "Embassy of Japan",
    "Atlas Foundation",
    "Department of History, University of Swabi",
    "MP-IDSA",
)


@st.composite
def people(draw: st.DrawFn) -> Person:
    return Person(
        role=Role.SPEAKER,
        name=f"{draw(st.sampled_from(FIRST))} {draw(st.sampled_from(LAST))}",
        honorific=draw(st.sampled_from(TITLES)),
        position=draw(st.sampled_from(POSITIONS)),
        affiliation=draw(st.sampled_from(AFFILIATIONS)),
    )


def spelt(person: Person, form: str) -> str:
    named = f"{person.honorific} {person.name}" if person.honorific else person.name
    return form.format(named=named, position=person.position, affiliation=person.affiliation)


FORMS = (
    "{named}, {position}, {affiliation}",
    "{named} ({position}, {affiliation})",
    "{named} – {position}, {affiliation}",
    "{named} - {position} - {affiliation}",
    "{named} | {position} | {affiliation}",
    "{named}; {position}; {affiliation}",
    "{named}\n{position}\n{affiliation}",
    "• {named}, {position}, {affiliation}",
    "1. {named}, {position}, {affiliation}",
    "{named} is {position}, {affiliation}",
)


@given(person=people(), form=st.sampled_from(FORMS))
def test_a_spelt_person_is_read(person: Person, form: str) -> None:
    assert parse_people(spelt(person, form), role=Role.SPEAKER) == (person,)


@given(person=people(), spaces=st.sampled_from([" ", "  ", "\t", "\u00a0", " \t "]))
def test_the_width_of_spaces_changes_nothing(person: Person, spaces: str) -> None:
    text = spelt(person, FORMS[0])

    assert parse_people(text.replace(" ", spaces), role=Role.SPEAKER) == (person,)


@given(person=people())
def test_capitals_throughout_change_only_the_capitals(person: Person) -> None:
    text = spelt(person, FORMS[0])
    # Where every word is short, capitals throughout may be a row of abbreviations.
    assume(max(map(len, text.split())) > 7)
    (loud,) = parse_people(text.upper(), role=Role.SPEAKER)

    assert loud.name == person.name.upper()
    assert (loud.position or "").upper() == (person.position or "").upper()


@given(
    listed=st.lists(people(), min_size=2, max_size=5),
    separator=st.sampled_from(["; ", "\n", "\n\n", " • "]),
)
def test_a_list_of_people_is_read_in_its_order(listed: list[Person], separator: str) -> None:
    text = separator.join(spelt(person, FORMS[0]) for person in listed)

    assert parse_people(text, role=Role.SPEAKER) == tuple(listed)


@given(text=st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    reading = read_people(text, role=Role.SPEAKER)

    assert reading.value is None or reading.value
    assert reading.value or reading.doubts


_PIECES = """
    Dr. Tania Beg and of the Director CAPES University , ; ( ) - – : & | ⏎ “ ” is at
    Prof. (Retd) 1. • PhD General Lahore Arms Control a@b.c @x 45 van der “Talk” / Chair
    Moderator on
"""
WORDS = st.sampled_from([piece.replace("⏎", "\n") for piece in _PIECES.split()])


@given(words=st.lists(WORDS, max_size=25), glue=st.sampled_from([" ", ""]))
def test_nothing_is_invented_and_every_range_lies_in_the_text(words: list[str], glue: str) -> None:
    text = glue.join(words)
    end = 0
    for found in find_people(text, role=Role.SPEAKER).value or ():
        assert end <= found.start < found.end <= len(text)
        end = found.end
        flat = "".join(text[found.start : found.end + 1].split())
        person = found.person
        for part in (person.name, person.position, person.affiliation):
            assert "".join((part or "").split()).rstrip(")") in flat


class _Always(int):
    def __rand__(self, _: int) -> int:
        return 1


_SIGNS = """
    Her Excellency , Honourable Beg (R) (Retd.) (Retd) IFS ; Jr. others and others She He They The .
    Head 45 PhD (PhD, Swat) Speaker (Chair) [ ] Ltd, Peru AND Moderator keynote by QAU, Fellow
    """
SIGNED = st.sampled_from(_SIGNS.split())
values = st.one_of(
    st.lists(WORDS | SIGNED, max_size=16).map(" ".join),
    st.lists(st.builds(spelt, people(), st.sampled_from(FORMS)) | SIGNED, max_size=4).map(
        "; ".join
    ),
)


@settings(max_examples=400)
@given(values, st.booleans())
@example("Ada Beg, Director. She works on ports", False)
@example("Ada Beg, Her Excellency, Zoe Lone, IFS, (Retd)", True)
@example("Ada Beg (R), [Director, QAU], on ports, Chair", False)
@example("Ada Beg, QAU, and others; Zoe Lone, moderator; his team", True)
def test_people_are_the_same_where_no_sign_spares_a_rule(text: str, several: bool) -> None:
    """A rule is asked where its sign stands; asked of everything, it says the same."""
    read = people_module._find_people.__wrapped__
    quick = read(text, Role.SPEAKER, several, DEFAULT_LEXICON)
    with pytest.MonkeyPatch.context() as patch:
        for module, name in (
            (people_module, "_may_tell"),
            (people_module, "_has_brackets"),
            (people_module, "may_say_role"),
            (people_asides, "_may_be_aside"),
        ):
            patch.setattr(module, name, lambda _: True)
        patch.setattr(people_module, "_is_plainly_said", lambda _: False)
        patch.setattr(people_lists, "_names_first_alone", lambda _: False)
        patch.setattr(people_lists, "JOINING", _Always(1))
        patch.setattr(names, "_BEGINS_NAME", _Always(1))
        patch.setattr(posts, "_POST_AND_HOUSE", None)
        assert read(text, Role.SPEAKER, several, DEFAULT_LEXICON) == quick


@pytest.mark.parametrize(
    "piece", ["Mr. ", "Dr. A B, ", "and ", "& ", "( ", "1. ", "\n\n", "A. ", ","]
)
def test_work_grows_no_faster_than_the_text(piece: str) -> None:
    # Ten times the longest list seen must end at once; a quadratic rule would take minutes.
    start = time.process_time()
    read_people((piece * 20_000)[:20_000], role=Role.SPEAKER)

    assert time.process_time() - start < 5
