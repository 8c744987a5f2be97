"""Formulas of a .docx in one line, so that ten to the sixth does not read as 106."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from capesdoc.readers.docx_names import DELETED, MOVED_FROM, RUN_PROPERTIES, M
from capesdoc.readers.docx_xml import Node

__all__ = ["formula_text"]

_TEXT: Final = f"{M}t"
_VALUE: Final = f"{M}val"

_BEFORE: Final = {f"{M}sub": "_", f"{M}sup": "^", f"{M}den": "/", f"{M}rad": "√"}
"""What is written before an element that is not empty."""

_SKIPPED: Final = frozenset({RUN_PROPERTIES, f"{M}rPr", f"{M}ctrlPr", DELETED, MOVED_FROM})

_GROUPED: Final = frozenset({f"{M}num", f"{M}den", f"{M}sub", f"{M}sup"})


def formula_text(formula: Node) -> str:
    """Write a formula as Word's own linear form does, as far as reports need it.

    Fractions are `a/b`, scripts `x^2` and `x_i`, roots `√x`; parts of more than one character
    that would read wrongly are put in brackets. What has no linear form is written in the order
    of the file.
    """
    written: list[str] = []
    # Each frame: the children still to come, what closes it, and where its text began.
    stack: list[tuple[Iterator[Node], str, int, bool]] = [(iter(formula), "", 0, False)]
    while stack:
        children, close, begin, grouped = stack[-1]
        node = next(children, None)
        if node is None:
            stack.pop()
            _close(written, begin, close, grouped=grouped)
        elif node.tag == _TEXT:
            written.append(node.text or "")
        elif node.tag == f"{M}chr":
            written.append(node.get(_VALUE, ""))
        elif node.tag == f"{M}d":
            opening, closing = _brackets(node)
            written.append(opening)
            stack.append((iter(node), closing, len(written), False))
        elif len(node) and node.tag not in _SKIPPED:
            written.append(_BEFORE.get(str(node.tag), ""))
            stack.append((iter(node), "", len(written), node.tag in _GROUPED))
    return "".join(written)


def _close(written: list[str], begin: int, close: str, *, grouped: bool) -> None:
    text = "".join(written[begin:])
    if grouped and len(text) > 1 and not text.isalnum():
        written[begin:] = [f"({text})"]
    if close:
        written.append(close)


def _brackets(node: Node) -> tuple[str, str]:
    properties = node.find(f"{M}dPr")
    opening = None if properties is None else properties.find(f"{M}begChr")
    closing = None if properties is None else properties.find(f"{M}endChr")
    return (
        "(" if opening is None else opening.get(_VALUE, ""),
        ")" if closing is None else closing.get(_VALUE, ""),
    )
