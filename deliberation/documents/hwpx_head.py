"""How an HWPX looks: its header with fonts, letters, paragraphs and styles, and the numbers by which they are meant.

Lengths are in HWPUNIT, a hundredth of a point; letters are as high as theirs.
"""

from dataclasses import dataclass, replace

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>'
HML = "http://www.hancom.co.kr/hwpml"
# All that the word processor's own files declare: it is said to refuse one that leaves some out.
NAMESPACES = " ".join(
    f'xmlns:{short}="{name}"'
    for short, name in {
        "ha": f"{HML}/2011/app",
        "hp": f"{HML}/2011/paragraph",
        "hp10": f"{HML}/2016/paragraph",
        "hs": f"{HML}/2011/section",
        "hc": f"{HML}/2011/core",
        "hh": f"{HML}/2011/head",
        "hhs": f"{HML}/2011/history",
        "hm": f"{HML}/2011/master-page",
        "hpf": "http://www.hancom.co.kr/schema/2011/hpf",
        "dc": "http://purl.org/dc/elements/1.1/",
        "opf": "http://www.idpf.org/2007/opf/",
        "ooxmlchart": f"{HML}/2016/ooxmlchart",
        "hwpunitchar": f"{HML}/2016/HwpUnitChar",
        "epub": "http://www.idpf.org/2007/ops",
        "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
    }.items()
)
PAGE = (59528, 84186)  # A4
MARGIN, NARROW = 6236, 4535  # 22 and 16 mm
CELL_MARGIN = 'left="510" right="510" top="141" bottom="141"'
PLAIN, LINED, SHADED, RULED = 1, 2, 3, 4  # of borders
TITLE_FONT, BODY_FONT = 0, 1
FONTS = ("함초롬돋움", "함초롬바탕")
SCRIPTS = ("HANGUL", "LATIN", "HANJA", "JAPANESE", "OTHER", "SYMBOL", "USER")
INK, QUIET = "#1F2937", "#4B5563"
SQUEEZED = (
    0.85  # so high are letters of what is meant to stand on one page, with half the room between paragraphs
)
KOREAN_SIGNS, SIGNS = ("□", "○", "-", "·"), ("", "•", "–", "·")  # of headings, and of bullets by depth


@dataclass(frozen=True, slots=True)
class Kind:
    """A paragraph's look: numbers of how it stands, of its letters, of those that are strong, and of its style."""

    paragraph: int
    letters: int
    strong: int
    style: int = 0


@dataclass(frozen=True, slots=True)
class _Letters:
    """``height`` counts in points."""

    height: float
    font: int = BODY_FONT
    bold: bool = False
    raised: bool = False
    colour: str = INK


@dataclass(frozen=True, slots=True)
class _Stand:
    """``left`` is where its lines begin, ``intent`` how much further left the first; ``sign`` is of a bullet."""

    left: int = 0
    intent: int = 0
    above: int = 0
    below: int = 300
    sign: int = 0
    align: str = "LEFT"
    border: int = PLAIN
    with_next: bool = False


NORMAL, STRONG, RAISED, TITLE, SECTION, PART, SMALL = range(7)
BODY = Kind(0, NORMAL, STRONG)
HEADINGS = {1: Kind(1, TITLE, TITLE, 1), 2: Kind(2, SECTION, SECTION, 2), 3: Kind(3, PART, PART, 3)}
BULLETS = (Kind(4, NORMAL, STRONG), Kind(5, NORMAL, STRONG), Kind(6, NORMAL, STRONG))
CELL, NUMBER = Kind(7, NORMAL, STRONG), Kind(8, NORMAL, STRONG)
NOTE, STAMP_FIRST, STAMP = Kind(9, SMALL, SMALL), Kind(10, SMALL, SMALL), Kind(11, SMALL, SMALL)
STANDS = (
    _Stand(),
    _Stand(below=600, with_next=True),
    _Stand(above=900, with_next=True),
    _Stand(above=500, with_next=True),
    _Stand(left=1400, intent=1000, sign=2),
    _Stand(left=2600, intent=1000, sign=3),
    _Stand(left=3800, intent=1000, sign=4),
    _Stand(below=0),
    _Stand(below=0, align="RIGHT"),
    _Stand(left=1600, intent=1600, below=100),
    _Stand(above=1000, below=0, border=RULED),
    _Stand(below=0),
)
STYLES = (("바탕글", "Normal", BODY), *((f"개요 {n}", f"Outline {n}", kind) for n, kind in HEADINGS.items()))


