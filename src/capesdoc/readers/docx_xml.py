"""XML of a .docx part: parsed without entities, without network, within limits."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from lxml import etree

from capesdoc.errors import ReadError
from capesdoc.patterns import compile_later
from capesdoc.readers.docx_names import STRICT_NAMESPACES
from capesdoc.readers.docx_package import Package
from capesdoc.readers.exceeded import limit_exceeded

__all__ = ["Node", "parse_part", "parse_xml"]

Node: TypeAlias = etree._Element


def _parser(*, huge_tree: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=huge_tree,
    )


_PARSER: Final = _parser(huge_tree=False)

_LIBXML_DEPTH: Final = 256
"""The nesting at which libxml2 stops by itself unless it is told that the tree is huge."""

_SHORTEST_ELEMENT_BYTES: Final = 4
"""`<a/>`: a part shorter than this times the limit cannot exceed the limit of nodes."""

_STRICT: Final = tuple(
    (
        compile_later(rb"(xmlns(?::[\w.-]+)?\s*=\s*[\"'])" + re.escape(strict.encode())),
        usual[1:-1].encode(),
    )
    for strict, usual in STRICT_NAMESPACES
)


def parse_part(package: Package, part: str) -> Node | None:
    """Inflate and parse one part, or give None where there is none.

    Raises:
        CorruptDocumentError: It is not well-formed, or declares a document type.
        LimitExceededError: It is too large, too deep, or has too many elements.
    """
    data = package.read(part, verify=True)
    return None if data is None else parse_xml(package, part, data)


def parse_xml(package: Package, part: str, data: bytes) -> Node:
    """Parse the bytes of a part; errors as of `parse_part`."""
    limits = package.limits
    if len(data) > _SHORTEST_ELEMENT_BYTES * limits.xml_nodes:
        nodes = data.count(b"<") - data.count(b"</")
        if nodes > limits.xml_nodes:
            raise limit_exceeded(
                f"{part} has some {nodes:,} elements",
                limit="xml_nodes",
                value=nodes,
                allowed=limits.xml_nodes,
                source=package.name,
            )
    if b"purl.oclc.org/ooxml" in data:
        for strict, usual in _STRICT:
            data = strict.sub(rb"\1" + usual, data)
    parser = _PARSER
    if limits.xml_depth > _LIBXML_DEPTH:
        parser = _parser(huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _refusal(package, part, error) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise package.damaged(f"{part} declares a document type, which Word never writes")
    return root


def _refusal(package: Package, part: str, error: etree.XMLSyntaxError) -> ReadError:
    message = error.msg or ""
    if "xcessive depth" in message:
        return limit_exceeded(
            f"{part} is nested too deeply",
            limit="xml_depth",
            value=None,
            allowed=package.limits.xml_depth,
            source=package.name,
        )
    if not error.lineno:
        # This is how libxml2 says that memory ran out.
        raise MemoryError(message)
    return package.damaged(f"{part} is not well-formed XML: {message[:120]}")
