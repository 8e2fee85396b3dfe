"""What comes up within two weeks, and one line for each decided initiative until it closes."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from accounts.models import KeptMail, Workspace
from deliberation.actions import actions, agreements, clauses, commitments, milestones, sources
from deliberation.digests.facts import Ahead
from deliberation.models import Decision, Initiative, NamedReader
from tests.cast import open_initiative
from tests.letters import unwrapped

from .paper import AI_1, build, day, doing, edition, initiative, lines, reader, told
from .week import DUE, TUESDAY, plan, send

AI_2 = str(UUID(int=102))
COMES = "you are a member of AI"


def ahead(number, days, who="Hana Kim", place=AI_1):
    return Ahead("action", str(UUID(int=number)), place, f"Action {number}", day(days), who)


def closing(days, number=1, **fields):
    return initiative(number, closes_at=DUE + timedelta(days=days), **fields)


def test_late_and_due_actions_come_first_then_what_closes_and_is_to_be_checked():
    source = Ahead("source", str(UUID(int=9)), "", "A statute", day(2))
    digest = told(ahead=(ahead(1, -3), ahead(2, 5), source), initiative=closing(4))
    assert lines(digest, "coming") == [
        f"Fri 8 May | AI-1 | Action 1 | late, Hana Kim | {COMES}",
        f"Sat 16 May | AI-1 | Action 2 | due, Hana Kim | {COMES}",
        f"Wed 13 May | A statute | to be checked again | {COMES}",
        f"Fri 15 May, 08:00 KST | AI-1 | Initiative 1 | voting closes | {COMES}",
    ]


def test_what_a_commitment_delivers_is_told_by_its_day_in_the_reader_s_words():
    whole = Ahead("commitment", str(UUID(int=7)), "", "A joint register", day(6), "MSIT", "과기정통부")
    step = replace(whole, subject=str(UUID(int=8)), day=day(3), step="First issue")
    late = replace(whole, subject=str(UUID(int=6)), day=day(-1))
    assert lines(told(ahead=(whole, step, late)), "coming") == [
        f"Thu 14 May | A joint register | milestone “First issue”, MSIT | {COMES}",
        f"Sun 17 May | A joint register | to be delivered, MSIT | {COMES}",
    ]
    assert "과기정통부" in lines(told(ahead=(whole,), language="ko"), "coming")[0]


def test_one_s_own_things_come_before_those_of_others_and_once():
    mine = doing(2, code="action", due=day(6), subject_id=UUID(int=2), title="Action 2")
    digest = told(doings=[mine], ahead=(ahead(1, -3), ahead(2, 6)))
    assert lines(digest, "coming") == [
        "Sun 17 May | AI-1#2 | Action 2 | due | you handle it",
        f"Fri 8 May | AI-1 | Action 1 | late, Hana Kim | {COMES}",
    ]


def test_what_nobody_does_is_told_so():
    assert "late, nobody does it" in lines(told(ahead=(ahead(1, -3, who=""),)), "coming")[0]


@pytest.mark.parametrize(("days", "there"), [(0, True), (14, True), (15, False)])
def test_it_looks_fourteen_days_ahead(days, there):
    assert bool(lines(told(ahead=(ahead(1, days),)), "coming")) == there


@pytest.mark.parametrize(("days", "there"), [(0, True), (13.9, True), (14, False), (-1, False)])
def test_voting_that_closes_within_fourteen_days_comes_up(days, there):
    assert bool(lines(told(initiative=closing(days)), "coming")) == there


def test_days_are_those_of_the_reader():
    late = ahead(1, -1)
    assert "late" in lines(told(ahead=(late,), zone="Asia/Seoul"), "coming")[0]
    assert "due" in lines(told(ahead=(late,), zone="America/New_York"), "coming")[0]


def test_much_that_is_late_leaves_room_for_what_closes():
    digest = told(ahead=tuple(ahead(number, -number) for number in range(1, 10)), initiative=closing(4))
    said = lines(digest, "coming")
    assert len(said) == 7
    assert "voting closes" in said[-1]
    assert next(one for one in digest.sections if one.code == "coming").folded == "and 3 more"


def test_what_comes_up_anyway_is_no_reason_for_a_mail():
    assert told(ahead=(ahead(1, 3),), initiative=closing(4, progress=(1, 2))).is_empty


@pytest.mark.parametrize("fields", [{"seen": frozenset()}, {"follows": {AI_1: "nothing"}}])
def test_nobody_hears_of_what_they_do_not_see_or_want_to_hear_of(fields):
    digest = told(ahead=(ahead(1, 3),), initiative=closing(4, progress=(1, 2)), **fields)
    assert digest.sections == ()


def test_after_a_decision_there_is_one_line_until_it_closes():
    places = {AI_1: initiative(progress=(3, 5)), AI_2: initiative(2, progress=(0, 0))}
    digest = told(ahead=(ahead(1, -3), ahead(2, 3)), initiatives=places, **who_sees(AI_1, AI_2))
    assert lines(digest, "after") == [
        f"AI-1 | Initiative 1 | 3 of 5 actions done, 1 late | {COMES}",
        f"AI-2 | Initiative 2 | no actions yet | {COMES}",
    ]


def test_what_one_follows_comes_first_after_a_decision():
    places = {AI_1: initiative(progress=(3, 5)), AI_2: initiative(2, progress=(1, 1))}
    digest = told(initiatives=places, follows={AI_2: "everything"}, **who_sees(AI_1, AI_2))
    assert [line.split(" | ")[0] for line in lines(digest, "after")] == ["AI-2", "AI-1"]


def who_sees(*places):
    return {"seen": frozenset(places)}


def test_readers_of_one_sight_share_their_lines_and_others_do_not():
    facts = edition(ahead=(ahead(1, 3),))
    texts = {
        zone: lines(build(facts, reader(zone=zone, follows=follows), []), "coming")[0].split(" | ")[-1]
        for zone, follows in (("Asia/Seoul", {}), ("Europe/Berlin", {AI_1: "everything"}))
    }
    assert texts == {"Asia/Seoul": COMES, "Europe/Berlin": "you follow AI-1"}


@pytest.fixture
def kept(settings):
    settings.EMAIL_BACKEND = "accounts.kept_mail.EmailBackend"


def section(user, heading) -> str:
    plan()
    send()
    text = unwrapped(KeptMail.objects.filter(to=user.email).values_list("text", flat=True)[0])
    return text.partition(f"\n{heading}\n")[2].partition("\n\n")[0]


def act(cast, place, text, due, owner=None):
    return actions.add_action(
        by=cast.actor(cast.minji, TUESDAY), initiative=place, text=text, due=due, owner=owner or cast.hana
    )


def test_what_is_due_is_read_with_who_does_it(cast, initiative, argument, kept):
    act(cast, initiative, "Send the draft", day(3))
    done = act(cast, initiative, "Is done already", day(3))
    actions.finish_action(by=cast.actor(cast.hana, TUESDAY), action=done)
    law = {"title": "A statute", "url": "https://law.example/1", "re_check_by": day(4)}
    sources.add_evidence(by=cast.actor(cast.hana, TUESDAY), argument=argument, source=law)
    said = section(cast.taeho, "Coming up")
    assert "Thu 14 May AI-1 Send the draft: due, Hana Kim · you are a member of AI" in said
    assert "Fri 15 May A statute: to be checked again" in said
    assert "Is done already" not in said


def test_what_commitments_deliver_is_read(cast, initiative, argument, kept):
    by = cast.actor(cast.minji, TUESDAY)
    agreement = agreements.add_agreement(by=by, workspace=cast.workspace, title="Memorandum")
    clause = clauses.add_clause(by=by, agreement=agreement, heading="Sharing policy status")
    fields = {"by": by, "clause": clause, "lead": cast.msit, "due": day(9)}
    register = commitments.add_commitment(deliverable="A register", **fields)
    milestones.add_milestone(by=by, commitment=register, title="First issue", due=day(4))
    over = commitments.add_commitment(deliverable="Is delivered already", **fields)
    commitments.report_progress(by=by, commitment=over, progress=100)
    said = section(cast.taeho, "Coming up")
    assert "Fri 15 May A register: milestone “First issue”, Science and ICT · you are a member of AI" in said
    assert "Wed 20 May A register: to be delivered, Science and ICT" in said
    assert "Is delivered already" not in said


def test_where_agreements_are_not_kept_no_commitment_comes_up(cast, initiative, argument, kept):
    by = cast.actor(cast.minji, TUESDAY)
    agreement = agreements.add_agreement(by=by, workspace=cast.workspace, title="Memorandum")
    clause = clauses.add_clause(by=by, agreement=agreement, heading="Sharing policy status")
    fields = {"deliverable": "A register", "lead": cast.msit, "due": day(9)}
    commitments.add_commitment(by=by, clause=clause, **fields)
    Workspace.objects.update(keeps_agreements=False)
    assert "A register" not in section(cast.taeho, "Coming up")


def test_what_is_due_where_one_is_not_named_is_not_told(cast, initiative, argument, kept):
    hidden = open_initiative(cast, audience="named", title="Between two ministries")
    NamedReader.objects.create(initiative=hidden, user=cast.hana)
    act(cast, hidden, "Nobody else's business", day(3))
    assert "Nobody else's business" not in section(cast.taeho, "Coming up")
    assert "Nobody else's business" in KeptMail.objects.get(to=cast.hana.email).text


@pytest.mark.parametrize(("stage", "there"), [("decided", True), ("monitoring", True), ("closed", False)])
def test_until_it_closes_a_decided_initiative_tells_how_its_actions_fare(
    cast, initiative, argument, kept, stage, there
):
    act(cast, initiative, "Send the draft", day(-2))
    done = act(cast, initiative, "Write the draft", day(-3))
    actions.finish_action(by=cast.actor(cast.hana, TUESDAY), action=done)
    Decision.objects.create(
        initiative=initiative,
        outcome="adopt",
        rationale="It helps.",
        proposed_by=cast.minji,
        proposed_at=TUESDAY,
    )
    Initiative.objects.update(stage=stage)
    said = "1 of 2 actions done, 1 late · you are a member of AI"
    assert (said in section(cast.taeho, "After the decision")) == there
