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
    "moderation": "/i/AI-1/moderation/",
    "decision": "/i/AI-1/decision/",
    "standing": "/i/AI-1/standing/",
    "changes": "/i/AI-1/changes/?since=2026-05-04",
    "meeting sheet": "/i/AI-1/sheet/",
    "meeting sheet as text": "/i/AI-1/sheet.md",
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
    "saved views": "/w/AI/views/?board=1&show=new",
    "options": "/w/AI/sources/options/?where=treaty",
    "search for arguments": "/search/?q=voice&type=argument",
    "search for sources": "/search/?q=treaty&type=source",
    "inbox": "/inbox/",
    "people": "/w/AI/people/",
    "digests": "/digests/",
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
        "sources",
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
    return path.format(
        initiative=crowd.initiative.pk, argument=crowd.argument.pk, source=crowd.scene.evidence.source_id
    )


def _ask(client: Client, path: str) -> list[str]:
    """The statements behind an address, once what a process remembers is there."""
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return [query["sql"] for query in captured.captured_queries]
