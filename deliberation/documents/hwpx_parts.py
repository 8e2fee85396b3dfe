"""The parts of an HWPX that say what it is: its package, its section's page, and what every such file holds alike."""

from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import escape

from .hwpx_head import BODY, NAMESPACES, PAGE, PLAIN, XML
from .xml_text import sayable

ODF = "urn:oasis:names:tc:opendocument:xmlns"
VERSION = (
    f'{XML}<hv:HCFVersion xmlns:hv="http://www.hancom.co.kr/hwpml/2011/version"'
    ' tagetApplication="WORDPROCESSOR" major="5" minor="1" micro="1" buildNumber="0" os="1" xmlVersion="1.4"'
    ' application="Madang" appVersion="1, 0, 0, 0"/>'
)  # the attribute is spelt so in the format
CONTAINER = (
    f'{XML}<ocf:container xmlns:ocf="{ODF}:container" xmlns:hpf="http://www.hancom.co.kr/schema/2011/hpf">'
    '<ocf:rootfiles><ocf:rootfile full-path="Contents/content.hpf" media-type="application/hwpml-package+xml"/>'
    '<ocf:rootfile full-path="Preview/PrvText.txt" media-type="text/plain"/>'
    '<ocf:rootfile full-path="META-INF/container.rdf" media-type="application/rdf+xml"/>'
    "</ocf:rootfiles></ocf:container>"
)
MANIFEST = f'{XML}<odf:manifest xmlns:odf="{ODF}:manifest:1.0"/>'
SETTINGS = (
    f'{XML}<ha:HWPApplicationSetting xmlns:ha="http://www.hancom.co.kr/hwpml/2011/app"'
    f' xmlns:config="{ODF}:config:1.0"><ha:CaretPosition listIDRef="0" paraIDRef="0" pos="0"/>'
    "</ha:HWPApplicationSetting>"
)
PKG = "http://www.hancom.co.kr/hwpml/2016/meta/pkg#"
RDF = (
    f'{XML}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    f'<rdf:Description rdf:about=""><ns0:hasPart xmlns:ns0="{PKG}" rdf:resource="Contents/header.xml"/>'
    f'</rdf:Description><rdf:Description rdf:about="Contents/header.xml"><rdf:type rdf:resource="{PKG}HeaderFile"/>'
    f'</rdf:Description><rdf:Description rdf:about=""><ns0:hasPart xmlns:ns0="{PKG}"'
    ' rdf:resource="Contents/section0.xml"/></rdf:Description><rdf:Description rdf:about="Contents/section0.xml">'
    f'<rdf:type rdf:resource="{PKG}SectionFile"/></rdf:Description><rdf:Description rdf:about="">'
    f'<rdf:type rdf:resource="{PKG}Document"/></rdf:Description></rdf:RDF>'
)
ITEMS = {"header": "Contents/header.xml", "section0": "Contents/section0.xml", "settings": "settings.xml"}


def package(title: str, language: str, made: datetime) -> str:
    moment = made.strftime("%Y-%m-%dT%H:%M:%SZ")
    told = {"creator": "Madang", "CreatedDate": moment, "ModifiedDate": moment}
    metas = "".join(
        f'<opf:meta name="{name}" content="text">{value}</opf:meta>' for name, value in told.items()
    )
    items = "".join(
        f'<opf:item id="{name}" href="{path}" media-type="application/xml"/>' for name, path in ITEMS.items()
    )
    return (
        f'{XML}<opf:package {NAMESPACES} version="" unique-identifier="" id=""><opf:metadata>'
        f"<opf:title>{text(title)}</opf:title><opf:language>{language[:2]}</opf:language>{metas}</opf:metadata>"
        f'<opf:manifest>{items}</opf:manifest><opf:spine><opf:itemref idref="header" linear="yes"/>'
        '<opf:itemref idref="section0" linear="yes"/></opf:spine></opf:package>'
    )


def section(paragraphs: Iterable[str], margin: int) -> str:
    """What the page is like stands in a first paragraph of its own, without words."""
    return f"{XML}<hs:sec {NAMESPACES}>{_page(margin)}{''.join(paragraphs)}</hs:sec>"


def text(words: str) -> str:
    return escape(sayable(words))


def _page(margin: int) -> str:
    width, height = PAGE
    notes = _notes("footNotePr", "EACH_COLUMN", 283) + _notes("endNotePr", "END_OF_DOCUMENT", 0)
    borders = "".join(
        f'<hp:pageBorderFill type="{kind}" borderFillIDRef="{PLAIN}" textBorder="PAPER" headerInside="0"'
        ' footerInside="0" fillArea="PAPER"><hp:offset left="1417" right="1417" top="1417" bottom="1417"/>'
        "</hp:pageBorderFill>"
        for kind in ("BOTH", "EVEN", "ODD")
    )
    return (
        f'<hp:p id="0" paraPrIDRef="{BODY.paragraph}" styleIDRef="0" pageBreak="0" columnBreak="0" merged="0">'
        f'<hp:run charPrIDRef="{BODY.letters}"><hp:secPr id="" textDirection="HORIZONTAL" spaceColumns="1134"'
        ' tabStop="8000" tabStopVal="4000" tabStopUnit="HWPUNIT" outlineShapeIDRef="1" memoShapeIDRef="0"'
        ' textVerticalWidthHead="0" masterPageCnt="0"><hp:grid lineGrid="0" charGrid="0" wonggojiFormat="0"/>'
        '<hp:startNum pageStartsOn="BOTH" page="0" pic="0" tbl="0" equation="0"/>'
        '<hp:visibility hideFirstHeader="0" hideFirstFooter="0" hideFirstMasterPage="0" border="SHOW_ALL"'
        ' fill="SHOW_ALL" hideFirstPageNum="0" hideFirstEmptyLine="0" showLineNumber="0"/>'
        '<hp:lineNumberShape restartType="0" countBy="0" distance="0" startNumber="0"/>'
        f'<hp:pagePr landscape="WIDELY" width="{width}" height="{height}" gutterType="LEFT_ONLY">'
        f'<hp:margin header="1417" footer="1417" gutter="0" left="{margin}" right="{margin}"'
        f' top="{margin // 2}" bottom="{margin // 2}"/></hp:pagePr>{notes}{borders}</hp:secPr>'
        '<hp:ctrl><hp:colPr id="" type="NEWSPAPER" layout="LEFT" colCount="1" sameSz="1" sameGap="0"/></hp:ctrl>'
        '<hp:ctrl><hp:pageNum pos="BOTTOM_CENTER" formatType="DIGIT" sideChar="-"/></hp:ctrl>'
        "<hp:t/></hp:run></hp:p>"
    )


def _notes(tag: str, place: str, between: int) -> str:
    return (
        f'<hp:{tag}><hp:autoNumFormat type="DIGIT" userChar="" prefixChar="" suffixChar=")" supscript="0"/>'
        '<hp:noteLine length="-1" type="SOLID" width="0.12 mm" color="#000000"/>'
        f'<hp:noteSpacing betweenNotes="{between}" belowLine="567" aboveLine="850"/>'
        '<hp:numbering type="CONTINUOUS" newNum="1"/>'
        f'<hp:placement place="{place}" beneathText="0"/></hp:{tag}>'
    )
