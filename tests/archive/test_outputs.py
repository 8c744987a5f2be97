"""What is written can be read: by us, and by the tools that people use."""

from __future__ import annotations

import gzip
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

import capesdoc
from capesdoc.archive import (
    Format,
    Options,
    arrow_schema,
    convert_archive,
    pending_shards,
    read_failures,
    read_records,
    status,
)
from capesdoc.archive.outputs import file_name_of
from capesdoc.errors import MissingFileError
from cases import ROOT

SAMPLES = ROOT / "fixtures" / "reports"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    for path in sorted(SAMPLES.glob("critical-minerals/source.*")):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


@pytest.mark.parametrize("format", list(Format))
def test_every_format_gives_back_the_records_of_parse(
    samples: Path, tmp_path: Path, format: Format
) -> None:
    if format is Format.PARQUET:
        pytest.importorskip("pyarrow", reason="the extra capesdoc[parquet] is not installed")
    report = convert_archive([samples], tmp_path / "out", Options(format=format), workers=1)
    assert report.failed == 0
    expected = [capesdoc.parse(path) for path in sorted(samples.iterdir())]
    assert list(read_records(tmp_path / "out")) == expected


def test_a_line_of_a_part_is_exactly_what_to_json_gives(samples: Path, tmp_path: Path) -> None:
    convert_archive([samples], tmp_path / "out", workers=1)
    (part,) = (tmp_path / "out" / "data").iterdir()
    expected = [capesdoc.to_json(capesdoc.parse(path)) for path in sorted(samples.iterdir())]
    assert part.read_bytes().decode().split("\n") == [*expected, ""]


def test_compressed_parts_hold_the_same_lines(samples: Path, tmp_path: Path) -> None:
    for format in (Format.JSONL, Format.JSONL_GZ):
        options = Options(format=format)
        convert_archive([samples], tmp_path / format.value, options, workers=1)
    (plain,) = (tmp_path / "jsonl" / "data").iterdir()
    (packed,) = (tmp_path / "jsonl.gz" / "data").iterdir()
    assert gzip.decompress(packed.read_bytes()) == plain.read_bytes()
    assert packed.read_bytes()[4:8] == bytes(4)  # no time of writing


def test_the_arrow_schema_has_every_key_of_the_record() -> None:
    pa = pytest.importorskip("pyarrow", reason="the extra capesdoc[parquet] is not installed")
    schema = arrow_schema()
    assert schema.names == [one.name for one in attrs.fields(capesdoc.EventReport)]
    date = schema.field("event_date")
    assert date.nullable
    assert date.type.field("start").type == pa.date32()
    assert not schema.field("paragraphs").nullable
    assert "source" not in [field.name for field in schema.field("diagnostics").type.value_type]


@pytest.mark.parametrize("format", [Format.PARQUET, Format.JSONL])
def test_duckdb_opens_the_parts_in_one_line(samples: Path, tmp_path: Path, format: Format) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    pytest.importorskip("pyarrow", reason="the extra capesdoc[parquet] is not installed")
    convert_archive([samples], tmp_path / "out", Options(format=format), workers=1)
    query = f"select title, event_date.start from '{tmp_path}/out/data/*.{format.value}'"
    rows = duckdb.sql(query).fetchall()
    assert len(rows) == len(list(samples.iterdir()))
    assert {str(start) for _, start in rows} == {"2025-11-07"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.pdf", "data/a.pdf.json"),
        ("2019/a.pdf", "data/2019/a.pdf.json"),
        ("/etc/a.txt", "data/etc/a.txt.json"),
        ("../../a.txt", "data/%2E%2E/%2E%2E/a.txt.json"),
        ("./a//b.txt", "data/a/b.txt.json"),
        ("..\\a.txt", "data/%2E%2E/a.txt.json"),
        ("s3://bucket/a.txt", "data/s3:/bucket/a.txt.json"),
    ],
)
def test_a_record_s_file_is_always_inside_the_destination(name: str, expected: str) -> None:
    assert file_name_of(name) == expected


def test_long_names_are_cut_and_stay_apart() -> None:
    one, other = (file_name_of("é" * 300 + end + ".txt") for end in "ab")
    assert one != other
    assert max(len(part.encode()) for part in one.split("/")) <= 255


def test_what_is_written_has_the_rights_that_the_umask_gives(samples: Path, tmp_path: Path) -> None:
    convert_archive([samples], tmp_path / "out", workers=1)
    usual = tmp_path / "usual"
    usual.touch()
    written = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert {path.stat().st_mode for path in written} == {usual.stat().st_mode}


@pytest.mark.parametrize("read", [read_records, read_failures, pending_shards, status])
def test_where_no_run_has_written_there_is_nothing_to_read(
    tmp_path: Path, read: Callable[[Path], object]
) -> None:
    with pytest.raises(MissingFileError, match="no archive run has written here"):
        read(tmp_path / "nothing")


def test_every_name_can_be_imported_where_pyarrow_is_not_installed() -> None:
    program = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "from capesdoc.archive import *\n"
        "try: arrow_schema()\n"
        "except ImportError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert b"pip install 'capesdoc[parquet]'" in done.stdout
