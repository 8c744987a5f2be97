"""The reference PDF backend: pages as segments through pdfplumber, slow and independent of PDFium.

It takes the characters of a page in the order of the file and joins those that follow one another
on a baseline. Words part where the gap passes a share of the type size, never at pdfplumber's
default of three points, which glues the words of small type.
"""

from __future__ import annotations

import io
import itertools
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from math import hypot
from typing import Any, Final

from capesdoc.errors import (
    CapesdocError,
    CorruptDocumentError,
    EncryptedDocumentError,
)
from capesdoc.readers.base import Content, ReadOptions
from capesdoc.readers.exceeded import check_count
from capesdoc.readers.pdf_measures import middle
from capesdoc.readers.pdf_segments import Break, Hidden, RawDocument, RawPage, Segment
from capesdoc.readers.pdf_styles import is_bold_font, is_white, turn_of
from capesdoc.readers.pdf_text import count_unmapped, expand_ligatures
from capesdoc.readers.pdfium_library import LOCK
from capesdoc.values import NamedTuple

__all__ = ["quiet_backend", "read_with_pdfplumber"]

_LOG: Final = logging.getLogger("capesdoc.readers")

SPACE_EM: Final = 0.15
"""Gap between two characters, in em, from which a space stands there, whether drawn or not."""

BACK_EM: Final = -0.3
"""How far a character may reach back over the one before, in em, and still follow it."""

LINE_GAP_EM: Final = 1.2
"""Gap, in em, from which the next character starts a segment of its own."""

BREAK_EM: Final = 0.8
"""Gap, in em, from which a gap is remembered as a possible cell or column end."""

BASELINE_POINTS: Final = 1.5
"""Distance of baselines, in points, up to which characters follow one another on a line."""

DOUBLED_EM: Final = 0.15
"""Distance, in em, up to which the same character again is a second stroke of fake bold."""

DRAWN_OVER_EM: Final = 0.02
"""Distance, in em, up to which a character begins where the space before it does, and takes its
place: browsers draw a soft hyphen inside a line as a space, and the next letter over it."""

USUAL_SPACE_EM: Final = 0.3
"""Width of a space, in em, where a segment holds no other to compare with."""

SPREAD_LETTERS: Final = 4
"""Gaps between letters from which their usual width tells that a line is letter-spaced."""

_PASSWORD_CAUSES: Final = ("PDFPasswordIncorrect", "PDFEncryptionError")


def read_with_pdfplumber(content: Content, options: ReadOptions) -> RawDocument:
    """Read every page of a document.

    Raises:
        EncryptedDocumentError: The password is missing or wrong.
        CorruptDocumentError: pdfplumber cannot read the file, or finds no page.
        LimitExceededError: Too many pages, or too many characters.
    """
    with LOCK, quiet_backend(), _as_documented(content.name):
        import pdfplumber

        document = pdfplumber.open(io.BytesIO(content.data), password=options.password or "")
        try:
            return _read_document(document, content, options)
        finally:
            # Not document.close(): it parses the page tree again. Every page is closed by then.
            document.flush_cache()


def _read_document(document: Any, content: Content, options: ReadOptions) -> RawDocument:
    count = len(document.pages)
    if count == 0:
        raise CorruptDocumentError("has no pages: get a fresh copy", source=content.name)
    check_count(count, options.limits.pages, limit="pages", source=content.name)
    characters = 0
    pages: list[RawPage] = []
    for number, page in enumerate(document.pages, 1):
        try:
            raw, read = _read_page(page, number)
        except MemoryError:
            raise
        except Exception as error:
            _LOG.debug("%s: page %d: %r", content.name, number, error)
            raw, read = RawPage(number=number, readable=False), 0
        finally:
            page.close()
        check_count(
            read, options.limits.page_characters, limit="page_characters", source=content.name
        )
        characters += read
        check_count(
            characters, options.limits.text_characters, limit="text_characters", source=content.name
        )
        pages.append(raw)
    return RawDocument(pages=tuple(pages), extraction_permitted=bool(document.doc.is_extractable))


