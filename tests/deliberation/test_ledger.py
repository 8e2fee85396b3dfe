"""The record of what happened only grows, and verify_ledger finds whatever was done to it all the same."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.actions import note
from accounts.models import SecurityEvent
from deliberation import dispatch
from deliberation.chain import CHAIN, SAID, chained_hash
from deliberation.models import Activity, Change, Ledger, LedgerEntry
from tests.cast import argue
from tests.tampering import tampering


@pytest.fixture
def ledger(cast, initiative):
    for number in range(3):
        argue(cast, initiative, f"Claim {number}")
    dispatch.dispatch(cast.workspace.pk)
    return Ledger.objects.get()


def verify(*options) -> str:
    said = StringIO()
    call_command("verify_ledger", *options, stdout=said)
    return said.getvalue()


def faults(*options) -> list[str]:
    """What is wrong, without the anchors that follow."""
    said = StringIO()
    with pytest.raises(CommandError) as ended:
        call_command("verify_ledger", *options, stdout=said)
    assert ended.value.returncode == 1
    return [line.partition(" (")[0] for line in said.getvalue().splitlines() if line.count(":") < 2]


@pytest.mark.parametrize("noun", [Activity, LedgerEntry])
@pytest.mark.parametrize(
    "act", [lambda rows: rows.update(workspace=None), lambda rows: rows._raw_delete("default")]
)
def test_the_database_lets_nobody_change_or_take_away_what_happened(ledger, noun, act):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no trigger for it; the guard of the suite stands in")
    before = list(noun.objects.values())
    with pytest.raises(IntegrityError, match="is INSERT only"), transaction.atomic():
        act(noun.objects.all())
    assert list(noun.objects.values()) == before


def test_the_database_keeps_security_events_until_they_are_old(cast):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no trigger for it; the guard of the suite stands in")
    note("session.started", user=cast.hana)
    old = SecurityEvent.objects.create(
        user=cast.hana, kind="session.ended", at=timezone.now() - timedelta(days=91)
    )
    with pytest.raises(IntegrityError, match="stay as they are"), transaction.atomic():
        SecurityEvent.objects.update(kind="session.refused")
    with pytest.raises(IntegrityError, match="stay as they are"), transaction.atomic():
        SecurityEvent.objects.all().delete()
    assert SecurityEvent.objects.filter(pk=old.pk).delete()[0] == 1


def test_the_command_says_the_last_number_and_hash_where_nothing_is_wrong(ledger):
    assert verify() == verify("--workspace", "AI") == f"AI:{ledger.last_seq}:{ledger.last_hash}\n"


@pytest.mark.parametrize(
    "field", ["verb", "details", "token_key", "request_id", "quiet", "at", "argument", "actor"]
)
def test_whatever_an_act_says_otherwise_is_found_by_its_number(cast, ledger, field):
    other = {
        "verb": "argument.withdrawn",
        "details": {"kind": "challenge"},
        "token_key": "mdg_0",
        "request_id": "another",
        "quiet": True,
        "at": timezone.now(),
        "argument": None,
        "actor": cast.ben,
    }
    with tampering(Activity):
        Activity.objects.filter(entry__seq=ledger.last_seq - 1).update(**{field: other[field]})
    assert faults() == [f"AI {ledger.last_seq - 1}: what it says was changed, or it was put in by hand"]


def test_a_number_that_was_taken_out_is_found(ledger):
    with tampering(LedgerEntry):
        LedgerEntry.objects.filter(seq=5).delete()
    assert faults() == [
        f"{Activity.objects.get(entry=None).pk}: has no number and waits for none",
        "AI 6: the numbers before it are missing",
        "AI 6: is not chained to the number before it",
    ]


def test_an_end_that_was_cut_off_is_found(ledger):
    with tampering(LedgerEntry, Activity, Change):
        last = Activity.objects.get(entry__seq=ledger.last_seq)
        last.changes.all().delete()
        last.entry.delete()
        last.delete()
    assert faults() == ["AI: the last number given is not the last that is there"]


def test_an_act_that_was_taken_out_alone_is_found(ledger):
    """As somebody might whom nothing that ties two tables together holds back; taken back before that is checked."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            connection.cursor().execute("SET LOCAL session_replication_role = replica")
        Activity.objects.filter(entry__seq=ledger.last_seq)._raw_delete("default")
        found = faults()
        transaction.set_rollback(True)
    assert found == [f"AI {ledger.last_seq}: what it says is gone"]


