"""The summary: what became of an archive, for a person."""

from __future__ import annotations

from collections.abc import Iterable

from capesdoc.archive.planning import Preview
from capesdoc.archive.progress import duration
from capesdoc.archive.standing import RunReport
from capesdoc.names import printable

__all__ = ["preview_text", "summary"]

MOST_ROWS = 10
"""Rows of a kind that are shown; the rest is in the files."""


def summary(report: RunReport, out: str) -> str:
    """Write a table of where an archive stands, and what to do next."""
    rows = [("documents", str(report.documents), ""), ("converted", str(report.converted), "")]
    rows += _counted("with diagnostics", report.diagnostics)
    rows += [("failed", str(report.failed), "")]
    rows += _counted("", report.failures)
    rows += [("not documents", str(sum(n for _, n in report.skipped)), "")]
    rows += _counted("", [row for row in report.skipped if row[0] != "foreign"])
    rows += _counted("foreign", report.foreign)
    if report.pending:
        rows.append(("pending shards", str(report.pending), f"of {report.shards}"))
    if report.seconds:
        rate = report.done_now / report.seconds
        rows.append(("time", duration(report.seconds), f"{rate:.1f} documents/s"))
    width = max(len(label) for label, _, _ in rows)
    figures = max(len(figure) for _, figure, _ in rows)
    lines = [f"{a:{width}}  {b:>{figures}}  {c}".rstrip() for a, b, c in rows]
    return "\n".join([*lines, *_advice(report, out)])


def _counted(label: str, counts: Iterable[tuple[str, int]]) -> list[tuple[str, str, str]]:
    listed = list(counts)
    shown = [("  " + label if label else "", str(n), printable(name)) for name, n in listed]
    more = len(listed) - MOST_ROWS
    rest = [("", "", f"and {more} kinds more")] if more > 0 else []
    return shown[:MOST_ROWS] + rest


def _advice(report: RunReport, out: str) -> list[str]:
    lines = [f"not searched: {loss}" for loss in report.losses[:MOST_ROWS]]
    if report.failed:
        lines.append(f"what failed, and why: {out}/errors/ (--retry-errors tries it again)")
    if report.skipped:
        lines.append(f"what was left out: {out}/_capes/skipped-*.jsonl")
    if report.problem:
        lines.append(f"the run ended early: {report.problem}")
    if report.pending:
        lines.append("the same command goes on")
    return lines


def preview_text(preview: Preview) -> str:
    """Write what a run would do."""
    rows = [
        ("documents", str(preview.documents)),
        ("  of these new", str(preview.new)),
        *((f"  {suffix}", str(count)) for suffix, count in preview.suffixes),
        ("left out", str(sum(count for _, count in preview.skipped))),
        *((f"  {reason}", str(count)) for reason, count in preview.skipped),
    ]
    width = max(len(label) for label, _ in rows)
    return "\n".join(f"{label:{width}}  {figure:>9}" for label, figure in rows)
