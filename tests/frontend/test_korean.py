import pytest

from .pages import text_of


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
