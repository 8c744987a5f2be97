"""Makes the PDF fixtures: `python tests/make_pdf_fixtures.py` writes fixtures/pdf/*.pdf.

Most are written in PDF syntax by `Builder`, so that a fixture holds exactly what it is about; the
rest come from reportlab. All names and events are invented.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent.parent / "fixtures" / "pdf"

A4: Final = (595, 842)

PROSE: Final = (
    "The roundtable met to weigh how regional trade might be",
    "revived after two lean years. Speakers agreed that rail links",
    "would matter more than tariffs, and that small ports could",
    "carry part of the load while larger works are under way.",
    "They asked for a joint survey of the border crossings, with",
    "figures that both sides accept, before any new pledge.",
    "The chair closed with thanks and promised a written note.",
    "Questions from the floor turned on water, power and time.",
)


class Builder:
    """Writes a PDF object by object."""

    def __init__(self) -> None:
        self.objects: list[bytes] = []
        self.catalog = self.add(b"")
        self.tree = self.add(b"")
        self.kids: list[int] = []
        self.fonts = {
            "F1": self.font("Helvetica"),
            "F2": self.font("Helvetica-Bold"),
            "F3": self.font("Times-Roman"),
        }

    def add(self, body: bytes) -> int:
        self.objects.append(body)
        return len(self.objects)

    def font(self, name: str, more: str = "/Encoding /WinAnsiEncoding") -> int:
        return self.add(f"<</Type/Font/Subtype/Type1/BaseFont/{name} {more}>>".encode())

    def stream(self, data: bytes, head: str = "", *, packed: bool = True) -> int:
        if packed:
            data = zlib.compress(data)
            head += "/Filter/FlateDecode"
        return self.add(f"<<{head}/Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream")

    def page(
        self,
        content: str | bytes,
        *,
        box: str = "0 0 595 842",
        more: str = "",
        resources: str = "",
        packed: bool = True,
    ) -> None:
        data = content.encode("cp1252") if isinstance(content, str) else content
        fonts = "".join(f"/{name} {number} 0 R" for name, number in self.fonts.items())
        self.kids.append(
            self.add(
                f"<</Type/Page/Parent {self.tree} 0 R/MediaBox[{box}]{more}"
                f"/Resources<</Font<<{fonts}>>{resources}>>"
                f"/Contents {self.stream(data, packed=packed)} 0 R>>".encode()
            )
        )

    def bytes(self, *, count: int | None = None, catalog: str = "") -> bytes:
        kids = " ".join(f"{kid} 0 R" for kid in self.kids)
        pages = len(self.kids) if count is None else count
        self.objects[self.catalog - 1] = (
            f"<</Type/Catalog/Pages {self.tree} 0 R{catalog}>>".encode()
        )
        self.objects[self.tree - 1] = f"<</Type/Pages/Kids[{kids}]/Count {pages}>>".encode()
        out = io.BytesIO()
        out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        places = []
        for number, body in enumerate(self.objects, 1):
            places.append(out.tell())
            out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        start = out.tell()
        out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
        out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
        out.write(
            b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n"
            % (len(places) + 1, self.catalog, start)
        )
        return out.getvalue()


def text(x: float, y: float, words: str, size: float = 11, font: str = "F1") -> str:
    """Write words at a place, as operators; `y` is measured from the top of an A4 page."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf {x} {842 - y} Td ({escaped}) Tj ET\n"


def column(x: float, y: float, lines: tuple[str, ...], size: float = 9, step: float = 12) -> str:
    return "".join(text(x, y + step * row, line, size) for row, line in enumerate(lines))


def one(content: str | bytes, **options: str) -> bytes:
    builder = Builder()
    builder.page(content, **options)  # type: ignore[arg-type]
    return builder.bytes()


HEADER: Final = (
    text(72, 72, "Title:", font="F2")
    + text(108, 72, "Roundtable on Rail Links")
    + text(72, 96, "Venue:", font="F2")
    + text(113, 96, "Harbour Hall, Gwadar")
    + text(72, 120, "Moderator:", font="F2")
    + text(134, 120, "Nadia Rahim")
)


