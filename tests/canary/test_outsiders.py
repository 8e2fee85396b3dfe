"""Who has no part in a workspace learns nothing of it and changes nothing in it, whatever is called and how."""

import pytest

from deliberation.models import Initiative

from .crawler import Crawler
from .routes import api, crawled, operators, pages

# One world for all.
pytestmark = [pytest.mark.django_db, pytest.mark.crawl, pytest.mark.xdist_group("canary")]

# By handle: through which door, with which credential.
OUTSIDERS = {
    "visitor": ("visitor", False, crawled),
    "owner of another workspace, pages": ("ben", False, pages),
    "owner of another workspace, API": ("ben", True, api),
    "service of another workspace, API": ("robot", True, api),
    "ex-member, pages": ("yuna", False, pages),
    "ex-member, API": ("yuna", True, api),
}


@pytest.fixture(params=OUTSIDERS)
def outsider(request, planted, caller):
    handle, by_token, routes = OUTSIDERS[request.param]
    return Crawler(planted, caller(handle, by_token=by_token), routes())


def test_a_workspace_that_is_not_yours_answers_as_one_that_is_not_there(planted, outsider):
    Initiative.objects.filter(audience="public").update(audience="workspace")
    outsider.spy(planted.places["open"])
    assert not outsider.findings, outsider.report()


def test_of_what_is_public_a_reader_from_elsewhere_gets_what_the_public_gets(planted, outsider):
    outsider.look_around(planted.places["public"])
    assert not outsider.findings, outsider.report()


@pytest.mark.parametrize("routes", [pages, api])
def test_the_id_of_what_is_not_yours_under_the_key_of_what_is_yours_is_not_there(planted, caller, routes):
    crawler = Crawler(planted, caller("ben"), routes())
    crawler.mix(planted.away, planted.places["open"])
    assert not crawler.findings, crawler.report()


@pytest.mark.parametrize("who", ["visitor", "jiwoo"])
def test_who_is_no_operator_is_told_nothing_by_the_operators_pages(planted, caller, who):
    crawler = Crawler(planted, caller(who), operators())
    crawler.spy(planted.places["open"])
    assert not crawler.findings, crawler.report()
