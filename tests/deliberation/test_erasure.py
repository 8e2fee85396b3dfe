"""A person who is erased: nothing says who it was, and all that was done holds together."""

import json
from io import StringIO

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils.translation import override

from accounts.actions import create_token
from accounts.models import (
    Invitation,
    Membership,
    SecurityEvent,
    Token,
    User,
    Workspace,
)
from deliberation import dispatch, integrity
from deliberation.actions import people
from deliberation.actions.erasure import erase_person
from deliberation.errors import NotAllowed, NotNow
from deliberation.models import (
    Activity,
    Argument,
    Comment,
    IdempotentRequest,
    Notification,
    SearchEntry,
    Subscription,
    Vote,
)
from deliberation.permissions import Actor
from tests.api.client import caller
from tests.cast import PASSWORD
from tests.frontend.pages import text_of

from .erasing import REASONS, erase, set_whole_scene, tables_with


@pytest.fixture
def scene(cast, settings):
    settings.EMAIL_BACKEND = "accounts.kept_mail.EmailBackend"
    return set_whole_scene(cast)


def test_no_column_of_any_table_says_who_it_was(cast, scene):
    words = ("Hana Kim", "hana@madang.example", "198.51.100.7")
    assert len(tables_with(*words)) >= 12  # the search finds what is there before
    erase(cast)
    assert tables_with(*words) == set()


def test_korean_names_go_too(cast, scene):
    User.objects.filter(pk=cast.hana.pk).update(name="김하나")
    call = f"[@김하나](mention:{cast.hana.pk})님"
    answer = caller(cast.dohyun).post(
        f"arguments/{scene.argument.pk}/comments", {"text": call}, Idempotency_Key="ko"
    )
    assert answer.status_code == 201
    dispatch.dispatch(cast.workspace.pk)
    erase(cast, User.objects.get(pk=cast.hana.pk))
    assert tables_with("김하나", "\\uae40\\ud558\\ub098") == set()


def test_what_was_done_stays_under_a_former_member_in_the_reader_s_language(cast, scene):
    erase(cast)
    author = Argument.objects.select_related("author").get(pk=scene.argument.pk).author
    assert (author.pk, author.name, str(author)) == (cast.hana.pk, "A former member", "A former member")
    with override("ko"):
        assert User.objects.get(pk=author.pk).name == "이전 구성원"
        assert (
            Argument.objects.filter(pk=scene.argument.pk).values_list("author__name", flat=True)[0]
            == "이전 구성원"
        )
    browser = Client()
    browser.force_login(cast.dohyun)
    assert "A former member" in text_of(browser.get("/i/AI-1/1/"))
    assert (
        caller(cast.dohyun).get(f"arguments/{scene.argument.pk}").json()["author"]["name"]
        == "A former member"
    )


def test_where_contributions_are_records_their_words_stay(cast, scene):
    erase(cast)
    argument = Argument.objects.get(pk=scene.argument.pk)
    assert (argument.claim, argument.state) == (scene.argument.claim, "active")
    assert Comment.objects.get(pk=scene.comment.pk).text == "Since when?"
    assert SearchEntry.objects.get(subject_id=argument.pk).title == scene.argument.claim


def test_elsewhere_their_words_go_and_what_hangs_from_them_stays(cast, scene):
    Workspace.objects.update(contributions_are_records=False)
    theirs = (scene.argument.claim, "Since when?", "no summit", "As was seen before", *REASONS)
    assert [text for text in theirs if not tables_with(text)] == []
    erase(cast)
    assert tables_with(*theirs) == set()
    argument = Argument.objects.select_related("tally").get(pk=scene.argument.pk)
    assert (argument.claim, argument.state) == ("—", "withdrawn")
    assert Argument.objects.get(pk=scene.response.pk).claim == scene.response.claim
    comment = Comment.objects.get(pk=scene.comment.pk)
    assert comment.is_gone
    assert argument.tally.comments == Comment.objects.counted().filter(argument=argument).count() == 2


@pytest.mark.parametrize("records", [True, False])
def test_votes_stay_counted_and_all_holds_together(cast, scene, records):
    Workspace.objects.update(contributions_are_records=records)
    before = Vote.objects.count()
    erase(cast)
    tally = Argument.objects.select_related("tally").get(pk=scene.argument.pk).tally
    assert (Vote.objects.count(), tally.agree, tally.disagree) == (before, 1, 1)
    assert [str(fault) for fault in integrity.faults()] == []
    call_command("verify_ledger", stdout=StringIO())


def test_every_way_in_ends(cast, scene):
    browser = Client()
    browser.force_login(cast.hana)
    _token, text = create_token(user=cast.hana, name="Mine", scopes=("read",))
    erase(cast)
    assert browser.get("/").status_code == 302
    assert Client(headers={"Authorization": f"Bearer {text}"}).get("/api/v1/me").status_code == 401
    theirs = {"user": cast.hana}
    assert not Token.objects.filter(**theirs).exists()
    assert not Membership.objects.filter(**theirs, ended_at=None).exists()
    assert not Subscription.objects.filter(**theirs).exists()
    assert not Notification.objects.filter(**theirs).exists()
    assert [one.kind for one in SecurityEvent.objects.filter(**theirs)] == ["person.erased"]
    assert str(cast.hana.pk) not in [one.get_decoded().get("_auth_user_id") for one in Session.objects.all()]
    assert not User.objects.get(pk=cast.hana.pk).has_usable_password()


