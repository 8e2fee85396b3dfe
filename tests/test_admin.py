"""The admin: operators look things up, act through verbs, and nothing in it changes or tells what it should not."""

import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib import admin
from django.db.models import JSONField
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions import create_token, note, open_feed
from accounts.models import KeptMail, MailService, OutgoingMail, SecurityEvent, Token, User
from deliberation import dispatch
from deliberation.actions import cases, commitments, minutes, operators, register, votes
from deliberation.errors import NotAllowed, NotNow
from deliberation.models import Activity, Argument, Delivery, Edition, IdempotentRequest, Tally
from deliberation.permissions import Actor
from deliberation.personal import WORDS, Words
from tests.canary import planting
from tests.canary.saying import of_workspace, said
from tests.cases import LICENCE, open_named_case
from tests.cast import MONDAY, argue
from tests.frontend.pages import queries_of, text_of
from tests.scene import set_scene

OURS = [noun for label in ("accounts", "deliberation") for noun in apps.get_app_config(label).get_models()]
USERS = "/admin/accounts/user/"


@pytest.fixture
def operator(db):
    return User.objects.create_superuser("operator@madang.example", name="Olga Operator")


@pytest.fixture
def browser(operator):
    client = Client()
    client.force_login(operator)
    return client


@pytest.fixture
def scene(cast):
    scene = set_scene(cast)
    votes.cast_vote(by=cast.actor(cast.hana), argument=scene.argument, value=1, reason="A private reason")
    create_token(user=cast.hana, name="Mine", scopes=("read",))
    KeptMail.objects.create(to="hana@madang.example", subject="A private subject", text="A private mail")
    return scene


@pytest.fixture
def whole(cast, scene):
    """With a row of every noun, and what opens a door or answered something among them."""
    dict(said(cast, scene)), dict(of_workspace(cast))
    _followed_up(cast, scene)
    IdempotentRequest.objects.create(
        user=cast.hana, credential="c", key="k", leased_until=MONDAY, body={"words": "A private answer"}
    )
    OutgoingMail.objects.create(key="account:9", person=cast.hana, not_before=MONDAY, sealed="A private door")
    note("session.started", user=cast.hana, address="198.51.100.7")
    MailService.objects.get_or_create()
    open_feed(user=cast.hana)
    _edition(cast)
    dispatch.dispatch(cast.workspace.pk)
    votes.withdraw_view(by=cast.actor(cast.dohyun, MONDAY), initiative=scene.initiative)  # waits to be told
    votes.state_view(by=cast.actor(cast.hana, MONDAY), initiative=scene.initiative, value="for")
    return scene


def _followed_up(cast, scene) -> None:
    """A word on minutes, a commitment that another supports, a policy that only it sees, a case with a named reader."""
    jiwoo, hana = cast.actor(cast.jiwoo), cast.actor(cast.hana)
    minutes.answer_minutes(by=jiwoo, meeting=scene.table.proposed, agreed=False, reason="A private doubt")
    commitments.add_commitment(
        by=hana, clause=scene.clause, deliverable="A private promise", lead=cast.msit, supporting=[cast.mofa]
    )
    kept = {"name_en": "A private policy", "country": "KR", "sharing": "named", "shared_with": [cast.mofa]}
    register.add_policy_record(by=hana, workspace=cast.workspace, **kept)
    cases.open_case(by=hana, workspace=cast.workspace, readers=[cast.dohyun], **LICENCE)
    open_named_case(cast)


def _edition(cast) -> None:
    period = {"starts_at": MONDAY, "ends_at": MONDAY + timedelta(days=7), "built_at": MONDAY}
    edition = Edition.objects.create(
        workspace=cast.workspace, cadence="weekly", from_seq=1, to_seq=2, **period
    )
    Delivery.objects.create(edition=edition, user=cast.hana)


def listed(noun) -> str:
    return reverse(f"admin:{noun._meta.app_label}_{noun._meta.model_name}_changelist")


def opened(row) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def test_every_noun_of_ours_is_in_it_and_nothing_else():
    assert set(admin.site._registry) == set(OURS)


