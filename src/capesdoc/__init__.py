"""capesdoc: event reports (.txt, .pdf, .docx) to typed records, and records to JSON.

Names are loaded on first use, so that `import capesdoc` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from capesdoc.version import __version__

if TYPE_CHECKING:
    from capesdoc.api import parse
    from capesdoc.archive.many import parse_isolated, parse_many
    from capesdoc.archive.outcome import Failed, FailureKind, Parsed, Problem
    from capesdoc.errors import (
        CapesdocError,
        CorruptDocumentError,
        CrashedError,
        DifferentRunError,
        EmptyFileError,
        EncryptedDocumentError,
        LimitExceededError,
        MissingFileError,
        NameCollisionError,
        NotAFileError,
        NoTextError,
        ProfileError,
        ReadError,
        RecordFormatError,
        StrictError,
        UnsupportedFormatError,
    )
    from capesdoc.explanation import Explanation, FieldReading
    from capesdoc.findings import Action, Diagnostic, Edit, Severity
    from capesdoc.json_format import from_dict, from_json, json_schema, to_dict, to_json
    from capesdoc.limits import Limits
    from capesdoc.pipeline import explain, parse_text
    from capesdoc.profile import DateOrder, Profile
    from capesdoc.readers import READERS, Content, Reader, ReadOptions
    from capesdoc.record import (
        DateRange,
        EventReport,
        Field,
        Mode,
        Paragraph,
        ParagraphKind,
        Person,
        Precision,
        Role,
        Section,
        TimeRange,
        Venue,
    )
    from capesdoc.source import (
        Boundary,
        Cell,
        Layout,
        Line,
        Marks,
        Origin,
        Page,
        Part,
        SourceDocument,
    )
    from capesdoc.span import Span

_HOMES: Final = {
    "api": "parse",
    "archive.many": "parse_isolated parse_many",
    "archive.outcome": "Failed FailureKind Parsed Problem",
    "errors": (
        "CapesdocError CorruptDocumentError CrashedError DifferentRunError EmptyFileError "
        "EncryptedDocumentError LimitExceededError MissingFileError NameCollisionError "
        "NotAFileError NoTextError ProfileError ReadError RecordFormatError StrictError "
        "UnsupportedFormatError"
    ),
    "explanation": "Explanation FieldReading",
    "findings": "Action Diagnostic Edit Severity",
    "json_format": "from_dict from_json json_schema to_dict to_json",
    "limits": "Limits",
    "pipeline": "explain parse_text",
    "profile": "DateOrder Profile",
    "readers": "READERS Content Reader ReadOptions",
    "record": (
        "DateRange EventReport Field Mode Paragraph ParagraphKind "
        "Person Precision Role Section TimeRange Venue"
    ),
    "source": "Boundary Cell Layout Line Marks Origin Page Part SourceDocument",
    "span": "Span",
}
_HOME_OF: Final = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "READERS",
    "Action",
    "Boundary",
    "CapesdocError",
    "Cell",
    "Content",
    "CorruptDocumentError",
    "CrashedError",
    "DateOrder",
    "DateRange",
    "Diagnostic",
    "DifferentRunError",
    "Edit",
    "EmptyFileError",
    "EncryptedDocumentError",
    "EventReport",
    "Explanation",
    "Failed",
    "FailureKind",
    "Field",
    "FieldReading",
    "Layout",
    "LimitExceededError",
    "Limits",
    "Line",
    "Marks",
    "MissingFileError",
    "Mode",
    "NameCollisionError",
    "NoTextError",
    "NotAFileError",
    "Origin",
    "Page",
    "Paragraph",
    "ParagraphKind",
    "Parsed",
    "Part",
    "Person",
    "Precision",
    "Problem",
    "Profile",
    "ProfileError",
    "ReadError",
    "ReadOptions",
    "Reader",
    "RecordFormatError",
    "Role",
    "Section",
    "Severity",
    "SourceDocument",
    "Span",
    "StrictError",
    "TimeRange",
    "UnsupportedFormatError",
    "Venue",
    "__version__",
    "explain",
    "from_dict",
    "from_json",
    "json_schema",
    "parse",
    "parse_isolated",
    "parse_many",
    "parse_text",
    "to_dict",
    "to_json",
]


def __getattr__(name: str) -> object:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'capesdoc' has no attribute {name!r}")
    value = getattr(import_module(f"capesdoc.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
