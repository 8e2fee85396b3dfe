"""Every filter really filters and every order really orders; what is no value of one is refused.

The table is `filters.py`; what it lacks of the schema fails here.
"""

from datetime import UTC, date, datetime, timedelta

import pytest

from accounts.actions import create_token
from accounts.models import Workspace
from deliberation import dispatch
from deliberation.actions import (
    actions,
    agenda,
    agreements,
    bodies,
    briefs,
    commitments,
    deadlines,
    discussion,
    events,
    facts,
    links,
    meetings,
    moderation,
    pledges,
    positions,
    preparations,
    sources,
    suggestions,
    votes,
    webhooks,
    workspaces,
)
from deliberation.actions import initiatives as steps
from deliberation.models import (
    Activity,
    Argument,
    Comment,
    Event,
    Initiative,
    Job,
    Meeting,
    Notification,
    Source,
    Tally,
    WebhookDelivery,
)
from deliberation.permissions import Actor
from tests.api.client import Caller, caller
from tests.api.contract import operations
from tests.api.filters import ELSEWHERE, FILTERS, ORDERINGS
from tests.cases import open_case_of, open_cases
from tests.cast import MONDAY, Cast, open_initiative
from tests.owing import owed
from tests.registering import enter_policies, enter_policy_of
from tests.scene import Scene, set_scene
from tests.source import ROOT

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
PLAIN = {"limit", "cursor", "fields", "expand", "notify", "ordering"}


@pytest.fixture
def scene(cast) -> Scene:
    scene = set_scene(cast)
    _argued(cast, scene)
    _followed_up(cast, scene)
    _prepared(cast, scene)
    enter_policies(cast, LONG_AGO)
    open_cases(cast, scene, LONG_AGO)
    green = _elsewhere(cast)
    _at_tables(cast, scene, green)
    for workspace in Workspace.objects.all():
        dispatch.dispatch(workspace.pk)
    Tally.objects.filter(argument=scene.argument).update(label="broad_agreement")
    _told(cast)
    return scene


@pytest.fixture
def ids(cast, scene) -> dict[str, str]:
    """By the names that the table uses."""
    token, _text = create_token(user=cast.hana, name="Import", scopes=("read", "write"))
    by = Actor(user=cast.hana, token=token)
    discussion.add_comment(by=by, initiative=scene.initiative, argument=scene.argument, text="By a program")
    dispatch.dispatch(cast.workspace.pk)
    nouns = {name: getattr(cast, name) for name in ("jiwoo", "hana", "dohyun", "trade")}
    nouns |= {name: getattr(scene, name) for name in ("initiative", "argument", "agreement", "event")}
    nouns |= {"body": scene.table.body, "meeting": scene.table.coming}
    nouns["webhook"] = cast.workspace.webhooks.get()
    nouns["elsewhere"] = Initiative.objects.get(workspace__key="GREEN")
    return {name: str(noun.pk) for name, noun in nouns.items()} | {"token": token.token_key}


@pytest.fixture
def owner(cast, scene) -> Caller:
    return caller(cast.jiwoo)


def test_each_filter_keeps_these_and_no_others(owner, ids):
    wrong = {}
    for one in FILTERS:
        path, beside = place(one.operation, ids), one.beside.format(**ids)
        whole = listed(owner, path, beside)
        part = listed(owner, path, f"{beside}&{one.name}={one.value.format(**ids)}")
        kept = [row for row in whole if one.keeps(row, ids)]
        if part != kept or not 0 < len(kept) < len(whole):  # the scene is to hold both
            wrong[f"{one.operation} {one.name}={one.value}"] = (len(part), len(kept), len(whole))
    assert wrong == {}


def test_each_order_orders(owner, ids):
    wrong = {}
    for one in ORDERINGS:
        path = place(one.operation, ids)
        found = listed(owner, path, f"ordering={one.value}&limit=2")
        by = [one.by(row) for row in found]
        same = sorted(row["id"] for row in found) == sorted(row["id"] for row in listed(owner, path))
        if by != sorted(by, reverse=one.falling) or len(set(by)) < 2 or not same:
            wrong[f"{one.operation} {one.value}"] = by
    assert wrong == {}


def test_a_moment_tells_what_changed_after_it(owner, ids):
    path = f"{place('get_initiative', ids)}/standing"
    assert owner.get(path).json()["changes"] is None
    assert owner.get(f"{path}?since=2020-01-01T00:00:00Z").json()["changes"]
    assert owner.get(f"{path}?since=2100-01-01T00:00:00Z").json()["changes"] == []


def test_what_initiatives_cite_is_of_their_workspace(owner, ids):
    path = place("list_initiative_sources", ids)
    assert listed(owner, path, "workspace=AI") == listed(owner, path) != []
    assert listed(owner, path, "workspace=GREEN") == []


