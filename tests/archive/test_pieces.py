"""Members of archives are unpacked with care: an archive may lie about them."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

import pytest

from capesdoc.archive.pieces import read_task, unpack
from capesdoc.archive.sources import DocRef, find_documents
from capesdoc.archive.task import Piece, Task
from capesdoc.errors import (
    CorruptDocumentError,
    EncryptedDocumentError,
    LimitExceededError,
    ReadError,
    UnsupportedFormatError,
)
from capesdoc.limits import DEFAULT_LIMITS, Limits

CONTENT = b"Title: Routes\n\nText. " * 100


def deflated(content: bytes) -> tuple[bytes, Piece]:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = packer.compress(content) + packer.flush()
    crc = zlib.crc32(content)
    return packed, Piece(offset=0, packed=len(packed), size=len(content), method="deflate", crc=crc)


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2], ids=str
)
def test_a_member_of_a_zip_is_what_was_put_in(tmp_path: Path, method: int) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("first.txt", b"other")
        archive.writestr("second.txt", CONTENT)
    _, doc = find_documents([path])
    assert isinstance(doc, DocRef)
    task = Task(name=doc.name, path=doc.uri, piece=doc.piece)
    assert read_task(task, DEFAULT_LIMITS) == CONTENT


def test_a_member_that_unpacks_to_more_than_declared_is_corrupt() -> None:
    packed, piece = deflated(bytes(10_000_000))
    with pytest.raises(CorruptDocumentError, match="declares"):
        unpack(packed, piece._replace(size=10), name="a", limits=DEFAULT_LIMITS)


def test_a_member_with_a_wrong_checksum_is_corrupt() -> None:
    packed, piece = deflated(CONTENT)
    with pytest.raises(CorruptDocumentError, match="checksum"):
        unpack(packed, piece._replace(crc=1), name="a", limits=DEFAULT_LIMITS)


def test_a_declared_size_over_the_limit_is_refused_before_anything_is_unpacked() -> None:
    packed, piece = deflated(CONTENT)
    with pytest.raises(LimitExceededError):
        unpack(packed, piece, name="a", limits=Limits(file_bytes=100))


@pytest.mark.parametrize(
    ("method", "error"),
    [("encrypted", EncryptedDocumentError), ("14", UnsupportedFormatError)],
)
def test_a_member_that_cannot_be_unpacked_says_so(method: str, error: type[ReadError]) -> None:
    packed, piece = deflated(CONTENT)
    with pytest.raises(error):
        unpack(packed, piece._replace(method=method), name="a", limits=DEFAULT_LIMITS)


@pytest.mark.parametrize("damage", [b"", b"\xff" * 40])
def test_a_damaged_member_is_corrupt(damage: bytes) -> None:
    _, piece = deflated(CONTENT)
    with pytest.raises(CorruptDocumentError):
        unpack(damage, piece, name="a", limits=DEFAULT_LIMITS)


def test_a_zip_that_was_cut_after_it_was_listed_is_corrupt(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", CONTENT)
    path = tmp_path / "a.zip"
    path.write_bytes(buffer.getvalue())
    (doc,) = find_documents([path])
    assert isinstance(doc, DocRef)
    path.write_bytes(buffer.getvalue()[:50])
    with pytest.raises(CorruptDocumentError, match="cut off"):
        read_task(Task(name="a", path=doc.uri, piece=doc.piece), DEFAULT_LIMITS)
