"""Organisations named in a sentence, in English by their head nouns and in Korean by their endings."""

import re
from dataclasses import dataclass

from .spans import Span

HEADS = (
    "Ministry|Ministries|County|Region|District|Town|Regency|Department|Office|Agency|"
    "Association|Bureau|Institute|Institution|"
    "University|College|Council|Commission|"
    "Board|Bank|Federation|Union|Port|City|Government|Chamber|Centre|Center|Authority|Committee|"
    "Confederation|"
    "Foundation|Society|Secretariat|Province|Municipality|Academy|League|Network|Alliance|"
    "Organi[sz]ation|Court|"
    "Directorate|Directorate-General|Administration|Service|Company|Corporation|Group|Archives?|"
    "Library|Libraries|Museum|Museums|Farm|Hospital|Trust|Railways?|House|Kingdom|Republic|"
    "Treasury|Embassy|Fund|Consortium|Cabinet|Parliament|State"
)
LAST_HEADS = (
    "Ministry|Department|Office|Agency|Association|Bureau|Institute|University|College|Council|"
    "Commission|Board|Bank|Federation|"
    "Union|Government|Chamber|Centre|Center|Authority|Authorities|Committee|Confederation|Foundation|Society|"
    "Secretariat|Province|Municipality|Academy|League|Network|Alliance|Organi[sz]ation|"
    "Administration|Service|"
    "Corporation|Company|Group|Archives?|Library|Libraries|Museum|Hospital|Trust|Fund|Consortium|"
    "Railways?|Airlines|"
    "Airport|Laboratory|Inspectorate|Treasury|Embassy|Police|Unit|Division|Ltd|Inc|GmbH|AG|Co|"
    "Partnership|Exchange|Institutes"
)
CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w&’'.-]{0,30}"
NAME_OF = rf"(?:{CAPITAL})(?: {CAPITAL}){{0,4}}"
HEAD_FIRST = re.compile(
    rf"(?:(?:{CAPITAL}) ){{0,3}}(?:{HEADS}) (?:of|for|on) (?:the )?{NAME_OF}(?:, "
    rf"{NAME_OF}){{0,3}}(?:,? (?:and|&) {NAME_OF})?"
    rf"(?: (?:of|for) (?:the )?{NAME_OF})?"
)
HEAD_LAST = re.compile(rf"(?:(?:{CAPITAL})(?: (?:of|for|&))? ){{1,6}}(?:{LAST_HEADS})\b(?![’']s [A-Z])")
AND_TAIL = re.compile(r"(?:,? (?:and|&)|,) (?=[A-Z])")
HEAD_WORD = re.compile(rf"\b(?:{HEADS}|{LAST_HEADS})\b")
NOT_FIRST = re.compile(
    r"(?:The|This|That|Both|These|Our|A|An|In|On|At|By|For|From|With|Under|And|But|Yesterday|"
    r"Today|Its|Their|Two|As|When|While|"
    r"After|Before|Minister|President|Director|Secretary|Mayor|Governor|If|To|Since|Meanwhile|"
    r"Moreover|However) "
)
ACRONYM = re.compile(r"\s?\(([A-Z][A-Za-z&]{1,9})\)")
KOREAN_TOKEN = re.compile(r"[가-힣A-Za-z0-9·㈜()]{2,40}")
KOREAN_ENDS = (
    r"[가-힣·]{1,14}(?:위원회|진흥원|연구원|개발원|관리원|정보원|평가원|교육원|기술원|의료원|"
    r"연합회|협의회|협회|학회|공사|공단|재단|대학교|은행|센터|조합|연맹|본부|"
    r"교육청|경찰청|소방청|시청|도청|구청|군청|특별시|광역시|특별자치시|특별자치도|정부|국회|법원|"
    r"의회|연구소|박물관|도서관|기록관|기록원)|"
    r"[가-힣·]{2,14}(?:부|처|청)|[가-힣]{2,4}(?:시|도|군|구)|㈜[가-힣A-Za-z]{2,15}|"
    r"[가-힣A-Za-z]{2,10}(?:전자|그룹|텔레콤|자동차|건설|중공업)"
)
KOREAN_NAME = re.compile(
    rf"(?P<name>{KOREAN_ENDS})(?P<aside>\([^()\n]{{1,40}}\))?(?P<particle>와|과|은|는|이|가|및|의|"
    rf"에서|에|도|,|·|$|\s)"
)
NOT_ALONE = frozenset(
    re.split(
        r"\s+",
        """
    일부 내부 외부 전부 세부 대부 간부 납부 기부 교부 공부 거부 심부 상부 하부 남부 북부 동부 서부 중부
    첨부 배부 장부 부부 정부 승부 피부 두부 부처 대처 출처 조처 근처 거처 상처 선처 도처 다시 역시 잠시
    즉시 동시 일시 당시 게시 지시 전시 개시 무시 중시 감시 도시 명시 예시 고시 공시 임시 상시 수시 속도
    온도 한도 태도 의도 시도 주도 지도 용도 빈도 강도 각도 농도 밀도 연도 년도 보도 철도 인도 유도 수도
    절도 기도 복도 궤도 척도 인지도 선호도 도구 기구 친구 인구 지구 가구 장군 해군 공군 육군 양정부
    반드시 지자체 협회 조합 위원회 재단 공사 공단 학회 센터 은행 국회의원 대회
""",
    )
)
NOT_AT_END = re.compile(
    r"(?:여부|요청|신청|초청|실시|제시|표시|제도|정도|만족도|신뢰도|의존도|완성도|난이도|요구|"
    r"연구|촉구|추구|강구|청구|탐구|영구|방지시|발생시|처리시|협의시)$"
)


