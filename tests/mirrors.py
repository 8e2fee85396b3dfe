"""The copy that docs/examples/mirror.py keeps, and whether it says what the source says."""

import json
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from typing import Any

from django.db.models import QuerySet

from accounts.models import Membership, Organisation, User, Workspace
from deliberation.models import (
    Action,
    AgendaItem,
    Agreement,
    Argument,
    Body,
    Brief,
    Case,
    Clause,
    Comment,
    Commitment,
    Criterion,
    Deadline,
    Decision,
    Duplicate,
    Event,
    Evidence,
    Fact,
    Indicator,
    Initiative,
    Link,
    Meeting,
    MinuteLine,
    Option,
    Pledge,
    PolicyRecord,
    Position,
    Preparation,
    Question,
    Source,
    StatusReport,
    Suggestion,
    Waiver,
)
from tests.api.client import Caller
from tests.source import ROOT

SCRIPT = ROOT / "docs/examples/mirror.py"
# What is the reader's own, or moves with the clock: no change tells it.
OWN = {"permissions", "my_vote", "my_view", "overdue", "colour", "why"}
Copy = dict[tuple[str, str], Any]
NOUNS = {
    "source": (Source, "workspace", "sources/{pk}"),
    "policyrecord": (PolicyRecord, "workspace", "policy-records/{pk}"),
    "case": (Case, "workspace", "cases/{pk}"),
    "brief": (Brief, "workspace", "briefs/{pk}"),
    "initiative": (Initiative, "workspace", "initiatives/{pk}"),
    "argument": (Argument, "initiative__workspace", "arguments/{pk}"),
    "suggestion": (Suggestion, "argument__initiative__workspace", "suggestions/{pk}"),
    "duplicate": (Duplicate, "says__initiative__workspace", "duplicates/{pk}"),
    "evidence": (Evidence, "argument__initiative__workspace", "evidence/{pk}"),
    "comment": (Comment, "initiative__workspace", "comments/{pk}"),
    "fact": (Fact, "initiative__workspace", "facts/{pk}"),
    "question": (Question, "initiative__workspace", "questions/{pk}"),
    "position": (Position, "initiative__workspace", "positions/{pk}"),
    "action": (Action, "initiative__workspace", "actions/{pk}"),
    "agreement": (Agreement, "workspace", "agreements/{pk}"),
    "clause": (Clause, "agreement__workspace", "clauses/{pk}"),
    "commitment": (Commitment, "clause__agreement__workspace", "commitments/{pk}"),
    "indicator": (Indicator, "initiative__workspace", "indicators/{pk}"),
    "statusreport": (StatusReport, "initiative__workspace", "status-reports/{pk}"),
    "option": (Option, "initiative__workspace", "options/{pk}"),
    "waiver": (Waiver, "initiative__workspace", "waivers/{pk}"),
    "criterion": (Criterion, "initiative__workspace", "criteria/{pk}"),
    "link": (Link, "workspace", "links/{pk}"),
    "event": (Event, "workspace", "events/{pk}"),
    "deadline": (Deadline, "event__workspace", "deadlines/{pk}"),
    "preparation": (Preparation, "event__workspace", "preparations/{pk}"),
    "pledge": (Pledge, "event__workspace", "pledges/{pk}"),
    "body": (Body, "workspace", "bodies/{pk}"),
    "meeting": (Meeting, "body__workspace", "meetings/{pk}"),
    "agendaitem": (AgendaItem, "meeting__body__workspace", "agenda-items/{pk}"),
    "minuteline": (MinuteLine, "item__meeting__body__workspace", "minute-lines/{pk}"),
}


def example():
    """The module that the script is."""
    spec = spec_from_file_location("mirror", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def here(who: Caller, file: str = ":memory:"):
    """A mirror of AI that asks this process."""

    class Here(example().Mirror):
        def get(self, address: str) -> dict | None:
            answer = who.get(address.removeprefix("http://testserver"))
            assert answer.status_code in (200, 404), answer.content
            return answer.json() if answer.status_code == 200 else None

    return Here("http://testserver", "", "AI", file)


def copied(mirror) -> Copy:
    rows = mirror.rows.execute("SELECT type, id, body FROM objects")
    return {(noun, pk): told(json.loads(body)) for noun, pk, body in rows}


def source(who: Caller, user: User, workspace: Workspace) -> Copy:
    """What the API shows the reader of the workspace now, object by object; found by other ways than /changes."""
    found = {}
    for noun, pk, path in _addresses(user, workspace):
        answer = who.get(path)
        assert answer.status_code == 200, (path, answer.content)
        found[noun, str(pk)] = told(answer.json())
    return found


def told(body: dict) -> dict:
    """Without what is the reader's own; people and organisations inside other objects by their ids alone."""
    return {name: _by_id(value) for name, value in body.items() if name not in OWN}


def _by_id(value: Any) -> Any:
    if isinstance(value, list):
        return [_by_id(one) for one in value]
    if isinstance(value, dict):
        named = {"id", "name"} <= value.keys()
        return {
            name: _by_id(one)
            for name, one in value.items()
            if name not in OWN and not (named and name == "name")
        }
    return value


def _addresses(user: User, workspace: Workspace) -> Iterator[tuple]:
    yield "workspace", workspace.pk, f"workspaces/{workspace.key}"
    here: dict[str, QuerySet] = {
        "organisations": Organisation.objects.filter(workspace=workspace),
        "members": Membership.objects.active().filter(workspace=workspace, user__kind="person"),
    }
    for name, rows in here.items():
        for pk in rows.values_list("pk", flat=True):
            yield (
                {"members": "membership"}.get(name, "organisation"),
                pk,
                f"workspaces/{workspace.key}/{name}/{pk}",
            )
    for noun, (model, path, address) in NOUNS.items():
        for pk in model.objects.visible_to(user).filter(**{path: workspace}).values_list("pk", flat=True):
            yield noun, pk, address.format(pk=pk)
    decided = Decision.objects.visible_to(user).filter(initiative__workspace=workspace)
    for pk in set(decided.values_list("initiative", flat=True)):
        yield "decision", pk, f"initiatives/{pk}/decision"
