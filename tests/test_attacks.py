"""Every attack comes to what is expected of it, and no process has to be ended for it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import pytest

import capesdoc
from make_attack_fixtures import (
    FOLDER,
    LARGEST_COMMITTED_BYTES,
    RECORD,
    Attack,
    attacks,
)

ATTACKS: Final = attacks()

SECONDS: Final = 60.0
"""Wall-clock time, so that none can hang the suite; what is promised is held in `timed`."""

MEBIBYTES: Final = 500
"""Memory of a worker: what no attack may need."""

WORKERS: Final = 2


@cache
def outcomes() -> dict[str, capesdoc.Parsed | capesdoc.Failed]:
    """Run all attacks together, isolated, so that none can hang the suite."""
    sources = (attack.make() for attack in ATTACKS.values())
    found = capesdoc.parse_many(
        sources, workers=WORKERS, timeout=SECONDS, memory=MEBIBYTES, parser="timed:parse_timed"
    )
    return dict(zip(ATTACKS, found, strict=True))


def _all_text(report: capesdoc.EventReport) -> str:
    return "\n".join((*(field.text for field in report.fields), report.text))


@pytest.mark.parametrize(("name", "attack"), ATTACKS.items(), ids=list(ATTACKS))
def test_an_attack_comes_to_what_is_expected(name: str, attack: Attack) -> None:
    outcome = outcomes()[name]
    if isinstance(outcome, capesdoc.Failed):
        # Stopped by the reader itself: no alarm, no memory limit, no signal was needed.
        assert outcome.kind is capesdoc.FailureKind.ERROR, f"{outcome}\n{outcome.stack}"
        limit = capesdoc.Limits.__annotations__.get(attack.expected)
        assert outcome.error.type == ("LimitExceededError" if limit else attack.expected), outcome
        if limit:
            assert f'"limit": "{attack.expected}"' in outcome.error.details
            assert f"Limits({attack.expected}=" in outcome.error.message
        return
    assert attack.expected == RECORD
    report = outcome.report
    text = _all_text(report)
    assert attack.shows in text
    assert not attack.hides or attack.hides not in text
    assert not attack.doubts or attack.doubts in {one.code for one in report.diagnostics}
    capesdoc.to_json(report).encode("utf-8", "strict")


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_what_is_committed_is_what_the_script_makes(path: Path) -> None:
    assert path.read_bytes() == ATTACKS[path.name].make()


def test_the_small_ones_are_committed() -> None:
    assert len(list(FOLDER.iterdir())) > 60
    assert all(path.stat().st_size <= LARGEST_COMMITTED_BYTES for path in FOLDER.iterdir())


def test_nothing_was_written_beside_the_documents() -> None:
    outcomes()
    assert not Path("/tmp/escaped.txt").exists()
    assert not any(parent.joinpath("escaped.txt").exists() for parent in (FOLDER, *FOLDER.parents))
