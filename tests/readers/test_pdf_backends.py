"""The two PDF backends: held equal, line by line, and when one hands over to the other."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from capesdoc.errors import CorruptDocumentError, EncryptedDocumentError, LimitExceededError
from capesdoc.limits import Limits
from capesdoc.readers import pdf
from capesdoc.readers.base import Content, ReadOptions
from capesdoc.readers.pdf_pdfium import RefusedByPdfiumError, read_with_pdfium
from capesdoc.readers.pdf_pdfplumber import read_with_pdfplumber
from capesdoc.readers.pdf_segments import RawDocument, RawPage, Segment
from capesdoc.readers.pdf_text import count_unmapped

FOLDER: Final = Path(__file__).parents[2] / "fixtures" / "pdf"

REFUSED: Final = {
    "flate-bomb", "form-tower", "long-unicode-target", "many-pages", "no-pages", "open-marks",
    "password", "scan", "triple-flate",
}  # fmt: skip
"""Fixtures that hold no lines to compare."""

ACCEPTED: Final = {
    "clipped": "pdfplumber knows no clips",
    "filled-form": "pdfplumber reads the page, and not what is typed into the fields above it",
    "hidden": "pdfplumber does not tell the invisible mode",
    "hidden-between-words": "pdfplumber does not tell what is transparent",
    "hidden-inside": "pdfplumber tells neither the invisible mode nor what is transparent",
    "layers": "pdfplumber knows no layers",
    "ligatures": "pdfplumber shows the glyphs, PDFium the text that ActualText gives",
    "missing-page": "pdfplumber does not count a page that is not there",
    "nameless": "handed over: there is nothing to compare",
    "unmapped": "the characters are the same; PDFium parts none",
}
"""Fixtures on which the two may differ, and why."""

NAMES: Final = sorted(path.stem for path in FOLDER.glob("*.pdf"))
COMPARED: Final = [name for name in NAMES if name not in REFUSED]


def content(name: str) -> Content:
    return Content(data=(FOLDER / f"{name}.pdf").read_bytes(), name=f"{name}.pdf")


def test_there_are_fixtures_to_compare() -> None:
    assert len(COMPARED) > 20
    assert set(NAMES) >= REFUSED | set(ACCEPTED)


@pytest.mark.parametrize("name", [name for name in COMPARED if name not in ACCEPTED])
def test_both_backends_read_the_same_lines(name: str) -> None:
    document = pdf.read_pdf(content(name), ReadOptions(cross_check=True))
    assert document.origin.reader == "pypdfium2"
    assert [str(item) for item in document.diagnostics if item.code == "readers-disagree"] == []


def test_a_difference_is_reported_with_its_page_line_and_both_texts() -> None:
    document = pdf.read_pdf(content("ligatures"), ReadOptions(cross_check=True))
    (found,) = [item for item in document.diagnostics if item.code == "readers-disagree"]
    assert (found.spans[0].page, found.spans[0].start_line) == (1, 2)
    assert "'office' against 'o#ce'" in found.message


@pytest.mark.parametrize("name", ["plain", "rotated-90", "sideways", "cropped", "label-table"])
def test_both_backends_put_the_lines_in_the_same_place(name: str) -> None:
    options = ReadOptions()
    ours = read_with_pdfium(content(name), options).pages[0]
    theirs = read_with_pdfplumber(content(name), options).pages[0]
    assert (round(ours.width), round(ours.height)) == (round(theirs.width), round(theirs.height))
    first = ours.segments[0]
    same = next(one for one in theirs.segments if one.text == first.text[: len(one.text)])
    # On its side, the left edge is where the box of the font ends, which the two take differently.
    assert same.x0 == pytest.approx(first.x0, abs=2.5)
    assert same.baseline == pytest.approx(first.baseline, abs=1.5)


def refuse(*_: object, **__: object) -> RawDocument:
    raise RefusedByPdfiumError("it does not take the bytes for a PDF")


def without_page(*_: object, **__: object) -> RawDocument:
    return RawDocument(pages=(RawPage(number=1, readable=False), RawPage(number=2)))


def without_text(*_: object, **__: object) -> RawDocument:
    return RawDocument(pages=(RawPage(number=1), RawPage(number=2)))


def with_codes(letters: str) -> Callable[..., RawDocument]:
    """Give a stand-in for PDFium that tells some letters and gives codes for two others."""
    codes = "\x01\x04"
    segment = Segment(letters + codes, 72, 72, 300, 84, 82, 12)
    page = RawPage(number=1, segments=(segment,), unmapped=count_unmapped(segment.text))
    return lambda *_, **__: RawDocument(pages=(page, RawPage(number=2)))


def test_a_file_of_which_most_is_told_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "read_with_pdfium", with_codes("Harbours and rails and bridges"))
    assert pdf.read_pdf(content("plain"), ReadOptions()).origin.reader == "pypdfium2"


@pytest.mark.parametrize(
    ("default", "reason"),
    [
        (with_codes("Rail"), "it does not tell which characters the glyphs are"),
        (refuse, "it does not take the bytes for a PDF"),
        (without_page, "it cannot open page 1"),
        (without_text, "it finds no text, and the file draws some"),
    ],
)
def test_the_default_hands_over_and_says_why(
    monkeypatch: pytest.MonkeyPatch, default: object, reason: str
) -> None:
    monkeypatch.setattr(pdf, "read_with_pdfium", default)
    document = pdf.read_pdf(content("plain"), ReadOptions())
    assert document.origin.reader == "pdfplumber"
    assert document.pages[0].lines[0].text == "Title: Roundtable on Rail Links"
    (told,) = [item for item in document.diagnostics if item.code == "reader-handed-over"]
    assert reason in told.message


def test_a_file_whose_glyphs_pdfium_drops_is_handed_over() -> None:
    document = pdf.read_pdf(content("nameless"), ReadOptions())
    assert document.origin.reader == "pdfplumber"
    assert {item.code for item in document.diagnostics} == {"reader-handed-over", "unmapped-glyphs"}


def test_a_scan_is_not_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> RawDocument:
        raise AssertionError("a page without text operators has none in any reader")

    monkeypatch.setattr(pdf, "_read_with_reference", never)
    document = pdf.read_pdf(content("page-without-text"), ReadOptions())
    assert document.origin.reader == "pypdfium2"


def test_what_the_reference_raises_is_one_of_ours_with_its_cause() -> None:
    with pytest.raises(CorruptDocumentError) as caught:
        read_with_pdfplumber(Content(data=b"%PDF-1.7\nnothing", name="a.pdf"), ReadOptions())
    assert caught.value.__cause__ is not None
    with pytest.raises(EncryptedDocumentError):
        read_with_pdfplumber(content("password"), ReadOptions())


@pytest.mark.parametrize(
    ("limits", "limit"),
    [(Limits(pages=1), "pages"), (Limits(page_characters=20), "page_characters")],
)
def test_the_reference_keeps_the_limits_too(limits: Limits, limit: str) -> None:
    with pytest.raises(LimitExceededError) as caught:
        read_with_pdfplumber(content("plain"), ReadOptions(limits=limits))
    assert caught.value.limit == limit


def test_running_out_of_memory_is_not_taken_for_a_damaged_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import pdfplumber

    def exhaust(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(pdfplumber, "open", exhaust)
    with pytest.raises(MemoryError):
        read_with_pdfplumber(content("plain"), ReadOptions())


def test_every_page_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    from pdfplumber.page import Page

    closed: list[int] = []
    monkeypatch.setattr(Page, "close", lambda page: closed.append(page.page_number))
    read_with_pdfplumber(content("plain"), ReadOptions())
    assert closed == [1, 2]


def test_the_log_of_the_reference_goes_to_ours_and_not_to_stderr(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    broken = (FOLDER / "plain.pdf").read_bytes().replace(b"/Helvetica", b"/Helvetic\xc3")
    before = logging.getLogger("pdfminer").handlers[:]
    with caplog.at_level(logging.INFO, logger="capesdoc"):
        read_with_pdfplumber(Content(data=broken, name="a.pdf"), ReadOptions())
    assert capfd.readouterr().err == ""
    assert logging.getLogger("pdfminer").handlers == before
    assert logging.getLogger("pdfminer").propagate


SCRIPT: Final = """
import sys
{first}
from capesdoc.readers.base import Content, ReadOptions
from capesdoc.readers.pdf import read_pdf
from pathlib import Path
data = Path(sys.argv[1]).read_bytes()
print(read_pdf(Content(data=data, name="a.pdf"), ReadOptions()).pages[0].lines[0].text)
print(sorted({{"pypdfium2", "pdfplumber"}} & set(sys.modules)))
import pypdfium2
with pypdfium2.PdfDocument(data) as document:
    page = document[0]
    words = page.get_textpage()
    print(words.get_text_range(0, 6))
    words.close()
    page.close()
print(read_pdf(Content(data=data, name="a.pdf"), ReadOptions()).pages[0].lines[0].text)
"""


@pytest.mark.parametrize("first", ["", "import pypdfium2"])
def test_the_library_serves_pypdfium2_in_the_same_process_before_and_after(first: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(first=first), str(FOLDER / "plain.pdf")],
        capture_output=True,
        text=True,
        check=True,
    )
    title = "Title: Roundtable on Rail Links"
    loaded = "['pypdfium2']" if first else "[]"
    assert done.stdout.splitlines() == [title, loaded, "Title:", title]
    assert done.stderr == ""


def test_threads_read_one_after_the_other_and_get_the_right_lines() -> None:
    names = ["plain", "label-table", "two-columns-by-row", "hidden"] * 10
    expected = {name: pdf.read_pdf(content(name), ReadOptions()) for name in names}
    wrong: list[str] = []

    def run(name: str) -> None:
        if pdf.read_pdf(content(name), ReadOptions()) != expected[name]:
            wrong.append(name)

    threads = [threading.Thread(target=run, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
