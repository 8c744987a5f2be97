"""Streams of a PDF without a PDF library: found in the bytes, and decoded in bounded steps."""

from __future__ import annotations

import binascii
import itertools
import re
import zlib
from collections.abc import Iterator
from typing import Final

from capesdoc.patterns import compile_later
from capesdoc.values import NamedTuple

__all__ = [
    "FILTERS_AT_MOST",
    "FIRST_STEP",
    "FLATE_RATIO",
    "ExpandsTooFarError",
    "Stream",
    "chunks",
    "find_streams",
    "number_of",
    "unescape",
]

FLATE_RATIO: Final = 1032
"""The most that Flate can expand: 258 bytes from two bits."""

FILTERS_AT_MOST: Final = 25
"""Filters of one stream that are followed; real files have one or two."""

_STEP: Final = 1 << 20
_HEAD_BYTES: Final = 4096

_FILTER: Final = compile_later(
    rb"/(?:Filter|F)\s{0,8}(\[[^\]]{0,1000}\]|/[A-Za-z0-9#]{1,40}|[0-9]{1,10}\s{1,8}[0-9]{1,5}\s{1,8}R)"
)
_NAME: Final = compile_later(rb"/([A-Za-z0-9]{1,40})")
_HEX_ESCAPE: Final = compile_later(rb"#([0-9A-Fa-f]{2})")
_LENGTH: Final = compile_later(rb"/Length\s{1,8}([0-9]{1,12})(?![0-9]|\s{1,8}[0-9]{1,5}\s{1,8}R)")
_NUMBER: Final = compile_later(rb"([0-9]{1,10})\s{1,8}[0-9]{1,5}\s{1,8}$")

_FLATE: Final = (b"FlateDecode", b"Fl")
_LZW: Final = (b"LZWDecode", b"LZW")
_RUNS: Final = (b"RunLengthDecode", b"RL")
_HEX: Final = (b"ASCIIHexDecode", b"AHx")
_A85: Final = (b"ASCII85Decode", b"A85")
_PICTURES: Final = (
    b"DCTDecode", b"DCT", b"JPXDecode", b"CCITTFaxDecode", b"CCF", b"JBIG2Decode",
)  # fmt: skip


class Stream(NamedTuple):
    """One stream as it stands in the file.

    Attributes:
        object_at: Offset of the `obj` that it stands behind, or -1.
        head: Its dictionary, as bytes.
        start: Offset of its data.
        length: Length that it claims, or None where another object holds it.
        filters: Names of its filters, in the order in which they are undone.
    """

    object_at: int
    head: bytes
    start: int
    length: int | None
    filters: tuple[bytes, ...]


def find_streams(data: bytes) -> Iterator[Stream]:
    """Find every stream, also those no page leads to."""
    position, behind = 0, 0
    while (found := data.find(b"stream", position)) >= 0:
        position = found + 6
        if data.startswith(b"end", found - 3) and found >= 3:
            continue
        begin = data.rfind(b"obj", max(behind, found - _HEAD_BYTES), found)
        head = data[max(begin, behind, found - _HEAD_BYTES) : found]
        if b">>" not in head:
            continue
        start = position + (2 if data.startswith(b"\r\n", position) else 1)
        length = _LENGTH.search(head)
        yield Stream(begin, head, start, int(length[1]) if length else None, _filters(head, data))
        behind = start
        if length is not None:
            end = start + int(length[1])
            if data.find(b"endstream", end, end + 12) >= 0:
                # The claim is true, and readers believe it: nothing inside is looked at.
                position = end


def number_of(data: bytes, stream: Stream) -> int:
    """Give the number of the object that a stream is, or 0 where the file does not say."""
    begin = stream.object_at
    found = _NUMBER.search(data[max(begin - 20, 0) : begin]) if begin >= 0 else None
    return int(found[1]) if found else 0


def unescape(syntax: bytes) -> bytes:
    """Undo the escapes of names: `/Fl#61te` is `/Flate`."""
    if b"#" not in syntax:
        return syntax
    return _HEX_ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), syntax)


