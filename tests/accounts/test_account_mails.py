"""Codes, links and news about an account: as text and as HTML, in the reader's language, the same words in both."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest
from django.utils.translation import override

from accounts.mail import say

MOMENT = datetime(2026, 5, 10, 23, 0, tzinfo=UTC)
LINK = "https://madang.example/accounts/one-time/?a=1&b=2"
TOLD = {"sentence": "A passkey was added.", "address": "192.0.2.1", "at": MOMENT}
MAILS = {
    "login_code": {"code": "ABC-DEF"},
    "password_reset_key": {"password_reset_url": LINK},
    "email_confirmation": {"email": "hana@madang.example", "activate_url": LINK},
    "unknown_account": {"email": "<b>nobody</b>@madang.example"},
    "notice": TOLD,
    "notice with tokens": {**TOLD, "tokens": LINK},
}
IN_ENGLISH = {
    "login_code": ("Your code for Madang", "ABC-DEF"),
    "password_reset_key": ("A new password for Madang", "stays as it is"),
    "email_confirmation": ("Confirm your new address", "hana@madang.example"),
    "unknown_account": ("Signing in at Madang", "<b>nobody</b>@madang.example"),
    "notice": ("Your account at Madang", "2026-05-10 23:00 UTC, from 192.0.2.1"),
    "notice with tokens": ("Your account at Madang", "tokens go on working"),
}


def said_in(language: str, name: str):
    with override(language):
        return say(f"account/email/{name.partition(' ')[0]}", MAILS[name])


def words(html: str) -> str:
    shown = re.sub(r"<(style|title)\b.*?</\1>", " ", html, flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", shown)).split())


def without_links(text: str) -> str:
    return " ".join(re.sub(r":?\s*https?://\S+", "", text).replace("\n-- \n", "\n").split())


@pytest.mark.parametrize("name", MAILS)
def test_it_says_what_it_is_for(name):
    said = said_in("en", name)
    subject, sentence = IN_ENGLISH[name]
    assert said.subject.startswith(subject)
    assert sentence in " ".join(said.text.split())
    assert sentence in words(said.html)


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("name", MAILS)
def test_text_and_html_say_the_same(name, language):
    said = said_in(language, name)
    assert f'<html lang="{language}">' in said.html
    own = without_links(said.text).removesuffix(" Madang")
    assert sorted(own.split()) == sorted(words(said.html).removeprefix(f"Madang {said.subject}").split())


@pytest.mark.parametrize("name", [name for name, holds in MAILS.items() if LINK in holds.values()])
def test_its_link_stands_whole_in_both(name):
    said = said_in("ko", name)
    assert LINK in said.text.splitlines()
    assert unescape(re.search(r'href="([^"]+)"', said.html)[1]) == LINK


@pytest.mark.parametrize("name", MAILS)
def test_in_korean_no_word_is_left_in_english(name):
    holds = {"sentence": "패스키가 추가되었습니다."} if "notice" in name else {}
    with override("ko"):
        said = say(f"account/email/{name.partition(' ')[0]}", {**MAILS[name], **holds})
    shown = re.sub(r"Madang|ABC-DEF|UTC|<b>|</b>|\S+@\S+|https?://\S+", "", said.subject + said.text)
    assert not re.search(r"[A-Za-z]", shown)


def test_what_somebody_typed_is_no_markup():
    assert "<b>nobody" not in said_in("en", "unknown_account").html
