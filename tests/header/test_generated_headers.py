"""Whole headers in every layout: what was written down comes back, field by field."""

from __future__ import annotations

from typing import Final

import pytest

import capesdoc
from report_generator import LAYOUTS, Report, make_report

REPORTS_A_LAYOUT: Final = 100
LEAST_EXACT: Final = 0.97
"""Share of reports whose whole header must be exact, in every layout by itself."""


def _plain(text: str) -> str:
    return " ".join(text.replace(";", " ").split())


def differences(report: Report) -> list[str]:
    """Give what of a report's header came back otherwise than it was written."""
    record = capesdoc.parse_text(report.text)
    wrong: list[str] = []

    def compare(what: str, expected: object, actual: object) -> None:
        if expected != actual:
            wrong.append(f"{what}: expected {expected!r}, got {actual!r}")

    compare(
        "fields",
        [(one.name, _plain(" ".join(one.values))) for one in report.entries],
        [(one.name, _plain(one.text)) for one in record.fields if not one.inferred],
    )
    compare(
        "labels",
        [one.label.casefold().replace(" ", "") for one in report.entries],
        [one.label.casefold().replace(" ", "") for one in record.fields if not one.inferred],
    )
    compare("title", report.title, record.title)
    if record.event_date is None:
        compare("date", report.date, None)
    else:
        compare("date", report.date, (str(record.event_date.start), str(record.event_date.end)))
    if record.time is None:
        compare("time", report.time, None)
    else:
        end = None if record.time.end is None else str(record.time.end)
        compare("time", report.time, (str(record.time.start), end))
    compare("people", report.people, tuple((one.role.value, one.name) for one in record.people))
    compare("body", report.body, tuple(one.text for one in record.paragraphs)[-len(report.body) :])
    return wrong


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_whole_header_is_exact_in_nearly_all_reports_of_a_layout(layout: str) -> None:
    reports = [make_report(layout, seed) for seed in range(REPORTS_A_LAYOUT)]
    wrong = [(one.text, found) for one in reports if (found := differences(one))]
    assert len(wrong) <= (1 - LEAST_EXACT) * REPORTS_A_LAYOUT, wrong[:2]
