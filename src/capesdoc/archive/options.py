"""Options: what a run of an archive is told, declared once for Python and for the command line."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

import attrs
from attrs import field, frozen

from capesdoc.archive.setups import make_setup
from capesdoc.archive.task import DEFAULT_PARSER, Setup
from capesdoc.limits import DEFAULT_LIMITS, Limits, check_limits
from capesdoc.version import SCHEMA_VERSION, __version__

if TYPE_CHECKING:
    from capesdoc.profile import Profile

__all__ = ["Format", "Options"]


class Format(StrEnum):
    """How records are written."""

    JSONL = "jsonl"
    """One record a line, one part a shard."""
    JSONL_GZ = "jsonl.gz"
    """The same, compressed."""
    PARQUET = "parquet"
    """Columns; needs the extra `capesdoc[parquet]`."""
    FILES = "files"
    """One JSON file a document, in folders as the source has them; for small archives."""


LATER: Final = "may differ when a run goes on"
"""Mark of an option that decides whether there is a record, and never what is in it."""


def _profile_in(path: str) -> Profile:
    # Imported here: the command line needs the options for its help, and no vocabulary.
    from capesdoc.profile import Profile

    return Profile.from_toml(path)


@frozen(kw_only=True)
class Options:
    """How an archive is converted; each attribute is a flag of `capesdoc convert`.

    Attributes:
        format: How records are written.
        timeout: Seconds for one document.
        memory: MiB for one worker process.
        profile: The vocabulary; by default the one that ships with the package.
        password: Password of encrypted PDFs.
        encoding: Encoding of texts, where it is known.
        cross_check: Read each PDF with both readers and report where they differ.
        learn_heads: Look at the archive first, and set aside the running heads its documents share.
        shard_size: Documents in one shard; by default chosen by the size of the archive alone.
        limits: What one document may cost.
        parser: Import string of the function that parses one document.
    """

    format: Format = field(
        default=Format.JSONL,
        converter=Format,
        metadata={"help": "how records are written (default: %(default)s)", "type": Format},
    )
    timeout: float = field(
        default=DEFAULT_LIMITS.seconds,
        validator=attrs.validators.gt(0),
        metadata={
            "help": "seconds for one document (default: %(default)s)",
            "type": float,
            LATER: True,
        },
    )
    memory: int = field(
        default=DEFAULT_LIMITS.memory_bytes // 2**20,
        validator=attrs.validators.gt(0),
        metadata={
            "help": "MiB for one worker process (default: %(default)s)",
            "type": int,
            LATER: True,
        },
    )
    profile: Profile | None = field(
        default=None, metadata={"help": "a vocabulary in TOML", "type": _profile_in}
    )
    password: str | None = field(
        default=None, metadata={"help": "password of encrypted PDFs", "type": str}
    )
    encoding: str | None = field(
        default=None, metadata={"help": "encoding of texts, where it is known", "type": str}
    )
    cross_check: bool = field(
        default=False,
        metadata={"help": "read each PDF with both readers and compare", "type": bool},
    )
    learn_heads: bool = field(
        default=False,
        metadata={
            "help": "look at the archive first, and set aside the running heads it shares",
            "type": bool,
        },
    )
    shard_size: int | None = field(
        default=None,
        validator=attrs.validators.optional(attrs.validators.gt(0)),
        metadata={"help": "documents in one part (default: by the archive's size)", "type": int},
    )
    limits: Limits = DEFAULT_LIMITS
    parser: str = DEFAULT_PARSER

    def __attrs_post_init__(self) -> None:
        if self.profile is not None:
            from capesdoc.profile import check_profile

            check_profile(self.profile)
        check_limits(self.limits)

    def setup(self) -> Setup:
        """Give what a worker process is told."""
        return make_setup(
            self.parser,
            timeout=self.timeout,
            memory=self.memory,
            profile=self.profile,
            limits=self.limits,
            password=self.password,
            encoding=self.encoding,
            strict=False,
            cross_check=self.cross_check,
            readers=None,
        )

    def meaning(self) -> dict[str, str]:
        """Give all that decides what is in the records, by name; secrets as their hash."""
        meaning = {"capesdoc": __version__, "schema_version": SCHEMA_VERSION}
        for one in attrs.fields(Options):
            if LATER in one.metadata:
                continue
            value = getattr(self, one.name)
            text = str(value) if isinstance(value, str) else repr(value)
            if one.name in ("password", "profile") and value is not None:
                import hashlib

                text = f"sha256 {hashlib.sha256(text.encode()).hexdigest()}"
            meaning[one.name] = text
        return meaning