def margin_of(*, compact: bool) -> int:
    return NARROW if compact else MARGIN


def head(*, korean: bool, compact: bool) -> str:
    """In Korean headings and bullets have the signs that official papers have."""
    letters = _sizes(SQUEEZED if compact else 1)
    spacing = 125 if compact else 160
    stands = [replace(one, above=one.above // 2, below=one.below // 2) if compact else one for one in STANDS]
    lists = {
        "borderFills": [_border(place) for place in (PLAIN, LINED, SHADED, RULED)],
        "charProperties": [_char(place, one) for place, one in enumerate(letters)],
        "tabProperties": ['<hh:tabPr id="0" autoTabLeft="0" autoTabRight="0"/>'],
        "numberings": [_numbering()],
        "bullets": [_bullet(place, sign) for place, sign in enumerate(_signs(korean=korean), 1)],
        "paraProperties": [_para(place, one, spacing, korean=korean) for place, one in enumerate(stands)],
        "styles": [_style(place, *one) for place, one in enumerate(STYLES)],
    }
    lines = "".join(
        f'<hh:{tag} itemCnt="{len(items)}">{"".join(items)}</hh:{tag}>' for tag, items in lists.items()
    )
    return (
        f'{XML}<hh:head {NAMESPACES} version="1.4" secCnt="1">'
        '<hh:beginNum page="1" footnote="1" endnote="1" pic="1" tbl="1" equation="1"/>'
        f"<hh:refList>{_fonts()}{lines}</hh:refList>"
        '<hh:compatibleDocument targetProgram="HWP201X"><hh:layoutCompatibility/></hh:compatibleDocument>'
        '<hh:docOption><hh:linkinfo path="" pageInherit="0" footnoteInherit="0"/></hh:docOption>'
        '<hh:trackchageConfig flags="56"/></hh:head>'
    )  # the last is spelt so in the format


def _sizes(times: float) -> tuple[_Letters, ...]:
    return (
        _Letters(10.5 * times),
        _Letters(10.5 * times, bold=True),
        _Letters(10.5 * times, raised=True),
        _Letters(17 * times, TITLE_FONT, bold=True),
        _Letters(12.5 * times, TITLE_FONT, bold=True),
        _Letters(11 * times, TITLE_FONT, bold=True),
        _Letters(9 * times, colour=QUIET),
    )


def _signs(*, korean: bool) -> tuple[str, ...]:
    return KOREAN_SIGNS if korean else (SIGNS[1], *SIGNS[1:])


def _fonts() -> str:
    fonts = "".join(
        f'<hh:font id="{place}" face="{face}" type="TTF" isEmbedded="0"/>' for place, face in enumerate(FONTS)
    )
    faces = "".join(
        f'<hh:fontface lang="{script}" fontCnt="{len(FONTS)}">{fonts}</hh:fontface>' for script in SCRIPTS
    )
    return f'<hh:fontfaces itemCnt="{len(SCRIPTS)}">{faces}</hh:fontfaces>'


def _border(place: int) -> str:
    sides = {side: place in (LINED, SHADED) or (place == RULED and side == "top") for side in SIDES}
    lines = "".join(
        f'<hh:{side}Border type="{"SOLID" if drawn else "NONE"}" width="0.12 mm" color="#6B7280"/>'
        for side, drawn in sides.items()
    )
    filled = (
        '<hc:fillBrush><hc:winBrush faceColor="#F3F4F6" hatchColor="#999999" alpha="0"/></hc:fillBrush>'
        if place == SHADED
        else ""
    )
    return (
        f'<hh:borderFill id="{place}" threeD="0" shadow="0" centerLine="NONE" breakCellSeparateLine="0">'
        '<hh:slash type="NONE" Crooked="0" isCounter="0"/><hh:backSlash type="NONE" Crooked="0" isCounter="0"/>'
        f'{lines}<hh:diagonal type="SOLID" width="0.1 mm" color="#000000"/>{filled}</hh:borderFill>'
    )


SIDES = ("left", "right", "top", "bottom")


def _char(place: int, one: _Letters) -> str:
    def each(tag: str, value: int) -> str:
        said = " ".join(f'{script.lower()}="{value}"' for script in SCRIPTS)
        return f"<hh:{tag} {said}/>"

    return (
        f'<hh:charPr id="{place}" height="{round(one.height * 100)}" textColor="{one.colour}" shadeColor="none"'
        f' useFontSpace="0" useKerning="0" symMark="NONE" borderFillIDRef="{PLAIN}">'
        f"{each('fontRef', one.font)}{each('ratio', 100)}{each('spacing', 0)}{each('relSz', 100)}"
        f"{each('offset', 0)}{'<hh:bold/>' if one.bold else ''}"
        '<hh:underline type="NONE" shape="SOLID" color="#000000"/><hh:strikeout shape="NONE" color="#000000"/>'
        '<hh:outline type="NONE"/><hh:shadow type="NONE" color="#C0C0C0" offsetX="10" offsetY="10"/>'
        f"{'<hh:supscript/>' if one.raised else ''}</hh:charPr>"
    )


def _numbering() -> str:
    """A section names one, though no heading is numbered."""
    heads = "".join(
        f'<hh:paraHead start="1" level="{level}" align="LEFT" useInstWidth="1" autoIndent="1" widthAdjust="0"'
        ' textOffsetType="PERCENT" textOffset="50" numFormat="DIGIT" charPrIDRef="4294967295" checkable="0">'
        f"^{level}.</hh:paraHead>"
        for level in range(1, 8)
    )
    return f'<hh:numbering id="1" start="0">{heads}</hh:numbering>'


def _bullet(place: int, sign: str) -> str:
    return (
        f'<hh:bullet id="{place}" char="{sign}" useImage="0"><hh:paraHead level="0" align="LEFT" useInstWidth="0"'
        ' autoIndent="1" widthAdjust="0" textOffsetType="PERCENT" textOffset="50" numFormat="DIGIT"'
        ' charPrIDRef="4294967295" checkable="0"/></hh:bullet>'
    )


def _para(place: int, one: _Stand, spacing: int, *, korean: bool) -> str:
    sign = 1 if korean and place == HEADINGS[2].paragraph else one.sign
    kind = "BULLET" if sign else "NONE"
    margins = {"intent": -one.intent, "left": one.left, "right": 0, "prev": one.above, "next": one.below}
    inner = "".join(f'<hc:{name} value="{value}" unit="HWPUNIT"/>' for name, value in margins.items())
    return (
        f'<hh:paraPr id="{place}" tabPrIDRef="0" condense="0" fontLineHeight="0" snapToGrid="1"'
        ' suppressLineNumbers="0" checked="0">'
        f'<hh:align horizontal="{one.align}" vertical="BASELINE"/>'
        f'<hh:heading type="{kind}" idRef="{sign}" level="0"/>'
        '<hh:breakSetting breakLatinWord="KEEP_WORD" breakNonLatinWord="KEEP_WORD" widowOrphan="0"'
        f' keepWithNext="{int(one.with_next)}" keepLines="0" pageBreakBefore="0" lineWrap="BREAK"/>'
        '<hh:autoSpacing eAsianEng="0" eAsianNum="0"/>'
        f'<hh:margin>{inner}</hh:margin><hh:lineSpacing type="PERCENT" value="{spacing}" unit="HWPUNIT"/>'
        f'<hh:border borderFillIDRef="{one.border}" offsetLeft="0" offsetRight="0" offsetTop="0"'
        ' offsetBottom="0" connect="0" ignoreMargin="0"/></hh:paraPr>'
    )


def _style(place: int, name: str, english: str, kind: Kind) -> str:
    return (
        f'<hh:style id="{place}" type="PARA" name="{name}" engName="{english}" paraPrIDRef="{kind.paragraph}"'
        f' charPrIDRef="{kind.letters}" nextStyleIDRef="0" langID="1042" lockForm="0"/>'
    )
