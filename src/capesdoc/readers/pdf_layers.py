"""Layers of a PDF that are switched off: what stands on them is not shown.

PDFium tells the name of the layer that a text is marked with, and nothing of the list of those that
are off. That stands in the catalog of the document, which pdfminer reads; it is asked only where
the bytes hold the word.
"""

from __future__ import annotations

import io
from typing import Any, Final

from capesdoc.readers.base import Content
from capesdoc.readers.pdf_preflight import is_small

__all__ = ["layers_off"]

LAYERED_BYTES: Final = 8 << 20
"""Decoded bytes up to which pdfminer is asked: it has no limits of its own."""


def layers_off(content: Content, password: str | None) -> frozenset[str]:
    """Give the names of the layers that are switched off, and that no layer in use shares."""
    if not is_small(content.data, LAYERED_BYTES):
        return frozenset()
    # Imported where it is needed: few documents have layers at all.
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.pdftypes import resolve1

    from capesdoc.readers.pdf_pdfplumber import quiet_backend

    def entry(of: Any, key: str) -> Any:
        of = resolve1(of)
        return resolve1(of.get(key)) if isinstance(of, dict) else None

    try:
        with quiet_backend():
            document = PDFDocument(PDFParser(io.BytesIO(content.data)), password or "")
            properties = entry(document.catalog, "OCProperties")
            groups = entry(properties, "OCGs") or []
            settings = entry(properties, "D")
            off = {_number(one) for one in entry(settings, "OFF") or []}
            if str(entry(settings, "BaseState")) == "/'OFF'":
                off |= {_number(one) for one in groups}
                off -= {_number(one) for one in entry(settings, "ON") or []}
            names: dict[bool, set[str]] = {True: set(), False: set()}
            for group in groups:
                name = entry(group, "Name")
                if isinstance(name, bytes):
                    names[_number(group) in off].add(_text(name))
    except MemoryError:
        raise
    except Exception:
        # A damaged file: nothing is known of its layers, and all text is taken as shown.
        return frozenset()
    return frozenset(names[True] - names[False])


def _number(reference: Any) -> int:
    return int(getattr(reference, "objid", 0))


def _text(name: bytes) -> str:
    if name.startswith(b"\xfe\xff"):
        return name[2:].decode("utf-16-be", "replace")
    return name.decode("latin-1")
