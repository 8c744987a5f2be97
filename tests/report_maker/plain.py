"""Plain text: paginated in the styles that converters and typists leave behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby, pairwise
from typing import Final

from attrs import frozen

from capesdoc import ParagraphKind
from report_maker.content import Content
from report_maker.truth import Hyphen, Made, Truth
from report_maker.typesetting import Leaf, SetLine, Setting, set_blocks, truth_of

__all__ = ["NUMBER_FORMS", "TEXT_LAYOUTS", "TextLayout", "make_text", "roman"]


def roman(number: int) -> str:
    """Write a number below 40 as a small Roman numeral."""
    return (
        "x" * (number // 10)
        + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]
    )


NUMBER_FORMS: Final[dict[str, Callable[[int, int], str]]] = {
    "bare": lambda page, _: f"{page}",
    "dashes": lambda page, _: f"- {page} -",
    "page of": lambda page, total: f"Page {page} of {total}",
    "word": lambda page, _: f"{page} | P a g e",
    "brackets": lambda page, _: f"({page})",
    "letter": lambda page, _: f"P. {page}",
    "letter dash": lambda page, _: f"P - {page}",
    "roman": lambda page, _: roman(page),
    "slash": lambda page, total: f"{page}/{total}",
}
"""Every form a page number is printed in: the page and the number of pages to the line."""


@frozen(kw_only=True)
class TextLayout:
    """One way to print a report as text.

    Attributes:
        name: What tables call it.
        width: Characters of a line.
        rows: Lines of a page.
        wrapped: Whether paragraphs are broken into lines; else each is one line a page.
        indent: Spaces before a paragraph; then no blank line parts it from the one before.
        page_end: What stands between two pages, running lines apart.
        number: Form of the page number, or empty.
        number_on_top: Whether it stands on top.
        head: Head of even and of odd pages; `{title}` and `{organisation}` are filled in.
        head_on_first: Whether the first page has its head.
        hyphenate: Whether words are divided.
        notes: Whether there are footnotes.
        tight: Whether running lines touch the text.
    """

    name: str
    width: int = 78
    rows: int = 44
    wrapped: bool = True
    indent: int = 0
    page_end: str = "\f"
    number: str = ""
    number_on_top: bool = False
    head: tuple[str, str] = ("", "")
    head_on_first: bool = False
    hyphenate: bool = False
    notes: bool = False
    tight: bool = False


TEXT_LAYOUTS: Final[tuple[TextLayout, ...]] = (
    TextLayout(
        name="text, form feeds, head and number",
        number="page of",
        head=("{organisation}", "{organisation}"),
        head_on_first=True,
    ),
    TextLayout(name="text, form feeds, bare numbers", number="bare"),
    TextLayout(name="text, form feeds, roman numbers", number="roman"),
    TextLayout(
        name="text, form feeds, number on top, odd and even heads",
        number="bare",
        number_on_top=True,
        head=("{organisation}", "{title}"),
    ),
    TextLayout(name="text, form feeds, notes", number="dashes", notes=True),
    TextLayout(name="text, blank runs, one line a paragraph", wrapped=False, page_end="\n\n\n"),
    TextLayout(
        name="text, no form feeds, Page n of m", page_end="\n\n", number="page of", wrapped=False
    ),
    TextLayout(name="text, no form feeds, bare numbers", page_end="\n\n", number="bare"),
    TextLayout(
        name="text, no form feeds, head with number",
        page_end="\n",
        head=("{organisation} {page}", "{organisation} {page}"),
    ),
    TextLayout(
        name="text, no form feeds, head alone",
        page_end="\n\n",
        head=("{organisation}", "{organisation}"),
    ),
    TextLayout(
        name="text, indents only",
        indent=4,
        width=66,
        number="bare",
        head=("{title}", "{organisation}"),
        hyphenate=True,
    ),
    TextLayout(name="text, wrapped, hyphens", hyphenate=True, width=60, number="word"),
    TextLayout(
        name="text, form feeds, printed from the web",
        number="slash",
        head=("05/11/2025, 10:15    {title}", "05/11/2025, 10:15    {title}"),
        head_on_first=True,
        width=92,
    ),
    TextLayout(
        name="text, form feeds, no blank lines around heads",
        number="letter",
        head=("{organisation} | {title}", "{title} | {organisation}"),
        tight=True,
        width=70,
    ),
)


def make_text(content: Content, layout: TextLayout) -> Made:
    """Print a report as text, and tell the truth about it."""
    setting = Setting(width=layout.width, hyphenate=layout.hyphenate, indent=layout.indent)
    lines = set_blocks(content.blocks, setting)
    leaves = _leaves(content, lines, layout)
    total = len(leaves)
    pages: list[str] = []
    furniture: list[str] = []
    for number, leaf in enumerate(leaves, 1):
        top, bottom = _running(content, layout, number, total)
        furniture += [*top, *bottom]
        body = _body(content, leaf, layout, is_first=number == 1)
        pages.append(_printed(top, body, bottom, parting="\n" if layout.tight else "\n\n"))
    text = layout.page_end.join(pages) + "\n"
    hyphens = [line.hyphen for leaf in leaves for line in _end_lines(leaf, layout) if line.hyphen]
    return Made(
        name=f"{layout.name}.txt",
        data=text.encode(),
        truth=Truth(
            title=content.title,
            event_date=content.event_date,
            venue=content.venue,
            moderator=content.moderator,
            paragraphs=truth_of(content.blocks, leaves),
            furniture=tuple(furniture),
            hyphens=tuple(hyphens),
            pages=total,
        ),
    )


def _leaves(content: Content, lines: Sequence[SetLine], layout: TextLayout) -> list[Leaf]:
    """Cut the lines into pages; a heading never ends one, and the header stands on the first."""
    leaves: list[Leaf] = []
    leaf: list[SetLine] = []
    used = 2 * len(content.header)
    for line in lines:
        gap = 0 if layout.indent else 1
        needs = 1 + (gap if line.first else 0)
        if used + needs > layout.rows and leaf:
            carried = _trailing_headings(leaf)
            leaves.append(tuple(leaf[: len(leaf) - len(carried)]))
            leaf, used = carried, 2 * len(carried)
        leaf.append(line)
        used += needs
    return [*leaves, tuple(leaf)]


def _trailing_headings(leaf: Sequence[SetLine]) -> list[SetLine]:
    return [leaf[-1]] if leaf[-1].kind is ParagraphKind.HEADING else []


def _end_lines(leaf: Leaf, layout: TextLayout) -> list[SetLine]:
    """Give the lines of a page that are printed as lines: all, or the last where one is cut."""
    if layout.wrapped:
        return list(leaf)
    return [line for line in leaf[-1:] if not line.last]


def _running(
    content: Content, layout: TextLayout, number: int, total: int
) -> tuple[list[str], list[str]]:
    top: list[str] = []
    head = layout.head[number % 2]
    if head and (number > 1 or layout.head_on_first):
        top.append(head.format(title=content.title, organisation=content.organisation, page=number))
    if not layout.number:
        return top, []
    printed = NUMBER_FORMS[layout.number](number, total)
    return ([printed, *top], []) if layout.number_on_top else (top, [printed])


def _body(content: Content, leaf: Leaf, layout: TextLayout, *, is_first: bool) -> list[str]:
    rows: list[str] = []
    if is_first:
        for label, value in content.header:
            rows += [f"{label}: {value}", ""]
    for _, group in groupby(leaf, key=lambda line: line.block):
        block = list(group)
        parted = not layout.indent or block[0].kind is ParagraphKind.HEADING
        if rows and rows[-1] and block[0].first and parted:
            rows.append("")
        rows += [line.text for line in block] if layout.wrapped else [_unwrapped(block)]
        if block[0].kind is ParagraphKind.HEADING and layout.indent:
            rows.append("")
    if layout.notes:
        notes = [content.blocks[line.block].note for line in leaf if line.last]
        if any(notes):
            rows += ["", "_" * 20, *(note for note in notes if note)]
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _unwrapped(lines: Sequence[SetLine]) -> str:
    """Put the lines of a paragraph on one page back into one."""
    text = lines[0].text
    for before, line in pairwise(lines):
        glue = "" if before.hyphen is not None else " "
        text += glue + line.text.strip()
    return text


def _printed(
    top: Sequence[str], body: Sequence[str], bottom: Sequence[str], *, parting: str
) -> str:
    parts = ["\n".join(part) for part in (top, body, bottom) if part]
    return parting.join(parts) + "\n"


def hyphens_of(leaves: Sequence[Leaf]) -> tuple[Hyphen, ...]:
    """Give every divided word of some pages."""
    return tuple(line.hyphen for leaf in leaves for line in leaf if line.hyphen)
