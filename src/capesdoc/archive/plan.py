"""The plan: which documents make which shard, written once and only then worked on.

DEST/_capes/run.json                what decides the content of the records
DEST/_capes/plan-0001.jsonl.gz      one shard a line; a grown archive adds plan-0002, and so on
DEST/_capes/skipped-0001.jsonl      what was found and is not converted, with its reason
DEST/_capes/shards/<shard>.json     the shard's report, written last: it is the commit
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from os import PathLike
from typing import BinaryIO, Final

from attrs import frozen

from capesdoc.archive.nameless import nameless_file
from capesdoc.archive.options import Format, Options
from capesdoc.archive.outputs import file_name_of
from capesdoc.archive.sources import DocRef, Found, Skipped
from capesdoc.archive.store import Store, open_store
from capesdoc.archive.task import Piece
from capesdoc.errors import DifferentRunError, MissingFileError, NameCollisionError

__all__ = [
    "Shard",
    "add_plan",
    "check_run",
    "is_known",
    "known_documents",
    "open_run",
    "plan_names",
    "read_shards",
    "skipped",
]

SMALLEST_SHARD: Final = 32
"""Fewest documents worth a shard: below, writing it costs more than 10 % of parsing it."""

LARGEST_SHARD: Final = 500
"""Most documents in a shard: some 5 s of work, which is what a killed run has to do again."""

SHARDS_OF_A_SMALL_ARCHIVE: Final = 64
"""Shards that a smaller archive is cut into, so that many workers find something to do."""

RUN: Final = "_capes/run.json"


def open_run(out: str | PathLike[str]) -> Store:
    """Open the destination of a run.

    Raises:
        MissingFileError: No run has written there.
    """
    place = os.fspath(out)
    store = open_store(place)
    if not store.exists(RUN):
        raise MissingFileError("no archive run has written here", source=place)
    return store


@frozen(kw_only=True)
class Shard:
    """The documents that are converted and committed together.

    Attributes:
        id: Its name, from the plan's number, its place in it, and a hash of what it holds.
        docs: The documents, in the order of their records.
        retries: Whether these documents have failed before and are tried again.
    """

    id: str
    docs: tuple[DocRef, ...]
    retries: bool = False

    @property
    def plan(self) -> int:
        """The number of the plan it is part of, from 1."""
        return int(self.id.partition("-")[0])


def check_run(store: Store, options: Options) -> str:
    """Make sure that the destination belongs to a run with these options; give its fingerprint.

    Raises:
        DifferentRunError: It belongs to another one.
    """
    meaning = options.meaning()
    text = json.dumps(meaning, indent=2, sort_keys=True) + "\n"
    if not store.exists(RUN):
        store.create(RUN, io.BytesIO(text.encode()))
    with store.open(RUN) as file:
        stored = json.loads(file.read())
    if stored != meaning:
        names = sorted(
            name for name in {*stored, *meaning} if stored.get(name) != meaning.get(name)
        )
        changes = ", ".join(f"{n} was {stored.get(n)} and is {meaning.get(n)}" for n in names)
        raise DifferentRunError(
            f"the destination holds records that were made otherwise ({changes}); "
            "go on with those options, or choose another destination"
        )
    return hashlib.sha256(text.encode()).hexdigest()


def plan_names(store: Store) -> list[str]:
    """Give the names of the plans there are, in order."""
    return [name for name in store.names("_capes") if name.startswith("plan-")]


def read_shards(store: Store) -> Iterator[Shard]:
    """Give the shards of all plans, in order, one at a time."""
    for name in plan_names(store):
        with store.open(f"_capes/{name}") as packed, gzip.open(packed, "rt", encoding="utf-8") as f:
            for line in f:
                data = json.loads(line)
                docs = tuple(_to_ref(one) for one in data["docs"])
                yield Shard(id=data["id"], docs=docs, retries=data["retries"])


def known_documents(store: Store) -> set[int]:
    """Give a short hash of every document that has been planned."""
    return {_short(doc) for shard in read_shards(store) for doc in shard.docs}


def is_known(doc: DocRef, known: set[int]) -> bool:
    """Tell whether a document is among the planned ones."""
    return _short(doc) in known


def add_plan(
    store: Store,
    found: Iterable[Found],
    options: Options,
    fingerprint: str,
    *,
    retries: bool = False,
) -> int:
    """Plan what is found and not planned yet; give the number of documents that were added.

    Of two runs that plan at once, one makes the plan and both work on it.
    """
    number = len(plan_names(store)) + 1
    known = set() if retries or number == 1 else known_documents(store)
    with nameless_file() as plan, nameless_file() as left:
        sorter = _Sorter(left, known, options.format)
        shards = _cut(sorter.documents(found), options.shard_size)
        docs = _write_plan(plan, shards, number, fingerprint, retries=retries)
        plan.seek(0)
        if docs and not store.create(f"_capes/plan-{number:04}.jsonl.gz", plan):
            return 0
        if not retries:
            _keep_skipped(store, number, left)
    return docs


def skipped(store: Store) -> Iterator[Skipped]:
    """Give what the newest search found and did not convert."""
    names = [name for name in store.names("_capes") if name.startswith("skipped-")]
    if names:
        with store.open(f"_capes/{names[-1]}") as file:
            for line in file:
                yield Skipped(**json.loads(line))


class _Sorter:
    """Parts documents from what is skipped, and new ones from those planned before."""

    def __init__(self, left: BinaryIO, known: set[int], format: Format) -> None:
        self._left, self._known, self._format = left, known, format
        self._files: set[str] = set()

    def documents(self, found: Iterable[Found]) -> Iterator[DocRef]:
        for one in found:
            if isinstance(one, Skipped):
                line = json.dumps(one._asdict())
                self._left.write(line.encode() + b"\n")
            elif not is_known(one, self._known):
                if self._format is Format.FILES:
                    self._refuse_collision(one)
                yield one

    def _refuse_collision(self, doc: DocRef) -> None:
        file = file_name_of(doc.name).casefold()
        if file in self._files:
            raise NameCollisionError(
                f"two documents would be written to {file}: convert them to two destinations, "
                "or with --format jsonl"
            )
        self._files.add(file)


def _keep_skipped(store: Store, number: int, left: BinaryIO) -> None:
    left.seek(0)
    with store.writer(f"_capes/skipped-{number:04}.jsonl") as file:
        file.write(left.read())


def _cut(docs: Iterator[DocRef], size: int | None) -> Iterator[tuple[DocRef, ...]]:
    """Cut documents into shards, by their number and never by that of the workers."""
    if size is None:
        first = tuple(islice(docs, SHARDS_OF_A_SMALL_ARCHIVE * LARGEST_SHARD))
        even = -(-len(first) // SHARDS_OF_A_SMALL_ARCHIVE)
        size = max(SMALLEST_SHARD, min(LARGEST_SHARD, even))
        for start in range(0, len(first), size):
            yield first[start : start + size]
    while chunk := tuple(islice(docs, size)):
        yield chunk


def _write_plan(
    plan: BinaryIO,
    shards: Iterable[tuple[DocRef, ...]],
    number: int,
    fingerprint: str,
    *,
    retries: bool,
) -> int:
    count = 0
    with gzip.GzipFile(filename="", fileobj=plan, mode="wb", mtime=0) as packed:
        for index, docs in enumerate(shards):
            count += len(docs)
            line = {
                "id": _shard_id(docs, number, index, fingerprint),
                "retries": retries,
                "docs": [_from_ref(doc) for doc in docs],
            }
            packed.write(json.dumps(line, separators=(",", ":")).encode() + b"\n")
    return count


def _shard_id(docs: tuple[DocRef, ...], number: int, index: int, fingerprint: str) -> str:
    # Names, not paths: the same archive gives the same parts wherever it lies.
    held = json.dumps([fingerprint, [[doc.name, doc.size] for doc in docs]])
    return f"{number:04}-{index:06}-{hashlib.sha256(held.encode()).hexdigest()[:12]}"


def _short(doc: DocRef) -> int:
    digest = hashlib.blake2b(doc.identity.encode("utf-8", "surrogateescape"), digest_size=8)
    return int.from_bytes(digest.digest(), "big")


def _from_ref(doc: DocRef) -> list[object]:
    piece = None if doc.piece is None else list(doc.piece)
    return [doc.name, doc.uri, doc.size, doc.version, piece]


def _to_ref(data: list[object]) -> DocRef:
    name, uri, size, version, piece = data
    assert isinstance(size, int | None)  # noqa: S101 — written by _from_ref
    return DocRef(
        name=str(name),
        uri=str(uri),
        size=size,
        version=str(version),
        piece=_to_piece(piece) if isinstance(piece, list) else None,
    )


def _to_piece(data: list[object]) -> Piece:
    offset, packed, size, method, crc = data
    return Piece(
        offset=int(str(offset)),
        packed=int(str(packed)),
        size=int(str(size)),
        method=str(method),
        crc=int(str(crc)),
    )
