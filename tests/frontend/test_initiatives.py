"""The list of a workspace's initiatives: narrowed, sorted and paged by the address, as the API's filters have it."""

import pytest

from deliberation.actions import following
from deliberation.actions.discussion import add_comment
from deliberation.models import Initiative
from frontend.pages import lists
from tests.api.client import caller
from tests.cast import MONDAY, argue, draft_initiative, open_initiative

from .pages import queries_of, text_of


@pytest.fixture
def three(cast):
    """AI-1 of both ministries, open; AI-2 of Trade, which closes first; AI-3, Minji's draft."""
    open_initiative(cast, title="Norms")
    open_initiative(
        cast, title="Quantum", parties=[(cast.trade, "lead")], closes_at=MONDAY.replace(year=2027)
    )
    draft_initiative(cast, title="Space")
    return Initiative.objects.order_by("number")


def refs(answer) -> list[str]:
    return [piece.split("<")[0] for piece in answer.content.decode().split('class="row__ref">')[1:]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["AI-3", "AI-2", "AI-1"]),
        ("stage=open", ["AI-2", "AI-1"]),
        ("q=quant", ["AI-2"]),
        ("q=quant norms", []),
        ("party={trade}", ["AI-2"]),
        ("sort=closing", ["AI-2", "AI-1"]),
        ("stage=none&party=none&sort=none&show=none", ["AI-3", "AI-2", "AI-1"]),
    ],
)
def test_the_address_narrows_and_sorts(cast, three, browser, query, found):
    assert refs(browser(cast.minji).get(f"/w/AI/?{query.format(trade=cast.trade.pk)}")) == found


@pytest.mark.parametrize("query", ["stage=open", "q=quant", "party={trade}"])
def test_a_filter_means_the_same_through_both_doors(cast, three, browser, query):
    asked = query.format(trade=cast.trade.pk)
    told = caller(cast.minji).get(f"initiatives?workspace=AI&{asked}").json()["results"]
    assert refs(browser(cast.minji).get(f"/w/AI/?{asked}")) == [row["ref"] for row in told]


def test_mine_is_what_i_acted_in_or_follow_through_both_doors(cast, three, browser):
    hana, norms, quantum = browser(cast.hana), three[0], three[1]
    assert refs(hana.get("/w/AI/?show=mine")) == []
    argue(cast, norms, "It helps.")
    following.set_follow(by=cast.actor(cast.hana), initiative=quantum, level="everything")
    told = caller(cast.hana).get("initiatives?mine=true").json()["results"]
    assert refs(hana.get("/w/AI/?show=mine")) == ["AI-2", "AI-1"] == [row["ref"] for row in told]
    following.set_follow(by=cast.actor(cast.hana), initiative=norms, level="nothing")
    assert refs(hana.get("/w/AI/?show=mine")) == ["AI-2"]


def test_the_latest_news_stand_first_when_asked(cast, three, browser):
    add_comment(by=cast.actor(cast.hana), initiative=three[0], argument=None, text="Which norms?")
    assert refs(browser(cast.hana).get("/w/AI/?sort=active"))[0] == "AI-1"


def test_a_menu_keeps_what_the_others_say(cast, three, browser):
    page = browser(cast.minji).get("/w/AI/?stage=open&q=quant").content.decode()
    assert f'href="?stage=open&amp;party={cast.trade.pk}&amp;q=quant"' in page
    assert '<input type="hidden" name="stage" value="open">' in page


def test_a_word_that_is_searched_for_is_no_word_of_the_order(cast, three, browser):
    page = browser(cast.minji).get("/w/AI/?q=newest").content.decode()
    assert 'href="?sort=closing&amp;q=newest"' in page


@pytest.mark.parametrize("query", ["q=nowhere", "sort=closing"])
def test_what_fits_nothing_leads_back_to_all(cast, browser, query):
    draft_initiative(cast, title="Space")
    answer = browser(cast.minji).get(f"/w/AI/?{query}")
    assert "None of them fits" in text_of(answer)
    assert 'class="button button--primary" href="?"' in answer.content.decode()


@pytest.mark.parametrize("sort", ["newest", "closing", "active"])
def test_pages_follow_one_another_in_each_order(cast, three, browser, monkeypatch, sort):
    monkeypatch.setattr(lists, "PAGE", 1)
    minji, found, address = browser(cast.minji), [], f"?stage=open&sort={sort}"
    while address:
        answer = minji.get(f"/w/AI/{address}")
        found += refs(answer)
        address = answer.context["next"]
    assert sorted(found) == ["AI-1", "AI-2"]


def test_the_number_of_queries_does_not_grow(cast, three, browser):
    few = queries_of(browser(cast.minji), "/w/AI/?sort=active")
    for number in range(8):
        open_initiative(cast, title=f"More {number}")
    assert queries_of(browser(cast.minji), "/w/AI/?sort=active") == few


def test_another_workspace_is_nothing(cast, three, browser):
    assert browser(cast.ben).get("/w/AI/?show=mine").status_code == 404
