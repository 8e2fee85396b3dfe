"""Kind and language of a source by the words of its citation."""

import re

from .hosts import LAW, NEWS, STATEMENT, STATISTICS, STUDY

HANGUL = re.compile(r"[\uac00-\ud7a3]")
LATIN = re.compile(r"[A-Za-z]{2}")
ENGLISH_PATH = re.compile(r"/(?:en|eng|english)(?:/|$)")
KOREAN_PATH = re.compile(r"/(?:ko|kr|kor|korean)(?:/|$)")

# The first that is found counts: a press release about a law is a statement.
BY_WORDS = (
    (
        STATEMENT,
        re.compile(
            r"보도\s?(?:참고)?\s?자료|성명|담화|공동\s?선언|기자회견|press release|communiqué|communique|"
            r"joint statement|\bdeclaration\b|\bstatement\b|\bwhite paper\b|백서|기본계획|국가전략",
            re.IGNORECASE,
        ),
    ),
    (
        LAW,
        re.compile(
            r"법률 제\s?\d|대통령령|총리령|부령|(?:[가-힣]법|법률|시행령|시행규칙|조례|조약|협약|협정)"
            r"(?=$|[\s.,」』\])(])|\b(?:Act(?: of)? \d{4}|Basic Act|Framework Act|Regulation \(E[UC]\)(?= )|"
            r"Directive \d{2,4}|Treaty|Convention|Charter)(?!\w)|\b(?:Pub\. L\.|Public Law|U\.S\.C\.)",
        ),
    ),
    (
        STATISTICS,
        re.compile(
            r"통계|국세조사|인구총조사|실태조사|\bstatistics\b|\bcensus\b|\bdatabase\b|\bdata set\b|\bsurvey data\b",
            re.IGNORECASE,
        ),
    ),
    (
        NEWS,
        re.compile(
            r"신문|일보|뉴스|통신사|\bnews\b|\btimes\b|\bherald\b|\bpost\b(?! ?-)|\breuters\b", re.IGNORECASE
        ),
    ),
    (
        STUDY,
        re.compile(
            r"학회|논문|연구|학술|저널|대학교|\bjournal\b|\breview of\b|\bworking paper\b|\bvol\.|\buniversity press\b|"
            r"\bproceedings\b|\bstud(?:y|ies)\b|, \d{1,4}\(\d{1,4}\)",
            re.IGNORECASE,
        ),
    ),
)


def kind_by_words(text: str) -> str:
    return next((kind for kind, pattern in BY_WORDS if pattern.search(text)), "")


def language_of(words: str, path: str, by_host: str) -> str:
    """By the script of the title, else by the address."""
    if HANGUL.search(words):
        return "ko"
    if LATIN.search(words):
        return "en"
    if ENGLISH_PATH.search(path):
        return "en"
    return "ko" if KOREAN_PATH.search(path) else by_host
