"""The pages of a workspace's services."""

import re

from django.test import Client

from accounts.actions import create_token
from accounts.models import Membership, Token, User
from tests.frontend.pages import text_of

HERE = "/w/AI/services/"


def add(cast, jiwoo) -> str:
    fields = {"name": "Statistics import", "organisation": cast.trade.pk, "role": "analyst"}
    return jiwoo.post(HERE, fields)["Location"]


def test_an_owner_adds_a_service_gives_it_a_token_and_ends_it(cast, known_browser):
    jiwoo = known_browser(cast.jiwoo)
    place = add(cast, jiwoo)
    assert "no token" in text_of(jiwoo.get(HERE))
    told = jiwoo.post(place, {"name": "Nightly", "scopes": ["read"], "days": "30"})
    text = re.search(r'value="(mdg_\w+)"', told.content.decode())[1]
    headers = {"Authorization": f"Bearer {text}"}
    assert Client().get("/api/v1/me", headers=headers).json()["name"] == "Statistics import"
    assert "1 token" in text_of(jiwoo.get(HERE))
    assert "Nightly" in text_of(jiwoo.get(place))
    assert "read what its role reads" in text_of(jiwoo.get(place)).split("A new token")[0]
    assert jiwoo.post(f"{place}end/").status_code == 303
    assert Client().get("/api/v1/me", headers=headers).status_code == 401
    assert "There is no service yet" in text_of(jiwoo.get(HERE))


def test_no_token_of_it_is_made_or_replaced_before_one_says_who_one_is(cast, browser):
    jiwoo = browser(cast.jiwoo)
    place = add(cast, jiwoo)
    service = User.objects.get(kind="service")
    old, _text = create_token(user=service, name="Nightly", scopes=("read",))
    fields = {"name": "Hourly", "scopes": ["read"], "days": "30"}
    for path, typed in ((place, fields), (f"{place}tokens/{old.token_key}/rotation/", {})):
        assert jiwoo.post(path, typed)["Location"].startswith("/accounts/reauthenticate/")
    assert Token.objects.get() == old


def test_a_token_that_is_being_replaced_is_not_counted_beside_the_new_one(cast, known_browser):
    jiwoo = known_browser(cast.jiwoo)
    place = add(cast, jiwoo)
    old, _text = create_token(user=User.objects.get(kind="service"), name="Nightly", scopes=("read",))
    rotation = f"{place}tokens/{old.token_key}/rotation/"
    assert jiwoo.post(rotation).status_code == 200
    assert "1 token" in text_of(jiwoo.get(HERE))
    assert rotation not in jiwoo.get(place).content.decode()
    again = jiwoo.post(rotation)
    assert (again.status_code, "takes the place of this one already" in text_of(again)) == (409, True)


def test_voting_is_not_offered_and_owning_neither(cast, browser):
    jiwoo = browser(cast.jiwoo)
    page = jiwoo.get(add(cast, jiwoo)).content.decode()
    assert 'value="read"' in page
    assert 'value="vote"' not in page
    assert 'value="owner"' not in jiwoo.get(HERE).content.decode()


def test_services_stand_apart_from_people(cast, browser):
    jiwoo = browser(cast.jiwoo)
    add(cast, jiwoo)
    assert "Statistics import" not in text_of(jiwoo.get("/w/AI/people/"))


def test_who_does_not_manage_sees_neither_the_page_nor_the_way_there(cast, browser):
    place = add(cast, browser(cast.jiwoo))
    assert [browser(cast.minji).get(path).status_code for path in (HERE, place)] == [403, 403]
    assert [browser(cast.ben).get(path).status_code for path in (HERE, place)] == [404, 404]
    assert HERE not in browser(cast.minji).get("/w/AI/people/").content.decode()


def test_a_person_is_no_service(cast, browser):
    person = Membership.objects.get(user=cast.minji).pk
    assert browser(cast.jiwoo).post(f"{HERE}{person}/end/").status_code == 404
    assert Membership.objects.get(user=cast.minji).is_active
