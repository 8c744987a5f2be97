"""Cold start: whole processes, from nothing to one record, beside the bare cost of importing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Final

RUNS: Final = 15


def measure(files: dict[str, Path]) -> None:
    """Print the table: wall and CPU ms, and the ratio to bare Python."""
    capesdoc = shutil.which("capesdoc", path=str(Path(sys.executable).parent))
    commands = {
        "bare Python": [sys.executable, "-c", "pass"],
        "import attrs": [sys.executable, "-c", "import attrs"],
        "import cattrs": [sys.executable, "-c", "import cattrs"],
        "import capesdoc": [sys.executable, "-c", "import capesdoc; capesdoc.parse"],
        "import pdfplumber": [sys.executable, "-c", "import pdfplumber"],
        "import docx": [sys.executable, "-c", "import docx"],
        "import kreuzberg": [sys.executable, "-c", "import kreuzberg"],
        "capesdoc --help": [str(capesdoc), "--help"],
        **{f"capesdoc parse .{k}": [str(capesdoc), "parse", str(f)] for k, f in files.items()},
        **{
            f"in process: parse .{k}": [
                sys.executable,
                "-c",
                f"import capesdoc; capesdoc.to_json(capesdoc.parse({str(f)!r}))",
            ]
            for k, f in files.items()
        },
        "pdfplumber script": [
            sys.executable,
            "-c",
            "import json, pdfplumber\n"
            f"with pdfplumber.open({str(files['pdf'])!r}) as pdf:\n"
            "    json.dumps([page.extract_text() for page in pdf.pages])",
        ],
        "python-docx script": [
            sys.executable,
            "-c",
            "import docx, json\n"
            f"json.dumps([p.text for p in docx.Document({str(files['docx'])!r}).paragraphs])",
        ],
        "kreuzberg script": [
            sys.executable,
            "-c",
            "from kreuzberg import extract_file_sync\n"
            f"extract_file_sync({str(files['pdf'])!r}).content",
        ],
    }
    rows: dict[str, list[tuple[float, float]]] = {}
    for _ in range(RUNS + 1):
        for name, command in commands.items():
            rows.setdefault(name, []).append(_once(command))
    print("\ncold start: whole process, ms\n\n| process | wall | CPU |\n|---|--:|--:|")
    for name, times in rows.items():
        wall, cpu = (median(column) * 1e3 for column in zip(*times[1:], strict=True))
        print(f"| {name} | {wall:.1f} | {cpu:.1f} |")


def _once(command: list[str]) -> tuple[float, float]:
    # With PYTHONDONTWRITEBYTECODE every start would compile again.
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, os.times()
    used = after.children_user + after.children_system
    return wall, used - before.children_user - before.children_system
