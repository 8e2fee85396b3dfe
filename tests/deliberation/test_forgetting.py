"""Where a person who is erased was named: what is let go, what is told otherwise, and what waits for what."""

from uuid import UUID

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import KeptMail, Membership, User, Workspace
from deliberation import dispatch, search
from deliberation.actions import discussion, forgetting, operators, people
from deliberation.actions.erasure import erase_person
from deliberation.models import Comment, Fact, IdempotentRequest, Initiative, Question, SearchEntry
from deliberation.permissions import Actor


@pytest.fixture
def call(cast):
    return f"[@Hana Kim](mention:{cast.hana.pk})"


@pytest.fixture
def comment(cast, initiative, call):
    return discussion.add_comment(
        by=cast.actor(cast.dohyun), initiative=initiative, text=f"{call}, is it so?"
    )


@pytest.fixture
def operator(db):
    return User.objects.create_superuser("operator@madang.example", name="Olga Operator")


@pytest.fixture
def elsewhere(cast):
    """Another workspace with a smaller id, that Hana came to later."""
    first = UUID("00000000-0000-7000-8000-000000000000")
    elsewhere = Workspace.objects.create(id=first, key="ZZ", name="Elsewhere")
    by = Actor.system("setup")
    other = people.add_organisation(by=by, workspace=elsewhere, name_en="Other", short_name_en="Other")
    people.join(by=by, workspace=elsewhere, user=cast.hana, organisation=other, role="analyst")
    return elsewhere


def erase(who):
    erase_person(by=Actor(user=who), person=who)


def queries(act) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        act()
    return [one["sql"] for one in asked]


def place_of(said: list[str], *words: str) -> int:
    """Which query is the first with all of ``words``."""
    return next(place for place, sql in enumerate(said) if all(word in sql for word in words))


def test_a_name_is_looked_for_as_a_word_and_an_address_anywhere(cast):
    """At the end of a name no Latin letter goes on; particles may."""
    li = User.objects.create_user("li@madang.example", None, name="Li")
    told = ["Liaison with Ali", "@Li, is it so?", "Li가 썼습니다", "x-LI@madang.example.org"]
    for number, text in enumerate(told):
        KeptMail.objects.create(to="minji@madang.example", subject="What changed", text=text)
        fields = {"credential": "c", "fingerprint": "f", "leased_until": timezone.now()}
        IdempotentRequest.objects.create(user=cast.minji, key=str(number), body={"said": [text]}, **fields)
    erase(li)
    assert [one.text for one in KeptMail.objects.all()] == ["Liaison with Ali"]
    assert [one.key for one in IdempotentRequest.objects.all()] == ["0"]


@pytest.mark.parametrize(
    ("edited", "stays"),
    [
        ("Later: {call} again", "Later: [@A former member](mention:{pk}) again"),
        ("Later, to nobody", "Later, to nobody"),
    ],
)
def test_a_text_that_changes_meanwhile_keeps_what_was_said_last(
    cast, comment, call, monkeypatch, edited, stays
):
    ours = forgetting.relabel_mentions

    def edited_meanwhile(text, person, label):
        if "is it so" in text:
            Comment.objects.filter(pk=comment.pk).update(text=edited.format(call=call), text_html="")
        return ours(text, person, label)

    monkeypatch.setattr(forgetting, "relabel_mentions", edited_meanwhile)
    forgetting.forget_mentions(cast.hana)
    comment.refresh_from_db()
    assert comment.text == stays.format(pk=cast.hana.pk)
    assert ("A former member" in comment.text_html) == ("A former member" in comment.text)


@pytest.mark.parametrize("column", ["proposal", "summary", "mandate", "text"])
def test_search_keeps_no_name_in_any_part_of_an_initiative(cast, initiative, call, column):
    Initiative.objects.update(**{column: f"Asked of {call}"})
    kept_before_and_after(cast, "initiative")


def test_search_keeps_no_name_in_facts(cast, initiative, call):
    Fact.objects.create(initiative=initiative, added_by=cast.minji, text=f"{call} counted")
    kept_before_and_after(cast, "fact")


def test_search_keeps_no_name_in_questions(cast, initiative, call):
    Question.objects.create(initiative=initiative, added_by=cast.minji, text=f"What does {call} say?")
    kept_before_and_after(cast, "question")


def kept_before_and_after(cast, kind):
    dispatch.dispatch(cast.workspace.pk)
    search.reindex(everything=True)
    named = [one.type for one in SearchEntry.objects.all() if "Hana Kim" in one.title + one.body]
    assert named == [kind]
    erase(cast.hana)
    dispatch.dispatch(cast.workspace.pk)
    assert [one.type for one in SearchEntry.objects.all() if "Hana" in one.title + one.body] == []


def test_several_workspaces_are_locked_in_the_order_of_their_ids(cast, elsewhere, operator):
    """Before anything in one of them: of two who are erased at once the later waits."""
    memberships = Membership.objects.filter(user=cast.hana).order_by("pk")
    assert [one.workspace.key for one in memberships] == ["AI", "ZZ"]  # the id of ZZ is the smaller one
    asked = queries(lambda: erase(cast.hana))
    locked = place_of(asked, 'FROM "accounts_workspace"', 'ORDER BY "accounts_workspace"."id"')
    assert place_of(asked, 'FROM "accounts_user"') < locked < place_of(asked, 'UPDATE "')
    if connection.vendor == "postgresql":
        assert "FOR NO KEY UPDATE" in asked[locked]


def test_who_is_shut_out_is_so_under_the_lock_of_their_workspaces(cast, operator):
    """So that an owner who leaves at that moment does not count on them."""
    asked = queries(lambda: operators.deactivate_user(by=Actor(user=operator), user=cast.jiwoo))
    locked = place_of(asked, 'FROM "accounts_workspace"', 'ORDER BY "accounts_workspace"."id"')
    assert place_of(asked, 'FROM "accounts_user"') < locked < place_of(asked, 'UPDATE "accounts_user"')
    if connection.vendor == "postgresql":
        assert "FOR NO KEY UPDATE" in asked[locked]


@pytest.mark.parametrize("act", ["erased", "shut out"])
def test_every_session_ends_before_anything_is_locked(cast, operator, act):
    for _ in range(2):
        Client().force_login(cast.hana)  # no line in the list of sessions says whose these are
    Client().force_login(cast.dohyun)

    def go():
        if act == "erased":
            erase(cast.hana)
        else:
            operators.deactivate_user(by=Actor(user=operator), user=cast.hana)

    asked = queries(go)
    assert place_of(asked, 'DELETE FROM "django_session"') < place_of(asked, 'FROM "accounts_user"')
    assert [one.get_decoded()["_auth_user_id"] for one in Session.objects.all()] == [str(cast.dohyun.pk)]
