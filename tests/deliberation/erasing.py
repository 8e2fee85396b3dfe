"""Hana before she is erased: what she said and did, what was told to her, and where tables name anybody."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.actions import create_token, note, open_feed
from accounts.models import Invitation, KeptMail, OutgoingMail, User
from deliberation import dispatch
from deliberation.actions import (
    arguments,
    cases,
    discussion,
    following,
    mail,
    moderation,
    readers,
    saved_views,
    sources,
    suggestions,
    votes,
)
from deliberation.actions.erasure import erase_person
from deliberation.exchange.asking import ask_export
from deliberation.models import ArrivedMail, Delivery, Edition, IdempotentRequest, Webhook, WebhookDelivery
from deliberation.permissions import Actor
from tests.api.client import caller
from tests.cases import LICENCE
from tests.cast import MONDAY, Cast
from tests.scene import Scene, set_scene


def erase(cast: Cast, who: User | None = None) -> None:
    who = who or cast.hana
    erase_person(by=Actor(user=who), person=who)
    dispatch.dispatch(cast.workspace.pk)


def set_whole_scene(cast: Cast) -> Scene:
    """Hana has argued, voted, been called, signed in, been mailed and invited; all of it was told."""
    scene = set_scene(cast)
    _said(cast, scene)
    _called(cast, scene)
    _came_in(cast)
    _invited(cast)
    dispatch.dispatch(cast.workspace.pk)
    mail.send_due(timezone.now() + timedelta(days=1))
    told = caller(cast.dohyun).post(
        f"arguments/{scene.argument.pk}/comments", {"text": _call(cast)}, Idempotency_Key="k"
    )
    assert told.status_code == 201
    dispatch.dispatch(cast.workspace.pk)
    KeptMail.objects.create(to="minji@madang.example", subject="What changed", text="Hana Kim added AI-1#1")
    return scene


# Each sort of text that is hers, but those of the scene; what is official is not among them.
REASONS = (
    "Because of 2015",
    "Before that I doubted",
    "Not before the budget",
    "Off the topic",
    "Figures of old",
)


def _said(cast: Cast, scene: Scene) -> None:
    hana, dohyun = cast.actor(cast.hana), cast.actor(cast.dohyun)
    votes.cast_vote(by=hana, argument=scene.argument, value=0, reason="Before that I doubted")
    votes.cast_vote(by=hana, argument=scene.argument, value=1, reason="Because of 2015")
    votes.cast_vote(by=hana, argument=scene.challenge, value=-1)
    votes.cast_vote(by=dohyun, argument=scene.argument, value=-1)
    votes.state_view(by=hana, initiative=scene.initiative, value="not_yet", reason="Not before the budget")
    moderation.report(by=hana, thing=scene.challenge, reason="Off the topic")
    sources.edit_evidence(
        by=hana, evidence=scene.evidence, version=None, grade="fair", grade_reason="Figures of old"
    )
    suggestions.suggest_wording(
        by=hana, argument=scene.challenge, claim="Two budgets and no summit", reasons="As was seen before"
    )


def _call(cast: Cast) -> str:
    return f"[@Hana Kim](mention:{cast.hana.pk}), is it so?"


def _called(cast: Cast, scene: Scene) -> None:
    """By name: in a comment, as a reader, as who handles a challenge, in a digest; and she answered by mail."""
    dohyun, minji = cast.actor(cast.dohyun), cast.actor(cast.minji)
    discussion.add_comment(by=dohyun, initiative=scene.initiative, argument=scene.argument, text=_call(cast))
    readers.name_reader(by=minji, initiative=scene.initiative, user=cast.hana)
    cases.open_case(by=dohyun, workspace=cast.workspace, readers=[cast.hana], **LICENCE)
    arguments.update_challenge(by=minji, argument=scene.challenge, version=None, responsible=cast.hana)
    edition = Edition.objects.create(
        workspace=cast.workspace,
        cadence="weekly",
        starts_at=MONDAY,
        ends_at=MONDAY + timedelta(days=7),
        from_seq=1,
        to_seq=2,
        built_at=MONDAY + timedelta(days=7),
    )
    Delivery.objects.create(edition=edition, user=cast.hana)
    asked = {"listing": "sources", "name": "Hana Kim's own", "query": {"q": "Hana Kim"}}
    saved_views.save_view(by=cast.actor(cast.hana), workspace=cast.workspace, **asked)
    ArrivedMail.objects.create(person=cast.hana, state="held", digest="x", text="So says Hana")
    following.set_follow(by=cast.actor(cast.hana), initiative=scene.initiative, level="everything")


def _came_in(cast: Cast) -> None:
    hana = cast.hana
    note("session.started", user=hana, address="198.51.100.7")
    create_token(user=hana, name="Hana Kim's dashboard", scopes=("read",))
    open_feed(user=hana)
    address = {"address": "https://hana.example/hooks", "description": "Hana Kim's dashboard"}
    webhook = Webhook.objects.create(workspace=cast.workspace, owner=hana, **address)
    WebhookDelivery.objects.create(webhook=webhook, type="ping", answer="Thanks, Hana Kim")
    EmailAddress.objects.create(user=hana, email=hana.email, verified=True, primary=True)
    Authenticator.objects.create(user=hana, type="totp", data={"secret": "sealed"})
    SocialAccount.objects.create(user=hana, provider="sso", uid="hana@madang.example")
    UserSession.objects.create(user=hana, session_key="hers", ip="198.51.100.7")
    IdempotentRequest.objects.create(user=hana, credential="hers", key="k", leased_until=MONDAY)
    ask_export(by=cast.actor(hana), workspace=cast.workspace, as_format="jsonl")
    # Which no page of ours writes.
    LogEntry.objects.create(user=hana, action_flag=1, object_repr="Hana Kim")
    hana.groups.add(Group.objects.create(name="Readers"))
    hana.user_permissions.add(Permission.objects.first())
    Client().force_login(hana)


def _invited(cast: Cast) -> None:
    fields = {
        "workspace": cast.workspace,
        "organisation": cast.msit,
        "invited_by": cast.jiwoo,
        "expires_at": timezone.now(),
        "email": "hana@madang.example",
    }
    Invitation.objects.create(**fields, secret_digest="1", used_at=timezone.now(), used_by=cast.hana)
    Invitation.objects.create(**fields, secret_digest="2")
    later = timezone.now() + timedelta(days=9)
    OutgoingMail.objects.create(key="invitation:1", address="Hana@madang.example", not_before=later)
    OutgoingMail.objects.create(key="notice:1", person=cast.hana, not_before=later)


def tables_with(*words: str) -> set[str]:
    """Every column of every table, ours or not, that holds one of ``words`` as text, whatever its type."""
    found = set()
    with connection.cursor() as cursor:
        for noun in apps.get_models(include_auto_created=True):
            table = noun._meta.db_table
            for field in noun._meta.concrete_fields:
                column = connection.ops.quote_name(field.column)
                cursor.execute(f"SELECT CAST({column} AS TEXT) FROM {connection.ops.quote_name(table)}")  # noqa: S608
                for (value,) in cursor.fetchall():
                    if value and any(word.lower() in value.lower() for word in words):
                        found.add(f"{table}.{field.column}")
    return found
