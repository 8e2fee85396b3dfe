"""What a page or a list asks of the database does not depend on how much there is."""

import re
from collections import Counter

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import gather
from tests.crowd import Crowd

pytestmark = [pytest.mark.django_db, pytest.mark.crawl, pytest.mark.xdist_group("queries")]
FEW, MANY = 10, 1_000
PAGES = {
    "home": "/",
    "initiatives": "/w/AI/",
    "board": "/i/AI-1/",
    "board, another order": "/i/AI-1/?sort=newest",
    "argument": "/i/AI-1/1/",
    "votes": "/i/AI-1/1/votes/",
    "wordings": "/i/AI-1/1/wordings/",
    "suggestions": "/i/AI-1/1/suggestions/",
    "positions on an argument": "/i/AI-1/1/positions/",
    "duplicates": "/i/AI-1/1/duplicate/",
    "moving": "/i/AI-1/1/move/",
    "vote through": "/i/AI-1/vote/",
    "discussion": "/i/AI-1/discussion/",
    "background": "/i/AI-1/background/",
    "challenges": "/i/AI-1/challenges/",
    "evidence": "/i/AI-1/evidence/",
    "map": "/i/AI-1/map/",
    "a challenge": "/i/AI-1/2/challenge/",
    "positions": "/i/AI-1/positions/",
    "actions": "/i/AI-1/actions/",
    "options of an initiative": "/i/AI-1/options/",
    "health": "/i/AI-1/health/",
    "health of a workspace": "/w/AI/health/",
    "moderation": "/i/AI-1/moderation/",
    "decision": "/i/AI-1/decision/",
    "monitoring": "/i/AI-1/monitoring/",
    "status reports": "/i/AI-1/monitoring/reports/",
    "standing": "/i/AI-1/standing/",
    "changes": "/i/AI-1/changes/?since=2026-05-04",
    "meeting sheet": "/i/AI-1/sheet/",
    "meeting sheet as text": "/i/AI-1/sheet.md",
    "briefing": "/i/AI-1/briefing/",
    "questions and answers": "/i/AI-1/briefing/answers/en.html",
    "annex of sources": "/i/AI-1/briefing/sources/ko.md",
    "calendar of an initiative": "/i/AI-1/calendar.ics",
    "calendar of a workspace": "/w/AI/calendar.ics",
    "news": "/i/AI-1/feed.atom",
    "readers": "/i/AI-1/readers/",
    "stage": "/i/AI-1/stage/",
    "people to call": "/i/AI-1/people/?q=ha",
    "similar": "/i/AI-1/similar/?claim=One+voice+carries",
    "library": "/w/AI/sources/",
    "library, due": "/w/AI/sources/?show=due",
    "library, unsourced": "/w/AI/sources/?show=unsourced",
    "a source": "/w/AI/sources/{source}/",
    "events": "/w/AI/events/",
    "events, over": "/w/AI/events/?show=over",
    "an event": "/w/AI/events/{event}/",
    "a preparation": "/w/AI/events/{event}/preparations/{preparation}/",
    "a pledge": "/w/AI/events/{event}/pledges/{pledge}/",
    "meetings": "/w/AI/meetings/",
    "past meetings": "/w/AI/meetings/?show=past",
    "bodies": "/w/AI/bodies/",
    "a body": "/w/AI/bodies/{body}/",
    "a meeting": "/w/AI/meetings/{meeting}/",
    "minutes as text": "/w/AI/meetings/{meeting}/minutes.md",
    "cases": "/w/AI/cases/",
    "cases, narrowed": "/w/AI/cases/?country=US&sector=cloud&q=stored",
    "a case": "/w/AI/cases/{case}/",
    "register": "/w/AI/register/",
    "register, narrowed": "/w/AI/register/?country=KR&theme=safety&status=in_force&q=act",
    "register, due": "/w/AI/register/?show=due",
    "a policy": "/w/AI/register/{policy}/",
    "saved views": "/w/AI/views/?board=1&show=new",
    "options": "/w/AI/sources/options/?where=treaty",
    "search for arguments": "/search/?q=voice&type=argument",
    "search for sources": "/search/?q=treaty&type=source",
    "agreements": "/w/AI/agreements/",
    "an agreement": "/w/AI/agreements/{agreement}/",
    "an agreement, narrowed": "/w/AI/agreements/{agreement}/?colour=late",
    "an agreement's form": "/w/AI/agreements/{agreement}/edit/",
    "a clause's form": "/w/AI/agreements/clauses/{clause}/edit/",
    "a commitment": "/w/AI/agreements/commitments/{commitment}/",
    "search for policies": "/search/?q=act&type=policyrecord",
    "inbox": "/inbox/",
    "people": "/w/AI/people/",
    "digests": "/digests/",
    "around an initiative": "/i/AI-1/links/?q=memorandum",
    "around an argument": "/i/AI-1/1/links/",
}
API = {
    f"API {path}": f"/api/v1/{path}"
    for path in (
        "me/todo",
        "me/notifications",
        "me/saved-views",
        "workspaces/AI",
        "workspaces/AI/members",
        "initiatives",
        "initiatives/{initiative}",
        "initiatives/{initiative}/readers",
        "initiatives/{initiative}/stage-changes",
        "initiatives/{initiative}/arguments",
        "initiatives/{initiative}/comments",
        "initiatives/{initiative}/reports",
        "initiatives/{initiative}/hidings",
        "initiatives/{initiative}/people?q=ha",
        "initiatives/{initiative}/facts",
        "initiatives/{initiative}/questions",
        "initiatives/{initiative}/sources",
        "initiatives/{initiative}/positions",
        "initiatives/{initiative}/decisions",
        "initiatives/{initiative}/actions",
        "initiatives/{initiative}/indicators",
        "initiatives/{initiative}/status-reports",
        "initiatives/{initiative}/options",
        "initiatives/{initiative}/criteria",
        "initiatives/{initiative}/weighing",
        "initiatives/{initiative}/health",
        "initiatives/{initiative}/waivers",
        "workspaces/AI/health",
        "initiatives/{initiative}/sheet",
        "initiatives/{initiative}/standing?since=2026-05-04T00:30:00Z",
        "initiatives/{initiative}/similar?claim=One+voice+carries",
        "arguments/{argument}",
        "arguments/{argument}/duplicates",
        "arguments/{argument}/revisions",
        "arguments/{argument}/suggestions",
        "arguments/{argument}/responses",
        "arguments/{argument}/evidence",
        "arguments/{argument}/comments",
        "arguments/{argument}/votes",
        "suggestions?argument={argument}",
        "actions",
        "bodies",
        "bodies/{body}",
        "meetings",
        "meetings/{meeting}",
        "meetings/{meeting}/agenda",
        "agenda-items/{item}/lines",
        "agreements",
        "agreements/{agreement}/clauses",
        "agreements/{agreement}/keeping",
        "commitments",
        "commitments/{commitment}/progress",
        "sources",
        "links",
        "events",
        "events/{event}",
        "events/{event}/deadlines",
        "events/{event}/preparations",
        "events/{event}/pledges",
        "cases",
        "cases?q=stored&argument={argument}",
        "cases/{case}/statuses",
        "initiatives/{initiative}/cases",
        "policy-records",
        "policy-records?theme=safety&due=true",
        "policy-records/withheld?workspace=AI",
        "policy-records/{policy}/statuses",
        "policy-records/{policy}/evidence",
        "search?q=voice&type=argument",
    )
}
ALL = PAGES | API
BY_A_FACILITATOR = ("moderation", "readers", "stage", "reports", "hidings", "meeting sheet", "decision")


