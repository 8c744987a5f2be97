"""Plain Word stories: the text of the markup and the tree of the parser give the same lines."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from capesdoc.errors import CapesdocError, CorruptDocumentError, LimitExceededError
from capesdoc.limits import Limits
from capesdoc.readers import docx_parts, docx_tokens
from capesdoc.readers.base import Content, ReadOptions
from capesdoc.readers.docx import read_docx
from capesdoc.readers.docx_markup import NotPlainError, read_head
from capesdoc.readers.docx_memory import forget
from capesdoc.source import Boundary, Line, SourceDocument
from make_docx_fixtures import (
    cell,
    fixtures,
    item,
    package,
    paragraph,
    part,
    row,
    run,
    styled,
    table,
    zip_files,
)

MAIN = "word/document.xml"
FIXTURES = fixtures()
STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="Loud"><w:name w:val="loud"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/>'
    "<w:rPr><w:b/></w:rPr></w:style>",
)


def read(data: bytes, limits: Limits | None = None) -> SourceDocument:
    return read_docx(Content(data=data, name="x.docx"), ReadOptions(limits=limits or Limits()))


def for_the_tree(data: bytes) -> bytes:
    """Put a comment into every story: it says nothing, and it is not plain."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for name, content in files.items():
        if name.startswith("word/") and name.endswith(".xml") and b"</w:" in content:
            head, mark, tail = content.rpartition(b"</w:")
            files[name] = head + b"<!-- -->" + mark + tail
    return zip_files(files)


def said(data: bytes) -> object:
    """Give all that reading says, but for the hash; of an error its class."""
    try:
        document = read(data)
    except CapesdocError as error:
        return type(error)
    return attrs.evolve(document, origin=attrs.evolve(document.origin, sha256=""))


@pytest.mark.parametrize("name", sorted(FIXTURES))
def test_every_fixture_reads_the_same_from_text_and_tree(name: str) -> None:
    assert said(FIXTURES[name]) == said(for_the_tree(FIXTURES[name]))


DRAWN = (
    '<wp:inline xmlns:wp="http://x.example/wp" distT="0"><wp:extent cx="1" cy="2"/>'
    '<wp:docPr id="1" name="A &amp; B" descr="&quot;C&quot;&#xA;"/>'
    '<a:graphic xmlns:a="http://x.example/a"><a:graphicData uri="urn:x">'
    '<pic:pic xmlns:pic="http://x.example/pic"><pic:nvPicPr/><a:blip r:embed="rId1"/></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline>"
)
ANCHORED = (
    '<wp:anchor xmlns:wp="http://x.example/wp" xmlns:r="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships"><wp:positionH relativeFrom="column">'
    "<wp:posOffset>-120</wp:posOffset></wp:positionH><wp:align>left</wp:align></wp:anchor>"
)


