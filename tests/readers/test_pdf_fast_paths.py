"""The fast ways of the PDF reader give what the slow ones give."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capesdoc.readers import pdfium_answers, pdfium_pages
from capesdoc.readers.base import Content, ReadOptions
from capesdoc.readers.pdf_pdfium import read_with_pdfium
from capesdoc.readers.pdf_text import count_unmapped
from capesdoc.readers.pdfium_library import LOCK, load_pdfium
from capesdoc.readers.pdfium_styles import Style, Styles

FOLDER = Path(__file__).parents[2] / "fixtures" / "pdf"

SIGNS = "ab -\u00a0\u00ad\r\n\ufffe\u0002\t\x0b\x85\u2013\U0001d400"
texts = st.lists(st.sampled_from([*SIGNS, "\r\n", "\r\n", "word"])).map("".join)


@given(texts)
def test_lines_are_split_as_one_pattern_splits_them(text: str) -> None:
    assert pdfium_pages._lines(text) == pdfium_pages._matched(text, 0)


def slow_lines(text: str) -> list[tuple[int, str]]:
    """Split at every line end, then take the white space off: what `_LINE` does in one go."""
    found = []
    for match in re.finditer("[^\r\n\ufffe\u0002]+[\ufffe\u0002]?", text):
        line = match.group().strip()
        if line:
            found.append((match.start() + match.group().index(line[0]), line))
    return found


@given(texts)
def test_the_pattern_of_a_line_takes_its_white_space_off(text: str) -> None:
    assert pdfium_pages._matched(text, 0) == slow_lines(text)


@given(
    st.text(st.sampled_from("ab \r\n\t\x02\x00\x1f\ufffd\ufffe\ue000\uf8ff\uf900\ufb01(cid:1)é"))
)
def test_glyphs_without_a_meaning_are_counted_as_one_by_one(text: str) -> None:
    controls = re.findall("[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f]", text)
    numbered = re.findall(r"\(cid:[0-9]{1,6}\)", text)
    private = re.findall(r"(?<=\S)[\ue000-\uf8ff]", text)
    expected = len(controls) + len(numbered) + len(private) + text.count("\ufffd")
    assert count_unmapped(text) == expected


@pytest.mark.parametrize(
    "name", ["plain", "label-table", "two-columns-by-row", "rotated-90", "mathematics", "hidden"]
)
def test_a_page_of_more_answers_than_there_is_room_for_is_read_alike(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = Content(data=(FOLDER / f"{name}.pdf").read_bytes(), name=name)
    before = read_with_pdfium(content, ReadOptions())
    with LOCK:
        library = load_pdfium()
        rooms = {
            "boxes": pdfium_answers.Answers("f", 4),
            "matrices": pdfium_answers.Answers("f", 6),
            "points": pdfium_answers.Answers("d", 2, apart=True),
            "colours": pdfium_answers.Answers("I", 4, apart=True),
        }
        monkeypatch.setattr(pdfium_answers, "ROOM", 3)
        for room, answers in rooms.items():
            monkeypatch.setattr(library, room, answers)
        assert read_with_pdfium(content, ReadOptions()) == before


@pytest.mark.parametrize(
    "name",
    ["plain", "label-table", "rotated-90", "clipped", "hidden-inside", "layers", "mathematics"],
)
def test_the_style_of_one_text_object_is_what_it_is_among_many(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = Content(data=(FOLDER / f"{name}.pdf").read_bytes(), name=name)
    before = read_with_pdfium(content, ReadOptions())

    def learn_one_by_one(self: Styles, objects: list[int | None], indexes: list[int]) -> None:
        for key, index in zip(objects, indexes, strict=True):
            if key not in self.by_object:
                self._learn_one(key, index)

    def learn_as_many(self: Styles, key: int | None, index: int) -> Style:
        learn(self, [key], [index])
        return self.by_object[key]

    learn = Styles.learn
    with monkeypatch.context() as patch:
        patch.setattr(Styles, "learn", learn_one_by_one)
        assert read_with_pdfium(content, ReadOptions()) == before
    with monkeypatch.context() as patch:
        patch.setattr(Styles, "_learn_one", learn_as_many)
        assert read_with_pdfium(content, ReadOptions()) == before
