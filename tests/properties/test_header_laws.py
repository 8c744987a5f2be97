"""Laws of the header: each quick way to look at a line says what the slow one says."""

# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from capesdoc.header import shapes

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
        lambda words, ends: " ".join(words) + "".join(ends),
        st.lists(st.sampled_from(_WORDS), max_size=14),
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
