"""The store: where an archive run writes, a local folder or any URL that fsspec knows.

Every file appears whole or not at all. On a disk that is a temporary file, synchronised and
renamed; on an object store it is one put.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, Protocol

__all__ = ["LocalStore", "Store", "is_url", "open_store"]

STALE_SECONDS: Final = 24 * 3600
"""Age from which a temporary file is surely that of a run which was killed."""


class Store(Protocol):
    """What a run needs of the place it writes to; names are relative, with `/`."""

    def writer(self, name: str) -> contextlib.AbstractContextManager[BinaryIO]:
        """Open a file that appears under its name, whole, when the block ends well."""

    def create(self, name: str, file: BinaryIO) -> bool:
        """Write a file unless one of this name exists; tell whether it was written."""

    def open(self, name: str) -> BinaryIO:
        """Open a file to read it; FileNotFoundError where there is none."""

    def exists(self, name: str) -> bool:
        """Tell whether there is a file of this name."""

    def names(self, folder: str) -> list[str]:
        """List the file names in a folder, sorted; empty where there is no such folder."""

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""


def is_url(place: str) -> bool:
    """Tell whether a place is a URL rather than a path."""
    scheme, colon, _ = place.partition("://")
    return bool(colon) and scheme.replace("+", "").replace("-", "").isalnum()


def open_store(place: str) -> Store:
    """Give the store of a destination."""
    if is_url(place):
        from capesdoc.archive.remote import RemoteStore

        return RemoteStore(place)
    return LocalStore(Path(place))


class LocalStore:
    """A folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._scratch = root / "_capes" / "tmp"

    @contextlib.contextmanager
    def writer(self, name: str) -> Iterator[BinaryIO]:
        """Open a file that appears under its name, whole, when the block ends well."""
        path = self._root / name
        with self._temporary() as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            try:
                os.replace(file.name, path)
            except FileNotFoundError:  # the first in its folder
                path.parent.mkdir(parents=True, exist_ok=True)
                os.replace(file.name, path)

    def create(self, name: str, file: BinaryIO) -> bool:
        """Write a file unless one of this name exists; tell whether it was written."""
        path = self._root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with self._temporary() as temporary:
            shutil.copyfileobj(file, temporary)
            temporary.flush()
            os.fsync(temporary.fileno())
            try:
                # A rename would replace what another run has just made; a link refuses to.
                os.link(temporary.name, path)
            except FileExistsError:
                return False
        return True

    @contextlib.contextmanager
    def _temporary(self) -> Iterator[BinaryIO]:
        # A name that nobody else gives, on any machine, so that it need not be looked for.
        path = self._scratch / uuid.uuid4().hex
        try:
            file = path.open("xb")
        except FileNotFoundError:
            self._scratch.mkdir(parents=True, exist_ok=True)
            file = path.open("xb")
        with file:
            try:
                yield file
            finally:
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(path)

    def open(self, name: str) -> BinaryIO:
        """Open a file to read it; FileNotFoundError where there is none."""
        return (self._root / name).open("rb")

    def exists(self, name: str) -> bool:
        """Tell whether there is a file of this name."""
        return (self._root / name).exists()

    def names(self, folder: str) -> list[str]:
        """List the file names in a folder, sorted; empty where there is no such folder."""
        try:
            return sorted(os.listdir(self._root / folder))
        except FileNotFoundError:
            return []

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""
        (self._root / name).unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove the temporary files of runs that were killed long ago."""
        with contextlib.suppress(FileNotFoundError):
            for path in self._scratch.iterdir():
                if path.stat().st_mtime < time.time() - STALE_SECONDS:
                    path.unlink(missing_ok=True)