def plain() -> bytes:
    """Two pages: a header with bold labels, paragraphs with gaps between them."""
    builder = Builder()
    builder.page(HEADER + column(72, 160, PROSE[:4], 11, 14) + column(72, 240, PROSE[4:], 11, 14))
    builder.page(column(72, 72, PROSE, 11, 14))
    return builder.bytes()


def two_columns_by_column() -> bytes:
    return one(HEADER + column(72, 160, PROSE) + column(320, 160, PROSE[::-1]))


def two_columns_by_row() -> bytes:
    rows = "".join(
        text(72, 160 + 12 * row, left, 9) + text(320, 160 + 12 * row, right, 9)
        for row, (left, right) in enumerate(zip(PROSE, PROSE[::-1], strict=True))
    )
    return one(HEADER + rows + text(290, 800, "17", 9))


def mixed_columns() -> bytes:
    """A heading across both columns parts two stretches of columns."""
    return one(
        column(72, 100, PROSE[:5])
        + column(320, 100, PROSE[3:])
        + text(
            72, 200, "What the second session found, told across the whole width of the page", 14
        )
        + column(72, 230, PROSE[2:7])
        + column(320, 230, PROSE[:5])
    )


def heading_below_columns() -> bytes:
    """Two balanced columns, then a short heading over a line across the page and a list."""
    across = "All who came to the session asked for figures of the crossings, and for a note of the"
    return one(
        column(72, 100, PROSE[:7])
        + column(320, 100, PROSE[2:])
        + text(72, 204, "Conclusion", 14, "F2")
        + column(72, 224, (across, "chair on what each side had pledged."))
        + column(90, 256, (across, "Write down both figures."))
        + column(76, 256, ("1.", "2."))
    )


def form_above_columns() -> bytes:
    """A table drawn cell by cell, with a label and a value of two lines, above two columns."""
    rows = (("Title", "Roundtable on Rail Links"), ("Venue", "Harbour Hall, Gwadar"),
            ("Date", "7 November 2025"))  # fmt: skip
    return one(
        "".join(
            text(76, 72 + 20 * row, label, font="F2") + text(180, 72 + 20 * row, value)
            for row, (label, value) in enumerate(rows)
        )
        + column(76, 132, ("Keynote", "Speaker"), 11, 13)
        + column(
            180, 132, ("Mr. Omar Dost, Envoy of the Ports and the Railways to", "Gwadar"), 11, 13
        )
        + text(76, 165, "Chair", font="F2")
        + text(180, 165, "Nadia Rahim, Secretary of the Board of Railways and Ports")
        + column(72, 200, PROSE)
        + column(320, 200, PROSE[::-1])
    )


LABELS: Final = (
    ("Title", "Roundtable on Rail Links"),
    ("Venue", "Harbour Hall, Gwadar"),
    ("Date", "7 November 2025"),
    ("Time", "15:30-16:30"),
    ("Moderator", "Nadia Rahim, Research Officer"),
)


def label_table() -> bytes:
    rows = "".join(
        text(76, 100 + 20 * row, label, font="F2") + text(180, 100 + 20 * row, value)
        for row, (label, value) in enumerate(LABELS)
    )
    return one(rows + column(72, 240, PROSE, 11, 14))


def wrapped_labels() -> bytes:
    """Cells drawn one by one, the label wrapped in its narrow cell; the value above, level, below.

    The last two labels are rows of their own, drawn before their values: `Chair`, `Moderator`.
    """
    return one(
        text(76, 72, "Title", font="F2")
        + text(140, 72, "Roundtable on Rail Links")
        + column(76, 100, ("Keynote", "Speaker"), 11, 13)
        + column(140, 94, ("Mr. Omar Dost, Envoy of the", "Ports to Gwadar and", "Pasni"), 11, 13)
        + column(76, 146, ("Chief", "Guest"), 11, 13)
        + column(140, 146, ("Nadia Rahim, Secretary of", "Railways"), 11, 13)
        + text(76, 186, "Venue", font="F2")
        + text(140, 186, "Harbour Hall, Gwadar")
        + column(76, 212, ("Chair", "Moderator"), 11, 13)
        + column(140, 212, ("Dr. Hamid Gul", "Ms. Sara Malik"), 11, 13)
        + column(72, 280, PROSE, 11, 14)
    )


