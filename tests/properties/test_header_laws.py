"""Laws of the header: each quick way to look at a line says what the slow one says."""

# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from capesdoc.header import (
    continuations,
    event_types,
    extent,
    fields,
    labels,
    layouts,
    mail_heads,
    placeholders,
    second_blocks,
    segments,
    shapes,
    sheet,
)
from capesdoc.header.labels import label_table
from capesdoc.header.sheet import Sheet
from capesdoc.profile import default_profile
from capesdoc.source import Boundary, Line

TABLE = label_table(default_profile())
TYPES = default_profile().event_types
_UNPLAIN = re.compile(
    segments._TOKEN.pattern.replace("(?P<plain>  (?!and)", "(?P<plain>  (?!)"),
    segments._TOKEN.flags,
)

_ENDS = ["", " ", ".", ",", "-", "–", "…", "”", ".”", ".'))", "!)]", "dr", "Dr.", "prof.", "H.E", "and",
         "AND", "of", "(of", "its", "und ", "de\u00a0", "the\u2003", "_to", "hon.\n", "\u017fenator", "x/",
         "“", '"', "(", "e-mail and", "professors", "a" * 25, " " * 25]  # fmt: skip
_WORDS = ["the", "The", "panel", "was", "Was", "said", "We", "you’re", "you", "I", "am", "I am", "US-based",
          "Room I", "don't", "Dr.", "(us)", "ladies and", "Good morning", "welcome to", "9", "x_y", "Café",
          "energy,", "water;", "a.m.", "“held”", "ǆ", "ﬁnance", "e", "al-Din", "\u00a0", "\u2003"]  # fmt: skip
texts = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(_WORDS), max_size=24).map(" ".join),
    st.builds(
        lambda words, gap, ends: " ".join(words) + gap + "".join(ends),
        st.lists(st.sampled_from(_WORDS), max_size=14),
        st.sampled_from(["", " "]),
        st.lists(st.sampled_from(_ENDS), max_size=3),
    ),
)

