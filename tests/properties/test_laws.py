"""The laws of the library, over generated reports and over every fixture."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import capesdoc
from capesdoc.cleaning import clean
from capesdoc.readers import READERS, ReadOptions, decode_text, load, read
from capesdoc.source import Page
from cases import SAMPLE, case_id, sources
from conservation import missing_and_invented
from strategies import report_texts

_EVERY_FIXTURE = sources("reports", "untouched", "known-failures")


def _read(path: Path) -> capesdoc.SourceDocument:
    return read(load(path, limits=capesdoc.Limits()), ReadOptions(), READERS)


# Law 1, conservation.


@given(report_texts())
@example("Title: A\n\nfirst half,\n\n\n\nsecond half.")
@example("Date: 2025\x0c3\n\ntext")
def test_no_character_of_a_text_vanishes_or_appears(text: str) -> None:
    document = decode_text(text, name="generated")
    explanation = capesdoc.explain(text.encode(), name="generated.txt")
    assert missing_and_invented(document, explanation) == ({}, {})


@pytest.mark.parametrize("path", _EVERY_FIXTURE, ids=case_id)
def test_no_character_of_a_fixture_vanishes_or_appears(path: Path) -> None:
    assert missing_and_invented(_read(path), capesdoc.explain(path)) == ({}, {})


# Law 3, round trip.


@pytest.mark.parametrize("path", _EVERY_FIXTURE, ids=case_id)
def test_a_fixture_s_record_comes_back_from_json(path: Path) -> None:
    report = capesdoc.parse(path)
    assert capesdoc.from_json(capesdoc.to_json(report)) == report


# Law 4, idempotence.


def _assert_clean_is_stable(document: capesdoc.SourceDocument) -> None:
    once = clean(document)
    numbers = sorted({line.page for line in once.lines})
    pages = tuple(
        Page(number=number, lines=tuple(line for line in once.lines if line.page == number))
        for number in numbers
    )
    twice = clean(attrs.evolve(document, pages=pages))
    assert [line.text for line in twice.lines] == [line.text for line in once.lines]
    assert twice.edits == ()


@given(report_texts())
def test_cleaning_a_text_twice_is_cleaning_it_once(text: str) -> None:
    _assert_clean_is_stable(decode_text(text, name="generated"))


@pytest.mark.parametrize("path", _EVERY_FIXTURE, ids=case_id)
def test_cleaning_a_fixture_twice_is_cleaning_it_once(path: Path) -> None:
    _assert_clean_is_stable(_read(path))


# Law 5, determinism.


@pytest.mark.parametrize("path", sources("reports"), ids=case_id)
def test_the_same_bytes_give_the_same_record(path: Path) -> None:
    data = path.read_bytes()
    one, other = (capesdoc.to_json(capesdoc.parse(data, name=path.name)) for _ in range(2))
    assert one == other == capesdoc.to_json(capesdoc.parse(path))


def test_another_process_with_another_hash_seed_gives_the_same_bytes() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "capesdoc", "parse", *map(str, sources("reports"))],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


@given(report_texts())
def test_parse_gives_the_record_of_explain(text: str) -> None:
    data = text.encode()
    assert capesdoc.parse(data, name="a.txt") == capesdoc.explain(data, name="a.txt").report


# Law 6, containment.


def _record_or_documented_error(data: bytes, name: str) -> capesdoc.EventReport | str:
    """Parse; anything but a record or a documented error escapes and fails the test."""
    try:
        return capesdoc.parse(data, name=name)
    except capesdoc.CapesdocError as error:
        return error.code


@given(st.binary(max_size=400), st.text(max_size=12))
def test_any_bytes_under_any_name_give_a_record_or_a_documented_error(
    data: bytes, name: str
) -> None:
    outcome = _record_or_documented_error(data, name)
    if isinstance(outcome, capesdoc.EventReport):
        assert capesdoc.from_json(capesdoc.to_json(outcome)) == outcome


@given(st.text(max_size=400))
def test_any_text_gives_a_record_or_a_documented_error(text: str) -> None:
    try:
        report = capesdoc.parse_text(text)
    except capesdoc.NoTextError:
        return
    assert capesdoc.from_json(capesdoc.to_json(report)) == report


_SAMPLES = {suffix: (SAMPLE / f"source.{suffix}").read_bytes() for suffix in ("txt", "docx", "pdf")}


@given(
    st.sampled_from(sorted(_SAMPLES)),
    st.floats(min_value=0, max_value=1),
    st.floats(min_value=0, max_value=1),
    st.binary(max_size=8),
)
def test_a_damaged_sample_gives_a_record_or_a_documented_error(
    suffix: str, start: float, length: float, patch: bytes
) -> None:
    data = _SAMPLES[suffix]
    at = int(start * len(data))
    damaged = data[:at] + patch + data[at + int(length**4 * len(data)) :]
    assert _record_or_documented_error(damaged, f"damaged.{suffix}")
