"""What a decision stood on is frozen when it is confirmed; any one changed byte is found."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Workspace
from deliberation.actions import (
    decisions,
    dissents,
    erasure,
    initiatives,
    moderation,
    positions,
    sources,
    votes,
)
from deliberation.actions.conditions import Asked
from deliberation.integrity import Scope
from deliberation.integrity import snapshots as check
from deliberation.models import Argument, Decision, FrozenWords, Initiative, Snapshot, SnapshotCount
from deliberation.snapshots import shown_to
from tests.cast import MONDAY, argue, open_initiative
from tests.tampering import tampering


def decide(cast, initiative: Initiative, **fields) -> Decision:
    by = cast.actor(cast.minji, MONDAY)
    initiatives.change_stage(by=by, initiative=initiative, to="deciding")
    fields = {"outcome": "adopt", "rationale": "Most arguments hold.", **fields}
    return decisions.propose_decision(by=by, initiative=initiative, **fields)


def confirm(cast, decision: Decision) -> Snapshot:
    for who in (cast.jiwoo, cast.hana):
        decisions.answer_decision(by=cast.actor(who, MONDAY), decision=decision, agreed=True)
    return Snapshot.objects.get(decision=decision)


def freeze(cast, initiative: Initiative, **fields) -> Snapshot:
    return confirm(cast, decide(cast, initiative, **fields))


def faults() -> list[str]:
    return [fault.what for fault in check.faults(Scope())]


@pytest.fixture
def told(cast, initiative, argument):
    """AI-1 with a cited argument that calls Minji, votes and a position, before it is decided."""
    sources.add_evidence(
        by=cast.actor(cast.dohyun, MONDAY), argument=argument, source={"title": "A treaty"}, quote="One voice"
    )
    argue(cast, initiative, f"Two budgets, says [@Minji Seo](mention:{cast.minji.pk})", who=cast.dohyun)
    votes.cast_vote(by=cast.actor(cast.dohyun, MONDAY), argument=argument, value=1, seen=1)
    positions.state_position(by=cast.actor(cast.hana, MONDAY), initiative=initiative, stand="support")
    return initiative


def read(cast, snapshot: Snapshot, who=None):
    user = who or cast.taeho
    return shown_to(user, Snapshot.objects.visible_to(user).prefetch_related("words").get(pk=snapshot.pk))


def test_all_that_it_stood_on_is_frozen_with_the_confirmation(cast, told, argument):
    asked = [Asked("A budget line", cast.msit)]
    decision = decide(cast, told, outcome="adopt_with_conditions", relied_on=[argument], conditions=asked)
    dissents.sign_dissent(by=cast.actor(cast.dohyun, MONDAY), decision=decision, text="Too early.")
    assert not Snapshot.objects.exists()
    content = read(cast, confirm(cast, decision)).content
    first, second = content["arguments"]
    assert content["initiative"]["proposal"] == told.proposal
    assert (first["claim"], first["tally"]["agree"]) == (argument.claim, 1)
    assert (first["evidence"][0]["source"]["title"], first["evidence"][0]["quote"]) == (
        "A treaty",
        "One voice",
    )
    assert second["claim"].startswith("Two budgets, says [@Minji Seo]")
    assert [one["stand"] for one in content["positions"]] == ["support"]
    assert content["decision"]["relied_on"] == [1]
    assert content["decision"]["conditions"][0]["text"] == "A budget line"
    assert content["decision"]["dissents"][0]["text"] == "Too early."
    voters = {one["person"] for one in content["voters"]}
    assert voters == {str(who.pk) for who in (cast.jiwoo, cast.minji, cast.hana, cast.dohyun)}
    assert faults() == []


def test_it_is_read_as_it_was_though_the_live_pages_move_on(cast, told, argument):
    snapshot, claim = freeze(cast, told), argument.claim
    Argument.objects.filter(pk=argument.pk).update(claim="Another claim")
    by = cast.actor(cast.minji)
    initiatives.change_stage(
        by=by, initiative=Initiative.objects.get(), to="open", reason="New", closes_at=told.closes_at
    )
    assert read(cast, snapshot).content["arguments"][0]["claim"] == claim
    assert faults() == []


def test_a_ballot_by_organisation_is_frozen_folded(cast):
    initiative = open_initiative(cast, ballot="by_organisation")
    argument = argue(cast, initiative, "One voice carries further")
    for who in (cast.hana, cast.dohyun):
        votes.cast_vote(by=cast.actor(who, MONDAY), argument=argument, value=1, seen=1)
    [frozen] = read(cast, freeze(cast, initiative)).content["arguments"]
    assert [one["organisation"] for one in frozen["votes"]] == [None]


def test_snapshots_of_a_workspace_are_one_chain(cast, told):
    first, second = freeze(cast, told), freeze(cast, open_initiative(cast))
    assert (first.number, second.number) == (1, 2)
    assert (first.previous_hash, second.previous_hash) == ("", first.hash)
    assert faults() == []


COLUMNS = ("content", "hash", "previous_hash", "text", "salt", "place")


@given(data=st.data())
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_one_changed_byte_is_found(frozen, data):
    column = data.draw(st.sampled_from(COLUMNS))
    noun = Snapshot if column in ("content", "hash", "previous_hash") else FrozenWords
    row = data.draw(st.sampled_from([*noun.objects.exclude(**{column: ""}).order_by("pk")]))
    stored = getattr(row, column)
    at = data.draw(st.integers(0, len(stored) - 1))
    other = data.draw(st.characters(codec="utf-8", exclude_characters=[stored[at], "\x00"]))
    with tampering(noun), transaction.atomic():
        noun.objects.filter(pk=row.pk).update(**{column: stored[:at] + other + stored[at + 1 :]})
        assert faults()
        transaction.set_rollback(True)
    assert faults() == []


@pytest.fixture
def frozen(cast, told):
    """Two of a chain."""
    return freeze(cast, told), freeze(cast, open_initiative(cast))


@pytest.mark.parametrize("which", [0, 1])
def test_one_taken_out_is_missed(frozen, which):
    with tampering(Snapshot, FrozenWords):
        FrozenWords.objects.filter(snapshot=frozen[which]).delete()
        Snapshot.objects.filter(pk=frozen[which].pk).delete()
    assert faults()


def test_words_taken_out_are_missed(frozen):
    with tampering(FrozenWords):
        FrozenWords.objects.filter(place="arguments/1/claim").delete()
    assert faults() == ["words are gone: arguments/1/claim"]


def test_the_database_lets_nobody_change_them(frozen):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no rights apart from the file's")
    for change in (
        lambda: Snapshot.objects.update(content="{}"),
        lambda: Snapshot.objects.filter(pk=frozen[1].pk).delete(),
        lambda: FrozenWords.objects.update(text="Other"),
        lambda: FrozenWords.objects.filter(place="arguments/1/claim").delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_command_verifies_them_and_prints_what_to_keep(frozen):
    said = StringIO()
    call_command("verify_snapshots", stdout=said, verbosity=0)
    assert said.getvalue() == f"AI:2:{frozen[1].hash}\n"
    call_command("verify_snapshots", anchor=[f"AI:1:{frozen[0].hash}"], stdout=StringIO(), verbosity=0)
    with pytest.raises(CommandError):
        call_command("verify_snapshots", anchor=[f"AI:1:{frozen[1].hash}"], stdout=said, verbosity=0)
    with tampering(SnapshotCount):
        SnapshotCount.objects.update(last_number=3)
    with pytest.raises(CommandError):
        call_command("verify_snapshots", stdout=said, verbosity=0)


def test_what_is_hidden_is_not_frozen_and_what_is_hidden_later_is_not_shown(cast, told, argument):
    second = Argument.objects.get(number=2)
    by = cast.actor(cast.minji, MONDAY)
    moderation.hide(by=by, thing=second, reason="Names a person")
    snapshot = freeze(cast, told)
    assert read(cast, snapshot).content["arguments"][1] == {
        "number": 2,
        "id": str(second.pk),
        "hidden": True,
    }
    moderation.hide(by=by, thing=argument, reason="Names a person")
    shown = read(cast, snapshot)
    assert shown.content["arguments"][0] == {"number": 1, "id": str(argument.pk), "hidden": True}
    assert json.loads(shown.plain)["arguments"] == shown.content["arguments"]
    assert shown.withheld == 4
    assert read(cast, snapshot, cast.hana).content["arguments"][0]["claim"] == argument.claim  # her own
    assert read(cast, snapshot, cast.minji).withheld == 0
    assert faults() == []


def test_of_evidence_that_is_hidden_later_only_its_place_is_told(cast, told, argument):
    snapshot, cited = freeze(cast, told), argument.evidence.get()
    moderation.hide(by=cast.actor(cast.minji, MONDAY), thing=cited, reason="Not ours to quote")
    shown = read(cast, snapshot)
    assert shown.content["arguments"][0]["evidence"] == [{"id": str(cited.pk), "hidden": True}]
    assert "A treaty" not in shown.plain
    assert shown.withheld == 2
    assert read(cast, snapshot, cast.minji).plain == snapshot.content


def test_whoever_is_erased_has_no_name_in_it_and_it_holds(cast, told):
    snapshot = freeze(cast, told)
    assert cast.minji.name not in Snapshot.objects.get().content
    erasure.erase_person(by=cast.actor(cast.minji), person=cast.minji)
    shown = read(cast, snapshot)
    assert "Minji" not in json.dumps(shown.content, ensure_ascii=False)
    assert shown.content["arguments"][1]["claim"].startswith("Two budgets, says [@")
    assert faults() == []


def test_where_no_records_are_kept_the_words_of_the_erased_go_and_it_holds(cast, told):
    snapshot = freeze(cast, told)
    Workspace.objects.update(contributions_are_records=False)
    erasure.erase_person(by=cast.actor(cast.dohyun), person=cast.dohyun)
    shown = read(cast, snapshot)
    assert shown.content["arguments"][1]["claim"] is None
    assert shown.content["arguments"][0]["claim"] is not None
    assert not FrozenWords.objects.filter(author=cast.dohyun).exclude(text="", salt="").exists()
    assert faults() == []


def test_a_refused_decision_freezes_nothing(cast, told):
    decision = decide(cast, told)
    decisions.answer_decision(by=cast.actor(cast.hana), decision=decision, agreed=False, reason="No budget")
    assert not Snapshot.objects.exists()


def test_only_members_who_see_the_initiative_read_it(cast, told):
    snapshot = freeze(cast, told)
    Initiative.objects.update(audience="public")
    for who in (cast.ben, cast.yuna):
        assert not Snapshot.objects.visible_to(who).filter(pk=snapshot.pk).exists()
