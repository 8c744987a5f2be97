"""Tasks: what a parent tells its worker process, once at the start and once a document.

They go from parent to child only, by pickle: the parent is trusted, the child (which reads what
strangers wrote) is not, and answers in plain JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from capesdoc.values import NamedTuple

__all__ = ["DEFAULT_PARSER", "FORMATS", "Piece", "Setup", "Task", "formats_of"]

DEFAULT_PARSER: Final = "capesdoc.pipeline:parse"
"""Import string of the function that parses one document."""


FORMATS: Final = frozenset({"docx", "pdf"})
"""Formats besides text whose readers are worth loading once for all children, by their suffix."""


def formats_of(names: Iterable[str]) -> frozenset[str]:
    """Give those of the formats that documents have, by their names.

    What a name does not tell costs the child that meets it the loading, and nothing else.
    """
    return FORMATS.intersection([name.rpartition(".")[2].lower() for name in names])


class Piece(NamedTuple):
    """Where one document stands inside a .zip or .tar, and how it is packed.

    Attributes:
        offset: Its first packed byte (tar), or its local header (zip).
        packed: Length of the packed bytes.
        size: Length once unpacked, as the archive declares it; more is refused.
        method: `tar` for plain bytes, else the compression method of the zip directory.
        crc: Checksum that the zip directory declares; 0 and unused for tar.
    """

    offset: int
    packed: int
    size: int
    method: str
    crc: int = 0


class Task(NamedTuple):
    """One document to parse.

    Attributes:
        name: The name the document goes by in its record.
        path: A file that the child opens itself, or None where `content` is given.
        content: The bytes of the document (packed, where `piece` is given), or None.
        piece: Which part of the file or content is the document, or None for the whole.
        refusal: Why the document cannot be had at all, or empty.
    """

    name: str
    path: str | None = None
    content: bytes | None = None
    piece: Piece | None = None
    refusal: str = ""

    @property
    def weight(self) -> int:
        """How many bytes it takes to tell the child about it, roughly."""
        return 512 + len(self.path or "") + len(self.content or b"")


class Setup(NamedTuple):
    """What a child is told once, when it starts.

    Attributes:
        parser: Import string of the function that parses, `package.module:function`.
        arguments: Keyword arguments of the parser that differ from its defaults.
        seconds: Wall-clock time for one document, in seconds; infinity for no limit.
        memory_bytes: Data memory of the process, in bytes, or None for no limit.
    """

    parser: str
    arguments: Mapping[str, object]
    seconds: float
    memory_bytes: int | None
