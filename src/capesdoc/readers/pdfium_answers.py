"""Many questions to PDFium in one go: where it writes its answers, and how they are read back.

A question costs more in Python than in PDFium, and a call from a loop some five times what the
same call costs from `map`, which runs outside the interpreter. So a question is put for all lines
or words of a page at once, each with pointers of its own into one array.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Callable
from itertools import repeat
from typing import Any, Final

__all__ = ["Answers", "pointer"]

ROOM: Final = 1024
"""Answers held at a time: the words of two full pages. A page of more is asked in several goes."""

pointer: Final[Callable[[int | None], Any]] = ctypes.c_void_p.from_param
"""Wrap an address as an argument: without it, ctypes would cut the number to a C `int`. What this
gives is passed on as it is, where a `c_void_p` is converted anew by every call."""


class Answers:
    """Room for the answers to one kind of question; it is kept for the next page."""

    def __init__(self, kind: str, width: int, *, apart: bool = False) -> None:
        """Make the room.

        Args:
            kind: Type of a number, as the arrays of the standard library name it.
            width: Numbers of one answer.
            apart: Whether PDFium takes a pointer for each number, not one for all.
        """
        self._width = width
        # Arrays of the standard library are read four times faster than those of ctypes.
        self._numbers: array[Any] = array(kind, [0]) * (width * ROOM)
        self._pointers: list[list[Any]] = [[] for _ in range(width if apart else 1)]

    def ask(
        self, function: Callable[..., Any], asked: list[Any], *, of: Any = None
    ) -> tuple[list[Any], array[Any]]:
        """Ask `function(one, *pointers)` for each one that is asked.

        Args:
            function: The question.
            asked: What is asked: handles, or the indexes of characters.
            of: What each function call takes first, or None where it takes nothing else.

        Returns:
            What the function gave, and the numbers of all answers, one behind the other.
        """
        count = len(asked)
        if count > ROOM:
            given, numbers = self.ask(function, asked[:ROOM], of=of)
            for start in range(ROOM, count, ROOM):
                more = self.ask(function, asked[start : start + ROOM], of=of)
                given += more[0]
                numbers += more[1]
            return given, numbers
        if count > len(self._pointers[0]):
            self._point(count)
        questions = map(function, asked, *self._pointers)
        if of is not None:
            questions = map(function, repeat(of), asked, *self._pointers)
        return [*questions], self._numbers[: count * self._width]

    def _point(self, count: int) -> None:
        """Make pointers to the places of that many answers; they are kept."""
        made = len(self._pointers[0])
        size = self._numbers.itemsize
        start, step = self._numbers.buffer_info()[0], self._width * size
        more = range(made, min(max(count, 2 * made), ROOM))
        for number, pointers in enumerate(self._pointers):
            first = start + number * size
            pointers += [pointer(first + step * place) for place in more]
