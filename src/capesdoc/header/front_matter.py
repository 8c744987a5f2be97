"""Front matter: the keys and values above a Markdown text, between two rules."""

from __future__ import annotations

import re
from typing import Final

from capesdoc.header.labels import Meaning, meaning_of
from capesdoc.header.layouts import LabelMatch, Style
from capesdoc.header.plausibility import LISTS
from capesdoc.header.raw_fields import Piece
from capesdoc.header.sheet import Draft, Sheet
from capesdoc.patterns import compile_later
from capesdoc.source import Line

__all__ = ["beside_block", "find_front_matter"]

MOST_LINES: Final = 80
"""Lines of front matter; with a list of speakers some twenty were met."""

_RULES: Final = frozenset({"---", "+++"})
_KEY: Final = compile_later(r"(?P<key>[A-Za-z][\w -]{0,40}?)[ \t]*[:=](?:[ \t]+|$)")
_ITEM: Final = compile_later(r"[ \t]*-[ \t]+(?:name[ \t]*:[ \t]*)?")
_INDENTED: Final = compile_later(r"[ \t]+(?=\S)")
_NESTED: Final = compile_later(r"[ \t]+(?:-[ \t]+)?[A-Za-z][\w-]{0,40}[ \t]*:(?:[ \t]|$)")
_HUMP: Final = compile_later(r"(?<=[a-z])(?=[A-Z])")
_COMMENT: Final = compile_later(r"[ \t]#[ \t].*$")
_NOTHING: Final = frozenset({"", "null", "~", ">", "|", ">-", "|-", "''", '""', "[]"})
_POSTS: Final = frozenset({"post", "posts", "blog", "article", "news"})
_DATE: Final = ("event_date",)


def find_front_matter(sheet: Sheet) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """Find the front matter of a Markdown file: its fields, and the lines they take.

    front matter = rule {key ":" value | "- " item} rule            rule = "---" | "+++"

    The quotes around a value, the brackets around a list and a comment behind it are marks. With a
    line that is none of these it is no front matter: a rule above a text is a rule. The date of a
    post says when it was published.
    """
    lines = sheet.lines
    if not lines or lines[0].text.strip() not in _RULES:
        return (), frozenset()
    rule = lines[0].text.strip()
    end = next(
        (at for at in range(1, min(len(lines), MOST_LINES)) if lines[at].text.strip() == rule), None
    )
    if end is None:
        return (), frozenset()
    drafts: list[Draft] = []
    taken = {0, end}
    for at in range(1, end):
        line = lines[at]
        if (found := _KEY.match(line.text)) is not None:
            drafts.append(_field(line, found, sheet))
        elif not drafts:
            return (), frozenset()
        elif _goes_on(line.text):
            drafts[-1] = _longer(drafts[-1], line)
        elif line.text.lstrip()[:1] == "#" or _NESTED.match(line.text) is not None:
            continue  # a comment, or a key below a key, which stays in the text
        else:
            return (), frozenset()
        taken.add(at)
    if _is_post(drafts):
        drafts = [_published(one) for one in drafts]
    return tuple(drafts), frozenset(taken)


def beside_block(front: tuple[Draft, ...], block: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Give the front matter beside a block: next to a labelled date its own is the page's."""
    if any(draft.names[:1] == _DATE and draft.pieces for draft in block):
        return tuple(_published(one) for one in front)
    return front


def _field(line: Line, found: re.Match[str], sheet: Sheet) -> Draft:
    end = found.end("key")
    meaning = meaning_of(_HUMP.sub(" ", found["key"]), sheet.table)
    match = LabelMatch(
        meaning=meaning if meaning.names else Meaning(),
        style=Style.COLON,
        start=0,
        end=end,
        value=found.end(),
        stop=len(line.text.rstrip()),
    )
    piece = _piece(line, found.end(), listed=bool(meaning.names) and meaning.names[0] in LISTS)
    return Draft(match, line, (piece,) if piece is not None else ())


def _goes_on(text: str) -> bool:
    """Whether a line is an item of a list, the name of one, or the rest of a folded value."""
    item = _ITEM.match(text)
    if item is not None and item[0].rstrip().endswith(":"):
        return True
    if _NESTED.match(text) is not None:
        return False
    return item is not None or _INDENTED.match(text) is not None


def _longer(draft: Draft, line: Line) -> Draft:
    item = _ITEM.match(line.text)
    piece = _piece(line, item.end() if item is not None else 0, listed=False)
    if piece is None:
        return draft
    return draft._replace(
        pieces=(*draft.pieces, piece._replace(item=item is not None or not draft.pieces))
    )


def _piece(line: Line, start: int, *, listed: bool) -> Piece | None:
    """Give the value of a line without quotes, brackets and comment, or None where it is empty."""
    text = line.text
    while start < len(text) and text[start].isspace():
        start += 1
    quoted = text[start : start + 1] in {'"', "'"}
    comment = None if quoted else _COMMENT.search(text, start)
    stop = len(text.rstrip()) if comment is None else comment.start()
    if text[start:stop] in _NOTHING:
        return None
    first, last = text[start : start + 1], text[stop - 1 : stop]
    if stop - start > 1 and ((quoted and first == last) or (listed and first + last == "[]")):
        start, stop = start + 1, stop - 1
    return Piece(line, start, stop, True)


def _is_post(drafts: list[Draft]) -> bool:
    for draft in drafts:
        label = draft.line.text[draft.match.start : draft.match.end].casefold()
        if label in {"layout", "type"} and draft.text.casefold() in _POSTS:
            return True
    return False


def _published(draft: Draft) -> Draft:
    if draft.names != _DATE:
        return draft
    named = Meaning(names=("publication_date",))
    return draft._replace(match=draft.match._replace(meaning=named))
