"""The versions of the package and of the record: part of every archive run's fingerprint."""

from typing import Final

__all__ = ["SCHEMA_VERSION", "__version__"]

__version__ = "0.1.0"

SCHEMA_VERSION: Final = "1.0"
"""Version of the record's JSON form, which docs/record.md describes."""
