"""In Korean, a particle fits what is filled in before it, whatever that ends with."""

import re

import polib
import pytest
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.utils.translation import gettext, gettext_lazy, override

from frontend.particles import PAIR, PAIRS, ending, particle, with_particle
from tests.source import ROOT

CATALOGUE = polib.pofile(ROOT / "frontend/locale/ko/LC_MESSAGES/django.po")
NOUNS = (
    "안건|제안|주장|이유|근거|출처|장점|단점|과제|보강|반론|답변|댓글|답글|기관|협의체|입장|의견|요약|진행자|원문|보고서|투표|결정|"
    "초대|파일|링크|주소|코드|작업|질문|사실|문구|이름|단계|토큰|서비스|사람|글"
)
FIXED = re.compile(rf"({NOUNS})(을|를|은|는|이|가|과|와|로|으로)(?![가-힣(])")
FILLED_IN = re.compile(r"%(?:\([a-z_]+\))?[sd][”\"’)\]]*(?:을|를|은|는|이|가|과|와|로|으로)(?![가-힣(])")
FILLED_AND_PAIR = re.compile(rf"%(?:\([a-z_]+\))?[sd]\S*?(?:{PAIR.pattern})")
BOTH = {single: pair for pair, both in PAIRS.items() for single in both}


@pytest.mark.parametrize(
    ("word", "pair", "said"),
    [
        ("김하나", "이(가)", "김하나가"),
        ("박민준", "이(가)", "박민준이"),
        ("서울", "(으)로", "서울로"),
        ("부산", "(으)로", "부산으로"),
        ("광주", "(으)로", "광주로"),
        ("외교부", "와(과)", "외교부와"),
        ("산업통상자원부장관", "과(와)", "산업통상자원부장관과"),
        ("AI-1", "은(는)", "AI-1은"),
        ("AI-2", "은(는)", "AI-2는"),
        ("AI-3", "(으)로", "AI-3으로"),
        ("AI-7", "(으)로", "AI-7로"),
        ("AI-10", "을(를)", "AI-10을"),
        ("0", "을(를)", "0을"),
        ("1000000000000", "을(를)", "1000000000000를"),
        ("2.5%", "을(를)", "2.5%를"),
        ("KDI", "은(는)", "KDI는"),
        ("KOTRA", "과(와)", "KOTRA와"),
        ("ASEM", "을(를)", "ASEM을"),
        ("URL", "(으)로", "URL로"),
        ("Hana Kim", "이(가)", "Hana Kim이"),
        ("Jane", "을(를)", "Jane을"),
        ("Google", "은(는)", "Google은"),
        ("Slack", "(으)로", "Slack으로"),
        ("Marco", "와(과)", "Marco와"),
        ("hana@mofa.example", "(으)로", "hana@mofa.example로"),
        ("“안건”", "을(를)", "“안건”을"),
        ("<strong>김하나</strong>", "은(는)", "<strong>김하나</strong>는"),
        ("&quot;박민준&quot;", "은(는)", "&quot;박민준&quot;은"),
        ("김하나(hana@mofa.go.kr)", "은(는)", "김하나(hana@mofa.go.kr)는"),
        ("국제협력단 (KOICA)", "은(는)", "국제협력단 (KOICA)은"),
        ("(AI)", "은(는)", "(AI)는"),
        ("왜 그런가?", "이(가)", "왜 그런가?가"),
        ("분석관", "(이)라", "분석관이라"),
        ("金", "은(는)", "金은(는)"),
        ("🙂", "을(를)", "🙂을(를)"),
        ("", "을(를)", "을(를)"),
    ],
)
def test_a_particle_follows_the_sound_before_it(word, pair, said):
    assert with_particle(word, pair) == said


def test_a_very_long_text_is_read_from_its_end_alone():
    assert ending("<" * 50_000 + " " * 50_000 + "다") == "vowel"


def test_what_is_filled_into_a_message_settles_its_particle():
    message = "%(ref)s was merged into %(into)s; write there."
    with override("ko"):
        assert (gettext(message) % {"ref": "AI-1", "into": "AI-2"}).startswith("AI-1은 AI-2에 ")
        assert (gettext(message) % {"ref": "AI-2", "into": "AI-1"}).startswith("AI-2는 AI-1에 ")


def test_so_it_is_in_templates_with_what_they_escape():
    page = Template(
        "{% load i18n %}{% blocktranslate %}You are signed in as {{ name }} ({{ email }}).{% endblocktranslate %}"
    )
    with override("ko"):
        page = page.render(Context({"name": '"박민준"', "email": "min@moe.example"}))

    assert page == "&quot;박민준&quot;(min@moe.example)으로 로그인되어 있습니다."


def test_so_it_is_in_messages_that_wait_for_their_language():
    fault = ValidationError(gettext_lazy("%(name)s is not a time zone."), params={"name": "Seoul"})
    with override("ko"):
        assert fault.messages == ["Seoul은 시간대가 아닙니다."]


def test_a_pair_in_what_somebody_wrote_stays_as_written():
    with override("ko"):
        assert (
            gettext("%(name)s is not a time zone.") % {"name": "“을(를)” 문제"}
            == "“을(를)” 문제는 시간대가 아닙니다."
        )


def test_messages_of_libraries_take_their_particles_too():
    already = "%(model_name)s with this %(field_labels)s already exists."
    with override("ko"):
        said = gettext(already) % {"model_name": "출처", "field_labels": "제목"}

    assert said == "출처의 제목은 이미 존재합니다."


def test_no_translation_fixes_a_particle_to_what_is_filled_in():
    assert [said for said in translations() if FILLED_IN.search(said)] == []


def test_no_translation_leaves_both_where_nothing_is_filled_in():
    assert [said for said in translations() if PAIR.search(re.sub(FILLED_AND_PAIR, "", said))] == []


def test_each_noun_of_ours_has_its_particle():
    wrong = [
        (found[0], said)
        for said in translations()
        for found in FIXED.finditer(said)
        if particle(found[1], BOTH[found[2]]) != found[2]
    ]
    assert wrong == []


def translations() -> list[str]:
    return [said for entry in CATALOGUE for said in [entry.msgstr, *entry.msgstr_plural.values()]]
