"""Countries by two letters."""

import pytest
from django.core.exceptions import ValidationError

from deliberation.countries import CODES, LANGUAGES, countries, country_name, validate_country


def test_there_are_the_249_countries_of_iso_and_the_union():
    assert len(CODES) == 250
    assert all(len(code) == 2 and code.isascii() and code.isupper() for code in CODES)
    assert {"KR", "EU", "BR"} <= set(CODES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_has_a_name_of_its_own_in_both_languages(language):
    names = [name for _code, name in countries(language)]
    assert len(set(names)) == len(CODES)
    assert all(names)


def test_korean_readers_read_korean_and_all_others_english():
    assert country_name("KR", "ko-KR") == "대한민국"
    assert country_name("KR", "en") == country_name("KR", "fr") == "South Korea"
    assert country_name("", "en") == ""


def test_they_stand_by_name_and_an_accent_moves_none_to_the_end():
    english = [name for _code, name in countries("en")]
    assert english.index("Åland Islands") < english.index("Brazil")
    assert countries("ko")[0][1].startswith("가")


@pytest.mark.parametrize("code", ["", "kr", "XX", "KOR"])
def test_what_is_no_country_is_refused(code):
    with pytest.raises(ValidationError):
        validate_country(code)