def letter_spaced() -> bytes:
    spaced = "BT /F1 12 Tf 5 Tc 72 770 Td (PROCESS OF PEACE) Tj 0 Tc ET\n"
    small = "BT /F1 5 Tf 72 740 Td (small words set very small) Tj ET\n"
    return one(spaced + small + column(72, 140, PROSE, 11, 14))


def glyph_by_glyph() -> bytes:
    """Each letter in a text object of its own, and no space drawn."""
    widths = {"t": 3.06, "h": 6.12, "e": 6.12, "r": 3.66, "a": 6.12, "i": 2.44, "l": 2.44}
    content, x = "", 72.0
    for letter in "the rail":
        if letter == " ":
            x += 3.06
            continue
        content += text(round(x, 2), 100, letter)
        x += widths[letter]
    return one(content)


def markers_apart() -> bytes:
    """All list markers are drawn before any of the items."""
    items = ("Open the second gate", "Count the wagons twice", "Write down both figures")
    markers = "".join(text(80, 100 + 16 * row, "\u2022") for row in range(3))
    return one(markers + "".join(text(94, 100 + 16 * r, item) for r, item in enumerate(items)))


def foot_first() -> bytes:
    return one(text(280, 800, "Page 3", 9) + column(72, 100, PROSE, 11, 14))


def crossed_blocks() -> bytes:
    """Two stretches of text printed into one another: no order is right."""
    return one(column(72, 100, PROSE, 11, 28) + column(90, 114, PROSE[::-1], 11, 28))


def hidden() -> bytes:
    invisible = "BT /F1 11 Tf 3 Tr 72 600 Td (nobody sees these words) Tj 0 Tr ET\n"
    white = "1 1 1 rg\n" + text(72, 260, "white words on white paper") + "0 0 0 rg\n"
    banner = "0 0 0.5 rg 60 520 300 30 re f 1 1 1 rg\n" + text(
        72, 308, "white words on a blue banner"
    )
    off = "0 0 0 rg\n" + text(-300, 330, "words off the page")
    part = "BT /F1 11 Tf 72 470 Td (seen and ) Tj 3 Tr (unseen) Tj 0 Tr ET\n"
    return one(
        HEADER + column(72, 160, PROSE[:3], 11, 14) + invisible + white + banner + off + part
    )


def all_hidden() -> bytes:
    """No word of it is seen: text recognition put down without its picture."""
    return one("3 Tr\n" + HEADER + column(72, 160, PROSE[:3], 11, 14))


def hidden_inside() -> bytes:
    """Words between others of their line that nobody sees: invisible, white, transparent."""
    ways = ("3 Tr|0 Tr", "1 1 1 rg|0 0 0 rg", "/G gs|/H gs")
    content = ""
    for row, way in enumerate(ways):
        hide, show = way.split("|")
        content += f"BT /F1 11 Tf 72 {742 - 20 * row} Td (The hall was ) Tj\n{hide} (not ) Tj\n"
        content += f"{show} (full at {row + 7}.) Tj ET\n"
    builder = Builder()
    builder.page(
        content + column(72, 240, PROSE, 11, 14),
        resources="/ExtGState<</G<</ca 0>>/H<</ca 1>>>>",
    )
    return builder.bytes()


