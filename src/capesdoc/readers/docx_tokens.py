"""Tokens of plain Word markup: the few shapes that most of a story is written in.

One pattern cuts the text of a story into whole runs, the beginnings of paragraphs before them and
the ends behind them, and all other tags one by one. A paragraph of one run is one token.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import methodcaller
from typing import Final, TypeAlias

from capesdoc.limits import Limits
from capesdoc.patterns import compile_later
from capesdoc.readers.docx_markup import NotPlainError
from capesdoc.readers.docx_symbols import PRIVATE_USE
from capesdoc.values import NamedTuple

__all__ = ["PlainText", "Token", "checked", "plain_text", "resolve_references", "tokens_of"]

LONGEST: Final = 16 * 1024 * 1024
"""Bytes of a part up to which its markup may be plain: the largest main part of 842 public files
has 14 MB. Its text takes up to four times that in memory."""

LONGEST_AT_HAND: Final = 1024 * 1024
"""Characters up to which all tokens are cut at once: some hundred pages, 30 MB of tokens. Beyond,
they are cut one by one, which takes a third longer and no memory."""

_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"

Token: TypeAlias = tuple[str, str, str, str, str, str, str, str]
"""Beginning of a paragraph (and the same where its attributes are not in the order of Word), its
properties; look of a run, the tag of its text, and the text; end of a paragraph; any other tag."""

_NOTHING: Final = (
    r"[ \t\n]*+(?:"
    r'<w:(?:proofErr\ w:type="[A-Za-z]+"|bookmarkStart\ w:id="[0-9]+"\ w:name="\w+"'
    r'|bookmarkEnd\ w:id="[0-9]+")/>[ \t\n]*+)*+'
)
"""What may stand between runs and says nothing."""

_BLOCK: Final = r"w:(?:t(?:cPr|rPr|blPr|blGrid)|s(?:dt(?:End)?|ect)Pr)"
"""Elements that say how a table, a section or a content control looks; one holds no other."""

# A tag ends at the first ">": that a "<" stands in none is seen where its text is read, and one
# character is skipped twice as fast as a class of them. What may be missing is an alternative to
# nothing: "?" behind a group counts its rounds, and the whole takes a quarter longer. After what is
# passed over nothing may fail, or a long row of it would be tried again from each of its members.
_TOKENS: Final = compile_later(
    rf"""
    (?: (?:(<w:p(?:>
               |\ (?:w14:paraId="[0-9A-F]*"\ (?:w14:textId="[0-9A-Fa-f]*"\ |)|)
                w:rsidR="[0-9A-F]*"(?:\ w:rsidRPr="[0-9A-F]*"|)
                (?:\ w:rsidRDefault="[0-9A-F]*"|)(?:\ w:rsidP="[0-9A-F]*"|)>)
             |(<w:p\ [^>]*(?<!/)>))                                  # a paragraph begins
          (?:[ \t\n]*+<w:pPr>[ \t\n]*+                               #   with its properties,
            ((?:<(?!/?w:p(?:Pr|)[ >])[^>]*>[ \t\n]*+)*+)</w:pPr>
            |<w:pPr/>|)                                              #   if it has any
          {_NOTHING}
        |)
        (?: <w:r(?:>
               |\ w:rsid(?:R="[0-9A-F]*"(?:\ w:rsidRPr="[0-9A-F]*"|)
                        |RPr="[0-9A-F]*"(?:\ w:rsidR="[0-9A-F]*"|)
                        |Del="[0-9A-F]*"(?:\ w:rsidR="[0-9A-F]*"\ w:rsidRPr="[0-9A-F]*"|))>)
                                                                     # a run of one text:
            (?:<w:rPr>((?:<[^>]*/>|<(?!/?w:rPr[ >])[^>]*>)*+)</w:rPr>|)  # how it looks
            (<w:t(?:\ xml:space="preserve"|)>)([^<]*)</w:t></w:r>    #   what it says
          |(?(1)|(?!)))                                              #   or none after a beginning
        {_NOTHING}
        (?:(</w:p>)|)                                                # the paragraph ends
      | (<w:rPr>[ \t\n]*+(?:<(?!/?w:rPr[ >])[^>]*>[ \t\n]*+)*+</w:rPr>  # the same for other runs
        |<w:t(?:\ xml:space="preserve"|)>[^<]*</w:t>
        |<w:instrText(?:\ xml:space="preserve"|)>[^<]*</w:instrText>  # the code of a field
        |<{_BLOCK}(?:\ [^>]*(?<!/)|)>[ \t\n]*+(?:<(?!/?{_BLOCK}[ >])[^>]*>[ \t\n]*+)*+</{_BLOCK}>
        |<wp(?:14|):[A-Za-z]+>[A-Za-z0-9-]*</wp(?:14|):[A-Za-z]+>    # where a picture stands
        |<[^>]*>                                                     # any other tag
        |.)                                                          # what is no markup
    )[ \t\n]*+
    """,
    re.VERBOSE | re.DOTALL,
)

_ILLEGAL: Final = compile_later("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REFERENCE: Final = compile_later("&([a-z]*)(;?)")
_REFERENCES: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}

_CONTROLS: Final = bytes(0 if byte < 0x20 and byte != 0x09 else byte for byte in range(0x100))
_SPECIAL_LEAD: Final = b"\xef"
"""With this byte begin, in UTF-8, codes of symbol fonts and what is no character."""


class PlainText(NamedTuple):
    """The text of a part; where it is tidy, none of its texts needs a look by itself."""

    text: str
    is_tidy: bool


def plain_text(data: bytes, limits: Limits, *, deepest: int) -> PlainText:
    """Decode a part whose markup may be plain.

    Raises:
        NotPlainError: It is too large, or not UTF-8, or may be nested less than `deepest`.
    """
    if len(data) > min(LONGEST, 4 * limits.xml_nodes) or limits.xml_depth < deepest:
        raise NotPlainError
    data = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise NotPlainError from error
    is_tidy = _SPECIAL_LEAD not in data and data.translate(_CONTROLS).rfind(b"\0") < data.find(
        b"<w:"
    )
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return PlainText(text, is_tidy)


def tokens_of(text: str, begin: int) -> Iterable[Token]:
    """Cut the text of a story into tokens; nothing of it is left out.

    Raises:
        NotPlainError: It does not end with a tag; every `<` has to have a `>` after it, since the
            pattern looks for it from each.
    """
    if not text.endswith(">") and not text.rstrip(" \t\n").endswith(">"):
        raise NotPlainError
    if len(text) <= LONGEST_AT_HAND:
        return _TOKENS.findall(text, begin)
    return map(methodcaller("groups", ""), _TOKENS.finditer(text, begin))


def checked(text: str) -> str:
    """Give a text with spaces for line ends, if it is legal in XML and needs no symbol font."""
    if not text.isprintable() and (_ILLEGAL.search(text) or PRIVATE_USE.search(text)):
        raise NotPlainError
    return text.replace("\n", " ")


def resolve_references(text: str) -> str:
    """Resolve the five references that every parser knows."""

    def character(match: re.Match[str]) -> str:
        if not match[2] or match[1] not in _REFERENCES:
            raise NotPlainError
        return _REFERENCES[match[1]]

    return _REFERENCE.sub(character, text)
