"""Preflight of a PDF: what would make PDFium end the whole process is refused before it sees it.

PDFium aborts where it runs out of memory, and a few hundred bytes can make it. Five kinds of file
do: streams that expand without measure, floods of operators, marked
content that is opened and never closed, forms that paint forms that paint forms, and a map that
makes one character a novel. Each is measured here against a cap that stands between the largest
real file seen and the smallest that hurts (docs/reliability.md).

This is the second line of defence. It does not see into encrypted files; what is fed in from
anywhere is read in a process of its own (`isolate=True`).
"""

from __future__ import annotations

import itertools
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Final

from capesdoc.errors import LimitExceededError
from capesdoc.limits import DEFAULT_LIMITS, Limits
from capesdoc.patterns import compile_later
from capesdoc.readers.base import Content
from capesdoc.readers.pdf_signs import (
    Sighted,
    draws_through_clip,
    hides_text,
    makes_transparent,
    places_of,
)
from capesdoc.readers.pdf_streams import (
    FIRST_STEP,
    FLATE_RATIO,
    ExpandsTooFarError,
    Stream,
    chunks,
    find_streams,
    number_of,
    unescape,
)

__all__ = ["check_streams", "draws_text", "is_small", "may_hide"]

_MARKED: Final = compile_later(rb"\b(BMC|BDC|EMC)\b")
_TARGET: Final = compile_later(rb"<([0-9A-Fa-f\s]+)|\A([0-9A-Fa-f\s]+)")
"""A string of a map, also one that goes on from the piece before."""

_PAINT: Final = compile_later(rb"/([^\s/<>\[\]()]{1,127})\s{1,8}Do\b")
_HOLDS_XOBJECTS: Final = compile_later(rb"/XObject\s{0,8}(?:<<|\d)")
_REFERENCE: Final = compile_later(
    rb"/([^\s/<>\[\]()]{1,127})\s{0,8}([0-9]{1,10})\s{1,8}[0-9]{1,5}\s{1,8}R\b"
)
_SHOWS_TEXT: Final = compile_later(rb"[)>\]]\s{0,8}(?:Tj|TJ|'|\")")

_OPERATOR: Final = compile_later(rb"(?<=[\s\])>])[A-Za-z'\"*]{1,3}(?=[\s\[(</])")
_OPERATOR_LETTERS: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'\"*"
_BEFORE_OPERATOR: Final = b" \t\n\r\f\v])>"
_OPERATOR_KINDS: Final = bytes.maketrans(
    _OPERATOR_LETTERS + _BEFORE_OPERATOR,
    b"a" * len(_OPERATOR_LETTERS) + b" " * len(_BEFORE_OPERATOR),
)
"""Every letter as `a`, and what may stand before an operator as a space."""

_FONT_STARTS: Final = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf", b"\1\0", b"%!")
_FONT_START: Final = max(map(len, _FONT_STARTS))
_FLATE: Final = b"FlateDecode"

FORM_LEVELS: Final = 40
"""Forms that PDFium reads in one another before it stops."""

FONT_START_BYTES: Final = 1024
"""Bytes of compressed data within which the first bytes of a font are found."""

OPEN_STREAMS: Final = 10
"""How many times the depth allowed all streams together may leave open: the pages of a long report
may each forget to close a few, and only those of one page nest."""


def check_streams(content: Content, limits: Limits) -> Sighted:
    """Refuse a document that would cost more than it may.

    Cheap on reports: a font or a picture whose compressed size cannot expand over the cap, even at
    the highest ratio Flate has, is not decoded; of everything else some kilobytes are.

    Returns:
        What the document may hold: its name is there, or an escape that could hide it, or the
        content is encrypted and says nothing.

    Raises:
        LimitExceededError: A stream, or all of them, expand too far, or nest too deep.
    """
    check = _Check(content, limits)
    check.run()
    unread = check.unread_content
    return Sighted(
        artifacts=check.artifacts or unread,
        hides=check.hides or unread,
        clips=check.clips or unread,
        layers=check.layers or b"/OFF" in content.data,
        unsure=tuple(check.unsure),
        packed=tuple(check.packed),
    )


def may_hide(data: bytes, sighted: Sighted) -> bool:
    """Whether a document may hide words of its text: looks at what nobody looked at yet."""
    if sighted.hides or makes_transparent(data):
        return True
    return any(makes_transparent(b"".join(chunks(data, one))) for one in sighted.packed) or any(
        hides_text(b"".join(chunks(data, one)), however_long=True)
        for one in dict.fromkeys(sighted.unsure)
    )


