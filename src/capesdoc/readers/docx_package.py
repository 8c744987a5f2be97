"""The package of a .docx: its zip directory, and its parts inflated within limits.

A part is inflated when it is asked for and never before, so a file pays for what is read of it
and a bomb in an unused part costs nothing. Sizes come from the directory and are checked before
the first byte is inflated; the stream is then held to them.
"""

from __future__ import annotations

import posixpath
import struct
import zlib
from typing import Final

from capesdoc.errors import CorruptDocumentError, EncryptedDocumentError
from capesdoc.limits import Limits
from capesdoc.readers.exceeded import limit_exceeded
from capesdoc.values import NamedTuple

__all__ = ["Entry", "Package", "find_entries", "part_beside"]

_END: Final = struct.Struct("<4s4H2LH")
_END_64: Final = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64: Final = struct.Struct("<4sLQL")
_CENTRAL: Final = struct.Struct("<4s4x2H4x3L3H8xL")
_CENTRAL_LENGTHS: Final = struct.Struct("<4s24x3H12x")
_LOCAL: Final = struct.Struct("<4s5H3L2H")

_LONGEST_COMMENT: Final = 0xFFFF
_LONG: Final = 0xFFFFFFFF
_ENCRYPTED: Final = 0x1
_UTF8_NAME: Final = 0x800
_STORED: Final = 0
_DEFLATED: Final = 8

_RATIO_FROM_BYTES: Final = 1024 * 1024
"""Below this size a high ratio is harmless: a page of blanks compresses a thousandfold too."""


class Entry(NamedTuple):
    """One entry of a zip directory, by the name that was asked for.

    Sizes are in bytes, `offset` is that of its local header.
    """

    name: str
    flags: int
    method: int
    checksum: int
    compressed_bytes: int
    size_bytes: int
    offset: int


