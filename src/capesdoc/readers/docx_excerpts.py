"""Excerpts of a large part of a .docx: the few elements that a document uses, cut out as text.

`styles.xml` and `numbering.xml` hold everything that a template offers (350 kB of styles in a
common one), and a document uses a handful of it. To find those few in the bytes and parse nothing
else takes a fraction of the time of parsing the part. The shortcut is taken only where it is safe:
the usual prefix, double quotes, no comment. Any other part is parsed whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from capesdoc.patterns import compile_later
from capesdoc.readers.docx_names import W
from capesdoc.readers.docx_package import Package
from capesdoc.values import NamedTuple

if TYPE_CHECKING:
    from capesdoc.readers.docx_xml import Node

__all__ = ["ABSTRACT_LISTS", "LISTS", "STYLES", "Excerpts", "Kind"]

_FINDS: Final = 24
"""Elements looked up by one search each, before one pass over the part notes where all stand."""

_NAMESPACE: Final = f'xmlns:w="{W[1:-1]}"'.encode()
_PLAIN_KEY: Final = compile_later(r"[^&<>\"']{1,255}", re.ASCII)


class Kind(NamedTuple):
    """Elements of one name and the attribute that they are known by."""

    element: bytes
    attribute: bytes
    start: re.Pattern[bytes]


def _kind(element: bytes, attribute: bytes) -> Kind:
    start = re.compile(rb'<w:%s (?:[^<>]*? )?w:%s="([^"]*)"' % (element, attribute))
    return Kind(element, attribute, start)


STYLES: Final = _kind(b"style", b"styleId")
LISTS: Final = _kind(b"num", b"numId")
ABSTRACT_LISTS: Final = _kind(b"abstractNum", b"abstractNumId")


class Excerpts:
    """The elements of a part, each found when it is asked for."""

    def __init__(self, package: Package, part: str | None) -> None:
        self._package = package
        self._part = part or ""
        self._data = b"" if part is None else package.read(part, verify=False) or b""
        self._head = _safe_head(self._data)
        self._root: Node | None = None
        self._finds = 0
        self._starts: dict[Kind, dict[str, int]] = {}
        self._whole: dict[Kind, dict[str, Node]] = {}

    @property
    def is_safe(self) -> bool:
        """Whether elements are still cut out of the bytes, and nothing said not to."""
        return bool(self._head)

    def text(self, kind: Kind, key: str) -> bytes | None:
        """Give one element without its end tag, or None where only `node` can tell."""
        if not self._head or not _PLAIN_KEY.fullmatch(key):
            return None
        start = self._find(kind, key)
        end = self._data.find(b"</w:%s>" % kind.element, start) if start >= 0 else -1
        if end < 0:
            return None
        text = self._data[start:end]
        if b"'" in text or b"<!" in text:
            self._head = b""
            return None
        return text

    def node(self, kind: Kind, key: str) -> Node | None:
        """Give one element, parsed."""
        text = self.text(kind, key)
        if text is not None:
            root_name = self._head[1:].split(None, 1)[0]
            block = b"%s%s</w:%s></%s>" % (self._head, text, kind.element, root_name)
            return self._parse(block)[0]
        if self._head or not self._data:
            return None
        if kind not in self._whole:
            self._whole[kind] = self._read_whole(kind)
        return self._whole[kind].get(key)

    def _read_whole(self, kind: Kind) -> dict[str, Node]:
        if self._root is None:
            self._root = self._parse(self._data)
        attribute = f"{W}{kind.attribute.decode()}"
        nodes: dict[str, Node] = {}
        for node in self._root.iterchildren(f"{W}{kind.element.decode()}"):
            nodes.setdefault(node.get(attribute, ""), node)
        return nodes

    def _parse(self, data: bytes) -> Node:
        from capesdoc.readers.docx_xml import parse_xml

        return parse_xml(self._package, self._part, data)

    def _find(self, kind: Kind, key: str) -> int:
        starts = self._starts.get(kind)
        if starts is None and self._finds < _FINDS:
            self._finds += 1
            sought = b' w:%s="%s"' % (kind.attribute, key.encode())
            begin = b"<w:%s " % kind.element
            place = self._data.find(sought)
            tag = self._data.rfind(b"<", 0, place) if place >= 0 else -1
            if tag < 0 or self._data.startswith(begin, tag):
                return tag
            # Another element has the same attribute: the index tells them apart.
        if starts is None:
            starts = self._starts[kind] = {}
            for match in kind.start.finditer(self._data):
                starts.setdefault(match[1].decode("utf-8", "replace"), match.start())
        return starts.get(key, -1)


def _safe_head(data: bytes) -> bytes:
    """Give the start tag of a part where cutting it up is safe, else nothing."""
    begin = data.find(b"<w:")
    head = data[begin : data.find(b">", begin) + 1] if begin >= 0 else b""
    return head if _NAMESPACE in head and b"'" not in head and not head.endswith(b"/>") else b""