_OPEN_END = re.compile(
    r"""
    (?: [,;:/&–—-]
      | \b(?i: mr | mrs | ms | dr | prof | professor | ambassador | justice | senator | amb | gen
          | col | brig | capt | lt | engr | h\.e | hon )\.?
      | \b(?: and | or | of | the | on | for | in | at | to | with | by | from | between | a | an
          | its | their | und | et | de )
    )\s*$
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.?!…][\"”’')\]]{0,2}\s*$")


@given(texts)
@example("Adviser to the Dr.")
@example("The rest of the Prof .")
def test_the_end_of_a_value_is_open_as_the_pattern_says(text: str) -> None:
    slow = (
        _OPEN_END.search(text, max(0, len(text) - shapes.LONGEST_LAST_WORD)) is not None
        or text.count("“") > text.count("”")
        or text.count("(") > text.count(")")
        or (text.count('"') % 2 == 1 and not text.endswith('"'))
    )
    assert shapes.is_open(text) is slow


@given(texts)
@example("The panel was held.”)")
@example("a b c d e f g h i.' ")
def test_prose_is_what_its_words_say(text: str) -> None:
    words = _WORD.findall(text)
    ends = _SENTENCE_END.search(text) is not None
    low = sum(1 for word in words if word[0].islower() and word not in shapes._LITTLE_WORDS)
    share = shapes.PROSE_SHARE if ends else shapes.PROSE_SHARE + 0.11
    slow = (
        len(text) > shapes.LONG_LINE
        or (ends and len(words) >= 4 and not shapes._FINITE_VERBS.isdisjoint(words))
        or (len(words) >= shapes.PROSE_WORDS and low / len(words) >= share)
    )
    assert shapes.is_prose(text) is slow


@given(texts)
def test_an_utterance_is_what_its_words_say(text: str) -> None:
    head = text[: shapes.LONG_LINE].replace("’", "'")
    words = _WORD.findall(head)
    slow = len(words) >= 3 and (
        words[0].casefold() in shapes._ADDRESSES
        or not shapes._ADDRESSES.isdisjoint(words)
        or head.casefold().startswith(shapes._GREETINGS)
        or shapes._I_SAY.search(head) is not None
    )
    assert shapes.is_utterance(text) is slow


# Lines as headers hold them: what may stand before a label, labels, what parts them, and values.
_LEADS = [
    "",
    "",
    "",
    "",
    " ",
    "• ",
    "1. ",
    "xviii. ",
    "iv) ",
    "o ",
    "**",
    "| ",
    "> ",
    "# ",
    "a) ",
    "M. ",
]
_LABELS = ["Title", "Event Date", "Date", "Time", "Venue", "Speakers", "Speaker 2", "Chief Guest", "Moderator",
           "Report by", "No. of Participants", "Objectives", "Agenda", "Note", "Sponsor", "Tiem", "Moderater",
           "Date & Time", "THE VENUE", "Panel Discussion", "Conclusion", "From", "Keynote Address", "Chair ",
           "V e n u e", "Ports", "A Policy Dialogue", "Event", "Reading Time", "Host", "Ag", "Dr"]  # fmt: skip
_PARTINGS = [
    ": ",
    ": ",
    ": ",
    ":",
    ":  ",
    " : ",
    " - ",
    " – ",
    "\t",
    "：",
    ":- ",
    "   ",
    "",
    " | ",
    ":** ",
    " = ",
]
_VALUES = ["Water Security in South Asia", "7 March 2024", "15:30-16:30", "Main Hall, Rivertown", "Dr. Mina Solangi",
           "thank you, let us begin", "The Role of the", "the panel was held in the hall and said so again.", "",
           "Ann Lee, Director, Institute; Karl Brenner", "5 March 2020  Time: 10:00", "45", "“Open", "of", "Auditorium: North",
           "https://example.org/a", "We would like to thank you all for coming here today and for your time.", " "]  # fmt: skip
header_texts = st.builds(
    lambda lead, label, parting, value, tail: f"{lead}{label}{parting}{value}{tail}",
    st.sampled_from(_LEADS),
    st.sampled_from(_LABELS),
    st.sampled_from(_PARTINGS),
    st.sampled_from(_VALUES),
    st.sampled_from(["", "", "", " ", " |", "**"]),
)
_PROSE = "and so the sentence goes on and on, "
long_texts = st.builds(
    "{}{}{}".format,
    st.sampled_from(["Iv. ", "xviii. ", "B) ", "NOTE ", "Panel ", "", "VENUE ", "The Speakers "]),
    header_texts | st.just("") | st.sampled_from(_VALUES),
    st.sampled_from([_PROSE * 3, _PROSE * 6, _PROSE * 6 + "- and (so"]),
)
line_texts = st.one_of(
    long_texts, header_texts, header_texts, st.sampled_from(_VALUES), texts
).filter(str.strip)


@st.composite
def sheets(draw: st.DrawFn) -> tuple[Line, ...]:
    bounds = st.sampled_from([Boundary.LINE, Boundary.BLANK, Boundary.PAGE])
    return tuple(
        Line(
            text=text,
            page=1,
            number=at,
            boundary=Boundary.START if at == 1 else draw(bounds),
            bold_prefix=draw(st.sampled_from([0, 0, 0, len(text), min(5, len(text))])),
        )
        for at, text in enumerate(draw(st.lists(line_texts, min_size=1, max_size=8)), 1)
    )


def _line(text: str, bold: int = 0) -> Line:
    return Line(text=text, page=1, number=1, boundary=Boundary.LINE, bold_prefix=bold)


@given(line_texts, st.sampled_from([0, 3]))
@example("Title: Water", 0)
@example("xviii. Title: Water", 0)
@example(f"Iv. VENUE Main Hall, Rivertown {_PROSE * 6}", 0)
@example(f"VENUE Main Hall, Rivertown {_PROSE * 6}", 0)
@example("Venue:", 0)
@example(f"{'Ports and harbours of the region ' * 3} - Venue", 0)
def test_a_label_is_the_same_by_the_short_way_and_the_long(text: str, bold: int) -> None:
    line = _line(text, bold)
    assert layouts.match_label(line, TABLE) == layouts.find_label(line, TABLE)


@given(st.one_of(line_texts, st.text(max_size=30)))
@example("viiii. Title")
@example("o Title")
def test_the_lead_of_a_line_is_what_the_pattern_matches(text: str) -> None:
    lead = layouts.LEAD.match(text)
    assert layouts.lead_end(text) == (lead.end() if lead is not None else 0)


def _alone(text: str) -> tuple[Line, ...]:
    return (Line(text=text, page=1, number=1, boundary=Boundary.START),)


@settings(max_examples=300)
@given(sheets())
@example(_alone("Date: 5 March 2020  Time: 10:00"))
@example(_alone("Date: 5 March 2020  Time： 10:00"))
@example(_alone("Objectives: the panel was held in the hall and said so again in the evening."))
def test_the_fields_of_a_line_are_the_same_without_the_direct_way(lines: tuple[Line, ...]) -> None:
    """What `_fields_on` gives directly is what the rules below it give."""
    split = {
        at: extent._fields_on(Sheet(lines=lines, table=TABLE), at, None) for at in range(len(lines))
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extent, "_is_direct", lambda *_: False)
        patch.setattr(sheet, "plain_label", lambda *_: None)
        for at, found in split.items():
            assert extent._fields_on(Sheet(lines=lines, table=TABLE), at, None) == found
        slow = extent.find_block(Sheet(lines=lines, table=TABLE))
    assert extent.find_block(Sheet(lines=lines, table=TABLE)) == slow


@settings(max_examples=500)
@given(sheets())
@example((*_alone("Title: The Role of the"), _line("Chair: A Study")))
@example(_alone("Time: 15:30-16:30") + _alone("Date: 5 May 2020 Venue: Hall"))
@example(_alone("Title: www.example.org") + _alone("Date: 5 May 2020"))
@example(_alone("Title: Ports") + _alone("Keynote Address: The Old Hall"))
@example(_alone("Speakers: 1. Ann Lee") + _alone("Date: the day before"))
@example(_alone("Title: Ports | Date: 5 May 2020") + _alone("Venue: Hall： B"))
@example(
    _alone("Title: Ports")
    + _alone("Objectives: The small ports grew slowly while trade moved elsewhere.")
)
@example((*_alone("Speakers: \tPosition"), _line("Ann Lee\tDirector"), _line("Ben Roe\tClerk")))
@example(_alone("Speakers:") + _alone("• Ann Lee") + _alone(f"• Ben {_PROSE * 6}so"))
@example(_alone("• Speakers: Ann Lee,") + _alone(f"• Ben {_PROSE * 6}so"))
@example(_alone("Title: Ports") + _alone(f"**Venue:** Hall {_PROSE * 6}so"))
@example((*_alone("Title: Ports"), _line(f"of the {_PROSE * 6}so")))
@example((*_alone("From: Ann Lee"), _line("To: Ben Roe"), _line("Date: 5 May 2020")))
def test_a_header_is_the_same_where_every_rule_is_asked(lines: tuple[Line, ...]) -> None:
    """Plain lines, the text below a header, and a top that holds no mail are what the rules say."""
    quick = fields.split_header(lines, default_profile())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheet, "plain_label", lambda *_: None)
        patch.setattr(extent, "_is_text_below", lambda *_: False)
        patch.setattr(mail_heads, "_may_hold_head", lambda _: True)
        assert fields.split_header(lines, default_profile()) == quick


@settings(max_examples=300)
@given(
    st.sampled_from(["Title: ", "Speakers: ", "Venue: ", "Objectives: ", "Date: "]),
    st.sampled_from(
        ["The Role of the", "Ann Lee,", "“Ports", "Ann Lee", "Main Hall", "5 May 2020"]
    ),
    st.sampled_from([Boundary.LINE, Boundary.BLANK, Boundary.PAGE, Boundary.PARAGRAPH]),
    long_texts | line_texts,
)
@example("Title: ", "The Role of the", Boundary.BLANK, f"Chair {_PROSE * 6}")
@example("Speakers: ", "Ann Lee", Boundary.BLANK, "• Karl Brenner, Director")
def test_a_value_goes_on_the_same_without_the_early_end(
    label: str, value: str, boundary: Boundary, below: str
) -> None:
    """A long line of text that `continuation` refuses first is refused by the rules below it."""
    texts = (label + value, below, "Time: 10:00")
    bounds = (Boundary.START, boundary, Boundary.BLANK)
    lines = tuple(
        Line(text=text, page=1, number=at, boundary=bound)
        for at, (text, bound) in enumerate(zip(texts, bounds, strict=True), 1)
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(continuations, "_is_paragraph", lambda *_: False)
        slow = extent.find_block(Sheet(lines=lines, table=TABLE))
    assert extent.find_block(Sheet(lines=lines, table=TABLE)) == slow


@settings(max_examples=300)
@given(sheets())
@example(tuple(_alone("Title: Ports")) + _alone("Title Ports") + _alone("Date： 5 May 2020"))
def test_an_announcement_told_again_is_the_same_where_each_line_is_asked(
    lines: tuple[Line, ...],
) -> None:
    drafts, taken = extent.find_block(Sheet(lines=lines, table=TABLE))
    if not taken:
        return
    told = second_blocks.find_second_telling(Sheet(lines=lines, table=TABLE), drafts, taken)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(second_blocks, "_may_hold_colon", lambda _: True)
        slow = second_blocks.find_second_telling(Sheet(lines=lines, table=TABLE), drafts, taken)
    assert told == slow


_LABEL_WORDS = ["Name", "of", "the", "Chief", "Guest", "Venue", "Date", "and", "Time", "&", "/", "Seminar", "Details", "(s)",
                "Speaker", "Speakers", "2", "ii", "Second", "Organised", "by", "IISS", "Ports", "(room)", "Hall", "Participants",
                "V", "e", "Title/s", "EventDate", "List", "No.", "Topic", "designation", "a", "-", "Report", "Workshop", "l’s"]  # fmt: skip


@settings(max_examples=800)
@given(st.lists(st.sampled_from(_LABEL_WORDS), max_size=6).map(" ".join) | header_texts)
@example("Name and Detail of Speaker iv")
@example("Venue (the one room) Hall")
def test_a_line_that_ends_unlike_labels_is_none(text: str) -> None:
    if labels.ends_unlike_labels(text, TABLE):
        meaning = labels.meaning_of(text, TABLE)
        assert meaning.document or not meaning.names


def test_each_label_may_end_as_it_does() -> None:
    for _, known in default_profile().labels:
        assert not [one for one in known if labels.ends_unlike_labels(one, TABLE)]


_OF_PLACEHOLDERS = ["to", "be", "announced", "T.B.C", "tbc", "n", "a", "N/A", "the", "venue", "Room", "will", "shared", ".", "..",
                    "[", "]", "Ann", "Lee", "\u00a0", "-do-", "details", "follow", "dd/mm/yyyy", "%%", "link", "3"]  # fmt: skip


@settings(max_examples=500)
@given(st.lists(st.sampled_from(_OF_PLACEHOLDERS), max_size=6).map(" ".join) | st.text(max_size=9))
@example(".tbc")
@example("\u00a0. tbc")
def test_a_placeholder_is_one_whatever_its_first_word_says(text: str) -> None:
    said = placeholders.is_placeholder(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(placeholders, "_OPENINGS", _Anything())
        assert placeholders.is_placeholder(text) == said


_SIGNS = ["a", "Dr", "Dr.", "and", "AND", "andB", "B", "www", "www.", "https://x", "@", ".", ",", ";", " ", "\n", "'", "“", "”", "(",
          "(r)", "(pvt)", "ltd", "\u017f", "\u212a", "é", "1", "-", "/", "&", "_", "\u0661", "\u0301", "’"]  # fmt: skip


@settings(max_examples=500)
@given(st.lists(st.sampled_from(_SIGNS), max_size=9).map("".join))
@example("Ann and Bob, andBob")
def test_a_plain_word_is_the_word_that_the_long_way_finds(text: str) -> None:
    slow = _UNPLAIN.finditer(text)
    found = [(one.lastgroup, one.span()) for one in segments._TOKEN.finditer(text)]
    told = [("word" if group == "plain" else group, span) for group, span in found]
    assert told == [(one.lastgroup, one.span()) for one in slow]


class _Anything(frozenset[str]):
    def __contains__(self, _: object) -> bool:
        return True


_TITLE_PARTS = [
    "Seminar", "Round Table", "Round-Table", "Panel", "Discussion", "Conference", "Workshop", "International",
    "Two-Day", "on", "cum", "-cum-", "/", "and", "&", ":", "–", "|", "(", ")", "“Ports and Harbours”", "Report of",
    "the", "Hall", "Launch", "Book", "Policy", "Dialogue", "In-House", "of", "Disarmament", "Water", "a" * 30, "Report",
]  # fmt: skip
titles = st.lists(st.sampled_from(_TITLE_PARTS), min_size=1, max_size=14).map(" ".join)


@settings(max_examples=300)
@given(titles, st.booleans())
@example("Water: Seminar", True)
@example("Two-Day International Round-Table Discussion on Ports", False)
def test_an_event_type_is_the_same_where_no_search_is_cut_short(title: str, long: bool) -> None:
    """The search ends early where no type goes on, and looks at no more than a type's letters."""
    title = f"{'Ports and Harbours, ' * 9}{title}" if long else title
    slow = event_types._table(TYPES)._replace(openings=_Anything(), longest=10_000)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(event_types, "_table", lambda _: slow)
        expected = event_types.read_event_type(title, types=TYPES)
    assert event_types.read_event_type(title, types=TYPES) == expected
