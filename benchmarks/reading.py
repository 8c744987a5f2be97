"""The readers' own cost: file → lines of text and no more, beside the libraries that read the same.

capesdoc's lines carry what the later stages need (page, boundary, bold, marks or layout), and its
limits are checked; the peers give their text as they give it, cut into lines.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Final

Read = Callable[[Path], list[str]]


def capesdoc() -> Read:
    from capesdoc.limits import DEFAULT_LIMITS
    from capesdoc.readers import ReadOptions, load, read

    options = ReadOptions(limits=DEFAULT_LIMITS)

    def lines(path: Path) -> list[str]:
        document = read(load(path, limits=DEFAULT_LIMITS), options)
        return [line.text for page in document.pages for line in page.lines]

    return lines


def python_docx() -> Read:
    import docx

    return lambda path: [one.text for one in docx.Document(str(path)).paragraphs]


def docx2txt() -> Read:
    import docx2txt as library

    return lambda path: str(library.process(str(path))).splitlines()


def docx2python() -> Read:
    from docx2python import docx2python as convert

    def lines(path: Path) -> list[str]:
        with convert(path) as result:
            return str(result.text).splitlines()

    return lines


def mammoth() -> Read:
    import mammoth as library

    def lines(path: Path) -> list[str]:
        with path.open("rb") as file:
            return str(library.extract_raw_text(file).value).splitlines()

    return lines


def pdfplumber() -> Read:
    import pdfplumber as library

    def lines(path: Path) -> list[str]:
        with library.open(path) as pdf:
            return [line for page in pdf.pages for line in page.extract_text().splitlines()]

    return lines


def pdfminer() -> Read:
    from pdfminer.high_level import extract_text

    return lambda path: extract_text(str(path)).splitlines()


def pypdf() -> Read:
    from pypdf import PdfReader

    return lambda path: [
        line for page in PdfReader(path).pages for line in page.extract_text().splitlines()
    ]


def pypdfium2_bare() -> Read:
    """Pdfium's own page text: the floor of any reader built on it."""
    import pypdfium2

    def lines(path: Path) -> list[str]:
        document = pypdfium2.PdfDocument(path)
        found: list[str] = []
        for page in document:
            text_page = page.get_textpage()
            found += text_page.get_text_range().splitlines()
            text_page.close()
            page.close()
        document.close()
        return found

    return lines


def pdftotext() -> Read:
    def lines(path: Path) -> list[str]:
        done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
        return done.stdout.decode().splitlines()

    subprocess.run(["pdftotext", "-v"], capture_output=True, check=True)
    return lines


READERS: Final[dict[str, dict[str, Callable[[], Read]]]] = {
    "read docx": {
        "capesdoc": capesdoc,
        "docx2txt": docx2txt,
        "python-docx, paragraphs": python_docx,
        "docx2python": docx2python,
        "mammoth": mammoth,
    },
    "read pdf": {
        "capesdoc": capesdoc,
        "pypdfium2, bare text": pypdfium2_bare,
        "pdftotext (process)": pdftotext,
        "pypdf": pypdf,
        "pdfminer.six": pdfminer,
        "pdfplumber": pdfplumber,
    },
}
"""By format, as `speed.measure` takes them; the first is what the others are compared with."""
