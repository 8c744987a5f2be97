"""Limits: every field stops something, says which it is, what was met, and how to raise it."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable
from typing import Final

import attrs
import pytest

import capesdoc
from capesdoc.limits import DEFAULT_LIMITS, Limits
from cases import ROOT
from make_docx_fixtures import package, paragraph, row, run, table
from make_pdf_fixtures import form_tower, long_unicode_target, many_pages, one, open_marks, text

MIB: Final = 1 << 20
WORD: Final = package(paragraph(run("words " * 50)))
BLANKS: Final = package(paragraph(run(" " * (2 * MIB))))
PDF: Final = one(text(72, 72, "words " * 20))


def docx(body: str) -> Callable[[], bytes]:
    return lambda: package(body)


CASES: Final[dict[str, tuple[Callable[[], bytes], Limits]]] = {
    "file_bytes": (lambda: b"words " * 20, Limits(file_bytes=100)),
    "text_file_bytes": (lambda: b"words " * 20, Limits(text_file_bytes=100)),
    "zip_entries": (lambda: WORD, Limits(zip_entries=2)),
    "part_bytes": (lambda: WORD, Limits(part_bytes=500)),
    "total_part_bytes": (lambda: WORD, Limits(total_part_bytes=1000)),
    "ratio": (lambda: BLANKS, Limits()),
    "xml_depth": (docx("<w:smartTag>" * 60 + "</w:smartTag>" * 60), Limits(xml_depth=50)),
    "xml_nodes": (docx("<w:p/>" * 2000), Limits(xml_nodes=1000)),
    "table_cells": (docx(table(row("<w:tc><w:p/></w:tc>" * 20))), Limits(table_cells=10)),
    "pages": (many_pages, Limits()),
    "page_characters": (lambda: PDF, Limits(page_characters=50)),
    "text_characters": (lambda: b"words " * 20, Limits(text_characters=100)),
    "stream_bytes": (lambda: PDF, Limits(stream_bytes=50)),
    "total_stream_bytes": (lambda: PDF, Limits(total_stream_bytes=50)),
    "operators": (lambda: one("q " * 2000 + "Q " * 2000), Limits(operators=1000)),
    "marked_content_depth": (open_marks, Limits()),
    "form_paints": (form_tower, Limits()),
    "unicode_target_bytes": (long_unicode_target, Limits()),
}
"""Field to a document that costs more than it allows. What a process may take is in test_api."""

HURTS: Final = {"ratio", "form_paints", "marked_content_depth", "pages", "unicode_target_bytes"}
"""Fields whose document is a true attack: what the limit stops would take gigabytes or hours."""

OF_A_PROCESS: Final = {"seconds", "memory_bytes"}


def test_every_field_of_limits_stops_something() -> None:
    assert {field.name for field in attrs.fields(Limits)} == set(CASES) | OF_A_PROCESS


@pytest.mark.parametrize("field", CASES)
def test_a_limit_says_what_was_met_and_how_to_raise_it(field: str) -> None:
    make, limits = CASES[field]
    with pytest.raises(capesdoc.LimitExceededError) as caught:
        capesdoc.parse(make(), limits=limits)
    error = caught.value
    allowed = getattr(limits, field)
    assert (error.limit, error.allowed) == (field, allowed)
    assert error.value is None or error.value > allowed
    assert f"Limits({field}=" in error.message
    assert f"{allowed:,}" in error.message


@pytest.mark.parametrize("field", sorted(set(CASES) - HURTS))
def test_a_raised_limit_lets_the_document_through(field: str) -> None:
    make, limits = CASES[field]
    raised = attrs.evolve(limits, **{field: 10_000_000})
    try:
        capesdoc.parse(make(), limits=raised)
    except capesdoc.LimitExceededError as error:
        raise AssertionError(f"still stopped by {error.limit}") from error
    except capesdoc.NoTextError:
        pass  # the document is nothing but its attack


@pytest.mark.parametrize("suffix", ["txt", "pdf", "docx"])
def test_the_characters_of_a_document_are_limited_in_every_format(suffix: str) -> None:
    data = {"txt": b"words " * 50, "pdf": PDF, "docx": WORD}[suffix]
    with pytest.raises(capesdoc.LimitExceededError, match=r"Limits\(text_characters="):
        capesdoc.parse(data, limits=Limits(text_characters=50))


@pytest.mark.parametrize(
    ("limits", "field"),
    [(Limits(text_characters=9), "text_characters"), (Limits(pages=2), "pages")],
)
def test_text_that_is_already_decoded_has_limits_too(limits: Limits, field: str) -> None:
    with pytest.raises(capesdoc.LimitExceededError, match=rf"Limits\({field}="):
        capesdoc.parse_text("words\f" * 9, limits=limits)


def test_a_size_is_refused_before_it_is_unpacked() -> None:
    # The directory promises 4 GB; behind it stand a few hundred bytes.
    lying = WORD.replace(struct.pack("<L", zlib.crc32(b"")), b"\0\0\0\0")
    at = lying.rindex(b"PK\x01\x02")
    while at >= 0:
        lying = lying[: at + 24] + struct.pack("<L", 4_000_000_000) + lying[at + 28 :]
        at = lying.rfind(b"PK\x01\x02", 0, at)
    with pytest.raises(capesdoc.LimitExceededError) as caught:
        capesdoc.parse(lying)
    assert (caught.value.limit, caught.value.value) == ("part_bytes", 4_000_000_000)


def test_every_limit_is_documented_with_its_default() -> None:
    page = (ROOT / "docs" / "reliability.md").read_text("utf-8")
    shown = dict(re.findall(r"^\| `(\w+)` \| ([0-9]+(?: MiB)?) \|", page, re.MULTILINE))
    assert shown == {
        name: f"{value // MIB} MiB" if name.endswith("bytes") and value >= MIB else f"{value:g}"
        for name, value in attrs.asdict(DEFAULT_LIMITS).items()
    } | {"xml_nodes": "5000000", "operators": "1000000", "text_characters": "20000000"}