@pytest.mark.parametrize("noun", OURS, ids=lambda noun: noun._meta.label)
def test_nothing_is_added_changed_or_deleted_in_it(browser, scene, noun):
    asked = admin.site._registry[noun]
    request = browser.get("/admin/").wsgi_request
    row = noun._default_manager.first()
    assert not asked.has_add_permission(request)
    assert not asked.has_change_permission(request, row)
    assert not asked.has_delete_permission(request, row)
    base = listed(noun)
    assert browser.get(f"{base}add/").status_code == 403
    assert browser.post(f"{base}add/", {"name": "x"}).status_code == 403
    if row is not None:
        before = list(noun._default_manager.order_by("pk").values())
        assert browser.post(opened(row), {"name": "x"}).status_code == 403
        assert browser.post(opened(row).replace("/change/", "/delete/"), {"post": "yes"}).status_code == 403
        browser.post(base, {"action": "delete_selected", "_selected_action": [str(row.pk)], "post": "yes"})
        assert list(noun._default_manager.order_by("pk").values()) == before


@pytest.mark.parametrize("noun", OURS, ids=lambda noun: noun._meta.label)
def test_every_page_opens(browser, scene, noun):
    assert browser.get(listed(noun)).status_code == 200
    row = noun._default_manager.first()
    if row is not None and noun is not Token:
        assert browser.get(opened(row)).status_code == 200


@pytest.mark.parametrize("noun", [Argument, Activity, Tally], ids=lambda noun: noun._meta.label)
def test_a_list_costs_the_same_however_long_it_is(cast, browser, initiative, noun):
    def cost(count: int) -> int:
        for number in range(count):
            argue(cast, initiative, f"Claim {number}")
        return queries_of(browser, listed(noun))

    assert cost(1) == cost(30)


# What would tell a vote, or how votes come out, or what an answer said: said anew, whatever the admin has.
UNTOLD = {
    "Vote": {"value", "reason"},
    "VoteChange": {"value", "reason"},
    "View": {"value", "reason"},
    "Activity": {"details"},
    "Tally": {"agree", "disagree", "unsure", "earlier", "label", "order_value"},
    "IdempotentRequest": {"body", "headers", "fingerprint", "credential"},
    "OutgoingMail": {"sealed"},
    "KeptMail": {"subject", "headers", "text", "html"},
    "Invitation": {"secret_digest"},
    "User": {"password"},
    "Token": {"digest"},
}
NAMES_OF_PLACES = ("accounts.Workspace.", "accounts.Organisation.")  # for operators to find them
COLUMN = re.compile(r"(?:field|column)-([a-z_]+)")


def test_no_page_of_it_tells_words_or_what_opens_a_door(browser, whole):
    sown = sow()
    for noun in OURS:
        for path in pages_of(noun):
            page = browser.get(path)
            shown = page.content.decode()
            told = [column for column, word in sown.items() if word in shown or "A private" in shown]
            assert (page.status_code, told) == (200, []), path


def test_no_page_of_it_tells_how_somebody_voted_or_how_votes_come_out(browser, whole):
    """By the names of the columns, as numbers are like other numbers."""
    tried = set()
    for noun in OURS:
        for path in pages_of(noun):
            columns = set(COLUMN.findall(browser.get(path).content.decode()))
            assert columns & UNTOLD.get(noun.__name__, set()) == set(), path
            tried |= {noun.__name__} if len(columns) > 1 else set()
    assert UNTOLD.keys() - tried == set()


def pages_of(noun) -> list[str]:
    """Its list, and its latest rows; each noun has one."""
    rows = list(noun._base_manager.order_by("-pk")[:3])
    assert rows, noun
    return [listed(noun), *(map(opened, rows) if noun is not Token else ())]


def sow() -> dict[str, str]:
    """A word of its own into every column that holds words, or what opens a door; by the names of the columns."""
    sown = {}
    for noun, field in planting.texts():
        column = f"{noun._meta.label}.{field.name}"
        if WORDS[column] in (Words.CODE, Words.PERSON) or column.startswith(NAMES_OF_PLACES):
            continue
        word = sown[column] = f"sown{len(sown):02}sown"
        row = noun._base_manager.latest("pk")
        value = [word] if isinstance(field, JSONField) else word
        with planting.whatever_only_grows():
            noun._base_manager.filter(pk=row.pk).update(**{field.name: value})
    return sown


