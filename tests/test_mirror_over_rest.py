"""A workspace's copy by a script of another system: kept right while many write and workers are killed."""

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from threading import Event, Thread

import pytest
from django.db import connection, connections

from accounts.models import User, Workspace
from deliberation import dispatch
from deliberation.actions import (
    arguments,
    discussion,
    facts,
    initiatives,
    merging,
    moderation,
    readers,
    sources,
    votes,
)
from deliberation.errors import Refusal
from deliberation.models import Argument, Audience, Change, Comment, Dispatch, Evidence, Fact, Initiative
from deliberation.permissions import Actor
from tests.api.client import Caller, caller
from tests.cast import Cast, argue, gather, open_initiative
from tests.mirrors import SCRIPT, copied, here, source
from tests.services.worker import database_url
from tests.source import ROOT

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db) -> Cast:
    return gather()


@pytest.fixture
def run_the_script(live_server, settings, tmp_path) -> Callable[[Caller], None]:
    """Lets the example catch up as somebody, in a process of its own."""
    settings.BASE_URL = live_server.url

    def run(who: Caller, name: str = "mirror") -> None:
        token = who.headers["Authorization"].removeprefix("Bearer ")
        command = [sys.executable, str(SCRIPT), live_server.url, token, "AI", str(tmp_path / name)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr

    return run


def copy(file: Path) -> dict:
    return copied(here(Caller({}), str(file)))


def test_the_script_is_short_enough_to_be_read():
    assert len(SCRIPT.read_text().splitlines()) <= 60


def test_the_script_keeps_a_copy(cast, run_the_script, tmp_path):
    initiative, hana = open_initiative(cast), caller(cast.hana, "read")
    argument = argue(cast, initiative, "One voice carries further")
    evidence = sources.add_evidence(by=cast.actor(cast.hana), argument=argument, source={"title": "Notes"})
    dispatch.dispatch(cast.workspace.pk)
    run_the_script(hana)
    assert copy(tmp_path / "mirror") == source(hana, cast.hana, cast.workspace)
    assert ("evidence", str(evidence.pk)) in copy(tmp_path / "mirror")
    sources.remove_evidence(by=cast.actor(cast.hana), evidence=evidence)
    initiatives.edit_initiative(
        by=cast.actor(cast.minji), initiative=initiative, version=None, audience="named"
    )
    argue(cast, open_initiative(cast), "Another one")
    dispatch.dispatch(cast.workspace.pk)
    run_the_script(hana)
    assert copy(tmp_path / "mirror") == source(hana, cast.hana, cast.workspace)
    assert ("initiative", str(initiative.pk)) not in copy(tmp_path / "mirror")


WRITERS, ACTS = 20, 40
WORKER = """
import sys, time, uuid, django
django.setup()
from deliberation.dispatch import dispatch
while True:
    dispatch(uuid.UUID(sys.argv[1]))
    time.sleep(0.01)
"""


@pytest.mark.chaos
def test_a_copy_is_right_after_twenty_wrote_and_workers_were_killed(cast, run_the_script, tmp_path):
    if connection.vendor != "postgresql":
        pytest.skip("twenty write at once on PostgreSQL")
    people = {name: caller(getattr(cast, name), "read") for name in ("minji", "hana")}
    for number in range(3):
        argue(cast, open_initiative(cast, title=f"Initiative {number}"), f"Claim {number}")
    done: Counter[str] = Counter()
    writing = [Thread(target=_write, args=(cast, seed, done)) for seed in range(WRITERS)]
    over = Event()
    killing = Thread(target=_let_workers_be_killed, args=(cast.workspace, over, done))
    for thread in (*writing, killing):
        thread.start()
    while any(thread.is_alive() for thread in writing):
        for name, who in people.items():
            run_the_script(who, name)
    over.set()
    killing.join()
    assert done["killed"] >= 3
    assert len(done) >= 12, done
    Dispatch.objects.update(leased_until=None)  # what the killed held, two minutes later
    dispatch.dispatch(cast.workspace.pk)
    numbers = list(Change.objects.values_list("seq", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    for name, who in people.items():
        run_the_script(who, name)
        assert copy(tmp_path / name) == source(who, getattr(cast, name), cast.workspace)


def _let_workers_be_killed(workspace: Workspace, over: Event, done: Counter[str]) -> None:
    """Two work at any time; each is killed where it stands after less than a second."""
    chance, running = Random(1), []
    where = {"TEST_DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    while not over.is_set():
        while len(running) < 2:
            command = [sys.executable, "-c", WORKER, str(workspace.pk)]
            running.append(subprocess.Popen(command, cwd=ROOT, env={**os.environ, **where}))
        time.sleep(1.5 + chance.random())
        victim = running.pop(0)
        victim.kill()
        victim.wait()
        done["killed"] += 1
    for process in running:
        process.kill()
        process.wait()
    connections.close_all()


def _write(cast: Cast, seed: int, done: Counter[str]) -> None:
    chance = Random(seed)
    people = [cast.jiwoo, cast.minji, cast.minji, cast.hana, cast.dohyun]
    try:
        for _ in range(ACTS):
            name = chance.choice([*ACTIONS])
            with suppress(Refusal, IndexError):
                ACTIONS[name](Actor(user=chance.choice(people)), chance, cast)
                done[name] += 1
    finally:
        connections.close_all()


def _one(rows, user: User, chance: Random):
    return chance.choice(list(rows.visible_to(user).order_by("pk")))


def _argument(by: Actor, chance: Random) -> Argument:
    return _one(Argument.objects.select_related("initiative__workspace"), by.person, chance)


def _initiative(by: Actor, chance: Random) -> Initiative:
    return _one(Initiative.objects.select_related("workspace"), by.person, chance)


def _comment(by: Actor, chance: Random) -> Comment:
    return _one(Comment.objects.select_related("initiative__workspace", "argument"), by.person, chance)


def _evidence(by: Actor, chance: Random) -> Evidence:
    return _one(Evidence.objects.select_related("argument__initiative__workspace"), by.person, chance)


def _merge(by: Actor, chance: Random, cast: Cast) -> None:
    one, other = _argument(by, chance), _argument(by, chance)
    if one.merged_into_id:
        merging.unmerge_argument(by=by, argument=one)
    else:
        merging.merge_argument(by=by, argument=one, into=other)


def _stage(by: Actor, chance: Random, cast: Cast) -> None:
    initiative = _initiative(by, chance)
    to = "deciding" if initiative.stage == "open" else "open"
    closes = {} if to == "deciding" else {"closes_at": initiative.closes_at, "reason": "Not settled"}
    initiatives.change_stage(by=by, initiative=initiative, to=to, **closes)


ACTIONS: dict[str, Callable] = {
    "argue": lambda by, chance, cast: arguments.add_argument(
        by=by, initiative=_initiative(by, chance), kind="challenge", claim=f"Claim {chance.random()}"
    ),
    "respond": lambda by, chance, cast: arguments.respond(
        by=by, parent=_argument(by, chance), relation="supports", claim=f"Claim {chance.random()}"
    ),
    "revise": lambda by, chance, cast: arguments.revise_argument(
        by=by, argument=_argument(by, chance), version=None, claim=f"Other {chance.random()}"
    ),
    "withdraw": lambda by, chance, cast: arguments.withdraw_argument(by=by, argument=_argument(by, chance)),
    "restore": lambda by, chance, cast: arguments.restore_argument(by=by, argument=_argument(by, chance)),
    "vote": lambda by, chance, cast: votes.cast_vote(
        by=by, argument=_argument(by, chance), value=chance.choice([1, 0, -1])
    ),
    "cite": lambda by, chance, cast: sources.add_evidence(
        by=by, argument=_argument(by, chance), source={"title": f"Source {chance.randint(1, 9)}"}
    ),
    "uncite": lambda by, chance, cast: sources.remove_evidence(by=by, evidence=_evidence(by, chance)),
    "comment": lambda by, chance, cast: discussion.add_comment(
        by=by, initiative=(place := _argument(by, chance)).initiative, argument=place, text="A note"
    ),
    "uncomment": lambda by, chance, cast: discussion.delete_comment(by=by, comment=_comment(by, chance)),
    "fact": lambda by, chance, cast: facts.add_fact(
        by=by, initiative=_initiative(by, chance), text="Two forums"
    ),
    "unfact": lambda by, chance, cast: facts.remove_fact(
        by=by, fact=_one(Fact.objects.select_related("initiative__workspace"), by.person, chance)
    ),
    "hide": lambda by, chance, cast: moderation.hide(
        by=by, thing=_argument(by, chance), reason="Off the point"
    ),
    "show": lambda by, chance, cast: moderation.show(by=by, thing=_argument(by, chance)),
    "merge": _merge,
    "stage": _stage,
    "audience": lambda by, chance, cast: initiatives.edit_initiative(
        by=by,
        initiative=_initiative(by, chance),
        version=None,
        audience=chance.choice([Audience.WORKSPACE, Audience.WORKSPACE, Audience.NAMED]),
    ),
    "name": lambda by, chance, cast: readers.name_reader(
        by=by, initiative=_initiative(by, chance), user=cast.hana
    ),
    "unname": lambda by, chance, cast: readers.unname_reader(
        by=by, initiative=_initiative(by, chance), user=cast.hana
    ),
}
