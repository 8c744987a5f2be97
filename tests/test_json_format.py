"""JSON: the contract, the round trip, and what is refused."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import capesdoc
from capesdoc import json_format, record
from cases import SAMPLE
from strategies import records

# The contract of each published schema version. A change of the schema needs a new version.
_SCHEMA_SHA256 = {
    "1.0": "480abd2a22f5837947dff78388f57ab2e8b63f62954cbff9c683a1469d77410d",
}


@pytest.fixture
def sample() -> dict[str, Any]:
    return capesdoc.to_dict(capesdoc.parse(SAMPLE / "source.txt"))


@given(records)
def test_every_record_comes_back_from_json(report: capesdoc.EventReport) -> None:
    assert capesdoc.from_json(capesdoc.to_json(report)) == report


@given(records)
def test_every_record_comes_back_from_indented_json(report: capesdoc.EventReport) -> None:
    assert capesdoc.from_json(capesdoc.to_json(report, indent=2)) == report


@given(records, st.integers(0, 4))
def test_indented_json_is_what_the_standard_library_writes(
    report: capesdoc.EventReport, indent: int
) -> None:
    expected = json.dumps(capesdoc.to_dict(report), ensure_ascii=False, indent=indent)
    assert json_format._written(capesdoc.to_dict(report), indent) == expected.encode(
        "utf-8", "surrogatepass"
    )


@given(records)
def test_json_is_the_same_with_and_without_the_fast_library(report: capesdoc.EventReport) -> None:
    written = capesdoc.to_json(report)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_format, "_fast_writer", lambda: None)
        assert capesdoc.to_json(report) == written
    assert json.loads(written) == json.loads(json.dumps(capesdoc.to_dict(report)))


@given(records)
def test_records_in_one_expression_are_those_of_a_function_for_each_class(
    report: capesdoc.EventReport,
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_format, "_holds_records", lambda _: False)
        by_class = json_format.make_converter()
        slowly = by_class.unstructure(report)
    written = json_format.to_dict(report)
    assert written == slowly
    assert json.dumps(written) == json.dumps(slowly)


@given(records, st.sampled_from([None, 2]))
def test_no_character_of_the_json_acts_in_a_terminal(
    report: capesdoc.EventReport, indent: int | None
) -> None:
    written = capesdoc.to_json(report, indent=indent).replace("\n", "")
    acting = {"Cc", "Cs", "Zl", "Zp"}
    assert not acting.intersection(map(unicodedata.category, written))
    assert not set(written).intersection("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_every_character_that_acts_has_a_telling_byte() -> None:
    for code in range(0x110000):
        if json_format._ACTING.match(chr(code)):
            written = chr(code).encode("utf-8", "surrogatepass")
            assert not set(written).isdisjoint(json_format._TELLING), hex(code)


def test_what_is_escaped_is_the_same_when_it_is_read() -> None:
    report = attrs.evolve(
        capesdoc.parse_text("Title: A\n\nText."), title="\u202eyrots\x9b2J\u2066\u2028"
    )
    assert r"\u202eyrots\u009b2J\u2066\u2028" in capesdoc.to_json(report)
    assert capesdoc.from_json(capesdoc.to_json(report)) == report


@given(records)
def test_every_record_keeps_to_the_schema(report: capesdoc.EventReport) -> None:
    Draft202012Validator(capesdoc.json_schema()).validate(capesdoc.to_dict(report))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(capesdoc.json_schema())


def test_the_schema_does_not_change_without_a_new_version() -> None:
    digest = hashlib.sha256(json_format.json_schema_text().encode()).hexdigest()
    assert _SCHEMA_SHA256[record.SCHEMA_VERSION] == digest


def test_the_keys_stand_in_the_order_of_the_contract(sample: dict[str, Any]) -> None:
    assert list(sample) == [
        "schema_version",
        "title",
        "event_type",
        "event_date",
        "time",
        "venue",
        "people",
        "organizers",
        "participant_count",
        "fields",
        "paragraphs",
        "diagnostics",
        "source",
    ]
    assert list(sample["people"][0]) == [
        "role",
        "name",
        "honorific",
        "position",
        "affiliation",
        "inferred",
        "spans",
    ]
    assert list(sample["fields"][0]) == ["name", "label", "text", "inferred", "spans"]
    assert list(sample["fields"][0]["spans"][0]) == [
        "page",
        "start_line",
        "start",
        "end_line",
        "end",
        "bbox",
    ]
    assert list(sample["paragraphs"][0]) == ["kind", "text", "spans"]
    assert list(sample["source"]) == [
        "name",
        "media_type",
        "sha256",
        "page_count",
        "encoding",
        "reader",
    ]


def test_a_dict_holds_nothing_but_plain_values(sample: dict[str, Any]) -> None:
    kinds = {type(value) for one in sample["paragraphs"] for value in one.values()}
    assert kinds == {str, list}
    assert type(sample["people"][0]["role"]) is str


def _set(data: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    inner: Any = data
    *way, last = path.split(".")
    for key in way:
        inner = inner[int(key) if key.isdigit() else key]
    inner[last] = value
    return data


# (path to spoil, value, the problem that is named)
_SPOILT = [
    ("event_date.start", 7, "invalid value for type, expected date @ $.event_date.start"),
    ("event_date.start", "7/11/25", "invalid value for type, expected date @ $.event_date.start"),
    ("time.end", "25:00", "@ $.time.end"),
    ("title", 7, "@ $.title"),
    ("participant_count", "3", "@ $.participant_count"),
    ("participant_count", 4.9, "@ $.participant_count"),
    ("participant_count", True, "@ $.participant_count"),
    ("people.0.role", "boss", "@ $.people[0].role"),
    ("people.0.name", None, "@ $.people[0].name"),
    ("surprise", 1, "extra fields found (surprise) @ $"),
    ("venue.surprise", 1, "extra fields found (surprise) @ $.venue"),
    ("fields.0.spans.0.page", "1", "@ $.fields[0].spans[0].page"),
    ("paragraphs", "text", "@ $.paragraphs"),
    ("source", None, "@ $.source"),
    ("schema_version", "2.0", "schema_version 2.0 is not readable"),
    ("schema_version", "1.99", "schema_version 1.99 is not readable"),
    ("schema_version", "one", "is not <major>.<minor>"),
    ("schema_version", 1, "@ $.schema_version"),
]


@pytest.mark.parametrize(("path", "value", "problem"), _SPOILT)
def test_what_is_no_record_is_refused_with_its_path(
    sample: dict[str, Any], path: str, value: object, problem: str
) -> None:
    with pytest.raises(capesdoc.RecordFormatError) as caught:
        capesdoc.from_dict(_set(sample, path, value))
    assert any(problem in found for found in caught.value.problems), caught.value.problems


_NOT_RECORDS = {
    "nothing": "",
    "cut off": "{",
    "a list": "[]",
    "a number": "7",
    "null": "null",
    "deep": "[" * 100_000,
    "not a number": '{"title": NaN}',
}


@pytest.mark.parametrize("text", _NOT_RECORDS.values(), ids=_NOT_RECORDS)
def test_what_is_no_json_object_is_refused(text: str) -> None:
    with pytest.raises(capesdoc.RecordFormatError):
        capesdoc.from_json(text)


def test_enumerations_come_back_as_such(sample: dict[str, Any]) -> None:
    report = capesdoc.from_dict(sample)
    assert report.people[0].role is capesdoc.Role.MODERATOR
    assert report.paragraphs[0].kind is capesdoc.ParagraphKind.PARAGRAPH


def test_the_name_of_the_document_comes_back_into_the_diagnostics() -> None:
    report = capesdoc.parse_text("Event Date: sometime\n\nText.", name="a.txt")
    assert report.diagnostics
    again = capesdoc.from_json(capesdoc.to_json(report))
    assert [str(one) for one in again.diagnostics] == [str(one) for one in report.diagnostics]
    assert str(again.diagnostics[0]).startswith("a.txt:1:1: unreadable-date ")
