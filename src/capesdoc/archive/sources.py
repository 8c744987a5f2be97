"""Sources: from what a person names (files, folders, globs, archives, URLs) to documents.

Everything that is found is either a document or skipped with a reason: nothing is lost silently,
and nothing in a folder or an archive can stop the search.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from os import PathLike
from typing import BinaryIO, Final

from capesdoc.archive.pieces import METHODS
from capesdoc.archive.spool import spooled
from capesdoc.archive.store import is_url
from capesdoc.archive.task import Piece
from capesdoc.errors import MissingFileError, ReadError
from capesdoc.names import printable
from capesdoc.values import NamedTuple

__all__ = [
    "SUFFIXES",
    "DocRef",
    "Found",
    "Skipped",
    "find_documents",
    "foreign",
    "is_document",
    "is_packed",
    "members",
    "read_list",
    "suffix_of",
]

SUFFIXES: Final = frozenset({".txt", ".pdf", ".docx"})
"""What counts as a document, in any case of letters; everything else is counted as foreign."""

_ARCHIVES: Final = (".zip", ".tar")
_PACKED_ARCHIVES: Final = (".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")

_NOT_DOCUMENTS: Final = ("~$", "._")
"""How names begin that Word (lock files) and macOS (resource forks) leave beside a document."""


class DocRef(NamedTuple):
    """One document, wherever it is.

    Attributes:
        name: What it is called in its record: its path below the source it was found in.
        uri: The file or URL that holds it.
        size: Its bytes, or None where nobody has looked.
        version: Entity tag of a remote file, which changes with its content, or empty.
        piece: Where it stands in that file, or None where it is the file.
    """

    name: str
    uri: str
    size: int | None = None
    version: str = ""
    piece: Piece | None = None

    @property
    def identity(self) -> str:
        """What tells it from every other document, also in a later run."""
        offset = "" if self.piece is None else self.piece.offset
        return f"{self.uri}\0{offset}\0{self.size}\0{self.version}"


class Skipped(NamedTuple):
    """Something that was found and is not converted.

    Attributes:
        source: The path or URL, and the member of an archive.
        reason: `foreign`, `link`, `not-a-file`, `duplicate`, `unreadable` or `cut-off`.
        message: One sentence that says more.
    """

    source: str
    reason: str
    message: str

    @property
    def is_loss(self) -> bool:
        """Whether documents may be missing from the run because of it."""
        return self.reason in ("unreadable", "cut-off")


Found = DocRef | Skipped


def find_documents(sources: Iterable[str | PathLike[str]]) -> Iterator[Found]:
    """Find the documents of all sources, in a stable order.

    Raises:
        MissingFileError: A source that was named is not there.
    """
    named = [os.fspath(source) for source in sources]
    seen: set[str] = set()
    for source in named:
        # The name of one source adds nothing; of several, it tells equal paths apart.
        prefix = source if len(named) > 1 else ""
        for found in _found_in(source, prefix):
            if isinstance(found, DocRef):
                if found.identity in seen:
                    yield Skipped(
                        source=found.uri, reason="duplicate", message="named more than once"
                    )
                    continue
                if len(named) > 1:
                    seen.add(found.identity)
            yield found


def read_list(lines: Iterable[str]) -> Iterator[Found]:
    """Give the documents that a list names, one path or URL a line; `#` starts a comment line."""
    for line in lines:
        entry = line.rstrip("\r\n")
        if not entry or entry.startswith("#"):
            continue
        if is_url(entry):
            yield DocRef(name=printable(entry), uri=entry)
            continue
        try:
            size = os.stat(entry).st_size
        except (OSError, ValueError):
            size = None  # converting it says what is wrong, in its place
        yield DocRef(name=printable(entry), uri=os.path.abspath(entry), size=size)


def is_packed(uri: str) -> bool:
    """Tell whether an archive is compressed as a whole, so that it has to be unpacked first."""
    return uri.lower().endswith(_PACKED_ARCHIVES)


def _found_in(source: str, prefix: str) -> Iterator[Found]:
    if is_url(source):
        from capesdoc.archive.remote_sources import found_at_url

        yield from found_at_url(source, prefix)
    elif os.path.isdir(source):
        yield from _walk(os.path.abspath(source), _joined(prefix, ""))
    elif os.path.lexists(source):
        yield from _file(source, prefix or os.path.basename(source), inside=prefix)
    else:
        yield from _matching(source)


def _matching(pattern: str) -> Iterator[Found]:
    import glob

    if not glob.has_magic(pattern):
        raise MissingFileError("no such file or folder: check the path", source=printable(pattern))
    matches = sorted(glob.glob(pattern, recursive=True), key=os.fsencode)
    if not matches:
        raise MissingFileError("matches no file: check the pattern", source=pattern)
    for match in matches:
        if not os.path.isdir(match):
            yield from _file(match, match, inside=match)


def _joined(prefix: str, name: str) -> str:
    return f"{prefix.rstrip('/')}/{name}" if prefix else name


def _walk(folder: str, prefix: str) -> Iterator[Found]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        message = f"the folder cannot be listed ({error.strerror})"
        yield Skipped(source=printable(folder), reason="unreadable", message=message)
        return
    for entry in entries:
        name = _joined(prefix, entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, name)
            continue
        try:
            one = _entry(entry, name)
        except OSError as error:  # a link to itself, or into a folder that may not be entered
            one = _unreadable(printable(entry.path), error)
        yield one


def _entry(entry: os.DirEntry[str], name: str) -> Found:
    source = printable(entry.path)
    if entry.is_symlink() and entry.is_dir():
        message = "a link to a folder, which may lead in a circle: name the folder as a source"
        return Skipped(source=source, reason="link", message=message)
    if not is_document(entry.name):
        return foreign(source, entry.name)
    status = entry.stat()
    if not stat.S_ISREG(status.st_mode):
        return Skipped(source=source, reason="not-a-file", message="a device, pipe or socket")
    return DocRef(name=printable(name), uri=entry.path, size=status.st_size)


def _unreadable(source: str, error: OSError) -> Skipped:
    message = f"cannot be looked at ({error.strerror})"
    return Skipped(source=source, reason="unreadable", message=message)


def is_document(name: str) -> bool:
    """Tell by its name whether a file is a document."""
    base = _last_part(name)
    return suffix_of(base) in SUFFIXES and not base.startswith(_NOT_DOCUMENTS)


def suffix_of(name: str) -> str:
    """Give what follows the last dot of a file's name, with the dot and in lower case.

    Empty where there is none, and where the dot begins or ends the name.
    """
    base = _last_part(name)
    dot = base.rfind(".")
    return base[dot:].lower() if 0 < dot < len(base) - 1 else ""


def _last_part(name: str) -> str:
    # As pathlib does, which costs as much to load as a document costs to read.
    return next((part for part in reversed(name.split("/")) if part not in ("", ".")), "")


def foreign(source: str, name: str) -> Skipped:
    """Tell of a file that is no document, by its suffix."""
    suffix = suffix_of(name) or "no suffix"
    return Skipped(source=source, reason="foreign", message=printable(suffix))


def _file(path: str, name: str, *, inside: str) -> Iterator[Found]:
    """Give a file under its name; where it is an archive, what is inside below another."""
    uri = os.path.abspath(path)
    lower = path.lower()
    if lower.endswith((*_ARCHIVES, *_PACKED_ARCHIVES)):
        try:
            with spooled(uri) if is_packed(path) else open(path, "rb") as file:
                yield from members(file, uri, inside)
        except ReadError as error:
            yield Skipped(source=printable(uri), reason="unreadable", message=error.message)
        except OSError as error:
            message = f"the archive cannot be read ({error.strerror})"
            yield Skipped(source=printable(uri), reason="unreadable", message=message)
    elif not is_document(path):
        yield foreign(printable(uri), path)
    else:
        try:
            status = os.stat(path)
        except OSError as error:
            yield _unreadable(printable(uri), error)
            return
        if stat.S_ISREG(status.st_mode):
            yield DocRef(name=printable(name), uri=uri, size=status.st_size)
        else:
            message = "a device, pipe or socket"
            yield Skipped(source=printable(uri), reason="not-a-file", message=message)


def members(file: BinaryIO, uri: str, prefix: str) -> Iterator[Found]:
    """Give the documents inside an archive, in its own order."""
    import tarfile
    import zipfile

    try:
        listed = _zip_members(file) if uri.lower().endswith(".zip") else _tar_members(file)
        for name, found in listed:
            source = f"{printable(uri)}!{printable(name)}"
            if isinstance(found, str):
                yield Skipped(source=source, reason="link", message=found)
            elif not is_document(name):
                yield foreign(source, name)
            else:
                shown = printable(_joined(prefix, name))
                yield DocRef(name=shown, uri=uri, size=found.size, piece=found)
    except (zipfile.BadZipFile, tarfile.TarError, EOFError, ValueError, OSError) as error:
        message = f"the archive is damaged, and what follows in it is lost ({error})"
        yield Skipped(source=printable(uri), reason="cut-off", message=message)


def _zip_members(file: BinaryIO) -> Iterator[tuple[str, Piece | str]]:
    import zipfile

    with zipfile.ZipFile(file) as archive:
        for entry in archive.infolist():
            if entry.is_dir():
                continue
            method = METHODS.get(entry.compress_type, str(entry.compress_type))
            yield (
                entry.filename,
                Piece(
                    offset=entry.header_offset,
                    packed=entry.compress_size,
                    size=entry.file_size,
                    method="encrypted" if entry.flag_bits & 1 else method,
                    crc=entry.CRC,
                ),
            )


def _tar_members(file: BinaryIO) -> Iterator[tuple[str, Piece | str]]:
    import tarfile

    with tarfile.open(fileobj=file, mode="r:") as archive:
        while (entry := archive.next()) is not None:
            archive.members = []  # type: ignore[attr-defined]  # a million of them need not be kept
            if entry.isdir():
                continue
            if not entry.isfile() or entry.issparse():
                yield entry.name, "a link, a device or a sparse file inside an archive"
            else:
                offset, size = entry.offset_data, entry.size
                yield entry.name, Piece(offset=offset, packed=size, size=size, method="tar")
