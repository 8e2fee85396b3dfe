"""A finished file is handed out as long as it says nothing that was taken from its reader since."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Membership
from deliberation.actions import discussion, moderation, sources, votes
from deliberation.actions.erasure import erase_person
from deliberation.actions.initiatives import change_stage
from deliberation.actions.people import change_membership
from deliberation.actions.readers import name_reader, unname_reader
from deliberation.api.nouns import NOUNS
from deliberation.errors import NotFound
from deliberation.exchange import files
from deliberation.exchange.asking import ask_export
from deliberation.exchange.files import opened
from deliberation.models import Job, Stage
from deliberation.permissions import Actor
from tests.cast import open_initiative
from tests.scene import set_scene

from .jobs import carried_out, exported


@pytest.fixture
def scene(cast):
    return set_scene(cast)


def taken_away(cast, who, job: Job) -> bytes:
    return opened(cast.actor(who), job).read()


def held_back(cast, who, job: Job) -> bool:
    try:
        return not taken_away(cast, who, job)
    except NotFound as refusal:
        return refusal.code == "rights_changed"


HIDDEN = {
    "an argument": lambda scene: scene.argument,
    "evidence": lambda scene: scene.evidence,
    "a comment": lambda scene: scene.comment,
}


@pytest.mark.parametrize("what", HIDDEN)
def test_what_was_hidden_since_is_not_taken_away_by_whom_it_is_hidden_from(cast, scene, what):
    whole, theirs = exported(cast, cast.dohyun, "jsonl"), exported(cast, cast.minji, "jsonl")
    moderation.hide(by=cast.actor(cast.minji), thing=HIDDEN[what](scene), reason="It names somebody")
    assert held_back(cast, cast.dohyun, whole)
    assert not held_back(cast, cast.minji, theirs)  # who steers reads it all the same


def test_what_was_deleted_since_is_taken_away_by_nobody(cast, scene):
    jobs = {who: exported(cast, who, "jsonl") for who in (cast.dohyun, cast.minji)}
    discussion.delete_comment(by=cast.actor(scene.comment.author), comment=scene.comment)
    assert all(held_back(cast, who, job) for who, job in jobs.items())


def test_evidence_that_was_removed_since_is_not_taken_away(cast, scene):
    job = exported(cast, cast.dohyun, "jsonl")
    sources.remove_evidence(by=cast.actor(scene.evidence.added_by), evidence=scene.evidence)
    assert held_back(cast, cast.dohyun, job)


def test_votes_that_are_sealed_again_are_not_taken_away(cast):
    for results, held in (("at_close", True), ("open", False)):
        initiative = open_initiative(cast, results=results)
        by = cast.actor(cast.minji)
        deciding = change_stage(by=by, initiative=initiative, to=Stage.DECIDING)
        job = exported(cast, cast.dohyun, "jsonl", deciding)
        again = {"reason": "A source came late", "closes_at": timezone.now() + timedelta(days=30)}
        change_stage(by=by, initiative=deciding, to=Stage.OPEN, **again)
        assert held_back(cast, cast.dohyun, job) is held


def test_who_was_forgotten_since_stands_in_no_file(cast, scene):
    """Of any workspace in which somebody may have been named."""
    job = exported(cast, cast.dohyun, "jsonl")
    for who, held in ((cast.ben, False), (cast.hana, True)):  # Ben was never here
        erase_person(by=Actor(user=who), person=who)
        assert held_back(cast, cast.dohyun, job) is held


def test_what_happened_before_it_was_begun_or_elsewhere_holds_nothing_back(cast, scene, monkeypatch):
    monkeypatch.setattr(files, "LONGEST_VERB", timedelta(0))
    moderation.hide(by=cast.actor(cast.minji), thing=scene.argument, reason="It names somebody")
    other = open_initiative(cast, title="Something else")
    job = exported(cast, cast.dohyun, "jsonl", other)
    assert not held_back(cast, cast.dohyun, job)
    said = discussion.add_comment(by=cast.actor(cast.hana), initiative=scene.initiative, text="Never mind")
    discussion.delete_comment(by=cast.actor(cast.hana), comment=said)
    assert not held_back(cast, cast.dohyun, job)


def test_what_was_hidden_while_it_was_written_is_held_back(cast, scene, monkeypatch):
    """The row was told a moment before."""
    told = NOUNS["comments"].told

    def hiding(self, export):
        yield from told(export)
        moderation.hide(by=cast.actor(cast.minji), thing=scene.argument, reason="It names somebody")

    with monkeypatch.context() as patched:
        patched.setattr(type(NOUNS["comments"]), "told", hiding)
        job = exported(cast, cast.dohyun, "csv", noun="comments")
    assert held_back(cast, cast.dohyun, job)


def test_a_vote_that_was_cast_since_holds_nothing_back(cast, scene):
    job = exported(cast, cast.dohyun, "jsonl")
    votes.cast_vote(by=cast.actor(cast.hana), argument=scene.argument, value=1)
    assert not held_back(cast, cast.dohyun, job)


def while_it_is_written(monkeypatch, happens) -> None:
    told = NOUNS["comments"].told

    def and_more(self, export):
        happens()
        yield from told(export)

    monkeypatch.setattr(type(NOUNS["comments"]), "told", and_more)


def test_one_who_has_another_role_by_the_end_gets_no_file(cast, scene, monkeypatch, tmp_path):
    """Some of it was told to a facilitator, and would be kept as what an analyst saw."""
    job = ask_export(by=cast.actor(cast.minji), workspace=cast.workspace, as_format="csv", noun="comments")
    hers, by = Membership.objects.get(user=cast.minji), cast.actor(cast.jiwoo)
    while_it_is_written(monkeypatch, lambda: change_membership(by=by, membership=hers, role="analyst"))
    over = carried_out(job)
    assert (over.state, over.code, over.result.name) == ("failed", "rights_changed", "")
    assert [one for one in tmp_path.rglob("*") if one.is_file() and "attachments" not in one.parts] == []


def test_what_came_to_be_seen_while_it_was_written_has_to_be_seen_by_who_takes_it_away(
    cast, scene, monkeypatch
):
    theirs = open_initiative(cast, audience="named")
    named = {"by": cast.actor(cast.minji), "initiative": theirs, "user": cast.dohyun}
    while_it_is_written(monkeypatch, lambda: name_reader(**named))
    job = exported(cast, cast.dohyun, "csv", noun="comments")
    assert not held_back(cast, cast.dohyun, job)
    unname_reader(**named)
    assert held_back(cast, cast.dohyun, job)
