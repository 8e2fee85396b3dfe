"""Webhooks and changes are two ways to hear the same: none tells what the other keeps from the same reader."""

from uuid import uuid4

import pytest

from deliberation.actions import (
    arguments,
    decisions,
    discussion,
    initiatives,
    merging,
    moderation,
    people,
    positions,
    services,
    suggestions,
)
from deliberation.webhooks.events import PATHS
from tests.api.client import Caller, caller
from tests.api.contract import operation_of
from tests.cast import argue, draft_initiative, open_initiative
from tests.scene import set_scene


@pytest.mark.parametrize("role", ["observer", "facilitator"])
def test_whatever_a_service_is_told_stands_in_its_changes_up_to_that_number(
    cast, keep, service, receiver, tell, role
):
    owner = service(role)
    keep(owner=owner)
    much_happens(cast)
    tell()
    found = changes_of(caller(owner, "read"))
    told = [got.said for got in receiver.got]
    assert len(told) > 20
    assert {"challenge.updated", "decision.proposed", "decision.refused"} <= {said["type"] for said in told}
    assert [said for said in told if first_of(said["data"], found) > said["data"]["seq"]] == []


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_wherever_either_leads_the_schema_knows_what_is_read_there(db, path):
    assert operation_of("get", f"/api/v1/{path.format(key='AI', id=uuid4())}") is not None


def much_happens(cast) -> None:
    """In sight of all, of some, and of nobody but who steers."""
    scene = set_scene(cast)
    minji, hana, jiwoo = (cast.actor(who) for who in (cast.minji, cast.hana, cast.jiwoo))
    suggestions.accept_suggestion(by=hana, suggestion=scene.suggestion, version=None)
    merging.merge_argument(by=minji, argument=scene.duplicate, into=scene.argument)
    positions.state_position(by=jiwoo, initiative=scene.initiative, stand="support")
    arguments.update_challenge(by=minji, argument=scene.challenge, version=None, responsible=cast.hana)
    moderation.hide(by=minji, thing=scene.comment, reason="Rude")
    argue(cast, draft_initiative(cast), "In a draft")
    for initiative in (open_initiative(cast, audience="named"), open_initiative(cast, results="at_close")):
        argument = argue(cast, initiative, "One voice carries further", who=cast.minji)
        comment = discussion.add_comment(by=minji, initiative=initiative, argument=argument, text="Since?")
        discussion.delete_comment(by=minji, comment=comment)
    decided = open_initiative(cast)
    initiatives.change_stage(by=minji, initiative=decided, to="deciding")
    word = {"outcome": "adopt", "rationale": "It is time"}
    decision = decisions.propose_decision(by=minji, initiative=decided, **word)
    decisions.answer_decision(by=hana, decision=decision, agreed=False, reason="Too soon")
    fields = {"name": "Other", "organisation": cast.trade, "role": "analyst"}
    other = services.add_service(by=jiwoo, workspace=cast.workspace, **fields)
    services.end_service(by=jiwoo, service=other)
    people.end_membership(by=jiwoo, membership=cast.workspace.memberships.get(user=cast.dohyun))


def first_of(data: dict, found: dict[str, int]) -> float:
    """The number of the first line of what a message is about: by its address, or its id, as of what is gone."""
    return found.get(data["url"]) or found.get(data["id"]) or float("inf")


def changes_of(reader: Caller) -> dict[str, int]:
    """Of each noun, by its address and its id, the number of its first line, page by page."""
    found: dict[str, int] = {}
    place = "changes?workspace=AI&since=0"
    while place:
        page = reader.get(place).json()
        for line in page["results"]:
            for name in (line["object"]["url"], line["object"]["id"]):
                found.setdefault(name, line["seq"])
        place = page["next"]
    return found
