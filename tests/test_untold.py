"""What may not be told yet, in every channel: two worlds that differ only in votes and views look the same."""

import re
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client

from accounts.models import KeptMail
from deliberation import dispatch, movement, todo
from deliberation.actions import mail, votes
from deliberation.models import Initiative, Notification
from tests.cast import MONDAY, argue
from tests.frontend.pages import text_of

PAGES = (
    "/",
    "/w/AI/",
    "/w/AI/digest/",
    "/i/AI-1/",
    "/i/AI-1/?sort=newest",
    "/i/AI-1/?show=divided",
    "/i/AI-1/?show=unvoted",
    "/i/AI-1/?kind=advantage",
    "/i/AI-1/1/",
    "/i/AI-1/2/",
    "/i/AI-1/1/positions/",
    "/i/AI-1/view/",
    "/i/AI-1/vote/",
    "/i/AI-1/positions/",
    "/i/AI-1/changes/",
    "/i/AI-1/standing/",
    "/i/AI-1/sheet/",
    "/i/AI-1/sheet.md",
    "/i/AI-1/briefing/",
    "/i/AI-1/briefing/answers/ko.md",
    "/i/AI-1/discussion/",
    "/i/AI-1/background/",
    "/inbox/",
    "/search/?q=voice",
)
ANSWERS = (
    "initiatives",
    "initiatives/{initiative}",
    "initiatives/{initiative}/arguments",
    "initiatives/{initiative}/arguments?ordering=-strength",
    "initiatives/{initiative}/arguments?label=leaning_agree",
    "initiatives/{initiative}/standing",
    "initiatives/{initiative}/standing?since=2026-05-04T00:00:00Z",
    "initiatives/{initiative}/sheet",
    "initiatives/{initiative}/briefings/one_page",
    "search?q=voice&workspace=AI",
    "arguments/{argument}",
    "arguments/{argument}/vote",
    "arguments/{argument}/votes",
    "me/todo",
    "me/notifications",
    "digests/preview?workspace=AI",
)
MOMENT = MONDAY.replace(month=11)
WEEK = timedelta(days=7)
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.fixture
def untold(cast, initiative, time_machine, settings):
    """Two arguments in AI-1, all said a while ago; Dohyun reads."""
    settings.EMAIL_BACKEND = "accounts.kept_mail.EmailBackend"
    first = argue(cast, initiative, "One voice carries further")
    argue(cast, initiative, "Two voices are heard twice")
    time_machine.move_to(MOMENT, tick=False)
    return first


@pytest.mark.parametrize(
    ("settings_of", "worlds"),
    [
        (
            {"results": "at_close"},
            ({"hana": 1, "jiwoo": 1, "minji": 1}, {"hana": -1, "jiwoo": 0, "minji": 0}),
        ),
        ({"ballot": "by_organisation"}, ({"hana": 1, "jiwoo": -1}, {"hana": -1, "jiwoo": 1})),
    ],
    ids=["results at close", "ballot by organisation"],
)
def test_two_worlds_that_differ_in_votes_look_the_same(cast, untold, settings_of, worlds):
    Initiative.objects.update(**settings_of)
    one, other = (seen_in(cast, untold, world) for world in worlds)
    assert {place for place in one if one[place] != other[place]} == set()
    assert {place for place in PAGES if one[place][0] != 200} == set()


def test_the_comparison_would_see_a_difference(cast, untold):
    """Where results are open the same two worlds do differ, so that the test above can fail."""
    one, other = (seen_in(cast, untold, {"hana": value}) for value in (1, -1))
    differing = {place for place in one if one[place] != other[place]}
    assert {"/i/AI-1/", "/i/AI-1/1/", "/i/AI-1/view/", "initiatives/{initiative}/standing"} <= differing


def test_the_comparison_would_see_a_difference_in_letters(cast, untold):
    """Three who are not sure give another label than three who agree."""
    one, other = (seen_in(cast, untold, dict.fromkeys(("hana", "jiwoo", "minji"), value)) for value in (1, 0))
    assert one["letters"] != other["letters"]


def seen_in(cast, argument, world: dict[str, int]) -> dict[str, object]:
    """All that Dohyun is shown once these votes and views are cast; then it is as if they never were."""
    with transaction.atomic():
        for who, value in world.items():
            by = cast.actor(getattr(cast, who))
            votes.cast_vote(by=by, argument=argument, value=value, reason=f"Because {value}")
            stated = "for" if value > 0 else "against"
            votes.state_view(by=by, initiative=argument.initiative, value=stated, reason=f"Because {value}")
        dispatch.dispatch(argument.initiative.workspace_id)
        seen = channels(cast, argument)
        transaction.set_rollback(True)
    return seen


def channels(cast, argument) -> dict[str, object]:
    client = Client()
    client.force_login(cast.dohyun)
    pages = {path: page_of(client.get(path)) for path in PAGES}
    answers = {path: answer_of(client.get(f"/api/v1/{filled(path, argument)}")) for path in ANSWERS}
    return {
        **pages,
        **answers,
        "for you to do": [doing.key for doing in todo.of(cast.dohyun, MOMENT)],
        "what is told at once": Notification.objects.filter(user=cast.dohyun).count(),
        "letters": letters(cast),
        "movement": [
            (change.code, change.actors)
            for change in movement.since(argument.initiative, MONDAY)
            # the reader's channels above decide who is told of these
            if change.code not in ("label", "support", "counts")
        ],
    }


def letters(cast) -> list[tuple]:
    """What Dohyun gets by mail a week later, notices and the digest, without the ids that are new in each world."""
    mail.plan_due(MOMENT + WEEK)
    mail.send_due(MOMENT + WEEK)
    sent = KeptMail.objects.filter(to=cast.dohyun.email).order_by("pk")
    assert sent
    return [(one.subject, ID.sub("", one.text), ID.sub("", one.html)) for one in sent]


def filled(path: str, argument) -> str:
    return path.format(initiative=argument.initiative_id, argument=argument.pk)


def page_of(answer) -> tuple:
    """The words, the order of links, and the length without tokens and nonces."""
    html = re.sub(r'(nonce|value|content)="[A-Za-z0-9_+/=-]{20,}"', "", answer.content.decode())
    return answer.status_code, text_of(answer), re.findall(r'href="([^"]+)"', html), len(html)


def answer_of(answer) -> tuple:
    """The bytes, but for the id of the request that a refusal tells."""
    body = answer.content.replace(answer.headers["X-Request-ID"].encode(), b"")
    return answer.status_code, body, answer.headers.get("ETag"), len(body)
