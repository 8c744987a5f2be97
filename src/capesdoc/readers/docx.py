"""Word documents (.docx): what Word shows, in its order, with what it does not show as edits.

Read `read_docx` first: it opens the package, walks the stories (body, headers, notes) and lays
them out in pages. docs/adr/0010-docx-parts-read-directly.md says why python-docx is not used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from capesdoc.errors import EncryptedDocumentError, NoTextError
from capesdoc.findings import DIAGNOSTIC_CODES, Diagnostic, Edit
from capesdoc.limits import Limits
from capesdoc.readers.base import Content, ReadOptions
from capesdoc.readers.digest import sha256_of
from capesdoc.readers.docx_package import Package
from capesdoc.readers.docx_pages import edits_of, lay_out
from capesdoc.readers.docx_parts import Parts
from capesdoc.readers.exceeded import limit_exceeded
from capesdoc.source import Origin, Page, Part, SourceDocument

__all__ = ["read_docx"]

_MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OLE2: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_RUNNING: Final = frozenset({Part.HEADER, Part.FOOTER})

_WITHDRAWN: Final = frozenset({"deleted-text", "hidden-text"})

_NOT_SHOWN: Final = {
    "deleted-text": ("deleted-text", "{count} deletions tracked by Word are not in the text"),
    "hidden-text": ("hidden-text", "{count} passages formatted as hidden are not in the text"),
    "comment": ("comments", "{count} comments are not in the text"),
}
"""Rule of an edit to the code and message of the diagnostic that counts them."""


def read_docx(content: Content, options: ReadOptions) -> SourceDocument:
    """Read a Word document (.docx, .docm, .dotx, .dotm; Transitional or Strict).

    Changes are accepted, fields show their results. Deleted and hidden text and comments are
    edits, each at its place, and a diagnostic counts them.

    Raises:
        EncryptedDocumentError: It is protected by a password.
        CorruptDocumentError: It is damaged.
        UnsupportedFormatError: It is a package of another program.
        LimitExceededError: It costs more than `options.limits` allow.
        NoTextError: It has no text beside headers and footers.
    """
    name = content.name
    if content.data.startswith(_OLE2):
        raise EncryptedDocumentError(
            "is protected by a password"
            + (", and encrypted .docx files cannot be decrypted here" if options.password else "")
            + ": open it in Word and save it without a password",
            source=name,
        )
    package = Package(content.data, name=name, limits=options.limits)
    parts = Parts(package)
    body = parts.walk_body()
    layers, comments = parts.layers(body), parts.comments()
    pages, places = lay_out(body, layers)
    diagnostics = parts.diagnostics()
    edits = tuple(edits_of((body, *(layer.story for layer in layers)), comments, places))
    _check_text(pages, edits, name, options.limits, diagnostics)
    return SourceDocument(
        origin=Origin(
            name=name,
            media_type=_MEDIA_TYPE,
            sha256=sha256_of(content.data),
            page_count=None,
            encoding=None,
            reader="docx",
        ),
        pages=pages,
        edits=edits,
        diagnostics=(*_counts(edits, name), *diagnostics),
    )


def _check_text(
    pages: tuple[Page, ...],
    edits: tuple[Edit, ...],
    name: str,
    limits: Limits,
    diagnostics: list[Diagnostic],
) -> None:
    has_text = False
    characters = 0
    for page in pages:
        for line in page.lines:
            characters += len(line.text)
            has_text = has_text or line.part not in _RUNNING
    if not has_text:
        # A part that could not be read is a likelier reason than a scan.
        reason = "an image of a page? Run text recognition (OCR) first"
        if diagnostics:
            reason = diagnostics[0].message
        elif any(edit.rule in _WITHDRAWN for edit in edits):
            reason = "all of it is deleted or hidden: accept or reject its changes in Word"
        raise NoTextError(f"holds no text: {reason}", source=name)
    if characters > limits.text_characters:
        raise limit_exceeded(
            f"its text has {characters:,} characters",
            limit="text_characters",
            value=characters,
            allowed=limits.text_characters,
            source=name,
        )


def _counts(edits: tuple[Edit, ...], name: str) -> Iterator[Diagnostic]:
    """Give one diagnostic for each kind of text that is not shown, at the first of its places."""
    if not edits:
        return
    found = Counter(edit.rule for edit in edits)
    for rule, (code, message) in _NOT_SHOWN.items():
        if found[rule]:
            yield Diagnostic(
                code=code,
                severity=DIAGNOSTIC_CODES[code],
                message=message.format(count=found[rule]) + "; explain() shows them",
                spans=next(edit.spans for edit in edits if edit.rule == rule),
                source=name,
            )
