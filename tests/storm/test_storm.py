"""All verbs by anybody at any time, in an order that nobody planned: afterwards everything still holds together."""

from collections import Counter
from datetime import date, timedelta
from inspect import signature
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from accounts.models import Invitation, Membership
from deliberation import integrity
from deliberation.actions import (
    decisions,
    dissents,
    initiatives,
    positions,
    reminders,
    services,
    status_reports,
    triggers,
    webhooks,
)
from deliberation.actions.conditions import Asked
from deliberation.dispatch import dispatch
from deliberation.errors import Refusal
from deliberation.models import Initiative
from deliberation.permissions import Actor
from tests.cast import MONDAY, Cast, argue, gather, open_initiative
from tests.scene import set_scene
from tests.verbs import verbs

from .drawn import CHANGES
from .hand import Hand, NothingThere, undrawn

VERBS = verbs()
TRIES = 8
LATER = date(2027, 5, 4)
PEOPLE = (*("jiwoo", "minji", "hana", "dohyun") * 4, "taeho", "yuna", "ben")
# Those that make a deliberation, more often than what stands around it.
OFTEN = [
    name
    for name in VERBS
    if name.split(".")[0]
    in {
        "votes",
        "merging",
        "arguments",
        "moving",
        "moderation",
        "discussion",
        "sources",
        "invitations",
        "joining",
        "webhooks",
    }
]
JOB = "a worker carries it out: tests/deliberation/exchange"
ELSEWHERE = {
    "bring_arguments.bring_arguments": JOB,
    "bring_comments.bring_comments": JOB,
    "bring_evidence.bring_evidence": JOB,
    "bring_evidence.bring_sources": JOB,
    "bring_facts.bring_facts": JOB,
    "bring_facts.bring_questions": JOB,
    "bring_initiatives.bring_initiative": JOB,
    "bring_policies.bring_policies": JOB,
    "jobs.ask_export": JOB,
    "jobs.ask_import": JOB,
    "jobs.cancel_job": JOB,
    "jobs.carry_out_import": JOB,
    "jobs.choose_columns": JOB,
    "people.create_workspace": "only the set-up may",
    "people.join": "only the set-up may",
    "replies.post_held": "what is held comes by mail: tests/deliberation/replies",
    "replies.discard_held": "what is held comes by mail: tests/deliberation/replies",
    "joining.accept_as_new": "for who is not signed in",
    "subscriptions.count_as_told": "only the set-up may",
    "erasure.erase_person": "who is erased acts no more, and the cast is small",
    "operators.deactivate_user": "operators are none of the cast",
    "operators.reactivate_user": "operators are none of the cast",
    "operators.revoke_tokens": "operators are none of the cast",
    "operators.retry_mail": "operators are none of the cast",
    "deliveries.resend_digest": "operators are none of the cast",
    "deliveries.preview_digest": "operators are none of the cast",
    "deliveries.lift_suspension": "operators are none of the cast",
    "mail_service.pause_mail": "operators are none of the cast",
    "mail_service.resume_mail": "operators are none of the cast",
    "mail_service.hold_mail": "operators are none of the cast",
    "mail_service.send_held_mail": "operators are none of the cast",
    "mail_service.drop_held_mail": "operators are none of the cast",
    "mail_service.bring_back_mail": "operators are none of the cast",
}
RARELY = {
    "discussion.edit_comment",  # its half hour is over after four tries of anything else
    "services.end_service",  # an owner, a service, and a token of it
    "services.revoke_service_token",
    "services.rotate_service_token",
    "webhooks.replay_delivery",  # one that has failed: nothing is sent in a storm
}


class Storm(RuleBasedStateMachine):
    """Each example is a transaction that is rolled back; the clock goes on with every step.

    Who does what comes from a seed: what Hypothesis would draw is the same few verbs again and again.
    """

    cast: Cast
    done: Counter[str]

    def __init__(self) -> None:
        super().__init__()
        self.at = MONDAY + timedelta(hours=1)
        self.deck: list[str] = []
        self.secrets: list[str] = []
        self.example = transaction.atomic()
        self.example.__enter__()

    @initialize(seed=st.integers(0, 2**32))
    def the_wind_rises(self, seed) -> None:
        self.chance = Random(seed)

    @rule(data=st.data())
    def something_happens(self, data) -> None:
        what = self.chance.random()
        if what < 0.05:
            self.the_calendar_goes_on()
        elif what < 0.1:
            self.whatever_happened_is_told_and_all_holds_together()
        else:
            self.somebody_does_something(data)

    def somebody_does_something(self, data) -> None:
        """Where one is refused another tries, with other rows and words."""
        name = self._next_verb()
        for who in self.chance.sample(PEOPLE, TRIES):
            if self._tried(name, who, data):
                self.done[name] += 1
                break

    def _tried(self, name: str, who: str, data) -> bool:
        self.at += timedelta(minutes=7)
        note(f"{who}: {name}")
        by = Actor(user=getattr(self.cast, who), acted_at=self.at)
        try:
            with transaction.atomic():
                given = Hand(data.draw, by, name, self.secrets).arguments_of(VERBS[name])
                self._hear(VERBS[name](by=by, **given))
        except (Refusal, NothingThere):
            return False
        return True

    def _hear(self, told: object) -> None:
        """Whoever makes a link is told its secret, this once; the storm passes it on."""
        match told:
            case Invitation(), str(secret) if secret:
                self.secrets.append(secret)

    def _next_verb(self) -> str:
        """Each once, and those that make a deliberation twice, before one comes again."""
        if not self.deck:
            self.deck = [name for name in (*VERBS, *OFTEN) if name not in ELSEWHERE]
            self.chance.shuffle(self.deck)
        return self.deck.pop()

    def the_calendar_goes_on(self) -> None:
        self.at += timedelta(days=self.chance.randint(0, 40))
        initiatives.close_due(self.at)
        reminders.remind_due(self.at)

    def whatever_happened_is_told_and_all_holds_together(self) -> None:
        dispatch(self.cast.workspace.pk)
        assert [str(fault) for fault in integrity.faults()] == []

    def teardown(self) -> None:
        try:
            self.whatever_happened_is_told_and_all_holds_together()
        finally:
            transaction.set_rollback(True)
            self.example.__exit__(None, None, None)


