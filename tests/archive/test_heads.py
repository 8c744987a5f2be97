"""Knowledge across files: what the documents of an archive share at their edges."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

import capesdoc
from archive.conftest import contents
from capesdoc.archive import Options, convert_archive, read_records
from capesdoc.archive.page_edges import edges_of

HEAD = "Centre for Example Studies | House 7, Street 9 | Fax {}"
FOOT = "www.example.org | +92 51 {}"
TOPICS = ("water", "energy", "rail", "ports", "trade", "minerals", "grain")
LEARNING = Options(learn_heads=True)


def report(number: int, *, head: str = HEAD, foot: str = FOOT) -> str:
    topic = TOPICS[number % len(TOPICS)]
    lines = [
        head.format(number),
        f"Title: Seminar on {topic}\nEvent Date: {number + 1} March 2024\nVenue: Islamabad",
        f"The panel agreed on the rules for {topic}.",
        f"Local industry asked for more {topic}.",
        foot.format(number * 1111),
    ]
    return "\n\n".join(line for line in lines if line) + "\n"


def archive_of(folder: Path, texts: list[str]) -> Path:
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(texts):
        (folder / f"{number:03}.txt").write_text(text)
    return folder


def printed(out: Path) -> list[list[str]]:
    return [[one.text for one in record.paragraphs] for record in read_records(out)]


def test_what_many_one_page_reports_share_is_set_aside(tmp_path: Path) -> None:
    source = archive_of(tmp_path / "in", [report(number) for number in range(6)])
    convert_archive([source], tmp_path / "plain", workers=1)
    assert printed(tmp_path / "plain")[2][0] == HEAD.format(2)
    convert_archive([source], tmp_path / "learnt", LEARNING, workers=1)
    assert printed(tmp_path / "learnt") == [
        [f"The panel agreed on the rules for {topic}.", f"Local industry asked for more {topic}."]
        for topic in TOPICS[:6]
    ]


def test_what_four_reports_share_may_be_the_name_of_their_series(tmp_path: Path) -> None:
    source = archive_of(tmp_path / "in", [report(number) for number in range(4)])
    convert_archive([source], tmp_path / "out", LEARNING, workers=1)
    assert [texts[0] for texts in printed(tmp_path / "out")] == [HEAD.format(n) for n in range(4)]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("Seminar Report", "The panel thanked the chair."),  # says what it is; a sentence
        ("", "- Dr. Mina Solangi"),  # an item
        ("", "Prepared by: Adeel Rahmat"),  # a field
    ],
)
def test_what_is_the_authors_own_stays_however_many_say_it(
    tmp_path: Path, head: str, foot: str
) -> None:
    texts = [report(number, head=head, foot=foot) for number in range(8)]
    source = archive_of(tmp_path / "in", texts)
    convert_archive([source], tmp_path / "plain", workers=1)
    convert_archive([source], tmp_path / "learnt", LEARNING, workers=1)
    plain, learnt = (
        [attrs.evolve(one, diagnostics=()) for one in read_records(tmp_path / name)]
        for name in ("plain", "learnt")
    )
    assert plain == learnt


def test_a_title_without_label_is_no_running_head() -> None:
    text = "Water for All\n\nThe panel agreed on the rules.\n\nIndustry asked for more.\n"
    assert edges_of(text.encode(), name="a.txt").edge == ()


def test_pages_that_prove_a_head_teach_it(tmp_path: Path) -> None:
    page = "Annual Water Forum\n\nThe panel agreed on rule {0}.\n\nIndustry asked for {0} more.\n\f"
    long = "".join(page.format(number) for number in range(6))
    short = "Annual Water Forum\n\nTitle: Rivers\nVenue: Islamabad\n\nThe panel met at noon.\n"
    source = archive_of(tmp_path / "in", [long, "\n" + long, short])
    convert_archive([source], tmp_path / "out", LEARNING, workers=1)
    assert printed(tmp_path / "out")[2] == ["The panel met at noon."]


def test_workers_and_interruptions_do_not_change_what_is_learnt(tmp_path: Path) -> None:
    source = archive_of(tmp_path / "in", [report(number) for number in range(40)])
    convert_archive([source], tmp_path / "one", LEARNING, workers=1)
    convert_archive([source], tmp_path / "three", LEARNING, workers=3)
    assert contents(tmp_path / "one") == contents(tmp_path / "three")
    for marker in list((tmp_path / "one" / "_capes" / "shards").iterdir())[:2]:
        marker.unlink()
    before = contents(tmp_path / "one")
    assert convert_archive([source], tmp_path / "one", LEARNING, workers=2).done_now > 0
    assert contents(tmp_path / "one") == before


def test_a_grown_archive_keeps_what_it_has_learnt(tmp_path: Path) -> None:
    source = archive_of(tmp_path / "in", [report(number) for number in range(6)])
    convert_archive([source], tmp_path / "out", LEARNING, workers=1)
    (source / "new.txt").write_text(report(6))
    convert_archive([source], tmp_path / "out", LEARNING, workers=1)
    assert printed(tmp_path / "out")[-1] == [
        "The panel agreed on the rules for grain.",
        "Local industry asked for more grain.",
    ]


def test_a_document_that_cannot_be_read_teaches_nothing(tmp_path: Path) -> None:
    source = archive_of(tmp_path / "in", [report(number) for number in range(6)])
    (source / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    done = convert_archive([source], tmp_path / "out", LEARNING, workers=1)
    assert (done.converted, done.failed) == (6, 1)


def test_nothing_vanishes(tmp_path: Path) -> None:
    from capesdoc.profile import default_profile

    text = report(3)
    profile = default_profile().extended(running_heads=[HEAD.format(""), FOOT.format("")])
    found = capesdoc.explain(text.encode(), name="a.txt", profile=profile)
    assert [(edit.rule, edit.before) for edit in found.edits if edit.rule != "label-separator"] == [
        ("running-head", HEAD.format(3)),
        ("running-foot", FOOT.format(3333)),
    ]
