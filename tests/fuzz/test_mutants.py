"""Mutants of our own fixtures: a record or a documented error, for some seconds at each run.

tests/fuzz/hunt.py runs the same mutants for as long as one likes, tests/fuzz/target.py looks for
new ones by the coverage they reach.
"""

from __future__ import annotations

from typing import Final

import pytest

import capesdoc
from cases import FIXTURES
from fuzz.mutators import FORMATS, mutate

SEEDS: Final = {
    suffix: [
        path.read_bytes()
        for folder in ("reports", "docx", "pdf", "unreadable")
        for path in sorted((FIXTURES / folder).rglob(f"*.{suffix}"))
        if 0 < path.stat().st_size < 100_000
    ]
    for suffix in FORMATS
}
MUTANTS: Final = {"txt": 100, "docx": 300, "pdf": 200}
"""As many as some seconds allow; each change of the code is judged by the same ones."""


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_mutant_is_a_record_or_a_documented_error(suffix: str) -> None:
    seeds = SEEDS[suffix]
    mutants = (mutate(seeds[n % len(seeds)], suffix, n) for n in range(MUTANTS[suffix]))
    outcomes = list(capesdoc.parse_many(mutants, workers=2, timeout=20, memory=1024))
    assert len(outcomes) == MUTANTS[suffix]
    for number, outcome in enumerate(outcomes):
        if isinstance(outcome, capesdoc.Failed):
            assert not outcome.is_defect, f"mutant {number}: {outcome}\n{outcome.stack}"


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_mutant_is_the_same_at_every_run_and_mostly_another_than_its_seed(suffix: str) -> None:
    seed = SEEDS[suffix][0]
    assert [mutate(seed, suffix, n) for n in range(20)] == [
        mutate(seed, suffix, n) for n in range(20)
    ]
    assert sum(mutate(seed, suffix, n) != seed for n in range(20)) > 15
