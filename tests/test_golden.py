"""Every report in fixtures/reports gives its reviewed record, from every format it comes in.

`python -m pytest tests/test_golden.py --write-golden` writes the record of a case that has none
yet, and fails, so that nobody commits what nobody has looked at.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import capesdoc
from cases import case_id, expected, sources, without_place

_REPORTS = sources("reports")
_UNTOUCHED = sources("untouched")


def test_there_are_golden_cases() -> None:
    assert len(_REPORTS) >= 3


@pytest.mark.parametrize("source", [*_REPORTS, *_UNTOUCHED], ids=case_id)
def test_a_report_gives_its_reviewed_record(source: Path, write_golden: bool) -> None:
    record = without_place(capesdoc.to_dict(capesdoc.parse(source)))
    golden = source.parent / "expected.json"
    if write_golden and not golden.exists():
        with golden.open("x", encoding="utf-8") as file:
            json.dump(record, file, ensure_ascii=False, indent=2)
            file.write("\n")
        pytest.fail(f"wrote {golden.name} of {case_id(source)}: look at it, then run again")
    assert expected(source.parent) == record


@pytest.mark.parametrize("source", sources("known-failures"), ids=case_id)
@pytest.mark.xfail(strict=True, reason="known to fail: see the note.md of the case")
def test_a_known_failure_still_fails(source: Path) -> None:
    record = without_place(capesdoc.to_dict(capesdoc.parse(source)))
    assert expected(source.parent) == record
