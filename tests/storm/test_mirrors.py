"""Whatever anybody does, in an order that nobody planned: a copy kept by /changes says what the source says."""

import sqlite3
from collections import Counter

import pytest

from accounts.models import Membership, Workspace
from deliberation import dispatch as dispatching
from deliberation.dispatch import dispatch
from deliberation.models import Change
from tests.api.client import caller
from tests.cast import gather
from tests.mirrors import NOUNS, copied, here, source

from .test_storm import Storm, run_storms

READERS = ("jiwoo", "minji", "hana", "dohyun", "taeho")


class StormOverMirrors(Storm):
    """Each reader has a copy from before the storm, which catches up now and then."""

    readers: dict
    before: dict[str, sqlite3.Connection]

    def __init__(self) -> None:
        super().__init__()
        self.mirrors = {}
        for name in READERS:
            self.mirrors[name] = here(self.readers[name])
            self.before[name].backup(self.mirrors[name].rows)

    def whatever_happened_is_told_and_all_holds_together(self) -> None:
        dispatch(self.cast.workspace.pk)
        for name, mirror in self.mirrors.items():
            if self._is_let_in(name):
                mirror.catch_up()
                assert_alike(mirror, self.readers[name], getattr(self.cast, name), name)

    def _is_let_in(self, name: str) -> bool:
        workspace = Workspace.objects.get(pk=self.cast.workspace.pk)
        mine = Membership.objects.of(getattr(self.cast, name)).filter(workspace=workspace)
        return mine.exists() and not workspace.demands_anything


def assert_alike(mirror, who, user, name: str) -> None:
    has, ought = copied(mirror), source(who, user, Workspace.objects.get(key="AI"))
    missing, left = ought.keys() - has.keys(), has.keys() - ought.keys()
    stale = {
        key: _differing(has[key], ought[key]) for key in has.keys() & ought.keys() if has[key] != ought[key]
    }
    assert (missing, left, stale) == (set(), set(), {}), name


def _differing(copy: dict, source: dict) -> dict:
    return {name: (copy.get(name), source[name]) for name in source if copy.get(name) != source[name]}


def blow(*, examples: int, steps: int) -> Counter[str]:
    cast = gather()

    def begin() -> dict:
        readers = {name: caller(getattr(cast, name), "read") for name in READERS}
        mirrors = {name: here(readers[name]) for name in READERS}
        for name, mirror in mirrors.items():
            mirror.catch_up()
            assert_alike(mirror, readers[name], getattr(cast, name), name)
        return {"readers": readers, "before": {name: mirror.rows for name, mirror in mirrors.items()}}

    return run_storms(StormOverMirrors, cast, begin, examples=examples, steps=steps)


def test_every_noun_that_changes_is_compared():
    assert set(NOUNS) | {"workspace", "organisation", "membership", "decision"} == set(Change.Noun.values)


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_a_copy_says_what_the_source_says_after_a_storm_of_all_verbs():
    assert len(blow(examples=5, steps=40)) >= 40


@pytest.mark.chaos
@pytest.mark.django_db(transaction=True)
def test_a_copy_says_what_the_source_says_after_many_storms():
    assert len(blow(examples=6, steps=100)) >= 60


def test_a_copy_that_misses_a_change_is_found(cast, argument, monkeypatch):
    """What makes the two tests above fail."""
    who = caller(cast.hana, "read")
    mirror = here(who)
    monkeypatch.setattr(
        dispatching, "number_changes", lambda ledger, _: setattr(ledger, "told_through", 10**6)
    )
    monkeypatch.setattr(dispatching, "untold_of", lambda *_: [])
    dispatch(cast.workspace.pk)
    mirror.catch_up()
    with pytest.raises(AssertionError):
        assert_alike(mirror, who, cast.hana, "hana")
