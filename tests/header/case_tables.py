"""Tables of printed values: groups of rows, each group under the reason for its rows.

A line that begins with `#` is a reason; a row is `text => value`, `text => value !doubt` or
`text => !doubt`. `\\u00a0` and the like stand for characters that an editor hides.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple


class Case(NamedTuple):
    """One row: what is printed, its value or None, the code of its doubt or None, and why."""

    text: str
    value: str | None
    doubt: str | None
    reason: str


def read_cases(name: str) -> list[Case]:
    """Read the table `name` beside this file."""
    cases = []
    reason = ""
    for line in (Path(__file__).parent / name).read_text("utf-8").splitlines():
        if line.startswith("# "):
            reason = line[2:]
        elif line:
            text, expected = line.split(" => ")
            value, _, doubt = expected.partition("!")
            text = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)
            cases.append(Case(text, value.strip() or None, doubt or None, reason))
    return cases
