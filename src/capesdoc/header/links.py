"""Links: a Markdown link says its own text; the address behind it is no part of a value."""

from __future__ import annotations

from typing import Final

from capesdoc.patterns import compile_later

__all__ = ["without_links"]

_LINK: Final = compile_later(
    r"!?\[(?P<text>[^\[\]]{1,200})\]\((?:https?://|www\.|/|#)[^()\s]{0,500}\)"
)


def without_links(text: str) -> str:
    """Give a text with each `[text](address)` as its text."""
    return _LINK.sub(r"\g<text>", text) if "](" in text else text
