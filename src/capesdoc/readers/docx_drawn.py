"""Drawn text of a .docx: what stands in a diagram (SmartArt) or a chart, each a part of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from capesdoc.readers.docx_names import PARAGRAPH, RUN, TEXT, TEXT_BOX
from capesdoc.readers.docx_xml import Node

__all__ = ["chart_texts", "diagram_texts", "drawn_texts", "text_box_of"]

_BOXES: Final = frozenset({None, "node", "asst"})
"""Types of the points of a diagram that a person wrote in; the others say how it is drawn."""

_PART_OF: Final = frozenset({None, "parOf"})
_MOST_CATEGORIES: Final = 1_000
"""Words of one chart that are kept: its axis shows some dozens."""


def diagram_texts(root: Node) -> list[str]:
    """Give the texts of a diagram in its own order: each box, then those below it."""
    points = {point.get("modelId", ""): point for point in root.iter("{*}pt")}
    below: dict[str, list[tuple[int, str]]] = {}
    for place, tie in enumerate(root.iter("{*}cxn")):
        if tie.get("type") in _PART_OF:
            order = tie.get("srcOrd", "")
            number = int(order) if order.isdecimal() and len(order) < 10 else place
            below.setdefault(tie.get("srcId", ""), []).append((number, tie.get("destId", "")))
    tops = [name for name, point in points.items() if point.get("type") == "doc"]
    # What hangs on nothing comes last, in the order of the file.
    waiting = [*reversed(points), *reversed(tops)]
    seen: set[str] = set()
    texts: list[str] = []
    while waiting:
        name = waiting.pop()
        point = points.get(name)
        if point is None or name in seen:
            continue
        seen.add(name)
        if point.get("type") in _BOXES:
            texts += _paragraphs(point)
        waiting += [child for _, child in sorted(below.get(name, ()), reverse=True)]
    return texts


def chart_texts(root: Node) -> list[str]:
    """Give the words of a chart: titles, names of series and of categories, each once."""
    texts: list[str] = []
    for node in root.iter("{*}rich", "{*}strCache", "{*}txData", "{*}strDim"):
        if etree.QName(node).localname == "rich":
            texts += _paragraphs(node)
        else:
            # The values of a chart of 2016 stand in the points themselves.
            values = [(value.text or "").strip() for value in node.iter("{*}v", "{*}pt")]
            texts += values[:_MOST_CATEGORIES]
    return list(dict.fromkeys(text for text in texts if text))


def drawn_texts(node: Node) -> list[str]:
    """Give the paragraphs of a text of DrawingML."""
    return list(_paragraphs(node))


def text_box_of(texts: list[str]) -> Node:
    """Write texts as the text box that Word would have them in."""
    box = etree.Element(TEXT_BOX)
    for text in texts:
        run = etree.SubElement(etree.SubElement(box, PARAGRAPH), RUN)
        etree.SubElement(run, TEXT).text = text
    return box


def _paragraphs(node: Node) -> Iterator[str]:
    for paragraph in node.iter("{*}p"):
        pieces = [
            " " if etree.QName(piece).localname == "br" else piece.text or ""
            for piece in paragraph.iter("{*}t", "{*}br")
        ]
        text = " ".join("".join(pieces).split())
        if text:
            yield text
