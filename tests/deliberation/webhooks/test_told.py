"""What a webhook is told, and what never: nothing that its owner may not see, and no vote."""

from datetime import timedelta

import pytest
from django.conf import settings
from standardwebhooks import Webhook as Verifier

from accounts.models import Membership
from deliberation import dispatch
from deliberation.actions import (
    arguments,
    discussion,
    initiatives,
    mail,
    merging,
    moderation,
    people,
    positions,
    sources,
    suggestions,
    votes,
)
from deliberation.activity import KINDS
from deliberation.models import Activity, Change, WebhookDelivery
from deliberation.webhooks import TYPES
from deliberation.webhooks.events import PATHS, event_of, payload_of, types_of
from tests.api.client import caller
from tests.cast import MONDAY, SETUP, argue, draft_initiative, open_initiative
from tests.scene import set_scene


def told(receiver) -> list[str]:
    return [got.said["type"] for got in receiver.got]


def test_a_message_is_thin_signed_and_leads_to_what_it_is_about(cast, keep, receiver, initiative, tell):
    webhook = keep()
    argument = argue(cast, initiative, "One voice carries further")
    tell()
    (got,) = receiver.got
    said = Verifier(webhook.secret).verify(got.body, got.headers)
    activity = Activity.objects.get(verb="argument.added")
    assert said == {
        "type": "argument.added",
        "timestamp": "2026-05-04T00:00:00Z",
        "data": {
            "id": str(argument.pk),
            "ref": "AI-1#1",
            "url": f"{settings.BASE_URL}/api/v1/arguments/{argument.pk}",
            "seq": said["data"]["seq"],
        },
    }
    assert said["data"]["seq"] == Change.objects.number_of(activity) == Change.objects.latest("seq").seq
    assert got.id == str(WebhookDelivery.objects.get(activity=activity).pk)
    assert got.headers["content-type"] == "application/json"
    assert "One voice" not in got.body.decode()


def test_only_the_types_that_it_asks_for(cast, keep, receiver, initiative, tell):
    keep(types=["comment.added"])
    argument = argue(cast, initiative, "One voice carries further")
    discussion.add_comment(by=cast.actor(cast.hana), initiative=initiative, argument=argument, text="Since?")
    tell()
    assert told(receiver) == ["comment.added"]


def test_each_thing_once_however_often_its_consequences_happen(cast, keep, receiver, initiative, tell):
    keep()
    argue(cast, initiative, "One voice carries further")
    dispatch.dispatch(cast.workspace.pk)
    activity = Activity.objects.get(verb="argument.added")
    listening = dispatch.webhooks.listening(cast.workspace.pk)
    for _again in range(3):
        dispatch.webhooks.plan(activity, listening)
    tell()
    tell()
    assert told(receiver) == ["argument.added"]


def test_what_is_done_quietly_is_told_too_so_that_copies_stay_right(cast, keep, receiver, initiative, tell):
    keep()
    by = cast.actor(cast.minji, MONDAY).quietly()
    arguments.add_argument(by=by, initiative=initiative, kind="advantage", claim="Brought from elsewhere")
    tell()
    assert told(receiver) == ["argument.added"]


def test_nothing_of_another_workspace(cast, keep, receiver, tell):
    keep()
    elsewhere = people.create_workspace(by=SETUP, key="ZZ", name="Elsewhere")
    fields = {"name_en": "Other", "short_name_en": "Other"}
    people.add_organisation(by=SETUP, workspace=elsewhere, **fields)
    dispatch.dispatch(elsewhere.pk)
    tell()
    assert receiver.got == []
    people.add_organisation(by=SETUP, workspace=cast.workspace, **fields)
    tell()
    assert told(receiver) == ["organisation.added"]


# --- what the owner may not see --------------------------------------------------------------------


def test_a_service_is_told_of_no_draft_and_of_nothing_for_named_readers(cast, keep, service, receiver, tell):
    keep(owner=service("analyst"))
    draft_initiative(cast)
    open_initiative(cast, audience="named")
    tell()
    assert told(receiver) == []
    open_initiative(cast)
    tell()
    assert told(receiver) == ["initiative.started", "initiative.stage_changed"]


