"""Code: lines of a program, each of which stands alone though no full stop ends it.

Code is wrapped by its author: where two lines of it stand below each other, the second begins a
statement or an argument, however full the first is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from capesdoc.patterns import compile_later

__all__ = ["code_lines"]

# Signs that prose has no use for: of `call(x)` the bracket, and the operators. Commas, quotation
# marks, percentages, dashes and the square brackets of references are prose as well.
_SIGN: Final = compile_later(r"(?<=\w)\(|[{}<>=_$\\|*#~^+]|%(?=>|in%)")
# So many of them, and this share of the characters: "p = .05 (N = 45)" in a sentence is no code.
LEAST_SIGNS: Final = 2
SIGN_SHARE: Final = 0.06
# A whole line that is one call, one assignment or a return, with the mark that ends a statement:
# few signs may be in it. Prose has a space before its brackets, and more than a word before "=".
_STATEMENT: Final = compile_later(
    r"(?:[^\W\d][\w.:>-]*(?:\(.*\)|\ ?[-+*/]?=\ ?[^;=]{1,80})|return\b[^.;]{0,80});\Z"
)
# A document without any of these holds no code, and no line of it is looked at.
# A single character is found ten times as fast as two in a row, so the rarer one of each is asked
# for first.
_TELLING: Final = (
    ("{", "{"), ("<", "<-"), ("=", "=="), (";", ");"), ("+", ")+"), ("+", ") +"), ("+", "+="),
    ("=", '="'), ("=", "='"), ("_", "_("), (">", "->"), ("(", "()"),
)  # fmt: skip


def code_lines(texts: Sequence[str], whole: str) -> list[bool] | None:
    """Say of each line whether it looks like code; None where none can. Addresses do not.

    `whole` is all of the texts in one.
    """
    if not any(rarer in whole and sign in whole for rarer, sign in _TELLING):
        return None
    found = [_is_code(text) for text in texts]
    return found if any(found) else None


def _is_code(text: str) -> bool:
    if "://" in text or "www." in text:
        return False
    if text[-1] == ";" and _STATEMENT.match(text):
        return True
    signs = len(_SIGN.findall(text))
    return signs >= LEAST_SIGNS and signs >= SIGN_SHARE * len(text)
