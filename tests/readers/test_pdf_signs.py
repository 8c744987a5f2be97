"""Signs that a page may hide text: each is told where it is, and not where it only seems to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capesdoc.readers.pdf_signs import draws_through_clip, hides_text, makes_transparent

SHOW = b" BT (x) Tj ET "


@pytest.mark.parametrize(
    "fill",
    [b"1 1 1 rg", b"1 g", b"\n1.0 1.0 1.000 rg", b"\n1. g", b"0 0 0 0 k", b"1 1 1 sc", b"1 scn"],
)
def test_text_in_white_is_told(fill: bytes) -> None:
    assert hides_text(b"0 g" + SHOW + fill + SHOW + b"0 g")
    assert hides_text(b"q " + fill + b" /G1 gs" + SHOW)
    assert hides_text(b"BT " + fill + b" [(x)] TJ 0 g ET")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"0 g" + SHOW,
        b"0 0 1 rg" + SHOW,
        b"1 0 0 rg" + SHOW,
        b"0.1 g" + SHOW,
        b"11 g" + SHOW,
        b"1 g 0 0 9 9 re f 0 g" + SHOW,
        b"1 1 1 rg 0 0 9 9 re f 0 0 0 rg" + SHOW,
        b"/G1 gs" + SHOW,
        b"1 1 1 RG" + SHOW,
        b"(1 going) Tj" + SHOW,
        b"0 0 0 1 k" + SHOW,
        b"0 sc" + SHOW,
    ],
)
def test_white_that_no_text_is_drawn_in_is_none(content: bytes) -> None:
    assert not hides_text(content)


@pytest.mark.parametrize(
    "content",
    [
        b"0 0 20 300 re W n" + SHOW,
        b"0 0 300 -20 re\nW* n" + SHOW,
        b"0 0 600 800 re W n" + SHOW + b"10 10 500 700 re W n" + SHOW,
        b"0 0 m 600 0 l 600 800 l h W n" + SHOW,
    ],
)
def test_a_clip_that_may_cut_text_off_is_told(content: bytes) -> None:
    assert draws_through_clip(content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        SHOW,
        b"0 0 612 792 re W n" + SHOW,
        b"q 0 0 612 792 re W* n" + SHOW + b"Q q 0 0 612 792 re W* n" + SHOW,
        b"-.5 .028 611.971 -791.971 re\nW* n" + SHOW,
        b"BT (Why Wait) Tj (W ) Tj ET",
        b"BT /W 9 Tf ET",
    ],
)
def test_a_clip_as_large_as_a_page_and_a_letter_are_none(content: bytes) -> None:
    assert not draws_through_clip(content)


@pytest.mark.parametrize("setting", [b"/ca 0", b"/ca 0.0", b"/ca 0>>", b"/ca 0.00/CA 1"])
def test_a_setting_that_makes_all_transparent_is_told(setting: bytes) -> None:
    assert makes_transparent(b"<</Type/ExtGState" + setting + b">>")


@pytest.mark.parametrize("setting", [b"/ca 0.5", b"/ca 1", b"/CA 0", b"/ca 0.05"])
def test_a_setting_that_does_not_is_none(setting: bytes) -> None:
    assert not makes_transparent(b"<</Type/ExtGState" + setting + b">>")


@given(st.binary(max_size=400), st.sampled_from([b"", b"BT 3 Tr (x) Tj ET", b"1 g" + SHOW]))
def test_what_is_told_at_once_is_what_every_place_tells(noise: bytes, hiding: bytes) -> None:
    content = noise + b"\n" + hiding + b" " * 4000
    at_once = hides_text(content)
    assert at_once is None or at_once == hides_text(content, however_long=True)


def test_content_full_of_letters_is_not_looked_through_at_once() -> None:
    content = b"BT (ferries and harbours) Tj ET " * 100 + b"3 Tr"
    assert hides_text(content) is None
    assert hides_text(content, however_long=True)


@given(
    st.lists(
        st.sampled_from(
            [b"1", b" ", b"g", b"W", b"re", b"n", b"\n", b"rg", b"Tj", b"-", b".", b"k", b"sc"]
        )
    )
)
def test_any_content_is_looked_through_without_an_error(pieces: list[bytes]) -> None:
    hides_text(b"".join(pieces), however_long=True)
    draws_through_clip(b"".join(pieces))
