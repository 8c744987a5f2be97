"""The report maker: event reports of many layouts, each with its truth, from a seed.

`make_content(seed)` invents a report; the modules `plain`, `drawn`, `word` and `paged` print it.
Each gives a `Made`: the bytes, and what a perfect reader would say of them.
"""

from __future__ import annotations

from report_maker.content import Block, Content, make_content
from report_maker.truth import Hyphen, Made, TrueParagraph, Truth

__all__ = [
    "Block",
    "Content",
    "Hyphen",
    "Made",
    "TrueParagraph",
    "Truth",
    "make_content",
]
