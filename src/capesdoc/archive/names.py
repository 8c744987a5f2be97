"""Names: what a document is called, in a form that can be printed and stored anywhere."""

from __future__ import annotations

import os

__all__ = ["printable"]


def printable(name: str) -> str:
    r"""Give a file name as text that any encoding and any terminal takes.

    Bytes that are not UTF-8 and characters that a terminal would act on (controls, bidirectional
    overrides) are written as `\xff` and `\u202e`. Every other name stays as it is.
    """
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