def blow(cast: Cast, *, examples: int, steps: int) -> Counter[str]:
    """How often each verb succeeded."""
    return run_storms(Storm, cast, dict, examples=examples, steps=steps)


def run_storms(storm: type[Storm], cast: Cast, begin, *, examples: int, steps: int) -> Counter[str]:
    """The same for a kind of storm, which knows what ``begin()`` gave when its scene was set."""
    done: Counter[str] = Counter()
    set_scene(cast)
    argue(
        cast, open_initiative(cast, audience="named", ballot="by_organisation"), "Among few", who=cast.minji
    )
    _come_to_decide(cast)
    _decide(cast)
    _let_systems_in(cast)
    dispatch(cast.workspace.pk)
    run_state_machine_as_test(
        type("OneStorm", (storm,), {"cast": cast, "done": done, **begin()}),
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            phases=(
                Phase.generate,
            ),  # a storm takes a minute to shrink a step at a time; its steps are printed
            report_multiple_bugs=False,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return done


def _come_to_decide(cast: Cast) -> None:
    """Three initiatives past voting, one with a decision that waits; two people speak for Foreign Affairs."""
    by = cast.actor(cast.minji, MONDAY)
    Membership.objects.filter(user=cast.minji).update(speaks_for=True)
    for title in ("To be decided", "To be decided, too", "To be confirmed"):
        place = open_initiative(cast, title=title)
        argue(cast, place, f"{title}: both pay")
        positions.state_position(by=cast.actor(cast.jiwoo, MONDAY), initiative=place, stand="support")
        initiatives.change_stage(by=by, initiative=place, to="deciding")
    decisions.propose_decision(by=by, initiative=place, outcome="adopt", rationale="Both pay.")


def _decide(cast: Cast) -> None:
    """A decision that stands, with a condition, a dissent and what may open it again; a report waits for its word."""
    by, hana = cast.actor(cast.minji, MONDAY), cast.actor(cast.hana, MONDAY)
    place = open_initiative(cast, title="Decided")
    initiatives.change_stage(by=by, initiative=place, to="deciding")
    asked = [Asked("A keeper is named", cast.msit)]
    decision = decisions.propose_decision(
        by=by, initiative=place, outcome="adopt_with_conditions", rationale="It is time.", conditions=asked
    )
    dissents.sign_dissent(by=cast.actor(cast.dohyun, MONDAY), decision=decision, text="It is early")
    for who in (cast.actor(cast.jiwoo, MONDAY), hana):
        decisions.answer_decision(by=who, decision=decision, agreed=True)
    triggers.set_trigger(by=by, decision=decision, kind="date", on=LATER, note="A year has gone")
    april = {"starts_on": date(2026, 4, 1), "ends_on": date(2026, 4, 30), "text": "It goes well."}
    report = status_reports.add_status_report(by=hana, initiative=place, title="April", **april)
    status_reports.submit_status_report(by=hana, report=report)


def _let_systems_in(cast: Cast) -> None:
    """Another system reads here, and is told what happens: only owners could make either, of all these people."""
    here = {"by": cast.actor(cast.jiwoo, MONDAY), "workspace": cast.workspace}
    services.add_service(name="scout", organisation=cast.mofa, role="observer", **here)
    webhooks.add_webhook(address="https://scout.example/hooks", **here)


# Real transactions, so that PostgreSQL can clear away what an example took back.
@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_everything_holds_together_after_a_storm_of_all_verbs():
    """And it gets things done: a storm in which everything is refused would prove nothing."""
    done = blow(gather(), examples=30, steps=40)
    assert Initiative.objects.count() == 6  # nothing of it stayed
    assert len(done) >= 60, sorted(VERBS.keys() - done.keys())


@pytest.mark.chaos
@pytest.mark.django_db(transaction=True)
def test_everything_holds_together_after_many_storms():
    done = blow(gather(), examples=45, steps=130)
    missed = VERBS.keys() - done.keys() - ELSEWHERE.keys() - RARELY
    assert len(missed) <= 6, sorted(missed)


def test_the_storm_knows_what_to_draw_for_every_verb():
    """Verbs that take further names say which; those that are left out say why."""
    open_ended = {
        name for name, verb in VERBS.items() if any(p.kind is p.VAR_KEYWORD for p in parameters(verb))
    }
    assert open_ended - ELSEWHERE.keys() == CHANGES.keys()
    told = VERBS.keys() - ELSEWHERE.keys()
    assert {verb: names for verb in sorted(told) if (names := undrawn(verb, VERBS[verb]))} == {}
    assert ELSEWHERE.keys() <= VERBS.keys()


def parameters(verb):
    return signature(verb).parameters.values()
