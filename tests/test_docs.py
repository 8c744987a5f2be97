"""The documentation is held to account: examples run, and what exists is described."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import attrs
import pytest

import capesdoc
from capesdoc.findings import DIAGNOSTIC_CODES
from cases import ROOT

_README = (ROOT / "README.md").read_text("utf-8")
_MARKDOWN = sorted(
    path
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("fixtures/**/*.md")]
    if ".venv" not in path.parts
)


def _block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", _README, re.DOTALL)
    assert found
    return found[1]


def test_the_readme_s_example_prints_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(_block("python"), "README.md", "exec"), {})
    assert printed.getvalue() == _block("text")


def test_every_diagnostic_code_is_documented_with_its_severity() -> None:
    table = (ROOT / "docs" / "diagnostics.md").read_text("utf-8")
    documented = re.findall(r"^\| `([\w-]+)` \| (\w+) \|", table, re.MULTILINE)
    assert sorted(documented) == sorted(
        (code, severity.value) for code, severity in DIAGNOSTIC_CODES.items()
    )


def test_every_diagnostic_code_is_one_that_the_program_can_give() -> None:
    program = "".join(
        path.read_text("utf-8")
        for path in (ROOT / "src").rglob("*.py")
        if path.name != "findings.py"
    )
    assert [code for code in DIAGNOSTIC_CODES if f'"{code}"' not in program] == []


@pytest.mark.parametrize("name", [one.name for one in attrs.fields(capesdoc.EventReport)])
def test_every_key_of_the_record_is_documented(name: str) -> None:
    assert f"| `{name}` |" in (ROOT / "docs" / "record.md").read_text("utf-8")


@pytest.mark.parametrize("path", _MARKDOWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_between_documents_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", path.read_text("utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def _read(header: str) -> capesdoc.EventReport:
    return capesdoc.parse_text(
        f"{header}\n\nThe meeting was held in good order, as all who came said."
    )


def test_labels_of_other_languages_are_read_as_the_readme_says() -> None:
    report = _read("Titel: Reis und Handel\nFecha: 3 May 2024")
    assert report.title == "Reis und Handel"
    assert report.event_date is not None


@pytest.mark.parametrize(
    ("line", "code", "readings"),
    [
        ("Date: 07/11/2025", "ambiguous-date", ("2025-07-11", "2025-11-07")),
        ("Time: 6:30", "ambiguous-time", ("06:30", "18:30")),
        ("Time: 11 - 1", "unreadable-time", ()),
    ],
)
def test_what_is_ambiguous_names_its_readings_as_the_readme_says(
    line: str, code: str, readings: tuple[str, ...]
) -> None:
    (doubt,) = _read(f"Title: Rice\n{line}").diagnostics
    assert doubt.code == code
    assert [one for one in readings if one not in doubt.message] == []


def test_a_duration_is_typed_only_where_it_says_when() -> None:
    long = _read("Title: Rice\nTime: 10:00 am\nDuration: 2 hours")
    assert long.time is not None
    assert long.time.end is None
    assert long.field("duration") == "2 hours"
    when = _read("Title: Rice\nDuration: 10 am to 4 pm")
    assert when.time is not None
    assert when.time.end is not None
