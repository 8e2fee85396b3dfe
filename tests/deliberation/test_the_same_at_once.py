"""Two who do the same at the same moment: it happens once, and what comes second finds what is there."""

from itertools import count, pairwise

import pytest

from deliberation import integrity
from deliberation.actions import (
    discussion,
    files,
    imports,
    jobs,
    merging,
    moderation,
    positions,
    sources,
    suggestions,
    turning,
)
from deliberation.dispatch import dispatch
from deliberation.errors import NotNow
from deliberation.exchange import polis
from deliberation.models import (
    Activity,
    Argument,
    Comment,
    Duplicate,
    Initiative,
    Job,
    Position,
    Report,
    Revision,
    Source,
    Suggestion,
    Vote,
)
from tests.cast import MONDAY, argue, gather, open_initiative
from tests.deliberation.exchange.exports import unpacked
from tests.deliberation.test_dispatch import together

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 6


@pytest.fixture
def cast(transactional_db):
    return gather()


@pytest.fixture
def argument(cast):
    return argue(cast, open_initiative(cast), "One voice carries further")


@pytest.fixture(autouse=True)
def everything_holds_together(transactional_db):
    yield
    for workspace in Initiative.objects.values_list("workspace", flat=True).distinct():
        dispatch(workspace)
    assert [str(fault) for fault in integrity.faults()] == []


def at_once(do) -> list:
    """What came of it for each of them; a refusal as its code. ``do`` is given who of them it is."""
    numbers, outcomes = count(), []

    def work():
        try:
            outcomes.append(do(next(numbers)))
        except NotNow as refusal:
            outcomes.append(refusal.code)

    together(work, times=TIMES)
    return outcomes


def recorded(verb: str) -> int:
    return Activity.objects.filter(verb=verb).count()


def by(cast, number: int):
    return cast.actor((cast.hana, cast.dohyun)[number % 2], MONDAY)


def test_the_same_address_is_one_source_of_the_library(cast):
    address = "https://www.oecd.org/ai/register?b=1"
    kept = at_once(
        lambda number: sources.add_source(by=by(cast, number), workspace=cast.workspace, url=address)
    )
    assert Source.objects.count() == 1
    assert {source.pk for source in kept} == {Source.objects.get().pk}
    assert recorded("source.added") == 1


