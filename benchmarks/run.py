"""The one command: `python benchmarks/run.py [speed|readers|json|…]`; all parts by default."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

import cold
import corpus
import growth
import json_back
import speed
from corpus import PRODUCERS, write_corpus

# Named by the program that makes it: a changed program makes another corpus.
_DIGEST: Final = hashlib.sha256(Path(corpus.__file__).read_bytes()).hexdigest()[:12]
CORPUS: Final = Path(__file__).parent.parent / "build" / f"benchmark-corpus-{_DIGEST}"
PARTS: Final = ("speed", "readers", "json", "cold", "growth")
PDF_FILES: Final = 12  # of each producer; all forty of the other formats


def main(parts: list[str]) -> None:
    """Make the corpus and print the tables asked for."""
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, ", end="")
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    groups = write_corpus(CORPUS)
    pdfs = {name: files for name, files in groups.items() if name in PRODUCERS}
    if "speed" in parts:
        speed.measure("txt", {"txt": groups["txt"]})
        speed.measure("docx", {"docx": groups["docx"]})
        speed.measure("pdf", {name: files[:PDF_FILES] for name, files in pdfs.items()})
    if "readers" in parts:
        speed.measure("read docx", {"docx": groups["docx"]})
        speed.measure("read pdf", {name: files[:PDF_FILES] for name, files in pdfs.items()})
    if "json" in parts:
        json_back.measure(groups["txt"])
    if "cold" in parts:
        pdf = next(iter(pdfs.values()))[2]
        cold.measure({"txt": groups["txt"][2], "docx": groups["docx"][2], "pdf": pdf})
    if "growth" in parts:
        growth.measure_pages()
        scratch = Path(tempfile.mkdtemp(prefix="capesdoc-growth-"))
        try:
            growth.measure_archives(groups["txt"], scratch)
        finally:
            shutil.rmtree(scratch)


if __name__ == "__main__":
    main(sys.argv[1:] or list(PARTS))
