"""The version of the package: part of every archive run's fingerprint."""

__all__ = ["__version__"]

__version__ = "0.1.0"