def hidden_between_words() -> bytes:
    """Words that nobody sees on a page whose every word is an object, as browsers draw them."""
    builder = Builder()
    builder.fonts["F4"] = builder.font("Courier")
    ways = {
        "harbour": "1 1 1 rg",  # white
        "ferry": "/G gs",  # transparent
        "canal": "0 0 0.5 rg {x} {y} {width} 14 re f 1 1 1 rg",  # white, on a banner of its own
    }
    lines = [
        *(f"{line} in {year}." for year, line in zip(range(2001, 2020), PROSE * 3, strict=False)),
        "They named the harbour first and the ferry second.",
        "They named the canal first and the ferry second.",
    ]
    content = "1 1 1 rg 0 0 595 842 re f 0 0 0 rg\n"
    for row, line in enumerate(lines):
        x, y = 60.0, 780 - 20 * row
        for word in line.split():
            way = ways.get(word, "").format(x=x - 1, y=y - 3, width=6.6 * len(word) + 2)
            content += f"q {way}\nBT /F4 11 Tf {x:.1f} {y} Td ({word}) Tj ET\nQ\n"
            x += 6.6 * (len(word) + 1)
    builder.page(content, resources="/ExtGState<</G<</ca 0>>>>")
    return builder.bytes()


def clipped() -> bytes:
    """Text that its clip cuts off: the end of a line, a line below, all but the tips of one."""
    builder = Builder()
    builder.fonts["F4"] = builder.font("Courier")
    fonts = f"/Resources<</Font<</F4 {builder.fonts['F4']} 0 R>>>>"
    form = builder.stream(
        b"BT /F4 11 Tf 0 20 Td (Seen in its form) Tj 0 -40 Td (not seen in it) Tj ET",
        f"/Type/XObject/Subtype/Form/BBox[0 0 300 40]/Matrix[1 0 0 1 0 0]{fonts}",
    )

    def at(y: float, words: str) -> str:
        return f"BT /F4 11 Tf 72 {y} Td ({words}) Tj ET\n"

    content = "q 0 0 595 842 re W n\n"
    content += at(780, "The panel met on the quay.")
    content += "q 72 700 200 40 re W n\n"
    content += at(726, "A heading that its box cuts somewhere in the middle of its words")
    content += at(711, "Its second line is seen.") + at(692, "Tips of the tall letters here")
    content += at(670, "Nobody sees a word of this one") + "Q\n"
    content += at(640, "Below the box all is seen again.")
    content += "q 1 0 0 1 72 560 cm /Fm Do Q Q\n"
    content += at(500, "The panel rose at noon.")
    builder.page(content, resources=f"/XObject<</Fm {form} 0 R>>")
    return builder.bytes()


def layers() -> bytes:
    """Text on a layer that is shown, and on one that is switched off."""
    builder = Builder()
    shown = builder.add(b"<</Type/OCG/Name(Programme)>>")
    off = builder.add(b"<</Type/OCG/Name(Notes to the chair)>>")
    content = "/OC /L1 BDC\n" + text(72, 160, "shown on its layer") + "EMC\n"
    content += "/OC /L2 BDC\n" + text(72, 180, "not for the floor") + "EMC\n"
    content += "BT /F1 11 Tf 72 642 Td (Tea at four ) Tj /OC /L2 BDC (or later) Tj EMC ET\n"
    builder.page(HEADER + content, resources=f"/Properties<</L1 {shown} 0 R/L2 {off} 0 R>>")
    return builder.bytes(
        catalog=f"/OCProperties<</OCGs[{shown} 0 R {off} 0 R]/D<</OFF[{off} 0 R]>>>>"
    )


def scan(*, recognised: bool) -> bytes:
    """A picture over the whole page, with or without the text of a text recognition."""
    builder = Builder()
    picture = builder.stream(
        b"\xff" * 16,
        "/Type/XObject/Subtype/Image/Width 4/Height 4/ColorSpace/DeviceGray/BitsPerComponent 8",
    )
    content = "q 595 0 0 842 0 0 cm /P Do Q\n"
    if recognised:
        content += "3 Tr\n" + column(72, 100, PROSE, 11, 14)
    builder.page(content, resources=f"/XObject<</P {picture} 0 R>>")
    return builder.bytes()


def page_without_text() -> bytes:
    builder = Builder()
    builder.page(HEADER)
    builder.page("0 0 1 rg 100 100 200 200 re f\n")
    builder.page(column(72, 72, PROSE, 11, 14))
    return builder.bytes()


