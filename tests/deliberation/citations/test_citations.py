"""What a pasted line tells of a source; nothing is fetched."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.citations import address_key, read_citation

READ = {
    "홍길동 (2024). 제목. 발행기관.": {
        "title": "제목",
        "publisher": "발행기관",
        "published_year": 2024,
        "language": "ko",
    },
    "홍길동, 디지털 외교 전략, 국립외교원, 2024.": {
        "title": "디지털 외교 전략",
        "publisher": "국립외교원",
        "published_year": 2024,
        "language": "ko",
    },
    "김하나, 「디지털 외교의 과제」, 『국제정치논총』 제64권 2호, 2024, pp. 12-45.": {
        "title": "디지털 외교의 과제",
        "publisher": "국제정치논총",
        "published_year": 2024,
        "language": "ko",
    },
    "외교부, 「2024 외교백서」, 2024. 검색일: 2026-05-04, https://www.mofa.go.kr/www/list.do": {
        "title": "2024 외교백서",
        "publisher": "외교부",
        "published_year": 2024,
        "url": "https://www.mofa.go.kr/www/list.do",
        "kind": "statement",
        "language": "ko",
        "retrieved_on": date(2026, 5, 4),
    },
    "인공지능 발전과 신뢰 기반 조성 등에 관한 기본법 [시행 2026. 1. 22.] [법률 제20676호, 2025. 1. 21., 제정]": {
        "title": "인공지능 발전과 신뢰 기반 조성 등에 관한 기본법",
        "published_on": date(2025, 1, 21),
        "kind": "law",
        "language": "ko",
    },
    "통계청 (2025). 2024년 정보통신업 실태조사. 통계청.": {
        "title": "2024년 정보통신업 실태조사",
        "publisher": "통계청",
        "published_year": 2025,
        "kind": "statistics",
        "language": "ko",
    },
    "Smith, J., & Lee, K. (2023, May 21). Norms in the making. Journal of Cyber Policy, 8(2), 145–167. "
    "https://doi.org/10.1080/x.2023.1": {
        "title": "Norms in the making",
        "publisher": "Journal of Cyber Policy",
        "published_on": date(2023, 5, 21),
        "url": "https://doi.org/10.1080/x.2023.1",
        "kind": "study",
        "language": "en",
    },
    "Nye, Joseph S. “Deterrence in Cyberspace.” International Security 41, no. 3 (2017): 44–71.": {
        "title": "Deterrence in Cyberspace",
        "publisher": "International Security",
        "published_year": 2017,
        "language": "en",
    },
    "Kissinger, Henry. The Age of AI. New York: Little, Brown, 2021.": {
        "title": "The Age of AI",
        "publisher": "Little, Brown",
        "published_year": 2021,
        "language": "en",
    },
    "Kim, M. (2025, November 3). Seoul hosts forum. The Korea Herald. Retrieved 4 May 2026 from "
    "https://www.koreaherald.com/article/1": {
        "title": "Seoul hosts forum",
        "publisher": "The Korea Herald",
        "published_on": date(2025, 11, 3),
        "url": "https://www.koreaherald.com/article/1",
        "kind": "news",
        "language": "en",
        "retrieved_on": date(2026, 5, 4),
    },
    "Regulation (EU) 2024/1689 laying down harmonised rules on artificial intelligence": {
        "title": "Regulation (EU) 2024/1689 laying down harmonised rules on artificial intelligence",
        "kind": "law",
        "language": "en",
    },
    "doi:10.1038/s41586-021-03819-2": {"url": "https://doi.org/10.1038/s41586-021-03819-2", "kind": "study"},
    "www.korea.kr/briefing/view.do?id=3": {
        "url": "https://www.korea.kr/briefing/view.do?id=3",
        "publisher": "대한민국 정책브리핑",
        "kind": "statement",
        "language": "ko",
    },
    "https://www.oecd.org/digital/": {"url": "https://www.oecd.org/digital/", "publisher": "OECD"},
    "https://en.wikipedia.org/wiki/Courtyard_(architecture).": {
        "url": "https://en.wikipedia.org/wiki/Courtyard_(architecture)"
    },
    "Minutes of the first session": {"title": "Minutes of the first session", "language": "en"},
    "The “Brussels effect” in AI rules": {"title": "The “Brussels effect” in AI rules", "language": "en"},
    "Digital outlook (2024) of two ministries": {
        "title": "Digital outlook (2024) of two ministries",
        "published_year": 2024,
        "language": "en",
    },
    "": {},
}


@pytest.mark.parametrize("line", READ)
def test_a_line_tells_what_it_tells_and_no_more(line):
    assert read_citation(line).fields() == READ[line]


def test_a_year_alone_makes_up_no_day():
    told = read_citation("OECD (2024). Outlook. OECD Publishing.")
    assert (told.published_on, told.published_year) == (None, 2024)


def test_a_day_that_does_not_exist_is_none():
    assert read_citation("A report. 2024-13-45").published_on is None


SAME = [
    "https://www.oecd.org/ai/report",
    "http://oecd.org/ai/report/",
    "https://OECD.org:443/ai/report#page=2",
    "https://www.oecd.org/ai/report?utm_source=mail&fbclid=x",
]


def test_one_document_has_one_key_however_its_address_is_written():
    assert len({address_key(url) for url in SAME}) == 1
    assert address_key("https://doi.org/10.1/ABC") == address_key("http://dx.doi.org/10.1/abc")


@pytest.mark.parametrize(
    "other", ["https://oecd.org/ai", "https://oecd.org/ai/report?page=2", "https://un.org/ai/report"]
)
def test_another_document_has_another_key(other):
    assert address_key(other) != address_key(SAME[0])


def test_no_address_has_no_key():
    assert address_key(" ") == ""


PIECES = st.sampled_from(
    [
        "(2024).",
        "https://",
        "10.1/x",
        "「",
        "」",
        "[시행 ",
        "]",
        "검색일 ",
        "2024. 1. 1.",
        "“",
        "”",
        ":",
        "www.",
        "Kim, A.",
        " ",
    ]
)


@given(st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=5))).map("".join)))
def test_no_text_makes_it_stumble(text):
    told = read_citation(text)
    assert len(told.title) <= 300
    assert len(told.publisher) <= 200
    assert "\0" not in told.title + told.url


@given(st.text())
def test_no_address_makes_the_key_stumble(text):
    assert len(address_key(f"https://{text}")) == 64


@pytest.mark.parametrize(
    "junk", ["(", "「", "a. ", "https://x", "10.1234/", "[시행 ", "2024, ", ")", "Kim, A. "]
)
def test_a_hundred_kilobytes_of_junk_are_read_at_once(junk):
    before = process_time()
    read_citation(junk * (100_000 // len(junk)))
    assert process_time() - before < 0.5