class Package:
    """The parts of one document by name; names are keys and are never opened as files."""

    def __init__(self, data: bytes, *, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self._data = data
        self._spent_bytes = 0
        self._admitted: set[str] = set()
        places, self._shift = find_entries(data, name=name, limits=limits)
        # A document has a dozen parts and more, and reads four: the others stay places.
        self._places = dict(places)
        self._entries: dict[bytes, Entry] = {}
        if len(self._places) < len(places):
            self._refuse_twins(places)

    def __contains__(self, part: str) -> bool:
        return _key(part) in self._places

    def damaged(self, how: str) -> CorruptDocumentError:
        """Build the error that says how this package is damaged."""
        return CorruptDocumentError(
            f"is damaged ({how}): open it in Word and save it again", source=self.name
        )

    def read(self, part: str, *, verify: bool) -> bytes | None:
        """Inflate one part, or give None where there is none.

        Args:
            part: Its name; case does not matter, as in the packaging standard.
            verify: Compare the checksum. Text is always verified; a part of which only a few
                facts are taken (the 350 kB of styles of a template) is not worth the time.

        Raises:
            CorruptDocumentError: It does not inflate to what the directory says.
            EncryptedDocumentError: It is encrypted.
            LimitExceededError: It is too large, or compressed too well to be honest.
        """
        entry = self.entry(part)
        if entry is None:
            return None
        self._check(entry)
        data = self._inflate(entry)
        if verify and zlib.crc32(data) != entry.checksum:
            raise self.damaged(f"the checksum of {entry.name} is wrong")
        return data

    def entry(self, part: str) -> Entry | None:
        """Give what the directory says of one part, or None where there is none.

        Raises:
            CorruptDocumentError: It does not say where the part is.
        """
        key = _key(part)
        known = self._entries.get(key)
        if known is not None:
            return known
        place = self._places.get(key)
        if place is None:
            return None
        try:
            entry = self._entries[key] = _read_entry(self._data, place, part, self._shift)
        except struct.error as error:
            raise self.damaged(f"its zip directory does not say where {part} is") from error
        return entry

    def _refuse_twins(self, places: list[tuple[bytes, int]]) -> None:
        seen: set[bytes] = set()
        for key, place in places:
            if key in seen:
                twin = _name_at(self._data, place)
                raise self.damaged(f"it holds two parts of the name {twin!r}")
            seen.add(key)

    def packed(self, entry: Entry) -> bytes:
        """Give one part as it is packed.

        Raises:
            CorruptDocumentError: It is not where the directory says.
        """
        start = self._begin(entry)
        return self._data[start : start + entry.compressed_bytes]

    def is_packed_as(self, entry: Entry, data: bytes) -> bool:
        """Say whether one part is packed in just these bytes; errors as of `packed`."""
        start = self._begin(entry)
        return len(data) == entry.compressed_bytes and self._data.startswith(data, start)

    def admit(self, entry: Entry) -> None:
        """Check the limits for a part that is known already; errors as of `read`."""
        self._check(entry)

    def _check(self, entry: Entry) -> None:
        limits, size = self.limits, entry.size_bytes
        if entry.flags & _ENCRYPTED:
            raise EncryptedDocumentError(
                "is a password-protected zip file: unpack it and save the document without one",
                source=self.name,
            )
        if entry.method not in (_STORED, _DEFLATED):
            raise self.damaged(f"{entry.name} is packed by method {entry.method}")
        if size > limits.part_bytes:
            raise limit_exceeded(
                f"{entry.name} has {size:,} bytes",
                limit="part_bytes",
                value=size,
                allowed=limits.part_bytes,
                source=self.name,
            )
        if size > _RATIO_FROM_BYTES and size > limits.ratio * entry.compressed_bytes:
            ratio = size // max(entry.compressed_bytes, 1)
            raise limit_exceeded(
                f"{entry.name} grows {ratio:,} times when unpacked",
                limit="ratio",
                value=ratio,
                allowed=limits.ratio,
                source=self.name,
            )
        if entry.name in self._admitted:
            return
        self._admitted.add(entry.name)
        self._spent_bytes += size
        if self._spent_bytes > limits.total_part_bytes:
            raise limit_exceeded(
                f"its parts have {self._spent_bytes:,} bytes",
                limit="total_part_bytes",
                value=self._spent_bytes,
                allowed=limits.total_part_bytes,
                source=self.name,
            )

    def _begin(self, entry: Entry) -> int:
        """Give where the packed bytes of a part begin."""
        start = entry.offset + _LOCAL.size
        header = self._data[entry.offset : start] if entry.offset >= 0 else b""
        if len(header) < _LOCAL.size or not header.startswith(b"PK\x03\x04"):
            raise self.damaged(f"{entry.name} is not where the directory says")
        fields = _LOCAL.unpack(header)
        return start + int(fields[9]) + int(fields[10])

    def _inflate(self, entry: Entry) -> bytes:
        start = self._begin(entry)
        packed = memoryview(self._data)[start : start + entry.compressed_bytes]
        if entry.method == _STORED:
            data = bytes(packed)
        else:
            try:
                # One byte more than declared: a stream that has it lies about its size.
                data = zlib.decompressobj(-15).decompress(packed, entry.size_bytes + 1)
            except zlib.error as error:
                raise self.damaged(f"{entry.name} cannot be unpacked") from error
        if len(data) != entry.size_bytes:
            raise self.damaged(f"{entry.name} is not as long as the directory says")
        return data


def find_entries(data: bytes, *, name: str, limits: Limits) -> tuple[list[tuple[bytes, int]], int]:
    """Find the files of a zip directory: keys of their names with the places of their headers.

    Gives also what offsets in the headers are short of.

    Raises:
        CorruptDocumentError: There is no directory, or it is cut short.
        LimitExceededError: It has more entries than `limits.zip_entries`.
    """
    damaged = CorruptDocumentError(
        "is damaged (its zip directory is cut short or missing): it was not copied whole",
        source=name,
    )
    places: list[tuple[bytes, int]] = []
    lengths_at, size = _CENTRAL_LENGTHS.unpack_from, _CENTRAL.size
    try:
        position, end, shift = _find_directory(data)
        left = limits.zip_entries
        while position < end:
            sign, name_bytes, extra_bytes, rest = lengths_at(data, position)
            if sign != b"PK\x01\x02":
                raise damaged
            left -= 1
            if left < 0:
                raise limit_exceeded(
                    f"its zip directory has more than {limits.zip_entries:,} entries",
                    limit="zip_entries",
                    value=None,
                    allowed=limits.zip_entries,
                    source=name,
                )
            end_of_name = position + size + name_bytes
            key = data[position + size : end_of_name].lower()
            if not key.endswith(b"/"):
                if b"\\" in key or key.startswith(b"/") or not key.isascii():
                    key = _key(_name_at(data, position))
                places.append((key, position))
            position = end_of_name + extra_bytes + rest
    except struct.error as error:
        raise damaged from error
    return places, shift


def _name_at(data: bytes, place: int) -> str:
    fields = _CENTRAL.unpack_from(data, place)
    start = place + _CENTRAL.size
    raw_name = data[start : start + fields[6]]
    encoding = "utf-8" if fields[1] & _UTF8_NAME or raw_name.isascii() else "cp437"
    return str(raw_name, encoding, "replace")


def _read_entry(data: bytes, place: int, name: str, shift: int) -> Entry:
    """Read one entry of the directory; `struct.error` where its sizes are cut short."""
    fields = _CENTRAL.unpack_from(data, place)
    _, flags, method, checksum, packed, size, name_bytes, extra_bytes, _, offset = fields
    if packed == _LONG or size == _LONG or offset == _LONG:
        extra = place + _CENTRAL.size + name_bytes
        packed, size, offset = _long_sizes(data[extra : extra + extra_bytes], size, packed, offset)
    return Entry(name, flags, method, checksum, packed, size, offset + shift)


def _find_directory(data: bytes) -> tuple[int, int, int]:
    """Give start and end of the central directory, and what offsets are short of."""
    position = data.rfind(b"PK\x05\x06", max(0, len(data) - _END.size - _LONGEST_COMMENT))
    if position < 0:
        raise struct.error("no end of the central directory")
    fields = _END.unpack_from(data, position)
    size, offset = fields[5], fields[6]
    if 0xFFFF in fields[1:5] or _LONG in (size, offset):
        locator = position - _LOCATOR_64.size
        if locator >= 0 and data.startswith(b"PK\x06\x07", locator):
            start_64 = _LOCATOR_64.unpack_from(data, locator)[2]
            if start_64 > len(data) or not data.startswith(b"PK\x06\x06", start_64):
                raise struct.error("no zip64 end of the central directory")
            long_fields = _END_64.unpack_from(data, start_64)
            size, offset, position = long_fields[8], long_fields[9], start_64
    start = position - size
    if start < 0:
        raise struct.error("the central directory is longer than the file")
    # Offsets count from the first byte of the archive; something may stand before it.
    return start, position, start - offset


def _long_sizes(extra: bytes, size: int, packed: int, offset: int) -> tuple[int, int, int]:
    """Read (packed, size, offset) from the zip64 extra field, which holds what did not fit."""
    position = 0
    while position + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, position)
        if kind == 1:
            numbers = iter(struct.unpack_from(f"<{length // 8}Q", extra, position + 4))
            size = next(numbers, size) if size == _LONG else size
            packed = next(numbers, packed) if packed == _LONG else packed
            offset = next(numbers, offset) if offset == _LONG else offset
            break
        position += 4 + length
    return packed, size, offset


def part_beside(part: str, target: str) -> str:
    """Resolve the target of a relationship of a part to a part name."""
    if not target.startswith((".", "/")) and "/." not in target and "//" not in target:
        folder = part.rpartition("/")[0]
        return f"{folder}/{target}" if folder else target
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def _key(part: str) -> bytes:
    """Give the name by which a part is known: in lower case, without a slash before it."""
    if "\\" in part or part.startswith("/"):
        part = part.replace("\\", "/").lstrip("/")
    return part.lower().encode("utf-8", "surrogatepass")
