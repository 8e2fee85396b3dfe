"""Random roles, stages, audiences, named readers and endings: whoever is told of something may read it, at that moment.

In the first world everybody is there and reads everything, so that each verb is told to somebody; the others are
random, and half of the verbs happen in each.

Who may read is said here once more, in plain words and without the product's queries.
"""

import re
from collections import Counter
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, example, given
from hypothesis import settings as of_hypothesis
from hypothesis import strategies as st

from accounts.models import KeptMail, Membership, Role, User
from deliberation.actions import discussion, mail, votes
from deliberation.activity import KINDS
from deliberation.activity.kinds import nobody
from deliberation.dispatch import dispatch
from deliberation.models import (
    Argument,
    Audience,
    Case,
    Comment,
    Deadline,
    Decision,
    Follow,
    Initiative,
    Mention,
    NamedReader,
    Notification,
    Preparation,
    Stage,
    Webhook,
)
from deliberation.outbox import record
from tests.cast import Cast
from tests.safe_text.everything import Everything, build

TOLD = sorted(verb for verb, kind in KINDS.items() if kind.audience is not nobody)
STEERING = {Role.FACILITATOR, Role.OWNER}
PEOPLE = ("jiwoo", "minji", "hana", "dohyun", "taeho", "yuna", "ben")
OF_A_WORKSPACE = {
    *("body", "case", "commitment", "deadline", "meeting", "policy_record", "preparation", "source"),
    "webhook",
}
REF = re.compile(r"\bAI-\d+")
PLACES = 4  # with a proposal, of everything's five

PERSON = st.fixed_dictionaries(
    {
        "role": st.sampled_from(Role.values),
        "ended": st.sampled_from([False, False, True]),
        "is_active": st.sampled_from([True, True, True, False]),
    }
)
PLACE = st.fixed_dictionaries(
    {
        "stage": st.sampled_from([Stage.DRAFT, Stage.OPEN, Stage.OPEN, Stage.DECIDING, Stage.DECIDED]),
        "audience": st.sampled_from(Audience.values),
        "author": st.sampled_from(PEOPLE[:-1]),
        "named": st.dictionaries(st.sampled_from(PEOPLE), st.booleans(), max_size=3),
    }
)
WORLD = st.fixed_dictionaries(
    {
        "people": st.fixed_dictionaries(dict.fromkeys(PEOPLE, PERSON)),
        "places": st.lists(PLACE, min_size=PLACES, max_size=PLACES),
    }
)
ALL_THERE = {
    "people": {name: {"role": Role.OWNER, "ended": False, "is_active": True} for name in PEOPLE},
    "places": [
        {"stage": Stage.OPEN, "audience": Audience.WORKSPACE, "author": "minji", "named": {}}
        for _place in range(PLACES)
    ],
}
HALF = st.sampled_from([TOLD[::2], TOLD[1::2]])
WISHES = st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from(Follow.Level.values))


@pytest.fixture
def everything(cast, settings):
    """One of everything, all of it told: a wording of another meaning, a mention that is new; all follow all."""
    settings.EMAIL_BACKEND = "accounts.kept_mail.EmailBackend"
    everything = build(cast)
    argument = everything.scene.argument
    votes.cast_vote(by=cast.actor(cast.dohyun), argument=argument, value=1)
    Argument.objects.filter(pk=argument.pk).update(revision=2, meaning_since=2)
    by = cast.actor(cast.hana)
    comment = discussion.add_comment(
        by=by, initiative=argument.initiative, argument=argument, text="Ask them"
    )
    for noun in (Case, Deadline, Preparation):
        noun.objects.update(owner=cast.hana)
    dispatch(cast.workspace.pk)
    Mention.objects.create(comment=comment, user=cast.taeho)
    for person in (getattr(cast, name) for name in PEOPLE):
        for initiative in Initiative.objects.all():
            Follow.objects.update_or_create(
                user=person, initiative=initiative, defaults={"level": Follow.Level.EVERYTHING}
            )
    return everything