def test_a_counter_with_another_hash_is_found(ledger):
    Ledger.objects.update(last_hash="0" * 64)
    assert faults() == ["AI: the counter's hash is not that of the last number"]


def test_a_chain_made_anew_is_found_by_a_hash_that_was_noted(cast, ledger):
    noted = f"AI:5:{LedgerEntry.objects.get(seq=5).hash}"
    assert verify("--anchor", noted)
    with tampering(LedgerEntry, Activity):
        Activity.objects.filter(entry__seq=4).update(quiet=True)
        _chain_anew(ledger)
    assert verify()
    assert faults("--anchor", noted) == ["AI 5: is not what was noted; the ledger was made anew"]


def test_entries_of_the_first_version_hold_beside_new_ones(ledger):
    with tampering(LedgerEntry):
        _chain_anew(ledger, first_until=5)
    assert verify()
    with tampering(Activity):
        Activity.objects.filter(entry__seq=4).update(token_key="mdg_0")
    assert faults() == ["AI 4: what it says was changed, or it was put in by hand"]


@pytest.mark.parametrize("chain", [1, CHAIN + 1])
def test_an_entry_that_claims_another_version_is_found(ledger, chain):
    with tampering(LedgerEntry):
        LedgerEntry.objects.filter(seq=5).update(chain=chain)
    assert faults() == ["AI 5: what it says was changed, or it was put in by hand"]


def test_the_newest_version_says_every_column_of_an_act():
    """A new column comes with a new version: what stands in one is never changed (the next test)."""
    assert sorted(SAID[CHAIN]) == sorted(field.attname for field in Activity._meta.concrete_fields)


def test_no_version_is_ever_changed():
    """As they were written down when each came; 1 at commit 1763861."""
    activity = Activity(
        id=UUID(int=1),
        workspace_id=UUID(int=2),
        initiative_id=UUID(int=3),
        argument_id=UUID(int=4),
        verb="argument.added",
        actor_id=UUID(int=5),
        token_key="mdg_0",
        request_id="r-1",
        subject_type="argument",
        subject_id=UUID(int=4),
        details={"kind": "advantage"},
        at=datetime(2026, 5, 4, tzinfo=UTC),
    )
    hashes = {chain: chained_hash("0" * 64, activity, 7, chain) for chain in (1, *SAID)}
    assert hashes == {
        1: "4ce04044e431ee68edcadc0e4e70742a3a93a73405066dfa984b4f5d6b6fc1a1",
        2: "041573b6a93691b561fa2f3dcc04651394a5bac649b66697de0b1d42b04131f2",
    }


def test_what_names_no_workspace_is_refused(ledger):
    for options in (("--workspace", "QQ"), ("--anchor", "AI:five:0"), ("--anchor", "QQ:1:0")):
        with pytest.raises(CommandError):
            verify(*options)


def _chain_anew(ledger: Ledger, first_until: int = 0) -> None:
    """By the newest version, or by the first up to a number."""
    last = ""
    for entry in LedgerEntry.objects.select_related("activity").order_by("seq"):
        entry.chain = 1 if entry.seq <= first_until else CHAIN
        entry.previous_hash = last
        entry.hash = chained_hash(last, entry.activity, entry.seq, entry.chain)
        entry.save()
        last = entry.hash
    Ledger.objects.filter(pk=ledger.pk).update(last_hash=last)