def _filters(head: bytes, data: bytes) -> tuple[bytes, ...]:
    at = head.find(b"/Filter")
    if (
        at >= 0
        and head.startswith((b"/FlateDecode", b" /FlateDecode"), at + 7)
        and b"#" not in head
    ):
        return (b"FlateDecode",)
    head = unescape(head)
    found = _FILTER.search(head)
    if found is None:
        return ()
    value = found[1]
    if value[:1] == b"/":
        return (value[1:],)
    if value[:1] != b"[":
        number, generation, _ = value.split()
        target = re.escape(number) + rb"\s{1,8}" + re.escape(generation) + rb"\s{1,8}obj\s{0,8}"
        held = re.search(target + rb"(\[[^\]]{0,1000}\]|/[A-Za-z0-9]{1,40})", data)
        value = held[1] if held else b"/FlateDecode"
    return tuple(_NAME.findall(value))


class ExpandsTooFarError(Exception):
    """A filter of a stream gives more bytes than the caller wants to see."""


def chunks(data: bytes, stream: Stream, *, most: int | None = None) -> Iterator[bytes]:
    """Decode a stream piece by piece, so that the caller can stop where it has seen enough.

    A stream that breaks off, or that is encrypted, ends there: what cannot be decoded here is not
    decoded by a reader either. Pictures are not decoded: reading text never does.

    Raises:
        ExpandsTooFarError: A filter of the chain, the last or one before it, gives more than
            `most` bytes. What it makes may vanish in the next filter, and costs all the same.
    """
    filters = stream.filters[:FILTERS_AT_MOST]
    pictures = [place for place, name in enumerate(filters) if name in _PICTURES]
    if pictures:
        filters = filters[: pictures[0]]
        if not filters:
            return iter(())
    length = stream.length
    end = data.find(b"endstream", stream.start) if length is None else stream.start + length
    end = len(data) if end < 0 else min(end, len(data))
    pieces: Iterator[bytes]
    if filters and filters[0] in _FLATE:
        # Flate knows its own end: it is let run on to that, whatever length the file claims.
        pieces = _parts(data, stream.start, max(end - stream.start, 64))
    else:
        pieces = _parts(data, stream.start, _STEP, end)
    for name in filters:
        pieces = _undo(name, pieces)
        if most is not None:
            pieces = _counted(pieces, most)
    return pieces


