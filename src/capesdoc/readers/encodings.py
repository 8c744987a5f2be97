"""Encodings: which one a text is in, decided over the whole file and never by a guess at words.

The order: what the caller says, a byte order mark, the pattern of NUL bytes that UTF-16 and UTF-32
leave in Western text, strict UTF-8, and last Windows-1252, which fits almost any bytes and is
therefore a doubt that is reported.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from capesdoc.errors import CorruptDocumentError, ReadError, UnsupportedFormatError
from capesdoc.findings import DIAGNOSTIC_CODES, Diagnostic
from capesdoc.patterns import compile_later
from capesdoc.values import NamedTuple

__all__ = ["Decoded", "decode"]

_MARKS: Final = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)

_CONTROLS: Final = bytes(
    code for code in range(32) if chr(code) not in "\t\n\v\f\r\x1a\x1b\x0e\x0f"
)
"""Bytes that no text has in number. Left out: what old files end with and what shifts alphabets."""

_PLAIN_ASCII: Final = bytes([*b"\t\n\f\r", *range(0x20, 0x7F)])
_NOT_PLAIN: Final = compile_later(
    rb"""[\x00-\x1f\x7f]    # controls
    | \xc2[\x80-\x9f]        # U+0080 to U+009F: controls too, a line end among them
    | \xe2\x80[\xa8\xa9]     # U+2028, U+2029: line ends
    | \xef\xbb\xbf           # U+FEFF: a byte order mark inside the text
    """,
    re.VERBOSE,
)
"""What a reader of lines has to look at; asked of the bytes that are not plain ASCII, and those are
few. All bytes of a UTF-8 sequence are high: sequences stay whole when the ASCII is taken out."""

_MOST_CONTROLS_PER_CENT: Final = 2
_HARMLESS_CONTROLS: Final = 8
"""More control characters than both of these make it binary: a text damaged in a few places has
fewer, and of random bytes a tenth are control characters. Of NULs the share alone counts: what
converters of PDFs make of a glyph without a character is a NUL, one or two in a hundred letters."""

_PADDING: Final = bytes(16)
"""NULs in a row: a container fills its blocks so; no converter loses sixteen letters at once."""

_FEWEST_NULS_PER_CENT: Final = 20
_MOST_STRAY_NULS_PER_CENT: Final = 2
"""Share of NULs among the high and the low bytes of UTF-16: every Latin letter, space and line end
has one in its high byte; a low byte is NUL in a few rare characters alone."""

_LAST_PLANE: Final = 0x10

_GOOD_TO_BAD: Final = 10
"""So many characters must be proper UTF-8 sequences for each byte that is not, for the file to be
damaged UTF-8: high bytes of a Windows-1252 text form a sequence by chance once in hundreds."""

_ESCAPED: Final = compile_later("[\udc80-\udcff]")
_UNDEFINED_IN_CP1252: Final = "\ufffd"

_SHIFTS: Final = (b"\x1b", b"\x0e", b"~{")
_ISO_2022: Final = compile_later(
    rb"\x1b(?:\$[@-C]|\$[()*+\-./][@-C]|[()][BIJ])|~\{[!-~]{2}|\x0e[!-~]{2}"
)


class Decoded(NamedTuple):
    """A decoded text.

    Attributes:
        text: The characters.
        encoding: Name of the encoding.
        diagnostics: What was doubtful about it.
        is_plain: Whether it is known to hold no control character but tabs, line feeds, carriage
            returns and form feeds, and no other line end.
    """

    text: str
    encoding: str
    diagnostics: tuple[Diagnostic, ...] = ()
    is_plain: bool = False


def decode(data: bytes, *, name: str, encoding: str | None) -> Decoded:
    """Decode a whole file.

    Raises:
        ReadError: `encoding` is not the name of a text encoding.
        CorruptDocumentError: `encoding` does not fit the bytes.
        UnsupportedFormatError: The bytes are no text.
    """
    if encoding is not None:
        return _decode_as(data, encoding, name)
    for mark, codec, label in _MARKS:
        if data.startswith(mark):
            return _decode_wide(data[len(mark) :], codec, label, name)
    rest = data.translate(None, _PLAIN_ASCII)
    if b"\0" in rest:
        wide = _wide_codec(data)
        if wide is not None:
            return _decode_wide(data, wide, wide, name)
        if data.count(0) * 100 > len(data) * _MOST_CONTROLS_PER_CENT or _PADDING in data:
            raise _binary("holds NUL bytes", name)
    if rest and len(rest) - len(rest.translate(None, _CONTROLS)) > max(
        _HARMLESS_CONTROLS, len(data) * _MOST_CONTROLS_PER_CENT // 100
    ):
        raise _binary("is full of control characters", name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_damaged(data, name)
    doubts: tuple[Diagnostic, ...] = ()
    if text.isascii() and any(s in data for s in _SHIFTS) and _ISO_2022.search(data):
        doubts = (
            _doubt(
                "unsure-encoding",
                "has escape sequences of an East Asian encoding and was read as UTF-8: "
                "give encoding= (such as iso2022_jp or hz) if it is one",
                name,
            ),
        )
    return Decoded(
        text=text, encoding="utf-8", diagnostics=doubts, is_plain=not _NOT_PLAIN.search(rest)
    )


def _decode_as(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        wrong = f"byte 0x{data[error.start]:02x} at offset {error.start}" if data else "its bytes"
        raise CorruptDocumentError(
            f"is not {encoding}: {wrong} has no meaning there; give another encoding= or none",
            source=name,
        ) from error
    except (LookupError, UnicodeError, ValueError) as error:
        raise ReadError(
            f"encoding={encoding!r} is not a text encoding that Python knows: "
            "give one such as utf-8, cp1252 or utf-16",
            source=name,
        ) from error
    return Decoded(text=text.removeprefix("\ufeff"), encoding=encoding)


def _decode_wide(data: bytes, codec: str, label: str, name: str) -> Decoded:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        text = data.decode(codec, "replace")
        lost = text.count("\ufffd")
        if lost > max(_HARMLESS_CONTROLS, len(text) * _MOST_CONTROLS_PER_CENT // 100):
            raise _binary(f"is marked as {label} and is not", name) from None
        doubt = _doubt(
            "undecodable-bytes",
            f"is not all {label} (a file cut short?): U+FFFD stands for the rest, {lost} times",
            name,
        )
        return Decoded(text=text, encoding=label, diagnostics=(doubt,))
    if "\0" in text:
        raise _binary("holds NUL characters", name)
    return Decoded(text=text, encoding=label)


def _wide_codec(data: bytes) -> str | None:
    """Tell UTF-16 and UTF-32 by where the NULs stand, or give None where they stand anywhere."""
    if len(data) % 4 == 0:
        for codec, nul, plane, letters in (("utf-32-le", 3, 2, 0), ("utf-32-be", 0, 1, 3)):
            # The planes end at 16. Of UTF-16 the byte in that place is half of the letters.
            if (
                not any(data[nul::4])
                and max(data[plane::4]) <= _LAST_PLANE
                and data[letters::4].count(0) * 100 < len(data)
            ):
                return codec
    half = len(data) // 2
    even, odd = data[0::2].count(0), data[1::2].count(0)
    for codec, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if (
            high * 100 >= half * _FEWEST_NULS_PER_CENT
            and low * 100 <= half * _MOST_STRAY_NULS_PER_CENT
        ):
            return codec
    return None


def _decode_damaged(data: bytes, name: str) -> Decoded:
    """Decode what is not strict UTF-8: UTF-8 with a few bad bytes, or else Windows-1252."""
    text = data.decode("utf-8", "surrogateescape")
    bad = len(_ESCAPED.findall(text))
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    if good >= _GOOD_TO_BAD * bad:
        doubt = _doubt(
            "undecodable-bytes",
            f"{bad} bytes are not UTF-8 and were read as Windows-1252, the rest as UTF-8",
            name,
        )
        return Decoded(
            text=_ESCAPED.sub(_read_single_byte, text), encoding="utf-8", diagnostics=(doubt,)
        )
    doubts = [
        _doubt(
            "decoded-as-cp1252",
            "is not UTF-8 and was read as Windows-1252: give encoding= if that is wrong",
            name,
        )
    ]
    text = data.decode("cp1252", "replace")
    if undefined := text.count(_UNDEFINED_IN_CP1252):
        doubts.append(
            _doubt(
                "undecodable-bytes",
                f"{undefined} bytes have no meaning in Windows-1252 and became U+FFFD: "
                "give encoding=",
                name,
            )
        )
    return Decoded(text=text, encoding="cp1252", diagnostics=tuple(doubts))


def _read_single_byte(match: re.Match[str]) -> str:
    return bytes([ord(match[0]) - 0xDC00]).decode("cp1252", "replace")


def _binary(how: str, name: str) -> UnsupportedFormatError:
    return UnsupportedFormatError(
        f"{how} and is binary, not text: give a .txt, .pdf or .docx file, "
        "or encoding= if it is text after all",
        source=name,
    )


def _doubt(code: str, message: str, name: str) -> Diagnostic:
    return Diagnostic(code=code, severity=DIAGNOSTIC_CODES[code], message=message, source=name)