@pytest.mark.django_db
def test_the_table_knows_every_filter_and_every_order():
    asked, ordered = set(), set()
    for name, (_method, _path, operation) in operations().items():
        for one in operation.get("parameters", []):
            if one["in"] == "query" and one["name"] == "ordering":
                ordered |= {(name, value) for value in one["schema"]["enum"]}
            elif one["in"] == "query" and one["name"] not in PLAIN:
                asked.add((name, one["name"]))
    assert {(one.operation, one.name) for one in FILTERS} | ELSEWHERE.keys() == asked
    assert {(one.operation, one.value) for one in ORDERINGS} == ordered
    for (_name, word), file in ELSEWHERE.items():
        assert f"{word}=" in (ROOT / file).read_text(), (word, file)


def test_what_is_no_value_of_it_is_refused_by_its_name(owner, ids):
    wrong = {}
    for name, (method, path, operation) in operations().items():
        for one in operation.get("parameters", []):
            schema = one["schema"]
            closed = (
                "enum" in schema or schema.get("format") in ("uuid", "date-time") or "boolean" in str(schema)
            )
            if method != "get" or one["in"] != "query" or not closed or "{" in path.replace("{id}", ""):
                continue
            answer = owner.get(f"{place(name, ids)}?{one['name']}=nonsense")
            fields = {fault["field"] for fault in answer.json().get("errors", [])}
            if (answer.status_code, one["name"] in fields) != (422, True):
                wrong[f"{name} {one['name']}"] = answer.status_code
    assert wrong == {}


def _argued(cast: Cast, scene: Scene) -> None:
    """Votes, comments, sources, suggestions and reports of both sorts."""
    by = {name: cast.actor(getattr(cast, name)) for name in ("jiwoo", "minji", "hana", "dohyun")}
    for who in ("jiwoo", "hana", "dohyun"):
        votes.cast_vote(by=by[who], argument=scene.argument, value=1)
    votes.cast_vote(by=by["minji"], argument=scene.challenge, value=-1)
    for argument in (None, scene.argument):
        for who in ("dohyun", "hana"):
            words = {"initiative": scene.initiative, "argument": argument, "text": f"Said by {who}"}
            comment = discussion.add_comment(by=by[who], **words)
        Comment.objects.filter(pk=comment.pk).update(updated_at=LONG_AGO)
    Argument.objects.filter(pk=scene.challenge.pk).update(updated_at=LONG_AGO)
    law = {"title": "A law", "kind": "law", "re_check_by": "2020-01-01"}
    cited = sources.add_evidence(by=by["dohyun"], argument=scene.argument, source=law)
    Source.objects.filter(pk=cited.source_id).update(updated_at=LONG_AGO)
    other = suggestions.suggest_wording(by=by["minji"], argument=scene.argument, claim="Another one")
    suggestions.withdraw_suggestion(by=by["minji"], suggestion=other)
    for thing, state in ((scene.comment, "kept"), (scene.argument, "")):
        report = moderation.report(by=by["dohyun"], thing=thing, reason="Off the topic")
        if state:
            moderation.settle_report(by=by["minji"], report=report, state=state)


def _followed_up(cast: Cast, scene: Scene) -> None:
    """Positions, actions of several, an initiative of another stage, theme and party, an act of long ago."""
    jiwoo, minji, place = cast.actor(cast.jiwoo), cast.actor(cast.minji), scene.initiative
    for stand, argument in (("oppose", None), ("support", None), ("support", scene.argument)):
        positions.state_position(by=jiwoo, initiative=place, stand=stand, argument=argument)
    mine = actions.add_action(by=minji, initiative=place, text="Ask", owner=cast.jiwoo)
    actions.add_action(by=minji, initiative=place, text="Answer", owner=cast.dohyun)
    actions.finish_action(by=jiwoo, action=mine)
    second = open_initiative(cast, title="Of trade", themes=["학술"], parties=[(cast.trade, "lead")])
    steps.change_stage(by=minji, initiative=second, to="deciding")
    _agreed(cast, scene)
    _obliged(cast, scene)
    Initiative.objects.filter(pk=place.pk).update(updated_at=LONG_AGO)
    facts.add_fact(by=cast.actor(cast.hana, LONG_AGO), initiative=place, text="Said long ago, elsewhere")


def _agreed(cast: Cast, scene: Scene) -> None:
    """A commitment that bears on the initiative."""
    by = cast.actor(cast.hana)
    commitment = owed(by, scene.agreement, "A joint programme", cast.mofa)
    links.add_link(by=by, thing=commitment, place=scene.initiative)


