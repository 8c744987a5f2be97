"""Addresses of the web that a PDF breaks over lines: no space belongs where the line ends."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from capesdoc.body.blocks import Block
from capesdoc.body.flows import Fill, Flow
from capesdoc.body.hyphen_words import HYPHENS
from capesdoc.body.seams import Seam
from capesdoc.patterns import compile_later

__all__ = ["is_one_address", "join_addresses"]

_BEGINS: Final = ("://", "www.")
# No word has one of these in it, and no two words are parted by them.
_SIGNS: Final = frozenset("=&%#?_~")
# Programs break an address behind one of these.
_BREAKS: Final = frozenset("/=&%#?_~.+-‐")
_INSIDE: Final = compile_later(r"/\w[^/\s]*/|/\Z|\w\.(?:[a-z]{2,5}\b|\d)|\w-\w+-\w")
"""A path, a file or a number of a version, or a row of words in hyphens."""
_MIXED: Final = compile_later(r"[a-z][A-Z]|\d[A-Za-z]|[A-Za-z]\d")
# Names and quantities mix letters and digits too ("McAdam", "2nd", "COVID19"), and are shorter.
LEAST_MIXED: Final = 12

_SEAM: Final = Seam(
    rule="address-line",
    glue="",
    reasons=("a line end and no more", "an address of the web goes on"),
)
_HYPHEN: Final = Seam(rule="hyphen-kept", glue="", reasons=("it stands in an address of the web",))


def join_addresses(flow: Flow, blocks: list[Block]) -> None:
    """Take the space out of each address that goes on in the next line of its paragraph.

    The line must end within an address, and what follows must look like a part of one: an address
    may be whole where a line ends. Texts without places are left alone: there any line may have
    been ended by hand.
    """
    if not flow.geometry:
        return
    texts = flow.texts
    for block in blocks:
        if not block.seams or not any(
            begin in texts[j] for j in block.indices for begin in _BEGINS
        ):
            continue
        within = False
        for position, (left, right) in enumerate(pairwise(block.indices)):
            text = texts[left]
            last = text.rpartition(" ")[2]
            ends_in_address = any(begin in last for begin in _BEGINS) or (within and last == text)
            within = ends_in_address and goes_on(last, texts[right].partition(" ")[0])
            if within:
                block.replace(position, _HYPHEN if last[-1] in HYPHENS else _SEAM)


def is_one_address(flow: Flow, left: int, right: int) -> bool:
    """Whether a full line of a PDF ends within an address that the next line goes on with."""
    text = flow.texts[left]
    if not flow.geometry or ("://" not in text and "www." not in text):
        return False
    last = text.rpartition(" ")[2]
    return (
        any(begin in last for begin in _BEGINS)
        and flow.fill(left, right) >= Fill.NEARLY
        and goes_on(last, flow.texts[right].partition(" ")[0])
    )


def goes_on(address: str, word: str) -> bool:
    """Whether a word is the next part of an address rather than the word behind it.

    `https://harbour.example/rules/` and `of-the-northern-quay.html` are one; `and` and `Boats` are
    words, and `https://…` is another address.
    """
    if any(begin in word for begin in _BEGINS):
        return False
    if "<" in address and ">" in word and ">" not in address:
        return True  # between angle brackets stands one address
    bare = word.rstrip(".,;:)]")
    if not _SIGNS.isdisjoint(bare):
        return True
    if _MIXED.search(bare) and len(bare) >= LEAST_MIXED:
        return True
    if address[-1] not in _BREAKS:
        return False
    return bool(_INSIDE.search(bare)) or (address[-1] not in "/." and bare[:1].isalnum())