def blank_page() -> bytes:
    builder = Builder()
    builder.page(HEADER)
    builder.page("q 0 0 595 842 re W n Q\n")
    builder.page(column(72, 72, PROSE, 11, 14))
    return builder.bytes()


def doubled() -> bytes:
    """Fake bold by a second copy at once, and by a whole second layer; a word said twice stays."""
    near = text(72, 100, "Agenda of the day") + text(72.2, 100, "Agenda of the day")
    shadow = text(72, 130, "Closing remarks", 14) + text(73.6, 131.6, "Closing remarks", 14)
    layer = column(72, 200, PROSE, 11, 14) + column(72.4, 200.4, PROSE, 11, 14)
    return one(near + shadow + text(72, 160, "had had") + layer)


def hyphens() -> bytes:
    lines = ("a plan for inter-", "national rail and price-", "determining tolls")
    return one(column(72, 100, lines, 11, 14))


def soft_hyphens() -> bytes:
    """A soft hyphen inside a line, as browsers draw it: a space, and the next letter over it."""
    builder = Builder()
    builder.fonts["F4"] = builder.font("Courier")
    soft = "/Span<</ActualText<FEFF00AD>>> BDC\n( ) Tj\nEMC\n"
    content = f"BT /F4 11 Tf 72 700 Td (The inter) Tj\n{soft}"
    content += f"59.4 0 Td (national dele) Tj\n{soft}"
    content += "85.8 0 Td (gation met twice.) Tj ET\n"
    builder.page(content)
    return builder.bytes()


def ligatures() -> bytes:
    """A font whose map has the ligatures of Unicode, and one word by ActualText."""
    builder = Builder()
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        b"1 begincodespacerange <00> <ff> endcodespacerange\n"
        b"3 beginbfchar <01> <FB01> <02> <FB03> <03> <FB02> endbfchar\n"
        b"1 beginbfrange <20> <7e> <0020> endbfrange\nendcmap end end\n"
    )
    number = builder.stream(cmap)
    builder.fonts["F4"] = builder.font("Helvetica", f"/ToUnicode {number} 0 R")
    content = "BT /F4 11 Tf 72 700 Td (the \\001nal o\\002ce in \\003ux) Tj ET\n"
    content += "/Span <</ActualText (office)>> BDC\n" + text(72, 200, "o#ce") + "EMC\n"
    builder.page(content)
    return builder.bytes()


def mathematics() -> bytes:
    """Letters beyond U+FFFF, which PDFium counts twice, above lines of other widths."""
    builder = Builder()
    cmap = (
        b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
        b"2 beginbfchar <01> <D835DC45> <02> <D835DC3E> endbfchar\n"
        b"1 beginbfrange <20> <7e> <0020> endbfrange\nendcmap\n"
    )
    builder.fonts["F4"] = builder.font("Helvetica", f"/ToUnicode {builder.stream(cmap)} 0 R")
    content = "BT /F4 11 Tf 72 700 Td (the loss is \\001\\002 \\001\\002 \\001\\002 a year) Tj ET\n"
    content += "BT /F4 11 Tf 72 686 Td (of the port) Tj ET\n"
    content += "BT /F4 11 Tf 72 672 Td (and rising with it) Tj ET\n"
    builder.page(content)
    return builder.bytes()


def unmapped() -> bytes:
    builder = Builder()
    cmap = (
        b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
        b"2 beginbfchar <41> <FFFD> <42> <E123> endbfchar\n"
        b"1 beginbfrange <61> <7a> <0061> endbfrange\nendcmap\n"
    )
    builder.fonts["F4"] = builder.font("Helvetica", f"/ToUnicode {builder.stream(cmap)} 0 R")
    builder.page("BT /F4 11 Tf 72 700 Td (theArailBlinks) Tj ET\n")
    return builder.bytes()


def one_unmapped() -> bytes:
    """One sign without a character beside some pages of text."""
    builder = Builder()
    cmap = (
        b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
        b"1 beginbfchar <41> <FFFD> endbfchar endcmap\n"
    )
    builder.fonts["F4"] = builder.font("Helvetica", f"/ToUnicode {builder.stream(cmap)} 0 R")
    text_of_page = column(72, 72, PROSE * 6, 9, 12)
    builder.page(text_of_page + "BT /F4 11 Tf 72 60 Td (A) Tj ET\n")
    for _ in range(3):
        builder.page(text_of_page)
    return builder.bytes()


