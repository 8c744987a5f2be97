"""The preflight: what would end the process is refused, and what only looks like it is not."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capesdoc.errors import LimitExceededError
from capesdoc.limits import DEFAULT_LIMITS, Limits
from capesdoc.readers.base import Content
from capesdoc.readers.pdf_preflight import check_streams, draws_text, may_hide
from capesdoc.readers.pdf_streams import FIRST_STEP, chunks, find_streams

FOLDER: Final = Path(__file__).parents[2] / "fixtures" / "pdf"


def pdf(*streams: tuple[str, bytes]) -> bytes:
    body = b"".join(
        b"%d 0 obj\n<<%s/Length %d>>\nstream\n%s\nendstream\nendobj\n"
        % (number, head.encode(), len(data), data)
        for number, (head, data) in enumerate(streams, 1)
    )
    return b"%PDF-1.7\n" + body


def check(data: bytes, limits: Limits = DEFAULT_LIMITS) -> bool:
    return check_streams(Content(data=data, name="a.pdf"), limits).artifacts


def refused(data: bytes, limits: Limits = DEFAULT_LIMITS) -> str:
    with pytest.raises(LimitExceededError) as caught:
        check(data, limits)
    assert f"Limits({caught.value.limit}=" in caught.value.message
    return caught.value.limit


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("flate-bomb", "stream_bytes"),
        ("triple-flate", "stream_bytes"),
        ("open-marks", "marked_content_depth"),
        ("form-tower", "form_paints"),
        ("long-unicode-target", "unicode_target_bytes"),
    ],
)
def test_each_attack_is_refused_by_the_name_of_its_limit(name: str, limit: str) -> None:
    assert refused((FOLDER / f"{name}.pdf").read_bytes()) == limit


@pytest.mark.parametrize(
    "name",
    sorted(
        path.stem
        for path in FOLDER.glob("*.pdf")
        if path.stem
        not in {"flate-bomb", "triple-flate", "open-marks", "form-tower", "long-unicode-target"}
    ),
)
def test_no_other_fixture_is_refused(name: str) -> None:
    check((FOLDER / f"{name}.pdf").read_bytes())


FLATE: Final = "/Filter/FlateDecode"
SMALL: Final = Limits(stream_bytes=100_000, total_stream_bytes=300_000)
BOMB: Final = b" " * 200_000


def lzw(data: bytes) -> bytes:
    """Pack with LZW in nine-bit codes, the table cleared before it outgrows them."""
    codes: list[int] = []
    for at in range(0, len(data), 200):
        codes += [256, *data[at : at + 200]]
    codes.append(257)
    bits = "".join(f"{code:09b}" for code in codes)
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


@pytest.mark.parametrize(
    ("head", "data"),
    [
        (FLATE, zlib.compress(BOMB)),
        ("/Filter /FlateDecode", zlib.compress(BOMB)),
        ("/Filter[/FlateDecode]", zlib.compress(BOMB)),
        ("/Filter/Fl#61teDecode", zlib.compress(BOMB)),
        ("/Filter[/FlateDecode/FlateDecode]", zlib.compress(zlib.compress(BOMB))),
        ("/Filter[/ASCII85Decode/FlateDecode]", base64.a85encode(zlib.compress(BOMB)) + b"~>"),
        ("/Filter[/ASCIIHexDecode/FlateDecode]", zlib.compress(BOMB).hex().encode() + b">"),
        ("/Filter/RunLengthDecode", b"\x81 " * 1600),
        ("/Filter/LZWDecode", lzw(BOMB)),
        # What calls itself a font or a picture is measured where it could be too large.
        (FLATE + "/Length1 9", zlib.compress(BOMB)),
        (FLATE + "/Subtype/Image/Width 9/Height 9", zlib.compress(b"\0" * 200_000)),
    ],
)
def test_a_stream_is_measured_through_every_filter(head: str, data: bytes) -> None:
    assert refused(pdf((head, data)), SMALL) == "stream_bytes"


def test_what_one_filter_makes_counts_where_the_next_drops_it() -> None:
    # Blanks mean nothing to the hexadecimal filter: what is left in the end is empty.
    data = pdf(("/Filter[/FlateDecode/ASCIIHexDecode]", zlib.compress(BOMB)))
    assert refused(data, SMALL) == "stream_bytes"


def test_runs_of_runs_are_stopped_before_they_fill_memory() -> None:
    # Two bytes that each filter makes 64 times as many: 10 ** 15 at the end.
    head = "/Filter[/ASCIIHexDecode" + "/RunLengthDecode" * 8 + "]"
    assert refused(pdf((head, b"8181>"))) == "stream_bytes"


def test_a_picture_filter_does_not_hide_what_is_undone_before_it() -> None:
    data = pdf(("/Filter[/FlateDecode/DCTDecode]", zlib.compress(BOMB)))
    assert refused(data, SMALL) == "stream_bytes"


def test_a_flood_of_operators_is_refused_and_as_many_numbers_are_not() -> None:
    limits = Limits(operators=10_000)
    assert refused(pdf((FLATE, zlib.compress(b"q " * 20_000))), limits) == "operators"
    assert refused(pdf((FLATE, zlib.compress(b"(a) Tj " * 20_000))), limits) == "operators"
    check(pdf((FLATE, zlib.compress(b"1 0 " * 20_000 + b"m "))), limits)


@pytest.mark.parametrize("name", ["/#58", "/X"])
def test_a_name_with_an_escape_hides_no_form(name: str) -> None:
    head = "/Type/XObject/Subtype/Form/Resources<</XObject<<%s %d 0 R>>>>"
    tower = [(head % (name, number + 2), b"/X Do\n" * 10) for number in range(12)]
    assert refused(pdf(*tower, (head % (name, 99), b"/P Do"))) == "form_paints"


def test_a_length_that_lies_does_not_hide_a_stream() -> None:
    data = pdf((FLATE, zlib.compress(BOMB))).replace(b"/Length 2", b"/Length 1 %")
    assert refused(data, SMALL) == "stream_bytes"


def test_an_early_end_of_stream_does_not_hide_the_rest() -> None:
    packer = zlib.compressobj(0)
    packed = packer.compress(b"endstream") + packer.flush(zlib.Z_FULL_FLUSH)
    again = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed += again.compress(BOMB) + again.flush()
    assert refused(pdf((FLATE, packed)), SMALL) == "stream_bytes"


def test_all_streams_together_have_a_limit() -> None:
    part = zlib.compress(bytes(range(256)) * 370)
    assert refused(pdf(*[(FLATE, part)] * 4), SMALL) == "total_stream_bytes"
    check(pdf(*[(FLATE, part)] * 3), SMALL)


def test_fonts_that_may_be_too_much_together_are_measured_and_small_ones_pass() -> None:
    font = zlib.compress(b"\0\1\0\0" + bytes(range(256)) * 4)
    check(pdf(*[(FLATE + "/Length1 1028", font)] * 100), SMALL)


def test_marks_that_are_closed_do_not_count_however_many() -> None:
    check(pdf((FLATE, zlib.compress(b"/a BMC EMC\n" * 50_000))))


def test_pages_that_forget_to_close_a_few_marks_are_no_attack() -> None:
    check(pdf(*[(FLATE, zlib.compress(b"/a BMC\n" * 12))] * 500))


def test_forms_that_paint_many_pictures_are_no_attack() -> None:
    form = "/Type/XObject/Subtype/Form/Resources<</XObject<</P 99 0 R>>>>"
    check(pdf(*[(form, b"/P Do\n" * 20)] * 40))


def test_a_form_that_paints_itself_twice_does_not_end() -> None:
    form = "/Type/XObject/Subtype/Form/Resources<</XObject<</X 1 0 R/Y 2 0 R>>>>"
    assert refused(pdf((form, b"/X Do\n" * 2))) == "form_paints"
    assert refused(pdf((form, b"/Y Do\n"), (form, b"/X Do /Y Do\n"))) == "form_paints"
    check(pdf((form, b"/Y Do\n"), (form, b"/X Do\n")))


@pytest.mark.parametrize("kind", ["/Fo#72m", " 9 0 R"])
def test_a_form_is_known_however_it_says_so(kind: str) -> None:
    head = f"/Type/XObject/Subtype{kind}/Resources<</XObject<</X 1 0 R>>>>"
    assert refused(pdf((head, b"/X Do\n" * 2))) == "form_paints"


def test_what_a_form_does_not_name_is_named_around_it() -> None:
    form = "/Type/XObject/Subtype/Form/Resources<</XObject<</X 2 0 R>>>>"
    bare = "/Type/XObject/Subtype/Form"
    assert refused(pdf((form, b"/X Do"), (bare, b"/X Do\n" * 2))) == "form_paints"


def test_a_form_whose_number_is_damaged_may_be_any_that_is_missing() -> None:
    form = "/Type/XObject/Subtype/Form/Resources<</XObject<</X 1 0 R>>>>"
    data = pdf((form, b"/X Do\n" * 2))
    assert refused(data.replace(b"1 0 obj", b"1 x obj", 1)) == "form_paints"


def test_forms_of_pages_that_share_a_name_are_no_attack() -> None:
    bare = "/Type/XObject/Subtype/Form"
    named = "".join(f"/Page{number}<</Fm0 {number} 0 R>>" for number in range(1, 400))
    forms = [(bare, b"/Im1 Do /Im2 Do\n" * 9)] * 399
    check(pdf(*forms, (f"/Type/ObjStm{named}", b"/Fm0 Do /Fm0 Do")))


def test_a_map_of_ligatures_is_no_attack() -> None:
    cmap = b"beginbfchar <01> <00660066006C> endbfchar\n" * 500
    check(pdf((FLATE, zlib.compress(cmap))))


@pytest.mark.parametrize("name", ["Artifact", "#41rtifact", "Art#69fact"])
def test_it_tells_whether_content_is_marked_as_an_artifact(name: str) -> None:
    content = f"/{name} <</Type /Pagination>> BDC EMC".encode()
    assert check(pdf((FLATE, zlib.compress(content))))
    # The name may stand where one piece of a long stream ends.
    for before in range(FIRST_STEP - 12, FIRST_STEP + 2):
        assert check(pdf((FLATE, zlib.compress(b" " * before + content))))


def test_other_marks_are_no_artifacts() -> None:
    assert not check(pdf((FLATE, zlib.compress(b"/P <</MCID 0>> BDC EMC"))))
    assert not check(pdf((FLATE, zlib.compress(b"BT (words) Tj ET"))))


def test_it_tells_whether_text_is_drawn() -> None:
    assert draws_text(pdf((FLATE, zlib.compress(b"BT /F1 9 Tf (words) Tj ET"))))
    assert not draws_text(pdf((FLATE, zlib.compress(b"q 9 0 0 9 0 0 cm /P Do Q"))))


def decoded(head: str, data: bytes) -> bytes:
    file = pdf((head, data))
    (stream,) = find_streams(file)
    return b"".join(chunks(file, stream))


@given(st.binary(min_size=1, max_size=400))
def test_ascii_85_is_undone_as_the_standard_library_does(data: bytes) -> None:
    assert decoded("/Filter/ASCII85Decode", base64.a85encode(data) + b"~>") == data


@given(st.binary(min_size=1, max_size=900))
def test_lzw_is_undone(data: bytes) -> None:
    assert decoded("/Filter/LZWDecode", lzw(data)) == data


@given(st.binary(min_size=1, max_size=900))
def test_hexadecimal_is_undone(data: bytes) -> None:
    assert decoded("/Filter/ASCIIHexDecode", data.hex(" ").encode() + b" >") == data


@given(st.lists(st.binary(min_size=1, max_size=128), max_size=30), st.integers(2, 128))
def test_runs_are_undone(parts: list[bytes], times: int) -> None:
    packed = b"".join(
        bytes((len(part) - 1,)) + part + bytes((257 - times,)) + part[:1] for part in parts
    )
    expected = b"".join(part + part[:1] * times for part in parts)
    assert decoded("/Filter/RunLengthDecode", packed + b"\x80ignored") == expected


@pytest.mark.parametrize(
    ("head", "pack"),
    [
        ("/Filter/ASCII85Decode", lambda data: base64.a85encode(data) + b"~>"),
        ("/Filter/ASCIIHexDecode", lambda data: data.hex().encode() + b">"),
        ("/Filter/RunLengthDecode", lambda data: b"".join(b"\x7f" + data[at : at + 128]
            for at in range(0, len(data), 128))),
    ],
)  # fmt: skip
def test_nothing_is_lost_where_a_long_stream_is_cut_into_pieces(
    head: str, pack: Callable[[bytes], bytes]
) -> None:
    data = bytes(range(256)) * 10_000
    assert decoded(head, pack(data)) == data


def test_lzw_with_codes_that_grow_is_undone() -> None:
    # The example of the PDF reference, 7.4.4.2.
    packed = bytes((0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01))
    assert decoded("/Filter/LZWDecode", packed) == bytes((45, 45, 45, 45, 45, 65, 45, 45, 45, 66))


@given(st.binary(max_size=3000))
def test_any_bytes_are_measured_without_an_error(data: bytes) -> None:
    check(pdf((FLATE, data), ("/Filter/LZWDecode", data), ("/Filter/ASCII85Decode", data)) + data)
    check(data)


def test_what_may_hide_text_is_seen_in_the_bytes() -> None:
    def sighted(data: bytes) -> set[str]:
        found = check_streams(Content(data=data, name="a.pdf"), DEFAULT_LIMITS)
        seen = {
            name
            for name, seen in found._asdict().items()
            if seen and name not in ("unsure", "packed")
        }
        return seen | {"hides"} if may_hide(data, found) else seen

    def drawn(content: bytes, head: str = "") -> set[str]:
        return sighted(pdf((FLATE + head, zlib.compress(content))))

    assert drawn(b"BT (words) Tj ET") == set()
    assert drawn(b"BT 3 Tr (words) Tj ET") == {"hides"}
    assert drawn(b"1 1 1 rg BT (words) Tj ET") == {"hides"}
    assert drawn(b"0 0 200 300 re W n BT (words) Tj ET") == set()
    assert drawn(b"0 0 20 30 re W n BT (words) Tj ET") == {"clips"}
    assert drawn(b"BT (words) Tj ET", "/Subtype/Form") == {"clips"}
    assert drawn(b"<</Type/ExtGState/ca 0>>", "/Type/ObjStm") == {"hides"}
    assert drawn(b"<</D<</OFF[7 0 R]>>>>") == {"layers"}
    assert sighted(pdf((FLATE, zlib.compress(b"BT ET"))) + b"<</OFF[7 0 R]>>") == {"layers"}
    assert sighted(pdf() + b"<</Type/ExtGState/ca 0>>") == {"hides"}
    # What is encrypted says nothing: then all of it is asked for.
    assert sighted(pdf((FLATE, b"not deflated"))) == {"artifacts", "hides", "clips"}
