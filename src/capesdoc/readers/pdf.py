"""PDF: which backend reads a file, when one hands over to the other, and their comparison.

PDFium is asked first. It hands the document to pdfplumber where

- it refuses the file, or finds no page in it;
- it cannot open one of its pages;
- it finds no text, and the file has operators that show some;
- of a tenth of its characters it gives no meaning, and pdfplumber knows more of them.

`SourceDocument.origin.reader` says who read; a diagnostic says why.
"""

from __future__ import annotations

from typing import Final, TypeAlias

import attrs

from capesdoc.errors import CorruptDocumentError, NoTextError
from capesdoc.findings import Diagnostic, Edit
from capesdoc.readers.base import Content, ReadOptions
from capesdoc.readers.digest import sha256_of
from capesdoc.readers.pdf_lines import PageLines, lines_of, note
from capesdoc.readers.pdf_pdfium import RefusedByPdfiumError, read_with_pdfium
from capesdoc.readers.pdf_preflight import check_streams, draws_text, is_small
from capesdoc.readers.pdf_segments import RawDocument, RawPage
from capesdoc.readers.pdf_signs import Sighted
from capesdoc.readers.pdf_text import count_told
from capesdoc.readers.step_budget import OverBudgetError, within_steps
from capesdoc.source import Line, Origin, Page, SourceDocument
from capesdoc.span import Span
from capesdoc.values import NamedTuple

__all__ = ["compare_pages", "read_pdf"]

DEFAULT: Final = "pypdfium2"
REFERENCE: Final = "pdfplumber"

UNMAPPED_SHARE: Final = 1 / 2000
"""Share of the characters that may lack a meaning: one on a page is a sign of a formula or a logo;
the letters that a font without a map loses come to one in every line."""

UNTOLD_SHARE: Final = 0.1
"""Share of the characters without a meaning from which the other backend is asked. Where PDFium
gives the codes of a font in place of its letters, one in seven or so is a control and the others
are wrong letters (three public files); formulas and logos come to a few in a thousand."""

REFERENCE_BYTES: Final = 8 << 20
"""Decoded bytes up to which the reference is asked for help: it may take minutes for a damaged
stream that expands to more (tests/test_attacks.py)."""

REFERENCE_STEPS: Final = 12_000_000
"""Steps of Python that the reference may take where it is asked for help: some seconds, and text of
17,000 characters. Of 57 public files for which it was asked, four took more than three million
and one more than twelve; a damaged map of four billion characters takes as many as there are
(fixtures/attacks)."""


CALLS_AT_EACH_TURN: Final = frozenset({"nexttoken", "nextobject", "fillbuf", "execute"})
"""Functions of pdfminer whose loops ask for the next piece of the file; half of all lines run are
theirs (tests/readers/test_step_budget.py)."""

_FILLS_MEMORY: Final = frozenset({"get_widths", "get_widths2"})
"""Functions of pdfminer that keep an item for each number of a range, in two lines of Python."""


class _Read(NamedTuple):
    """A document as one backend read it, and why it was that one."""

    raw: RawDocument
    reader: str
    handed_over: str | None = None


def read_pdf(content: Content, options: ReadOptions) -> SourceDocument:
    """Read a PDF as lines in reading order.

    Table cells that stand on one baseline are one line with a tab between them
    (`Venue<TAB>CAPES Office`). Text that nobody sees is not in the lines and is in the edits; on
    a scan, the invisible text of its text recognition is the text, and where a document shows no
    text at all, its hidden text is.

    Raises:
        EncryptedDocumentError: The password is missing or wrong.
        CorruptDocumentError: Neither backend can read it.
        NoTextError: It opened, and holds no text.
        LimitExceededError: It would cost more than `options.limits` allow.
    """
    read = _read(content, options, check_streams(content, options.limits))
    pages, edits, diagnostics = _lines(read, content.name)
    if not any(page.lines for page in pages):
        if not any(page.readable for page in read.raw.pages):
            raise CorruptDocumentError(
                "is damaged: none of its pages can be opened; get a fresh copy", source=content.name
            )
        raise NoTextError(
            "holds no text, most likely a scan: run text recognition (OCR) first",
            source=content.name,
        )
    if options.cross_check:
        diagnostics += _cross_check(read.reader, pages, content, options)
    return SourceDocument(
        origin=Origin(
            name=content.name,
            media_type="application/pdf",
            sha256=sha256_of(content.data),
            page_count=len(pages),
            encoding=None,
            reader=read.reader,
        ),
        pages=pages,
        edits=tuple(edits),
        diagnostics=tuple(diagnostics),
    )


