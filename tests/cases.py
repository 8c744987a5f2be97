"""Where the fixtures are, and which cases there are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parent.parent
FIXTURES: Final = ROOT / "fixtures"
SAMPLE: Final = FIXTURES / "reports" / "critical-minerals"

_SUFFIXES: Final = (".txt", ".pdf", ".docx")


def sources(*folders: str) -> list[Path]:
    """Give every document under the folders of `fixtures/`, in a stable order."""
    return sorted(
        path
        for folder in folders
        for path in (FIXTURES / folder).rglob("*")
        if path.suffix in _SUFFIXES and path.name.startswith("source.")
    )


def case_id(path: Path) -> str:
    """Name a case by its folder and format."""
    return f"{path.parent.relative_to(FIXTURES)}{path.suffix}"


def without_place(value: Any) -> Any:
    """Strip spans and `source`: what may differ between the formats of one report."""
    if isinstance(value, dict):
        return {
            key: without_place(inner)
            for key, inner in value.items()
            if key not in ("spans", "source")
        }
    if isinstance(value, list):
        return [without_place(inner) for inner in value]
    return value


def expected(case: Path) -> Any:
    """Read a case's golden record."""
    return json.loads((case / "expected.json").read_text("utf-8"))
