"""Timed: `parse`, held to the CPU seconds that are promised. Imported by worker processes."""

from __future__ import annotations

import time
from typing import Any, Final

import capesdoc

__all__ = ["CPU_SECONDS", "parse_timed"]

CPU_SECONDS: Final = 10.0
"""What is promised of every attack. CPU time: the machine may have others to serve."""


def parse_timed(source: bytes, **options: Any) -> capesdoc.EventReport:
    start = time.process_time()
    try:
        return capesdoc.parse(source, **options)
    finally:
        took = time.process_time() - start
        assert took <= CPU_SECONDS, f"took {took:.1f} s of CPU time"
