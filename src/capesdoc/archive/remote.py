"""Remote places: documents and destinations behind fsspec URLs (`s3://…`)."""

from __future__ import annotations

import contextlib
import io
import tempfile
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, BinaryIO, Final

from capesdoc.errors import CapesdocError, ReadError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

__all__ = ["RangeFile", "RemoteStore", "file_system", "reaching", "read_whole", "split_url"]

MEMORY_BYTES: Final = 64 * 1024 * 1024
"""Largest part that is gathered in memory before it goes to a temporary file."""


@contextlib.contextmanager
def reaching(url: str) -> Iterator[None]:
    """Ask a place for the first time: what it answers in its own words becomes one of ours.

    Raises:
        ReadError: It is not reached: no credentials, no network, no such bucket. Each library
            behind fsspec has errors of its own for these.
    """
    try:
        yield
    except (CapesdocError, ImportError):
        raise
    except Exception as error:
        told = (str(error).splitlines() or [""])[0]
        raise ReadError(
            f"cannot be reached ({type(error).__name__}: {told}): check the address, the network, "
            "and the credentials that the environment gives",
            source=url,
        ) from error


@cache
def file_system(scheme: str) -> AbstractFileSystem:
    """Give the file system of a URL scheme; the options are the environment's."""
    try:
        import fsspec
    except ImportError as error:
        raise ReadError(
            f"{scheme}:// needs the extra `capesdoc[s3]` (pip install 'capesdoc[s3]')"
        ) from error
    try:
        # Listings are not kept: a run that goes on must see what others have written.
        return fsspec.filesystem(scheme, use_listings_cache=False)
    except ImportError as error:
        raise ReadError(f"{scheme}:// is not installed ({error})") from error


def split_url(url: str) -> tuple[AbstractFileSystem, str]:
    """Give the file system of a URL and the path in it."""
    system = file_system(url.partition("://")[0])
    return system, str(system._strip_protocol(url))


def read_whole(url: str) -> bytes:
    """Read a remote file."""
    system, path = split_url(url)
    data: bytes = system.cat_file(path)
    return data


class RangeFile:
    """A remote file that asks for just the bytes that are read."""

    def __init__(self, url: str) -> None:
        self._system, self._path = split_url(url)
        self._at = 0

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Move from the start (0) or from here (1)."""
        self._at = offset if whence == 0 else self._at + offset
        return self._at

    def read(self, size: int, /) -> bytes:
        """Read exactly so many bytes, fewer at the end."""
        data: bytes = self._system.cat_file(self._path, start=self._at, end=self._at + size)
        self._at += len(data)
        return data


class RemoteStore:
    """A folder of an object store."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._system, self._root = split_url(url)

    def _path(self, name: str) -> str:
        return f"{self._root.rstrip('/')}/{name}"

    @contextlib.contextmanager
    def writer(self, name: str) -> Iterator[BinaryIO]:
        """Open a file that appears under its name, whole, when the block ends well."""
        with tempfile.SpooledTemporaryFile(max_size=MEMORY_BYTES) as spool:
            yield spool  # type: ignore[misc]
            spool.seek(0)
            self._system.pipe_file(self._path(name), spool.read())

    def create(self, name: str, file: BinaryIO) -> bool:
        """Write a file unless one of this name exists; tell whether it was written."""
        try:
            self._system.pipe_file(self._path(name), file.read(), mode="create")
        except FileExistsError:
            return False
        return True

    def open(self, name: str) -> BinaryIO:
        """Open a file to read it; FileNotFoundError where there is none."""
        return io.BytesIO(self._system.cat_file(self._path(name)))

    def exists(self, name: str) -> bool:
        """Tell whether there is a file of this name; ReadError where the place is not reached."""
        with reaching(self._url):
            return bool(self._system.exists(self._path(name)))

    def names(self, folder: str) -> list[str]:
        """List the file names in a folder, sorted; empty where there is no such folder."""
        try:
            paths: list[str] = self._system.ls(self._path(folder), detail=False)
        except FileNotFoundError:
            return []
        return sorted(path.rsplit("/", 1)[1] for path in paths)

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""
        with contextlib.suppress(FileNotFoundError):
            self._system.rm_file(self._path(name))
