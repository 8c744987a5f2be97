"""Headings: short lines that name what follows them."""

from __future__ import annotations

import re
from typing import Final

from capesdoc.body.blocks import Block
from capesdoc.body.flows import Fill, Flow
from capesdoc.body.openings import may_open
from capesdoc.body.rows import RowKind
from capesdoc.body.sentences import Openness, Start, ending_of, start_of
from capesdoc.patterns import compile_later
from capesdoc.record import ParagraphKind
from capesdoc.source import Boundary

__all__ = ["find_headings", "is_prose", "looks_like_heading"]

# The longest heading seen fills two lines of a page; more is a paragraph without a final stop.
LONGEST_CHARACTERS: Final = 150
MOST_LINES: Final = 3
# A heading that nothing but its shortness marks is shorter than this, and names no more.
PLAIN_CHARACTERS: Final = 80
PLAIN_WORDS: Final = 12
# What a heading stands over: at least this many characters, or two lines, of text.
PROSE_CHARACTERS: Final = 80
# Type larger than the text by this share is display type; less is a producer's rounding.
LARGER: Final = 1.12

SECTION_NAMES: Final = frozenset(
    {
        "about the event", "about us", "abstract", "acknowledgements", "action points", "agenda",
        "annex", "annexes", "any other business", "aob", "appendix", "background", "challenges",
        "chair's remarks", "closing", "closing ceremony", "closing remarks", "closing session",
        "concept note", "concluding remarks", "concluding session", "conclusion", "conclusions",
        "context", "debate", "detailed report", "discussion", "discussions", "disclaimer",
        "evaluation", "evaluation results", "event flow", "executive summary", "feedback",
        "findings", "follow-up", "foreword", "highlights", "inaugural address",
        "inaugural session", "interactive session", "introduction", "introductory remarks",
        "key findings", "key issues", "key messages", "key outcomes", "key points",
        "key recommendations", "key takeaways", "keynote address", "keynote speech",
        "list of participants", "major takeaways", "media coverage", "media highlights",
        "next meeting", "next steps", "objective", "objectives", "open discussion",
        "opening", "opening remarks", "opening session", "outcome", "outcomes", "overview",
        "panel discussion", "participants", "photo gallery", "policy recommendations",
        "preface", "presentation", "presentations", "press coverage", "proceedings",
        "programme", "purpose", "q&a", "q & a", "q&a session", "question and answer session",
        "questions and answers", "rapporteur's report", "recommendations", "references",
        "selected quotes", "speakers", "student list", "summary", "summary of discussion",
        "summary of proceedings", "takeaways", "technical session", "the discussion",
        "the way ahead", "the way forward", "valedictory", "valedictory session",
        "vote of thanks", "way ahead", "way forward", "welcome address", "welcome remarks",
    }
)  # fmt: skip