def nameless() -> bytes:
    """Glyphs that no font names: PDFium finds no character, pdfplumber their numbers."""
    return one("BT /F1 11 Tf 72 700 Td (\\000\\000\\000) Tj ET\n")


def tagged() -> bytes:
    head = "/Artifact <</Type/Pagination>> BDC\n" + text(72, 40, "Harbour Institute", 9) + "EMC\n"
    body = "/P <</MCID 0>> BDC\n" + column(72, 100, PROSE, 11, 14) + "EMC\n"
    return one(head + body, more="/StructParents 0")


def structured() -> bytes:
    """Tags as Word writes them: paragraphs, a list whose marks are apart, a row of two cells.

    Neither a gap nor an indent parts the paragraphs, and the first one ends with a full line.
    """
    places = (
        (
            "P",
            (
                (72, 100, PROSE[0]),
                (72, 114, "revived after two lean years, said those who had come."),
            ),
        ),
        ("P", ((72, 128, PROSE[4]), (72, 142, PROSE[5]))),
        ("Lbl", ((72, 170, "1."),)),
        ("Span", ((90, 170, PROSE[7][:-1]), (90, 184, "and roads."))),
        ("Lbl", ((72, 198, "2."),)),
        ("LBody", ((90, 198, PROSE[6]),)),
        ("P", ((72, 240, "Port"),)),
        ("P", ((300, 240, "Boats"),)),
    )
    content = "".join(
        f"/{tag} <</MCID {number}>> BDC\n" + "".join(text(*place) for place in lines) + "EMC\n"
        for number, (tag, lines) in enumerate(places)
    )
    builder = Builder()
    builder.page(content, more="/StructParents 0/Tabs/S")
    page = builder.kids[-1]
    leaves: dict[int, int] = {}

    def element(tag: str, *kids: object) -> int:
        """Add an element above others, which learn its number, or above marked content."""
        number = builder.add(b"")
        listed = []
        for kid in kids:
            if isinstance(kid, str):
                leaves[int(kid)] = number
                listed.append(kid)
            else:
                listed.append(f"{kid} 0 R")
                place = int(str(kid)) - 1
                builder.objects[place] = builder.objects[place].replace(
                    b"/P 0 0 R", f"/P {number} 0 R".encode()
                )
        builder.objects[number - 1] = (
            f"<</Type/StructElem/S/{tag}/P 0 0 R/Pg {page} 0 R/K[{' '.join(listed)}]>>".encode()
        )
        return number

    item = element("LI", element("Lbl", "2"), element("LBody", element("P", element("Span", "3"))))
    other = element("LI", element("Lbl", "4"), element("LBody", "5"))
    row = element("TR", element("TD", element("P", "6")), element("TD", element("P", "7")))
    whole = element(
        "Document", element("P", "0"), element("P", "1"), element("L", item, other),
        element("Table", row),
    )  # fmt: skip
    parents = " ".join(f"{leaves[number]} 0 R" for number in range(len(places)))
    root = builder.add(
        f"<</Type/StructTreeRoot/K[{whole} 0 R]/ParentTree<</Nums[0[{parents}]]>>>>".encode()
    )
    place = whole - 1
    builder.objects[place] = builder.objects[place].replace(b"/P 0 0 R", f"/P {root} 0 R".encode())
    return builder.bytes(catalog=f"/MarkInfo<</Marked true>>/StructTreeRoot {root} 0 R")