def test_who_steers_is_told_of_drafts(cast, keep, service, receiver, tell):
    keep(owner=service("facilitator"))
    draft_initiative(cast)
    tell()
    assert told(receiver) == ["initiative.started"]


def test_it_is_asked_again_when_the_message_leaves(cast, keep, service, receiver, initiative, tell):
    webhook = keep(owner=service("analyst"))
    argue(cast, initiative, "One voice carries further")
    dispatch.dispatch(cast.workspace.pk)
    assert WebhookDelivery.objects.filter(webhook=webhook, state="waiting").count() == 1
    type(initiative).objects.filter(pk=initiative.pk).update(audience="named")
    tell()
    row = WebhookDelivery.objects.get(webhook=webhook)
    assert (receiver.got, row.state, row.fault) == ([], "skipped", "not_seen")


def test_of_what_is_hidden_only_that_it_is(cast, keep, service, receiver, tell):
    scene = set_scene(cast)
    dispatch.dispatch(cast.workspace.pk)
    keep(owner=service("analyst"))
    hana, minji = cast.actor(cast.hana), cast.actor(cast.minji)
    moderation.hide(by=minji, thing=scene.argument, reason="Names a person")
    discussion.add_comment(by=minji, initiative=scene.initiative, text="Elsewhere")
    sources.edit_evidence(by=hana, evidence=scene.evidence, version=None, quote="Beneath it")
    tell()
    assert told(receiver) == ["argument.hidden", "comment.added"]


def test_a_comment_that_is_gone_before_its_message_leaves_is_told_as_gone_alone(
    cast, keep, receiver, initiative, tell
):
    keep()
    hana = cast.actor(cast.hana)
    comment = discussion.add_comment(by=hana, initiative=initiative, text="Too early")
    discussion.delete_comment(by=hana, comment=comment)
    tell()
    assert told(receiver) == ["comment.deleted"]


def test_a_comment_that_is_hidden_before_its_message_leaves_too(
    cast, keep, service, receiver, initiative, tell
):
    keep(owner=service("analyst"))
    comment = discussion.add_comment(by=cast.actor(cast.hana), initiative=initiative, text="Rude")
    moderation.hide(by=cast.actor(cast.minji), thing=comment, reason="Rude")
    tell()
    assert told(receiver) == ["comment.hidden"]


# --- votes -----------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def five(cast):
    """So many votes are needed before a tally is judged."""
    Membership.objects.filter(user=cast.taeho).update(role="analyst")


def vote_all(cast, argument, value: int = 1) -> None:
    for who in (cast.jiwoo, cast.minji, cast.hana, cast.dohyun, cast.taeho):
        votes.cast_vote(by=cast.actor(who), argument=argument, value=value)


def test_no_vote_is_sent_but_a_label_that_votes_moved(cast, keep, receiver, argument, tell):
    dispatch.dispatch(cast.workspace.pk)
    keep()
    votes.cast_vote(by=cast.actor(cast.hana), argument=argument, value=1)
    tell()
    assert told(receiver) == []
    vote_all(cast, argument)
    tell()
    moved = _labels_moved(argument)
    assert moved
    assert told(receiver) == ["argument.label_changed"] * len(moved)
    assert {got.said["data"]["id"] for got in receiver.got} == {str(argument.pk)}
    assert not {str(one.subject_id) for one in moved} & {got.said["data"]["id"] for got in receiver.got}


def _labels_moved(argument) -> list[Activity]:
    rows = Activity.objects.filter(verb="vote.cast", argument=argument)
    return [row for row in rows if row.details["label"][0] != row.details["label"][1]]


def test_before_results_are_out_nothing_tells_that_anybody_voted(cast, keep, receiver, tell):
    initiative = open_initiative(cast, results="at_close")
    argument = argue(cast, initiative, "One voice carries further")
    dispatch.dispatch(cast.workspace.pk)
    keep()
    vote_all(cast, argument)
    votes.state_view(by=cast.actor(cast.hana), initiative=initiative, value="for")
    dispatch.dispatch(cast.workspace.pk)
    tell()
    assert receiver.got == []
    assert not WebhookDelivery.objects.exists()


