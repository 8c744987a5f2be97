"""What is found in folders, globs, archives and lists, and what is left out with its reason."""

from __future__ import annotations

import io
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from capesdoc.archive.planning import plan_archive, preview
from capesdoc.archive.sources import DocRef, Found, Skipped, find_documents, read_list, suffix_of
from capesdoc.errors import MissingFileError


def names(found: list[Found]) -> list[str]:
    return [one.name for one in found if isinstance(one, DocRef)]


def reasons(found: list[Found]) -> list[str]:
    return [one.reason for one in found if isinstance(one, Skipped)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "reports"
    for name in ("b.txt", "a.PDF", "2019/c.docx", "2019/d.jpg", "~$a.docx", "README"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return root


def test_a_folder_is_searched_below_in_a_stable_order(folder: Path) -> None:
    found = list(find_documents([folder]))
    assert names(found) == ["2019/c.docx", "a.PDF", "b.txt"]


def test_what_is_no_document_is_counted_by_its_suffix(folder: Path) -> None:
    foreign = [one.message for one in find_documents([folder]) if isinstance(one, Skipped)]
    assert sorted(foreign) == [".docx", ".jpg", "no suffix"]


def test_the_names_of_several_sources_tell_them_apart(folder: Path) -> None:
    found = list(find_documents([folder / "2019", folder / "b.txt"]))
    assert names(found) == [f"{folder}/2019/c.docx", f"{folder}/b.txt"]


def test_archives_beside_one_another_tell_their_equal_names_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("2019.zip", "2020.zip"):
        with zipfile.ZipFile(name, "w") as archive:
            archive.writestr("1.txt", "x")
    assert names(list(find_documents(["2019.zip", "2020.zip"]))) == [
        "2019.zip/1.txt",
        "2020.zip/1.txt",
    ]
    assert names(list(find_documents(["20*.zip"]))) == ["2019.zip/1.txt", "2020.zip/1.txt"]
    assert names(list(find_documents(["2019.zip"]))) == ["1.txt"]


def test_a_document_that_is_named_twice_is_converted_once(folder: Path) -> None:
    found = list(find_documents([folder, folder / "b.txt"]))
    assert len(names(found)) == 3
    assert reasons(found).count("duplicate") == 1


def test_a_glob_names_what_it_matches(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert names(list(find_documents(["**/*.[td]*"]))) == ["2019/c.docx", "b.txt"]


@pytest.mark.parametrize("missing", ["nowhere", "nowhere/*.txt"])
def test_a_source_that_is_not_there_is_an_error(tmp_path: Path, missing: str) -> None:
    with pytest.raises(MissingFileError):
        list(find_documents([tmp_path / missing]))


def test_a_loop_of_links_is_reported_and_not_followed(folder: Path) -> None:
    (folder / "2019" / "loop").symlink_to(folder)
    (folder / "ghost.txt").symlink_to(folder / "nowhere.txt")
    found = list(find_documents([folder]))
    assert len(names(found)) == 3
    assert {"link", "unreadable"} <= set(reasons(found))


@pytest.mark.parametrize("name", ["self.txt", "self"])
def test_a_link_to_itself_is_a_loss_and_stops_nothing(folder: Path, name: str) -> None:
    (folder / "2019" / name).symlink_to(folder / "2019" / name)
    found = list(find_documents([folder]))
    assert len(names(found)) == 3
    (lost,) = [one for one in found if isinstance(one, Skipped) and one.is_loss]
    assert lost.source.endswith(f"2019/{name}")


@pytest.mark.parametrize("named", ["ghost.txt", "gh*.txt"])
def test_a_link_that_is_named_and_leads_nowhere_is_a_loss(folder: Path, named: str) -> None:
    (folder / "ghost.txt").symlink_to(folder / "nowhere.txt")
    (lost,) = find_documents([folder / named])
    assert isinstance(lost, Skipped)
    assert lost.is_loss


@pytest.mark.parametrize("plan", [plan_archive, preview])
def test_one_source_in_place_of_several_is_refused_before_anything_is_done(
    tmp_path: Path, plan: Callable[..., object]
) -> None:
    for one in ("/some/folder", b"/some/folder", tmp_path):
        with pytest.raises(TypeError, match="give a list"):
            plan(one, tmp_path / "out")
    with pytest.raises(TypeError, match="give an open file or a list"):
        plan([], tmp_path / "out", from_list="list.txt")
    assert not (tmp_path / "out").exists()


def test_a_pipe_is_no_document(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert "not-a-file" in reasons(list(find_documents([folder])))


def test_a_folder_that_cannot_be_listed_is_a_loss_and_stops_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("2019"):
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = list(find_documents([folder]))
    assert names(found) == ["a.PDF", "b.txt"]
    assert [one.is_loss for one in found if isinstance(one, Skipped)].count(True) == 1


def test_a_name_that_is_not_utf_8_is_shown_escaped_and_still_opens(folder: Path) -> None:
    path = os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")
    Path(path).write_bytes(b"x")
    (found,) = [one for one in find_documents([folder]) if "caf" in str(one)]
    assert isinstance(found, DocRef)
    assert found.name == "caf\\xe9.txt"
    assert Path(found.uri).exists()


def make_zip(path: Path, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def make_tar(path: Path, members: dict[str, bytes]) -> None:
    mode = {".gz": "w:gz", ".xz": "w:xz", ".bz2": "w:bz2"}.get(path.suffix, "w")
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.zip", make_zip),
        ("a.tar", make_tar),
        ("a.tar.gz", make_tar),
        ("a.tar.xz", make_tar),
        ("a.tar.bz2", make_tar),
    ],
)
def test_an_archive_is_read_in_place_and_its_names_are_only_names(
    tmp_path: Path, name: str, make: Callable[[Path, dict[str, bytes]], None]
) -> None:
    path = tmp_path / name
    make(path, {"z.txt": b"1", "../../etc/x.txt": b"22", "/abs/y.pdf": b"333", "d.jpg": b""})
    found = list(find_documents([path]))
    assert names(found) == ["z.txt", "../../etc/x.txt", "/abs/y.pdf"]
    assert [one.size for one in found if isinstance(one, DocRef)] == [1, 2, 3]
    assert reasons(found) == ["foreign"]


def test_a_link_inside_a_tar_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        entry = tarfile.TarInfo("secret.txt")
        entry.type, entry.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(entry)
    assert reasons(list(find_documents([path]))) == ["link"]


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz"])
def test_an_archive_that_is_none_is_a_loss_and_stops_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"this is no archive at all" * 100)
    (tmp_path / "b.txt").write_bytes(b"x")
    found = list(find_documents([tmp_path / name, tmp_path / "b.txt"]))
    assert len(names(found)) == 1
    assert [one.is_loss for one in found if isinstance(one, Skipped)] == [True]


def test_a_bomb_of_an_archive_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("capesdoc.archive.spool.FREE_BYTES", 1000)
    make_tar(tmp_path / "a.tar.gz", {"zeros.txt": bytes(10_000_000)})
    (skipped,) = find_documents([tmp_path / "a.tar.gz"])
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "unreadable"


def test_a_list_names_documents_one_a_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    lines = ["# ours\n", f"{tmp_path}/a.txt\n", "\n", "s3://bucket/b.pdf\n", f"{tmp_path}/no.txt"]
    found = list(read_list(lines))
    assert names(found) == [f"{tmp_path}/a.txt", "s3://bucket/b.pdf", f"{tmp_path}/no.txt"]
    assert [one.size for one in found if isinstance(one, DocRef)] == [1, None, None]


@pytest.mark.parametrize(
    "name",
    [
        "a.TXT",
        "b/a.pdf",
        "a.",
        ".txt",
        "..txt",
        "a.b/c",
        "a.docx/",
        "a.docx/.",
        "",
        "/",
        "..",
        "a..pdf",
    ],
)
def test_the_suffix_of_a_name_is_what_pathlib_says(name: str) -> None:
    assert suffix_of(name) == PurePosixPath(name).suffix.lower()