def test_only_operators_come_in(cast, browser, client):
    for who, status in ((cast.jiwoo, 302), (cast.ben, 302)):
        client.force_login(who)
        assert client.get(USERS).status_code == status
    assert browser.get(USERS).status_code == 200


def act(browser, path: str, action: str, *rows):
    return browser.post(
        path, {"action": action, "_selected_action": [str(row.pk) for row in rows]}, follow=True
    )


def test_an_operator_shuts_somebody_out_and_lets_them_in_again(cast, browser, operator, scene):
    theirs = Client()
    theirs.post("/accounts/login/", {"login": cast.hana.email, "password": "courtyard-under-the-moon"})
    _token, text = create_token(user=cast.hana, name="Read", scopes=("read",))
    api = Client(headers={"Authorization": f"Bearer {text}"})
    before = Tally.objects.get(argument=scene.argument).electorate
    assert "Done for 1." in text_of(act(browser, USERS, "deactivate", cast.hana))
    dispatch.dispatch(cast.workspace.pk)
    assert theirs.get("/").status_code == 302
    assert api.get("/api/v1/me").status_code == 401
    assert Tally.objects.get(argument=scene.challenge).electorate == before - 1
    kept = SecurityEvent.objects.get(kind="operator.deactivated")
    assert (kept.user, kept.details) == (cast.hana, {"by": str(operator.pk)})
    assert Activity.objects.get(verb="membership.paused").system == "operator"
    act(browser, USERS, "reactivate", cast.hana)
    dispatch.dispatch(cast.workspace.pk)
    assert Tally.objects.get(argument=scene.challenge).electorate == before
    assert api.get("/api/v1/me").status_code == 200


def test_twice_is_as_good_as_once_and_nobody_shuts_oneself_out(cast, browser, operator, scene):
    for _ in range(2):
        act(browser, USERS, "deactivate", cast.hana)
    assert SecurityEvent.objects.filter(kind="operator.deactivated").count() == 1
    assert "Nobody shuts oneself out." in text_of(act(browser, USERS, "deactivate", operator))
    assert User.objects.get(pk=operator.pk).is_active


def test_an_operator_revokes_all_tokens_of_somebody(cast, browser, operator, scene):
    act(browser, USERS, "revoke_tokens", cast.hana)
    assert not Token.objects.filter(user=cast.hana).exists()
    kept = SecurityEvent.objects.get(kind="operator.tokens_revoked")
    assert kept.details == {"by": str(operator.pk), "tokens": 1}


@pytest.mark.parametrize(
    ("state", "after"), [("failed", "planned"), ("bounced", "planned"), ("accepted", "accepted")]
)
def test_an_operator_has_a_mail_tried_again_that_was_given_up(cast, browser, operator, state, after):
    mail = OutgoingMail.objects.create(
        key="notice:1",
        person=cast.hana,
        state=state,
        attempts=6,
        not_before=timezone.now() - timedelta(days=9),
    )
    act(browser, "/admin/accounts/outgoingmail/", "retry", mail)
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (after, 0 if after == "planned" else 6)
    assert SecurityEvent.objects.filter(kind="operator.mail_retried").exists() == (after == "planned")


def test_a_mail_whose_secret_is_forgotten_is_not_tried_again(cast, operator):
    mail = OutgoingMail.objects.create(
        key="account:1", person=cast.hana, state="failed", not_before=timezone.now()
    )
    assert operators.retry_mail(by=Actor(user=operator), mail=mail) is False


def test_nobody_but_an_operator_in_a_session_does_any_of_it(cast, operator):
    token, _text = create_token(user=operator, name="All", scopes=("admin",))
    for by in (Actor(user=cast.jiwoo), Actor(user=operator, token=token), Actor()):
        for do in (operators.deactivate_user, operators.reactivate_user, operators.revoke_tokens):
            with pytest.raises(NotAllowed):
                do(by=by, user=cast.hana)
    User.objects.filter(pk=cast.hana.pk).update(is_active=False, email="", name="", erased_at=timezone.now())
    with pytest.raises(NotNow):
        operators.reactivate_user(by=Actor(user=operator), user=cast.hana)