_NUMBER: Final = compile_later(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVXL]{1,6}[.)]|[A-H][.)]|\d{1,2}\))[ \t]{1,8}(?=\S)"
)
_MULTILEVEL: Final = compile_later(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?[ \t]{1,8}(?=[A-Z“‘\"'(])")
_PART: Final = compile_later(
    r"(?:(?:technical |working |plenary |first |second |third |fourth |final )?session|panel|day"
    r"|part|chapter|section|annex(?:ure)?|appendix|theme|topic|track|module|group|phase"
    r"|working group)"
    r" ?(?:\d{1,2}|[ivx]{1,5}|[a-h]|one|two|three|four|five|six)\b",
    re.IGNORECASE,
)
_PART_HEADS: Final = frozenset(
    {"ann", "app", "cha", "day", "fin", "fir", "fou", "gro", "mod", "pan", "par", "pha", "ple"}
    | {"sec", "ses", "tec", "the", "thi", "top", "tra", "wor"}
)
_SPEAKER: Final = compile_later(
    r"(?:(?:first|second|third|fourth|fifth|keynote|guest|main|lead|opening|closing|final)\ speaker"
    r"|mr|mrs|ms|dr|prof|professor|amb|ambassador|h\.e|his\ excellency|her\ excellency|hon|shri|smt"
    r"|gen|general|lt|maj|brig|col|air|vice|rear|admiral|justice|senator|minister|sir|engr|syed"
    r"|sardar|maulana|barrister)\b\.?\ ?",
    re.IGNORECASE | re.VERBOSE,
)
_SPEAKER_HEADS: Final = frozenset(
    {"ad", "ai", "am", "ba", "br", "cl", "co", "dr", "en", "fi", "fo", "ge", "gu", "h.", "he", "hi"}
    | {"ho", "ju", "ke", "le", "lt", "ma", "mi", "mr", "ms", "op", "pr", "re", "sa", "se", "sh"}
    | {"si", "sm", "sy", "th", "vi"}
)
_DATE: Final = compile_later(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,? \d|\d{4}\b\.?:?\Z"
    r"|\d{1,2}[:.]\d{2}|https?:|www\.|@",
    re.IGNORECASE,
)
# A line with one of these is a sentence that lacks its stop: "This has been done".
_VERBS: Final = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "shall",
        "should",
        "did",
        "does",
    ]
)
# Words that a title leaves in lower case.
_SMALL: Final = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "nor",
        "of",
        "on",
        "or",
        "over",
        "the",
        "to",
        "under",
        "upon",
        "via",
        "vs",
        "with",
    ]
)


# Looked up once: an enum gives its members by a call.
_NO_PROSE: Final = (RowKind.TABLE, RowKind.CONTENTS, RowKind.RULE, RowKind.AGENDA)
_NO_HEADING: Final = (*_NO_PROSE, RowKind.SALUTATION, RowKind.CAPTION)
_CLOSED, _WIDE_OPEN = Openness.CLOSED, Openness.WIDE_OPEN
_PARAGRAPH, _HEADING = ParagraphKind.PARAGRAPH, ParagraphKind.HEADING
_LINE: Final = Boundary.LINE


def is_prose(flow: Flow, block: Block) -> bool:
    """Whether a block is running text, such as stands under a heading."""
    if block.row(flow) in _NO_PROSE:
        return False
    if len(block.indices) > 1:
        return True
    text = flow.texts[block.first]
    return len(text) >= PROSE_CHARACTERS or (
        len(text) >= PROSE_CHARACTERS // 2 and ending_of(text).openness == _CLOSED
    )


def find_headings(flow: Flow, blocks: list[Block]) -> None:
    """Mark the headings among blocks that are not list items."""
    lines, texts = flow.lines, flow.texts
    for index, block in enumerate(blocks):
        if block.kind is not _PARAGRAPH or len(block.indices) > MOST_LINES:
            continue
        if len(texts[block.first]) > LONGEST_CHARACTERS and lines[block.first].marks is None:
            continue  # at sight: a line of prose
        before = blocks[index - 1] if index else None
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if _is_heading(flow, block, before, after):
            block.kind = _HEADING


def _is_heading(flow: Flow, block: Block, before: Block | None, after: Block | None) -> bool:
    line = flow.lines[block.first]
    if line.marks is not None:
        if line.marks.heading_level is not None:
            return True
        if line.marks.cell is not None:
            return False
    if after is None or _length(flow, block) > LONGEST_CHARACTERS:
        return False
    text = _joined(flow, block)
    if text[-1] in ".," and ending_of(text).openness in (_CLOSED, _WIDE_OPEN):
        # Most short paragraphs: no heading ends like that, not even one of the names.
        return False
    worded = text.replace(" ", "").isalpha()
    name = text if worded else _NUMBER.sub("", text)
    name = name.rstrip(": .").replace("’", "'").casefold()
    if name in SECTION_NAMES:
        return len(block.indices) == 1 and not text.endswith(".")
    if not _has_shape(text) or block.row(flow) in _NO_HEADING:
        return False
    if _is_display(flow, block):
        return True
    return _is_plain_heading(flow, block, text, before, after, worded=worded)


def _length(flow: Flow, block: Block) -> int:
    if len(block.indices) == 1:
        return len(flow.texts[block.first])
    return sum([len(flow.texts[index]) + 1 for index in block.indices]) - 1


