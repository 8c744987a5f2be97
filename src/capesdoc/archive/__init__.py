"""Many documents: each converted in isolation, whole archives resumably, on one machine or many.

Names are loaded on first use: a worker process imports this package and needs little of it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from capesdoc.archive.many import parse_isolated, parse_many
    from capesdoc.archive.outcome import Failed, FailureKind, Parsed, Problem

_HOMES: Final = {
    "many": "parse_isolated parse_many",
    "outcome": "Failed FailureKind Parsed Problem",
}
_HOME_OF: Final = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "Failed",
    "FailureKind",
    "Parsed",
    "Problem",
    "parse_isolated",
    "parse_many",
]


def __getattr__(name: str) -> object:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'capesdoc.archive' has no attribute {name!r}")
    value = getattr(import_module(f"capesdoc.archive.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