def field(code: str, *result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{m}"/></w:r>' for m in ("begin", "separate", "end")]
    said = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    return marks[0] + said + marks[1] + "".join(result) + marks[2]


MARK = '<w:r><w:fldChar w:fldCharType="%s"/></w:r>'

RUNS = [
    run("word"),
    field(" PAGE ", run("3")),
    field(' HYPERLINK "x" ', run("linked"), run("bold", "<w:b/>")),
    field(f" IF {field(' A ', run('inner'))} ", run("outer")),
    field(" DATE "),
    MARK % "begin",
    MARK % "separate",
    MARK % "end",
    "<w:r><w:instrText>code</w:instrText></w:r>",
    "<w:r><w:instrText>co&lt;de</w:instrText><w:t>x</w:t></w:r>",
    f"<w:r><w:drawing>{DRAWN}</w:drawing></w:r>",
    f"<w:r><w:rPr><w:b/></w:rPr><w:drawing>{ANCHORED}</w:drawing><w:t>beside</w:t></w:r>",
    f"<w:r><w:drawing>{DRAWN}{DRAWN}</w:drawing></w:r>",
    '<w:r><w:drawing><q:b xmlns:q="urn:q"><q:c/></q:b><q:b xmlns:q="urn:r"/></w:drawing></w:r>',
    '<w:r><w:pict><v:shape xmlns:v="urn:v" style="width:1pt"/></w:pict></w:r>',
    f"<w:r><w:pict>{'<w:txbxContent>'}<w:p>{run('boxed')}</w:p></w:txbxContent></w:pict></w:r>",
    "<w:r><w:drawing/><w:object/></w:r>",
    run(" two  spaces "),
    run("bold", "<w:b/>"),
    run("not bold", '<w:b w:val="0"/>'),
    run("strong", '<w:rStyle w:val="Strong"/><w:lang w:val="en-GB"/>'),
    run("hidden", "<w:vanish/>"),
    run("A &amp; B &lt;C&gt;"),
    "<w:r><w:t>\n not preserved\t</w:t></w:r>",
    "<w:r><w:t/></w:r>",
    '<w:r w:rsidR="00AB12CD"><w:t>in</w:t><w:tab/><w:t>parts</w:t></w:r>',
    "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>",
    '<w:r><w:br w:type="page"/></w:r>',
    '<w:r><w:br w:type="column"/><w:t>column</w:t></w:r>',
    "<w:r><w:lastRenderedPageBreak/><w:t>rendered</w:t></w:r>",
    f'<w:hyperlink r:id="rId9">{run("link")}</w:hyperlink>',
    f'<w:ins w:id="1" w:author="M. Solangi">{run("inserted")}</w:ins>',
    f'<w:del w:id="2"><w:r><w:delText>deleted</w:delText></w:r></w:del>{run("kept")}',
    f'<w:bookmarkStart w:id="0" w:name="b"/>{run("mark")}<w:bookmarkEnd w:id="0"/>',
    '<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr>'
    f"<w:sdtContent>{run('held')}</w:sdtContent></w:sdt>",
    "<w:r><w:noBreakHyphen/><w:softHyphen/><w:cr/></w:r>",
    '<w:proofErr w:type="spellStart"/>',
    '<w:bookmarkEnd w:id="0"/><w:proofErr w:type="spellEnd"/>',
    '<w:r w:rsidDel="00AB" w:rsidR="00AB" w:rsidRPr="00AB"><w:t>from elsewhere</w:t></w:r>',
    '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:font="Arial" w:char="D800"/></w:r>',
    '<w:r><w:sym w:font="Arial" w:char="1F600"/><w:sym w:char="x"/><w:sym/></w:r>',
    run("shadow", '<x:shadow><x:colour x:val="1"/></x:shadow><w:b/>'),
    run("tracked", '<w:b/><w:rPrChange w:id="7"><w:rPr><w:vanish/></w:rPr></w:rPrChange>'),
    "<w:r>\n <w:rPr>\n <w:b/>\n </w:rPr>\n <w:t>indented</w:t>\n</w:r>",
    f'<w:hyperlink w:anchor="a&amp;b">{run("anchored")}</w:hyperlink>',
    f'<w:fldSimple w:instr=" A &quot;b&quot; ">{run("simple")}</w:fldSimple>',
    "</w:p ><w:p>",
]
PROPERTIES = [
    "",
    '<w:pStyle w:val="Loud"/>',
    '<w:pStyle w:val="Missing"/><w:jc w:val="both"/>',
    '<w:outlineLvl w:val="2"/>',
    "<w:pageBreakBefore/>",
    "\n  <w:keepNext/>\n  <w:pageBreakBefore/>\n",
    '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr>',
    '<w:framePr w:dropCap="drop"/>',
    "<w:rPr><w:b/></w:rPr>",
    "<w:rPr><w:vanish/></w:rPr>",
    '<w:rPr><w:ins w:id="3"/></w:rPr>',
    '<w:sectPr><w:type w:val="continuous"/></w:sectPr>',
    '<w:sectPr><w:pgSz w:w="1"/></w:sectPr>',
]

paragraphs = st.builds(
    lambda runs, properties: paragraph(*runs, properties=properties),
    st.lists(st.sampled_from(RUNS), max_size=4),
    st.sampled_from(PROPERTIES),
)
BORDERS = '<w:tcBorders><w:top w:val="single"/><w:gridSpan w:val="3"/></w:tcBorders>'
CHANGED = '<w:tcPrChange w:id="1"><w:tcPr><w:gridSpan w:val="3"/></w:tcPr></w:tcPrChange>'
widths = st.sampled_from(
    [
        "",
        '<w:gridSpan w:val="2"/>',
        "<w:vMerge/>",
        BORDERS,
        f'{BORDERS}<w:gridSpan w:val="2"/>\n',
        '<w:gridSpan w:val="2"/><w:gridSpan w:val="4"/>',
        '<w:gridSpan w:val="2"/></w:tcPr><w:tcPr><w:gridSpan w:val="4"/>',
        '<w:cellDel w:id="1"/>',
        CHANGED,
        f"{CHANGED}{CHANGED}",
    ]
)
cells = st.builds(
    lambda content, width: cell(*content, properties=width),
    st.lists(paragraphs, min_size=1, max_size=2),
    widths,
)
rows = st.lists(cells, min_size=1, max_size=3).map(lambda found: row(*found))
tables = st.lists(rows, min_size=1, max_size=2).map(lambda found: table(*found))
BEGINNINGS = [
    '<w:p w:rsidR="00AB" w:rsidP="00AB" w:rsidRDefault="00AB">',
    '<w:p w:rsidR="00AB" w:rsidDel="00AB" x:y="z/">\n<w:pPr>\n<w:jc w:val="left"/>\n</w:pPr>',
    '<w:p w:rsidR="00AB"><w:proofErr w:type="gramStart"/><w:pPr><w:jc w:val="left"/></w:pPr>',
    '<w:p w:rsidRPr="00AB" w:rsidR="00AB"><w:pPr/>',
]
others = st.builds(
    lambda begin, runs: f"{begin}{''.join(runs)}</w:p>",
    st.sampled_from(BEGINNINGS),
    st.lists(st.sampled_from(RUNS), max_size=2),
)
blocks = st.one_of(paragraphs, paragraphs, others, tables, st.just("<w:p/>"))


@settings(deadline=None, max_examples=150)
@given(st.lists(blocks, min_size=1, max_size=6))
def test_any_mixture_reads_the_same_from_text_and_tree(found: list[str]) -> None:
    data = package("".join(found), {"styles": STYLES})
    assert said(data) == said(for_the_tree(data))


def is_plain(body: str) -> bool:
    """Whether a document is read from its text alone."""
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(docx_parts.Parts, "_walk", _never)
            read(package(body, {"styles": STYLES}))
    except AssertionError:
        return False
    return True


def _never(*_: object, **__: object) -> None:
    raise AssertionError("the tree is walked")


PLAIN = [
    paragraph(run("Text")),
    paragraph(run("Text", "<w:b/>"), run("more")),
    styled("Loud", "Heading"),
    table(row(cell(paragraph(run("a"))), cell(paragraph(run("b"))))),
    paragraph('<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br w:type="page"/></w:r>'),
    paragraph(run("Page "), field(" PAGE ", run("3"))),
    paragraph(f"<w:r><w:drawing>{DRAWN}</w:drawing></w:r>", run("x")),
    paragraph(f"<w:r><w:drawing>{ANCHORED}</w:drawing></w:r>", run("x")),
    f"{BEGINNINGS[0]}{run('x')}</w:p>{BEGINNINGS[1]}{run('x')}</w:p>",
    table(row(cell(paragraph(run("a")), properties=BORDERS))),
    paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>', run("x")),
    '<w:background w:color="FFFFFF"/>' + paragraph(run("x")),
    paragraph(f'<w:hyperlink w:anchor="a&amp;b">{run("x")}</w:hyperlink>'),
    paragraph(run("x", '<x:shadow><x:colour x:val="1"/></x:shadow>')),
]


@pytest.mark.parametrize("body", PLAIN)
def test_what_reports_are_made_of_is_plain(body: str) -> None:
    assert is_plain(body)


@pytest.mark.parametrize("name", sorted(FIXTURES))
def test_tokens_cut_one_by_one_are_those_cut_at_once(name: str) -> None:
    """Longer texts than are kept at hand are read by the same tokens."""
    data = FIXTURES[name]
    at_once = said(data)
    forget()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(docx_tokens, "LONGEST_AT_HAND", 0)
        assert said(data) == at_once
    forget()


def test_a_long_part_is_plain() -> None:
    words = "".join(run(f"{n * 2_654_435_761 % 2**32:x} ", "<w:b/>") for n in range(30_000))
    assert len(words) > docx_tokens.LONGEST_AT_HAND

    assert is_plain(paragraph(words))
    assert not is_plain(paragraph(words) + NOT_PLAIN[0])


def test_a_byte_order_mark_is_plain() -> None:
    with zipfile.ZipFile(io.BytesIO(package(paragraph(run("Text"))))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    data = zip_files({**files, MAIN: b"\xef\xbb\xbf" + files[MAIN]})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(docx_parts.Parts, "_walk", _never)
        assert said(data) == said(package(paragraph(run("Text"))))


NOT_PLAIN = [
    f"<w:p>{run('x')}</w:p >",
    # Each says something that only the visitor of the tree knows.
    paragraph(run("x", "<w:vanish/>")),
    paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', run("x")),
    paragraph(MARK % "begin", run("x"), MARK % "end"),
    paragraph('<w:r><w:fldChar w:fldCharType="begin"><w:ffData/></w:fldChar></w:r>', run("x")),
    paragraph("<w:r><w:drawing><w:txbxContent><w:p/></w:txbxContent></w:drawing></w:r>", run("x")),
    paragraph("<w:r><w:drawing><w:t>x</w:t></w:drawing></w:r>", run("x")),
    paragraph('<w:r><w:drawing><a:t xmlns:a="urn:a">x</a:t></w:drawing></w:r>', run("x")),
    paragraph(run("x&#65;")),
    paragraph(run("\uf0b7")),
    paragraph("<w:r><w:t><![CDATA[x]]></w:t></w:r>"),
    "<!-- x -->" + paragraph(run("x")),
    "<w:unheardOf/>" + paragraph(run("x")),
]


@pytest.mark.parametrize("body", NOT_PLAIN)
def test_what_needs_the_visitor_is_not_plain(body: str) -> None:
    assert not is_plain(body)


SCOPED = '<q:outer xmlns:q="urn:q"><q:inner/></q:outer>'

BROKEN = {
    "an end tag too few": "<w:p><w:r><w:t>x</w:t></w:r>",
    "an end tag too many": paragraph(run("x")) + "</w:p>",
    "tags that cross": "<w:p><w:hyperlink></w:p></w:hyperlink>",
    "an attribute twice": f'<w:p w:rsidR="0" w:rsidR="0">{run("x")}</w:p>',
    "an attribute without quotes": f"<w:p w:rsidR=0>{run('x')}</w:p>",
    "a prefix that nobody declared": paragraph("<q:x/>" + run("x")),
    "an attribute of such a prefix": paragraph('<w:bookmarkStart q:id="1"/>' + run("x")),
    "an undefined entity": paragraph(run("a&b;c")),
    "an ampersand": paragraph(run("a & b")),
    "a control character": paragraph(run("a\x01b")),
    "the end of a CDATA section": paragraph(run("a]]>b")),
    "a control character between tags": paragraph(run("x")) + "\x01",
    "a broken tag in properties": paragraph(run("x"), properties="<w:jc w:val=both/>"),
    "a broken tag in a look": paragraph("<w:r><w:rPr><w:b w:val/></w:rPr><w:t></w:t></w:r>"),
    "a prefix of another picture": paragraph(
        f"<w:r><w:drawing>{SCOPED}<q:inner/></w:drawing></w:r>", run("x")
    ),
    "a prefix that ends with its element": paragraph(
        f"<w:r><w:drawing>{SCOPED}</w:drawing><w:drawing><q:inner/></w:drawing></w:r>", run("x")
    ),
    "a reference in a name": paragraph(
        '<w:r><w:drawing><a:b&amp; xmlns:a="urn:a"/></w:drawing></w:r>', run("x")
    ),
    "a prefix declared twice": paragraph(
        '<w:r><w:drawing><a:b xmlns:a="urn:a" xmlns:a="urn:a"/></w:drawing></w:r>', run("x")
    ),
    "tags that cross in a picture": paragraph(
        '<w:r><w:drawing><a:b xmlns:a="urn:a"><a:c></a:b></a:c></w:drawing></w:r>', run("x")
    ),
    "a picture that does not end": paragraph(
        '<w:r><w:drawing><a:b xmlns:a="urn:a"></w:drawing></w:r>', run("x")
    ),
    "a value of another element": paragraph(
        '<w:r><w:drawing><wp:b xmlns:wp="urn:a"><wp:c>1</wp:d></wp:b></w:drawing></w:r>', run("x")
    ),
    "a control character in a code": paragraph(field(" PAGE\x01 ", run("x"))),
    "an ampersand in a code": paragraph(field(" A & B ", run("x"))),
    "a sign of a tag in an attribute": f'<w:p w:rsidR="00AB" w:x="<">{run("x")}</w:p>',
    "a tag in a tag": f"<w:p><w:tab</w:t>{run('x')}</w:p>",
    "a tag in a tag of a picture": paragraph("<w:r><w:drawing><a:b</w:drawing></w:r>", run("x")),
    "the same in properties": paragraph(run("x"), properties='<w:jc w:val="<"/>'),
    "the same in a look": paragraph(run("x", '<w:b w:val="<"/>')),
    "the same in a cell": table(row(cell(paragraph(), properties='<w:tcW w:w="<"/>'))),
    "properties of a table that cross": table(row("<w:tc><w:tcPr><w:a></w:tcPr></w:a></w:tc>")),
    "properties of a table that end otherwise": table(row("<w:tc><w:tcPr></w:trPr></w:tc>")),
    "an attribute twice, in another order": (
        f'<w:p w:rsidP="0" w:rsidR="0" w:rsidP="0">{run("x")}</w:p>'
    ),
    "an open tag at the end": paragraph(run("x")) + "<w:p",
}


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN)
def test_what_a_parser_refuses_is_refused(body: str) -> None:
    data = part("document", f"<w:body>{paragraph(run('Good'))}{body}</w:body>").encode()
    with zipfile.ZipFile(io.BytesIO(package(paragraph(run("x"))))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with pytest.raises(CorruptDocumentError):
        read(zip_files({**files, MAIN: data}))


@pytest.mark.parametrize(
    "head",
    [
        '<w:document xmlns:w="urn:other">',
        '<w:document xmlns="urn:x" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
        '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">',
        '<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="urn:x">',
        "<w:document>",
        "",
    ],
)
def test_a_head_of_another_kind_is_not_plain(head: str) -> None:
    with pytest.raises(NotPlainError):
        read_head(head)


def lines_of(data: bytes) -> tuple[Line, ...]:
    return read(data).pages[0].lines


def test_a_story_that_turns_out_not_plain_counts_its_lists_once() -> None:
    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    )
    body = item("one", 1) + item("two", 1) + paragraph(run("x&#65;"))
    lines = lines_of(package(body, {"numbering": numbering}))
    assert [line.marks and line.marks.list_marker for line in lines] == ["1.", "2.", None]


def test_a_hidden_first_run_leaves_the_paragraph_mark_alone() -> None:
    # The properties of a paragraph are its first child only where it has any.
    body = paragraph(run("gone", "<w:vanish/>"), run("shown")) + paragraph(run("next"))
    lines = lines_of(package(body))
    assert [(line.text, line.boundary) for line in lines] == [
        ("shown", Boundary.START),
        ("next", Boundary.PARAGRAPH),
    ]


def test_a_paragraph_where_none_may_stand_takes_no_text_away() -> None:
    body = paragraph(run("One "), "<w:r><w:rPr><w:p/></w:rPr><w:t>two</w:t></w:r>")
    assert lines_of(package(body))[0].text == "One two"
    assert lines_of(for_the_tree(package(body)))[0].text == "One two"


def test_a_template_is_known_by_its_bytes_and_by_nothing_less() -> None:
    forget()
    quiet = STYLES.replace("<w:b/>", "<w:i/>")
    for styles, bold in ((STYLES, 3), (quiet, 0), (STYLES, 3), (quiet, 0)):
        data = package(styled("Loud", "abc"), {"styles": styles})
        assert lines_of(data)[0].bold_prefix == bold


def test_a_known_template_is_held_to_the_limits_of_each_document() -> None:
    data = package(styled("Loud", "abc"), {"styles": STYLES + " " * 5_000})
    assert lines_of(data)
    with pytest.raises(LimitExceededError, match="styles"):
        read(data, Limits(part_bytes=4_000))


def test_a_plain_document_loads_no_xml_parser() -> None:
    # It would take longer than the document.
    program = (
        "import sys; from make_docx_fixtures import package, paragraph, run; "
        "from capesdoc.readers.docx import read_docx; "
        "from capesdoc.readers.base import Content, ReadOptions; "
        "read_docx(Content(data=package(paragraph(run('x'))), name='x'), ReadOptions()); "
        "print('lxml' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"
