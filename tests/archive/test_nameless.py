"""Nameless files are what `tempfile` makes, also where the system makes none by itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import os, sys
from capesdoc.archive.nameless import nameless_file

for buffering in (-1, 0):
    with nameless_file(buffering) as file:
        file.write(b"one")
        file.seek(0)
        assert file.read() == b"one"
        shown = os.readlink(f"/proc/self/fd/{file.fileno()}")
print("tempfile" in sys.modules, os.path.dirname(shown))
"""


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="such files are Linux's own")
def test_the_system_makes_it_where_it_can_and_tempfile_elsewhere(tmp_path: Path) -> None:
    for place, loaded, found in ((tmp_path, False, tmp_path), (tmp_path / "none", True, None)):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "TMPDIR": str(place)},
            capture_output=True,
            text=True,
            check=True,
        )
        was_loaded, shown = done.stdout.split()
        assert was_loaded == str(loaded)
        assert found is None or shown == str(found)
    assert not list(tmp_path.iterdir())
