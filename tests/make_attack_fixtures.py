"""Make the attacks: documents built to hang, fill, crash or deceive a reader.

Run `python tests/make_attack_fixtures.py` to fill fixtures/attacks/ with those that are small; the
large ones are made in memory by tests/test_attacks.py, from the same table. Every file is written
here from nothing but its format's own syntax, and is the same on every run.
"""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from attrs import frozen

from make_docx_fixtures import (
    cell,
    package,
    paragraph,
    part,
    row,
    run,
    section,
    styled,
    table,
    zip_files,
)
from make_pdf_fixtures import (
    HEADER,
    Builder,
    flate_bomb,
    form_tower,
    long_unicode_target,
    many_pages,
    one,
    open_marks,
    text,
    triple_flate,
)

FOLDER: Final = Path(__file__).parent.parent / "fixtures" / "attacks"

LARGEST_COMMITTED_BYTES: Final = 10_000

MIB: Final = 1 << 20
OVER_PART: Final = 65 * MIB
"""More than `Limits.part_bytes` and `Limits.stream_bytes` allow."""

CONTENT: Final = "Rail links were weighed."
"""What an attack with honest text around it says."""

RECORD: Final = "record"
ENCRYPTED: Final = "EncryptedDocumentError"
CORRUPT: Final = "CorruptDocumentError"
UNSUPPORTED: Final = "UnsupportedFormatError"
NO_TEXT: Final = "NoTextError"


@frozen(kw_only=True)
class Attack:
    """One hostile document and what must become of it.

    Attributes:
        make: Makes its bytes.
        expected: `record`, the name of an error, or the field of `Limits` that stops it.
        shows: Text that its record must hold.
        hides: Text that must stand nowhere in its record.
        doubts: Code of a diagnostic that its record must hold.
    """

    make: Callable[[], bytes]
    expected: str
    shows: str = ""
    hides: str = ""
    doubts: str = ""


GOOD: Final = package(paragraph(run(CONTENT)))
MAIN: Final = "word/document.xml"
SECRET: Final = "root:x:0"
"""How the file begins that every external entity here asks for, `/etc/passwd`."""


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(name: str, content: str | bytes, *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = content.encode() if isinstance(content, str) else content
    return zip_files({**parts_of(GOOD), name: data}, method=method)


def with_main(body: str, prolog: str = "") -> bytes:
    xml = part("document", f"<w:body>{body}</w:body>")
    return with_part(MAIN, xml.replace("?>", "?>" + prolog, 1))


def patched(data: bytes, record: bytes, offset: int, value: bytes, *, last: bool = False) -> bytes:
    """Overwrite a field of every record of a zip, or of the last one, that begins so."""
    changed = bytearray(data)
    at = changed.rfind(record) if last else changed.find(record)
    while at >= 0:
        changed[at + offset : at + offset + len(value)] = value
        at = changed.find(record, at + 4)
    return bytes(changed)


def large_texts() -> bytes:
    """Write 25 million characters that compress only a hundred times."""
    chance = random.Random(7)
    filling = "a" * 400
    words = [f"{chance.randrange(16**6):06x}{filling}" for _ in range(60_000)]
    texts = (" ".join(words[at : at + 6000]) for at in range(0, len(words), 6000))
    return package("".join(paragraph(run(one_text)) for one_text in texts))


def overlapping_entries() -> bytes:
    """Write 3,000 entries that are all one and the same megabyte of zeros."""
    bomb = with_part("word/media/a.png", bytes(MIB))
    start = bomb.rindex(b"PK\x01\x02")
    end = bomb.rindex(b"PK\x05\x06")
    record = bomb[start:end]
    name = b"word/media/a.png"
    copies = b"".join(
        record.replace(name, b"word/media/%05d" % number + b"g"[:0]).replace(
            struct.pack("<H", len(name)), struct.pack("<H", len(b"word/media/%05d" % number)), 1
        )
        for number in range(3000)
    )
    first = bomb.index(b"PK\x01\x02")
    directory = bomb[first:end] + copies
    count = struct.unpack_from("<H", bomb, end + 10)[0] + 3000
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), first, 0)
    return bomb[:first] + directory + tail


def twice_the_main_part() -> bytes:
    target = io.BytesIO(GOOD)
    with zipfile.ZipFile(target, "a") as archive:
        other = zipfile.ZipInfo("word/documenT.xml")
        archive.writestr(other, parts_of(GOOD)[MAIN].replace(b"weighed", b"dropped"))
    return target.getvalue()


def laughs(root: str) -> str:
    """Write a document type whose entity is a billion copies of a word."""
    entities = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + level)} "{f"&{chr(97 + level)};" * 10}">' for level in range(9)
    )
    return f"<!DOCTYPE {root} [{entities}]>"


