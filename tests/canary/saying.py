"""What is said at a place beyond the scene: of every noun with a text at least one, by the names of its rows."""

from collections.abc import Iterator
from datetime import timedelta

from django.core.files.base import ContentFile
from django.db.models import Model

from accounts.models import Invitation, Organisation
from deliberation.actions import (
    briefs,
    digests,
    discussion,
    facts,
    files,
    merging,
    moderation,
    people,
    positions,
    questions,
    readers,
    register,
    saved_views,
    services,
    sources,
    votes,
    webhooks,
)
from deliberation.actions.arguments import update_challenge
from deliberation.actions.snapshots import take_snapshot
from deliberation.models import (
    ArrivedMail,
    Condition,
    Confirmation,
    Decision,
    Disposition,
    Dissent,
    Job,
    Measurement,
    ReportWord,
    Trigger,
    WebhookDelivery,
)
from tests.cases import open_named_case
from tests.cast import MONDAY, Cast, argue
from tests.scene import Scene

BRIEF = """Two ministries, one voice

The ministries should set up one consultation body.

Advantages: One voice carries further in forums where norms are written.
"""


def said(cast: Cast, scene: Scene) -> Iterator[tuple[str, Model]]:
    yield from _discussed(cast, scene)
    yield from _backed(cast, scene)
    yield from _judged(cast, scene)
    yield from _hidden(cast, scene)
    yield from _decided(cast, scene)


def of_workspace(cast: Cast) -> Iterator[tuple[str, Model]]:
    """What a workspace has once: people, its library's file, briefs, an invitation, a note for the digest."""
    owner, hana = cast.actor(cast.jiwoo, MONDAY), cast.actor(cast.hana, MONDAY)
    workspace = cast.workspace
    yield "workspace", workspace
    yield "organisation", _quiet_organisation(cast)
    yield "user", cast.dohyun
    yield "membership", cast.dohyun.memberships.get(workspace=workspace)
    text = f"Figures of {workspace.key}".encode()
    yield "file", files.keep_file(by=hana, workspace=workspace, content=text, filename="figures.txt")[0]
    kept = {"name_en": "Kept to ourselves", "country": "KR", "sharing": "own", "status_since": MONDAY.date()}
    yield "named case", open_named_case(cast)
    yield "withheld policy", register.add_policy_record(by=hana, workspace=workspace, **kept)
    yield "brief", briefs.hand_in_brief(by=hana, workspace=workspace, text=BRIEF)
    accepted = briefs.hand_in_brief(by=hana, workspace=workspace, text=f"{BRIEF}\nAnd so on.")
    briefs.accept_brief(by=hana, brief=accepted)
    digests.write_note(by=owner, workspace=workspace, text="To be read first")
    service = services.add_service(
        by=owner, workspace=workspace, name="scout", organisation=cast.mofa, role="observer"
    )
    yield "service", service
    asked = {"listing": "initiatives", "name": "Of both", "query": {"q": "both ministries"}}
    yield "saved view", saved_views.save_view(by=hana, workspace=workspace, **asked)
    yield "job", _exported(cast, format="csv", options={"noun": "comments", "raw": False})
    yield "import", _handed_in(cast)
    address = "https://scout.example/hooks"
    webhook, _secret = webhooks.add_webhook(by=owner, workspace=workspace, address=address, description="out")
    yield "webhook", webhook
    told = {"state": "delivered", "answer": "Taken", "created_at": MONDAY}
    yield "message", WebhookDelivery.objects.create(webhook=webhook, type="ping", **told)
    held = {"state": "held", "text": "By mail", "digest": workspace.key}
    yield "reply", ArrivedMail.objects.create(person=cast.hana, **held)
    yield (
        "credential",
        services.create_service_token(by=owner, service=service, name="scout's", scopes=("read",))[0],
    )
    yield (
        "invitation",
        Invitation.objects.create(
            workspace=workspace,
            organisation=cast.mofa,
            email="somebody@madang.example",
            secret_digest=workspace.key,
            invited_by=cast.jiwoo,
            expires_at=MONDAY + timedelta(days=30),
        ),
    )


def _exported(cast: Cast, **fields) -> Job:
    """A file that Hana may take away."""
    job = Job(
        kind="export",
        workspace=cast.workspace,
        asked_by=cast.hana,
        state="done",
        as_role="analyst",
        expires_at=MONDAY + timedelta(days=365),
        created_at=MONDAY,
        **fields,
    )
    job.result.save("canary", ContentFile(b"a file"), save=False)
    job.save()
    return job


def _handed_in(cast: Cast) -> Job:
    """A table of Minji's that cannot be read as it is."""
    job = Job(
        kind="import",
        format="csv",
        workspace=cast.workspace,
        asked_by=cast.minji,
        state="failed",
        created_at=MONDAY,
        upload_name="arguments.csv",
        upload_hash="0" * 64,
        detail="The file cannot be imported as it is.",
        faults=[{"line": 2, "field": "claim", "code": "required", "detail": "Please write something here."}],
    )
    job.upload.save("canary", ContentFile(b"claim"), save=False)
    job.save()
    return job


