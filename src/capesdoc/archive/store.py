"""The store: where an archive run writes, a local folder or any URL that fsspec knows.

Every file appears whole or not at all. On a disk that is a temporary file, synchronised and
renamed; on an object store it is one put.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from typing import BinaryIO, Final, Protocol

__all__ = ["LocalStore", "Store", "is_url", "open_store"]

STALE_SECONDS: Final = 24 * 3600
"""Age from which a temporary file is surely that of a run which was killed."""

_NAME_BYTES: Final = 16
"""Random bytes of a temporary file's name: as many as a UUID has."""

_COPIED_BYTES: Final = 64 * 1024
"""Bytes copied at once."""


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
    return LocalStore(place)


class LocalStore:
    """A folder."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._scratch = os.path.join(root, "_capes", "tmp")

    @contextlib.contextmanager
    def writer(self, name: str) -> Iterator[BinaryIO]:
        """Open a file that appears under its name, whole, when the block ends well."""
        path = self._path(name)
        with self._temporary() as (file, temporary):
            yield file
            file.flush()
            os.fsync(file.fileno())
            try:
                os.replace(temporary, path)
            except FileNotFoundError:  # the first in its folder
                os.makedirs(os.path.dirname(path), exist_ok=True)
                os.replace(temporary, path)

    def create(self, name: str, file: BinaryIO) -> bool:
        """Write a file unless one of this name exists; tell whether it was written."""
        path = self._path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with self._temporary() as (copy, temporary):
            while chunk := file.read(_COPIED_BYTES):
                copy.write(chunk)
            copy.flush()
            os.fsync(copy.fileno())
            try:
                # A rename would replace what another run has just made; a link refuses to.
                os.link(temporary, path)
            except FileExistsError:
                return False
        return True

    @contextlib.contextmanager
    def _temporary(self) -> Iterator[tuple[BinaryIO, str]]:
        # A name that nobody else gives, on any machine, so that it need not be looked for.
        path = os.path.join(self._scratch, os.urandom(_NAME_BYTES).hex())
        try:
            file = open(path, "xb")  # noqa: SIM115
        except FileNotFoundError:
            os.makedirs(self._scratch, exist_ok=True)
            file = open(path, "xb")  # noqa: SIM115
        with file:
            try:
                yield file, path
            finally:
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(path)

    def _path(self, name: str) -> str:
        return os.path.join(self._root, name)

    def open(self, name: str) -> BinaryIO:
        """Open a file to read it; FileNotFoundError where there is none."""
        return open(self._path(name), "rb")

    def exists(self, name: str) -> bool:
        """Tell whether there is a file of this name."""
        return os.path.exists(self._path(name))

    def names(self, folder: str) -> list[str]:
        """List the file names in a folder, sorted; empty where there is no such folder."""
        try:
            return sorted(os.listdir(self._path(folder)))
        except FileNotFoundError:
            return []

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self._path(name))

    def sweep(self) -> None:
        """Remove the temporary files of runs that were killed long ago."""
        with contextlib.suppress(FileNotFoundError), os.scandir(self._scratch) as found:
            for entry in found:
                if entry.stat().st_mtime < time.time() - STALE_SECONDS:
                    with contextlib.suppress(FileNotFoundError):
                        os.unlink(entry.path)
