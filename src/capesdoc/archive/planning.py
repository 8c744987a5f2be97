"""Planning: from what a person names to a plan that is written, or to a preview of one."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from os import PathLike
from typing import Final

from capesdoc.archive.options import Options
from capesdoc.archive.plan import add_plan, check_run, is_known, known_documents, plan_names
from capesdoc.archive.read_back import failed_documents
from capesdoc.archive.sources import DocRef, Skipped, find_documents, read_list, suffix_of
from capesdoc.archive.store import LocalStore, is_url, open_store
from capesdoc.values import NamedTuple

__all__ = ["DEFAULT_OPTIONS", "Preview", "check_options", "plan_archive", "preview"]

DEFAULT_OPTIONS: Final = Options()


class Preview(NamedTuple):
    """What a run would do.

    Attributes:
        documents: Documents that are found.
        new: How many of them no plan holds yet.
        suffixes: Documents by the suffix of their name.
        skipped: What is found and is no document, by reason; foreign files by their suffix.
    """

    documents: int
    new: int
    suffixes: tuple[tuple[str, int], ...]
    skipped: tuple[tuple[str, int], ...]


def plan_archive(
    sources: Iterable[str | PathLike[str]],
    out: str | PathLike[str],
    options: Options = DEFAULT_OPTIONS,
    *,
    from_list: Iterable[str] | None = None,
    retry_errors: bool = False,
    array: tuple[int, int] | None = None,
) -> int:
    """Plan what a run would convert, and write the plan; give the number of new documents.

    A member of an array does not search where there is a plan: a hundred of them would.
    """
    _check_named(sources, from_list)
    check_options(options)
    place = os.fspath(out)
    store = open_store(place)
    if isinstance(store, LocalStore):
        store.sweep()
    fingerprint = check_run(store, options)
    if retry_errors:
        again = failed_documents(store)
        return add_plan(store, again, options, fingerprint, retries=True) if again else 0
    if array is not None and plan_names(store):
        return 0
    return add_plan(store, _found(sources, from_list, place), options, fingerprint)


def preview(
    sources: Iterable[str | PathLike[str]],
    out: str | PathLike[str],
    *,
    from_list: Iterable[str] | None = None,
) -> Preview:
    """Say what a run would do; nothing is written."""
    _check_named(sources, from_list)
    place = os.fspath(out)
    known = known_documents(open_store(place))
    new = 0
    suffixes: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for one in _found(sources, from_list, place):
        if isinstance(one, DocRef):
            suffixes[suffix_of(one.name)] += 1
            new += not is_known(one, known)
        else:
            left[f"foreign {one.message}" if one.reason == "foreign" else one.reason] += 1
    return Preview(
        documents=suffixes.total(),
        new=new,
        suffixes=tuple(suffixes.most_common()),
        skipped=tuple(left.most_common()),
    )


def check_options(given: object) -> None:
    """Refuse what are no options with a word on what to give."""
    if not isinstance(given, Options):
        raise TypeError(f"options is {given!r}: give Options(…), such as Options(timeout=300)")


def _check_named(sources: object, from_list: object) -> None:
    """Refuse one source in place of several: its characters would be searched one by one."""
    if isinstance(sources, (str, bytes, PathLike)):
        raise TypeError(f"sources are several: give a list, [{sources!r}]")
    if isinstance(from_list, (str, bytes, PathLike)):
        raise TypeError("from_list is lines: give an open file or a list of paths and URLs")


def _found(
    sources: Iterable[str | PathLike[str]], from_list: Iterable[str] | None, out: str
) -> Iterator[DocRef | Skipped]:
    inside = None if is_url(out) else os.path.join(os.path.abspath(out), "")
    for one in find_documents(sources):
        # A destination inside the source must not be read as part of it.
        place = one.uri if isinstance(one, DocRef) else one.source
        if inside is None or not place.startswith(inside):
            yield one
    if from_list is not None:
        yield from read_list(from_list)
