"""The page of one's own tokens."""

import re
from datetime import timedelta

from django.test import Client

from accounts.actions import create_token
from accounts.models import Token
from tests.cast import PASSWORD
from tests.frontend.pages import text_of

FORM = {"name": "Dashboard", "scopes": ["read", "write"], "days": "30"}
HERE = "/settings/tokens/"


def text_told(answer) -> str:
    return re.search(r'value="(mdg_\w+)"', answer.content.decode())[1]


def works(text: str) -> bool:
    return Client().get("/api/v1/me", headers={"Authorization": f"Bearer {text}"}).status_code == 200


def test_a_new_token_is_shown_this_once_and_works(cast, known_browser):
    hana = known_browser(cast.hana)
    answer = hana.post(HERE, FORM)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    text = text_told(answer)
    assert works(text)
    assert text not in hana.get(HERE).content.decode()
    token = Token.objects.get()
    assert (token.name, token.scopes, round((token.expiry - token.created) / timedelta(days=1))) == (
        "Dashboard",
        ["read", "write"],
        30,
    )


def test_none_is_made_before_one_says_who_one_is_and_what_was_typed_is_sent_then(cast, browser):
    hana = browser(cast.hana)
    asked = hana.post(HERE, FORM)
    assert asked["Location"].startswith("/accounts/reauthenticate/")
    assert not Token.objects.exists()
    answer = hana.post(asked["Location"], {"password": PASSWORD, "next": HERE})
    assert works(text_told(answer))
    assert Token.objects.get().name == "Dashboard"


def test_none_is_replaced_before_one_says_who_one_is(cast, browser):
    old, _text = create_token(user=cast.hana, name="Mine", scopes=("read",))
    path, hana = f"{HERE}{old.token_key}/rotation/", browser(cast.hana)
    asked = hana.post(path)
    assert asked["Location"].startswith("/accounts/reauthenticate/")
    assert Token.objects.get() == old
    assert works(text_told(hana.post(asked["Location"], {"password": PASSWORD, "next": path})))


def test_the_list_tells_what_each_may_and_when_it_ends(cast, known_browser):
    hana = known_browser(cast.hana)
    assert "There is no token yet" in text_of(hana.get(HERE))
    hana.post(HERE, FORM)
    create_token(user=cast.hana, name="Short", scopes=("read",), lasts=timedelta(days=2))
    told = text_of(hana.get(HERE))
    assert "read what I may read" in told
    assert "never used" in told
    assert "ends soon" in told


def test_what_is_missing_is_said_beside_it_and_keeps_the_rest(cast, known_browser):
    answer = known_browser(cast.hana).post(HERE, {**FORM, "scopes": []})
    assert answer.status_code == 422
    assert 'value="Dashboard"' in answer.content.decode()
    assert not Token.objects.exists()


def test_replacing_shows_a_new_one_while_the_old_one_works(cast, known_browser):
    hana = known_browser(cast.hana)
    old = text_told(hana.post(HERE, FORM))
    answer = hana.post(f"{HERE}{old[:15]}/rotation/")
    assert works(old)
    assert works(text_told(answer))
    assert "being replaced" in text_of(hana.get(HERE))
    again = hana.post(f"{HERE}{old[:15]}/rotation/")
    assert (again.status_code, "takes the place of this one already" in text_of(again)) == (409, True)


def test_revoking_ends_it_at_once(cast, known_browser):
    hana = known_browser(cast.hana)
    text = text_told(hana.post(HERE, FORM))
    assert hana.post(f"{HERE}{text[:15]}/revocation/").status_code == 303
    assert not works(text)
    assert "“Dashboard” is revoked." in text_of(hana.get(HERE))


def test_others_tokens_are_not_there(cast, known_browser):
    token, text = create_token(user=cast.dohyun, name="x", scopes=("read",))
    hana = known_browser(cast.hana)
    for verb in ("rotation", "revocation"):
        assert hana.post(f"{HERE}{token.token_key}/{verb}/").status_code == 404
    assert works(text)


def test_the_page_asks_to_sign_in(db):
    assert Client().get(HERE).status_code == 302
