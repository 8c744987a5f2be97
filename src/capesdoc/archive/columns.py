"""Columns: the door to what needs the extra `capesdoc[parquet]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["arrow_schema", "need_pyarrow"]


def need_pyarrow() -> None:
    """Say how to get what Parquet needs, where it is not installed.

    Raises:
        ImportError: It is not installed.
    """
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        raise ImportError(
            "Parquet needs the extra `capesdoc[parquet]` in every process that writes it, "
            "the workers of an engine too (pip install 'capesdoc[parquet]')"
        ) from error


def arrow_schema() -> pa.Schema:
    """Give the Arrow schema of a record.

    Raises:
        ImportError: The extra `capesdoc[parquet]` is not installed.
    """
    need_pyarrow()
    from capesdoc.archive import parquet

    return parquet.arrow_schema()