def _read(content: Content, options: ReadOptions, sighted: Sighted) -> _Read:
    try:
        raw = read_with_pdfium(content, options, sighted)
    except RefusedByPdfiumError as refusal:
        if not is_small(content.data, REFERENCE_BYTES):
            raise CorruptDocumentError(
                f"is damaged and cannot be read as PDF ({refusal}): get a fresh copy",
                source=content.name,
            ) from refusal
        return _Read(raw=_rescued(content, options), reader=REFERENCE, handed_over=str(refusal))
    reason = _why_hand_over(raw, content)
    if reason is None or not is_small(content.data, REFERENCE_BYTES):
        return _Read(raw=raw, reader=DEFAULT)
    try:
        other = _rescued(content, options)
    except CorruptDocumentError:
        return _Read(raw=raw, reader=DEFAULT)
    if _told(other) > _told(raw) or (not _characters(raw) and _characters(other)):
        return _Read(raw=other, reader=REFERENCE, handed_over=reason)
    return _Read(raw=raw, reader=DEFAULT)


def _read_with_reference(content: Content, options: ReadOptions) -> RawDocument:
    # Imported where it is needed: it costs more than reading most files does.
    from capesdoc.readers.pdf_pdfplumber import read_with_pdfplumber

    return read_with_pdfplumber(content, options)


def _rescued(content: Content, options: ReadOptions) -> RawDocument:
    """Read with the reference what the other could not, within bounds that a hostile file meets."""
    try:
        return within_steps(
            lambda: _read_with_reference(content, options),
            REFERENCE_STEPS,
            light=CALLS_AT_EACH_TURN,
            heavy=_FILLS_MEMORY,
        )
    except OverBudgetError:
        raise CorruptDocumentError(
            "is damaged, and repairing it would take too long: get a fresh copy",
            source=content.name,
        ) from None


def _why_hand_over(raw: RawDocument, content: Content) -> str | None:
    lost = [page.number for page in raw.pages if not page.readable]
    if lost:
        return f"it cannot open page {lost[0]}"
    if not _characters(raw) and draws_text(content.data):
        return "it finds no text, and the file draws some"
    if any(page.unmapped for page in raw.pages):
        characters = _characters(raw)
        if characters - _told(raw) >= UNTOLD_SHARE * characters:
            return "it does not tell which characters the glyphs are"
    return None


def _characters(raw: RawDocument) -> int:
    return sum(len(segment.text) for page in raw.pages for segment in page.segments)


def _told(raw: RawDocument) -> int:
    """Count the characters that mean something."""
    return sum(count_told(segment.text) for page in raw.pages for segment in page.segments)


_Lines: TypeAlias = tuple[tuple[Page, ...], list[Edit], list[Diagnostic]]


def _lines(read: _Read, name: str) -> _Lines:
    """Give what is seen, or what is hidden where a document shows nothing else.

    That all of a text is hidden is likelier a wrong guess than a fact, and a text that is set aside
    whole would be lost: there is no record without a line.
    """
    pages, edits, diagnostics = _seen_lines(read, name)
    if not edits or any(page.lines for page in pages):
        return pages, edits, diagnostics
    shown = tuple(
        page._replace(segments=tuple([attrs.evolve(one, hidden=None) for one in page.segments]))
        for page in read.raw.pages
    )
    pages, edits, diagnostics = _seen_lines(read._replace(raw=read.raw._replace(pages=shown)), name)
    message = "nobody sees any text of this document: what is hidden is taken for its text"
    return pages, edits, [*diagnostics, note("hidden-text", message, name, (_start_of(1),))]


