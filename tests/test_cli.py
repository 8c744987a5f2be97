"""The command line: data on stdout, everything else on stderr, the exit statuses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import capesdoc
from capesdoc import cli
from capesdoc.cli.arguments import make_parser
from cases import SAMPLE, without_place

Capture = pytest.CaptureFixture[bytes]


def test_parse_prints_the_record(capfdbinary: Capture) -> None:
    assert cli.main(["parse", str(SAMPLE / "source.txt")]) == 0
    out, err = capfdbinary.readouterr()
    assert json.loads(out) == capesdoc.to_dict(capesdoc.parse(SAMPLE / "source.txt"))
    assert err == b""


def test_parse_prints_one_line_a_record_for_several_files(capfdbinary: Capture) -> None:
    files = [str(SAMPLE / f"source.{suffix}") for suffix in ("txt", "docx", "pdf")]
    assert cli.main(["parse", *files]) == 0
    lines = capfdbinary.readouterr().out.splitlines()
    first, second, third = (without_place(json.loads(line)) for line in lines)
    assert first == second == third


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path, capfdbinary: Capture) -> None:
    status = cli.main(["parse", str(tmp_path / "none.txt"), str(SAMPLE / "source.txt")])
    out, err = capfdbinary.readouterr()
    assert status == 1
    assert json.loads(out)["title"].startswith("In-House")
    assert err == b"capesdoc: none.txt: no such file: check the path\n"


def test_fail_on_gives_its_own_status(tmp_path: Path, capfdbinary: Capture) -> None:
    doubtful = tmp_path / "doubtful.txt"
    doubtful.write_text("Event Date: sometime\n\nText.\n", encoding="utf-8")
    assert cli.main(["parse", str(doubtful)]) == 0
    assert cli.main(["parse", "--fail-on", "error", str(doubtful)]) == 0
    assert cli.main(["parse", "--fail-on", "info", str(doubtful)]) == 3
    assert cli.main(["parse", "--fail-on", "warning", str(doubtful)]) == 3
    assert b"doubtful.txt:1:1: unreadable-date" in capfdbinary.readouterr().err


@pytest.mark.parametrize(
    ("redirected", "why"),
    [(">/dev/full", "No space left on device"), (">&-", "it is closed")],
)
def test_output_that_cannot_be_written_is_one_line(redirected: str, why: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    command = f"'{sys.executable}' -m capesdoc parse '{SAMPLE / 'source.txt'}' {redirected}"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr.decode() == f"capesdoc: standard output cannot be written: {why}\n"


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["parse"], ["parse", "--nonsense", "x"]])
def test_wrong_usage_gives_status_2(arguments: list[str], capfdbinary: Capture) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == 2
    assert capfdbinary.readouterr().out == b""


def test_a_profile_that_contradicts_itself_gives_status_2(
    tmp_path: Path, capfdbinary: Capture
) -> None:
    profile = tmp_path / "profile.toml"
    profile.write_text('[labels]\nvenue = ["Title"]\n', encoding="utf-8")
    status = cli.main(["parse", "--profile", str(profile), str(SAMPLE / "source.txt")])
    assert status == 2
    assert b"means both" in capfdbinary.readouterr().err


@pytest.mark.parametrize("command", ["parse", "explain"])
def test_a_profile_that_is_not_there_gives_status_2_and_one_line(
    command: str, capfdbinary: Capture
) -> None:
    assert cli.main([command, "--profile", "nope.toml", str(SAMPLE / "source.txt")]) == 2
    assert (
        capfdbinary.readouterr().err == b"capesdoc: nope.toml: there is no profile at this path\n"
    )


def test_the_help_of_parse_names_every_way_to_lay_out_a_record(capfdbinary: Capture) -> None:
    with pytest.raises(SystemExit):
        cli.main(["parse", "--help"])
    shown = capfdbinary.readouterr().out
    assert b"Print each document's record as JSON." in shown
    assert b"[--indent N | --lines]" in shown


def test_one_file_gives_one_line_where_lines_are_asked_for(capfdbinary: Capture) -> None:
    assert cli.main(["parse", "--lines", str(SAMPLE / "source.txt")]) == 0
    lines = capfdbinary.readouterr().out.splitlines()
    assert [json.loads(line)["schema_version"] for line in lines] == ["1.0"]


@pytest.mark.parametrize("given", [["--lines", "--indent", "2"], ["--indent", "-1"]], ids=" ".join)
def test_a_layout_that_cannot_be_meant_gives_status_2(given: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(["parse", *given, "a.txt"])
    assert caught.value.code == 2


@pytest.mark.parametrize("suffix", ["txt", "pdf", "docx"])
def test_standard_input_is_read_as_the_file_is(suffix: str) -> None:
    file = SAMPLE / f"source.{suffix}"
    command = [sys.executable, "-m", "capesdoc", "parse", "-"]
    content = file.read_bytes()
    done = subprocess.run(command, input=content, capture_output=True, check=True)
    assert json.loads(done.stdout)["source"]["name"] == "<stdin>"
    command += ["--name", file.name]
    done = subprocess.run(command, input=content, capture_output=True, check=True)
    assert json.loads(done.stdout) == capesdoc.to_dict(capesdoc.parse(file))


def test_standard_input_can_be_explained_and_may_be_empty() -> None:
    command = [sys.executable, "-m", "capesdoc", "explain", "-"]
    content = (SAMPLE / "source.txt").read_bytes()
    done = subprocess.run(command, input=content, capture_output=True, check=True)
    assert done.stdout.startswith(b"<stdin>: read by text")
    done = subprocess.run(command, input=b"", capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(b"capesdoc: <stdin>: the file is empty")


def test_a_name_without_standard_input_gives_status_2(capfdbinary: Capture) -> None:
    assert cli.main(["parse", "--name", "a.txt", str(SAMPLE / "source.txt")]) == 2
    assert b"standard input" in capfdbinary.readouterr().err


@pytest.mark.parametrize("files", [["a.txt"], ["a.txt", "b.pdf"], [""], ["a b"]])
def test_files_alone_are_read_as_argparse_reads_them(files: list[str]) -> None:
    given = ["parse", *files]
    short = cli._files_alone(given)
    full = make_parser("parse").parse_args(given, namespace=cli.Options())
    assert short is not None
    assert {name: getattr(short, name) for name in vars(full)} == vars(full)


@pytest.mark.parametrize("given", [["parse"], ["parse", "--", "a"], ["parse", "a", "-h"], []])
def test_what_has_a_flag_or_no_file_is_left_to_argparse(given: list[str]) -> None:
    assert cli._files_alone(given) is None


def test_the_parent_of_one_document_loads_none_of_what_reads_it() -> None:
    heavy = {"argparse", "attr", "cattrs", "json", "re", "capesdoc.pipeline", "capesdoc.record"}
    program = (
        "import sys; before = set(sys.modules); from capesdoc.cli import main\n"
        f"main(['parse', {str(SAMPLE / 'source.txt')!r}])\n"
        f"print(*sorted({heavy} & (sys.modules.keys() - before)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stderr.split() == [b"re"]  # typing imports it


def test_explain_shows_fields_and_edits_with_reasons(capfdbinary: Capture) -> None:
    assert cli.main(["explain", str(SAMPLE / "source.pdf")]) == 0
    out = capfdbinary.readouterr().out.decode()
    assert "event_date from 'Event Date': November 7, 2025" in out
    assert "sentence open (ends with a comma)" in out
    assert "'Consortium for Asia-Pacific and Eurasian Studies'" in out


def test_schema_prints_the_schema(capfdbinary: Capture) -> None:
    assert cli.main(["schema"]) == 0
    assert json.loads(capfdbinary.readouterr().out) == capesdoc.json_schema()


def test_help_has_examples(capfdbinary: Capture) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(["--help"])
    assert caught.value.code == 0
    assert b"capesdoc parse report.pdf" in capfdbinary.readouterr().out


def _run(*arguments: str, **options: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "capesdoc", *arguments],
        capture_output=True,
        check=False,
        env=options,
    )


def test_the_module_is_the_command() -> None:
    done = _run("--version")
    assert (done.returncode, done.stdout) == (0, f"capesdoc {capesdoc.__version__}\n".encode())


def test_output_is_utf_8_whatever_the_console_says() -> None:
    done = _run("parse", str(SAMPLE / "source.txt"), PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0
    assert "“Critical Minerals" in done.stdout.decode("utf-8")


def test_a_name_cannot_act_in_the_terminal(tmp_path: Path, capfdbinary: Capture) -> None:
    assert cli.main(["parse", str(tmp_path / "a\x1b[31m\n.txt")]) == 1
    err = capfdbinary.readouterr().err
    assert b"\x1b" not in err
    assert err.count(b"\n") == 1
