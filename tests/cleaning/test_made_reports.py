"""Cleaning of made reports: every running line goes, and no line of the text."""

from __future__ import annotations

from collections import Counter

import attrs
import pytest

from capesdoc import Limits
from capesdoc.cleaning import clean
from capesdoc.findings import Action
from capesdoc.readers import READERS, ReadOptions, load, read
from capesdoc.source import Page, SourceDocument
from report_maker import Made, make_content
from report_maker.drawn import PDF_LAYOUTS, make_pdf
from report_maker.plain import TEXT_LAYOUTS, make_text
from report_maker.word import make_docx

_SEEDS = (11, 12)


def _made() -> list[Made]:
    texts = [
        make_text(make_content(seed, paragraphs=40, notes=layout.notes), layout)
        for layout in TEXT_LAYOUTS
        for seed in _SEEDS
    ]
    pdfs = [
        make_pdf(make_content(seed, paragraphs=40, notes=layout.notes), layout)
        for layout in PDF_LAYOUTS
        for seed in _SEEDS
    ]
    return [*texts, *pdfs, make_docx(make_content(11, paragraphs=10))]


_MADE = _made()
_IDS = [f"{made.name} {at}" for at, made in enumerate(_MADE)]


def _read(made: Made) -> SourceDocument:
    return read(load(made.data, limits=Limits(), name=made.name), ReadOptions(), READERS)


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


@pytest.mark.parametrize("made", _MADE, ids=_IDS)
def test_the_running_lines_go_and_nothing_else(made: Made) -> None:
    edits = clean(_read(made)).edits
    taken = Counter(
        _letters(edit.before)
        for edit in edits
        if edit.action is Action.REMOVED and edit.rule != "footnote-rule"
    )
    assert taken == Counter(_letters(line) for line in made.truth.furniture)


@pytest.mark.parametrize("made", _MADE, ids=_IDS)
def test_cleaning_a_made_report_twice_is_cleaning_it_once(made: Made) -> None:
    document = _read(made)
    once = clean(document)
    numbers = sorted({line.page for line in once.lines})
    pages = tuple(
        Page(number=number, lines=tuple(line for line in once.lines if line.page == number))
        for number in numbers
    )
    twice = clean(attrs.evolve(document, pages=pages))
    assert twice.edits == ()
    assert twice.lines == once.lines


@pytest.mark.parametrize("made", _MADE, ids=_IDS)
def test_a_made_report_raises_no_alarm(made: Made) -> None:
    assert clean(_read(made)).diagnostics == ()


def test_the_same_seed_makes_the_same_bytes() -> None:
    layout = PDF_LAYOUTS[0]
    one, other = (make_pdf(make_content(3), layout) for _ in range(2))
    assert one.data == other.data
