"""Signs: what lines hold besides plain words, found once for every rule that looks for a sign."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

__all__ = ["find_signs", "odd_signs"]

_PLAIN: Final = b"\n ,.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def find_signs(texts: Sequence[str]) -> str:
    """Give the characters of lines that are not ASCII letters, digits, spaces, commas or stops.

    One line's signs stand in their order. Of a report one character in fifty is a sign, so that a
    rule which needs some sign asks here, at once, whether there is any.
    """
    # Whether a string is ASCII is known without a look at it, and bytes are rid of letters at once.
    signs = "".join([text for text in texts if text.isascii()]).encode("ascii")
    wide = "".join([text for text in texts if not text.isascii()])
    found = signs.translate(None, _PLAIN).decode("ascii")
    if wide:
        rest = wide.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
        found += rest.decode("utf-8", "surrogatepass")
    return found


_ORDINARY: Final = "\t!\"#$%&'()*+-/:;<=>?@[\\]^_`{|}~“”‘’–—…•"
"""Signs of print that no rule for characters is about."""


def odd_signs(signs: str) -> str:
    """Give nothing where all signs are ordinary: then no pattern for odd ones need be compiled."""
    return signs.strip(_ORDINARY)