def test_an_invitation_to_them_becomes_nobody_s_link(cast, scene):
    erase(cast)
    assert list(Invitation.objects.values_list("secret_digest", "email")) == [("1", "")]


def test_a_call_says_what_they_are_called_now_and_leads_nowhere_else(cast, scene):
    erase(cast)
    said = Comment.objects.filter(author=cast.dohyun).first()
    assert said.text.startswith(f"[@A former member](mention:{cast.hana.pk}), is it so?")
    assert "A former member" in said.text_html


def test_each_workspace_has_it_in_its_record_without_a_name(cast, scene):
    erase(cast)
    acts = Activity.objects.filter(verb="membership.erased")
    assert [(act.actor_id, act.details) for act in acts] == [(cast.hana.pk, {})]


def test_the_last_owner_hands_on_first(cast, scene):
    with pytest.raises(NotNow, match="name another owner first"):
        erase(cast, cast.jiwoo)
    assert User.objects.get(pk=cast.jiwoo.pk).name == "Jiwoo Cho"
    minji = Membership.objects.get(user=cast.minji)
    people.change_membership(by=cast.actor(cast.jiwoo), membership=minji, role="owner")
    erase(cast, cast.jiwoo)
    assert User.objects.get(pk=cast.jiwoo.pk).erased_at


def test_twice_is_as_good_as_once(cast, scene):
    erase(cast)
    first, acts = User.objects.get(pk=cast.hana.pk).erased_at, Activity.objects.count()
    erase_person(by=Actor.system("operator"), person=cast.hana)
    assert (User.objects.get(pk=cast.hana.pk).erased_at, Activity.objects.count()) == (first, acts)


def test_nobody_erases_another_and_no_token_its_owner(cast, scene):
    token, _text = create_token(user=cast.hana, name="All", scopes=("admin",))
    for by in (Actor(user=cast.jiwoo), Actor(user=cast.hana, token=token), Actor()):
        with pytest.raises(NotAllowed):
            erase_person(by=by, person=cast.hana)


def test_the_page_asks_who_it_is_once_more_and_for_the_address_typed(cast, scene):
    browser, path = Client(), "/settings/data/erase/"
    browser.force_login(cast.hana)
    assert browser.get(path)["Location"].startswith("/accounts/reauthenticate/")
    browser.post("/accounts/reauthenticate/", {"password": PASSWORD})
    assert "stays, under “A former member”" in text_of(browser.get(path))
    wrong = browser.post(path, {"email": "dohyun@madang.example"})
    assert (wrong.status_code, "This is not your address." in text_of(wrong)) == (422, True)
    assert User.objects.get(pk=cast.hana.pk).name == "Hana Kim"
    done = browser.post(path, {"email": "HANA@madang.example"})
    assert (done.status_code, done["Location"]) == (303, "/accounts/login/")
    assert User.objects.get(pk=cast.hana.pk).erased_at
    assert "Who you were is erased." in text_of(browser.get("/accounts/login/"))


def test_the_page_tells_the_only_owner_to_name_another(cast, scene):
    browser, path = Client(), "/settings/data/erase/"
    browser.force_login(cast.jiwoo)
    browser.post("/accounts/reauthenticate/", {"password": PASSWORD})
    assert "You are its only owner." in text_of(browser.get(path))
    refused = browser.post(path, {"email": cast.jiwoo.email})
    assert (refused.status_code, "name another owner first" in text_of(refused)) == (409, True)


def test_an_operator_erases_by_a_command_which_asks(cast, scene, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda _question: "no")
    with pytest.raises(CommandError, match="Nothing was erased"):
        call_command("erase_person", cast.hana.email)
    said = StringIO()
    call_command("erase_person", cast.hana.email, "--yes", stdout=said)
    assert said.getvalue() == f"Erased; {cast.hana.pk} stands for them in the record.\n"
    assert Activity.objects.filter(verb="membership.erased").get().system == "operator"
    with pytest.raises(CommandError, match="no user"):
        call_command("erase_person", cast.hana.email, "--yes")
    with pytest.raises(CommandError, match="name another owner first"):
        call_command("erase_person", cast.jiwoo.email, "--yes")


def test_search_finds_nobody_by_the_old_name(cast, scene):
    assert json.dumps(caller(cast.dohyun).get("search?q=Hana").json()["results"]) != "[]"
    erase(cast)
    assert caller(cast.dohyun).get("search?q=Hana").json()["results"] == []


def test_who_came_with_imported_data_is_erased_and_takes_nobody_s_answers_along(cast, scene):
    """They have no address; an empty one stands in every text."""
    voter = User.objects.create(kind="imported", name="Participant 7")
    before = IdempotentRequest.objects.count()
    erase_person(by=Actor.system("operator"), person=voter)
    assert IdempotentRequest.objects.count() == before == 2
    assert User.objects.get(pk=voter.pk).name == "A former member"
