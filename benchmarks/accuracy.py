"""Accuracy: paragraphs, joins, hyphens and furniture, layout by layout, beside a recipe and peers.

Run `python benchmarks/accuracy.py [--seeds N] [--layout WORDS]`. README.md says what the columns
mean. Layouts whose program is not installed are named at the end.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import pypdfium2
from measures import Score, score_blocks, score_lines, sum_scores
from rivals import RIVALS

import capesdoc
from capesdoc.cleaning import clean
from capesdoc.readers import READERS, ReadOptions, load, read
from capesdoc.source import Layout, Part
from conservation import missing_and_invented
from report_maker import Made, make_content
from report_maker.drawn import PDF_LAYOUTS, make_pdf
from report_maker.paged import can_make_paged, make_paged_pdf
from report_maker.plain import TEXT_LAYOUTS, make_text
from report_maker.tex import TEX_LAYOUTS, TexLayout, make_tex_pdf, tex_program
from report_maker.truth import Truth
from report_maker.word import make_docx, make_word_pdf, office_program

PARAGRAPHS = 60
"""Paragraphs of one report: five to eight pages, so that heads repeat and pages cut paragraphs."""

COLUMNS = (
    ("right", "right", "paragraphs"),
    ("exact", "exact", "paragraphs"),
    ("cuts joined", "cuts_joined", "cuts"),
    ("false joins", "false_joins", "boundaries"),
    ("hyphens", "hyphens_right", "hyphens"),
    ("furniture left", "furniture_left", "furniture_words"),
    ("words lost", "words_lost", "words"),
)


def layouts() -> Iterator[tuple[str, Callable[[int], Made | None]]]:
    """Give every layout by name, with what makes its document from a seed."""
    for text in TEXT_LAYOUTS:
        yield text.name, partial(_text, text.name)
    for pdf in PDF_LAYOUTS:
        yield pdf.name, partial(_pdf, pdf.name)
    yield "docx", lambda seed: make_docx(make_content(seed, paragraphs=PARAGRAPHS))
    if office_program() is not None:
        yield (
            "pdf, Word by LibreOffice",
            lambda seed: make_word_pdf(make_content(seed, paragraphs=PARAGRAPHS)),
        )
    if tex_program() is not None:
        for tex in TEX_LAYOUTS:
            yield tex.name, partial(_tex, tex)
    if can_make_paged():
        for columns in (1, 2):
            yield (
                f"pdf, HTML, {columns} column{'s' if columns > 1 else ''}",
                partial(_paged, columns),
            )


def _text(name: str, seed: int) -> Made:
    layout = next(one for one in TEXT_LAYOUTS if one.name == name)
    return make_text(make_content(seed, paragraphs=PARAGRAPHS, notes=layout.notes), layout)


def _pdf(name: str, seed: int) -> Made:
    layout = next(one for one in PDF_LAYOUTS if one.name == name)
    return make_pdf(make_content(seed, paragraphs=PARAGRAPHS, notes=layout.notes), layout)


def _tex(layout: TexLayout, seed: int) -> Made | None:
    return make_tex_pdf(make_content(seed, paragraphs=PARAGRAPHS), layout)


def _paged(columns: int, seed: int) -> Made | None:
    return make_paged_pdf(make_content(seed, paragraphs=PARAGRAPHS), columns=columns)


def score_ours(made: Made) -> Score:
    """Parse a document and count what is right, and whether law 1 holds."""
    explanation = capesdoc.explain(made.data, name=made.name)
    document = read(
        load(made.data, limits=capesdoc.Limits(), name=made.name), ReadOptions(), READERS
    )
    unconserved = missing_and_invented(document, explanation) != ({}, {})
    blocks = [paragraph.text for paragraph in explanation.report.paragraphs]
    return score_blocks(made.truth, blocks, unconserved=unconserved)


def score_cleaning(made: Made) -> Score:
    """Clean a document and count the lines taken from it."""
    document = read(
        load(made.data, limits=capesdoc.Limits(), name=made.name), ReadOptions(), READERS
    )
    lines = [line.text for page in document.pages for line in page.lines]
    taken = [
        edit.before
        for edit in clean(document).edits
        if edit.action is capesdoc.Action.REMOVED and edit.rule != "footnote-rule"
    ]
    return score_lines(made.truth, lines, taken)


def score_raw_pages(made: Made) -> Score:
    """Clean the text of the pages of a PDF, which has no places, and count the lines taken."""
    plain = "\f".join(_raw_pages(made.data))
    return score_cleaning(Made(name="pages.txt", data=plain.encode(), truth=made.truth))


def score_tagged(path: Path) -> Score:
    """Clean the text of the pages of a tagged PDF; what it marks as artifacts is the furniture."""
    data = path.read_bytes()
    furniture = tuple(
        line
        for page, artifacts in zip(_raw_pages(data), _artifacts(path), strict=True)
        for line in page.split("\n")
        if _is_of(line, artifacts)
    )
    return score_raw_pages(Made(name=path.name, data=data, truth=Truth.of_furniture(furniture)))


def _raw_pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return [text.replace("\r\n", "\n").strip("\n") for text in texts]


MARGIN_SHARE = 0.15
"""Share of the page height that is margin: what is an artifact elsewhere is the head of a table."""


def _artifacts(path: Path) -> list[list[str]]:
    """Give the artifacts in the margins of each page."""
    document = read(load(path, limits=capesdoc.Limits()), ReadOptions(), READERS)
    return [
        [
            line.text
            for line in page.lines
            if line.part is Part.ARTIFACT and line.layout and _in_margin(line.layout)
        ]
        for page in document.pages
    ]


def _in_margin(layout: Layout) -> bool:
    margin = MARGIN_SHARE * layout.page_height
    return layout.bottom <= margin or layout.top >= layout.page_height - margin


LEAST_LETTERS = 4
"""Letters of a raw line that may be a part of an artifact: fewer are part of anything."""


def _is_of(line: str, artifacts: Sequence[str]) -> bool:
    """Whether a raw line is an artifact, a cell of one, or several of them run together."""
    wanted = _letters(line)
    cells = [_letters(cell) for text in artifacts for cell in text.split("\t")]
    if wanted in cells:
        return bool(wanted)
    run_together = ("".join(cells), "".join(reversed(cells)))
    return len(wanted) >= LEAST_LETTERS and any(wanted in run for run in run_together)


def _letters(text: str) -> str:
    """Give the letters and digits of a text, or a rule of dashes as it is."""
    return "".join(filter(str.isalnum, text)) or text.strip()


def line_row(layout: str, score: Score) -> str:
    """Print one row of the table of lines."""
    recall = score.furniture_found / max(score.furniture_lines, 1)
    precision = score.furniture_found / max(score.furniture_found + score.lines_taken, 1)
    middle = 2 * recall * precision / max(recall + precision, 1e-9)
    lost = score.lines_taken / max(score.lines, 1)
    cells = f"{recall:.4f} | {precision:.4f} | {middle:.4f} | {lost:.5f}"
    return f"| {layout:<52} | {score.furniture_lines:>5} | {cells} |"


def row(layout: str, tool: str, score: Score) -> str:
    """Print one row of the table."""
    cells = [f"{_share(getattr(score, part), getattr(score, of)):>7}" for _, part, of in COLUMNS]
    kept = f"{score.documents - score.unconserved}/{score.documents}" if tool == "capesdoc" else ""
    return f"| {layout:<52} | {tool:<10} | {' | '.join(cells)} | {kept:>5} |"


def _share(part: int, of: int) -> str:
    return f"{part / of:.4f}" if of else "–"


def print_lines(seeds: int, wanted: str, *, raw: bool, tagged: Path | None) -> None:
    """Print the table of furniture lines: found, wrongly taken.

    Args:
        seeds: Documents of each layout.
        wanted: Words that the name of a layout holds.
        raw: Only PDFs, and of these only the text of their pages, without places.
        tagged: A folder of tagged PDFs that are read as well.
    """
    print("| layout | lines | recall | precision | F1 | body lines lost |")
    print("|---|--:|--:|--:|--:|--:|")
    total: list[Score] = []
    for name, make in layouts():
        if wanted in name:
            made = [one for seed in range(seeds) if (one := make(seed)) is not None]
            if raw:
                made = [one for one in made if one.data[:4] == b"%PDF"]
            score = sum_scores((score_raw_pages if raw else score_cleaning)(one) for one in made)
            total.append(score)
            if made:
                print(line_row(name, score), flush=True)
    if tagged is not None:
        score = sum_scores(score_tagged(path) for path in sorted(tagged.glob("*.pdf")))
        total.append(score)
        print(line_row(f"tagged PDFs of {tagged.name}", score), flush=True)
    print(line_row("all", sum_scores(total)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=3, help="documents of each layout")
    parser.add_argument("--layout", default="", help="only layouts whose name holds these words")
    parser.add_argument("--ours", action="store_true", help="without the recipe and the peers")
    parser.add_argument("--lines", action="store_true", help="furniture lines only")
    parser.add_argument("--raw", action="store_true", help="furniture lines in raw page text")
    parser.add_argument("--tagged", type=Path, help="with --raw: a folder of tagged PDFs as well")
    options = parser.parse_args()
    if options.lines or options.raw:
        print_lines(options.seeds, options.layout, raw=options.raw, tagged=options.tagged)
        return
    head = " | ".join(name for name, _, _ in COLUMNS)
    print(f"| layout | tool | {head} | conserved |")
    print("|---|---|" + "--:|" * (len(COLUMNS) + 1))
    for name, make in layouts():
        if options.layout not in name:
            continue
        made = [one for seed in range(options.seeds) if (one := make(seed)) is not None]
        print(row(name, "capesdoc", sum_scores(score_ours(one) for one in made)), flush=True)
        for tool, convert in () if options.ours else RIVALS:
            given = [(one.truth, convert(one.name, one.data)) for one in made]
            scores = [score_blocks(truth, blocks) for truth, blocks in given if blocks is not None]
            if scores:
                print(row("", tool, sum_scores(scores)), flush=True)
    programs = (
        ("LibreOffice", office_program()),
        ("pdfLaTeX", tex_program()),
        ("WeasyPrint", can_make_paged()),
    )
    for missing, there in programs:
        if not there:
            print(f"not measured: {missing} is not installed")


if __name__ == "__main__":
    main()
