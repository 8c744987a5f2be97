"""A place that cannot be reached: one line that says what to do, whatever the library raised."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from capesdoc.archive import convert_archive
from capesdoc.cli import main
from capesdoc.errors import ReadError

fsspec = pytest.importorskip("fsspec", reason="the extra capesdoc[s3] is not installed")


class NoCredentialsError(Exception):
    """What a library behind fsspec raises: no OSError, and of no class that we know."""


class MuteFileSystem(fsspec.AbstractFileSystem):  # type: ignore[misc, name-defined]
    """A store that refuses whatever is asked."""

    protocol = "mute"

    def info(self, path: str, **_: Any) -> dict[str, Any]:
        raise NoCredentialsError("Unable to locate credentials\nand more of it")

    def ls(self, path: str, **_: Any) -> list[str]:
        raise NoCredentialsError("Unable to locate credentials\nand more of it")

    def exists(self, path: str, **_: Any) -> bool:
        raise NoCredentialsError("Unable to locate credentials\nand more of it")


@pytest.fixture(autouse=True)
def mute() -> None:
    fsspec.register_implementation("mute", MuteFileSystem, clobber=True)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Title: Rail\n\nRail links were weighed.\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("place", ["mute://in", "mute://in/*.pdf", "mute://in/a.zip"])
def test_a_source_that_is_not_reached_is_a_read_error(place: str, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"cannot be reached \(NoCredentialsError: Unable") as found:
        convert_archive([place], tmp_path / "out", workers=1)
    assert "credentials that the environment gives" in str(found.value)
    assert "and more of it" not in str(found.value)
    assert isinstance(found.value.__cause__, NoCredentialsError)


def test_a_destination_that_is_not_reached_is_a_read_error(source: Path) -> None:
    with pytest.raises(ReadError, match="mute://out: cannot be reached"):
        convert_archive([source], "mute://out", workers=1)


def test_the_command_says_it_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", "mute://in", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len([line for line in said if "cannot be reached" in line]) == 1
    assert "Traceback" not in "".join(said)
