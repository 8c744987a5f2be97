"""Relationships of a .docx: which part stands for which, by the ids that the markup uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from capesdoc.patterns import compile_later
from capesdoc.readers.docx_memory import Memory
from capesdoc.readers.docx_names import PACKAGE
from capesdoc.readers.docx_package import Package

__all__ = ["read_relationships"]

_PLAIN_RELATIONS: Final = compile_later(
    rb"(?:<\?xml [^<>]*>\s*)?<Relationships xmlns=\"[^\"&<>]*\"\s*>\s*"
    rb"(?:<Relationship [^<>&']*/>\s*)*</Relationships>\s*"
)
_ATTRIBUTES: Final = ("Id", "Type", "Target", "TargetMode")
_ATTRIBUTE: Final = compile_later(r'([A-Za-z]+)="([^"]*)"')

_RELATIONS: Final[Memory[Mapping[str, tuple[str, str]]]] = Memory()


def read_relationships(package: Package, part: str) -> Mapping[str, tuple[str, str]]:
    """Give the internal relationships of a part: id to (last word of the type, target)."""
    folder, _, file = part.rpartition("/")
    name = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
    known = _RELATIONS.of(package, name)
    if "" in known:
        return known[""]
    data = package.read(name, verify=True)
    if data is None:
        return {}
    relations: list[Mapping[str, str]]
    is_plain = _PLAIN_RELATIONS.fullmatch(data) is not None
    if is_plain:
        # What every program writes: one flat list of elements with plain attributes.
        text = data.decode("utf-8", "replace")
        relations = [dict(_ATTRIBUTE.findall(found)) for found in text.split("<Relationship ")[1:]]
    else:
        from capesdoc.readers.docx_xml import parse_xml

        root = parse_xml(package, name, data)
        relations = [
            {key: node.get(key, "") for key in _ATTRIBUTES}
            for node in root.iter(f"{PACKAGE}Relationship")
        ]
    found = {
        relation.get("Id", ""): (
            relation.get("Type", "").rpartition("/")[2],
            relation.get("Target", ""),
        )
        for relation in relations
        if relation.get("TargetMode") != "External"
    }
    if is_plain:
        known[""] = found
    return found
