"""Write the Word fixtures: `python tests/make_docx_fixtures.py` fills fixtures/docx/.

Each is a small package whose XML is written here by hand, one construct a file, so that a test can
say exactly what must come out of it. The same bytes come out on every machine.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent.parent / "fixtures" / "docx"

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_W: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_R: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships"

DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"

NAMESPACES: Final = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:x="urn:example:unknown-extension"'
)
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

KINDS: Final = ("styles", "numbering", "footnotes", "endnotes", "comments", "settings")
"""Parts that are named by their kind; other parts are headers and footers."""


def run(text: str, properties: str = "") -> str:
    """Write a run."""
    formatting = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{formatting}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """Write a paragraph."""
    formatting = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{formatting}{''.join(content)}</w:p>"


def styled(style: str, text: str) -> str:
    """Write a paragraph of a style."""
    return paragraph(run(text), properties=f'<w:pStyle w:val="{style}"/>')


def item(text: str, number: int, level: int = 0) -> str:
    """Write a list item."""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(run(text), properties=place)


def cell(*content: str, properties: str = "") -> str:
    """Write a table cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(content) or paragraph()}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """Write a table row."""
    formatting = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{formatting}{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    """Write a table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def text_box(*content: str) -> str:
    """Write a run with a text box as Word does: a shape, and the same again for old programs."""
    inner = f"<w:txbxContent>{''.join(content)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic>'
        f"<a:graphicData><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData>"
        "</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        f"<v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def field(kind: str) -> str:
    """Write a mark of a complex field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def section(kind: str = "", references: str = "", *, title_page: bool = False) -> str:
    """Write section properties."""
    inner = references + (f'<w:type w:val="{kind}"/>' if kind else "")
    return f"<w:sectPr>{inner}{'<w:titlePg/>' if title_page else ''}</w:sectPr>"


def part(root: str, content: str) -> str:
    """Write a whole XML part."""
    return f"{DECLARATION}<w:{root} {NAMESPACES}>{content}</w:{root}>"


def package(
    body: str,
    parts: dict[str, str] | None = None,
    *,
    main: str = "word/document.xml",
    content_type: str = "document.main",
    strict: bool = False,
) -> bytes:
    """Zip a document: its body, and other parts by their name without folder and suffix.

    A name with a suffix is that of a part that the main part does not refer to.
    """
    folder, _, main_name = main.rpartition("/")
    others = {name: xml for name, xml in (parts or {}).items() if "." not in name}
    unrelated = {name: xml for name, xml in (parts or {}).items() if "." in name}
    relations = "".join(
        f'<Relationship Id="{name}" Type="{R}/{_kind(name)}" Target="{name}.xml"/>'
        for name in others
    )
    files = {
        "[Content_Types].xml": DECLARATION
        + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.'
        f'wordprocessingml.{content_type}+xml"/></Types>',
        "_rels/.rels": _relationships(
            f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="{main}"/>'
        ),
        main: part("document", f"<w:body>{body}</w:body>"),
        f"{folder}/_rels/{main_name}.rels": _relationships(relations),
        **{f"{folder}/{name}.xml": xml for name, xml in others.items()},
        **{f"{folder}/{name}": xml for name, xml in unrelated.items()},
    }
    if strict:
        files = {name: xml.replace(W, STRICT_W).replace(R, STRICT_R) for name, xml in files.items()}
    return zip_files({name: xml.encode() for name, xml in files.items()})


def zip_files(files: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Zip files with a fixed date, so that the bytes do not depend on when they are made."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, date_time=(2025, 1, 1, 0, 0, 0))
            entry.compress_type = method
            archive.writestr(entry, data)
    return target.getvalue()


def _kind(name: str) -> str:
    return name if name in KINDS else name.rstrip("0123456789")


def _relationships(content: str) -> str:
    return (
        f"{DECLARATION}<Relationships "
        'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{content}</Relationships>"
    )


def _between(content: str) -> str:
    """Write a paragraph of `A `, the construct, and ` B`."""
    return paragraph(run("A "), content, run(" B"))


AUTHOR: Final = 'w:id="7" w:author="Ann Example" w:date="2025-01-01T00:00:00Z"'

INLINE: Final = {
    "inserted": f"<w:ins {AUTHOR}>{run('new')}</w:ins>",
    "deleted": f"<w:del {AUTHOR}><w:r><w:delText>old</w:delText></w:r></w:del>",
    "moved-to": f"<w:moveTo {AUTHOR}>{run('here')}</w:moveTo>",
    "moved-from": f"<w:moveFrom {AUTHOR}>{run('there')}</w:moveFrom>",
    "hyperlink": f'<w:hyperlink r:id="rId9">{run("link")}</w:hyperlink>',
    "hyperlink-inserted": "<w:hyperlink w:anchor='top'>"
    f"<w:ins {AUTHOR}>{run('link')}</w:ins></w:hyperlink>",
    "inline-control": '<w:sdt><w:sdtPr><w:alias w:val="not text"/></w:sdtPr>'
    f"<w:sdtContent>{run('value')}</w:sdtContent></w:sdt>",
    "smart-tag": '<w:smartTag w:uri="u" w:element="place"><w:smartTagPr/>'
    f"{run('Lahore')}</w:smartTag>",
    "custom-xml": f'<w:customXml w:element="e"><w:customXmlPr/>{run("kept")}</w:customXml>',
    "simple-field": f'<w:fldSimple w:instr=" DATE ">{run("1 May 2025")}</w:fldSimple>',
    "complex-field": field("begin")
    + '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    + field("separate")
    + run("12")
    + field("end"),
    "nested-field": field("begin")
    + run(" IF ")
    + field("begin")
    + run("PAGE")
    + field("separate")
    + run("3")
    + field("end")
    + run(" = 3 ")
    + field("separate")
    + run("shown")
    + field("end"),
    "field-without-end": field("begin") + run("after"),
    "alternate-runs": '<w:r><mc:AlternateContent><mc:Choice Requires="x"><w:t>choice</w:t>'
    "</mc:Choice><mc:Fallback><w:t>fallback</w:t></mc:Fallback></mc:AlternateContent></w:r>",
    "alternate-understood": '<mc:AlternateContent><mc:Choice Requires="wps">'
    f"{run('choice')}</mc:Choice><mc:Fallback>{run('fallback')}</mc:Fallback></mc:AlternateContent>",
    "page-break": '<w:r><w:br w:type="page"/></w:r>',
    "column-break": '<w:r><w:br w:type="column"/></w:r>',
    "line-break": "<w:r><w:br/></w:r>",
    "carriage-return": "<w:r><w:cr/></w:r>",
    "rendered-break": "<w:r><w:lastRenderedPageBreak/></w:r>",
    "no-break-hyphen": "<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>operate</w:t></w:r>",
    "soft-hyphen": "<w:r><w:t>coun</w:t><w:softHyphen/><w:t>try</w:t></w:r>",
    "soft-hyphen-character": run("coun\u00adtry"),
    "tab": "<w:r><w:tab/></w:r>",
    "aligned-tab": '<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/></w:r>',
    "symbol": '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>',
    "symbol-font": run("\uf0b7", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'),
    "hidden": run("secret", "<w:vanish/>"),
    "not-hidden": run("shown", '<w:vanish w:val="0"/>'),
    "math": "<m:oMath><m:r><m:t>10</m:t></m:r><m:sSup><m:e/><m:sup><m:r><m:t>6</m:t></m:r></m:sup>"
    "</m:sSup></m:oMath>",
    "fraction": "<m:oMathPara><m:oMath><m:f><m:fPr/><m:num><m:r><m:t>a+b</m:t></m:r></m:num>"
    "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></m:oMathPara>",
    "ruby": "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>tō</w:t></w:r></w:rt>"
    "<w:rubyBase><w:r><w:t>東</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    "direction": f'<w:dir w:val="rtl">{run("one")}</w:dir><w:bdo w:val="ltr">{run("two")}</w:bdo>',
    "space-not-preserved": "<w:r><w:t> trimmed </w:t></w:r>",
    "unknown-wrapper": f"<x:wrapper>{run('kept')}</x:wrapper>",
    "check-box": '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>'
    '<w:default w:val="0"/>'
    "<w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>" + field("end"),
    "footnote-mark": '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/>'
    "<w:t>*</w:t></w:r>",
    "comment": '<w:commentRangeStart w:id="0"/>'
    + run("this")
    + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
}
"""Constructs within one paragraph, each between `A ` and ` B`."""

STYLES: Final = part(
    "styles",
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Abschnitt"><w:name w:val="Abschnitt"/>'
    '<w:basedOn w:val="berschrift1"/><w:pPr><w:pageBreakBefore/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Thema"><w:name w:val="Thema"/>'
    '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Verzeichnis"><w:name w:val="TOC Heading"/>'
    '<w:basedOn w:val="berschrift1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Unsichtbar"><w:name w:val="Unsichtbar"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="Aufzhlung"><w:name w:val="List Bullet"/>'
    '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr>'
    "</w:style>"
    '<w:style w:type="character" w:styleId="Geheim"><w:name w:val="Geheim"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>",
)


def _level(place: int, number_format: str, pattern: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'<w:lvlText w:val="{pattern}"/>{more}</w:lvl>'
    )


NUMBERING: Final = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0">'
    + _level(0, "decimal", "%1.")
    + _level(1, "decimal", "%1.%2")
    + _level(2, "lowerLetter", "%3)")
    + _level(3, "upperRoman", "%4.")
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1">'
    + _level(0, "bullet", "\uf0b7", '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>')
    + _level(1, "bullet", "o")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="5"/></w:lvlOverride></w:num>',
)


def _note(kind: str, number: int, text: str) -> str:
    return (
        f'<w:{kind} w:id="{number}">'
        + paragraph(f"<w:r><w:{kind}Ref/></w:r>", run(f" {text}"))
        + f"</w:{kind}>"
    )


FOOTNOTES: Final = part(
    "footnotes",
    f'<w:footnote w:type="separator" w:id="0">{paragraph("<w:r><w:separator/></w:r>")}</w:footnote>'
    + _note("footnote", 2, "See the annex."),
)
ENDNOTES: Final = part("endnotes", _note("endnote", 3, "Source: the host."))
COMMENTS: Final = part(
    "comments", f'<w:comment w:id="0" w:author="Ann">{paragraph(run("Check this."))}</w:comment>'
)


def _running(kind: str, text: str) -> str:
    return part("hdr" if kind == "header" else "ftr", paragraph(run(text)))


def _reference(kind: str, name: str, variant: str = "default") -> str:
    return f'<w:{kind}Reference w:type="{variant}" r:id="{name}"/>'


_TWO_BOXES: Final = paragraph(
    run("Host "), text_box(paragraph(run("Box one")), paragraph(run("Box two"))), run("goes on")
)
_PAGE_BREAK: Final = '<w:r><w:br w:type="page"/></w:r>'
_RENDERED: Final = "<w:r><w:lastRenderedPageBreak/></w:r>"
_DELETED_MARK: Final = f"<w:rPr><w:del {AUTHOR}/></w:rPr>"

DIAGRAM: Final = (
    f'{DECLARATION}<dgm:dataModel xmlns:dgm="{DRAWING}/diagram" xmlns:a="{DRAWING}/main">'
    '<dgm:ptLst><dgm:pt modelId="1" type="doc"/>'
    + "".join(
        f'<dgm:pt modelId="{number}"{kind}><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t>'
        "</dgm:pt>"
        for number, kind, text in (
            (2, "", "Second step"),
            (3, "", "First step"),
            (4, ' type="asst"', "Its helper"),
            (5, ' type="sibTrans"', "an arrow"),
            (6, "", "Loose"),
        )
    )
    + "</dgm:ptLst><dgm:cxnLst>"
    '<dgm:cxn srcId="1" destId="2" srcOrd="1"/><dgm:cxn srcId="1" destId="3" srcOrd="0"/>'
    '<dgm:cxn srcId="3" destId="4" srcOrd="0"/><dgm:cxn srcId="4" destId="3" srcOrd="0"/>'
    '<dgm:cxn type="presOf" srcId="2" destId="6" srcOrd="0"/></dgm:cxnLst></dgm:dataModel>'
)
"""Boxes out of order, one below another and tied back to it, one tied to nothing."""

CHART: Final = (
    f'{DECLARATION}<c:chartSpace xmlns:c="{DRAWING}/chart" xmlns:a="{DRAWING}/main"><c:chart>'
    "<c:title><c:tx><c:rich><a:p><a:r><a:t>Answers </a:t></a:r><a:r><a:t>by day</a:t></a:r></a:p>"
    "</c:rich></c:tx></c:title><c:ser><c:tx><c:strRef><c:strCache><c:pt><c:v>Yes</c:v></c:pt>"
    "</c:strCache></c:strRef></c:tx><c:cat><c:strRef><c:strCache><c:pt><c:v>Day 1</c:v></c:pt>"
    "<c:pt><c:v>Day 2</c:v></c:pt></c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache>"
    "<c:pt><c:v>17</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:chart></c:chartSpace>"
)


def drawn(reference: str) -> str:
    """Write a run with a picture that is drawn from another part."""
    return (
        "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData>"
        f"{reference}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


DIAGRAM_REFERENCE: Final = f'<dgm:relIds xmlns:dgm="{DRAWING}/diagram" r:dm="data1"/>'
CHART_REFERENCE: Final = f'<c:chart xmlns:c="{DRAWING}/chart" r:id="chart1"/>'

CHARTEX: Final = "http://schemas.microsoft.com/office/drawing/2014/chartex"
CHART_OF_2016: Final = (
    f'{DECLARATION}<cx:chartSpace xmlns:cx="{CHARTEX}" xmlns:a="{DRAWING}/main"><cx:chartData>'
    '<cx:data id="0"><cx:strDim type="cat"><cx:f>A2:A3</cx:f><cx:lvl ptCount="2">'
    '<cx:pt idx="0">Asked</cx:pt><cx:pt idx="1">Answered</cx:pt></cx:lvl></cx:strDim>'
    '<cx:numDim type="val"><cx:f>B2:B3</cx:f><cx:lvl ptCount="1"><cx:pt idx="0">17</cx:pt></cx:lvl>'
    "</cx:numDim></cx:data></cx:chartData><cx:chart><cx:title><cx:tx><cx:txData>"
    "<cx:v>Questions of the day</cx:v></cx:txData></cx:tx></cx:title><cx:plotArea><cx:series>"
    "<cx:tx><cx:txData><cx:f>B1</cx:f><cx:v>People</cx:v></cx:txData></cx:tx></cx:series>"
    "</cx:plotArea></cx:chart></cx:chartSpace>"
)
CHART_OF_2016_REFERENCE: Final = (
    '<w:r><mc:AlternateContent><mc:Choice xmlns:cx1="http://schemas.microsoft.com/office/drawing/'
    f'2015/9/8/chartex" Requires="cx1"><w:drawing><cx:chart xmlns:cx="{CHARTEX}" r:id="chart1"/>'
    "</w:drawing></mc:Choice><mc:Fallback><w:drawing/></mc:Fallback></mc:AlternateContent></w:r>"
)


def word_art(text: str) -> str:
    """Write a run with a text drawn along a path."""
    kind = '<v:shapetype id="_x0000_t136"><v:textpath on="t" fitshape="t"/></v:shapetype>'
    return (
        f'<w:r><w:pict>{kind}<v:shape type="#_x0000_t136"><v:textpath style="v-text-kern:t" '
        f'string="{text}"/></v:shape></w:pict></w:r>'
    )


BLOCKS: Final[dict[str, bytes]] = {
    "deleted-paragraph-mark": package(
        paragraph(run("One "), properties=_DELETED_MARK) + paragraph(run("sentence."))
    ),
    "deleted-paragraph": package(
        paragraph(run("Before."))
        + paragraph(INLINE["deleted"], properties=_DELETED_MARK)
        + paragraph(run("After."))
    ),
    "drop-cap": package(
        paragraph(run("D"), properties='<w:framePr w:dropCap="drop" w:lines="3"/>')
        + paragraph(run("rop caps are one paragraph."))
    ),
    "block-control": package(
        f"<w:sdt><w:sdtContent>{paragraph(run('Cover'))}</w:sdtContent></w:sdt>"
        + paragraph(run("Body"))
    ),
    "row-control": package(
        table(
            row(cell(paragraph(run("one")))),
            f"<w:sdt><w:sdtContent>{row(cell(paragraph(run('two'))))}</w:sdtContent></w:sdt>",
        )
    ),
    "text-box": package(_TWO_BOXES + paragraph(run("Next"))),
    "diagram": package(
        paragraph(run("Host "), drawn(DIAGRAM_REFERENCE), run("goes on"))
        + paragraph(run("Next"), drawn(DIAGRAM_REFERENCE)),
        {"data1": DIAGRAM},
    ),
    "chart": package(
        paragraph(run("Host "), drawn(CHART_REFERENCE), run("goes on")) + paragraph(run("Next")),
        {"chart1": CHART},
    ),
    "chart-of-2016": package(
        paragraph(run("Host "), CHART_OF_2016_REFERENCE, run("goes on")) + paragraph(run("Next")),
        {"chart1": CHART_OF_2016},
    ),
    "diagram-in-header": package(
        paragraph(run("Body")) + section(references=_reference("header", "header1")),
        {
            "header1": part(
                "hdr", paragraph(run("Head"), drawn(DIAGRAM_REFERENCE.replace("data1", "rId5")))
            ),
            "diagrams/data5.xml": DIAGRAM,
            "_rels/header1.xml.rels": _relationships(
                f'<Relationship Id="rId5" Type="{R}/diagramData" Target="diagrams/data5.xml"/>'
            ),
        },
    ),
    "word-art": package(
        paragraph(run("Host "), word_art("A drawn  title"), run("goes on")) + paragraph(run("Next"))
    ),
    "canvas-text": package(
        paragraph(
            run("Host "),
            drawn(
                "<a:sp><a:txSp><a:txBody><a:p><a:r><a:t>One shape</a:t></a:r></a:p><a:p><a:r><a:t>"
                "Two </a:t></a:r><a:r><a:t>runs</a:t></a:r></a:p></a:txBody></a:txSp></a:sp>"
            ),
            run("goes on"),
        )
    ),
    "nested-text-box": package(
        paragraph(
            run("Host"),
            text_box(paragraph(run("Outer"), text_box(paragraph(run("Inner"))))),
        )
    ),
    "merged-cells": package(
        paragraph(run("Before"))
        + table(
            row(
                cell(paragraph(run("wide")), properties='<w:gridSpan w:val="2"/>'),
                cell(paragraph(run("tall")), properties='<w:vMerge w:val="restart"/>'),
            ),
            row(
                cell(paragraph(run("left"))),
                cell(paragraph(run("right"))),
                cell(properties="<w:vMerge/>"),
            ),
        )
        + paragraph(run("After"))
    ),
    "nested-table": package(
        table(
            row(
                cell(
                    paragraph(run("outer")),
                    table(row(cell(paragraph(run("inner"))))),
                    paragraph(run("outer again")),
                ),
                cell(paragraph(run("last"))),
            )
        )
    ),
    "deleted-row": package(
        table(
            row(
                cell(paragraph(run("gone"))),
                cell(paragraph(run("too"))),
                properties=f"<w:del {AUTHOR}/>",
            ),
            row(cell(paragraph(run("stays")))),
        )
    ),
    "notes": package(
        paragraph(
            run("Text"),
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
            run(" goes on"),
            '<w:r><w:endnoteReference w:id="3"/></w:r>',
        )
        + paragraph(run("End")),
        {"footnotes": FOOTNOTES, "endnotes": ENDNOTES},
    ),
    "headers": package(
        paragraph(run("First section"), properties=section("", _reference("header", "header1")))
        + paragraph(run("Second section"))
        + section(
            "nextPage",
            _reference("header", "header1")
            + _reference("header", "header2", "first")
            + _reference("header", "header3", "even")
            + _reference("footer", "footer1"),
            title_page=True,
        ),
        {
            "header1": _running("header", "The Institute"),
            "header2": _running("header", "Opening page"),
            "header3": _running("header", "Even page"),
            "footer1": _running("footer", "Page 2"),
        },
    ),
    "lists": package(
        item("one", 1)
        + item("one one", 1, 1)
        + item("one two", 1, 1)
        + item("a", 1, 2)
        + item("two", 1)
        + item("two one", 1, 1)
        + item("deep", 1, 3)
        + item("bullet", 2)
        + item("circle", 2, 1)
        + item("five", 3)
        + paragraph(run("no item"), properties='<w:numPr><w:numId w:val="0"/></w:numPr>')
        + styled("Aufzhlung", "styled"),
        {"styles": STYLES, "numbering": NUMBERING},
    ),
    "headings": package(
        styled("Titel", "The title")
        + styled("berschrift1", "By name")
        + styled("Thema", "By outline level")
        + styled("Verzeichnis", "No heading")
        + styled("Heading2", "By id alone")
        + paragraph(run("Direct"), properties='<w:outlineLvl w:val="0"/>')
        + paragraph(run("Plain")),
        {"styles": STYLES},
    ),
    "bold": package(
        paragraph(run("Venue:", "<w:b/>"), run(" Main Hall"))
        + paragraph(run("Venue", "<w:b/>"), run(" "), run("Type:", "<w:b/>"), run(" Hall"))
        + paragraph(run("All bold", "<w:b/>"))
        + paragraph(run("Not bold ", '<w:b w:val="0"/>'), run("later", "<w:b/>"))
        + paragraph(run("Time:", '<w:rStyle w:val="Fett"/>'), run(" noon"))
        + paragraph(
            run("Toggled", '<w:rStyle w:val="Fett"/>'),
            run(" back"),
            properties='<w:pStyle w:val="berschrift1"/>',
        ),
        {"styles": STYLES},
    ),
    "hidden-by-style": package(
        paragraph(run("A "), run("secret", '<w:rStyle w:val="Geheim"/>'), run("B"))
        + styled("Unsichtbar", "whole paragraph")
        + paragraph(run("C")),
        {"styles": STYLES},
    ),
    "page-breaks": package(
        paragraph(run("one"), _PAGE_BREAK)
        + paragraph(_RENDERED, run("two"))
        + paragraph(_PAGE_BREAK)
        + paragraph(_RENDERED, run("three goes "), _RENDERED, run("on four"))
        + paragraph(_RENDERED, run("five"), properties="<w:pageBreakBefore/>")
        + styled("Abschnitt", "six")
        + paragraph(run("end of section"), properties=section())
        + paragraph(_RENDERED, run("seven"))
        + paragraph(run("still seven"), properties=section())
        + paragraph(run("same page"))
        + section("continuous"),
        {"styles": STYLES},
    ),
    "row-over-pages": package(
        table(
            row(
                cell(paragraph(run("left "), _RENDERED, run("goes on"))),
                cell(paragraph(run("right "), _RENDERED, run("goes on"))),
            )
        )
        + paragraph(run("same page"))
    ),
    "blank-paragraphs": package(
        paragraph()
        + paragraph(run("one"))
        + paragraph()
        + paragraph(run(" "))
        + paragraph(run("two"))
        + paragraph(run("a"), "<w:r><w:br/><w:br/></w:r>", run("b"))
    ),
    "macro-enabled": package(
        paragraph(run("Text of a .docm")), content_type="document.macroEnabled.main"
    ),
    "strict": package(
        styled("berschrift1", "Strict") + item("item", 1),
        {"styles": STYLES, "numbering": NUMBERING},
        strict=True,
    ),
    "renamed-main-part": package(paragraph(run("Found")), main="text/report.xml"),
    "missing-parts": package(
        paragraph(run("Text"), '<w:r><w:footnoteReference w:id="2"/></w:r>')
        + section("", _reference("header", "header1")),
    ),
    "embedded-document": package(paragraph(run("Text")) + '<w:altChunk r:id="rId5"/>'),
}


def fixtures() -> dict[str, bytes]:
    """Give every fixture by its file name without suffix."""
    notes = {"footnotes": FOOTNOTES}
    comments = {"comments": COMMENTS}
    parts = {"footnote-mark": notes, "comment": comments}
    inline = {name: package(_between(xml), parts.get(name)) for name, xml in INLINE.items()}
    return {**inline, **BLOCKS}


def main() -> None:
    """Write every fixture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, data in fixtures().items():
        (FOLDER / f"{name}.docx").write_bytes(data)


if __name__ == "__main__":
    main()
