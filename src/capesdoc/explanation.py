"""Explanations: a record together with how it came about; loaded only where one is asked for."""

from __future__ import annotations

from capesdoc.findings import Edit
from capesdoc.record import EventReport, Field
from capesdoc.values import value

__all__ = ["Explanation", "FieldReading"]


@value(kw_only=True)
class FieldReading:
    """How one field was read: what `capesdoc explain` shows for it.

    Attributes:
        field: The field as printed.
        rule: The rule that read its value, or that refused it.
        value: The typed value in words, or None where the rule refused it.
        refused: Why, one sentence each.
    """

    field: Field
    rule: str
    value: str | None
    refused: tuple[str, ...] = ()


@value(kw_only=True)
class Explanation:
    """A record and everything that was done to get it.

    Attributes:
        report: The record, equal to what `parse` gives.
        edits: Every change made to the text, in reading order.
        readings: How each field was read, in the order of `report.fields`.
    """

    report: EventReport
    edits: tuple[Edit, ...]
    readings: tuple[FieldReading, ...] = ()
