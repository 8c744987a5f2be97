"""TeX: reports set by pdfLaTeX with hyphenation, running heads and columns (benchmark only)."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from attrs import frozen

from capesdoc import ParagraphKind
from report_maker.content import Content
from report_maker.found import chapters, found_truth
from report_maker.truth import Made

__all__ = ["TEX_LAYOUTS", "TexLayout", "make_tex_pdf", "tex_program"]

RUNS: Final = 2
"""Runs of TeX: the marks of the running heads are right in the second."""


@frozen(kw_only=True)
class TexLayout:
    """How TeX sets a report: its class, the options of that, and what stands in the heads."""

    name: str
    document_class: str
    options: str
    preamble: str = ""
    heads: bool = False


TEX_LAYOUTS: Final = (
    TexLayout(name="pdf, TeX, article", document_class="article", options="11pt,a4paper"),
    TexLayout(
        name="pdf, TeX, odd and even heads",
        document_class="article",
        options="11pt,a4paper,twoside",
        preamble=r"\usepackage{fancyhdr}\pagestyle{fancy}\fancyhf{}\fancyfoot[C]{\thepage}"
        r"\fancyhead[CE]{ORGANISATION}\fancyhead[CO]{\rightmark}",
        heads=True,
    ),
    TexLayout(name="pdf, TeX, 2 columns", document_class="article", options="10pt,twocolumn"),
    TexLayout(
        name="pdf, TeX, ragged, gaps",
        document_class="report",
        options="12pt",
        preamble=r"\raggedright\setlength{\parindent}{0pt}\setlength{\parskip}{6pt}",
    ),
)

_SIGNS: Final = {
    **{sign: "\\" + sign for sign in "&%$#_{}"},
    "“": "``",
    "”": "''",
    "‘": "`",
    "’": "'",
    "–": "--",
    "—": "---",
    "…": r"\ldots{}",
    "•": r"\textbullet{}",
    "\u00a0": "~",
}


def tex_program() -> str | None:
    """Give the path of pdfLaTeX, or None where it is not installed."""
    return shutil.which("pdflatex")


def make_tex_pdf(content: Content, layout: TexLayout) -> Made | None:
    """Let pdfLaTeX print a report; None where it is missing."""
    program = tex_program()
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "report.tex"
        source.write_text(_document(content, layout), encoding="utf-8")
        for _ in range(RUNS):
            subprocess.run(
                [program, "-interaction=batchmode", source.name],
                cwd=folder,
                check=False,
                capture_output=True,
            )
        data = source.with_suffix(".pdf").read_bytes()
    furniture: list[str] = []
    for number, chapter in enumerate(chapters(content, data), 1):
        furniture.append(str(number))
        if layout.heads:
            furniture += [text for text in ((content.organisation, chapter)[number % 2],) if text]
    return Made(name=f"{layout.name}.pdf", data=data, truth=found_truth(content, data, furniture))


def _document(content: Content, layout: TexLayout) -> str:
    header = [f"\\noindent\\textbf{{{_tex(f'{n}:')}}} {_tex(v)}" for n, v in content.header]
    body = [_block(block.kind, block.marker, block.text) for block in content.blocks]
    return "\n".join(
        [
            f"\\documentclass[{layout.options}]{{{layout.document_class}}}",
            r"\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{lmodern}",
            layout.preamble.replace("ORGANISATION", _tex(content.organisation)),
            r"\begin{document}",
            "\n\n".join([*header, *body]),
            r"\end{document}",
        ]
    )


def _block(kind: ParagraphKind, marker: str, text: str) -> str:
    if kind is ParagraphKind.HEADING:
        return f"\\section*{{{_tex(text)}}}\\markright{{{_tex(text)}}}"
    return _tex(f"{marker} {text}" if marker else text)


def _tex(text: str) -> str:
    return "".join([_SIGNS.get(character, character) for character in text])
