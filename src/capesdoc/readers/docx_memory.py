"""Memory of parts that the documents of an archive share: a template's styles, lists, relations.

A part is known again by its exact bytes as they stand packed in the file, so nothing is inflated
to look it up, and what is remembered is what reading it again would give. Few parts are held, none
of them large, and only what was taken from them. Limits are checked for a known part as for any.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Final, Generic, TypeVar

from capesdoc.readers.docx_package import Package

__all__ = ["Memory", "forget"]

T = TypeVar("T")

_MOST_PARTS: Final = 16
"""Templates of one archive at a time; each part costs its packed size, some 3 to 30 kB."""

_LARGEST_BYTES: Final = 64 * 1024
_MOST_FACTS: Final = 1_024

_MEMORIES: Final[list[Memory[object]]] = []


class Memory(Generic[T]):
    """What was taken from each of the parts seen last, by key."""

    def __init__(self) -> None:
        self._parts: OrderedDict[tuple[int, int, int], tuple[bytes, dict[str, T]]] = OrderedDict()
        _MEMORIES.append(self)  # type: ignore[arg-type]

    def of(self, package: Package, part: str) -> dict[str, T]:
        """Give what is known of a part, to look up and to add to.

        Raises:
            ReadError: As `Package.read` does for the limits and the place of the part.
        """
        entry = package.entry(part)
        if entry is None or entry.compressed_bytes > _LARGEST_BYTES:
            return {}
        # Sizes and checksum find the bytes, the bytes decide.
        key = (entry.method, entry.checksum, entry.size_bytes)
        known = self._parts.get(key)
        if known is not None and len(known[1]) < _MOST_FACTS:
            packed, facts = known
            if package.is_packed_as(entry, packed):
                package.admit(entry)
                return facts
        facts = {}
        self._parts[key] = (package.packed(entry), facts)
        while len(self._parts) > _MOST_PARTS:
            self._parts.popitem(last=False)
        return facts


def forget() -> None:
    """Forget all parts, as a test of what they cost needs it."""
    for memory in _MEMORIES:
        memory._parts.clear()