def test_the_same_file_is_one_source_of_the_library(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    page = {"content": b"Two forums were held in 2026.\n", "filename": "forums.txt"}
    kept = at_once(lambda number: files.keep_file(by=by(cast, number), workspace=cast.workspace, **page))
    assert Source.objects.count() == 1
    assert sorted(is_new for _source, is_new in kept) == [False] * (TIMES - 1) + [True]
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_the_same_conversation_is_imported_once(cast, tmp_path):
    conversation = polis.read(unpacked("15-per-hour-seattle", tmp_path))
    made = at_once(
        lambda number: imports.import_conversation(
            by=cast.actor(cast.jiwoo), workspace=cast.workspace, conversation=conversation, kind="advantage"
        )
    )
    initiative = Initiative.objects.get()
    assert sorted(is_new for _initiative, is_new in made) == [False] * (TIMES - 1) + [True]
    assert {one.pk for one, _is_new in made} == {initiative.pk}
    assert Argument.objects.count() == len(conversation.statements)
    assert Vote.objects.count() == len({(one.statement, one.voter) for one in conversation.answers})
    assert recorded("initiative.imported") == 1


def test_nobody_has_more_exports_under_way_than_may_be_at_a_time(cast):
    """Four are; one more may be."""

    def ask(_number: int = 0) -> str:
        return jobs.ask_export(by=cast.actor(cast.hana), workspace=cast.workspace, as_format="jsonl").state

    for _time in range(jobs.AT_WORK_AT_MOST - 1):
        ask()
    assert sorted(at_once(ask)) == ["too_many_jobs"] * (TIMES - 1) + ["waiting"]
    assert Job.objects.count() == jobs.AT_WORK_AT_MOST


def test_a_suggestion_is_accepted_once(cast, argument):
    one = suggestions.suggest_wording(
        by=cast.actor(cast.dohyun, MONDAY), argument=argument, claim="One voice carries much further"
    )
    at_once(
        lambda _number: (
            suggestions.accept_suggestion(by=cast.actor(cast.hana), suggestion=one, version=1) and 1
        )
    )
    assert Suggestion.objects.get().state == "accepted"
    assert Revision.objects.filter(argument=argument, suggestion=one).count() == 1
    assert Argument.objects.get().version == 2
    assert recorded("suggestion.accepted") == 1


def test_of_two_suggestions_accepted_on_the_same_words_one_is_asked_to_compare_anew(cast, argument):
    made = [
        suggestions.suggest_wording(by=cast.actor(cast.dohyun, MONDAY), argument=argument, claim=claim)
        for claim in ("One voice carries much further", "One voice reaches further")
    ]
    outcomes = at_once(
        lambda number: (
            suggestions.accept_suggestion(by=cast.actor(cast.hana), suggestion=made[number % 2], version=1)
            and "accepted"
        )
    )
    assert "accepted" in outcomes
    assert Suggestion.objects.filter(state="accepted").count() == 1
    assert Argument.objects.get().claim == Suggestion.objects.get(state="accepted").claim


def test_a_member_s_second_report_is_the_first(cast, argument):
    made = at_once(
        lambda number: moderation.report(by=cast.actor(cast.dohyun), thing=argument, reason=f"Rude {number}")
    )
    assert {one.pk for one in made} == {Report.objects.get().pk}
    assert recorded("report.made") == 1


def test_two_reports_of_two_members_are_settled_together(cast, argument):
    made = [
        moderation.report(by=cast.actor(who), thing=argument, reason="Rude")
        for who in (cast.dohyun, cast.taeho)
    ]
    at_once(
        lambda number: (
            moderation.settle_report(
                by=cast.actor(cast.minji), report=made[number % 2], state="hidden", reason="rude"
            ).state
        )
    )
    assert list(Report.objects.values_list("state", flat=True)) == ["hidden", "hidden"]
    assert recorded("argument.hidden") == 1


def test_the_same_position_is_one_and_another_takes_its_place(cast, argument):
    stands = ("support", "no_objection")
    at_once(
        lambda number: (
            positions.state_position(
                by=cast.actor(cast.hana), initiative=argument.initiative, stand=stands[number % 2]
            ).stand
        )
    )
    assert Position.objects.filter(superseded_by=None).count() == 1
    assert Position.objects.filter(supersedes=None).count() == 1
    chain = list(Position.objects.order_by("stated_at").values_list("stand", flat=True))
    assert all(one != other for one, other in pairwise(chain))
    assert recorded("position.stated") == len(chain)


def test_a_duplicate_is_marked_once(cast, argument):
    twin = argue(cast, argument.initiative, "A single voice is heard further", who=cast.dohyun)
    made = at_once(lambda number: merging.mark_duplicate(by=by(cast, number), argument=twin, of=argument).pk)
    assert set(made) == {Duplicate.objects.get().pk}
    assert recorded("duplicate.marked") == 1


def test_two_arguments_are_not_merged_into_each_other(cast, argument):
    twin = argue(cast, argument.initiative, "A single voice is heard further", who=cast.dohyun)
    ways = [(argument, twin), (twin, argument)]

    def merge(number):
        one, other = ways[number % 2]
        merging.merge_argument(by=cast.actor(cast.minji), argument=one, into=other)
        return "merged"

    assert "merged" in at_once(merge)
    assert Argument.objects.filter(state="merged").count() == 1
    assert recorded("argument.merged") == 1


def test_a_comment_becomes_one_argument(cast, argument):
    said = discussion.add_comment(
        by=cast.actor(cast.dohyun, MONDAY),
        initiative=argument.initiative,
        argument=argument,
        text="It is slower. Two budgets have to agree.",
    )
    outcomes = at_once(
        lambda number: (
            turning.turn_comment(
                by=cast.actor(cast.minji), comment=said, into=("rebuts", "supports")[number % 2]
            )
            and "turned"
        )
    )
    assert sorted(outcomes) == ["already_an_argument"] * (TIMES - 1) + ["turned"]
    assert Comment.objects.get().became_argument == Argument.objects.get(parent=argument)
