"""Parts of a .docx: found through relationships, walked as stories, missed with a diagnostic."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, TypeVar

from capesdoc.errors import UnsupportedFormatError
from capesdoc.findings import DIAGNOSTIC_CODES, Diagnostic
from capesdoc.readers.docx_excerpts import Excerpts
from capesdoc.readers.docx_markup import NotPlainError
from capesdoc.readers.docx_memory import Memory
from capesdoc.readers.docx_names import (
    DOCUMENT,
    ID,
    SECTION,
    SECTION_CHANGE,
    TYPE,
    VALUE,
    W,
    is_on,
)
from capesdoc.readers.docx_numbering import NumberedList, Numbering
from capesdoc.readers.docx_package import Package, part_beside
from capesdoc.readers.docx_pages import Comment, Layer
from capesdoc.readers.docx_paragraphs import Paragraphs
from capesdoc.readers.docx_plain import DEEPEST, PlainStory
from capesdoc.readers.docx_properties import Reference, Section, read_section
from capesdoc.readers.docx_relations import read_relationships
from capesdoc.readers.docx_story import Removal, Story
from capesdoc.readers.docx_styles import Style, Styles
from capesdoc.readers.docx_tokens import plain_text
from capesdoc.readers.exceeded import limit_exceeded
from capesdoc.source import Part

if TYPE_CHECKING:
    from capesdoc.readers.docx_xml import Node

__all__ = ["Parts"]

_USUAL_MAIN_PART: Final = "word/document.xml"
_MAIN_RELATION: Final = "officeDocument"
_NOTE_ELEMENT: Final = {"footnotes": f"{W}footnote", "endnotes": f"{W}endnote"}
_NOTE_PART: Final = {"footnotes": Part.FOOTNOTE, "endnotes": Part.ENDNOTE}
_PRINTED_ORDER: Final = ("first", "default", "even")
_SEPARATORS: Final = frozenset({"separator", "continuationSeparator", "continuationNotice"})

T = TypeVar("T")
_STYLES: Final[Memory[Style]] = Memory()
_LISTS: Final[Memory[NumberedList]] = Memory()


class Parts:
    """The parts of one document, each parsed when it is needed and never before."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = _find_main_part(package)
        data = package.read(self._main, verify=True)
        if data is None:
            raise package.damaged("it has no main part")
        self._data = data
        self._relations: dict[str, Mapping[str, tuple[str, str]]] = {}
        self._missing: list[str] = []
        self._unread: list[str] = []
        self._drawn: set[str] = set()
        self._stories: list[Story] = []
        self._sections: tuple[Section, ...] = ()
        self._styles = Styles(
            lambda: self._excerpts_of("styles"), lambda: self._recall(_STYLES, "styles")
        )
        self._paragraphs = Paragraphs(
            self._styles,
            lambda: Numbering(
                lambda: self._excerpts_of("numbering"),
                lambda: self._recall(_LISTS, "numbering"),
                self._styles,
            ),
        )

    def walk_body(self) -> Story:
        """Walk the main text.

        Raises:
            UnsupportedFormatError: It is not that of a Word document.
        """
        story = self._walk_part(self._main, self._data, Part.BODY)
        limits = self._package.limits
        if story.page > limits.pages:
            raise limit_exceeded(
                f"it has {story.page:,} page breaks",
                limit="pages",
                value=story.page,
                allowed=limits.pages,
                source=self._package.name,
            )
        return story

    def layers(self, body: Story) -> list[Layer]:
        """Walk what is printed beside the body: headers and footers, then notes."""
        layers = self._headers_and_footers(body)
        notes = [Layer(story=story, page=body.page, above=False) for story in self._notes(body)]
        # Notes stand between the text and the foot of the page.
        return [*notes, *layers]

    def comments(self) -> list[Comment]:
        """Give the comments that the stories refer to."""
        wanted = [(story, *place) for story in self._stories for place in story.comments]
        if not wanted:
            return []
        root = self._parse_related("comments")
        texts: dict[str, str] = {}
        for node in [] if root is None else root.iterchildren(f"{W}comment"):
            story = self._walk(node, Part.BODY, of=self._main, keep=False)
            texts[node.get(ID, "")] = "\n".join(piece.text for piece in story.pieces).strip()
        return [
            Comment(text=texts[comment], piece=piece, offset=offset, story=story)
            for story, comment, piece, offset in wanted
            if texts.get(comment)
        ]

    def diagnostics(self) -> list[Diagnostic]:
        """Say which parts are missing or cannot be read."""
        found = [
            ("missing-part", f"the part {part} is missing: what it held is not in the text")
            for part in dict.fromkeys(self._missing)
        ]
        if self._unread:
            count = len(self._unread)
            found.append(
                ("embedded-document", f"{count} embedded documents are not read: save it in Word")
            )
        return [
            Diagnostic(
                code=code,
                severity=DIAGNOSTIC_CODES[code],
                message=message,
                source=self._package.name,
            )
            for code, message in found
        ]

    def _walk_part(self, name: str, data: bytes, part: Part) -> Story:
        """Walk a whole part, by its text if that is plain and else by its tree."""
        counts = self._paragraphs.counts()
        try:
            return self._walk_plain(data, part)
        except NotPlainError:
            self._paragraphs.recount(counts)
        from capesdoc.readers.docx_xml import parse_xml

        root = parse_xml(self._package, name, data)
        if part is Part.BODY:
            self._require_document(str(root.tag))
            self._sections = tuple(
                read_section(section)
                for section in root.iter(SECTION)
                if (parent := section.getparent()) is not None and parent.tag != SECTION_CHANGE
            )
        return self._walk(root, part, of=name)

    def _walk_plain(self, data: bytes, part: Part) -> Story:
        limits = self._package.limits
        text = plain_text(data, limits, deepest=DEEPEST)
        plain = PlainStory(text, self._styles, self._paragraphs)
        sections: tuple[Section, ...] = ()
        if part is Part.BODY:
            if plain.root != "w:document":
                raise NotPlainError
            sections = self._sections = plain.sections()
        story = Story(part, sections=sections)
        plain.fill(story, limits=limits, name=self._package.name)
        self._stories.append(story)
        return story

    def _require_document(self, tag: str) -> None:
        if tag != DOCUMENT:
            raise UnsupportedFormatError(
                f"is an Office package whose main part is {tag.rpartition('}')[2]!r}, not a Word "
                "document: save it as .docx",
                source=self._package.name,
            )

    def _walk(self, container: Node, part: Part, *, of: str, keep: bool = True) -> Story:
        from capesdoc.readers.docx_walk import Walker

        story = Story(part, sections=self._sections if part is Part.BODY and keep else ())
        walker = Walker(
            story,
            self._styles,
            self._paragraphs,
            limits=self._package.limits,
            name=self._package.name,
            open_drawn=lambda relation_id: self._open_drawn(of, relation_id),
        )
        walker.walk(container)
        self._unread += walker.unread
        if keep:
            self._stories.append(story)
        return story

    def _headers_and_footers(self, body: Story) -> list[Layer]:
        layers: list[Layer] = []
        seen: set[str] = set()
        has_even = None
        for page, section in zip(body.section_pages, self._sections, strict=False):
            for reference in sorted(section.references, key=_printed_order):
                part = self._target(reference.relation_id)
                if part is None:
                    self._missing.append(f"of relationship {reference.relation_id!r}")
                    continue
                if part in seen:
                    continue
                kind = reference.kind
                if kind == "even" and has_even is None:
                    has_even = self._has_even_pages()
                seen.add(part)
                above = reference.is_header
                data = self._package.read(part, verify=True)
                if data is None:
                    self._missing.append(part)
                    continue
                story = self._walk_part(part, data, Part.HEADER if above else Part.FOOTER)
                if (kind == "first" and not section.has_title_page) or (
                    kind == "even" and not has_even
                ):
                    _hide(story, f"the {kind}-page variant, which this section does not use")
                layers.append(Layer(story=story, page=page, above=above))
        return layers

    def _notes(self, body: Story) -> list[Story]:
        wanted = list(dict.fromkeys(body.notes))
        stories: list[Story] = []
        for kind in ("footnotes", "endnotes"):
            numbers = [number for of_kind, number in wanted if of_kind == kind]
            if not numbers:
                continue
            root = self._parse_related(kind)
            of = self._open_related(kind) or ""
            notes: dict[str, Node] = {}
            for node in [] if root is None else root.iterchildren(_NOTE_ELEMENT[kind]):
                if node.get(TYPE) not in _SEPARATORS:
                    notes.setdefault(node.get(ID, ""), node)
            stories += [
                self._walk(notes[number], _NOTE_PART[kind], of=of)
                for number in numbers
                if number in notes
            ]
        return stories

    def _has_even_pages(self) -> bool:
        part = self._open_related("settings")
        root = None if part is None else self._parse(part)
        found = None if root is None else root.find(f"{W}evenAndOddHeaders")
        return found is not None and is_on(found.get(VALUE))

    def _target(self, relation_id: str) -> str | None:
        target = self._relationships(self._main).get(relation_id)
        return None if target is None else part_beside(self._main, target[1])

    def _open_drawn(self, of: str, relation_id: str) -> Node | None:
        """Parse the part of a diagram or chart that a part refers to; each is shown once."""
        target = self._relationships(of).get(relation_id)
        part = None if target is None else part_beside(of, target[1])
        if part is None or part in self._drawn:
            return None
        self._drawn.add(part)
        return self._parse(part)

    def _relationships(self, of: str) -> Mapping[str, tuple[str, str]]:
        found = self._relations.get(of)
        if found is None:
            found = self._relations[of] = read_relationships(self._package, of)
        return found

    def _open_related(self, kind: str) -> str | None:
        """Give the name of the part of a kind, by its relationship or by its usual name."""
        for found, part in self._relationships(self._main).values():
            if found == kind:
                return part_beside(self._main, part)
        usual = f"{self._main.rpartition('/')[0]}/{kind}.xml".lstrip("/")
        return usual if usual in self._package else None

    def _excerpts_of(self, kind: str) -> Excerpts:
        part = self._open_related(kind)
        if part is not None and part not in self._package:
            self._missing.append(part)
            part = None
        return Excerpts(self._package, part)

    def _recall(self, memory: Memory[T], kind: str) -> dict[str, T]:
        """Give what is known of the part of a kind from other documents."""
        part = self._open_related(kind)
        return {} if part is None else memory.of(self._package, part)

    def _parse_related(self, kind: str) -> Node | None:
        part = self._open_related(kind)
        if part is None:
            self._missing.append(f"{kind}.xml")
            return None
        return self._parse(part)

    def _parse(self, part: str) -> Node | None:
        from capesdoc.readers.docx_xml import parse_part

        root = parse_part(self._package, part)
        if root is None:
            self._missing.append(part)
        return root


def _find_main_part(package: Package) -> str:
    for kind, part in read_relationships(package, "").values():
        if kind == _MAIN_RELATION and part_beside("", part) in package:
            return part_beside("", part)
    return _USUAL_MAIN_PART


def _printed_order(reference: Reference) -> int:
    order = _PRINTED_ORDER
    return order.index(reference.kind) if reference.kind in order else len(order)


def _hide(story: Story, reason: str) -> None:
    """Turn what a story shows into removals."""
    story.removals += [
        Removal(place, 0, "unused-header", piece.text, reason)
        for place, piece in enumerate(story.pieces)
        if piece.text.strip()
    ]
    for piece in story.pieces:
        piece.text = ""