def test_whoever_is_told_may_read_at_that_moment(everything, cast):
    told: Counter[str] = Counter()

    @of_hypothesis(
        max_examples=4,
        phases=[Phase.explicit, Phase.generate],
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @example(happening=ALL_THERE, telling=ALL_THERE, leaving=ALL_THERE, wishes={}, actor="ben", verbs=TOLD)
    @given(
        happening=WORLD,
        telling=WORLD,
        leaving=WORLD,
        wishes=WISHES,
        actor=st.sampled_from(PEOPLE),
        verbs=HALF,
    )
    def holds(happening, telling, leaving, wishes, actor, verbs):
        with transaction.atomic():
            settle(cast, happening)
            for name, level in wishes.items():
                Follow.objects.filter(user=getattr(cast, name)).update(level=level)
            already = set(Notification.objects.values_list("pk", flat=True))
            happen(everything, getattr(cast, actor), verbs)
            settle(cast, telling)
            dispatch(cast.workspace.pk)
            told.update(notices_are_for_readers(cast, already))
            settle(cast, leaving)
            told.update(letters_are_for_readers(cast))
            transaction.set_rollback(True)

    holds()
    assert told["mail"] > 25
    assert {verb for verb in TOLD if not told[verb]} == set()


def notices_are_for_readers(cast: Cast, already: set) -> Counter[str]:
    rows = Notification.objects.exclude(pk__in=already).select_related("activity")
    for row in rows:
        assert row.user_id in readers(cast, row.activity.initiative_id), row.activity.verb
        assert row.user_id != row.activity.actor_id
    return Counter(row.activity.verb for row in rows)


def letters_are_for_readers(cast: Cast) -> Counter[str]:
    """What leaves by mail in a week: each place that a letter names is one that its reader sees now."""
    moment = timezone.now() + timedelta(days=8)
    mail.plan_due(moment)
    mail.send_due(moment)
    seen = {initiative.ref: readers(cast, initiative.pk) for initiative in Initiative.objects.all()}
    people = dict(User.objects.values_list("email", "pk"))
    sent = KeptMail.objects.exclude(to="new@madang.example")
    for letter in sent:
        reader = people[letter.to]
        assert reader in readers(cast, None), letter.subject
        for ref in set(REF.findall(f"{letter.subject} {letter.text} {letter.html}")):
            assert reader in seen[ref], (ref, letter.subject)
    return Counter(mail=len(sent))


def readers(cast: Cast, initiative_id) -> set:
    """Who reads a place as a member, as DOMAIN says it: person by person, and no query of the product's."""
    members = Membership.objects.filter(workspace=cast.workspace).select_related("user")
    present = [
        one for one in members if one.ended_at is None and one.user.is_active and one.user.kind == "person"
    ]
    if initiative_id is None:
        return {one.user_id for one in present}
    place = Initiative.objects.get(pk=initiative_id)
    named = dict(NamedReader.objects.filter(initiative=place).values_list("user_id", "may_edit"))

    def reads(one: Membership) -> bool:
        if one.role in STEERING or one.user_id == place.author_id:
            return True
        if place.stage == Stage.DRAFT:
            return named.get(one.user_id, False)
        return place.audience != Audience.NAMED or one.user_id in named

    return {one.user_id for one in present if reads(one)}


def settle(cast: Cast, world: dict) -> None:
    """Make it so, behind the verbs' back: whatever way led there, telling has to look again."""
    for name, is_like in world["people"].items():
        user = getattr(cast, name)
        User.objects.filter(pk=user.pk).update(is_active=is_like["is_active"])
        ended = timezone.now() if is_like["ended"] else None
        Membership.objects.filter(user=user).update(role=is_like["role"], ended_at=ended)
    for place, is_like in zip(
        Initiative.objects.exclude(proposal="").exclude(summary="").order_by("number"),
        world["places"],
        strict=True,
    ):
        author = getattr(cast, is_like["author"])
        rows = Initiative.objects.filter(pk=place.pk)
        rows.update(stage=is_like["stage"], audience=is_like["audience"], author=author)
        NamedReader.objects.filter(initiative=place).delete()
        NamedReader.objects.bulk_create(
            NamedReader(initiative=place, user=getattr(cast, name), may_edit=may_edit)
            for name, may_edit in is_like["named"].items()
        )


def happen(everything: Everything, who: User, verbs: list[str]) -> None:
    """Each of the verbs, as if ``who`` had done it just now."""
    scene, by = everything.scene, everything.cast.actor(who)
    decision = Decision.objects.latest("proposed_at")
    about = {
        "action": scene.action,
        "argument": scene.argument,
        "body": scene.table.body,
        "case": scene.case,
        "challenge": scene.challenge.challenge,
        "comment": scene.comment,
        "comment.edited": Comment.objects.latest("pk"),
        "commitment": scene.commitment,
        "deadline": scene.deadline,
        "decision": decision,
        "duplicate": scene.mark,
        "evidence": scene.evidence,
        "indicator": scene.indicator,
        "initiative": scene.initiative,
        "link": scene.link,
        "meeting": scene.table.proposed,
        "policy_record": scene.policy,
        "position": scene.initiative.positions.first(),
        "preparation": scene.preparation,
        "status_report": scene.status_report,
        "report": scene.initiative.reports.first(),
        "source": scene.evidence.source,
        "suggestion": scene.suggestion,
        "webhook": Webhook.objects.get(),
    }
    arguments = {"challenge": scene.challenge, "argument.responded": scene.response}
    for verb in verbs:
        noun = verb.partition(".")[0]
        argument = arguments.get(verb) or arguments.get(noun, scene.argument)
        if noun in ("initiative", "action", "decision", "indicator", "status_report"):
            argument = None
        place = decision.initiative if noun == "decision" else scene.initiative
        at = (
            {"workspace_id": place.workspace_id}
            if noun in OF_A_WORKSPACE
            else {"initiative": place, "argument": argument}
        )
        record(verb, by=by, subject=about.get(verb) or about[noun], **at, **details_of(verb, everything))


def details_of(verb: str, everything: Everything) -> dict:
    """Whatever any of these verbs tells beside its noun."""
    scene, cast = everything.scene, everything.cast
    before, after = ("open", "deciding") if verb.startswith("initiative") else ("unhandled", "in_hand")
    return {
        "after": after,
        "bearing": "supports",
        "before": before,
        "comment": str(scene.comment.pk),
        "complete": True,
        "event": str(everything.scene.event.pk),
        "fields": ["status"],
        "into": str(scene.duplicate.pk),
        "kind": "advantage",
        "meaning_changed": True,
        "outcome": "adopt",
        "reader": str(cast.hana.pk),
        "reason": "failing",
        "relation": "rebuts",
        "user": str(cast.hana.pk),
        "voided": True,
    }
