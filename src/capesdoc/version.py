"""The version of the package: part of every archive run's fingerprint."""

from typing import Final

__all__ = ["__version__"]

__version__: Final = "0.1.0"