@dataclass(frozen=True)
class Mention:
    """An organisation's name where it stands; `end` includes an acronym in brackets behind it."""

    name: str
    span: Span
    particle: str = ""


def organisations_in(text: str, span: Span) -> list[Mention]:
    """All organisations named in a stretch, in order."""
    found = [*_english(text, span), *_korean(text, span)]
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept


def _english(text: str, span: Span) -> list[Mention]:
    line = span.cut(text).replace("\n", " ")
    found = []
    for pattern in (HEAD_FIRST, HEAD_LAST):
        for match in pattern.finditer(line):
            start, end = _clipped(line, match)
            if HEAD_WORD.search(line[start:end]) and len(line[start:end].split()) > 1:
                acronym = ACRONYM.match(line, end)
                stop = acronym.end() if acronym else end
                found.append(
                    Mention(line[start:end].strip(" ,"), Span(span.start + start, span.start + stop))
                )
    return found


def _clipped(line: str, match: re.Match[str]) -> tuple[int, int]:
    """Without words that only begin the sentence, nor a second organisation behind an *and*."""
    start, end = match.span()
    while clip := NOT_FIRST.match(line, start, end):
        start = clip.end()
    for tail in AND_TAIL.finditer(line, start, end):
        if HEAD_WORD.search(line, tail.end(), end) or HEAD_LAST.match(line, tail.end()):
            end = tail.start()
            break
    while line[end - 1 : end] in ("'", "’", ".") or line[max(0, end - 2) : end] in ("'s", "’s"):
        end -= 2 if line[max(0, end - 2) : end] in ("'s", "’s") else 1
    return start, end


def _korean(text: str, span: Span) -> list[Mention]:
    found = []
    for token in KOREAN_TOKEN.finditer(text, span.start, span.end):
        match = KOREAN_NAME.match(text, token.start(), min(token.start() + 80, span.end))
        if not match or match["name"] in NOT_ALONE or NOT_AT_END.search(match["name"]):
            continue
        end = match.end("aside") if match["aside"] else match.end("name")
        found.append(Mention(match["name"], Span(match.start("name"), end), match["particle"].strip()))
    return found
