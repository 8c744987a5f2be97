"""Plain text: decode the whole file, then split it into pages and lines."""

from __future__ import annotations

from typing import Final

from capesdoc.errors import NoTextError
from capesdoc.findings import DIAGNOSTIC_CODES, Action, Diagnostic, Edit
from capesdoc.limits import DEFAULT_LIMITS, Limits
from capesdoc.patterns import compile_later
from capesdoc.readers.base import Content, ReadOptions
from capesdoc.readers.digest import sha256_of
from capesdoc.readers.encodings import decode
from capesdoc.readers.exceeded import limit_exceeded
from capesdoc.source import Boundary, Line, Origin, Page, SourceDocument
from capesdoc.span import Span

__all__ = ["decode_text", "read_text"]

_LINE_END: Final = compile_later("\r\n|[\n\r\x0b\x85\u2028\u2029]")
_SEPARATORS: Final = ("\x1c", "\x1d", "\x1e")
"""What `str.splitlines` ends a line at besides: controls that a text may hold by mistake."""

_NOT_TEXT: Final = compile_later("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ud800-\udfff]")
"""Control characters, byte order marks inside the text, halves of surrogate pairs."""

_MOST_SPANS: Final = 20
"""Places that one diagnostic points to; a file may hold a million."""

_LINE: Final = Boundary.LINE
_BLANK: Final = Boundary.BLANK


def read_text(content: Content, options: ReadOptions) -> SourceDocument:
    """Read a plain text; form feeds are page ends.

    Raises:
        NoTextError: There is nothing but white space.
        ReadError: `encoding=` is not the name of a text encoding.
        CorruptDocumentError: `encoding=` does not fit the bytes.
        UnsupportedFormatError: The bytes are no text.
        LimitExceededError: It is larger than `options.limits` allow.
    """
    size, limits = len(content.data), options.limits
    if size > limits.text_file_bytes:
        raise limit_exceeded(
            f"has {size:,} bytes",
            limit="text_file_bytes",
            value=size,
            allowed=limits.text_file_bytes,
            source=content.name,
        )
    decoded = decode(content.data, name=content.name, encoding=options.encoding)
    return decode_text(
        decoded.text,
        name=content.name,
        sha256=sha256_of(content.data),
        encoding=decoded.encoding,
        diagnostics=decoded.diagnostics,
        is_plain=decoded.is_plain,
        limits=limits,
    )


def decode_text(
    text: str,
    *,
    name: str,
    sha256: str | None = None,
    encoding: str | None = None,
    diagnostics: tuple[Diagnostic, ...] = (),
    is_plain: bool = False,
    limits: Limits = DEFAULT_LIMITS,
) -> SourceDocument:
    """Split decoded text into pages and lines.

    White space at the end of a line is layout and is left out; at its beginning it is kept, since
    an indent is evidence of a paragraph. Control characters, lone surrogates and byte order marks
    inside the text are taken out and recorded. `is_plain` says that none of them can be found,
    as `Decoded.is_plain` does.

    Raises:
        NoTextError: There is nothing but white space.
        LimitExceededError: It has more characters or pages than `limits` allow.
    """
    if len(text) > limits.text_characters:
        raise limit_exceeded(
            f"has {len(text):,} characters",
            limit="text_characters",
            value=len(text),
            allowed=limits.text_characters,
            source=name,
        )
    edits: list[Edit] = []
    pages = _pages(text, name, limits, edits, is_plain=is_plain)
    if not any(page.lines for page in pages):
        raise NoTextError("holds no text, only white space", source=name)
    return SourceDocument(
        origin=Origin(
            name=name,
            media_type="text/plain",
            sha256=sha256 or sha256_of(text.encode("utf-8", "surrogatepass")),
            page_count=None,
            encoding=encoding,
            reader="text",
        ),
        pages=pages,
        edits=tuple(edits),
        diagnostics=(*diagnostics, *_doubts(edits, name)),
    )


def _pages(
    text: str, name: str, limits: Limits, edits: list[Edit], *, is_plain: bool
) -> tuple[Page, ...]:
    parts = text.split("\f") if "\f" in text else [text]
    if len(parts) > 1 and not parts[-1].strip():
        # pdftotext ends every page with a form feed, the last one too.
        parts.pop()
    if len(parts) > limits.pages:
        raise limit_exceeded(
            f"has {len(parts):,} pages",
            limit="pages",
            value=len(parts),
            allowed=limits.pages,
            source=name,
        )
    boundary = Boundary.START
    pages: list[Page] = []
    for number, part in enumerate(parts, 1):
        lines = _lines(part, number, boundary, edits, is_plain=is_plain)
        if lines or boundary is Boundary.PAGE:
            boundary = Boundary.PAGE
        pages.append(Page(number=number, lines=lines))
    return tuple(pages)


def _lines(
    part: str, page: int, first: Boundary, edits: list[Edit], *, is_plain: bool
) -> tuple[Line, ...]:
    lines: list[Line] = []
    boundary, blank = first, 0
    offsets: tuple[int, ...] | None = None
    for number, raw in enumerate(_split_plain(part) if is_plain else _split(part), 1):
        text = raw.rstrip()
        if not is_plain:
            offsets = None
            if not text.isprintable():
                text, offsets = _take_out(text, page, number, edits)
        if not text:
            blank += 1
            continue
        if lines:
            boundary = _BLANK if blank else _LINE
        lines.append(Line(text, page, number, boundary, blank, 0, None, None, offsets))
        blank = 0
    return tuple(lines)


def _split_plain(part: str) -> list[str]:
    """Split a text with no line ends but line feeds and carriage returns: one sign is found sooner.

    An empty line more at the end is no line: it holds nothing.
    """
    return part.splitlines() if "\r" in part else part.split("\n")


def _split(part: str) -> list[str]:
    if any(separator in part for separator in _SEPARATORS):
        return _LINE_END.split(part)
    return part.splitlines()


def _take_out(
    text: str, page: int, number: int, edits: list[Edit]
) -> tuple[str, tuple[int, ...] | None]:
    """Take out what is not text; gives the rest and where each of its characters stood."""
    found = list(_NOT_TEXT.finditer(text))
    if not found:
        return text, None
    for match in found:
        at = match.start()
        edits.append(
            Edit(
                rule=_rule(match[0]),
                action=Action.REMOVED,
                before=match[0],
                after="",
                spans=(Span(page=page, start_line=number, start=at, end_line=number, end=at + 1),),
                reasons=(f"U+{ord(match[0]):04X} is not text",),
            )
        )
    removed = {match.start() for match in found}
    kept = [place for place in range(len(text)) if place not in removed]
    rest = "".join([text[place] for place in kept]).rstrip()
    return rest, (*kept[: len(rest)], len(text))


def _rule(character: str) -> str:
    if character == "\ufeff":
        return "byte-order-mark"
    return "lone-surrogate" if "\ud800" <= character <= "\udfff" else "control-character"


def _doubts(edits: list[Edit], name: str) -> list[Diagnostic]:
    if not edits:
        return []
    code = "control-characters"
    return [
        Diagnostic(
            code=code,
            severity=DIAGNOSTIC_CODES[code],
            message=f"control characters are no text and were taken out: {len(edits)}",
            spans=tuple(edit.spans[0] for edit in edits[:_MOST_SPANS]),
            source=name,
        )
    ]
