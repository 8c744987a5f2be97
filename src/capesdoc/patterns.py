"""Patterns: regular expressions that are compiled when they are first used.

The grammars hold some two hundred, and a document meets a third of them: compiling them all at
import was half of what starting cost (docs/performance.md).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

__all__ = ["Pattern", "compile_later"]

if TYPE_CHECKING:
    from re import Pattern
    from re import compile as compile_later
else:
    _NAMES: Final = (
        "findall", "finditer", "flags", "fullmatch", "groupindex", "groups", "match", "pattern",
        "search", "split", "sub", "subn",
    )  # fmt: skip

    class Pattern:
        """What `re.compile` gives; each name is a plain slot."""

        __slots__ = ("_compiled_from", *_NAMES)

        def __init__(self, pattern, flags=0):
            self._compiled_from = (pattern, flags)

    class _Late(Pattern):
        """A pattern of which nothing was asked yet.

        It becomes a plain one at the first question: a class with `__getattr__` pays for it at
        every look at an attribute, found or not, a third of what a short match costs.
        """

        __slots__ = ()

        def __getattr__(self, name):
            if name not in _NAMES:
                raise AttributeError(name)
            compiled = re.compile(*self._compiled_from)
            for each in _NAMES:
                setattr(self, each, getattr(compiled, each))
            self.__class__ = Pattern
            return getattr(compiled, name)

    compile_later = _Late
