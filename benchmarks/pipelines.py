"""What is compared: capesdoc, and each peer as most people would write it, from file to JSON.

Every peer gets its text and the same small regex header, and writes JSON with the standard library:
it does less work than capesdoc (no evidence, no furniture, no joins), so the comparison favours it.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

Run = Callable[[Path], str]
LARGE: Final = 1_000  # entries; smaller caches hold tables made of a profile
OF_WORDS: Final = "known_words"  # a small one, which holds the words met so far

_LABELLED: Final = re.compile(r"^(Title|Event Date|Venue|Time|Moderator|Speakers):\s*(.+)$", re.M)


def small_record(text: str, parse_date: Callable[[str], object] = str) -> str:
    """Make a record of a text as a script of ten lines would."""
    record: dict[str, Any] = dict(_LABELLED.findall(text))
    if "Event Date" in record:
        record["Event Date"] = str(parse_date(record["Event Date"]))
    record["paragraphs"] = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    return json.dumps(record, ensure_ascii=False)


def capesdoc() -> Run:
    import capesdoc as library

    return lambda path: library.to_json(library.parse(path))


def forget() -> None:
    """Make capesdoc forget the names and rooms it has read: rounds read the same files again.

    Within a round it remembers them, as it does within an archive.
    """
    header = sys.modules.get("capesdoc.header")
    for module in list(sys.modules.values()) if header else ():
        if module is not None and getattr(module, "__name__", "").startswith("capesdoc.header."):
            for value in vars(module).values():
                info = getattr(value, "cache_info", None)
                if info is not None and (
                    (info().maxsize or 0) >= LARGE or value.__name__ == OF_WORDS
                ):
                    value.cache_clear()


def pdfplumber_pipeline() -> Run:
    import pdfplumber
    from dateparser import parse

    def run(path: Path) -> str:
        with pdfplumber.open(path) as pdf:
            text = "\n".join(page.extract_text() or "" for page in pdf.pages)
        return small_record(text, parse)

    return run


def python_docx_pipeline() -> Run:
    import docx
    from dateparser import parse

    def run(path: Path) -> str:
        paragraphs = docx.Document(str(path)).paragraphs
        return small_record("\n\n".join(one.text for one in paragraphs), parse)

    return run


def charset_normalizer_pipeline() -> Run:
    from charset_normalizer import from_path
    from dateparser import parse

    return lambda path: small_record(str(from_path(path).best()), parse)


def kreuzberg() -> Run:
    from kreuzberg import extract_file_sync

    return lambda path: small_record(extract_file_sync(str(path)).content)


def markitdown() -> Run:
    from markitdown import MarkItDown

    converter = MarkItDown()
    return lambda path: small_record(converter.convert(str(path)).text_content)


def pypdf() -> Run:
    from pypdf import PdfReader

    return lambda path: small_record("\n".join(p.extract_text() for p in PdfReader(path).pages))


def pdfminer() -> Run:
    from pdfminer.high_level import extract_text

    return lambda path: small_record(extract_text(str(path)))


def pymupdf() -> Run:
    import pymupdf as library

    def run(path: Path) -> str:
        with library.open(path) as document:
            return small_record("\n".join(page.get_text() for page in document))

    return run


def pypdfium2_bare() -> Run:
    """Pdfium's own page text and nothing else: the floor of any reader built on it."""
    import pypdfium2

    def run(path: Path) -> str:
        document = pypdfium2.PdfDocument(path)
        texts = []
        for page in document:
            text_page = page.get_textpage()
            texts.append(text_page.get_text_range())
            text_page.close()
            page.close()
        document.close()
        return "\n".join(texts)

    return run


def pdftotext() -> Run:
    def run(path: Path) -> str:
        command = ["pdftotext", "-layout", str(path), "-"]
        done = subprocess.run(command, capture_output=True, check=True)
        return small_record(done.stdout.decode())

    subprocess.run(["pdftotext", "-v"], capture_output=True, check=True)
    return run


def docx2txt() -> Run:
    import docx2txt as library

    return lambda path: small_record(library.process(str(path)))


def docx2python() -> Run:
    from docx2python import docx2python as convert

    def run(path: Path) -> str:
        with convert(path) as result:
            return small_record(result.text)

    return run


def mammoth() -> Run:
    import mammoth as library

    def run(path: Path) -> str:
        with path.open("rb") as file:
            return small_record(library.extract_raw_text(file).value)

    return run


PIPELINES: Final[dict[str, dict[str, Callable[[], Run]]]] = {
    "pdf": {
        "capesdoc": capesdoc,
        "pypdfium2, bare text": pypdfium2_bare,
        "PyMuPDF": pymupdf,
        "kreuzberg": kreuzberg,
        "pdftotext -layout (process)": pdftotext,
        "pypdf": pypdf,
        "pdfminer.six": pdfminer,
        "pdfplumber + dateparser": pdfplumber_pipeline,
        "markitdown": markitdown,
    },
    "docx": {
        "capesdoc": capesdoc,
        "docx2txt": docx2txt,
        "kreuzberg": kreuzberg,
        "python-docx + dateparser": python_docx_pipeline,
        "docx2python": docx2python,
        "mammoth": mammoth,
        "markitdown": markitdown,
    },
    "txt": {
        "capesdoc": capesdoc,
        "kreuzberg": kreuzberg,
        "charset-normalizer + dateparser": charset_normalizer_pipeline,
        "markitdown": markitdown,
    },
}
