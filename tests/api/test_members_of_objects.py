"""What every object carries: an id, where it is, since when, and what the caller may do with it."""

from urllib.parse import urlsplit

import pytest
from django.test import Client

from deliberation.api.parts import whole_of
from tests.api.client import caller
from tests.api.contract import operations, resolved
from tests.fuzzing.places import places_of
from tests.safe_text.everything import build

MEMBERS = {"id", "url", "html_url", "created_at", "updated_at", "permissions"}
# What is answered at an address with an id in it and is no object of its own, and why.
OTHERS = {
    "count_cases": "counted anew each time",
    "get_agreement_keeping": "counted anew each day",
    "get_briefing": "written anew each time",
    "get_challenge": "a part of its argument",
    "get_digest": "a letter as it was sent",
    "get_follow": "what the caller hears of an initiative",
    "get_service_token": "a credential: it has a prefix and no id, and nothing of it changes",
    "get_sheet": "written anew each time",
    "get_standing": "counted anew each time",
    "get_subscription": "the caller's, of a workspace",
    "get_token": "a credential: it has a prefix and no id, and nothing of it changes",
    "get_view": "the caller's answer to an initiative",
    "get_health": "looked at anew each time",
    "get_workspace_health": "looked at anew each time",
    "get_weighing": "added up anew each time",
    "get_vote": "the caller's answer to an argument",
}


@pytest.fixture
def everything(cast):
    return build(cast)


def objects() -> dict[str, str]:
    """The paths of what is read one by one, by the operation's name."""
    return {
        name: path
        for name, (method, path, operation) in operations().items()
        if method == "get" and "{" in path and (told := members_of(operation)) and "results" not in told
    }


def members_of(operation: dict) -> set[str]:
    content = operation["responses"]["200"].get("content", {}).get("application/json")
    return set(resolved(whole_of(content["schema"])).get("properties", {})) if content else set()


@pytest.mark.django_db
def test_every_object_carries_the_same():
    found = objects()
    assert found.keys() >= OTHERS.keys()
    lacking = {name: MEMBERS - members_of(operations()[name][2]) for name in found.keys() - OTHERS.keys()}
    assert {name: lacks for name, lacks in lacking.items() if lacks} == {}
    assert all(MEMBERS - members_of(operations()[name][2]) for name in OTHERS)


def test_url_leads_to_the_answer_and_html_url_to_a_page(everything, cast):
    owner, places, browser = caller(cast.jiwoo), places_of(everything), Client()
    browser.force_login(cast.jiwoo)
    seen = set()
    for name, path in objects().items():
        answer = owner.get(path.format(**{part: values[0] for part, values in places[name].items()}))
        if name in OTHERS or answer.status_code == 404:
            continue
        told = answer.json()
        assert owner.get(told["url"]).json()["id"] == told["id"], name
        assert told["created_at"] <= told["updated_at"], name
        page = urlsplit(told["html_url"])
        shown = browser.get(page.path, follow=True)
        assert shown.status_code == 200, (name, told["html_url"])
        assert not page.fragment or f'id="{page.fragment}"' in shown.content.decode(), name
        seen.add(name)
    assert objects().keys() - OTHERS.keys() - seen <= {
        "get_brief",  # of others' briefs only accepted ones are seen
        "get_saved_view",  # nor is anybody else's
    }