def _prepared(cast: Cast, scene: Scene) -> None:
    """A summit of long ago beside the candidacy, which has another of each thing by now."""
    by, event = cast.actor(cast.hana), scene.event
    day = {"starts_on": date(2027, 5, 20), "state": "held", "country": "KR"}
    past = events.add_event(by=by, workspace=cast.workspace, kind="summit", title="A summit", **day)
    Event.objects.filter(pk=past.pk).update(updated_at=LONG_AGO)
    met = deadlines.add_deadline(by=by, event=event, name="Announce", due=date(2026, 12, 1))
    deadlines.edit_deadline(by=by, deadline=met, version=None, done_on=date(2026, 11, 30))
    preparations.add_preparation(by=by, event=event, area="venue", text="Hire a hall", state="done")
    pledges.record_pledge(by=by, event=event, country="BR", state="verbal")


def _obliged(cast: Cast, scene: Scene) -> None:
    """A second memorandum, of long ago, with a commitment of trade that was withdrawn."""
    by = cast.actor(cast.minji, LONG_AGO)
    second = agreements.add_agreement(by=by, workspace=cast.workspace, title="A plan of 2020")
    owed(by, second, "A fair of firms", cast.trade)
    withdrawn = owed(by, second, "A second fair", cast.trade)
    commitments.withdraw_commitment(by=by, commitment=withdrawn, reason="One is enough")


def _elsewhere(cast: Cast) -> Workspace:
    """A workspace of Jiwoo's own, and what is handed in and asked for in both."""
    by = cast.actor(cast.jiwoo)
    green = workspaces.found_workspace(by=by, key="GREEN", name="Green", organisation="Env", short_name="E")
    words = {"title": "Elsewhere", "proposal": "Do it", "summary": "In another place"}
    parties = [(green.organisations.get(), "lead")]
    there = steps.start_initiative(by=by, workspace=green, parties=parties, **words)
    there = steps.change_stage(by=by, initiative=there, to="open", closes_at=by.moment + timedelta(days=30))
    actions.add_action(by=by, initiative=there, text="Ask there", owner=cast.jiwoo)
    sources.add_source(by=by, workspace=green, title="Of that place")
    on = dict.fromkeys(("keeps_agreements", "keeps_events", "keeps_register", "keeps_cases"), True)
    green = workspaces.change_workspace(by=by, workspace=green, **on)
    events.add_event(by=by, workspace=green, kind="forum", title="There", starts_on=date(2027, 6, 1))
    memorandum = agreements.add_agreement(by=by, workspace=green, title="Of that place")
    owed(by, memorandum, "A report there", green.organisations.get())
    links.add_link(by=by, thing=memorandum, place=there)
    enter_policy_of(by, green)
    open_case_of(by, green)
    for workspace, state in ((cast.workspace, "failed"), (green, "waiting")):
        briefs.hand_in_brief(by=by, workspace=workspace, text="Two forums in 2026.")
        for kind in ("export", "import"):
            job = {"workspace": workspace, "asked_by": cast.jiwoo, "kind": kind, "format": "jsonl"}
            Job.objects.create(state=state, **job)
    hook, _secret = webhooks.add_webhook(by=by, workspace=cast.workspace, address="https://system.example/")
    for state in ("failed", "delivered"):
        WebhookDelivery.objects.create(webhook=hook, type="ping", state=state)
    return green


def _at_tables(cast: Cast, scene: Scene, green: Workspace) -> None:
    """An item that waits to be accepted, a body of another level and workspace, and its meeting of long ago."""
    agenda.add_item(by=cast.actor(cast.dohyun), meeting=scene.table.coming, text="Budget")
    Workspace.objects.filter(pk=green.pk).update(keeps_meetings=True)
    by, green = cast.actor(cast.jiwoo), Workspace.objects.get(pk=green.pk)
    body = bodies.add_body(by=by, workspace=green, name_en="Desks", level="working")
    times = {"starts_at": LONG_AGO, "ends_at": LONG_AGO + timedelta(hours=1)}
    meeting = meetings.plan_meeting(by=by, body=body, title="Once", **times)
    Meeting.objects.filter(pk=meeting.pk).update(updated_at=LONG_AGO)


def _told(cast: Cast) -> None:
    """Two notices for Jiwoo, one put away."""
    activities = Activity.objects.filter(verb="argument.added", workspace=cast.workspace)
    Notification.objects.filter(user=cast.jiwoo).delete()
    for activity, read_at in zip(activities, (None, MONDAY), strict=False):
        Notification.objects.create(user=cast.jiwoo, activity=activity, read_at=read_at, reason="follow")


def place(name: str, ids: dict[str, str]) -> str:
    """The address of a list in the scene."""
    path = operations()[name][1]
    noun = path.removeprefix("/api/v1/").partition("/")[0].removesuffix("s")
    return path.format(key="AI", id=ids.get(noun, ids["argument"]))


def listed(who: Caller, path: str, query: str = "") -> list[dict]:
    """All of a list, page by page."""
    found, address = [], f"{path}?{query}"
    while address:
        page = who.get(address).json()
        found += page["results"]
        address = page["next"]
    return found
