"""Mutators: a document that is nearly right. What is right gets past the first check of a reader.

Each takes the bytes and a source of randomness, and gives other bytes; the same seed gives the
same ones. Those of a format keep its outer structure whole (checksums of a zip, the objects of a
PDF), so that the damage is met deep inside.
"""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Final

__all__ = ["FORMATS", "Mutator", "mutate"]

Mutator = Callable[[bytes, random.Random], bytes]

NUMBERS: Final = (
    b"0", b"-1", b"1", b"255", b"65536", b"2147483647", b"-2147483648", b"4294967296",
    b"99999999999999999999", b"1e308", b"-0.0", b"NaN", b"0x7f",
)  # fmt: skip
"""Numbers at which fields of a fixed width end, and what is hardly a number."""


def truncate(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 20, 200))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def splice(data: bytes, chance: random.Random) -> bytes:
    """Put a slice of the document into another place of it, over what stands there."""
    start, length = chance.randrange(len(data)), chance.randrange(1, 400)
    at = chance.randrange(len(data))
    return data[:at] + data[start : start + length] + data[at + chance.randrange(length + 1) :]


def duplicate(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.randrange(1, 2_000))
    return data[:end] + data[start:end] * chance.choice((1, 2, 50)) + data[end:]


def cut_out(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randrange(1, 500) :]


def extreme_number(data: bytes, chance: random.Random) -> bytes:
    """Put an extreme in the place of some numbers."""
    found = list(re.finditer(rb"-?[0-9]{1,10}", data))
    for match in sorted(
        chance.sample(found, min(len(found), chance.choice((1, 2, 8)))),
        key=lambda match: -match.start(),
    ):
        data = data[: match.start()] + chance.choice(NUMBERS) + data[match.end() :]
    return data


ANYWHERE: Final[tuple[Mutator, ...]] = (truncate, flip, splice, duplicate, cut_out, extreme_number)


# Text: what makes its characters other characters.

ODD_CHARACTERS: Final = (
    "\0", "\x1b[2J", "\u202e", "\u2066", "\ufeff", "\u2028", "\x85", "\f", "\r", "\u00ad", "\ufffd",
    "\ud800", "\U0010ffff", "\u0301" * 40, "٣", "１", "：", "\u200b", "\t" * 30, " " * 3000,
    ":" * 500,
    "Title: ", "Date: 31/02/2025 ", "Time: 25:99 ", "\n\n\n\n", "-\n", "1. ", "• ", "Page 1 of 9\n",
)  # fmt: skip