class _Check:
    """One run over the streams of a document, with what it has counted so far."""

    def __init__(self, content: Content, limits: Limits) -> None:
        self.data = content.data
        self.name = content.name
        self.limits = limits
        self.total = 0
        self.opened = 0
        self.artifacts = False
        self.hides = False
        self.clips = False
        self.layers = False
        self.unread_content = False
        self.paints = 0
        self.numbers: set[int] = set()
        self.unsure: list[Stream] = []
        self.packed: list[Stream] = []
        self.named: dict[bytes, set[int]] | None = None
        self.forms: dict[int, tuple[bytes, bytes]] = {}

    def run(self) -> None:
        unread: list[tuple[int, Stream]] = []
        for stream in find_streams(self.data):
            if b"/ObjStm" in stream.head:
                self.packed.append(stream)
            if self.is_opaque(stream) and (bound := self.bound(stream)) <= self.limits.stream_bytes:
                unread.append((bound, stream))
            else:
                self.measure(stream)
        # All that was left unread may still be too much together: read the largest until it is not.
        rest = sum(bound for bound, _ in unread)
        unread.sort(key=lambda pair: pair[0])
        while unread and self.total + rest > self.limits.total_stream_bytes:
            bound, stream = unread.pop()
            rest -= bound
            self.measure(stream)
        if self.opened > self.limits.marked_content_depth:
            self.follow_marks()
        if self.paints > 1:
            self.check_forms()

    def bound(self, stream: Stream) -> int:
        """Give the most bytes that a stream of one Flate filter can expand to."""
        length = stream.length
        if length is None:
            end = self.data.find(b"endstream", stream.start)
            length = (len(self.data) if end < 0 else end) - stream.start
        return length * FLATE_RATIO

    def is_opaque(self, stream: Stream) -> bool:
        """Whether a stream is a font or a picture, which reading text does not interpret."""
        if stream.filters != (_FLATE,):
            return False
        head = stream.head
        if b"/Image" in head and b"/Width" in head:
            return True
        if b"/Length1" not in head and b"Type1C" not in head and b"CIDFontType0C" not in head:
            return False
        # Anyone can write /Length1 into the dictionary of a page's content.
        start = self.data[stream.start : stream.start + FONT_START_BYTES]
        try:
            return zlib.decompressobj().decompress(start, _FONT_START).startswith(_FONT_STARTS)
        except zlib.error:
            return False

    def measure(self, stream: Stream) -> None:
        try:
            self.measure_pieces(stream)
        except ExpandsTooFarError:
            self.refuse_over(self.limits.stream_bytes + 1, "stream_bytes", "one stream")

    def measure_pieces(self, stream: Stream) -> None:
        size = starts = 0
        tail = b""
        maps = False
        is_form = _is_form(stream.head)
        for piece in chunks(self.data, stream, most=self.limits.stream_bytes):
            size += len(piece)
            self.total += len(piece)
            self.refuse_over(size, "stream_bytes", "one stream")
            self.refuse_over(self.total, "total_stream_bytes", "all streams")
            text = tail + piece if tail else piece
            # Counted without their ends: that is done only where there are very many.
            self.opened += text.count(b"BDC")
            ends = places_of(text, b"M")
            if ends is None:
                self.opened += text.count(b"BMC")
            elif ends:
                self.opened += sum(text.startswith(b"BMC", at - 1) for at in ends)
            if b"i" in text:
                self.artifacts = self.artifacts or b"/Artifact" in text
                maps = maps or b"beginbf" in text
            self.artifacts = self.artifacts or b"#" in text
            if not self.hides:
                told = hides_text(text)
                self.hides = told is True
                if told is None:
                    self.unsure.append(stream)
            self.clips = self.clips or draws_through_clip(text) or (is_form and b"BT" in text)
            self.layers = self.layers or (b"O" in text and b"/OFF" in text)
            # No string of a map without a long way to its end: looked at closely only then.
            if maps and max(map(len, text.split(b">"))) > 2 * self.limits.unicode_target_bytes:
                longest = max((len(match.group()) for match in _TARGET.finditer(text)), default=0)
                self.refuse_over(longest // 2, "unicode_target_bytes", "the text of one glyph")
            if size > self.limits.operators:
                # No operator without a place where one may start: only where there are very many
                # are they told from words. The end of the piece may part the two.
                starts += piece.translate(_OPERATOR_KINDS).count(b" a") + 1
            if is_form:
                self.note_paints(stream, text)
            tail = piece[-16:] if len(piece) >= FIRST_STEP else b""
        self.unread_content = self.unread_content or size == 0
        if starts > self.limits.operators:
            self.count_operators(stream)

    def count_operators(self, stream: Stream) -> None:
        operators = 0
        for piece in chunks(self.data, stream):
            operators += len(_OPERATOR.findall(piece))
            self.refuse_over(operators, "operators", "the operators of one stream")

    def follow_marks(self) -> None:
        """Follow the marked content of each stream, and what streams leave open together."""
        left_open = 0
        for stream in find_streams(self.data):
            if self.is_opaque(stream):
                continue
            depth = 0
            for piece in chunks(self.data, stream):
                for match in _MARKED.finditer(piece):
                    depth = max(0, depth - 1) if match[1] == b"EMC" else depth + 1
                    self.refuse_over(depth, "marked_content_depth", "nested marked content")
            left_open += depth
            # Streams of one page nest in each other; which are of one page is not known here.
            self.refuse_over(
                left_open // OPEN_STREAMS, "marked_content_depth", "nested marked content"
            )

    def note_paints(self, stream: Stream, text: bytes) -> None:
        number = number_of(self.data, stream)
        head, known = self.forms.get(number, (stream.head, b""))
        self.forms[number] = (head, known + text if len(known) < 1 << 20 else known)
        self.paints = max(self.paints, text.count(b"Do"))

    def check_forms(self) -> None:
        """Count how often the forms paint, each through those it names, level by level.

        A form may name itself, or one that leads back to it: PDFium goes round as often as forms
        may stand in one another, and with two paints each time that never ends.
        """
        self.numbers = {number_of(self.data, stream) for stream in find_streams(self.data)}
        calls = {number: self.calls(head, text) for number, (head, text) in self.forms.items()}
        most = self.limits.form_paints + 1
        paints = dict.fromkeys(calls, 0)
        for _ in range(FORM_LEVELS):
            below = {
                number: min(
                    most,
                    sum(
                        count * (1 + max(paints[target] for target in targets))
                        for count, targets in named
                    ),
                )
                for number, named in calls.items()
            }
            if below == paints:
                break
            paints = below
        self.refuse_over(max(paints.values()), "form_paints", "forms within forms")

    def calls(self, head: bytes, text: bytes) -> list[tuple[int, list[int]]]:
        """Give how often a form paints each form it names, and which that may be."""
        head = unescape(head)
        names = {name: int(number) for name, number in _REFERENCE.findall(head)}
        held = names.get(b"Resources")
        # Names under no key that is whole are not the form's: PDFium asks the page for them.
        if not _HOLDS_XOBJECTS.search(head):
            names = {}
        if held is not None:
            names |= self.held_names(held)
        found: list[tuple[int, list[int]]] = []
        for name, count in Counter(_PAINT.findall(unescape(text))).items():
            # What a form does not name itself, the page or the form around it does.
            numbers = [names[name]] if name in names else self.named_anywhere().get(name, ())
            # A form whose own number is damaged may be any that is named and is not there.
            found_as = (one if one in self.numbers else 0 for one in numbers)
            targets = [number for number in found_as if number in self.forms]
            if targets:
                found.append((count, targets))
        return found

    def named_anywhere(self) -> dict[bytes, set[int]]:
        """Give what each name refers to in any dictionary of the file."""
        if self.named is None:
            self.named = {}
            packed = (one for one in find_streams(self.data) if b"/ObjStm" in one.head)
            dictionaries = (b"".join(chunks(self.data, one)) for one in packed)
            for piece in itertools.chain((self.data,), dictionaries):
                for name, number in _REFERENCE.findall(unescape(piece)):
                    self.named.setdefault(name, set()).add(int(number))
        return self.named

    def held_names(self, number: int) -> dict[bytes, int]:
        """Read the references of a dictionary that is an object of its own."""
        begin = self.data.find(b"\n%d 0 obj" % number)
        if begin < 0:
            return {}
        held = unescape(self.data[begin : max(self.data.find(b"endobj", begin), begin)][:65536])
        if not _HOLDS_XOBJECTS.search(held):
            return {}
        return {name: int(target) for name, target in _REFERENCE.findall(held)}

    def refuse_over(self, value: int, limit: str, what: str) -> None:
        allowed: int = getattr(self.limits, limit)
        if value > allowed:
            raise LimitExceededError(
                f"{what} would take more than the {allowed:,} allowed: "
                f"if you trust the file, raise it with Limits({limit}=…)",
                limit=limit,
                value=value,
                allowed=allowed,
                source=self.name,
            )


def _is_form(head: bytes) -> bool:
    """Whether a stream is a form, or leaves it to another object to say what it is."""
    head = unescape(head)
    if b"/Form" in head:
        return True
    at = head.find(b"/Subtype")
    return at >= 0 and head[at + 8 : at + 24].lstrip()[:1].isdigit()


def is_small(data: bytes, most: int) -> bool:
    """Whether all that a reader may interpret, each filter of it, is no more than so many bytes."""
    size = 0
    check = _Check(Content(data=data, name=""), DEFAULT_LIMITS)
    try:
        for stream in find_streams(data):
            if not check.is_opaque(stream):
                size += sum(map(len, chunks(data, stream, most=most)))
                if size > most:
                    return False
    except ExpandsTooFarError:
        return False
    return True


LOOKED_AT: Final = 1 << 20
"""Bytes of one stream in which text operators are looked for."""


def draws_text(data: bytes) -> bool:
    """Whether the file holds an operator that shows text, so that there should be some."""
    return any(_shows_text(chunks(data, stream)) for stream in find_streams(data))


def _shows_text(pieces: Iterator[bytes]) -> bool:
    size = 0
    for piece in pieces:
        if b"BT" in piece and _SHOWS_TEXT.search(piece):
            return True
        size += len(piece)
        if size > LOOKED_AT:
            break
    return False
