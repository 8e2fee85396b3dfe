import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from deliberation.search.engines import WRITTEN, question
from deliberation.search.snippets import marked, snippet
from deliberation.search.tokens import LONGEST, terms_of, tokens_of


def test_a_korean_word_is_found_by_itself_and_by_every_two_syllables():
    assert tokens_of("대중교통을") == ["대중교통을", "대중", "중교", "교통", "통을"]
    assert tokens_of("교통") == ["교통"]
    assert tokens_of("법") == ["법"]


def test_an_english_word_is_found_by_its_stem():
    assert tokens_of("Subsidies and subsidy") == ["subsidi", "and", "subsidi"]


def test_scripts_in_one_word_are_taken_apart():
    assert tokens_of("AI규제 30km/h") == ["ai", "규제", "30km", "h"]


def test_spellings_that_look_alike_are_one():
    assert tokens_of("ＡＩ") == tokens_of("ai")
    assert tokens_of("大法官(\uf9e1揆弘)") == tokens_of("大法官(\u674e揆弘)")
    assert tokens_of(unicodedata.normalize("NFD", "협력")) == tokens_of("협력")


def test_a_question_loses_its_particle_where_two_syllables_stay():
    assert [term.text for term in terms_of("협력을 도로 반대하는")] == ["협력", "도로", "반대"]


def test_a_question_of_signs_alone_asks_for_nothing():
    assert terms_of("?! — …") == []


def test_a_word_asked_twice_is_asked_once():
    assert len(terms_of("세금 세금을 TAX tax")) == 2


@given(st.text(max_size=200))
def test_no_text_makes_a_token_that_a_database_could_take_apart(text):
    for token in tokens_of(text):
        assert token
        assert len(token) <= LONGEST
        assert all(sign.isalnum() or ord(sign) > 127 for sign in token)
    for vendor in WRITTEN:
        asked = question(vendor, terms_of(text))
        assert not set(asked) & set("\\;()") or not text.isascii()


@given(st.text(max_size=300), st.text(max_size=20))
def test_no_text_gets_markup_of_its_own_into_a_snippet(text, asked):
    terms = terms_of(asked)
    for html in (marked(text, terms), snippet(text, terms)):
        assert "<" not in html.replace("<mark>", "").replace("</mark>", "")


def test_a_hit_is_marked_in_the_readers_own_words():
    assert marked("지역 간 협력을 강화", terms_of("협력")) == "지역 간 <mark>협력</mark>을 강화"
    assert marked("Two households", terms_of("houses")) == "Two <mark>households</mark>"
    assert marked("a < b & taxes", terms_of("tax")) == "a &lt; b &amp; <mark>taxes</mark>"


def test_a_snippet_stands_around_the_first_hit():
    text = "word " * 100 + "the secretariat meets " + "word " * 100
    found = snippet(text, terms_of("secretariat"))
    assert found.startswith("…word")
    assert found.endswith("word…")
    assert "the <mark>secretariat</mark> meets" in found
    assert len(found) < 260
