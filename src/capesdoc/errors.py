"""Errors: what is raised when there is no record to give.

One root, few leaves. Each has a stable `code`, the `source` it is about, and one sentence that says
what to do. All survive pickling, so that they can cross a process boundary.
"""

from __future__ import annotations

from typing import ClassVar

__all__ = [
    "CapesdocError",
    "CorruptDocumentError",
    "CrashedError",
    "DifferentRunError",
    "EmptyFileError",
    "EncryptedDocumentError",
    "LimitExceededError",
    "MissingFileError",
    "NameCollisionError",
    "NoTextError",
    "NotAFileError",
    "ProfileError",
    "ReadError",
    "RecordFormatError",
    "StrictError",
    "UnsupportedFormatError",
]


class CapesdocError(Exception):
    """The root of every error that capesdoc raises on purpose.

    Attributes:
        code: Stable slug of the kind of error, such as `corrupt-document`.
        message: One sentence that says what is wrong and what to do.
        source: Name of the document, or None where there is none.
    """

    code: ClassVar[str] = "capesdoc-error"

    def __init__(self, message: str, *, source: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.source = source

    def __str__(self) -> str:
        return f"{self.source}: {self.message}" if self.source else self.message

    def __reduce__(self) -> tuple[object, ...]:
        # The default would call the class with the message alone and lose the keyword attributes.
        return (_rebuild, (type(self), self.message, dict(self.__dict__)))


def _rebuild(cls: type[CapesdocError], message: str, state: dict[str, object]) -> CapesdocError:
    error = cls.__new__(cls, message)
    error.args = (message,)
    error.__dict__.update(state)
    return error


class ReadError(CapesdocError):
    """No lines could be read, so there is no record."""

    code = "read-error"


class MissingFileError(ReadError, FileNotFoundError):
    """There is no file at the path."""

    code = "missing-file"


class NotAFileError(ReadError):
    """The path is a folder, a device or a pipe, not a regular file."""

    code = "not-a-file"


class UnsupportedFormatError(ReadError):
    """The bytes are neither text nor PDF nor Word's .docx; the message says what to do instead."""

    code = "unsupported-format"


class CorruptDocumentError(ReadError):
    """The bytes have the signature of a format and cannot be read as one."""

    code = "corrupt-document"


class EmptyFileError(CorruptDocumentError):
    """The file has no bytes at all."""

    code = "empty-file"


class EncryptedDocumentError(ReadError):
    """The document needs a password, or the one given was wrong."""

    code = "encrypted-document"


class NoTextError(ReadError):
    """The document opened and holds no text: most often a scan."""

    code = "no-text"


class LimitExceededError(ReadError):
    """A limit of `Limits` was met before the document was read.

    Attributes:
        limit: Name of the field of `Limits`.
        value: What was met, in the unit of the limit; None where only "more" is known.
        allowed: What the limit allows.
    """

    code = "limit-exceeded"

    def __init__(
        self,
        message: str,
        *,
        limit: str,
        value: float | None,
        allowed: float,
        source: str | None = None,
    ) -> None:
        super().__init__(message, source=source)
        self.limit = limit
        self.value = value
        self.allowed = allowed


class CrashedError(ReadError):
    """The worker process that read the document died, so there is nobody left to say why.

    Attributes:
        signal: Name of the signal it died of (`SIGSEGV`), or None where it exited by itself.
        exit_status: What it exited with, or None where a signal ended it.
        stack: Where it stood when it died, or an empty string where that is not known.
    """

    code = "crashed"

    def __init__(
        self,
        message: str,
        *,
        signal: str | None = None,
        exit_status: int | None = None,
        stack: str = "",
        source: str | None = None,
    ) -> None:
        super().__init__(message, source=source)
        self.signal = signal
        self.exit_status = exit_status
        self.stack = stack


class ProfileError(CapesdocError, ValueError):
    """A vocabulary contradicts itself or does not follow its format."""

    code = "profile-error"


class RecordFormatError(CapesdocError, ValueError):
    """JSON is not a record.

    Attributes:
        problems: One line each, ending in the path: `… expected date @ $.event_date.start`.
    """

    code = "record-format"

    def __init__(
        self, message: str, *, problems: tuple[str, ...] = (), source: str | None = None
    ) -> None:
        super().__init__(message, source=source)
        self.problems = problems


class StrictError(CapesdocError):
    """`strict=True`, and the document has at least one diagnostic of severity error.

    Attributes:
        problems: The diagnostics as text, `name:page:line: code message`.
    """

    code = "strict"

    def __init__(
        self, message: str, *, problems: tuple[str, ...] = (), source: str | None = None
    ) -> None:
        super().__init__(message, source=source)
        self.problems = problems


class DifferentRunError(CapesdocError):
    """The destination of an archive holds records made with other options or by another version."""

    code = "different-run"


class NameCollisionError(CapesdocError):
    """Two documents of an archive would be written to one file."""

    code = "name-collision"
