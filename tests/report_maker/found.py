"""Truth found afterwards: where a program that lays out pages itself has put their ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import pypdfium2

from capesdoc import ParagraphKind
from report_maker.content import Content
from report_maker.truth import Hyphen, TrueParagraph, Truth

__all__ = ["chapters", "found_truth"]

_HYPHEN = re.compile("[-\u2010\u00ad]\\s*[\r\n]|\ufffe\\s*")
_LEAST_LETTERS = 12


def found_truth(content: Content, data: bytes, furniture: Sequence[str]) -> Truth:
    """Find in the text of each page which paragraphs its end cuts, and the divided words.

    The letters of the known paragraphs are looked up in the letters of each page, so that spaces
    and hyphens of the PDF play no part.
    """
    texts = _page_texts(data)
    pages = [_letters(text) for text in texts]
    return Truth(
        title=content.title,
        event_date=content.event_date,
        venue=content.venue,
        moderator=content.moderator,
        paragraphs=tuple(
            TrueParagraph(
                kind=block.kind,
                text=block.text,
                cuts=_cuts(block.text, pages),
                marker=block.marker,
            )
            for block in content.blocks
        ),
        furniture=tuple(furniture),
        hyphens=tuple(_hyphens(content, texts)),
        pages=len(pages),
    )


def chapters(content: Content, data: bytes) -> list[str]:
    """Give for each page the first heading on it, or else the last before it."""
    pages = [_letters(text) for text in _page_texts(data)]
    begins: dict[int, list[str]] = {}
    for heading, below in pairwise(content.blocks):
        if heading.kind is ParagraphKind.HEADING:
            start = _letters(below.text)[:_LEAST_LETTERS_OF_PLACE]
            page = next(n for n, text in enumerate(pages) if start in text)
            begins.setdefault(page, []).append(heading.text)
    heads: list[str] = []
    last = ""
    for number in range(len(pages)):
        here = begins.get(number, [])
        heads.append(here[0] if here else last)
        last = here[-1] if here else last
    return heads


_LEAST_LETTERS_OF_PLACE = 60
"""Letters that tell where a paragraph begins: invented sentences begin alike."""


def _page_texts(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _cuts(text: str, pages: Sequence[str]) -> tuple[int, ...]:
    """Give the offset at which a paragraph goes over a page end, if it does."""
    letters = _letters(text)
    if len(letters) < 2 * _LEAST_LETTERS or any(letters in page for page in pages):
        return ()
    for page in pages:
        if letters[:_LEAST_LETTERS] not in page:
            continue
        most = max(
            (n for n in range(_LEAST_LETTERS, len(letters)) if letters[:n] in page), default=0
        )
        if most:
            return (_offset(text, most),)
    return ()


def _offset(text: str, letters: int) -> int:
    seen = 0
    for offset, character in enumerate(text):
        if character.isalnum():
            seen += 1
            if seen > letters:
                return offset
    return len(text)


def _hyphens(content: Content, texts: Sequence[str]) -> list[Hyphen]:
    words = {word.strip(".,;:?”“()") for block in content.blocks for word in block.text.split()}
    by_letters = {_letters(word): word for word in words}
    found: list[Hyphen] = []
    for text in texts:
        for hit in _HYPHEN.finditer(text):
            left = text[: hit.start()].split()[-2:]
            right = text[hit.end() :].split()[:1]
            if len(left) < 2 or not right:
                continue
            word = by_letters.get(_letters(left[1] + right[0].strip(".,;:?”“()")))
            if word is not None:
                hard = "-" in word and word.startswith(left[1].strip("“("))
                found.append(Hyphen(before=left[0], word=word, hard=hard))
    return found