def test_a_label_whose_results_are_sealed_meanwhile_is_not_told(cast, keep, receiver, argument, tell):
    keep()
    initiative = argument.initiative
    vote_all(cast, argument)
    for number in range(3):
        argue(cast, initiative, f"Claim {number}")
    dispatch.dispatch(cast.workspace.pk)
    type(initiative).objects.filter(pk=initiative.pk).update(results="at_close")
    tell()
    assert "argument.label_changed" not in told(receiver)


def test_votes_views_and_reports_have_no_type():
    assert not {one for one in TYPES if one.partition(".")[0] in ("vote", "view", "report", "invitation")}
    assert "argument.label_changed" in TYPES
    assert "digest.published" in TYPES


# --- all of them -----------------------------------------------------------------------------------


def test_every_type_leads_somewhere_that_its_owner_reads(cast, keep, receiver, tell):
    """Whatever the scene does, and some more: each message's address answers its owner."""
    keep()
    scene = set_scene(cast)
    minji, hana, jiwoo = (cast.actor(who) for who in (cast.minji, cast.hana, cast.jiwoo))
    suggestions.accept_suggestion(by=hana, suggestion=scene.suggestion, version=None)
    merging.merge_argument(by=minji, argument=scene.duplicate, into=scene.argument)
    positions.state_position(by=jiwoo, initiative=scene.initiative, stand="support")
    initiatives.edit_initiative(by=minji, initiative=scene.initiative, version=None, title="Align both")
    people.add_organisation(by=jiwoo, workspace=cast.workspace, name_en="Labour", short_name_en="Labour")
    tell()
    from_here = {got.said["type"]: got.said["data"]["url"] for got in receiver.got}
    reader = caller(cast.jiwoo)
    failed = {kind: url for kind, url in from_here.items() if reader.get(url).status_code != 200}
    assert failed == {}
    assert len(from_here) > 12


def test_every_type_knows_where_its_subject_is_read():
    """Whatever verb gets a type, a path for the nouns that it is recorded with is there."""
    silent = {"vote", "view", "report", "invitation", "workspace", "digest", "webhook", "job", "attachment"}
    missing = {noun for noun in Activity.Subject.values if noun not in silent and noun not in PATHS}
    assert missing == set()
    assert {kind for kind in KINDS if KINDS[kind].webhook} == set(TYPES)


def test_a_merge_is_told_and_the_label_that_it_moved(cast, keep, receiver, argument, tell):
    other = argue(cast, argument.initiative, "A single voice is heard further", who=cast.dohyun)
    vote_all(cast, other)
    dispatch.dispatch(cast.workspace.pk)
    keep()
    merging.merge_argument(by=cast.actor(cast.minji), argument=other, into=argument)
    tell()
    activity = Activity.objects.get(verb="argument.merged")
    assert types_of(activity) == ["argument.merged", "argument.label_changed"]
    said = {got.said["type"]: got.said["data"]["ref"] for got in receiver.got}
    assert said == {"argument.merged": other.ref, "argument.label_changed": argument.ref}


def test_a_digest_is_told_to_its_reader_when_it_can_be_read(cast, keep, receiver, argument, tell):
    webhook, at = keep(types=["digest.published"]), MONDAY + timedelta(days=7)
    mail.plan_due(at)
    dispatch.dispatch(cast.workspace.pk)
    tell()
    assert receiver.got == []  # planned, and not there to be read
    mail.send_due(at)
    WebhookDelivery.objects.filter(webhook=webhook).update(not_before=MONDAY)
    tell()
    (got,) = receiver.got
    answer = caller(cast.jiwoo).get(got.said["data"]["url"])
    assert answer.status_code == 200
    assert got.said["data"]["url"].endswith(got.said["data"]["id"])


def test_the_same_message_says_the_same_each_time(cast, keep, argument):
    keep()
    activity = Activity.objects.select_related("workspace", "initiative", "argument", "entry").get(
        verb="argument.added"
    )
    said = [payload_of(event_of(activity, "argument.added")) for _again in range(2)]
    assert said[0] == said[1]
