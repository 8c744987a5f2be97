"""Remote sources: the documents below an fsspec URL."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, cast

from capesdoc.archive import sources
from capesdoc.archive.remote import reaching, split_url
from capesdoc.archive.spool import spooled
from capesdoc.errors import MissingFileError
from capesdoc.names import printable

__all__ = ["found_at_url"]


def found_at_url(url: str, prefix: str) -> Iterator[sources.Found]:
    """Give the documents at a URL: a file, an archive, a folder or a pattern.

    Raises:
        MissingFileError: There is nothing at the URL.
        ReadError: It cannot be reached.
    """
    system, path = split_url(url)
    base = path.rstrip("/")
    if sources.is_packed(url):
        with reaching(url):
            unpacked = spooled(url)
        with unpacked as file:
            yield from sources.members(file, url, prefix)
        return
    if url.lower().endswith((".zip", ".tar")):
        with reaching(url):
            opened = system.open(path, "rb")
        with opened as remote:
            yield from sources.members(cast("BinaryIO", remote), url, prefix)
        return
    if "*" in path or "?" in path:
        with reaching(url):
            listed = system.glob(path, detail=True)
        base = path.split("*")[0].split("?")[0].rpartition("/")[0]
    else:
        with reaching(url):
            listed = system.find(path, detail=True)
    if not listed:
        raise MissingFileError("nothing is there: check the URL", source=url)
    for found in sorted(listed):
        info = listed[found]
        if info.get("type") != "file":
            continue
        address = str(system.unstrip_protocol(found))
        below = found[len(base) :].lstrip("/") or found.rpartition("/")[2]
        if not sources.is_document(found):
            yield sources.foreign(printable(address), found)
            continue
        yield sources.DocRef(
            name=printable(f"{prefix.rstrip('/')}/{below}" if prefix else below),
            uri=address,
            size=info.get("size"),
            version=str(info.get("ETag", "")).strip('"'),
        )
