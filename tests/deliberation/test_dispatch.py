from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection, connections
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from deliberation import dispatch, notifications
from deliberation.actions import arguments, discussion, positions, sources, votes
from deliberation.chain import chained_hash
from deliberation.models import Activity, Dispatch, Ledger, LedgerEntry, Notification
from tests.cast import argue, gather, open_initiative
from tests.tampering import tampering


def numbers(workspace):
    return list(LedgerEntry.objects.filter(workspace=workspace).values_list("seq", flat=True))


def near():
    """What was told for another reason than that Minji, who started the initiative, follows everything."""
    return Notification.objects.exclude(reason="follow")


def chain_holds(workspace) -> bool:
    previous = ""
    for entry in LedgerEntry.objects.filter(workspace=workspace).select_related("activity"):
        if entry.previous_hash != previous:
            return False
        if entry.hash != chained_hash(previous, entry.activity, entry.seq):
            return False
        previous = entry.hash
    return True


def test_what_happened_is_numbered_without_gaps_and_chained(cast, argument):
    dispatch.dispatch(cast.workspace.pk)
    assert numbers(cast.workspace) == list(range(1, Activity.objects.count() + 1))
    assert chain_holds(cast.workspace)
    assert not Dispatch.objects.exists()


def test_dispatching_again_changes_nothing(cast, argument):
    dispatch.dispatch(cast.workspace.pk)
    before = list(LedgerEntry.objects.values())
    assert dispatch.dispatch(cast.workspace.pk) == 0
    assert list(LedgerEntry.objects.values()) == before


def test_a_changed_activity_breaks_the_chain(cast, argument):
    dispatch.dispatch(cast.workspace.pk)
    with tampering(Activity):
        Activity.objects.filter(verb="argument.added").update(details={"kind": "challenge"})
    assert not chain_holds(cast.workspace)


def test_a_reply_is_told_to_whose_argument_it_is_on_once(cast, initiative, argument):
    arguments.respond(by=cast.actor(cast.dohyun), parent=argument, relation="rebuts", claim="Not so")
    for _ in range(2):
        dispatch.dispatch(cast.workspace.pk)
    told = near().get()
    assert (told.user, told.reason) == (cast.hana, "on_yours")


def test_a_mention_is_told_to_who_may_see_the_place_only(cast, initiative, argument):
    text = f"[@Minji](mention:{cast.minji.pk}) and [@Ben](mention:{cast.ben.pk}), please look"
    discussion.add_comment(by=cast.actor(cast.dohyun), initiative=initiative, text=text)
    dispatch.dispatch(cast.workspace.pk)
    assert list(near().values_list("user__name", "reason")) == [("Minji Seo", "mentioned")]


def test_nobody_is_told_of_the_own_act(cast, initiative, argument):
    discussion.add_comment(by=cast.actor(cast.hana), initiative=initiative, argument=argument, text="A note")
    dispatch.dispatch(cast.workspace.pk)
    assert not near().exists()


def test_votes_are_numbered_and_told_to_nobody(cast, argument):
    votes.cast_vote(by=cast.actor(cast.dohyun), argument=argument, value=1)
    dispatch.dispatch(cast.workspace.pk)
    assert not near().exists()
    assert LedgerEntry.objects.filter(activity__verb="vote.cast").exists()


def test_what_a_killed_worker_left_is_found_after_its_lease(cast, argument, time_machine, monkeypatch):
    time_machine.move_to("2026-05-04T09:00:00Z", tick=False)
    arguments.respond(by=cast.actor(cast.dohyun), parent=argument, relation="rebuts", claim="Not so")
    monkeypatch.setattr(dispatch, "_fan_out", killed)
    with pytest.raises(KeyboardInterrupt):
        dispatch.dispatch(cast.workspace.pk)
    monkeypatch.undo()
    time_machine.move_to("2026-05-04T09:00:00Z", tick=False)
    assert dispatch.waiting_workspaces(timezone.now()) == []
    time_machine.shift(dispatch.LEASE + timedelta(seconds=1))
    assert dispatch.waiting_workspaces(timezone.now()) == [cast.workspace.pk]
    dispatch.dispatch(cast.workspace.pk)
    assert near().count() == 1
    assert not Dispatch.objects.exists()


def killed(*_):
    raise KeyboardInterrupt


def test_a_poison_activity_waits_and_holds_up_nobody(cast, initiative, argument, monkeypatch):
    poison = arguments.respond(by=cast.actor(cast.dohyun), parent=argument, relation="rebuts", claim="Poison")
    arguments.respond(by=cast.actor(cast.minji), parent=argument, relation="supports", claim="Fine")

    def tell(activity, audience):
        if activity.subject_id == poison.pk:
            raise RuntimeError("poison")
        return notifications.tell(activity, audience)

    monkeypatch.setattr(dispatch, "tell", tell)
    dispatch.dispatch(cast.workspace.pk)
    waits = Dispatch.objects.get()
    assert (waits.activity.subject_id, waits.attempts, waits.fault) == (poison.pk, 1, "RuntimeError")
    assert waits.not_before > timezone.now()
    assert near().get().activity.subject_id != poison.pk


def test_the_ledger_holds_no_word_that_anybody_wrote(cast):
    """So that erasing a name or a text later does not break the chain."""
    initiative = open_initiative(cast, title="Quokka", summary="quokka", proposal="A quokka")
    argument = argue(cast, initiative, "The quokka holds")
    by = cast.actor(cast.hana)
    arguments.revise_argument(by=by, argument=argument, version=1, claim="Quokka again", reasons="quokka")
    votes.cast_vote(by=by, argument=argument, value=1, seen=2, reason="quokka")
    votes.state_view(by=by, initiative=initiative, value="for", reason="quokka")
    discussion.add_comment(by=by, initiative=initiative, argument=argument, text="quokka")
    sources.add_evidence(by=by, argument=argument, source={"title": "Quokka"}, quote="quokka")
    positions.state_position(
        by=by, initiative=initiative, stand="support_with_conditions", conditions="quokka"
    )
    said = str(list(Activity.objects.values())).lower()
    assert "vote.cast" in said
    assert "quokka" not in said
    assert "hana" not in said


@pytest.mark.django_db(transaction=True)
def test_two_dispatchers_at_once_number_everything_once(transactional_db):
    if connection.vendor == "sqlite":
        pytest.skip("one writer at a time is SQLite's own rule")
    cast = gather()
    initiative = open_initiative(cast)
    for number in range(20):
        argue(cast, initiative, f"Claim {number}")
    together(lambda: dispatch.dispatch(cast.workspace.pk), times=4)
    assert numbers(cast.workspace) == list(range(1, Activity.objects.count() + 1))
    assert chain_holds(cast.workspace)
    assert Ledger.objects.get(pk=cast.workspace.pk).last_seq == Activity.objects.count()


def together(work, times: int) -> None:
    barrier, errors = Barrier(times), []

    def run():
        barrier.wait()
        try:
            work()
        except Exception as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []


@given(st.binary(max_size=8), st.integers(1, 10**9), st.sampled_from(["argument.added", "vote.cast"]))
def test_the_hash_depends_on_all_it_says(previous, seq, verb):
    activity = Activity(verb=verb, subject_type="argument", at=timezone.now(), details={"kind": "advantage"})
    said = chained_hash(previous.hex(), activity, seq)
    assert said != chained_hash(previous.hex(), activity, seq + 1)
    assert said != chained_hash(previous.hex() + "0", activity, seq)
    assert len(said) == 64
