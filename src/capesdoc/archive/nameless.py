"""Nameless files: temporary ones that nobody else can open, gone with whoever holds them."""

from __future__ import annotations

import os
import sys
from typing import BinaryIO, Final, cast

__all__ = ["nameless_file"]

_USUAL_PLACE: Final = "/tmp"  # noqa: S108 — no name is given there that another could guess


def nameless_file(buffering: int = -1) -> BinaryIO:
    """Open a temporary file without a name, as `tempfile.TemporaryFile` does.

    Args:
        buffering: As for `open`.
    """
    # `tempfile` loads what copies trees and packs archives: 7 ms of a start, where Linux can make
    # such a file by itself. Whoever has loaded it may have told it another place.
    if "tempfile" not in sys.modules and hasattr(os, "O_TMPFILE"):
        place = os.environ.get("TMPDIR", _USUAL_PLACE)
        try:
            file = os.open(place, os.O_RDWR | os.O_TMPFILE | os.O_EXCL, 0o600)
        except OSError:
            pass  # no such folder, or a file system that cannot
        else:
            return open(file, "wb+", buffering)  # noqa: PTH123
    import tempfile

    return cast(BinaryIO, tempfile.TemporaryFile(buffering=buffering))
