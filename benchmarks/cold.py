"""Cold start: whole processes, from nothing to one record, beside the bare cost of importing."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Final

RUNS: Final = 9


def measure(files: dict[str, Path]) -> None:
    """Print the table: wall and CPU ms, and the ratio to bare Python."""
    commands = {
        "bare Python": [sys.executable, "-c", "pass"],
        "import attrs": [sys.executable, "-c", "import attrs"],
        "import cattrs": [sys.executable, "-c", "import cattrs"],
        "import capesdoc": [sys.executable, "-c", "import capesdoc; capesdoc.parse"],
        "import pdfplumber": [sys.executable, "-c", "import pdfplumber"],
        "import docx": [sys.executable, "-c", "import docx"],
        "import kreuzberg": [sys.executable, "-c", "import kreuzberg"],
        "capesdoc --help": [sys.executable, "-m", "capesdoc", "--help"],
        **{
            f"capesdoc parse .{k}": [sys.executable, "-m", "capesdoc", "parse", str(f)]
            for k, f in files.items()
        },
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
    missing: dict[str, str] = {}
    rows: dict[str, list[tuple[float, float, float]]] = {}
    for _ in range(RUNS + 1):
        for name, command in commands.items():
            if name in missing:
                continue
            try:
                rows.setdefault(name, []).append(_once(command))
            except RuntimeError as error:
                missing[name] = str(error)
                del rows[name]
    print("\ncold start: whole process, ms; peak memory, MiB over bare Python\n")
    print("| process | wall | CPU | MiB |\n|---|--:|--:|--:|")
    bare = median(row[2] for row in rows["bare Python"])
    for name, times in rows.items():
        wall, cpu, memory = (median(column) for column in zip(*times[1:], strict=True))
        print(f"| {name} | {wall * 1e3:.1f} | {cpu * 1e3:.1f} | {memory - bare:.0f} |")
    for name, why in missing.items():
        print(f"left out: {name} ({why})")


def _once(command: list[str]) -> tuple[float, float, float]:
    # With PYTHONDONTWRITEBYTECODE every start would compile again.
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    process = subprocess.Popen(
        command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"ends with status {process.returncode}")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