def _counted(pieces: Iterator[bytes], most: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise ExpandsTooFarError
        yield piece


def _parts(data: bytes, start: int, first: int, end: int | None = None) -> Iterator[bytes]:
    """Cut the data from a place on: a first part of the length claimed, then equal ones."""
    stop = len(data) if end is None else end
    yield data[start : min(start + first, stop)]
    for at in range(start + first, stop, _STEP):
        yield data[at : min(at + _STEP, stop)]


def _undo(name: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
    if name in _FLATE:
        return _inflate(pieces)
    if name in _A85:
        return _unpack_base_85(pieces)
    if name in _HEX:
        return _unpack_hex(pieces)
    if name in _RUNS:
        return _unpack_runs(pieces)
    if name in _LZW:
        return _unpack_lzw(pieces)
    return pieces


FIRST_STEP: Final = 36_000
"""Bytes of the first piece: more than most pages have, less than any attack needs."""


def _inflate(pieces: Iterator[bytes]) -> Iterator[bytes]:
    inflater = zlib.decompressobj()
    step = FIRST_STEP
    for piece in pieces:
        rest = piece
        while rest and not inflater.eof:
            try:
                out = inflater.decompress(rest, step)
            except zlib.error:
                return
            step = _STEP
            rest = inflater.unconsumed_tail
            if out:
                yield out
        if inflater.eof:
            return


_A85_DIGITS: Final = bytes((byte - 33) % 256 for byte in range(256))
_A85_OTHER: Final = bytes(byte for byte in range(256) if not 33 <= byte <= 117)


def _unpack_base_85(pieces: Iterator[bytes]) -> Iterator[bytes]:
    held = b""
    for piece in pieces:
        end = piece.find(b"~")
        digits = held + (piece if end < 0 else piece[:end])
        if b"z" in digits:
            digits = digits.replace(b"z", b"!!!!!")
        digits = digits.translate(None, _A85_OTHER)
        whole = len(digits) if end >= 0 else len(digits) - len(digits) % 5
        held = digits[whole:]
        yield _from_base_85(digits[:whole])
        if end >= 0:
            return
    yield _from_base_85(held)


def _from_base_85(digits: bytes) -> bytes:
    """Decode ASCII 85 with arithmetic on whole columns of digits: the standard library loops."""
    short = -len(digits) % 5
    digits = (digits + b"u" * short).translate(_A85_DIGITS)
    groups = len(digits) // 5
    value = 0
    for place in range(5):
        # Eight bytes a group keep the product of five digits, which may pass 32 bits, in place.
        lanes = bytearray(8 * groups)
        lanes[7::8] = digits[place::5]
        value = value * 85 + int.from_bytes(lanes, "big")
    wide = value.to_bytes(8 * groups, "big")
    out = bytearray(4 * groups)
    for place in range(4):
        out[place::4] = wide[4 + place :: 8]
    return bytes(out[: len(out) - short]) if short else bytes(out)


_HEX_OTHER: Final = bytes(byte for byte in range(256) if byte not in b"0123456789ABCDEFabcdef")


def _unpack_hex(pieces: Iterator[bytes]) -> Iterator[bytes]:
    held = b""
    for piece in pieces:
        end = piece.find(b">")
        digits = held + (piece if end < 0 else piece[:end]).translate(None, _HEX_OTHER)
        if end >= 0:
            held = digits
            break
        held = digits[len(digits) - len(digits) % 2 :]
        yield binascii.unhexlify(digits[: len(digits) - len(held)])
    yield binascii.unhexlify(held + b"0" * (len(held) % 2))


def _unpack_runs(pieces: Iterator[bytes]) -> Iterator[bytes]:
    held = b""
    for piece in pieces:
        data = held + piece
        out = bytearray()
        at = 0
        # The longest run is a length and 128 bytes: what may be cut off waits for the next piece.
        while at + 129 <= len(data):
            if data[at] == 128:
                yield bytes(out)
                return
            at = _unpack_run(data, at, out)
            if len(out) >= _STEP:
                yield bytes(out)
                out.clear()
        held = data[at:]
        if out:
            yield bytes(out)
    out = bytearray()
    at = 0
    while at < len(held) and held[at] != 128:
        at = _unpack_run(held, at, out)
    yield bytes(out)


def _unpack_run(data: bytes, at: int, out: bytearray) -> int:
    """Undo one run, and give where the next begins."""
    length = data[at]
    if length < 128:
        out += data[at + 1 : at + 2 + length]
        return at + length + 2
    out += data[at + 1 : at + 2] * (257 - length)
    return at + 2


def _unpack_lzw(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Decode LZW with early change, as PDF has it unless it says otherwise."""
    table = [bytes([byte]) for byte in range(256)] + [b"", b""]
    out = bytearray()
    width, buffer, bits, previous = 9, 0, 0, b""
    for byte in itertools.chain.from_iterable(pieces):
        buffer = (buffer << 8 | byte) & 0xFFFFFF
        bits += 8
        if bits < width:
            continue
        bits -= width
        code = (buffer >> bits) & ((1 << width) - 1)
        if code == 256:
            del table[258:]
            width, previous = 9, b""
            continue
        if code == 257 or code > len(table):
            break
        entry = table[code] if code < len(table) else previous + previous[:1]
        if previous and len(table) < 4096:
            table.append(previous + entry[:1])
        width = min(12, max(9, (len(table) + 1).bit_length()))
        out += entry
        previous = entry
        if len(out) >= _STEP:
            yield bytes(out)
            out.clear()
    if out:
        yield bytes(out)
