"""Containment: what a document, a name or a library does stays out of the caller's program."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Final

import pytest

import capesdoc
from capesdoc import cli
from cases import FIXTURES
from make_pdf_fixtures import Builder, text

ATTACKS_ON_PDF: Final = {
    "flate-bomb", "triple-flate", "open-marks", "form-tower", "long-unicode-target", "many-pages",
}  # fmt: skip
DOCUMENTS: Final = sorted(
    path
    for folder in ("unreadable", "attacks", "pdf", "docx")
    for path in (FIXTURES / folder).iterdir()
    if path.suffix in (".txt", ".pdf", ".docx")
)
COMPARED: Final = [
    path for path in DOCUMENTS if path.parent.name == "pdf" and path.stem not in ATTACKS_ON_PDF
]
"""What both PDF readers may be shown in this process: the reference hangs on attacks."""

ACTING: Final = (
    "Title: \x1b]0;owned\x07Rail\u202eliaR\u2066\x9b2J\n\nText with \x1b[2J an escape.\n"
)


def _parse(source: Path | bytes, *, cross_check: bool = False) -> str:
    try:
        return capesdoc.to_json(capesdoc.parse(source, cross_check=cross_check))
    except capesdoc.CapesdocError as error:
        return str(error)


def test_libraries_print_nothing_warn_of_nothing_and_log_under_our_name(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with warnings.catch_warnings(), caplog.at_level(logging.DEBUG):
        warnings.simplefilter("error")
        for path in DOCUMENTS:
            _parse(path, cross_check=path in COMPARED)
    assert capfd.readouterr() == ("", "")
    assert {record.name.partition(".")[0] for record in caplog.records} <= {"capesdoc"}


def test_nothing_is_printed_where_nobody_has_set_up_logging() -> None:
    program = (
        "import sys, capesdoc\n"
        "for path in sys.argv[1:]:\n"
        "    try: capesdoc.parse(path, cross_check=True)\n"
        "    except capesdoc.CapesdocError: pass\n"
    )
    files = [str(path) for path in COMPARED]
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, *files], capture_output=True, check=True
    )
    assert (done.stdout, done.stderr) == (b"", b"")


@pytest.mark.parametrize("error", [MemoryError, KeyboardInterrupt, ZeroDivisionError])
@pytest.mark.parametrize("module", ["pdf", "docx"])
def test_what_is_no_fault_of_the_document_passes_through(
    error: type[BaseException], module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from capesdoc.readers import docx, pdf

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(pdf, "lines_of", fail)
    monkeypatch.setattr(docx, "lay_out", fail)
    with pytest.raises(error):
        capesdoc.parse(FIXTURES / "reports" / "critical-minerals" / f"source.{module}")


@pytest.mark.parametrize("error", [MemoryError, KeyboardInterrupt])
def test_the_reference_lets_them_pass_too(
    error: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    from capesdoc.readers import pdf_pdfplumber

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(pdf_pdfplumber, "_read_page", fail)
    with pytest.raises(error):
        capesdoc.parse(FIXTURES / "pdf" / "plain.pdf", cross_check=True)


def _acts(shown: str) -> bool:
    return any(not (character.isprintable() or character == "\n") for character in shown)


@pytest.mark.parametrize("command", ["parse", "explain"])
def test_no_character_of_a_document_acts_in_a_terminal(
    command: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "report\x1b[2J\u202e.txt"
    file.write_text(ACTING, encoding="utf-8")
    cli.main([command, str(file)])
    out, err = (stream.decode("utf-8", "strict") for stream in capfdbinary.readouterr())
    assert "Rail" in out
    assert r"\u202e" in out
    assert not _acts(out)
    assert not _acts(err)


def test_a_line_end_in_a_pdf_s_text_cannot_forge_a_line_of_explain(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    builder = Builder()
    builder.page(text(72, 72, "Title: Rail\\nfields (0)"))
    file = tmp_path / "a.pdf"
    file.write_bytes(builder.bytes())
    cli.main(["explain", str(file)])
    lines = capfdbinary.readouterr()[0].decode().splitlines()
    assert sum(line.startswith("fields") for line in lines) == 1


def test_an_error_message_with_a_name_that_acts_does_not_act(tmp_path: Path) -> None:
    with pytest.raises(capesdoc.MissingFileError) as caught:
        capesdoc.parse(tmp_path / "a\x1b]0;x\x07\u202e.txt")
    assert str(caught.value).isprintable()
    assert "\u202e" not in str(caught.value)


on_posix = pytest.mark.skipif(os.name != "posix", reason="the system has no such files")


@on_posix
def test_a_name_that_is_not_utf_8_is_read_and_escaped(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(name)).write_bytes(b"Title: Rail\n\nText.\n")
    except OSError:
        pytest.skip("the file system takes UTF-8 only")
    assert capesdoc.parse(os.fsdecode(name)).source.name == r"caf\xe9.txt"
    assert capesdoc.parse(os.fsdecode(name), isolate=True).source.name == r"caf\xe9.txt"
    assert cli.main(["parse", os.fsdecode(name)]) == 0
    assert rb"caf\\xe9.txt" in capfdbinary.readouterr()[0]


@on_posix
def test_a_pipe_without_a_writer_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "a.txt"
    os.mkfifo(pipe)
    for isolate in (False, True):
        with pytest.raises(capesdoc.NotAFileError):
            capesdoc.parse(pipe, isolate=isolate)


@on_posix
def test_a_device_behind_a_link_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "a.pdf"
    link.symlink_to("/dev/zero")
    with pytest.raises(capesdoc.NotAFileError):
        capesdoc.parse(link)


@on_posix
def test_links_that_go_round_are_an_error_of_reading(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    with pytest.raises(capesdoc.ReadError, match="cannot be opened"):
        capesdoc.parse(tmp_path / "a.txt")
    assert cli.main(["parse", str(tmp_path / "a.txt")]) == 1
    assert capfdbinary.readouterr()[1].count(b"\n") == 1


@on_posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"Title: Rail")
    file.chmod(0)
    with pytest.raises(capesdoc.ReadError, match="permissions"):
        capesdoc.parse(file)


@pytest.mark.parametrize("name", ["a\0b.txt", "x" * 5000 + ".txt"])
def test_a_name_no_file_can_have_is_an_error_of_reading(name: str) -> None:
    with pytest.raises(capesdoc.ReadError):
        capesdoc.parse(name)