def _joined(flow: Flow, block: Block) -> str:
    if len(block.indices) == 1:
        return flow.texts[block.first]
    return " ".join([flow.texts[index] for index in block.indices])


def _has_shape(text: str) -> bool:
    """Whether a text could be a heading by its two ends."""
    if text[-1] in ",;" or text[0].islower() or not any(map(str.isalpha, text)):
        return False
    openness = ending_of(text).openness
    if openness is _WIDE_OPEN:
        return False
    return openness is not _CLOSED or text[-1] in "?!" or text[-1] in "”’\"')"


def _is_display(flow: Flow, block: Block) -> bool:
    """Whether the type alone sets a block off: larger than the text, or bold throughout."""
    style = flow.style
    lines = [flow.lines[index] for index in block.indices]
    if flow.geometry and all(
        line.layout is not None and line.layout.font_size >= LARGER * style.body_size
        for line in lines
    ):
        return True
    if style.bold or not lines[0].bold_prefix:
        return False
    return all(line.bold_prefix >= len(line.text.rstrip()) for line in lines)


def _is_plain_heading(
    flow: Flow, block: Block, text: str, before: Block | None, after: Block, *, worded: bool
) -> bool:
    """Whether a line in the type of the text is a heading by its words and its neighbours.

    `worded` says that it holds nothing but letters and spaces: no number and no date.
    """
    words = text.split()
    if len(text) > PLAIN_CHARACTERS or len(words) > PLAIN_WORDS or len(block.indices) > 1:
        return False
    followed = is_prose(flow, after) or after.kind is not _PARAGRAPH
    capitals = text.isupper() and sum(map(str.isalpha, text)) >= 4
    if (
        capitals
        or (may_open(text, _PART_HEADS, 3) and _PART.match(text))
        or (not worded and _MULTILEVEL.match(text))
    ):
        return followed or looks_like_heading(flow, after)
    if not followed or block.row(flow) is RowKind.LABEL:
        return False
    if not worded and _DATE.search(text):
        return False
    if text[-1] == ":" or text[0] in "“\"'‘(":
        return False
    if text[-1] != "?" and not _VERBS.isdisjoint(words):
        return False
    if before is not None and not _may_precede(flow, before):
        return False
    if _is_cut_off(flow, block, after):
        return False
    if may_open(text, _SPEAKER_HEADS, 2) and _SPEAKER.match(text):
        return len(text) <= PLAIN_CHARACTERS
    large = [word for word in words if word.casefold() not in _SMALL]
    if len(words) < 2:
        return False
    small = [True for word in large if word[0].isalnum() and not _is_capital(word[0])]
    return (bool(large) and not small) or _is_isolated(flow, block, after)


def _is_capital(letter: str) -> bool:
    return letter.isupper() or letter.isdigit()


def _is_cut_off(flow: Flow, block: Block, after: Block) -> bool:
    """Whether a short block is the beginning of a paragraph that the page end cut."""
    style = flow.style
    if style.indents and flow.x0[block.first] - flow.frames[block.first].left > style.same_edge:
        return True
    return start_of(flow.texts[after.first]) is Start.LOWER or (
        flow.fill(block.last, after.first) == Fill.FULL
    )


def _may_precede(flow: Flow, before: Block) -> bool:
    """Whether a heading may follow: after text or a heading, not in a run of short lines."""
    return before.kind is not _PARAGRAPH or is_prose(flow, before) or before.row(flow) is not None


def _is_isolated(flow: Flow, block: Block, after: Block) -> bool:
    """Whether more than a line end parts a line from the text on both sides."""
    return (
        flow.breaks[block.first] is not _LINE
        and flow.breaks[after.first] is not _LINE
        and is_prose(flow, after)
        and len(flow.texts[after.first]) > len(flow.texts[block.first])
    )


def looks_like_heading(flow: Flow, block: Block) -> bool:
    """Whether a block could be a heading by its shape alone: short, and no sentence."""
    text = _joined(flow, block)
    return len(text) <= PLAIN_CHARACTERS and _has_shape(text) and len(block.indices) <= 2