@pytest.fixture(scope="module")
def asked(django_db_setup, django_db_blocker):
    """What each address asks when there are few and when there are many: two lists of statements."""
    with django_db_blocker.unblock(), transaction.atomic():
        crowd = Crowd(gather())
        crowd.grow(FEW)
        few = _ask_all(crowd)
        crowd.grow(MANY)
        connection.check_constraints()  # once for all that grew, or each test would check it again at its end
        yield {name: (few[name], statements) for name, statements in _ask_all(crowd).items()}
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", ALL)
def test_ten_rows_and_a_thousand_cost_the_same_queries(asked, name):
    few, many = asked[name]
    asked_more = Counter(map(_shape, many)) - Counter(map(_shape, few))
    assert len(many) == len(few), asked_more


def _shape(statement: str) -> str:
    """Without what it asks for by name."""
    return re.sub(r"'[^']*'|\b\d+\b", "?", statement)[:400]


def _ask_all(crowd: Crowd) -> dict[str, list[str]]:
    return {name: _ask(_reader(crowd, name), _filled(crowd, path)) for name, path in ALL.items()}


def _reader(crowd: Crowd, name: str) -> Client:
    client = Client()
    steers = any(word in name for word in BY_A_FACILITATOR)
    client.force_login(crowd.cast.minji if steers else crowd.cast.hana)
    return client


def _filled(crowd: Crowd, path: str) -> str:
    agreed = {name: getattr(crowd.scene, name).pk for name in ("agreement", "clause", "commitment")}
    return path.format(
        initiative=crowd.initiative.pk,
        argument=crowd.argument.pk,
        source=crowd.scene.evidence.source_id,
        **{name: getattr(crowd.scene, name).pk for name in ("event", "preparation", "pledge")},
        body=crowd.scene.table.body.pk,
        meeting=crowd.scene.table.minuted.pk,
        item=crowd.scene.table.line.item_id,
        **agreed,
        policy=crowd.scene.policy.pk,
        case=crowd.scene.case.pk,
    )


def _ask(client: Client, path: str) -> list[str]:
    """The statements behind an address, once what a process remembers is there."""
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return [query["sql"] for query in captured.captured_queries]
