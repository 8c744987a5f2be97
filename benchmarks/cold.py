"""Cold start: whole processes, from nothing to one record, beside the bare cost of importing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
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
    runner = _start_runner()
    for _ in range(RUNS + 1):
        for name, command in commands.items():
            if name in missing:
                continue
            try:
                rows.setdefault(name, []).append(_once(runner, command))
            except RuntimeError as error:
                missing[name] = str(error)
                del rows[name]
    assert runner.stdin
    runner.stdin.close()
    runner.wait()
    print("\ncold start: whole process, ms; peak memory, MiB over bare Python\n")
    print("| process | wall | CPU | MiB |\n|---|--:|--:|--:|")
    bare = median(row[2] for row in rows["bare Python"])
    for name, times in rows.items():
        wall, cpu, memory = (median(column) for column in zip(*times[1:], strict=True))
        print(f"| {name} | {wall * 1e3:.1f} | {cpu * 1e3:.1f} | {memory - bare:.0f} |")
    for name, why in missing.items():
        print(f"left out: {name} ({why})")


_RUNNER: Final = """
import json, os, sys, time
for line in sys.stdin:
    command = json.loads(line)
    start = time.perf_counter()
    null = os.open(os.devnull, os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, null, number) for number in (1, 2)]
    child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - start
    os.close(null)
    cpu = used.ru_utime + used.ru_stime
    print(json.dumps([os.waitstatus_to_exitcode(status), wall, cpu, used.ru_maxrss / 1024]))
    sys.stdout.flush()
"""
"""A small process that runs the commands: peak memory begins with that of whoever forked."""


def _start_runner() -> subprocess.Popen[str]:
    # With PYTHONDONTWRITEBYTECODE every start would compile again.
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.Popen(
        [sys.executable, "-S", "-c", _RUNNER],
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _once(runner: subprocess.Popen[str], command: list[str]) -> tuple[float, float, float]:
    assert runner.stdin
    assert runner.stdout
    runner.stdin.write(json.dumps(command) + "\n")
    runner.stdin.flush()
    status, wall, cpu, peak = json.loads(runner.stdout.readline())
    if status:
        raise RuntimeError(f"ends with status {status}")
    return wall, cpu, peak
