"""Rows: lines that stand alone whatever stands around them.

Rows of an agenda or of a table, captions, turns of speech, labelled lines, rules, entries of a
table of contents: none of them goes on in the next line just because no full stop ends it.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from capesdoc.body.openings import FOLDED
from capesdoc.patterns import compile_later

__all__ = ["RowKind", "ends_in_page", "row_kind"]


class RowKind(Enum):
    """Why a line stands alone, in words."""

    AGENDA = "a row of an agenda"
    CAPTION = "a caption"
    LABEL = "a labelled line or a turn of speech"
    TABLE = "a row of a table"
    CONTENTS = "an entry of a table of contents"
    RULE = "a rule of dashes"
    SALUTATION = "a sign-off"


_AGENDA: Final = compile_later(
    r"""
    (?: \d{1,2}[:.]\d{2} | \d{4}\ ?(?=h|-|–|to\b) | \d{1,2}(?=\ ?[ap]\.?m) )
    \ ? (?: [ap]\.?m\.? | hrs?\.? | hours )? \ ?
    (?: (?: [-–—] | to\b ) \ ?
        (?: \d{1,2}[:.]\d{2} | \d{4} | \d{1,2}(?=\ ?[ap]\.?m) | onwards )
        \ ? (?: [ap]\.?m\.? | hrs?\.? | hours )?
    )?
    (?: [ \t|:–—-]{1,8} ) (?= \S )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CAPTION: Final = compile_later(
    r"""
    (?: (?: figure | fig\.? | table | photo(?:graph)?s? | picture | image | map | chart | graph
          | box | exhibit | plate | annex(?:ure)? | appendix )
        \ ? (?: \d{1,3} (?: \.\d{1,2} )? | [IVX]{1,4} | [A-H] )?
        (?: \ ?[:.–—|-](?:\s|\Z) )
      | (?: photo | image | picture | source | caption | credit ) s? \ ? :
      | from\ left\ to\ right\b | (?:left\ to\ right|l\ ?(?:to|-)\ ?r|l-to-r) \ ? (?: : | \) )
      | \( (?:l\ ?to\ ?r|l-r|from\ left)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LABEL: Final = compile_later(
    r"""
    (?: >>\ ? )?
    (?: [A-Z][\w.'’&/()-]{0,24} (?: \ [\w.'’&/(),-]{1,24} ){0,5}   # up to six words
      | @[\w.'’/@-]{1,60} )                                          # the handle of a speaker
    \ ? : (?= \s | \Z )
    """,
    re.VERBOSE,
)
_LEADERS: Final = ("....", ". . .", "……")
_CONTENTS: Final = compile_later(
    r"[^.…\n]{3,200}(?:\.\ ?|…\ ?){4,200}\ ?(?:\d{1,4}|[ivxl]{1,6})?\Z"
)
_PAGE_BEHIND: Final = compile_later(
    r"(?:\t|\.{4}|(?:\.\ ){4}|…\ ?…)[ ]{0,2}(?:\d{1,4}|[ivxl]{1,6})\Z"
)
# Leaders, two spaces and a number of six letters: more of a line is not looked at.
LONGEST_PAGE: Final = 16
_RULE: Final = compile_later(r"[-–—_=*~.#\s]{3,400}\Z")
_SALUTATION: Final = compile_later(
    r"""
    (?: (?: yours\ (?: sincerely | faithfully | truly ) | sincerely | (?:best|kind|warm)\ regards
          | regards | dear\ [\w.\ ]{1,30} | (?:with\ )? best\ wishes ) ,? \Z
      | (?: report\ )? (?: prepared | compiled | complied | written | submitted | reported
          | reviewed | approved | drafted | edited ) \ by \b
      | text\ by\b | write-?up\ by\b )
    """,
    re.VERBOSE | re.IGNORECASE,
)

_BEHIND_MARK: Final = compile_later(
    r"""
    (?: [^\w\s(\[] | o                                 # a bullet
      | [\[(]? (?: \d{1,3} | [ivxl]{1,5} | [A-Za-z] ) (?: [\])][.:]? | [.:] )
      | \d{1,2} (?: \.\d{1,2} ){1,3}
    )
    [ \t]{1,12} (?= [^\t ] ) (?: (?! \t | [ ]{3} ) . ){1,400} \Z
    """,
    re.VERBOSE,
)
"""What is set apart behind a number or bullet, and no further, is an entry and not two cells."""


# Most lines are prose, and their first three characters say so before a pattern is tried.
_CAPTION_HEADS: Final = frozenset(
    {"(fr", "(l ", "(l-", "(lt", "ann", "app", "box", "cap", "cha", "cre", "exh", "fig", "fro"}
    | {"gra", "ima", "l -", "l t", "l- ", "l-r", "l-t", "lef", "lto", "map", "pho", "pic", "pla"}
    | {"sou", "tab"}
)
_SALUTATION_HEADS: Final = frozenset(
    {"app", "bes", "com", "dea", "dra", "edi", "kin", "pre", "reg", "rep", "rev", "sin", "sub"}
    | {"tex", "war", "wit", "wri", "you"}
)
# The six words that a label may have are not longer than this.
LONGEST_LABEL: Final = 80


def row_kind(text: str, *, spaced_out: bool = False) -> RowKind | None:
    """Say why a line stands alone, or None for a line of prose.

    Args:
        text: The line without leading and trailing white space.
        spaced_out: The document pads its lines to a straight right edge with runs of spaces, so
            that these do not part the cells of a table.
    """
    first = text[:1]
    letter = first.isalpha()
    if first.isdigit():
        if _AGENDA.match(text):
            return RowKind.AGENDA
    else:
        if first.isascii():
            head = text[:3]
            folded = not head.isascii() and not FOLDED.isdisjoint(head)
            head = head.lower()
            if (head in _CAPTION_HEADS or folded) and _CAPTION.match(text):
                return RowKind.CAPTION
            if (head in _SALUTATION_HEADS or folded) and _SALUTATION.match(text):
                return RowKind.SALUTATION
        may_label = first.isupper() or first in (">", "@")
        if may_label and ":" in text[:LONGEST_LABEL] and _LABEL.match(text):
            return RowKind.LABEL
    if ("\t" in text or ("   " in text and not spaced_out)) and not _BEHIND_MARK.match(text):
        return RowKind.TABLE
    if _may_be_contents(text) and _CONTENTS.match(text):
        return RowKind.CONTENTS
    return RowKind.RULE if not letter and _RULE.match(text) else None


def ends_in_page(text: str) -> bool:
    """Whether a line ends as an entry of contents does: words, a tab or leaders, a page number."""
    if not (text[-1:].isdecimal() or text[-1:] in _NUMBER_ENDS):
        return False
    found = _PAGE_BEHIND.search(text, max(0, len(text) - LONGEST_PAGE))
    return found is not None and any(map(str.isalpha, text[: found.start()]))


def _may_be_contents(text: str) -> bool:
    """Whether a line holds leaders and ends in them, or in a number behind them."""
    last = text[-1:]
    if last in (".", "…"):
        if text[-2:-1] not in (" ", ".", "…"):
            return False
    elif last not in _NUMBER_ENDS and not last.isdecimal():
        return False
    return any(leader in text for leader in _LEADERS)


_NUMBER_ENDS: Final = (" ", "i", "v", "x", "l")
