"""Growth: what a page costs in longer and longer documents, and a document in larger archives."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Final

from reportlab.pdfgen.canvas import Canvas

import capesdoc

PAGES: Final = (1, 10, 100, 1_000)
ARCHIVES: Final = (100, 1_000, 10_000)
_LINES: Final = 40
_ROUNDS: Final = 5
_TIMES: Final = {
    1: 11,
    10: 5,
    100: 3,
    1_000: 1,
}  # a round; short ones need more: the clock, the load
# Every line is a piece of one paragraph that is broken over every page.
_LINE: Final = "and the corridor of number {} goes on through the region, as the panel was told in"
_HEADER: Final = ("Title: Growth of One Paragraph", "Event Date: November 7, 2025")


def _text(pages: int) -> bytes:
    body = "\f".join(
        "\n".join(_LINE.format(page * _LINES + line) for line in range(_LINES))
        for page in range(pages)
    )
    return ("\n\n".join(_HEADER) + "\n\nThe seminar heard that\n" + body).encode()


def _pdf(pages: int) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=True)
    for page in range(pages):
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(72, 805, "Institute of Examples")
        canvas.drawString(290, 30, str(page + 1))
        for line in range(_LINES):
            text = _LINE.format(page * _LINES + line)
            if page == 0 and line < len(_HEADER):
                text = _HEADER[line]
            canvas.drawString(72, 770 - 17 * line, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _docx(pages: int) -> bytes:
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    pieces = [
        " ".join(_LINE.format(page * _LINES + line) for line in range(_LINES))
        for page in range(pages)
    ]
    body = '<w:br w:type="page"/>'.join(f"<w:t>{piece}</w:t>" for piece in pieces)
    document = (
        f'<w:document xmlns:w="{namespace}"><w:body>'
        + "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in _HEADER)
        + f"<w:p><w:r>{body}</w:r></w:p></w:body></w:document>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    )
    relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relationships = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{relationship}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", types)
        package.writestr("_rels/.rels", relationships)
        package.writestr("word/document.xml", document)
    return buffer.getvalue()


def _costs(documents: dict[int, bytes], name: str) -> dict[int, float]:
    """Give the CPU seconds a page of documents of so many pages, measured in turn: equal load."""
    limits = capesdoc.Limits(ratio=100_000)

    def once(data: bytes) -> float:
        start = time.process_time()
        capesdoc.to_json(capesdoc.parse(data, name=name, limits=limits))
        return time.process_time() - start

    for data in documents.values():
        once(data)
    times: dict[int, list[float]] = {pages: [] for pages in documents}
    for _ in range(_ROUNDS):
        for pages, data in documents.items():
            times[pages] += [once(data) for _ in range(_TIMES[pages])]
    return {pages: median(taken) / pages for pages, taken in times.items()}


def measure_pages() -> None:
    """Print the cost a page; beyond ten pages the columns should be equal within 15 %."""
    writers: dict[str, Callable[[int], bytes]] = {"txt": _text, "pdf": _pdf, "docx": _docx}
    print("\ngrowth: CPU ms a page of a document of so many pages (1,000 over 100 in brackets)\n")
    print("| format | " + " | ".join(f"{pages:,}" for pages in PAGES) + " |")
    print("|---|" + "--:|" * len(PAGES))
    for suffix, writer in writers.items():
        each = _costs({pages: writer(pages) for pages in PAGES}, f"growth.{suffix}")
        costs = [each[pages] * 1e3 for pages in PAGES]
        cells = [f"{cost:.3f}" for cost in costs]
        cells[-1] += f" ({costs[-1] / costs[-2]:.2f})"
        print(f"| {suffix} | " + " | ".join(cells) + " |", flush=True)


def measure_archives(files: list[Path], scratch: Path) -> None:
    """Print the cost a document of `convert_archive` over archives of growing size."""
    import os

    try:
        from capesdoc.archive import convert_archive
    except ImportError as error:
        print(f"\nleft out: growth of archives ({error})")
        return
    print("\ngrowth: CPU ms a document of an archive of so many documents\n")
    print("| documents | CPU ms a document | |\n|--:|--:|--:|")
    first = 0.0
    for size in ARCHIVES:
        folder, out = scratch / f"in-{size}", scratch / f"out-{size}"
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(size):
            target = folder / f"{number:06}{files[number % len(files)].suffix}"
            if not target.exists():
                target.write_bytes(files[number % len(files)].read_bytes())
        before = os.times()
        convert_archive([folder], out, workers=2)
        after = os.times()
        used = sum(after[:4]) - sum(before[:4])
        each = used / size * 1e3
        first = first or each
        print(f"| {size:,} | {each:.2f} | {each / first:.2f} |")
