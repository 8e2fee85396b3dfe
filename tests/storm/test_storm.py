"""All verbs by anybody at any time, in an order that nobody planned: afterwards everything still holds together."""

from datetime import timedelta
from inspect import signature

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from deliberation import integrity
from deliberation.actions import initiatives, reminders
from deliberation.dispatch import dispatch
from deliberation.errors import Refusal
from deliberation.models import Activity, Initiative
from deliberation.permissions import Actor
from tests.cast import MONDAY, Cast, argue, gather, open_initiative
from tests.scene import set_scene
from tests.verbs import verbs

from .hand import CHANGES, Hand, NothingThere

VERBS = verbs()
PEOPLE = ("jiwoo", "minji", "hana", "hana", "dohyun", "dohyun", "taeho", "yuna", "ben")
# Those that make a deliberation, more often than what stands around it.
OFTEN = [
    name
    for name in VERBS
    if name.split(".")[0]
    in {"votes", "merging", "arguments", "moving", "moderation", "discussion", "sources"}
]
ELSEWHERE = {
    "imports.import_conversation": "a file of votes at once: has tests of its own, with a recount after them",
    "people.create_workspace": "only the set-up may",
}


class Storm(RuleBasedStateMachine):
    """Each example is a transaction that is rolled back; the clock goes on with every step."""

    cast: Cast

    def __init__(self) -> None:
        super().__init__()
        self.at = MONDAY + timedelta(hours=1)
        self.example = transaction.atomic()
        self.example.__enter__()

    @rule(who=st.sampled_from(PEOPLE), name=st.sampled_from([*VERBS, *OFTEN, *OFTEN]), data=st.data())
    def somebody_does_something(self, who, name, data) -> None:
        self.at += timedelta(minutes=7)
        if name in ELSEWHERE:
            return
        by = Actor(user=getattr(self.cast, who), acted_at=self.at)
        try:
            with transaction.atomic():
                VERBS[name](by=by, **Hand(data.draw, by, name).arguments_of(VERBS[name]))
        except (Refusal, NothingThere):
            return

    @rule(days=st.integers(0, 40))
    def the_calendar_goes_on(self, days) -> None:
        self.at += timedelta(days=days)
        initiatives.close_due(self.at)
        reminders.remind_due(self.at)

    @rule()
    def whatever_happened_is_told_and_all_holds_together(self) -> None:
        dispatch(self.cast.workspace.pk)
        assert [str(fault) for fault in integrity.faults()] == []

    def teardown(self) -> None:
        try:
            self.whatever_happened_is_told_and_all_holds_together()
        finally:
            transaction.set_rollback(True)
            self.example.__exit__(None, None, None)


def blow(cast: Cast, storm: type[Storm] = Storm, *, examples: int, steps: int) -> None:
    set_scene(cast)
    argue(
        cast, open_initiative(cast, audience="named", ballot="by_organisation"), "Among few", who=cast.minji
    )
    dispatch(cast.workspace.pk)
    run_state_machine_as_test(
        type("OneStorm", (storm,), {"cast": cast}),
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


@pytest.mark.django_db
def test_everything_holds_together_after_a_storm_of_all_verbs():
    blow(gather(), examples=5, steps=40)
    assert Initiative.objects.count() == 2  # nothing of it stayed


@pytest.mark.chaos
@pytest.mark.django_db
def test_everything_holds_together_after_many_storms():
    blow(gather(), examples=150, steps=100)


def test_the_storm_knows_what_to_draw_for_every_verb():
    """Verbs that take further names say which; those that are left out say why."""
    open_ended = {
        name for name, verb in VERBS.items() if any(p.kind is p.VAR_KEYWORD for p in parameters(verb))
    }
    assert open_ended - ELSEWHERE.keys() == CHANGES.keys()
    assert ELSEWHERE.keys() <= VERBS.keys()


@pytest.mark.django_db
def test_the_storm_gets_things_done():
    """A storm in which everything is refused would prove nothing."""
    done: set[str] = set()

    class Counted(Storm):
        def teardown(self) -> None:
            done.update(Activity.objects.values_list("verb", flat=True))
            super().teardown()

    blow(gather(), Counted, examples=3, steps=60)
    assert len(done) >= 15, sorted(done)


def parameters(verb):
    return signature(verb).parameters.values()