def _quiet_organisation(cast: Cast) -> Organisation:
    """One that says nothing anywhere."""
    return people.add_organisation(
        by=cast.actor(cast.jiwoo, MONDAY), workspace=cast.workspace, name_en="Quiet", short_name_en="Quiet"
    )


def _discussed(cast: Cast, scene: Scene) -> Iterator[tuple[str, Model]]:
    dohyun, minji = cast.actor(cast.dohyun, MONDAY), cast.actor(cast.minji, MONDAY)
    here = {"initiative": scene.initiative, "argument": scene.argument}
    yield "reply", discussion.add_comment(by=dohyun, parent=scene.comment, text="Since 2024", **here)
    called = f"[@{cast.taeho.name}](mention:{cast.taeho.pk}), who pays?"
    yield "remark", discussion.add_comment(by=minji, initiative=scene.initiative, text=called)
    yield "report", moderation.report(by=dohyun, thing=scene.comment, reason="Off the topic")
    merged = argue(cast, scene.initiative, "One voice carries", who=cast.hana)
    merging.merge_argument(by=minji, argument=merged, into=scene.argument)
    yield "merged", merged
    yield "reader", readers.name_reader(by=minji, initiative=scene.initiative, user=cast.hana).user


def _backed(cast: Cast, scene: Scene) -> Iterator[tuple[str, Model]]:
    hana, dohyun = cast.actor(cast.hana, MONDAY), cast.actor(cast.dohyun, MONDAY)
    yield "source", scene.evidence.source
    sources.edit_evidence(
        by=hana,
        evidence=scene.evidence,
        version=None,
        quote="Word for word",
        grade="fair",
        grade_reason="Old figures",
    )
    facts.cite_fact(by=hana, fact=scene.fact, source=scene.evidence.source, quote="In two forums")
    questions.edit_question(
        by=hana, question=scene.question, version=None, answer="Both", arguments=[scene.argument]
    )
    update_challenge(
        by=dohyun,
        argument=scene.challenge,
        version=None,
        mitigation="Share it",
        responsible=cast.dohyun,
        due=MONDAY.date(),
    )


def _judged(cast: Cast, scene: Scene) -> Iterator[tuple[str, Model]]:
    hana, dohyun = cast.actor(cast.hana, MONDAY), cast.actor(cast.dohyun, MONDAY)
    for value in (1, -1):
        votes.cast_vote(by=dohyun, argument=scene.argument, value=value, reason=f"Because {value}")
    votes.cast_vote(by=hana, argument=scene.argument, value=1, reason="I said so")
    votes.state_view(by=dohyun, initiative=scene.initiative, value="not_yet", reason="Who pays?")
    for argument in (None, scene.argument):
        position = positions.state_position(
            by=hana,
            initiative=scene.initiative,
            argument=argument,
            stand="support_with_conditions",
            conditions="Both pay",
        )
        yield "position", position


def _hidden(cast: Cast, scene: Scene) -> Iterator[tuple[str, Model]]:
    """An argument, evidence and a comment, all by Hana, that Minji hid."""
    hana, minji = cast.actor(cast.hana, MONDAY), cast.actor(cast.minji, MONDAY)
    things = {
        "hidden argument": argue(cast, scene.initiative, "They are fools"),
        "hidden evidence": sources.add_evidence(
            by=hana, argument=scene.argument, source={"title": "A rumour"}
        ),
        "hidden comment": discussion.add_comment(by=hana, initiative=scene.initiative, text="Fools"),
    }
    for name, thing in things.items():
        yield name, moderation.hide(by=minji, thing=thing, reason="It names a private person")


def _decided(cast: Cast, scene: Scene) -> Iterator[tuple[str, Model]]:
    """A decision that was refused with a reason, as it stands after the initiative was opened again."""
    decision = Decision.objects.create(
        initiative=scene.initiative,
        outcome="adopt",
        rationale="It holds",
        state="refused",
        proposed_by=cast.minji,
        proposed_at=MONDAY,
    )
    by = {"organisation": cast.mofa, "by": cast.jiwoo, "at": MONDAY}
    Confirmation.objects.create(decision=decision, agreed=False, reason="Not yet", **by)
    Disposition.objects.create(decision=decision, challenge=scene.challenge, value="accept")
    yield "decision", decision
    read = {"on": MONDAY.date(), "value": 40, "note": "As counted", "taken_by": cast.hana}
    yield "reading", Measurement.objects.create(indicator=scene.indicator, **read)
    word = {"agreed": False, "reason": "Too short", "by": cast.jiwoo, "organisation": cast.mofa}
    yield "report word", ReportWord.objects.create(report=scene.status_report, round=1, at=MONDAY, **word)
    asked = {"text": "A keeper is named", "organisation": cast.msit}
    yield "condition", Condition.objects.create(decision=decision, place=0, **asked)
    signed = {"signed_by": cast.hana, "signed_at": MONDAY}
    yield "dissent", Dissent.objects.create(decision=decision, text="Too early", **signed)
    watched = {"kind": "position", "organisation": cast.msit, "note": "They pay", "added_by": cast.minji}
    yield "trigger", Trigger.objects.create(decision=decision, **watched)
    decision.confirmed_at = MONDAY  # of the snapshot alone: what it froze is told whatever comes after
    yield "snapshot", take_snapshot(decision, scene.initiative)
