"""Every document in fixtures/unreadable gives the error named beside it, and no record."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import capesdoc
from capesdoc import cli
from cases import FIXTURES

_FILES = sorted(
    path
    for path in (FIXTURES / "unreadable").rglob("*")
    if path.is_file() and path.with_name(f"{path.name}.error").exists()
)


def _named_error(path: Path) -> type[capesdoc.CapesdocError]:
    name = path.with_name(f"{path.name}.error").read_text("utf-8").strip()
    error = getattr(capesdoc, name)
    assert issubclass(error, capesdoc.CapesdocError)
    return error  # type: ignore[no-any-return]


def test_there_are_unreadable_files() -> None:
    assert len(_FILES) >= 10


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_it_gives_its_own_error_which_says_what_to_do(path: Path) -> None:
    error_class = _named_error(path)
    with pytest.raises(error_class) as caught:
        capesdoc.parse(path)
    error = caught.value
    assert type(error) is error_class
    assert error.source == path.name
    assert "\n" not in str(error)
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.code) == (type(error), str(error), error.code)


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_the_command_line_says_it_in_one_line(
    path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert cli.main(["parse", str(path)]) == 1
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert err.startswith(b"capesdoc: ")
    assert err.count(b"\n") == 1


def test_a_missing_file_is_its_own_error(tmp_path: Path) -> None:
    with pytest.raises(capesdoc.MissingFileError, match="check the path"):
        capesdoc.parse(tmp_path / "none.txt")


def test_a_text_that_was_taken_for_a_path_is_told_where_to_go() -> None:
    with pytest.raises(capesdoc.MissingFileError, match=r"parse_text\(\)"):
        capesdoc.parse("Title: Salt\nDate: 5 May 2020")


def test_a_missing_file_is_also_the_error_python_users_expect(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        capesdoc.parse(tmp_path / "none.txt")


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(capesdoc.NotAFileError, match="folder"):
        capesdoc.parse(tmp_path)


def test_a_folder_called_docx_is_not_a_file(tmp_path: Path) -> None:
    (tmp_path / "report.docx").mkdir()
    with pytest.raises(capesdoc.NotAFileError):
        capesdoc.parse(tmp_path / "report.docx")


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(10_000_000_000)
    with pytest.raises(capesdoc.LimitExceededError) as caught:
        capesdoc.parse(big)
    assert caught.value.limit == "file_bytes"
    assert caught.value.value == 10_000_000_000


def test_a_file_opened_as_text_is_refused_with_advice() -> None:
    import io

    with pytest.raises(TypeError, match="'rb'"):
        capesdoc.parse(io.StringIO("Title: X"))  # type: ignore[arg-type]
