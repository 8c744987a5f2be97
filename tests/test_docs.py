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
