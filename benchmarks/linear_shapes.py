"""Shapes of documents for benchmarks/regexes.py: each is made in any size, in three formats."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Final

from reportlab.pdfgen.canvas import Canvas

__all__ = ["all_shapes"]

Make = Callable[[int], str | bytes]

CHARACTERS: Final = 20_000
ITEMS: Final = 400
PAGES: Final = 20

# Each is repeated: white space, digits, letters, separators, and near misses of dates, labels, …
UNITS: Final = (
    " ", "\t", "a", "A", "1", ".", ":", "-", ",", "(", "“", "_", "*", "#", "/", "0 ", "a ", "A ",
    "a.", "A.", "1.", "1 1", "a,", "Dr. ", "and ", "1/", "12-", "1:", "- ", "a-", "A: ", "|", ";",
    "1st ", "Mr ", "of ", "\u00a0", "\u00ad", "\u200b", "\u00e2\u20ac", "Title", "Page 1 of ",
    "http://a.", "a@a.", "x" * 30 + " ", "7 November ", "3:30 pm - ", "ﬁ", "P R ", "A. B. ",
    "and former Director of ", "Port Council and ", "FAO Head, ",
    "Title: A Date: 7 November 2025 ", "(Date: 7 Nov 2025) [Venue: Y] ",
)  # fmt: skip
# How the repeated string stands in the document; {} is the string.
PLACES: Final = {
    "one line": "{}",
    "value of a label": "Title: A\nDate: {}\n\nText.",
    "people": "Title: A\nSpeakers: {}\n\nText.",
    "venue": "Title: A\nVenue: {}\n\nText.",
    "time": "Title: A\nTime: {}\n\nText.",
    "title": "Title: {}\n\nText.",
}

HEAD: Final = "Title: A Day of Talks\nDate: 7 November 2025\n\n"


def _letters(number: int) -> str:
    """Write a number as three letters, so that no two of 17,000 words are the same."""
    return "".join(chr(97 + number // 26**place % 26) for place in range(3))


def _name(number: int) -> str:
    return f"Dr. {_letters(number).title()} {_letters(number * 7 + 5).title()}an"


# How one item of a shape is written, by its number; all items stand below a title and a date.
TEXTS: Final[dict[str, Callable[[int], str]]] = {
    "short lines": lambda n: f"word{n % 977}\n",
    "identical lines": lambda n: "the same line of words again and again\n",
    "identical paragraphs": lambda n: "The same sentence stands here.\n\n",
    "numbers": lambda n: f"{n}\n",
    "numbers apart": lambda n: f"{n}\n\n",
    "bullets": lambda n: f"• item {n} of the list\n",
    "numbered items": lambda n: f"{n}. item of the list\n",
    "lettered items": lambda n: f"({chr(97 + n % 26)}) item of the list\n",
    "nested items": lambda n: " " * (n % 40) + f"{n}. item\n",
    "form feeds": lambda n: "text\f",
    "pages with heads": lambda n: f"Head of the Page\n\nThe text of page {n} goes\non.\n\n{n}\f",
    "pages with other heads": lambda n: f"{_letters(n * 79)} head\n\nText of it.\n\nfoot {n}\f",
    "pages of a form": lambda n: (
        "Form of the House\nPart One\nBlock Two\nRow Three\nField Four\n"
        f"Box {_letters(n)}\n\nText goes here.\f"
    ),
    "page numbers without pages": lambda n: f"Some text goes\non here.\n\nPage {n} of 900\n\n",
    "heads between paragraphs": lambda n: f"Some text goes\non here.\n\nReport on Talks {n}\n\n",
    "quoted mail": lambda n: ">" * (n % 30) + " text of a mail\n",
    "open quotes": lambda n: "“He said the word\n",
    "columns of spaces": lambda n: f"Name {n}      Place {n}      Date {n}\n",
    "columns of tabs": lambda n: f"Name {n}\tPlace {n}\tDate {n}\n",
    "columns of pipes": lambda n: f"| Name {n} | Place {n} | Date {n} |\n",
    "hyphens at line ends": lambda n: "inter-\nnational co-\n",
    "footnotes": lambda n: f"A note{n % 99} there.\n\n{n % 99} The note itself, p. 3.\n\n",
    "bracketed notes": lambda n: f"Text with a note[{n}] there.\n[{n}] The note itself, p. 3.\n",
    "headings": lambda n: f"{n}.{n % 7} HEADING OF PART\n\nSome text stands below it.\n\n",
    "wrapped prose": lambda n: "The panel noted that trade grew and went on to say so in\n",
    "sentences": lambda n: "The panel noted that trade grew. ",
    "soft hyphens at line ends": lambda n: "ab\u00ad\n",
    "controls": lambda n: "a\x01b\n",
    "bidi controls": lambda n: "a\u202eb\u202c\n",
    "wrongly decoded": lambda n: "itâ€™s a thing\n",
    "spaced letters": lambda n: "T R A D E  A N D  P E A C E\n",
    "ligatures": lambda n: "ﬁ nd ﬂ ow e ﬃ cient\n",
    "rules": lambda n: "-----\ntext\n",
    "contents": lambda n: f"Chapter {n} ........... {n}\n",
    "programme": lambda n: f"{1 + n % 12}:{n % 60:02} - 2:30\tTalk {n} by Dr. A B\n",
    "minutes": lambda n: f"Mr. Y{chr(97 + n % 26)}: I think that trade grew.\n",
    "open sentences": lambda n: f"He said “the word {n} is\nopen and goes\n\n",
    "blocks of fields": lambda n: "Title: A\nSpeaker: Dr. Adam Bee\n\nText of it goes on.\n\n",
    "sign-offs": lambda n: f"Prepared by: {_name(n)}\n",
    "Arabic": lambda n: "اجتماع حول التجارة\n",
    "Chinese": lambda n: "会议讨论了贸易\n",
}
# The same within a header: fields below a title.
FIELDS: Final[dict[str, Callable[[int], str]]] = {
    "labels": lambda n: f"Label {_letters(n)}: value {n}\n",
    "labels apart": lambda n: f"Label {_letters(n)}: value\n\n",
    "labels above values": lambda n: f"Label {_letters(n)}:\nvalue {n}\n",
    "speakers": lambda n: f"Speaker: {_name(n)}, Professor, University of Lahore\n",
    "venues": lambda n: f"Venue: Room {n}, Hall, Islamabad\n",
    "dates": lambda n: f"Date: {1 + n % 28} November 20{n % 90 + 10}\n",
    "dates of two readings": lambda n: f"Date: 0{1 + n % 9}/0{1 + n % 8}/2025\n",
    "short years": lambda n: f"Date: {13 + n % 9} March {n % 9}{n % 7}\n",
    "times of two readings": lambda n: f"Time: {1 + n % 12}:30\n",
    "mail": lambda n: f"From: a{n}@b.c\nTo: x\n",
    "one letter": lambda n: "a: b\n",
}
# The same within one value.
VALUES: Final[dict[str, tuple[str, Callable[[int], str]]]] = {
    "names in a value": ("Speakers", lambda n: f"{_name(n)}, "),
    "names on lines": ("Speakers", lambda n: f"\n{_name(n)}"),
    "numbered names on lines": ("Speakers", lambda n: f"\n{n + 1}. {_name(n)}, Professor"),
    "posts in a value": ("Speakers", lambda n: f"{_name(n)}, Professor, University of X; "),
    "dates in a value": ("Date", lambda n: f"{1 + n % 28} November 20{n % 90 + 10}, "),
    "slashed dates in a value": ("Date", lambda n: f"{1 + n % 28}/{1 + n % 12}/2025 "),
    "times in a value": ("Time", lambda n: f"{1 + n % 12}:{n % 60:02} pm, "),
    "organisers in a value": ("Organized by", lambda n: f"Institute of {_letters(n)}, "),
    "a wrapped title": ("Title", lambda n: "and the next words of it\n"),
}


def _string(place: str, unit: str) -> Make:
    return lambda size: place.format(unit * (size // len(unit)))


def _lines(unit: str, end: str) -> Make:
    line = unit * (70 // len(unit) or 1) + end
    return lambda size: line * (size // 70)


def _items(start: str, item: Callable[[int], str], end: str = "") -> Make:
    return lambda size: start + "".join(map(item, range(size))) + end


def _texts() -> Iterator[tuple[str, Make, int]]:
    for unit in UNITS:
        for name, place in PLACES.items():
            yield f"{unit!r} as {name}", _string(place, unit), CHARACTERS
        yield f"{unit!r} as lines", _lines(unit, "\n"), CHARACTERS
        yield f"{unit!r} as paragraphs", _lines(unit, "\n\n"), CHARACTERS
    for name, item in TEXTS.items():
        yield f"txt, {name}", _items(HEAD, item), ITEMS
    for name, item in FIELDS.items():
        yield f"txt, {name}", _items("Title: A\n", item, "\n\nText."), ITEMS
    for name, (label, item) in VALUES.items():
        yield f"txt, {name}", _items(f"Title: A\n{label}: ", item, "\n\nText."), ITEMS


# Word: the body of a document, wrapped in the least package there is.

_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _paragraph(text: str, properties: str = "") -> str:
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def _word(body: str, notes: str = "") -> bytes:
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>'
        f'<Override PartName="/word/footnotes.xml" ContentType="{_KIND}.footnotes+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_RELATION}/footnotes" Target="footnotes.xml"/>'
        "</Relationships>",
        "word/document.xml": f'<w:document xmlns:w="{_MAIN}"><w:body>{body}</w:body></w:document>',
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{_MAIN}">{notes}</w:footnotes>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def _cell(text: str) -> str:
    return f"<w:tc>{_paragraph(text)}</w:tc>"


def _row(number: int) -> str:
    return f"<w:tr>{_cell(f'Name {number}')}{_cell(f'Place {number}')}{_cell('x')}</w:tr>"


def _table(rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>"


def _nested(number: int) -> str:
    inner = _table(f"<w:tr>{_cell(f'inner {number}')}</w:tr>")
    return _table(f"<w:tr><w:tc>{inner}<w:p/></w:tc></w:tr>")


def _noted(number: int) -> str:
    reference = f'<w:footnoteReference w:id="{number + 1}"/>'
    return f"<w:p><w:r><w:t>Text with a note</w:t></w:r><w:r>{reference}</w:r></w:p>"


_TRACKED: Final = (
    '<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>put in</w:t></w:r></w:ins>'
    '<w:del w:id="2" w:author="a"><w:r><w:delText>taken out</w:delText></w:r></w:del></w:p>'
)
_FIELD: Final = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
_LISTED: Final = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'

WORDS: Final[dict[str, Callable[[int], str]]] = {
    "paragraphs": lambda n: _paragraph(f"The panel noted {n} things about trade."),
    "empty paragraphs": lambda n: "<w:p/>",
    "short paragraphs": lambda n: _paragraph(f"word{n}"),
    "labels": lambda n: _paragraph(f"Label {_letters(n)}: value"),
    "listed paragraphs": lambda n: _paragraph(f"item {n}", _LISTED),
    "small tables": lambda n: _table(_row(n)),
    "nested tables": _nested,
    "tracked changes": lambda n: _TRACKED,
    "fields": lambda n: _FIELD,
    "page breaks": lambda n: '<w:p><w:r><w:t>text</w:t><w:br w:type="page"/></w:r></w:p>',
}
RUNS: Final[dict[str, str]] = {
    "runs": "<w:r><w:t>word </w:t></w:r>",
    "bold runs": "<w:r><w:rPr><w:b/></w:rPr><w:t>word </w:t></w:r><w:r><w:t>word </w:t></w:r>",
    "breaks": "<w:r><w:t>word</w:t><w:br/></w:r>",
    "tabs": "<w:r><w:tab/></w:r>",
    "spelling marks": '<w:proofErr w:type="spellStart"/>',
}


def _note(number: int) -> str:
    return f'<w:footnote w:id="{number + 1}">{_paragraph(f"Note {number}")}</w:footnote>'


def _words() -> Iterator[tuple[str, Make, int]]:
    start = _paragraph("Title: A Day of Talks") + _paragraph("Date: 7 November 2025")
    for name, item in WORDS.items():
        yield f"docx, {name}", _word_of(start, item), ITEMS
    for name, run in RUNS.items():
        yield f"docx, {name}", (lambda n, run=run: _word(start + f"<w:p>{run * n}</w:p>")), ITEMS  # type: ignore[misc]
    yield "docx, rows", (lambda n: _word(start + _table("".join(map(_row, range(n)))))), ITEMS
    yield (
        "docx, footnotes",
        lambda n: _word(start + "".join(map(_noted, range(n))), "".join(map(_note, range(n)))),
        ITEMS,
    )


def _word_of(start: str, item: Callable[[int], str]) -> Make:
    return lambda size: _word(start + "".join(map(item, range(size))))


# PDF: what stands on each page, or on the one page there is.


def _pages(draw: Callable[[Canvas, int], None]) -> Make:
    def make(size: int) -> bytes:
        buffer = io.BytesIO()
        canvas = Canvas(buffer, invariant=True)
        for number in range(size):
            canvas.setFont("Times-Roman", 10)
            draw(canvas, number)
            canvas.showPage()
        canvas.save()
        return buffer.getvalue()

    return make


def _one_page(draw: Callable[[Canvas, int], None]) -> Make:
    def whole(size: int) -> bytes:
        def page(canvas: Canvas, _: int) -> None:
            for number in range(size):
                draw(canvas, number)

        return _pages(page)(1)

    return whole


def _prose_page(canvas: Canvas, number: int) -> None:
    canvas.drawString(72, 805, "Institute of Examples")
    canvas.drawString(290, 30, str(number + 1))
    for line in range(30):
        canvas.drawString(72, 770 - 20 * line, f"The panel of page {number} noted {line} things.")


def _two_columns(canvas: Canvas, number: int) -> None:
    for line in range(30):
        canvas.drawString(60, 770 - 20 * line, f"Left words {number} and {line} in it")
        canvas.drawString(320, 770 - 20 * line, f"Right words {number} and {line} in it")


def _table_page(canvas: Canvas, number: int) -> None:
    for line in range(30):
        for column in range(4):
            canvas.drawString(60 + 120 * column, 770 - 20 * line, f"cell {line} {column}")


PAGES_OF: Final[dict[str, Callable[[Canvas, int], None]]] = {
    "pages": _prose_page,
    "empty pages": lambda canvas, n: None,
    "pages of two columns": _two_columns,
    "pages of tables": _table_page,
    "pages of one word": lambda canvas, n: canvas.drawString(72, 700, f"word{n}"),
}
ON_A_PAGE: Final[dict[str, Callable[[Canvas, int], None]]] = {
    "texts on a page": lambda canvas, n: canvas.drawString(
        50 + n * 37 % 500, 800 - n * 53 % 760, "word"
    ),
    "texts on one spot": lambda canvas, n: canvas.drawString(72, 700, "word"),
    "texts on one line": lambda canvas, n: canvas.drawString(72 + n * 30, 700, "word"),
    "texts below one another": lambda canvas, n: canvas.drawString(72, 800 - n * 12, f"line {n}"),
    "letters on a page": lambda canvas, n: canvas.drawString(
        50 + n % 90 * 6, 800 - n // 90 * 12, chr(97 + n % 26)
    ),
    "rectangles": lambda canvas, n: canvas.rect(n % 500, n % 700, 9, 9, fill=1),
    "turned texts": lambda canvas, n: _turned(canvas, n),
}


def _turned(canvas: Canvas, number: int) -> None:
    canvas.saveState()
    canvas.translate(50 + number * 37 % 500, 800 - number * 53 % 760)
    canvas.rotate(90 * (number % 4))
    canvas.drawString(0, 0, "word")
    canvas.restoreState()


def _pdfs() -> Iterator[tuple[str, Make, int]]:
    for name, draw in PAGES_OF.items():
        yield f"pdf, {name}", _pages(draw), PAGES
    for name, draw in ON_A_PAGE.items():
        yield f"pdf, {name}", _one_page(draw), ITEMS


def all_shapes() -> Iterator[tuple[str, Make, int]]:
    """Give name, maker and usual size of every shape."""
    yield from _texts()
    yield from _words()
    yield from _pdfs()
