"""What the tags of a PDF say of paragraphs, and lines that something beside them made narrow."""

from __future__ import annotations

import attrs
import pytest
from attrs import frozen

from body.drawn import FIRST, LEADING, SECOND, Setting, draw, texts_of
from capesdoc.body.tags import trusted_elements
from capesdoc.source import Boundary, Line


@frozen
class Drawn:
    """What is asked of a flow."""

    lines: list[Line]
    texts: list[str]
    breaks: list[Boundary]


def tagged(line: Line, element: int) -> Line:
    assert line.layout is not None
    return attrs.evolve(line, layout=attrs.evolve(line.layout, element=element))


def column(*texts: str, width: float = 300) -> list[list[Line]]:
    """Set paragraphs below each other without gap or indent; gives the lines of each."""
    done: list[list[Line]] = []
    for text in texts:
        above = sum(map(len, done))
        lines = draw(text, number=above + 1, top=72 + LEADING * above, setting=Setting(width=width))
        done.append(lines)
    done[0][0] = attrs.evolve(done[0][0], boundary=Boundary.START)
    return done


def flat(paragraphs: list[list[Line]]) -> list[Line]:
    return [line for lines in paragraphs for line in lines]


def full(paragraphs: list[list[Line]]) -> list[list[Line]]:
    """Make the last line of each paragraph as long as its column, as one in ten is by chance."""
    wide = max(line.layout.x1 for line in flat(paragraphs) if line.layout)
    for lines in paragraphs:
        last = lines[-1]
        assert last.layout is not None
        lines[-1] = attrs.evolve(last, layout=attrs.evolve(last.layout, x1=wide))
    return paragraphs


def test_tags_part_paragraphs_that_end_with_a_full_line() -> None:
    paragraphs = full(column(FIRST, SECOND, FIRST))
    assert len(texts_of(flat(paragraphs))) == 1
    with_tags = [[tagged(line, n) for line in lines] for n, lines in enumerate(paragraphs, 1)]
    assert texts_of(flat(with_tags)) == [FIRST, SECOND, FIRST]


def test_tags_that_cut_sentences_are_not_believed() -> None:
    # A converter that knows lines only makes each of them a paragraph.
    lines = flat(column(FIRST, SECOND))
    each = [tagged(line, n) for n, line in enumerate(lines, 1)]
    assert texts_of(each) == texts_of(lines) == [FIRST, SECOND]


def test_short_items_in_lower_case_are_no_sentences_that_tags_cut() -> None:
    items = ("sounding of the channel", "mending of both breakwaters", "more of the small boats")
    paragraphs = full(column(FIRST, SECOND)) + column(FIRST, SECOND, *items)[2:]
    with_tags = [[tagged(line, n) for line in lines] for n, lines in enumerate(paragraphs, 1)]
    assert texts_of(flat(with_tags)) == [FIRST, SECOND, *items]


def test_an_address_stays_lines_though_it_is_one_paragraph_of_the_tags() -> None:
    address = ["Harbour Board", "14 Quay Street, second floor", "Gilmar", "Orlan Province"]
    paragraphs = column(FIRST, *address)
    lines = [tagged(line, 1) for line in paragraphs[0]]
    lines += [tagged(line, 2) for line in flat(paragraphs[1:])]
    assert texts_of(lines) == [FIRST, *address]


def test_tags_join_what_a_gap_parts() -> None:
    lines = flat(column(FIRST))
    cut = [
        attrs.evolve(line, boundary=Boundary.BLANK) if n == 2 else line
        for n, line in enumerate(lines)
    ]
    upper = attrs.evolve(cut[2], text=cut[2].text.capitalize())
    assert len(texts_of([*cut[:2], upper, *cut[3:]])) == 2
    one = [tagged(line, 1) for line in [*cut[:2], upper, *cut[3:]]]
    assert len(texts_of(one)) == 1