@contextmanager
def _as_documented(name: str) -> Iterator[None]:
    """Raise what pdfplumber and pdfminer raise as errors of our own, by their cause."""
    try:
        yield
    except (CapesdocError, MemoryError):
        raise
    except Exception as error:
        # pdfplumber wraps pdfminer's errors in a plain Exception that holds them as argument.
        inner = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
        kind = type(inner).__name__
        if kind in _PASSWORD_CAUSES:
            raise EncryptedDocumentError(
                "needs a password, or the one given is wrong: give password=", source=name
            ) from error
        raise CorruptDocumentError(
            f"is damaged and cannot be read as PDF ({kind}): get a fresh copy", source=name
        ) from error


class _Relay(logging.Handler):
    """Hands what pdfminer logs on to our own logger."""

    def emit(self, record: logging.LogRecord) -> None:
        _LOG.info("%s: %s", record.name, record.getMessage())


@contextmanager
def quiet_backend() -> Iterator[None]:
    """Keep pdfminer's log off stderr, and its debug records from being made at all."""
    relay = _Relay()
    before = []
    for name in ("pdfminer", "pdfplumber"):
        logger = logging.getLogger(name)
        before.append((logger, logger.propagate, logger.level))
        logger.addHandler(relay)
        logger.propagate = False
        logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        for logger, propagate, level in before:
            logger.removeHandler(relay)
            logger.propagate = propagate
            logger.setLevel(level)


