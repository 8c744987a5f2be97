"""The one command: `python benchmarks/run.py [speed|cold|growth …]`; all of them by default."""

from __future__ import annotations

import platform
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

import cold
import growth
import speed
from corpus import PRODUCERS, write_corpus

CORPUS: Final = Path(__file__).parent.parent / "build" / "benchmark-corpus"
PARTS: Final = ("speed", "cold", "growth")


def main(parts: list[str]) -> None:
    """Make the corpus and print the tables asked for."""
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    groups = write_corpus(CORPUS)
    pdfs = {name: files for name, files in groups.items() if name in PRODUCERS}
    if "speed" in parts:
        speed.measure("pdf", pdfs)
        speed.measure("docx", {"docx": groups["docx"]})
        speed.measure("txt", {"txt": groups["txt"]})
    if "cold" in parts:
        pdf = next(iter(pdfs.values()))[2]
        cold.measure({"txt": groups["txt"][2], "docx": groups["docx"][2], "pdf": pdf})
    if "growth" in parts:
        growth.measure_pages()
        scratch = Path(tempfile.mkdtemp(prefix="capesdoc-growth-"))
        try:
            growth.measure_archives(groups["txt"] + groups["docx"], scratch)
        finally:
            shutil.rmtree(scratch)


if __name__ == "__main__":
    main(sys.argv[1:] or list(PARTS))