def external(root: str, kind: str = "general") -> str:
    doctypes = {
        "general": f'<!DOCTYPE {root} [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        "parameter": f'<!DOCTYPE {root} [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
        "dtd": f'<!DOCTYPE {root} SYSTEM "http://127.0.0.1:9/x.dtd">',
        "device": f'<!DOCTYPE {root} [<!ENTITY e SYSTEM "file:///dev/zero">]>',
    }
    return doctypes[kind]


def other_part(name: str, root: str, *, prolog: str, content: str = "") -> bytes:
    """Write a package whose main part is honest and refers to one hostile part."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'<?xml version="1.0"?>{prolog}<w:{root} xmlns:w="{namespace}">{content}</w:{root}>'
    return package(styled("S", CONTENT), {name: xml})


def external_part(name: str) -> bytes:
    """Write an honest main part beside one part that asks for a file of the machine."""
    hostile = {
        "styles": ("word/styles.xml", "styles"),
        "numbering": ("word/numbering.xml", "numbering"),
        "footer": ("word/footer1.xml", "ftr"),
        "endnotes": ("word/endnotes.xml", "endnotes"),
        "settings": ("word/settings.xml", "settings"),
        "comments": ("word/comments.xml", "comments"),
        "relations": ("_rels/.rels", ""),
        "content-types": ("[Content_Types].xml", ""),
        "properties": ("docProps/core.xml", ""),
    }
    path, root = hostile[name]
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = (
        styled("S", CONTENT)
        + f"<w:p>{listed}{run('A point.')}</w:p>"
        + paragraph(run("A note."), '<w:r><w:endnoteReference w:id="1"/></w:r>')
        + section("", '<w:footerReference r:id="footer1"/>')
    )
    if not root:
        xml = f'<?xml version="1.0"?>{external("R")}<R>&e;</R>'
        return zip_files({**parts_of(package(body)), path: xml.encode()})
    entity = part(root, paragraph(run("&e;"))).replace("?>", "?>" + external("w"), 1)
    return package(body, {path.removeprefix("word/").removesuffix(".xml"): entity})


def one_name_twice() -> bytes:
    """Write two main parts of one name: readers disagree on which of them counts."""
    double = twice_the_main_part()
    return double.replace(b"word/documenT.xml", b"word/document.xml")


MERGED_ROW: Final = row(cell(paragraph(run("x")), properties='<w:vMerge w:val="continue"/>'))


def docx() -> dict[str, Attack]:
    huge = " " * OVER_PART
    return {
        "spaces-in-text": Attack(
            make=lambda: with_main(paragraph(run(huge))), expected="part_bytes"
        ),
        "spaces-in-attribute": Attack(
            make=lambda: with_main(f'<w:p w:rsidR="{huge}"/>'), expected="part_bytes"
        ),
        "spaces-in-comment": Attack(
            make=lambda: with_main(f"<!--{huge}-->"), expected="part_bytes"
        ),
        "spaces-below-the-part-limit": Attack(
            make=lambda: with_main(paragraph(run(" " * (9 * MIB)))), expected="ratio"
        ),
        "texts-of-25-million-characters": Attack(make=large_texts, expected="text_characters"),
        "empty-paragraphs": Attack(make=lambda: with_main("<w:p/>" * 5_000_000), expected="ratio"),
        "image-of-100-megabytes": Attack(
            make=lambda: with_part("word/media/a.png", bytes(100 * MIB)),
            expected=RECORD,
            shows=CONTENT,
        ),
        "overlapping-entries": Attack(make=overlapping_entries, expected=RECORD, shows=CONTENT),
        "zip-in-zip": Attack(
            make=lambda: with_part(
                "word/embeddings/a.zip", zip_files({"b.zip": zip_files({"c": bytes(MIB)})})
            ),
            expected=RECORD,
            shows=CONTENT,
        ),
        "packed-by-lzma": Attack(
            make=lambda: patched(GOOD, b"PK\x01\x02", 10, b"\x0e\0"), expected=CORRUPT
        ),
        "packed-by-bzip2": Attack(
            make=lambda: patched(GOOD, b"PK\x01\x02", 10, b"\x0c\0"), expected=CORRUPT
        ),
        "packed-by-method-99": Attack(
            make=lambda: patched(GOOD, b"PK\x01\x02", 10, b"\x63\0"), expected=CORRUPT
        ),
        "lies-about-sizes": Attack(
            make=lambda: patched(
                with_main(paragraph(run(" " * MIB))), b"PK\x01\x02", 24, b"\x64\0\0\0"
            ),
            expected=CORRUPT,
        ),
        "claims-4-gigabytes": Attack(
            make=lambda: patched(GOOD, b"PK\x01\x02", 24, b"\xf0\xff\xff\xff"),
            expected="part_bytes",
        ),
        "encrypted-entries": Attack(
            make=lambda: patched(GOOD, b"PK\x01\x02", 8, b"\x01\0"), expected=ENCRYPTED
        ),
        "broken-deflate": Attack(
            make=lambda: patched(GOOD, b"PK\x03\x04", 64, b"\xff" * 40), expected=CORRUPT
        ),
        "many-entries": Attack(
            make=lambda: zip_files(
                {**parts_of(GOOD), **{f"word/media/{n}.png": b"" for n in range(6000)}}
            ),
            expected="zip_entries",
        ),
        "external-relationships": Attack(
            make=lambda: with_part(
                "word/_rels/document.xml.rels",
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                + "".join(
                    f'<Relationship Id="r{n}" Type="http://x/image" TargetMode="External" '
                    f'Target="http://127.0.0.1:9/{n}"/>'
                    for n in range(50_000)
                )
                + "</Relationships>",
            ),
            expected=RECORD,
            shows=CONTENT,
        ),
        "template-from-elsewhere": Attack(
            make=lambda: package(
                paragraph(
                    run(CONTENT),
                    '<w:r><w:pict><v:imagedata r:id="http://127.0.0.1:9/"/></w:pict></w:r>',
                )
            ),
            expected=RECORD,
            shows=CONTENT,
        ),
        "laughs": Attack(
            make=lambda: with_main(paragraph(run("&j;")), laughs("w")), expected=CORRUPT
        ),
        "laughs-quadratic": Attack(
            make=lambda: with_main(
                paragraph(run("&a;" * 2000)), f'<!DOCTYPE w [<!ENTITY a "{"ha" * 5000}">]>'
            ),
            expected=CORRUPT,
        ),
        "laughs-in-attribute": Attack(
            make=lambda: with_main('<w:p w:rsidR="&j;"/>', laughs("w")), expected=CORRUPT
        ),
        "laughs-in-styles": Attack(
            make=lambda: other_part(
                "styles",
                "styles",
                prolog=laughs("w"),
                content='<w:style w:styleId="S">&j;</w:style>',
            ),
            expected=CORRUPT,
        ),
        "laughs-in-relations": Attack(
            make=lambda: with_part("_rels/.rels", f'<?xml version="1.0"?>{laughs("R")}<R>&j;</R>'),
            expected=CORRUPT,
        ),
        "laughs-in-content-types": Attack(
            make=lambda: with_part(
                "[Content_Types].xml", f'<?xml version="1.0"?>{laughs("T")}<T>&j;</T>'
            ),
            expected=RECORD,
            shows=CONTENT,
        ),
        "laughs-in-properties": Attack(
            make=lambda: with_part(
                "docProps/core.xml", f'<?xml version="1.0"?>{laughs("c")}<c>&j;</c>'
            ),
            expected=RECORD,
            shows=CONTENT,
        ),
        **{
            f"external-{kind}": Attack(
                make=lambda kind=kind: with_main(  # type: ignore[misc]
                    paragraph(run("&e;" if kind in ("general", "device") else "words")),
                    external("w", kind),
                ),
                expected=CORRUPT,
            )
            for kind in ("general", "parameter", "dtd", "device")
        },
        "external-in-utf-16": Attack(
            make=lambda: with_part(
                MAIN,
                part("document", f"<w:body>{paragraph(run('&e;'))}</w:body>")
                .replace('"UTF-8"', '"UTF-16"')
                .replace("?>", "?>" + external("w"), 1)
                .encode("utf-16"),
            ),
            expected=CORRUPT,
        ),
        "external-in-footnotes": Attack(
            make=lambda: package(
                paragraph(run(CONTENT), '<w:r><w:footnoteReference w:id="1"/></w:r>'),
                {
                    "footnotes": part(
                        "footnotes", f'<w:footnote w:id="1">{paragraph(run("&e;"))}</w:footnote>'
                    ).replace("?>", "?>" + external("w"), 1)
                },
            ),
            expected=CORRUPT,
        ),
        "external-in-header": Attack(
            make=lambda: package(
                paragraph(run(CONTENT)) + section("", '<w:headerReference r:id="header1"/>'),
                {
                    "header1": part("hdr", paragraph(run("&e;"))).replace(
                        "?>", "?>" + external("w"), 1
                    )
                },
            ),
            expected=CORRUPT,
        ),
        **{
            f"external-in-{name}": Attack(
                make=lambda name=name: external_part(name),  # type: ignore[misc]
                expected=expected,
                shows=CONTENT if expected == RECORD else "",
                hides=SECRET,
            )
            for name, expected in {
                "styles": RECORD,  # it defines nothing that the text refers to, so is not parsed
                "numbering": RECORD,
                "footer": CORRUPT,
                "endnotes": CORRUPT,
                "settings": RECORD,
                "comments": RECORD,
                "relations": CORRUPT,
                "content-types": RECORD,
                "properties": RECORD,
            }.items()
        },
        "xinclude": Attack(
            make=lambda: with_main(
                paragraph(run(CONTENT)) + '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" '
                'href="file:///etc/passwd" parse="text"/>'
            ),
            expected=RECORD,
            shows=CONTENT,
            hides=SECRET,
        ),
        "nested-tables-of-20": Attack(
            make=lambda: with_main(nested_tables(20)), expected=RECORD, shows=CONTENT
        ),
        "nested-tables-of-1000": Attack(
            make=lambda: with_main(nested_tables(1000)), expected="xml_depth"
        ),
        "nested-smart-tags": Attack(
            make=lambda: with_main("<w:smartTag>" * 10_000 + "</w:smartTag>" * 10_000),
            expected="xml_depth",
        ),
        "huge-grid-span": Attack(
            make=lambda: with_main(
                paragraph(run(CONTENT))
                + table(
                    row(cell(paragraph(run("x")), properties='<w:gridSpan w:val="2000000000"/>'))
                )
            ),
            expected=RECORD,
            shows=CONTENT,
        ),
        "merged-down-2000-rows": Attack(
            make=lambda: with_main(paragraph(run(CONTENT)) + table(MERGED_ROW * 2000)),
            expected=RECORD,
            shows=CONTENT,
        ),
        "many-cells": Attack(
            make=lambda: with_main(table(row(cell()) * 201_000)), expected="ratio"
        ),
        "3000-sections": Attack(
            make=lambda: with_main(
                f"<w:p><w:pPr>{section()}</w:pPr></w:p>" * 3000 + paragraph(run(CONTENT))
            ),
            expected=RECORD,
            shows=CONTENT,
        ),
        "many-styles-and-paragraphs": Attack(
            make=lambda: package(
                "".join(styled(f"S{n}", f"Line {n}.") for n in range(4000)),
                {
                    "styles": part(
                        "styles",
                        "".join(
                            f'<w:style w:type="paragraph" w:styleId="S{n}">'
                            f'<w:basedOn w:val="S{max(n - 1, 0)}"/></w:style>'
                            for n in range(4000)
                        ),
                    )
                },
            ),
            expected=RECORD,
            shows="Line 3999.",
        ),
        "names-that-climb": Attack(
            make=lambda: zip_files(
                {**parts_of(GOOD), "../../escaped.txt": b"x", "/tmp/escaped.txt": b"x"}
            ),
            expected=RECORD,
            shows=CONTENT,
        ),
        "targets-that-climb": Attack(
            make=lambda: with_part(
                "_rels/.rels",
                parts_of(GOOD)["_rels/.rels"].replace(
                    b'"word/document.xml"', b'"../../../etc/passwd"'
                ),
            ),
            expected=RECORD,
            shows=CONTENT,
            hides=SECRET,
        ),
        "two-main-parts": Attack(make=twice_the_main_part, expected=CORRUPT),
        "one-name-twice": Attack(make=one_name_twice, expected=CORRUPT),
        "controls-in-text": Attack(
            make=lambda: with_main(paragraph(run(f"{CONTENT} \u202eevil\u202c and &#x85; more"))),
            expected=RECORD,
            shows=CONTENT,
        ),
    }


def nested_tables(depth: int) -> str:
    inner = paragraph(run(CONTENT))
    opening = "<w:tbl><w:tr><w:tc>"
    closing = "<w:p/></w:tc></w:tr></w:tbl>"
    return opening * depth + inner + closing * depth


WORDS: Final = text(72, 72, CONTENT)


def flood(operators: bytes, size: int = OVER_PART) -> bytes:
    return one(WORDS.encode() + operators * (size // len(operators)))


def with_object(body: bytes | str, *, more: str = "", resources: str = "") -> bytes:
    """Write a page of words beside one object of any content, which is number 6."""
    builder = Builder()
    builder.add(body.encode() if isinstance(body, str) else body)
    builder.page(WORDS, more=more, resources=resources)
    return builder.bytes()


NAMELESS: Final = "BT /F1 11 Tf 72 700 Td (\\000) Tj ET\n"
"""A glyph that no font names: PDFium finds no character, pdfplumber its number."""


def with_font(font: str, *objects: bytes, page: str = WORDS, shown: str = "(AB)") -> bytes:
    builder = Builder()
    numbers = [builder.add(body) for body in objects]
    builder.fonts["F4"] = builder.add(font.format(*numbers).encode())
    builder.page(page + "BT /F4 11 Tf 72 600 Td " + shown + " Tj ET\n")
    return builder.bytes()


def to_unicode(target: str, more: str = "") -> bytes:
    cmap = (
        "begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"2 beginbfchar <41> <{target}> <42> <0062> endbfchar {more}endcmap\n"
    ).encode()
    return b"<</Length %d>>\nstream\n%s\nendstream" % (len(cmap), cmap)


SIMPLE_FONT: Final = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode {} 0 R>>"


def cid_font(widths: str, page: str = WORDS, shown: str = "<0041>") -> bytes:
    builder = Builder()
    descendant = builder.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)"
        f"/Ordering(Identity)/Supplement 0>>/W{widths}>>".encode()
    )
    builder.fonts["F4"] = builder.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H"
        f"/DescendantFonts[{descendant} 0 R]>>".encode()
    )
    builder.page(page + "BT /F4 11 Tf 72 600 Td " + shown + " Tj ET\n")
    return builder.bytes()


def swapped(old: str, new: str, data: bytes | None = None) -> bytes:
    """Exchange a piece of syntax for another; the cross-reference table is then wrong as well."""
    source = one(WORDS) if data is None else data
    assert old.encode() in source, old
    return source.replace(old.encode(), new.encode(), 1)


def form_in_itself() -> bytes:
    """Write a form that paints itself twice: PDFium goes forty levels down, and 2⁴⁰ are many."""
    builder = Builder()
    number = len(builder.objects) + 1
    head = f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {number} 0 R>>>>"
    assert builder.stream(b"/X Do /X Do\n", head) == number
    builder.page("/X Do\n" + WORDS, resources=f"/XObject<</X {number} 0 R>>")
    return builder.bytes()


def form_of_a_damaged_key() -> bytes:
    """Write a form whose own names stand under no key: what it paints twice is the page's, itself.

    Where a form has no `/XObject` of its own, PDFium asks the page.
    """
    builder = Builder()
    number = len(builder.objects) + 1
    head = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObjec4<</X 1 0 R>>>>"
    assert builder.stream(b"/X Do /X Do\n", head) == number
    builder.page("/X Do\n" + WORDS, resources=f"/XObject<</X {number} 0 R>>")
    return builder.bytes()


def million_kids() -> bytes:
    builder = Builder()
    builder.page(WORDS)
    builder.kids *= 1_000_000
    return builder.bytes()


def page_tree(depth: int, width: int) -> bytes:
    """Write a tree in which each node names the next several times."""
    builder = Builder()
    builder.page(WORDS)
    below = builder.kids.pop()
    for _ in range(depth):
        below = builder.add(
            f"<</Type/Pages/Kids[{f'{below} 0 R ' * width}]/Count {width}>>".encode()
        )
    builder.kids.append(below)
    return builder.bytes()


def floods() -> dict[str, Attack]:
    """Write one content stream each of 65 MiB, and the two that hurt far below."""
    operators = {
        "saves": b"q ",
        "rectangles": b"0 0 9 9 re f ",
        "strings": b"(a) Tj ",
        "arrays": b"[ ",
        "parentheses": b"( ",
        "dictionaries": b"<< ",
        "numbers": b"1 ",
        "names": b"/A ",
        "comments": b"%" * 2,
    }
    return {
        **{
            f"flood-of-{name}": Attack(make=lambda one_=one_: flood(one_), expected="stream_bytes")  # type: ignore[misc]
            for name, one_ in operators.items()
        },
        "flood-of-saves-below-the-size": Attack(
            make=lambda: flood(b"q ", 20 * MIB), expected="operators"
        ),
        "flood-of-strings-below-the-size": Attack(
            make=lambda: flood(b"(a) Tj ", 20 * MIB), expected="operators"
        ),
    }


def pdf() -> dict[str, Attack]:
    runs = "/Filter[/ASCIIHexDecode" + "/RunLengthDecode" * 8 + "]"
    return {
        **floods(),
        "flate-bomb": Attack(make=flate_bomb, expected="stream_bytes"),
        "triple-flate": Attack(make=triple_flate, expected="stream_bytes"),
        "runs-of-runs": Attack(
            make=lambda: with_object(f"<<{runs}/Length 5>>\nstream\n8181>\nendstream"),
            expected="stream_bytes",
        ),
        "open-marks": Attack(make=open_marks, expected="marked_content_depth"),
        "form-tower": Attack(make=form_tower, expected="form_paints"),
        "form-in-itself": Attack(make=form_in_itself, expected="form_paints"),
        "form-of-a-damaged-key": Attack(make=form_of_a_damaged_key, expected="form_paints"),
        "long-unicode-target": Attack(make=long_unicode_target, expected="unicode_target_bytes"),
        "claims-a-million-pages": Attack(make=many_pages, expected="pages"),
        "a-million-kids": Attack(make=million_kids, expected="pages"),
        "exponential-page-tree": Attack(
            make=lambda: page_tree(9, 10), expected=RECORD, shows=CONTENT
        ),
        "deep-page-tree": Attack(make=lambda: page_tree(3000, 1), expected=CORRUPT),
        "widths-of-a-billion": Attack(
            make=lambda: cid_font("[0 1000000000 500]"), expected=RECORD, shows=CONTENT
        ),
        "range-of-four-billion": Attack(
            make=lambda: with_font(
                SIMPLE_FONT,
                to_unicode("0061").replace(
                    b"endcmap", b"1 beginbfrange <00000000> <ffffffff> <0061> endbfrange endcmap"
                ),
            ),
            expected=RECORD,
            shows=CONTENT,
        ),
        "string-of-a-million": Attack(
            make=lambda: one(WORDS + text(72, 200, "a" * 1_000_000)), expected=RECORD, shows=CONTENT
        ),
        "300000-rectangles": Attack(
            make=lambda: one(WORDS + "0 0 9 9 re f " * 300_000), expected=RECORD, shows=CONTENT
        ),
        # PDFium finds no character in these, and the other reader is asked.
        "widths-of-a-billion-nameless": Attack(
            make=lambda: cid_font("[0 1000000000 500]", page=NAMELESS, shown="<0000>"),
            expected=NO_TEXT,
        ),
        "range-of-four-billion-nameless": Attack(
            make=lambda: with_font(
                SIMPLE_FONT,
                to_unicode("0061", "1 beginbfrange <00000000> <ffffffff> <0061> endbfrange "),
                page=NAMELESS,
                shown="(\\000)",
            ),
            expected=NO_TEXT,
        ),
        "300000-rectangles-nameless": Attack(
            make=lambda: one(NAMELESS + "0 0 9 9 re f " * 300_000), expected=NO_TEXT
        ),
        "100000-texts-nameless": Attack(
            make=lambda: one(NAMELESS + NAMELESS * 100_000), expected=NO_TEXT
        ),
        "100000-contents": Attack(
            make=lambda: swapped("/Contents 6 0 R", f"/Contents[{'6 0 R ' * 100_000}]"),
            expected=RECORD,
            shows=CONTENT,
        ),
        "contents-that-loop": Attack(
            make=lambda: with_object("[7 0 R]", more="/Contents 6 0 R"), expected=RECORD
        ),
        "contents-are-themselves": Attack(
            make=lambda: swapped("/Contents 6 0 R", "/Contents 7 0 R"), expected=NO_TEXT
        ),
        "previous-table-is-itself": Attack(
            make=lambda: _with_trailer("/Prev {start}"), expected=RECORD, shows=CONTENT
        ),
        "previous-stream-is-itself": Attack(
            make=lambda: _with_trailer("/XRefStm {start}"), expected=RECORD, shows=CONTENT
        ),
        "length-is-itself": Attack(
            make=lambda: with_object("<</Length 6 0 R>>\nstream\nx\nendstream"),
            expected=RECORD,
            shows=CONTENT,
        ),
        "object-stream-in-itself": Attack(
            make=lambda: with_object(
                b"<</Type/ObjStm/N 1/First 4/Extends 6 0 R/Length 8>>\nstream\n6 0 (a) \nendstream"
            ),
            expected=RECORD,
            shows=CONTENT,
        ),
        "kids-that-loop": Attack(
            make=lambda: swapped("/Kids[7 0 R]", "/Kids[7 0 R 2 0 R]"),
            expected=RECORD,
            shows=CONTENT,
        ),
        "labels-that-loop": Attack(
            make=lambda: swapped("/Type/Catalog", "/Type/Catalog/PageLabels<</Kids[1 0 R 2 0 R]>>"),
            expected=RECORD,
            shows=CONTENT,
        ),
        "parent-is-itself": Attack(
            make=lambda: swapped("/Type/Page/Parent 2 0 R", "/Type/Page/Parent 7 0 R"),
            expected=RECORD,
            shows=CONTENT,
        ),
        **{
            f"media-box-{name}": Attack(
                make=lambda box=box: swapped("/MediaBox[0 0 595 842]", f"/MediaBox {box}"),  # type: ignore[misc]
                expected=RECORD,
                shows=CONTENT,
            )
            for name, box in {
                "null": "null",
                "short": "[0 0]",
                "of-names": "[/a /b /c /d]",
                "is-the-page": "7 0 R",
            }.items()
        },
        "media-box-giant": Attack(
            make=lambda: swapped("/MediaBox[0 0 595 842]", "/MediaBox[0 0 1e30 1e30]"),
            expected=RECORD,
        ),
        "rotation-is-a-name": Attack(
            make=lambda: one(WORDS, more="/Rotate/a"), expected=RECORD, shows=CONTENT
        ),
        "table-of-four-billion": Attack(
            make=lambda: swapped("xref\n0 8", "xref\n0 4000000000"), expected=RECORD, shows=CONTENT
        ),
        "javascript-and-launch": Attack(
            make=lambda: swapped(
                "/Type/Catalog",
                "/Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"
                "/AA<</WC<</S/Launch/F(/bin/sh)>>>>/URI<</Base(http://127.0.0.1:9/)>>",
            ),
            expected=RECORD,
            shows=CONTENT,
            hides="alert",
        ),
        "content-from-another-file": Attack(
            make=lambda: with_object(
                "<</F(/etc/passwd)/Length 0>>\nstream\n\nendstream", more="/Annots[6 0 R]"
            ),
            expected=RECORD,
            shows=CONTENT,
            hides=SECRET,
        ),
        "map-from-a-path": Attack(
            make=lambda: with_font(
                "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/#2e#2e#2f#2e#2e#2fetc#2fpasswd"
                "/DescendantFonts[]>>"
            ),
            expected=RECORD,
            shows=CONTENT,
            hides=SECRET,
        ),
        "unicode-turns-text-round": Attack(
            make=lambda: with_font(SIMPLE_FONT, to_unicode("202E0061")),
            expected=RECORD,
            shows=CONTENT,
        ),
        "unicode-is-half-a-pair": Attack(
            make=lambda: with_font(SIMPLE_FONT, to_unicode("D800")), expected=RECORD, shows=CONTENT
        ),
        "unicode-is-nul": Attack(
            make=lambda: with_font(SIMPLE_FONT, to_unicode("0000")), expected=RECORD, shows=CONTENT
        ),
        "unicode-is-an-escape": Attack(
            make=lambda: with_font(SIMPLE_FONT, to_unicode("001B005B0032004A")),
            expected=RECORD,
            shows=CONTENT,
            hides="\x1b",
        ),
        "invisible-words": Attack(
            make=lambda: one(WORDS + "3 Tr " + text(72, 200, "Title: Unseen")),
            expected=RECORD,
            shows=CONTENT,
            hides="Unseen",
        ),
        "white-words": Attack(
            make=lambda: one(WORDS + "1 g " + text(72, 200, "Title: Unseen")),
            expected=RECORD,
            shows=CONTENT,
            hides="Unseen",
        ),
        "words-off-the-page": Attack(
            make=lambda: one(WORDS + text(72, 2000, "Title: Unseen")),
            expected=RECORD,
            shows=CONTENT,
            hides="Unseen",
        ),
        "begins-late": Attack(
            make=lambda: b"#" * 5000 + one(HEADER), expected=RECORD, shows="Harbour Hall"
        ),
        "pdf-and-zip": Attack(make=lambda: one(WORDS) + GOOD, expected=RECORD, shows=CONTENT),
    }


def _with_trailer(entry: str) -> bytes:
    data = one(WORDS)
    start = data[data.rindex(b"startxref") :].split()[1].decode()
    return swapped("trailer\n<<", f"trailer\n<<{entry.format(start=start)}", data)


REPORT: Final = f"Title: Rail\n\n{CONTENT}\n"

BACKTRACKING: Final = {
    "words-and-blanks": "aA " * 70_000 + ":",
    "capitals": "A" * 200_000 + "!",
    "section-numbers": "1." * 100_000 + "!",
    "blanks-before-a-colon": " " * 200_000 + ":" + " " * 200_000 + "x",
    "labels-without-values": "Title: " * 30_000,
    "dates": "1 January 2025 - " * 12_000,
    "dates-of-digits": "11/11/" * 35_000,
    "times": "10:00 am to " * 17_000,
    "people": "Speaker: Dr. " + "A. B. Khan, Professor, " * 9_000,
    "honorifics": "Speaker: " + "Dr. Prof. Amb. (R) " * 10_000,
    "brackets": "Venue: " + "(" * 100_000 + ")" * 100_000,
    "dots": "Contents " + ". " * 100_000 + "9",
    "hyphens": "re-" * 70_000,
    "quotation-marks": "Title: " + "“" * 100_000 + "”" * 100_000,
    "addresses": "a@" * 100_000 + "!",
    "stars": "*" * 200_000,
    "page-numbers": "Page 1 of " * 20_000,
    "commas": "Venue: " + "a, " * 70_000,
    "and": "Speakers: " + "Ali and " * 25_000,
    "combining": "Title: e" + "\u0301" * 200_000,
}
"""Strings on which ordinary patterns take quadratic time or worse, each as one long line."""


def txt() -> dict[str, Attack]:
    return {
        **{
            f"pattern-{name}": Attack(
                make=lambda line=line: f"{REPORT}{line}\nThe end.\n".encode(),  # type: ignore[misc]
                expected=RECORD,
                shows=CONTENT,
            )
            for name, line in BACKTRACKING.items()
        },
        "many-labels": Attack(
            make=lambda: REPORT.encode() + b"Speaker: A\n" * 20_000, expected=RECORD
        ),
        "labels-in-one-line": Attack(
            make=lambda: REPORT.encode() + b"Title: A Date: 7 November 2025 " * 10_000,
            expected=RECORD,
            shows=CONTENT,
        ),
        "labels-in-brackets-in-one-line": Attack(
            make=lambda: b"Title: X " + b"(Date: 7 Nov 2025) [Venue: Y] " * 10_000,
            expected=RECORD,
        ),
        "times-of-two-readings": Attack(
            make=lambda: b"Title: A\n" + b"Time: 3:30\n" * 20_000, expected=RECORD
        ),
        "dates-of-two-readings": Attack(
            make=lambda: b"Title: A\n" + b"Date: 03/04/25\n" * 20_000, expected=RECORD
        ),
        "blank-lines": Attack(
            make=lambda: REPORT.encode() + b"\n" * 3_000_000, expected=RECORD, shows=CONTENT
        ),
        "70-megabytes": Attack(make=lambda: b"words " * 12_000_000, expected="text_file_bytes"),
        "one-line-of-21-million": Attack(
            make=lambda: b"words and " * 2_100_000, expected="text_characters"
        ),
        "one-line-of-1-million": Attack(
            make=lambda: (REPORT + "words and " * 100_000).encode(), expected=RECORD, shows=CONTENT
        ),
        "form-feeds": Attack(make=lambda: b"a\f" * 6000, expected="pages"),
        "nuls": Attack(make=lambda: bytes(MIB), expected=UNSUPPORTED),
        "half-surrogates": Attack(
            make=lambda: (REPORT * 9).encode("utf-16-le") + b"\x00\xd8a\0" * 3,
            expected=RECORD,
            shows=CONTENT,
        ),
        "half-surrogates-in-utf-8": Attack(
            make=lambda: (REPORT + "\ud800x").encode("utf-8", "surrogatepass"),
            expected=RECORD,
            shows=CONTENT,
        ),
        "utf-7": Attack(
            make=lambda: (REPORT + "+ADw-script+AD4-").encode(),
            expected=RECORD,
            shows=CONTENT,
            hides="<script",
        ),
        "bidi": Attack(
            make=lambda: f"Title: \u202eRail\u2066\n\n{CONTENT}\n".encode(),
            expected=RECORD,
            shows=CONTENT,
            doubts="bidi-controls",
        ),
        "escapes": Attack(
            make=lambda: f"Title: \x1b]0;owned\x07Rail\x1b[2J\n\n{CONTENT}\n".encode(),
            expected=RECORD,
            shows=CONTENT,
            hides="\x1b",
            doubts="control-characters",
        ),
        "widening-characters": Attack(
            make=lambda: (REPORT + "\ufdfa" * 300_000).encode(), expected=RECORD, shows=CONTENT
        ),
        "no-characters": Attack(
            make=lambda: (REPORT + "\ufdd0\uffff\U0010ffff" * 100).encode(),
            expected=RECORD,
            shows=CONTENT,
        ),
        "html": Attack(
            make=lambda: (REPORT + "<script>alert(1)</script>").encode(),
            expected=RECORD,
            shows=CONTENT,
        ),
    }


def attacks() -> dict[str, Attack]:
    """Give file name → attack."""
    return {
        f"{name}.{suffix}": attack
        for suffix, group in (("docx", docx()), ("pdf", pdf()), ("txt", txt()))
        for name, attack in group.items()
    }


def main() -> None:
    """Write every attack that is small."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, attack in attacks().items():
        data = attack.make()
        if len(data) <= LARGEST_COMMITTED_BYTES:
            (FOLDER / name).write_bytes(data)


if __name__ == "__main__":
    main()
