"""The speed corpus: 40 seeded reports of 1 to 5 pages as text, Word and PDF by four producers.

Every sentence is made here from small tables; no file is copied from anywhere. Producers that are
not installed are named and left out: the tables say over which files they were measured.
"""

from __future__ import annotations

import io
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Final

import docx
from attrs import frozen
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

REPORTS: Final = 40
_SEED: Final = 20251107

_SUBJECTS: Final = [
    "The ministry", "A regional transport corridor", "The keynote speaker", "Dr. S. Karim",
    "The working group", "An earlier study", "The Asia-Pacific region", "Each member state",
    "The panel", "A long-term investor", "The port authority", "Local industry",
]  # fmt: skip
_VERBS: Final = [
    "has reviewed", "will have to finance", "emphasised", "was of the view that it supports",
    "could not yet quantify", "agreed on", "underscored", "cautioned against",
]  # fmt: skip
_OBJECTS: Final = [
    "the cost of cross-border trade", "a fifteen-year plan for rail and road",
    "the rules for critical minerals", "an early-warning system", "the use of local currencies",
    "joint research on water and energy", "policy-making under uncertainty",
    "the results of the last round of talks",
]  # fmt: skip
_ENDS: Final = [
    "in 2024", "for the first time", "across the region", "despite limited data",
    "as the figures of U.S. agencies show", "within the next five years", "at the national level",
]  # fmt: skip
_DATES: Final = [
    "November 7, 2025", "7 November 2025", "7th March, 2024", "19-20 December 2023",
    "Wednesday, 10 December 2025", "2024-05-31",
]  # fmt: skip

_KINDS: Final = ["Seminar", "In-House Discussion", "Roundtable", "Webinar", "Guest Lecture"]
# As in a real archive few rooms and moderators come again and again, and speakers hardly ever.
_VENUES: Final = [
    "Conference Hall, Islamabad/ Online", "Zoom", "Committee Room 2, Example University, Lahore",
    "Example Hotel, Karachi (hybrid)",
]  # fmt: skip
_TIMES: Final = ["15:30-16:30", "10:00 am to 1:00 pm", "3:00 PM", "11:00 – 12:30 (PKT)"]
_MODERATORS: Final = [
    "Adeel Rahmat, Research Director, Institute of Examples",
    "Ms. Hina Lindholm, Senior Research Fellow, Institute of Examples",
    "Jonas Qadir, Programme Officer",
    "Dr. Amna Tarvonen, Executive Director, Institute of Examples",
]
_GIVEN: Final = [
    "Mina", "Karl", "Sara", "Omar", "Nadia", "Tariq", "Bilal", "Laila", "Priya", "Farid", "Zoya",
    "Henrik", "Aisha", "Pavel", "Rubina", "Salman", "Yasmin", "Viktor", "Mehreen", "Anders",
]  # fmt: skip
_FAMILY: Final = [
    "Solangi", "Brenner", "Qureshi", "Malik", "Varga", "Haider", "Okafor", "Siddiqui", "Tanaka",
    "Baloch", "Novak", "Mirza", "Lindqvist", "Durrani", "Castellan", "Ferhat", "Jatoi", "Sommer",
]  # fmt: skip
_POSTS: Final = [
    "Professor", "CEO", "Former Foreign Secretary", "Assistant Professor", "Senior Fellow",
    "Director General", "Economist", "Head of Research",
]  # fmt: skip
_ORGANISATIONS: Final = [
    "Example University", "Muster AG", "Ministry of Examples", "Centre for Made Studies",
    "Regional Water Council", "Sample Policy Institute",
]  # fmt: skip


@frozen(kw_only=True)
class Report:
    """What one report says; `blocks` are (kind, text) with kind `heading`, `text` or `item`."""

    header: tuple[tuple[str, str], ...]
    blocks: tuple[tuple[str, str], ...]


def reports() -> Iterator[Report]:
    """Give the reports, the same on every run."""
    for number in range(REPORTS):
        yield _report(random.Random(_SEED + number), pages=1 + number % 5)


def _report(rng: random.Random, pages: int) -> Report:
    header = (
        ("Title", f"{rng.choice(_KINDS)} on “{rng.choice(_OBJECTS).capitalize()}”"),
        ("Event Date", rng.choice(_DATES)),
        ("Venue", rng.choice(_VENUES)),
        ("Time", rng.choice(_TIMES)),
        ("Moderator", rng.choice(_MODERATORS)),
        ("Speakers", "; ".join(_speaker(rng) for _ in range(rng.randint(1, 3)))),
    )
    blocks: list[tuple[str, str]] = []
    characters = 0
    while characters < pages * 2_400:
        if rng.random() < 0.15:
            blocks.append(("heading", rng.choice(_OBJECTS).capitalize()))
        if rng.random() < 0.15:
            blocks += [("item", _sentence(rng)) for _ in range(rng.randint(2, 4))]
        blocks.append(("text", " ".join(_sentence(rng) for _ in range(rng.randint(3, 8)))))
        characters = sum(len(text) for _, text in blocks)
    return Report(header=header, blocks=tuple(blocks))


def _speaker(rng: random.Random) -> str:
    title = rng.choice(["", "Dr. ", "Prof. ", "Amb. (R) ", ""])
    name = f"{title}{rng.choice(_GIVEN)} {rng.choice(_FAMILY)}"
    return f"{name}, {rng.choice(_POSTS)}, {rng.choice(_ORGANISATIONS)}"