def odd_characters(data: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8", "surrogateescape")
    for _ in range(chance.choice((1, 4, 30))):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(ODD_CHARACTERS) + text[at:]
    return text.encode("utf-8", "surrogatepass" if "\ud800" in text else "surrogateescape")


def other_encoding(data: bytes, chance: random.Random) -> bytes:
    encodings = ("utf-16", "utf-32-be", "utf-16-le", "cp1252", "utf-7", "iso2022_jp", "cp037")
    return data.decode("utf-8", "replace").encode(chance.choice(encodings), "replace")


def shuffle_lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


# Word: the zip is made anew around a part that is changed.


def in_a_part(data: bytes, chance: random.Random) -> bytes:
    """Change the bytes of one part, and zip it properly again."""
    return _with_part(data, chance, lambda part: chance.choice(ANYWHERE)(part, chance))


def xml_surgery(data: bytes, chance: random.Random) -> bytes:
    """Move, repeat, drop or nest elements of one part, so that it stays XML."""
    return _with_part(data, chance, lambda part: _operate(part, chance))


_ELEMENT: Final = re.compile(rb"<([\w:]{1,40})(?: [^<>]{0,400})?(?:/>|>[^<>]{0,400}</\1>)")


def _operate(part: bytes, chance: random.Random) -> bytes:
    elements = list(_ELEMENT.finditer(part))
    if not elements:
        return part
    for _ in range(chance.choice((1, 2, 6))):
        one, other = chance.choice(elements), chance.choice(elements)
        action = chance.randrange(5)
        if action == 0:
            part = part.replace(one[0], b"", 1)
        elif action == 1:
            part = part.replace(one[0], one[0] * chance.choice((2, 60)), 1)
        elif action == 2:
            part = part.replace(one[0], other[0], 1)
        elif action == 3:
            tag = one[1]
            times = chance.choice((1, 3, 300))
            part = part.replace(one[0], b"<%s>" % tag * times + one[0] + b"</%s>" % tag * times, 1)
        else:
            value = chance.choice((*NUMBERS, b"", b"&#xFFFE;", b"&amp;" * 99, b"on"))
            part = re.sub(
                rb'="[^"]{0,60}"', b'="' + value + b'"', part, count=chance.randrange(1, 9)
            )
    return part


def zip_surgery(data: bytes, chance: random.Random) -> bytes:
    """Change numbers of the zip's own records: sizes, offsets, methods, flags, counts."""
    changed = bytearray(data)
    records = [match.start() for match in re.finditer(rb"PK(?:\x01\x02|\x03\x04|\x05\x06)", data)]
    if not records:
        return flip(data, chance)
    for _ in range(chance.choice((1, 2, 5))):
        at = chance.choice(records) + 4 + 2 * chance.randrange(20)
        value = chance.choice((0, 1, 8, 0x7FFF, 0xFFFF, 0xFFFFFFFF, chance.randrange(1 << 16)))
        width = chance.choice(("<H", "<I"))
        packed = struct.pack(width, value & (0xFFFF if width == "<H" else 0xFFFFFFFF))
        changed[at : at + len(packed)] = packed
    return bytes(changed)


def without_a_part(data: bytes, chance: random.Random) -> bytes:
    parts = _parts(data)
    if len(parts) < 2:
        return truncate(data, chance)
    parts.pop(chance.randrange(len(parts)))
    return _zip(parts)


def with_swapped_parts(data: bytes, chance: random.Random) -> bytes:
    parts = _parts(data)
    if len(parts) < 2:
        return flip(data, chance)
    one, other = chance.sample(range(len(parts)), 2)
    (name, content), (other_name, other_content) = parts[one], parts[other]
    parts[one], parts[other] = (name, other_content), (other_name, content)
    return _zip(parts)


def _parts(data: bytes) -> list[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return [(name, package.read(name)) for name in package.namelist()]
    except Exception:  # a mutant of a mutant: zipfile may raise anything
        return []


def _zip(parts: list[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts:
            package.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


def _with_part(data: bytes, chance: random.Random, change: Callable[[bytes], bytes]) -> bytes:
    parts = _parts(data)
    texts = [number for number, (_, content) in enumerate(parts) if content]
    if not texts:
        return flip(data, chance)
    # The main part three times of four: most of a reader is about that one.
    main = [number for number in texts if parts[number][0].endswith("document.xml")]
    number = chance.choice(main if main and chance.random() < 0.75 else texts)
    parts[number] = (parts[number][0], change(parts[number][1]))
    return _zip(parts)


# PDF: tokens are exchanged, also inside streams, which are packed again.

_TOKEN: Final = re.compile(
    rb"/[A-Za-z0-9]{1,30}|[0-9]{1,9} 0 R|\b(?:Tj|TJ|Td|Tm|Tf|cm|Do|q|Q|BT|ET)\b"
)
_STREAM: Final = re.compile(rb"stream\r?\n(.{0,60000}?)\r?\nendstream", re.DOTALL)


def swap_tokens(data: bytes, chance: random.Random) -> bytes:
    """Exchange names, references and operators for others of the same file."""
    found = list(_TOKEN.finditer(data))
    if len(found) < 2:
        return flip(data, chance)
    for match in sorted(
        chance.sample(found, min(len(found), chance.choice((1, 3, 12)))),
        key=lambda match: -match.start(),
    ):
        data = data[: match.start()] + chance.choice(found)[0] + data[match.end() :]
    return data


def in_a_stream(data: bytes, chance: random.Random) -> bytes:
    """Change the inside of one stream and pack it again, with its true length."""
    streams = []
    for match in _STREAM.finditer(data):
        try:
            streams.append((match, zlib.decompress(match[1])))
        except zlib.error:
            continue
    if not streams:
        return flip(data, chance)
    match, content = chance.choice(streams)
    change = chance.choice((*ANYWHERE, swap_tokens)) if content else odd_characters
    packed = zlib.compress(change(content, chance))
    start = data.rfind(b"obj", 0, match.start())
    head = re.sub(
        rb"/Length [0-9]{1,9}(?! 0 R)", b"/Length %d" % len(packed), data[start : match.start()]
    )
    return data[:start] + head + b"stream\n" + packed + b"\nendstream" + data[match.end() :]


FORMATS: Final[dict[str, tuple[Mutator, ...]]] = {
    "txt": (*ANYWHERE, odd_characters, odd_characters, other_encoding, shuffle_lines),
    "docx": (
        *ANYWHERE, in_a_part, in_a_part, in_a_part, xml_surgery, xml_surgery, xml_surgery,
        zip_surgery, zip_surgery, without_a_part, with_swapped_parts,
    ),
    "pdf": (*ANYWHERE, swap_tokens, swap_tokens, in_a_stream, in_a_stream, in_a_stream),
}  # fmt: skip
"""Suffix to mutators; those that reach deep stand several times, to be drawn more often."""


def mutate(data: bytes, suffix: str, seed: int) -> bytes:
    """Give one mutant: one to three mutations, the same for the same seed."""
    chance = random.Random(seed)
    for _ in range(chance.choice((1, 1, 2, 3))):
        if data:
            data = chance.choice(FORMATS[suffix])(data, chance)
    return data
