"""The public doors: one document, read here or in a process of its own."""

from __future__ import annotations

from capesdoc import pipeline
from capesdoc.limits import DEFAULT_LIMITS, Limits
from capesdoc.profile import Profile
from capesdoc.readers import READERS, Reader, Source
from capesdoc.record import EventReport

__all__ = ["parse"]


def parse(
    source: Source,
    *,
    name: str | None = None,
    profile: Profile | None = None,
    limits: Limits = DEFAULT_LIMITS,
    password: str | None = None,
    encoding: str | None = None,
    strict: bool = False,
    cross_check: bool = False,
    readers: tuple[Reader, ...] = READERS,
    isolate: bool = False,
) -> EventReport:
    """Turn one document into a record.

    Without `isolate`, a document that nobody vouches for can cost the caller's process: no limit
    in a process stops a PDF library that loops or aborts. SECURITY.md says what is promised.

    Args:
        source: `str` and `PathLike` are paths; bytes and binary files are contents.
        name: The name it goes by in the record; by default that of the file.
        profile: The vocabulary; by default the one that ships with the package.
        limits: What the document may cost.
        password: Password of an encrypted PDF.
        encoding: Encoding of a text, where it is known.
        strict: Raise where the record has a diagnostic of severity error.
        cross_check: Read a PDF with both readers and report where they differ.
        readers: The readers to ask, in order: `(*READERS, mine)` adds one. With `isolate`, each
            must stand in a module that can be imported.
        isolate: Read it in a worker process, where `limits.seconds` and `limits.memory_bytes`
            hold too. It costs the start of a process; for many documents take `parse_many`.

    Raises:
        CapesdocError: There is no record; the class says why and the message what to do. With
            `isolate`, a document that ends the worker process is a `CrashedError`.
        IsolationError: `isolate`, and a worker process cannot be started here.
    """
    if isolate:
        # Imported where it is needed: who reads a text here pays for no processes.
        from capesdoc.archive.many import parse_isolated

        return parse_isolated(
            source,
            name=name,
            profile=profile,
            limits=limits,
            password=password,
            encoding=encoding,
            strict=strict,
            cross_check=cross_check,
            readers=readers,
        )
    return pipeline.parse(
        source,
        name=name,
        profile=profile,
        limits=limits,
        password=password,
        encoding=encoding,
        strict=strict,
        cross_check=cross_check,
        readers=readers,
    )
