"""A workspace in which there is one of everything that holds a text."""

import csv
from dataclasses import dataclass, replace
from hashlib import sha256
from io import StringIO

from django.core.files.base import ContentFile

from accounts.actions import create_token
from accounts.models import User
from deliberation import dispatch
from deliberation.actions import (
    arguments,
    briefs,
    commitments,
    digests,
    discussion,
    facts,
    invitations,
    minutes,
    moderation,
    positions,
    readers,
    register,
    saved_views,
    services,
    sources,
    votes,
    webhooks,
)
from deliberation.models import (
    ArrivedMail,
    Commitment,
    Job,
    Source,
    WebhookDelivery,
)
from tests.cases import open_named_case
from tests.cast import Cast, argue, open_initiative
from tests.payloads import PAYLOADS
from tests.scene import Scene, set_scene
from tests.table import Laid

from .settled import decided_in, settled_in


@dataclass(frozen=True)
class Everything:
    """AI-1 is the scene; ``ids`` are what addresses name: of the brief, of what is hidden, decided and public, …"""

    cast: Cast
    scene: Scene
    ids: dict[str, object]


def build(cast: Cast) -> Everything:
    scene = set_scene(cast)
    ids = {**_of(cast, scene), **_said_in(cast, scene), **_hidden_in(cast, scene), **_brief_of(cast)}
    public = open_initiative(cast, audience="public")
    argue(cast, public, "One voice in public")
    ids |= {"decided": decided_in(cast).ref, "public": public.ref, **_doors_of(cast), **settled_in(cast)}
    dispatch.dispatch(cast.workspace.pk)
    return Everything(cast=cast, scene=scene, ids=ids)


def _of(cast: Cast, scene: Scene) -> dict[str, object]:
    nouns = (
        "initiative",
        "argument",
        "comment",
        "evidence",
        "action",
        "indicator",
        "option",
        "status_report",
        "criterion",
        "fact",
        "question",
        "suggestion",
        *("event", "deadline", "preparation", "pledge"),
        "agreement",
        "clause",
        "commitment",
        "milestone",
    )
    return {
        **{noun: getattr(scene, noun).pk for noun in nouns},
        **{name: one.pk for name, one in vars(_refused(cast, scene.table)).items()},
        "source": scene.evidence.source_id,
        "withdrawn": _withdrawn(cast, scene).pk,
        "policy": scene.policy.pk,
        "case": scene.case.pk,
        "named": open_named_case(cast).pk,
        "abroad": register.add_policy_record(
            by=cast.actor(cast.hana), workspace=cast.workspace, name_en="AI Act", country="EU"
        ).pk,
        "hana": cast.hana.pk,
        "msit": cast.msit.pk,
        "membership": cast.workspace.memberships.get(user=cast.hana).pk,
    }


def _refused(cast: Cast, table: Laid) -> Laid:
    """The table, where an organisation refused minutes that were proposed again."""
    hana = cast.actor(cast.hana)
    minutes.answer_minutes(
        by=cast.actor(cast.jiwoo), meeting=table.proposed, agreed=False, reason="Too early"
    )
    minutes.propose_minutes(by=hana, meeting=table.proposed)
    return table


def _withdrawn(cast: Cast, scene: Scene) -> Commitment:
    by = cast.actor(cast.minji)
    made = commitments.add_commitment(
        by=by, clause=scene.clause, deliverable="A second register", lead=cast.mofa
    )
    return commitments.withdraw_commitment(by=by, commitment=made, reason="One is enough")


def _doors_of(cast: Cast) -> dict[str, object]:
    """Tokens, invitations by link and by mail, an operator, a note for the next digest, an answer by mail."""
    by, place = cast.actor(cast.jiwoo), cast.workspace
    for person in (cast.hana, cast.minji, cast.jiwoo):
        token, _text = create_token(user=person, name="Dashboard", scopes=("read", "admin"))
    invitations.invite_by_mail(by=by, workspace=place, emails=["new@madang.example"], organisation=cast.msit)
    _invitation, link = invitations.invite_by_link(by=by, workspace=place, organisation=cast.msit)
    User.objects.filter(pk=cast.jiwoo.pk).update(is_staff=True, is_superuser=True)
    digests.write_note(by=cast.actor(cast.minji), workspace=place, text="Read this first")
    service = services.add_service(
        by=by, workspace=place, name="Statistics", organisation=cast.msit, role="analyst"
    )
    address = "https://system.example/hooks"
    webhook, _secret = webhooks.add_webhook(
        by=replace(by, token=token), workspace=place, address=address, description="Dashboard"
    )
    WebhookDelivery.objects.create(webhook=webhook, type="ping", state="failed", status=500, answer="No")
    held = ArrivedMail.objects.create(person=cast.hana, state="held", digest="x", text="Both pay")
    saved_views.save_view(
        by=cast.actor(cast.hana), workspace=place, listing="initiatives", name="Open", query={"stage": "open"}
    )
    return {
        "table": _table(cast).pk,
        "import": _handed_in(cast).pk,
        "service": service.pk,
        "webhook": webhook.pk,
        "held": held.pk,
        "secret": link.rstrip("/").rsplit("/", 1)[-1],
    }


