"""Tags of a PDF page through PDFium: which marked content is one paragraph, cell or item.

Word, LibreOffice, Chromium and others write beside the page what each run of text belongs to. It
is read where the catalog says that the file is tagged, and only as far as it tells paragraphs
apart: an element is a number, the same for all marked content of one paragraph on the page.
"""

from __future__ import annotations

import ctypes
from enum import Enum
from typing import Any, Final

from capesdoc.readers.pdfium_library import Pdfium

__all__ = ["Tags"]


class _Kind(Enum):
    """What an element is, as far as its paragraphs go."""

    PARAGRAPH = "all in it is one paragraph"
    ITEM = "its mark and its first paragraph are one"
    CELL = "its own text is one paragraph, and it may hold others"
    PART_OF_ITEM = "the mark or the text of an item"
    OTHER = "says nothing"


_OTHER: Final = _Kind.OTHER
_KINDS: Final = {
    name.encode("utf-16-le"): kind
    for kind, names in (
        (_Kind.PARAGRAPH, "P H H1 H2 H3 H4 H5 H6 Caption Title TOCI"),
        (_Kind.ITEM, "LI"),
        (_Kind.CELL, "TD TH BlockQuote Note FENote"),
        (_Kind.PART_OF_ITEM, "Lbl LBody"),
    )
    for name in names.split()
}

MOST_ELEMENTS: Final = 20_000
"""Elements of one page that are looked at: a full page of a table of figures has some 2,000."""

MOST_CHILDREN: Final = 1_500
"""Children of one element. Most producers hang all paragraphs of a document below one element, and
each page asks after all of them: a report of 80 pages has as many, and pays a third of what reading
its pages costs; at 10,000 a page would cost four times as much as without tags."""

MOST_DEPTH: Final = 60
"""How deep elements are followed; nested lists in nested tables come to 20."""

_Name: Final = ctypes.c_char * 64
"""Held here: an array type that nobody holds is made anew at each use."""


class _TooMuchError(Exception):
    """A tree is larger or deeper than that of any page of text."""


class Tags:
    """The tags of one document, as long as asking for them costs a page little."""

    def __init__(self, library: Pdfium, document: Any) -> None:
        self._library = library
        self._asked = bool(library.is_tagged(document))

    def elements_of(self, page: Any) -> dict[int, int]:
        """Give for each number of marked content on a page the number of its paragraph.

        Nothing where the page has no tree. Nothing from the first page on whose tree is too large
        or too deep to be that of a page of text: PDFium makes it anew for each page.
        """
        tree = self._library.structure_tree(page) if self._asked else None
        if not tree:
            return {}
        handle = ctypes.c_void_p(tree)
        try:
            return _Walk(self._library).run(handle)
        except _TooMuchError:
            self._asked = False
            return {}
        finally:
            self._library.close_structure_tree(handle)


class _Walk:
    """One walk over the tree of a page."""

    def __init__(self, library: Pdfium) -> None:
        self.library = library
        self.found: dict[int, int] = {}
        self.count = 0
        self.seen = 0
        self.name = _Name()
        self.size = ctypes.c_ulong(len(self.name))

    def run(self, tree: Any) -> dict[int, int]:
        """Walk from the roots.

        Raises:
            _TooMuchError: There is too much of it.
        """
        library = self.library
        for index in range(library.count_structure_roots(tree)):
            if root := library.structure_root(tree, index):
                self.outside(ctypes.c_void_p(root), 0, begins=False, depth=0)
        return self.found

    def outside(self, element: Any, number: int, *, begins: bool, depth: int) -> None:
        """Go down an element that may hold paragraphs.

        Args:
            element: PDFium's pointer to it.
            number: The item or cell it stands in, 0 for none.
            begins: Whether the next paragraph below it is the first of a list item.
            depth: How many elements stand above it.
        """
        library = self.library
        length = library.element_type(element, self.name, self.size)
        kind = _KINDS.get(self.name.raw[: max(length - 2, 0)], _OTHER)
        if kind is _Kind.PARAGRAPH:
            if not begins:
                self.count += 1
                number = self.count
            self.inside(element, number, depth)
            return
        if kind is _Kind.ITEM or kind is _Kind.CELL:
            self.count += 1
            number = self.count
        begins = kind is _Kind.ITEM or (begins and kind is _Kind.PART_OF_ITEM)
        for index in range(self.children(element)):
            content = library.element_content(element, index)
            if content >= 0:
                self.found[content] = number
            elif child := library.element_child(element, index):
                self.check(depth)
                self.outside(ctypes.c_void_p(child), number, begins=begins, depth=depth + 1)
                # Behind the mark comes the first paragraph of the item, behind that the second.
                begins = begins and kind is _Kind.ITEM

    def inside(self, element: Any, number: int, depth: int) -> None:
        """Go down a paragraph: all in it is one, and no type is asked for."""
        library, found = self.library, self.found
        for index in range(self.children(element)):
            content = library.element_content(element, index)
            if content >= 0:
                found[content] = number
            elif child := library.element_child(element, index):
                self.check(depth)
                self.inside(ctypes.c_void_p(child), number, depth + 1)

    def children(self, element: Any) -> int:
        """Say how many children an element has, on whatever page they are."""
        count: int = self.library.count_element_children(element)
        if count > MOST_CHILDREN:
            raise _TooMuchError
        return count

    def check(self, depth: int) -> None:
        self.seen += 1
        if self.seen > MOST_ELEMENTS or depth > MOST_DEPTH:
            raise _TooMuchError