def filled_form() -> bytes:
    """Labels on the page, and what was typed into the fields beside them above it."""
    builder = Builder()
    fields = []
    for row, (label, value) in enumerate(LABELS):
        del label
        drawn = f"/Tx BMC BT /F1 11 Tf 2 5 Td ({value}) Tj ET EMC".encode()
        look = builder.stream(
            drawn,
            "/Type/XObject/Subtype/Form/BBox[0 0 300 16]"
            f"/Resources<</Font<</F1 {builder.fonts['F1']} 0 R>>>>",
        )
        fields.append(
            builder.add(
                f"<</Type/Annot/Subtype/Widget/FT/Tx/T(field {row})/V({value})/F 4"
                f"/Rect[178 {737 - 20 * row} 478 {753 - 20 * row}]/AP<</N {look} 0 R>>>>".encode()
            )
        )
    labels = "".join(
        text(76, 100 + 20 * row, f"{label}:", font="F2") for row, (label, _) in enumerate(LABELS)
    )
    references = " ".join(f"{field} 0 R" for field in fields)
    builder.page(labels + column(72, 240, PROSE, 11, 14), more=f"/Annots[{references}]")
    return builder.bytes(catalog=f"/AcroForm<</Fields[{references}]>>")


def words_as_forms() -> bytes:
    """Words that are drawn as forms, each at the same place in its own, all over the page."""
    builder = Builder()
    names = ("Survey of gauges", "Ports and yards", "Tolls by the mile")
    forms = [
        builder.stream(
            f"BT /F1 11 Tf 2 5 Td ({name}) Tj ET".encode(),
            "/Type/XObject/Subtype/Form/BBox[0 0 300 16]"
            f"/Resources<</Font<</F1 {builder.fonts['F1']} 0 R>>>>",
        )
        for name in names
    ]
    content = "".join(
        f"q 1 0 0 1 {72 + 30 * row} {740 - 60 * row} cm /X{row} Do Q\n" for row in range(len(forms))
    )
    held = "".join(f"/X{row} {form} 0 R" for row, form in enumerate(forms))
    builder.page(content, resources=f"/XObject<<{held}>>")
    return builder.bytes()


def rotated(angle: int) -> bytes:
    """A page that a viewer turns, with its text set so that it stands upright then."""
    matrix = {
        90: (0, 1, -1, 0, lambda y: y, lambda x: x),
        180: (-1, 0, 0, -1, lambda y: y, lambda x: x),
        270: (0, -1, 1, 0, lambda y: y, lambda x: x),
    }[angle][:4]
    content = ""
    for row, line in enumerate(PROSE):
        x, y = 72, 100 + 14 * row
        place = {90: (y, x), 180: (595 - x, y), 270: (595 - y, 842 - x)}[angle]
        content += (
            f"BT /F1 11 Tf {' '.join(map(str, matrix))} {place[0]} {place[1]} Tm ({line}) Tj ET\n"
        )
    return one(content, more=f"/Rotate {angle}")


def sideways() -> bytes:
    """A table turned on its side, on a page that no viewer turns."""
    return one(
        "".join(
            f"BT /F1 11 Tf 0 1 -1 0 {100 + 14 * row} 72 Tm ({line}) Tj ET\n"
            for row, line in enumerate(PROSE)
        )
    )


def margin_stamp() -> bytes:
    stamp = "BT /F1 14 Tf 0 1 -1 0 40 300 Tm (Draft for comment) Tj ET\n"
    return one(stamp + column(72, 100, PROSE, 11, 14))


def cropped() -> bytes:
    """The viewer shows a part of the page, whose origin is not at zero."""
    return one(
        text(72, 10, "cut off above") + column(120, 160, PROSE, 11, 14),
        box="-20 -30 600 900",
        more="/CropBox[80 40 500 740]",
    )


def no_pages() -> bytes:
    return Builder().bytes()


def missing_page() -> bytes:
    builder = Builder()
    builder.page(HEADER)
    builder.kids.append(9_999)
    return builder.bytes()


def encrypted(user: str, *, extract: bool = True) -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    guard = StandardEncryption(user, "owner of the file", canCopy=int(extract), strength=128)
    canvas = Canvas(out, encrypt=guard, invariant=1)
    canvas.drawString(72, 770, "Title: Roundtable on Rail Links")
    canvas.save()
    return out.getvalue()


def flate_bomb() -> bytes:
    builder = Builder()
    builder.page(b" " * (80 << 20))
    return builder.bytes()