def _sentence(rng: random.Random) -> str:
    parts = (_SUBJECTS, _VERBS, _OBJECTS, _ENDS)
    return " ".join(rng.choice(part) for part in parts) + "."


def as_text(report: Report) -> bytes:
    """Write plain text: one line a paragraph, a blank line between."""
    lines = [f"{label}: {value}" for label, value in report.header]
    lines += [f"- {text}" if kind == "item" else text for kind, text in report.blocks]
    return "\n\n".join(lines).encode()


def as_docx(report: Report) -> bytes:
    """Write a Word document with python-docx."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Institute of Examples"
    for label, value in report.header:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(value)
    styles = {"heading": "Heading 2", "item": "List Bullet", "text": None}
    for kind, text in report.blocks:
        document.add_paragraph(text, style=styles[kind])
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_html(report: Report) -> str:
    """Write the HTML that the browser engines print, with paged CSS."""
    rows = "".join(f"<p><b>{escape(a)}:</b> {escape(b)}</p>" for a, b in report.header)
    tags = {"heading": "h2", "item": "li", "text": "p"}
    body = "".join(f"<{tags[kind]}>{escape(text)}</{tags[kind]}>" for kind, text in report.blocks)
    style = (
        "@page{size:A4;margin:2.2cm;@top-center{content:'Institute of Examples'}"
        "@bottom-center{content:counter(page)}}"
        "body{font-family:'DejaVu Serif',serif;font-size:11pt;line-height:1.35}"
        "p{text-align:justify;hyphens:auto}h2{font-size:13pt}"
    )
    head = f"<meta charset=utf-8><style>{style}</style>"
    return f"<!doctype html><html lang=en>{head}{rows}{body}</html>"


def reportlab_pdf(report: Report, _: Path) -> bytes:
    """Print with reportlab, standard fonts."""
    normal = ParagraphStyle("n", fontName="Times-Roman", fontSize=11, leading=14, spaceAfter=8)
    heading = ParagraphStyle("h", parent=normal, fontName="Times-Bold", fontSize=13, spaceBefore=8)
    story = [Paragraph(f"<b>{escape(a)}:</b> {escape(b)}", normal) for a, b in report.header]
    for kind, text in report.blocks:
        bullet = "•" if kind == "item" else None
        style = heading if kind == "heading" else normal
        story.append(Paragraph(escape(text), style, bulletText=bullet))
    buffer = io.BytesIO()

    def furnish(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.drawCentredString(A4[0] / 2, A4[1] - 40, "Institute of Examples")
        canvas.drawCentredString(A4[0] / 2, 30, str(document.page))

    SimpleDocTemplate(buffer, pagesize=A4).build(story, onFirstPage=furnish, onLaterPages=furnish)
    return buffer.getvalue()


def weasyprint_pdf(report: Report, _: Path) -> bytes:
    """Print with WeasyPrint (the extra `bench`)."""
    import weasyprint

    return bytes(weasyprint.HTML(string=as_html(report)).write_pdf())


def chromium_pdf(report: Report, scratch: Path) -> bytes:
    """Print with Chromium, where it is installed."""
    page, out = scratch / "page.html", scratch / "page.pdf"
    page.write_text(as_html(report), encoding="utf-8")
    _call(
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
        "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", f"--user-data-dir={scratch / 'chromium'}",
        f"--print-to-pdf={out}", page.as_uri(),
    )  # fmt: skip
    return out.read_bytes()


def libreoffice_pdf(report: Report, scratch: Path) -> bytes:
    """Export the Word form with LibreOffice, where it is installed."""
    source = scratch / "report.docx"
    source.write_bytes(as_docx(report))
    _call(
        "soffice", f"-env:UserInstallation={(scratch / 'office').as_uri()}", "--headless",
        "--convert-to", "pdf", "--outdir", str(scratch), str(source),
    )  # fmt: skip
    return (scratch / "report.pdf").read_bytes()


def _call(*command: str) -> None:
    if shutil.which(command[0]) is None:
        raise FileNotFoundError(f"{command[0]} is not installed")
    subprocess.run(command, check=True, capture_output=True, timeout=120)


PRODUCERS: Final[dict[str, Callable[[Report, Path], bytes]]] = {
    "reportlab": reportlab_pdf,
    "LibreOffice": libreoffice_pdf,
    "WeasyPrint": weasyprint_pdf,
    "Chromium": chromium_pdf,
}


def write_corpus(folder: Path) -> dict[str, list[Path]]:
    """Write what is not there yet; give the files of each group (`txt`, `docx`, one a producer)."""
    groups: dict[str, list[Path]] = {}
    made = list(reports())
    writers: dict[str, tuple[str, Callable[[Report, Path], bytes]]] = {
        "txt": (".txt", lambda report, _: as_text(report)),
        "docx": (".docx", lambda report, _: as_docx(report)),
        **{name: (".pdf", writer) for name, writer in PRODUCERS.items()},
    }
    for group, (suffix, writer) in writers.items():
        place = folder / group
        place.mkdir(parents=True, exist_ok=True)
        try:
            for number, report in enumerate(made):
                path = place / f"report-{number:02}{suffix}"
                if not path.exists():
                    path.write_bytes(writer(report, place))
        except (ImportError, FileNotFoundError, subprocess.SubprocessError) as error:
            print(f"left out: {group} ({error})")
            continue
        groups[group] = sorted(place.glob(f"report-*{suffix}"))
        if group == "LibreOffice":
            groups[group] = [path for path in groups[group] if path.suffix == ".pdf"]
    return groups
