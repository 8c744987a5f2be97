"""Losses: which characters of PDF and Word files another reader gives and capesdoc does not.

    python benchmarks/losses.py FOLDER… [--workers 2] [--timeout 60] [--worst 20]

The reference is `pdftotext` for a PDF and python-docx for a Word file. Both sides are counted as
characters, white space, marks and compatible forms folded; ours are fields, paragraphs and edits.
A text that a reader set aside or dropped as a copy is in an edit, so it is not lost.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any, Final, NamedTuple

import attrs
from hostile import files_in, folder_parser

import capesdoc

# Typographers' variants that one reader keeps and another writes as on a keyboard.
_ALIKE: Final = str.maketrans(dict.fromkeys("‐‑\xad−–—", "-") | dict.fromkeys("’‘", "'"))
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Controls, formats, private use, surrogates, unassigned, marks: what readers write each their way.
_UNCOUNTED: Final = frozenset(["Cc", "Cf", "Co", "Cs", "Cn", "Mn", "Lm", "Sk"])


class _Loss(NamedTuple):
    lost: int
    characters: int
    file: Path
    sample: str


def parse_whole(source: str, **options: Any) -> capesdoc.EventReport:
    """Parse, and give a record whose paragraphs are all text we hold, and its fields what we made.

    An inferred field repeats a paragraph: counted twice it hides no loss but that of its own words.
    """
    explanation = capesdoc.explain(source, **options)
    report = explanation.report
    kept = [paragraph.text for paragraph in report.paragraphs]
    kept += [f"{one.label} {one.text}" for one in report.fields]
    kept += [edit.before for edit in explanation.edits if edit.before]
    kind = capesdoc.ParagraphKind.PARAGRAPH
    return attrs.evolve(
        report,
        paragraphs=tuple([capesdoc.Paragraph(kind=kind, text=text) for text in kept]),
        fields=(),
        people=(),
    )


def main() -> int:
    """Compare every file of the folders, and print a table and the worst ones."""
    options = _options()
    if shutil.which("pdftotext") is None:
        print("pdftotext is not installed: PDFs are left out")
    files = [one for one in sorted(files_in(options.folders)) if _is_compared(one)]
    losses: dict[str, list[_Loss]] = {".pdf": [], ".docx": []}
    outcomes = capesdoc.parse_many(
        [str(file) for file in files],
        workers=options.workers,
        timeout=options.timeout,
        parser="losses:parse_whole",
    )
    for file, outcome in zip(files, outcomes, strict=True):
        if isinstance(outcome, capesdoc.Parsed) and (theirs := _counted(_reference(file))):
            ours = _counted("".join(one.text for one in outcome.report.paragraphs))
            lost = theirs - ours
            sample = "".join(sign * min(count, 5) for sign, count in lost.most_common(12))
            losses[file.suffix.lower()].append(_Loss(lost.total(), theirs.total(), file, sample))
    print(
        "| format | compared | characters | lost | in files |\n| --- | ---: | ---: | ---: | ---: |"
    )
    for suffix, found in losses.items():
        lost, characters = sum(one.lost for one in found), sum(one.characters for one in found)
        touched = sum(one.lost > 0 for one in found)
        print(f"| {suffix} | {len(found)} | {characters:,} | {lost:,} | {touched} |")
    for one in sorted([*losses[".pdf"], *losses[".docx"]], reverse=True)[: options.worst]:
        if one.lost:
            print(f"{one.lost:7} of {one.characters:8}  {one.file.name}  {one.sample!r}")
    return 0


def _options() -> argparse.Namespace:
    parser = folder_parser(__doc__, timeout=60.0)
    parser.add_argument("--worst", type=int, default=20, help="files to name")
    return parser.parse_args()


def _is_compared(file: Path) -> bool:
    suffix = file.suffix.lower()
    if not file.is_file():
        return False
    return suffix == ".docx" or (suffix == ".pdf" and shutil.which("pdftotext") is not None)


def _reference(file: Path) -> str:
    """Give the text that the other reader gives, or nothing where it fails or takes a minute."""
    if file.suffix.lower() == ".pdf":
        command = ["pdftotext", "-enc", "UTF-8", str(file), "-"]
        try:
            done = subprocess.run(command, capture_output=True, timeout=60, check=False)
        except subprocess.TimeoutExpired:
            return ""
        return done.stdout.decode("utf-8", "replace")
    import docx
    from docx.oxml.ns import qn

    try:
        body = docx.Document(str(file)).element.body
        # What a text box holds stands twice in the file, and is shown once.
        spare = {one for two in body.iter(_FALLBACK) for one in two.iter(qn("w:p"))}
        return "\n".join(one.text for one in body.iter(qn("w:p")) if one not in spare)
    except Exception:  # whatever a reference raises, it then gives nothing
        return ""


def _counted(text: str) -> Counter[str]:
    folded = unicodedata.normalize("NFKC", text.translate(_ALIKE).replace("\ufffd", ""))
    return Counter(
        sign
        for sign in folded
        if not sign.isspace() and unicodedata.category(sign) not in _UNCOUNTED
    )


if __name__ == "__main__":
    sys.exit(main())
