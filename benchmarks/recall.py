"""Recall: how many of the words that LibreOffice gives of Word files each reader gives too.

    python benchmarks/recall.py FOLDER… [--scratch DIR] [--worst 20]

LibreOffice's text is written by a program of another design, shows boxes, notes and list numbers,
and owes nothing to any of the readers compared. It also shows what Word does not: files with
deletions, hidden text or a clock are left out. Words are runs of letters or of digits, folded to
lower case and counted each as often as it stands; of a reader that fails on a file all are missed.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from reading import READERS, Read

_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
_STORY: Final = re.compile(r"word/(?:document|styles|footnotes|endnotes|header.*|footer.*)\.xml")
_NOT_SHOWN_BY_WORD: Final = re.compile(
    r"<w:(?:del|moveFrom|delText|vanish|specVanish)\b"
    r'|<w:instrText[^>]*>[^<]*(?:DATE|TIME)|w:instr="[^"]*(?:DATE|TIME)'
)
_FEWEST_WORDS: Final = 5  # of a file that is compared: a share of three words says nothing
_BATCH: Final = 20  # files to one start of LibreOffice; one that it dies of takes no more with it
_SECONDS_A_BATCH: Final = 300


def capesdoc() -> Read:
    """Our lines, each with the number or bullet that Word prints before it."""
    from capesdoc.limits import DEFAULT_LIMITS
    from capesdoc.readers import ReadOptions, load, read

    def lines(path: Path) -> list[str]:
        document = read(load(path, limits=DEFAULT_LIMITS), ReadOptions())
        return [
            f"{(line.marks and line.marks.list_marker) or ''} {line.text}"
            for page in document.pages
            for line in page.lines
        ]

    return lines


def kreuzberg() -> Read:
    from kreuzberg import extract_file_sync

    return lambda path: str(extract_file_sync(str(path)).content).splitlines()


def markitdown() -> Read:
    from markitdown import MarkItDown

    converter = MarkItDown()
    return lambda path: str(converter.convert(str(path)).markdown).splitlines()


def python_docx_blocks() -> Read:
    """Paragraphs and tables in their order, as the library gives them to who asks for both."""
    import docx
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    def lines(path: Path) -> list[str]:
        document = docx.Document(str(path))
        places = (qn("w:body"), qn("w:tc"))
        found = document.element.body.iter(qn("w:p"))
        return [Paragraph(one, document).text for one in found if one.getparent().tag in places]

    return lines


_READERS: Final[dict[str, Callable[[], Read]]] = {
    **READERS["read docx"],
    "capesdoc": capesdoc,
    "python-docx, with tables": python_docx_blocks,
    "kreuzberg": kreuzberg,
    "markitdown": markitdown,
}


def main() -> int:
    """Print a row a reader, and the files in which capesdoc misses most."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--scratch", type=Path, help="keeps what LibreOffice wrote")
    parser.add_argument("--worst", type=int, default=20, help="files to name")
    options = parser.parse_args()
    if shutil.which("soffice") is None:
        print("soffice is not installed")
        return 2
    warnings.simplefilter("ignore")
    files = [file for folder in options.folders for file in sorted(folder.rglob("*.docx"))]
    scratch = options.scratch or Path(tempfile.mkdtemp(prefix="capesdoc-recall-"))
    truths = {
        file: words
        for file, text in _converted(files, scratch)
        if (words := _words(text)).total() >= _FEWEST_WORDS and _shows_what_word_shows(file)
    }
    total = sum(words.total() for words in truths.values())
    print(f"{len(truths)} of {len(files)} files, {total:,} words\n")
    print("| reader | opened | recall | mean of files | precision |\n|---|--:|--:|--:|--:|")
    for name, start in _READERS.items():
        try:
            read = start()
        except ImportError as error:
            print(f"left out: {name} ({error})", file=sys.stderr)
            continue
        given = {file: _words("\n".join(_lines(read, file))) for file in truths}
        hits = {file: (given[file] & truth).total() for file, truth in truths.items()}
        if name == "capesdoc":
            missed = sorted(((truths[file] - given[file]).total(), file) for file in truths)
        out = sum(words.total() for words in given.values())
        mean = sum(hits[file] / truth.total() for file, truth in truths.items()) / len(truths)
        opened = sum(bool(words) for words in given.values())
        recall = sum(hits.values()) / total
        precision = sum(hits.values()) / max(out, 1)
        print(f"| {name} | {opened} | {recall:.4f} | {mean:.4f} | {precision:.4f} |", flush=True)
    for count, file in missed[-1 : -1 - options.worst : -1]:
        print(f"{count:7} of {truths[file].total():7}  {file.name}")
    return 0


def _converted(files: list[Path], scratch: Path) -> Iterator[tuple[Path, str]]:
    """Give the text that LibreOffice makes of each file it can read."""
    made, given = scratch / "out", scratch / "in"
    made.mkdir(parents=True, exist_ok=True)
    given.mkdir(exist_ok=True)
    # Two folders may hold files of one name.
    names = {f"{number:05}": file for number, file in enumerate(files)}
    for name, file in names.items():
        shutil.copy(file, given / f"{name}.docx")
    wanted = [name for name in names if not (made / f"{name}.txt").exists()]
    for begin in range(0, len(wanted), _BATCH):
        batch = [str(given / f"{name}.docx") for name in wanted[begin : begin + _BATCH]]
        profile = f"-env:UserInstallation=file://{(scratch / 'profile').resolve()}"
        command = ["soffice", profile, "--headless", "--convert-to", "txt:Text"]
        try:
            subprocess.run(
                [*command, "--outdir", str(made), *batch],
                capture_output=True,
                timeout=_SECONDS_A_BATCH,
                check=False,
            )
        except subprocess.TimeoutExpired:
            print(f"LibreOffice took too long over one of {len(batch)} files", file=sys.stderr)
    for name, file in names.items():
        if (made / f"{name}.txt").exists():
            yield file, (made / f"{name}.txt").read_text("utf-8", "replace")


def _shows_what_word_shows(file: Path) -> bool:
    try:
        with zipfile.ZipFile(file) as archive:
            stories = [archive.read(name) for name in archive.namelist() if _STORY.fullmatch(name)]
    except (OSError, zipfile.BadZipFile, RuntimeError):
        return False
    markup = b"".join(stories).decode("utf-8", "replace")
    return _NOT_SHOWN_BY_WORD.search(markup) is None


def _lines(read: Read, file: Path) -> list[str]:
    try:
        return read(file)
    except Exception:  # whatever a reader raises, it then gives nothing
        return []


def _words(text: str) -> Counter[str]:
    return Counter(word.lower() for word in _WORD.findall(text.replace("\u00ad", "")))


if __name__ == "__main__":
    sys.exit(main())
