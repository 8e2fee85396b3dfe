import re

import polib
import pytest

from tests.source import ROOT

from .pages import text_of

KOREAN = polib.pofile(ROOT / "frontend/locale/ko/LC_MESSAGES/django.po")


@pytest.fixture
def korean(cast, browser):
    cast.hana.language = "ko"
    cast.hana.save()
    return browser(cast.hana)


def test_the_board_speaks_the_readers_language(argument, korean):
    page = text_of(korean.get("/i/AI-1/"))
    for word in (
        "장점",
        "단점",
        "해결 과제",
        "이 주장이 타당합니까?",
        "판단 보류",
        "출처 필요",
        "과학기술정보통신부",
    ):
        assert word in page


def test_dates_are_written_as_koreans_write_them(argument, korean):
    assert "2028년 5월 3일(수) 09:00 KST 마감" in text_of(korean.get("/i/AI-1/"))


@pytest.mark.parametrize("path", ["/w/AI/cases/new/", "/i/AI-1/actions/", "/w/AI/events/new/"])
def test_what_can_be_chosen_is_called_as_koreans_call_it(initiative, korean, path):
    page = text_of(korean.get(path))
    assert "외교부" in page
    assert not re.search(r"Ministry of|--", page)


# 합니다체, a request as -해 주세요, 님 apart from the name, and one word for each noun of the domain.
OTHERWISE = {
    "another voice": r"(?<!주)세요(?!\w)|십시오|[아어]요(?!\w)|[나가]요\?",
    "님 beside the name": r"%(?:\(\w+\))?s님",
    "another word": r"워크스페이스|분석가|의제|발의안|찬성표|반대표|회원님|응답에 투표",
    "a word of the board in other words": r"더하기|더했습니다|가리기|가려",
    "a particle that never fits": r"[을를이가은는]/[를을가이는은]|분석관나",
    "a unit apart": r"\d (?:MB|kB|%)(?![\w(])",
}


@pytest.mark.parametrize("fault", OTHERWISE)
def test_korean_speaks_with_one_voice(fault):
    found = {one.msgid: text for one in KOREAN for text in (one.msgstr, *one.msgstr_plural.values())}
    wrong = re.compile(OTHERWISE[fault])
    assert {msgid: text for msgid, text in found.items() if wrong.search(text)} == {}


def test_each_language_is_offered_under_its_own_name(client, db):
    client.cookies["django_language"] = "ko"
    page = client.get("/accounts/login/").content.decode()
    assert ">English</button>" in page
    assert ">한국어</button>" in page