def _handed_in(cast: Cast) -> Job:
    """An import that failed at each line of the corpus, and says what could not be carried over."""
    notes = [one.replace("\0", "") for one in PAYLOADS]  # PostgreSQL keeps no such sign
    faults = [
        {"line": line, "field": said, "code": "invalid", "detail": said} for line, said in enumerate(notes)
    ]
    return Job.objects.create(
        kind="import",
        format="csv",
        workspace=cast.workspace,
        asked_by=cast.minji,
        state="failed",
        upload_name="arguments.csv",
        faults=faults,
        report={"notes": notes},
    )


def _table(cast: Cast) -> Job:
    """A table that waits for its columns, which are called like the corpus; so are its cells."""
    names = [one.replace("\0", "") for one in dict.fromkeys(PAYLOADS)][:40]
    text = StringIO()
    csv.writer(text).writerows([names, names])
    job = Job(kind="import", format="csv", workspace=cast.workspace, asked_by=cast.minji, state="asking")
    job.dry_run, job.upload_name = True, "table.csv"
    job.upload.save("table", ContentFile(text.getvalue().encode()), save=False)
    job.save()
    return job


def _said_in(cast: Cast, scene: Scene) -> dict[str, object]:
    hana, jiwoo = cast.actor(cast.hana), cast.actor(cast.jiwoo)
    for value in (1, -1):
        votes.cast_vote(by=hana, argument=scene.argument, value=value, reason="It held in 2015")
    votes.state_view(by=hana, initiative=scene.initiative, value="for_with_changes", reason="Later")
    for argument in (None, scene.argument):
        positions.state_position(
            by=jiwoo,
            initiative=scene.initiative,
            stand="support_with_conditions",
            conditions="With a budget",
            argument=argument,
        )
    facts.cite_fact(by=hana, fact=scene.fact, source={"title": "A report"}, quote="Two of them")
    file = sources.add_source(by=hana, workspace=cast.workspace, title="A file")
    file.file.save("kept.txt", ContentFile(b"text"))
    Source.objects.filter(pk=file.pk).update(file_name="kept.txt", content_hash=sha256(b"text").hexdigest())
    hoax = sources.add_source(by=hana, workspace=cast.workspace, title="A hoax")
    sources.refute_source(by=hana, source=hoax, refuted_why="Nobody said so")
    called = f"[@Hana](mention:{cast.hana.pk}) said so"
    discussion.add_comment(
        by=cast.actor(cast.dohyun), initiative=scene.initiative, argument=scene.argument, text=called
    )
    report = moderation.report(by=cast.actor(cast.dohyun), thing=scene.comment, reason="Off the topic")
    readers.name_reader(by=cast.actor(cast.minji), initiative=scene.initiative, user=cast.taeho)
    return {"report": report.pk, "file": file.pk, "refuted": hoax.pk}


def _hidden_in(cast: Cast, scene: Scene) -> dict[str, object]:
    """Somebody's argument, evidence and comment that a facilitator hid; a wording that was changed."""
    minji, hana = cast.actor(cast.minji), cast.actor(cast.hana)
    hidden = argue(cast, scene.initiative, "Nobody should read this")
    leaflet = sources.add_evidence(
        by=hana, argument=scene.response, source={"title": "A leaflet"}, quote="So"
    )
    remark = discussion.add_comment(
        by=hana, initiative=scene.initiative, argument=scene.argument, text="Rude"
    )
    for thing in (hidden, leaflet, remark):
        moderation.hide(by=minji, thing=thing, reason="Names a person")
    mended = argue(cast, scene.initiative, "This was said otherwise before")
    votes.cast_vote(by=cast.actor(cast.dohyun), argument=mended, value=1)
    arguments.revise_argument(by=hana, argument=mended, claim="This is said otherwise now", version=None)
    return {"hidden": hidden.number, "mended": mended.number}


def _brief_of(cast: Cast) -> dict[str, object]:
    """A brief to be reviewed that holds the corpus, and a short one that was taken."""
    lines = [" ".join(one.replace("\0", "").split()) for one in PAYLOADS]
    minji = cast.actor(cast.minji)
    read, short = (
        briefs.hand_in_brief(by=minji, workspace=cast.workspace, text=f"A plan\n\nAdvantages\n{said}\n")
        for said in ("\n".join(f"- It carries further {one}" for one in lines), "- It carries further")
    )
    return {"brief": read.pk, "taken": briefs.accept_brief(by=minji, brief=short).ref}