def _seen_lines(read: _Read, name: str) -> _Lines:
    """Turn what a backend read into lines, and say what is in doubt about the document."""
    diagnostics: list[Diagnostic] = []
    if read.handed_over is not None:
        message = f"read with {REFERENCE} instead of {DEFAULT}, because {read.handed_over}"
        diagnostics.append(note("reader-handed-over", message, name))
    if not read.raw.extraction_permitted:
        message = "the owner of the file does not permit to take text out of it"
        diagnostics.append(note("extraction-not-permitted", message, name))
    results: list[PageLines] = []
    step: float | None = None
    first = True
    for raw in read.raw.pages:
        result = lines_of(raw, step=step, first=first, source=name)
        if result.page.lines:
            step, first = result.step, False
        results.append(result)
        diagnostics.extend(result.diagnostics)
        if not result.page.lines:
            diagnostics.append(_empty_page(raw, name))
    unmapped = sum(raw.unmapped for raw in read.raw.pages)
    if unmapped:
        where = next(raw.number for raw in read.raw.pages if raw.unmapped)
        message = (
            f"{unmapped} glyphs have no character that means anything: the fonts of the file do "
            "not say which; compare with the page"
        )
        many = unmapped >= UNMAPPED_SHARE * _characters(read.raw)
        code = "unmapped-glyphs" if many else "few-unmapped-glyphs"
        diagnostics.append(note(code, message, name, (_start_of(where),)))
    edits = [edit for result in results for edit in result.edits]
    return tuple(result.page for result in results), edits, diagnostics


def _empty_page(raw: RawPage, name: str) -> Diagnostic:
    number = raw.number
    if raw.blank:
        return note("blank-page", f"page {number}: nothing is on it", name, (_start_of(number),))
    if raw.readable:
        message = "this page holds no text: run text recognition (OCR) if it is a scan"
        return note("page-without-text", f"page {number}: {message}", name, (_start_of(number),))
    message = f"page {number}: this page is damaged and was left out"
    return note("unreadable-page", message, name, (_start_of(number),))


def _start_of(page: int) -> Span:
    return Span(page=page, start_line=1, start=0, end_line=1, end=0)


def _cross_check(
    reader: str, pages: tuple[Page, ...], content: Content, options: ReadOptions
) -> list[Diagnostic]:
    """Read with the other backend and report each page on which the two differ."""
    if reader == REFERENCE:
        return []
    try:
        raw = _read_with_reference(content, options)
    except CorruptDocumentError as error:
        message = f"{REFERENCE} cannot read the file: {error.message}"
        return [note("readers-disagree", message, content.name)]
    other, _, _ = _lines(_Read(raw=raw, reader=REFERENCE), content.name)
    return compare_pages(pages, other, content.name)


def compare_pages(
    pages: tuple[Page, ...], others: tuple[Page, ...], source: str
) -> list[Diagnostic]:
    """Compare what two backends read, page by page, white space folded."""
    import difflib  # only a cross-check needs it

    found: list[Diagnostic] = []
    if len(pages) != len(others):
        message = f"{DEFAULT} finds {len(pages)} pages, {REFERENCE} {len(others)}"
        found.append(note("readers-disagree", message, source))
    for page, other in zip(pages, others, strict=False):
        ours, theirs = [_folded(line) for line in page.lines], [_folded(o) for o in other.lines]
        if ours == theirs:
            continue
        changes = [
            change
            for change in difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
            if change[0] != "equal"
        ]
        _, start, end, start_2, end_2 = changes[0]
        at = min(start, len(page.lines) - 1) if page.lines else None
        count = sum(max(change[2] - change[1], change[4] - change[3]) for change in changes)
        message = (
            f"{count} of {len(ours)} lines differ between {DEFAULT} and {REFERENCE}; the first: "
            f"{' / '.join(ours[start:end])!r} against {' / '.join(theirs[start_2:end_2])!r}"
        )
        place = (page.lines[at].span(),) if at is not None else (_start_of(page.number),)
        found.append(note("readers-disagree", message, source, place))
    return found


def _folded(line: Line) -> str:
    # A soft hyphen at the line end is drawn as a hyphen, and PDFium tells no difference.
    text = line.text[:-1] + "-" if line.text.endswith("\u00ad") else line.text
    return " ".join(text.split())
