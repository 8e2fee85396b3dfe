"""The test of the test: leaks that are put in on purpose, one of each kind, are found."""

import logging

import pytest

from accounts.models import Role
from accounts.permissions import ROLES
from deliberation.api.views import people
from deliberation.models import Initiative
from frontend import responses
from frontend.views import inbox

from .crawler import Crawler
from .routes import crawled

# One world for all.
pytestmark = [pytest.mark.django_db, pytest.mark.crawl, pytest.mark.xdist_group("canary")]


@pytest.fixture
def crawl(planted, caller):
    """A crawler of few routes: ``crawl("taeho", "inbox/")``."""

    def start(who: str, *patterns: str) -> Crawler:
        routes = tuple(route for route in crawled() if route.pattern in patterns)
        assert len(routes) == len(patterns)
        return Crawler(planted, caller(who), routes)

    return start


def titles() -> str:
    return " ".join(Initiative.objects.order_by("number").values_list("title", flat=True))


def test_a_shape_that_tells_too_much_is_found(planted, crawl, monkeypatch):
    shape = people.shape_me
    monkeypatch.setattr(people, "shape_me", lambda *known: shape(*known) | {"name": titles()})
    crawler = crawl("ben", "api/v1/me")
    crawler.look_around(planted.places["open"])
    assert "200 tells Initiative.title of initiative (draft)" in crawler.report()


def test_a_page_that_tells_too_much_in_a_header_is_found(planted, crawl, monkeypatch):
    def page(*known):
        answer = responses.page(*known)
        answer["X-Beside"] = titles()
        return answer

    monkeypatch.setattr(inbox, "page", page)
    crawler = crawl("taeho", "inbox/")
    crawler.look_around(planted.places["open"])
    assert "tells Initiative.title of initiative (draft)" in crawler.report()
    assert "initiative (open)" not in crawler.report()


def test_a_log_that_tells_a_title_is_found(planted, crawl, monkeypatch):
    def page(*known):
        logging.getLogger("madang.request").warning("Shown: %s", titles())
        return responses.page(*known)

    monkeypatch.setattr(inbox, "page", page)
    crawler = crawl("jiwoo", "inbox/")
    crawler.look_around(planted.places["open"])
    assert "logs Initiative.title of initiative (open)" in crawler.report()


@pytest.mark.parametrize("how", ["header", "body", "status"])
def test_a_refusal_that_differs_where_there_is_something_is_found(planted, crawl, monkeypatch, how):
    not_found = responses.not_found

    def telling(request, *known):
        answer = not_found(request, *known)
        if Initiative.objects.ref(request.resolver_match.kwargs["ref"]).exists():
            answer.content += b" " if how == "body" else b""
            answer["Allow"] = "GET" if how == "header" else ""
            answer.status_code = 403 if how == "status" else 404
        else:
            answer["Allow"] = ""
        return answer

    monkeypatch.setattr(responses, "not_found", telling)
    crawler = crawl("dohyun", "i/<ref:ref>/sheet/")
    crawler.spy(planted.places["draft"])
    assert "is not as what does not exist" in crawler.report()


def test_a_role_that_may_write_what_it_may_only_read_is_found(planted, crawl, monkeypatch):
    monkeypatch.setitem(ROLES, Role.OBSERVER, ROLES[Role.ANALYST])
    crawler = crawl("taeho", "api/v1/initiatives/<uuid:pk>/comments", "i/<ref:ref>/arguments/")
    crawler.try_everything(planted.places["open"])
    found = crawler.report()
    assert "wrote" in found
    assert "deliberation_comment" in found
    assert "deliberation_argument" in found


def test_without_a_leak_the_same_calls_find_nothing(planted, crawl):
    crawler = crawl(
        "taeho", "inbox/", "api/v1/me", "api/v1/initiatives/<uuid:pk>/comments", "i/<ref:ref>/arguments/"
    )
    crawler.look_around(planted.places["open"])
    crawler.try_everything(planted.places["open"], own={"api/v1/me"})
    crawler.spy(planted.places["draft"])
    assert not crawler.findings, crawler.report()
