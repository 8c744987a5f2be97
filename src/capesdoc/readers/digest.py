"""Digests: the SHA-256 of a document, by which a record names its source."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["sha256_of"]

_LARGE_BYTES: Final = 256 * 1024
"""Up to this size Python's own hash takes less time than OpenSSL takes to load: 2.7 ms."""

_OWN: Final = ("_sha2", "_sha256")
"""Python's own hash: the first from 3.12 on, the second before. `random` loads one so, too."""


def sha256_of(data: bytes) -> str:
    """Give the SHA-256 of some bytes in lower-case hexadecimal.

    The first document of a process is hashed by Python's own code, and all others by OpenSSL, which
    is four times as fast once it is loaded.
    """
    if len(data) <= _LARGE_BYTES and "hashlib" not in sys.modules and not _ASKED:
        _ASKED.append(True)
        lean = _lean()
        if lean is not None:
            return lean(data)
    import hashlib

    return hashlib.sha256(data).hexdigest()


_ASKED: Final[list[bool]] = []


def _lean() -> Callable[[bytes], str] | None:
    for name in _OWN:
        try:
            sha256 = import_module(name).sha256
        except (ImportError, AttributeError):
            continue
        return lambda data: str(sha256(data).hexdigest())
    return None