class _Character(NamedTuple):
    """A character where it stands on the page as a viewer shows it.

    `along` and `end` are measured in the direction of writing, `across` at right angles to it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    along: float
    end: float
    across: float
    baseline: float
    size: float
    bold: bool
    turn: int
    hidden: Hidden | None
    artifact: bool


def _read_page(page: Any, number: int) -> tuple[RawPage, int]:
    left, top, width, height = _crop(page)
    characters = [
        _character(char, page, left, top, width, height)
        for char in page.chars
        if char["text"] and char["size"] > 0
    ]
    segments = tuple(_segments(characters))
    covered = sum(
        max(image["x1"] - image["x0"], 0) * max(image["bottom"] - image["top"], 0)
        for image in page.images
    )
    raw = RawPage(
        number=number,
        width=width,
        height=height,
        segments=segments,
        covered=covered >= width * height / 2,
        unmapped=sum(count_unmapped(segment.text) for segment in segments),
    )
    return raw, len(characters)


def _crop(page: Any) -> tuple[float, float, float, float]:
    """Give the left and upper edge of what a viewer shows, within the MediaBox, and its size."""
    x0, y0, x1, y1 = map(float, page.page_obj.mediabox)
    crop = [float(value) for value in page.page_obj.cropbox or (x0, y0, x1, y1)]
    a0, b0 = max(min(crop[0], crop[2]), x0), max(min(crop[1], crop[3]), y0)
    a1, b1 = min(max(crop[0], crop[2]), x1), min(max(crop[1], crop[3]), y1)
    if a1 <= a0 or b1 <= b0:
        a0, b0, a1, b1 = x0, y0, x1, y1
    across, up = a1 - a0, b1 - b0
    by_rotation = {
        0: (a0 - x0, y1 - b1, across, up),
        90: (b0 - y0, a0 - x0, up, across),
        180: (x1 - a1, b0 - y0, across, up),
        270: (y1 - b1, x1 - a1, up, across),
    }
    return by_rotation.get(page.rotation, by_rotation[0])


def _character(
    char: Any, page: Any, left: float, top: float, width: float, height: float
) -> _Character:
    a, b, c, d, e, f = char["matrix"]
    turn = turn_of(a, b)
    long = hypot(a, b) or 1.0
    x0 = char["x0"] - page.mediabox[0] - left
    x1 = char["x1"] - page.mediabox[0] - left
    upper = char["top"] - page.mediabox[1] - top
    lower = char["bottom"] - page.mediabox[1] - top
    x, y = e - left, float(page.height) - f - top
    along = (e * a + f * b) / long
    extent = lower - upper if turn in (1, 3) else x1 - x0
    hidden: Hidden | None = None
    if x1 <= 0 or x0 >= width or lower <= 0 or upper >= height:
        hidden = Hidden.OFF_PAGE
    elif _is_white_ink(char["non_stroking_color"]) and not _stands_on_colour(page, char):
        hidden = Hidden.WHITE
    return _Character(
        expand_ligatures(char["text"]),
        x0,
        upper,
        x1,
        lower,
        along,
        along + extent,
        (f * a - e * b) / long,
        x if turn in (1, 3) else y,
        _type_size(char, hypot(c, d)),
        is_bold_font(char["fontname"]),
        turn,
        hidden,
        char.get("tag") == "Artifact",
    )


def _type_size(char: Any, scale: float) -> float:
    size = float(char["size"])
    # For text on its side pdfminer gives the width of the box as its size.
    return size if char["upright"] or scale <= 1.0 else scale


def _is_white_ink(colour: Any) -> bool:
    """Whether a colour as pdfminer gives it is white: grey, RGB or CMYK by its parts."""
    if not isinstance(colour, (tuple, list)) or not all(
        isinstance(part, (int, float)) for part in colour
    ):
        return False
    if len(colour) == 4:
        return not any(colour)
    if len(colour) == 1:
        colour = colour * 3
    return len(colour) == 3 and is_white(*(part * 255 for part in colour))


def _stands_on_colour(page: Any, char: Any) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return any(
        shape["x0"] <= x <= shape["x1"]
        and shape["top"] <= y <= shape["bottom"]
        and (shape["object_type"] == "image" or shape.get("fill"))
        and not _is_white_ink(shape.get("non_stroking_color"))
        for shape in (*page.rects, *page.curves, *page.images)
    )


def _segments(characters: list[_Character]) -> Iterator[Segment]:
    run: list[_Character] = []
    last: _Character | None = None
    for char in characters:
        if char.text.isspace():
            # A drawn space only tells that there is one: its width says nothing.
            if run:
                run.append(char)
            continue
        if last is not None and not _follows(last, char):
            yield _segment(run)
            run = []
        elif last is not None and char.text == last.text and _doubles(last, char):
            continue
        run.append(char)
        last = char
    if run:
        yield _segment(run)


def _follows(last: _Character, char: _Character) -> bool:
    size = max(last.size, char.size)
    return (
        last.turn == char.turn
        and last.hidden is char.hidden
        and last.artifact is char.artifact
        and abs(last.across - char.across) <= BASELINE_POINTS
        and (BACK_EM * size <= char.along - last.end <= LINE_GAP_EM * size or _doubles(last, char))
    )


def _doubles(last: _Character, char: _Character) -> bool:
    return last.text == char.text and abs(char.along - last.along) <= DOUBLED_EM * char.size


def _segment(run: list[_Character]) -> Segment:
    text = ""
    bold = 0
    all_bold = True
    gaps: list[float] = []
    wide: list[tuple[int, int, float, float]] = []
    last: _Character | None = None
    space: _Character | None = None
    spread = _letter_spacing(run)
    for char in run:
        if char.text.isspace():
            space = space or char
            continue
        if last is not None:
            gap = char.along - last.end
            drawn_space = (
                space is not None and abs(char.along - space.along) > DRAWN_OVER_EM * char.size
            )
            if drawn_space or gap >= SPACE_EM * char.size + spread:
                gaps.append(gap)
                if gap >= BREAK_EM * char.size:
                    wide.append((len(text), len(text) + 1, last.x1, char.x0))
                text += " "
        text += char.text
        all_bold = all_bold and char.bold
        bold = len(text) if all_bold else bold
        last, space = char, None
    shown = [char for char in run if not char.text.isspace()]
    size = middle(char.size for char in shown)
    if gaps:
        gaps.remove(max(gaps))
    usual = middle(gaps) if gaps else USUAL_SPACE_EM * size
    first = shown[0]
    return Segment(
        text,
        min(char.x0 for char in shown),
        min(char.top for char in shown),
        max(char.x1 for char in shown),
        max(char.bottom for char in shown),
        first.baseline,
        size,
        bold,
        first.turn,
        first.artifact,
        first.hidden,
        tuple(Break(*gap, usual) for gap in wide) if first.turn == 0 else (),
    )


def _letter_spacing(run: list[_Character]) -> float:
    """Give by how much the letters of a run are spread apart, in points; 0 where they are not."""
    gaps = [
        char.along - last.end
        for last, char in itertools.pairwise(run)
        if not char.text.isspace() and not last.text.isspace()
    ]
    usual = middle(gaps) if len(gaps) >= SPREAD_LETTERS else 0.0
    return max(usual, 0.0)
