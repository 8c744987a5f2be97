"""Names: what a document is called, in a form that can be printed and stored anywhere."""

from __future__ import annotations

__all__ = ["printable"]


def printable(name: str) -> str:
    r"""Give a file name as text that any encoding and any terminal takes.

    Bytes that are not UTF-8 and characters that a terminal would act on (controls, bidirectional
    overrides) are written as `\xff` and `\u202e`. Every other name stays as it is.
    """
    if name.isprintable():
        return name
    return "".join(
        character
        if character.isprintable()
        else character.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        if "\udc80" <= character <= "\udcff"
        else character.encode("unicode_escape").decode("ascii")
        for character in name
    )
