"""Rules as prose: cases read from `fixtures/rules/*.md`."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

__all__ = ["Case", "cases_in"]


@frozen(kw_only=True)
class Case:
    """One case of a rules file: its line number, title, input and expected output."""

    line: int
    title: str
    given: str
    expected: str

    def __str__(self) -> str:
        return f"{self.line}: {self.title}"


def cases_in(path: Path) -> list[Case]:
    """Read `title / . / input / . / expected / .`, parted by blank lines."""
    cases: list[Case] = []
    parts: list[list[str]] = [[]]
    start = 0
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if line != ".":
            if len(parts) == 1 and line:
                start = number
            parts[-1].append(line)
        elif len(parts) < 3:
            parts.append([])
        else:
            title = next(text for text in reversed(parts[0]) if text)
            given, expected = ("\n".join(part) for part in parts[1:])
            cases.append(Case(line=start, title=title, given=given, expected=expected))
            parts = [[]]
    return cases