def test_lines_beside_a_picture_are_joined() -> None:
    paragraphs = column(FIRST, SECOND, FIRST, SECOND)
    above = len(flat(paragraphs))
    narrow = draw(
        f"{FIRST} {SECOND}",
        number=above + 1,
        top=72 + LEADING * above,
        setting=Setting(width=130),
    )
    assert len(narrow) > 6
    assert texts_of([*flat(paragraphs), *narrow]) == [
        FIRST,
        SECOND,
        FIRST,
        SECOND,
        f"{FIRST} {SECOND}",
    ]


@pytest.mark.parametrize(
    "verses",
    [
        ["the boats are out", "and the quay is empty now", "the sea", "has taken them all"],
        ["pumps", "a dredger for the channel", "two boats", "maps of both harbours", "rope"],
    ],
)
def test_verses_and_lists_without_marks_stay_lines(verses: list[str]) -> None:
    paragraphs = column(FIRST, SECOND, FIRST, SECOND, *verses)
    assert texts_of(flat(paragraphs))[4:] == verses


@pytest.mark.parametrize(
    ("above", "below", "believed"),
    [
        # Acrobat's guess gives the end of a reference to the one behind it.
        ("Coast, 25(2), 252-", "257. Corran, P. (1999). Quays", False),
        ("that the depart-", "ment was told of it", False),
        ("Left for the second day -", "mooring fees", True),
        ("Left for day 2-", "Mooring fees", True),
    ],
)
def test_a_tag_that_ends_within_a_word_or_a_span_was_guessed(
    above: str, below: str, believed: bool
) -> None:
    texts = [*FIRST.split(", "), above, below, SECOND]
    elements = [1] * (len(texts) - 3) + [2, 3, 4]
    lines = [tagged(draw(text)[0], n) for text, n in zip(texts, elements, strict=True)]
    breaks = [Boundary.START] + [Boundary.LINE] * (len(texts) - 1)
    found = trusted_elements(Drawn(lines, texts, breaks))
    assert found == (elements if believed else [*elements[:-3], 0, 0, 4])


# The first item leaves room for the first word of the second, and reaches far all the same.
NESTED = (
    "a list of what each of the boats that were let in would pay",
    "sounding of the channel before the autumn",
    "https://harbour.example/rules of the northern port",
    "mending of both breakwaters by the board",
)


def test_nested_items_that_end_far_out_are_no_sentences_that_tags_cut() -> None:
    paragraphs = full(column(FIRST, SECOND)) + column(FIRST, SECOND, *NESTED)[2:]
    with_tags = [[tagged(line, n) for line in lines] for n, lines in enumerate(paragraphs, 1)]
    assert all(len(lines) == 1 for lines in with_tags[2:])
    assert texts_of(flat(with_tags)) == [FIRST, SECOND, *NESTED]


def test_one_sentence_that_tags_cut_shows_nothing_and_two_do() -> None:
    first, second = column(FIRST, SECOND)
    lines = [*first, *second]
    texts, breaks = [line.text for line in lines], [Boundary.LINE] * len(lines)

    def believed(elements: list[int]) -> bool:
        each = [tagged(line, n) for line, n in zip(lines, elements, strict=True)]
        return trusted_elements(Drawn(each, texts, breaks)) is not None

    count = len(lines)
    assert len(first) >= 3
    assert len(second) >= 3
    assert believed([1] * (len(first) - 1) + [2] * (len(second) + 1))
    assert not believed([1] * (count - 3) + [2, 3, 4])
    assert not believed(list(range(1, count + 1)))


@pytest.mark.parametrize(("mark", "parts"), [("(a) ", True), ("a ", False)])
def test_items_that_a_program_tags_as_one_paragraph_begin_anew(mark: str, parts: bool) -> None:
    # Neighbouring paragraphs of one style are one in the tags of some programs.
    texts = [f"{mark}{FIRST[:-1]}; and", f"{mark.replace('a', 'b')}{SECOND}"]
    paragraphs = column(*texts)
    paragraphs[1][0] = attrs.evolve(paragraphs[1][0], boundary=Boundary.BLANK)
    lines = [tagged(line, 1) for line in flat(paragraphs)]
    assert len(texts_of(lines)) == 1 + parts
