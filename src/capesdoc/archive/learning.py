"""Knowledge across files: an optional first pass learns the running heads that an archive shares.

A report of one page cannot show that its first line is the letterhead; a thousand reports can. The
pass parses a sample of what a plan holds. What it learns is written beside the plan, so that every
later run and every engine cleans alike.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

import attrs
from attrs import frozen

from capesdoc.archive.isolation import Answer
from capesdoc.archive.options import Options
from capesdoc.archive.plan import Shard
from capesdoc.archive.shards import outcomes

__all__ = ["Learnt", "decide", "learn_shard", "sample"]

LEAST_DOCUMENTS: Final = 5
"""Documents that must share a line at the edge of their first page before it is a running head: a
series of three or four events has its name there, and its reports are about it."""

LEAST_PROVEN: Final = 2
"""Documents whose own pages prove a running head, where that is all the evidence: one may have its
title as its head."""

MOST_SAMPLED: Final = 4_000
"""Documents of one plan that are looked at, evenly over it: looking costs as much as parsing, so
this is a fifth of a run of 20,000; and what fewer than one in 800 share is nobody's letterhead."""

PARSER: Final = "capesdoc.archive.page_edges:edges_of"
"""Import string of what a worker runs in place of the parser."""


@frozen(kw_only=True)
class Learnt:
    """What the documents of a shard teach: keys of lines, each with how many documents show it.

    Attributes:
        proven: Running heads that the documents' own pages prove.
        edge: Lines at the edges of first pages that may be running heads.
    """

    proven: tuple[tuple[str, int], ...]
    edge: tuple[tuple[str, int], ...]


def sample(shards: Iterable[Shard]) -> Iterator[Shard]:
    """Give shards with what is looked at of each: at most `MOST_SAMPLED` documents, evenly."""
    held = list(shards)
    step = -(-sum(len(shard.docs) for shard in held) // MOST_SAMPLED)
    for shard in held:
        yield attrs.evolve(shard, docs=shard.docs[::step])


def learn_shard(shard: Shard, out: str, options: Options) -> Learnt:
    """Look at the documents of a shard; what cannot be read teaches nothing.

    Args:
        shard: The documents.
        out: The destination, which is not touched.
        options: How they will be converted.
    """
    proven: Counter[str] = Counter()
    edge: Counter[str] = Counter()
    for _, outcome in outcomes(shard, attrs.evolve(options, parser=PARSER).setup()):
        if isinstance(outcome, Answer):
            one, other = json.loads(outcome.record)
            proven.update(one)
            edge.update(other)
    return Learnt(proven=tuple(sorted(proven.items())), edge=tuple(sorted(edge.items())))


def decide(learnt: Iterable[Learnt]) -> tuple[str, ...]:
    """Give the lines that are running heads of an archive, in the order of the alphabet."""
    proven: Counter[str] = Counter()
    edge: Counter[str] = Counter()
    for one in learnt:
        proven.update(dict(one.proven))
        edge.update(dict(one.edge))
    heads = {key for key, count in proven.items() if count >= LEAST_PROVEN}
    heads |= {key for key, count in edge.items() if count >= LEAST_DOCUMENTS}
    return tuple(sorted(heads))