def triple_flate() -> bytes:
    builder = Builder()
    data = zlib.compress(zlib.compress(zlib.compress(b" " * (80 << 20), 9), 9), 9)
    number = builder.add(
        b"<</Filter[/FlateDecode/FlateDecode/FlateDecode]/Length %d>>\nstream\n%s\nendstream"
        % (len(data), data)
    )
    builder.kids.append(
        builder.add(
            f"<</Type/Page/Parent {builder.tree} 0 R/MediaBox[0 0 9 9]"
            f"/Contents {number} 0 R>>".encode()
        )
    )
    return builder.bytes()


def open_marks() -> bytes:
    return one("/a BMC\n" * 50_000 + text(72, 72, "words"))


def form_tower() -> bytes:
    """Twelve forms, each of which paints the next ten times."""
    builder = Builder()
    below = builder.stream(text(0, 800, "x").encode(), "/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    for _ in range(12):
        head = f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {below} 0 R>>>>"
        below = builder.stream(b"/X Do\n" * 10, head)
    builder.page("/X Do\n", resources=f"/XObject<</X {below} 0 R>>")
    return builder.bytes()


def long_unicode_target() -> bytes:
    builder = Builder()
    cmap = (
        b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
        b"1 beginbfchar <41> <" + b"0061" * 100_000 + b"> endbfchar endcmap\n"
    )
    builder.fonts["F4"] = builder.font("Helvetica", f"/ToUnicode {builder.stream(cmap)} 0 R")
    builder.page("BT /F4 11 Tf 72 700 Td (" + "A" * 2000 + ") Tj ET\n")
    return builder.bytes()


def many_pages() -> bytes:
    builder = Builder()
    builder.page(HEADER)
    return builder.bytes(count=1_000_000)


FIXTURES: Final[dict[str, Callable[[], bytes]]] = {
    "plain": plain,
    "two-columns-by-column": two_columns_by_column,
    "two-columns-by-row": two_columns_by_row,
    "mixed-columns": mixed_columns,
    "heading-below-columns": heading_below_columns,
    "form-above-columns": form_above_columns,
    "label-table": label_table,
    "wrapped-labels": wrapped_labels,
    "letter-spaced": letter_spaced,
    "glyph-by-glyph": glyph_by_glyph,
    "markers-apart": markers_apart,
    "foot-first": foot_first,
    "crossed-blocks": crossed_blocks,
    "hidden": hidden,
    "all-hidden": all_hidden,
    "hidden-inside": hidden_inside,
    "hidden-between-words": hidden_between_words,
    "clipped": clipped,
    "layers": layers,
    "scan": lambda: scan(recognised=False),
    "scan-recognised": lambda: scan(recognised=True),
    "page-without-text": page_without_text,
    "blank-page": blank_page,
    "doubled": doubled,
    "hyphens": hyphens,
    "soft-hyphens": soft_hyphens,
    "ligatures": ligatures,
    "mathematics": mathematics,
    "unmapped": unmapped,
    "one-unmapped": one_unmapped,
    "nameless": nameless,
    "tagged": tagged,
    "structured": structured,
    "filled-form": filled_form,
    "words-as-forms": words_as_forms,
    "rotated-90": lambda: rotated(90),
    "rotated-180": lambda: rotated(180),
    "rotated-270": lambda: rotated(270),
    "sideways": sideways,
    "margin-stamp": margin_stamp,
    "cropped": cropped,
    "no-pages": no_pages,
    "missing-page": missing_page,
    "password": lambda: encrypted("sesame"),
    "owner-password": lambda: encrypted("", extract=False),
    "flate-bomb": flate_bomb,
    "triple-flate": triple_flate,
    "open-marks": open_marks,
    "form-tower": form_tower,
    "long-unicode-target": long_unicode_target,
    "many-pages": many_pages,
}


def main() -> None:
    """Write every fixture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, make in FIXTURES.items():
        (FOLDER / f"{name}.pdf").write_bytes(make())


if __name__ == "__main__":
    main()
