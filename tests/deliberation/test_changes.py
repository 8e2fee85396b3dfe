"""Which nouns a verb makes out of date, and the numbers that they get."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from accounts.models import Membership, Organisation
from deliberation import dispatch
from deliberation.actions import arguments, votes
from deliberation.activity import KINDS
from deliberation.activity.addresses import READ_AT
from deliberation.changes.reading import SEEN, changes_of
from deliberation.changes.table import TOUCHES, UNTOLD
from deliberation.integrity import faults
from deliberation.models import Activity, Change, Ledger
from tests.cast import argue
from tests.scene import set_scene
from tests.tampering import tampering


def test_every_verb_says_what_it_touches_or_why_nothing():
    assert TOUCHES.keys() | UNTOLD.keys() == KINDS.keys()
    assert TOUCHES.keys() & UNTOLD.keys() == set()


def test_every_noun_is_looked_up_and_has_an_address():
    assert SEEN.keys() == READ_AT.keys() == set(Change.Noun)


def test_numbering_costs_as_many_queries_with_many_acts(cast, initiative, django_assert_max_num_queries):
    for number in range(30):
        argue(cast, initiative, f"Claim {number}")
    with django_assert_max_num_queries(16):
        assert dispatch.number(cast.workspace.pk) == Activity.objects.count()


def test_numbers_go_on_where_they_ended(cast, initiative):
    dispatch.dispatch(cast.workspace.pk)
    before = Ledger.objects.get().last_change
    argument = argue(cast, initiative, "One voice")
    dispatch.dispatch(cast.workspace.pk)
    rows = Change.objects.filter(seq__gt=before).values_list("seq", "noun", "noun_id")
    assert list(rows) == [(before + 1, "argument", argument.pk), (before + 2, "initiative", initiative.pk)]
    assert Ledger.objects.get().last_change == before + 2


def test_what_fails_to_be_numbered_leaves_no_number_behind(cast, initiative, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(Change.objects, "bulk_create", fail)
        with pytest.raises(RuntimeError):
            dispatch.number(cast.workspace.pk)
    assert Ledger.objects.get().last_seq == Ledger.objects.get().last_change == 0
    dispatch.number(cast.workspace.pk)
    numbers = list(Change.objects.values_list("seq", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def test_what_was_there_before_changes_were_numbered_gets_a_number_each(cast):
    scene = set_scene(cast)
    dispatch.dispatch(cast.workspace.pk)
    until_now = import_module("deliberation.migrations.0018_changes_until_now")
    of_then = Change.objects.filter(
        noun__in=until_now.NOUNS.values()
    )  # nouns that came later had none before
    there = {(row.noun, row.noun_id) for row in of_then}
    with tampering(Change):
        Change.objects.all().delete()
    Ledger.objects.update(last_change=0, told_through=0)
    unsaid = Organisation.objects.create(workspace=cast.workspace, name_en="Polis", short_name_en="P")
    for _ in range(2):  # what was broken off is begun again
        until_now.number(apps, SimpleNamespace(connection=connection))
    rows, ledger = list(Change.objects.all()), Ledger.objects.get()
    assert {(row.noun, row.noun_id) for row in rows} == there | {("organisation", unsaid.pk)}
    assert [row.seq for row in rows] == list(range(1, ledger.last_change + 1))
    assert len(rows) == len(there) + 1
    assert ledger.told_through == ledger.last_seq
    assert any(row.noun_id == scene.evidence.pk and row.argument_id == scene.argument.pk for row in rows)


def test_what_a_version_without_changes_numbered_meanwhile_is_told_first(cast, initiative, monkeypatch):
    dispatch.dispatch(cast.workspace.pk)
    before = Ledger.objects.get()
    first = argue(cast, initiative, "Numbered by the version before")
    with monkeypatch.context() as before_changes:
        before_changes.setattr(dispatch, "number_changes", lambda *_: None)
        before_changes.setattr(dispatch, "untold_of", lambda *_: [])
        dispatch.dispatch(cast.workspace.pk)
    assert Ledger.objects.get().last_change == before.last_change
    assert dispatch.waiting_workspaces(timezone.now()) == [cast.workspace.pk]
    second = argue(cast, initiative, "Numbered by this one")
    dispatch.dispatch(cast.workspace.pk)
    told = Change.objects.filter(seq__gt=before.last_change, noun="argument")
    assert list(told.values_list("noun_id", flat=True)) == [first.pk, second.pk]
    assert dispatch.waiting_workspaces(timezone.now()) == []
    assert list(faults()) == []


def test_an_act_of_which_nobody_can_say_what_it_touched_holds_up_nobody(
    cast, initiative, argument, monkeypatch, caplog
):
    def fail(activity, around):
        raise KeyError(activity.details["nothing"])

    dispatch.dispatch(cast.workspace.pk)
    before = Ledger.objects.get().last_change
    monkeypatch.setitem(TOUCHES, "argument.withdrawn", fail)
    monkeypatch.setitem(TOUCHES, "vote.cast", fail)
    votes.cast_vote(by=cast.actor(cast.dohyun), argument=argument, value=1)
    arguments.withdraw_argument(by=cast.actor(cast.hana), argument=argument)
    fine = argue(cast, initiative, "Fine")
    dispatch.dispatch(cast.workspace.pk)
    rows = Change.objects.filter(seq__gt=before).values_list("noun", "noun_id", "whole")
    assert list(rows) == [
        ("workspace", cast.workspace.pk, True),
        ("argument", fine.pk, False),
        ("initiative", initiative.pk, False),
    ]
    assert len([line for line in caplog.records if line.exc_info]) == 2
    told = changes_of(Membership.objects.get(user=cast.taeho), since=before, limit=1).lines
    assert [(one.whole, one.verb, one.actor, one.at) for one in told] == [(True, None, None, None)]
    assert Ledger.objects.get().told_through == Ledger.objects.get().last_seq


def test_the_database_lets_nobody_change_or_take_away_a_change(cast, initiative):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no trigger for it; the guard of the suite stands in")
    dispatch.dispatch(cast.workspace.pk)
    with pytest.raises(Exception, match="is INSERT only"):
        Change.objects.update(whole=True)
