"""What a reader is: bytes in, lines with evidence out."""

from __future__ import annotations

from collections.abc import Callable

from capesdoc.limits import DEFAULT_LIMITS, Limits
from capesdoc.source import SourceDocument
from capesdoc.values import value

__all__ = ["Content", "ReadOptions", "Reader"]


@value(kw_only=True)
class Content:
    """The bytes of one document and the name it goes by in messages."""

    data: bytes
    name: str


@value(kw_only=True)
class ReadOptions:
    """What a caller may ask of a reader.

    Attributes:
        limits: What one document may cost.
        password: Password of an encrypted document.
        encoding: Encoding of a text, which overrides the decision over its bytes.
        cross_check: Read a PDF with both readers and report where they differ.
    """

    limits: Limits = DEFAULT_LIMITS
    password: str | None = None
    encoding: str | None = None
    cross_check: bool = False


@value(kw_only=True)
class Reader:
    """One format.

    Attributes:
        name: What the reader is called in messages.
        recognises: Whether the bytes carry the signature of the format.
        suffixes: File name endings in lower case with their dot, first the usual one.
        read: Turns the bytes into lines; raises a `ReadError` where there are none.
    """

    name: str
    recognises: Callable[[Content], bool]
    suffixes: tuple[str, ...]
    read: Callable[[Content, ReadOptions], SourceDocument]
