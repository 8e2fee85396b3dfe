"""The menu of one's saved views beside the tools of a list, and its page without JavaScript."""

import re
from html import unescape

import pytest

from accounts.models import Organisation
from deliberation.actions import saved_views as actions
from deliberation.models import SavedView
from tests.cast import argue, open_initiative

from .pages import queries_of, text_of

HTMX = {"HX-Request": "true"}


def keep(cast, name="Mine", listing="initiatives", who=None, **query) -> SavedView:
    by = cast.actor(who or cast.hana)
    return actions.save_view(by=by, workspace=cast.workspace, listing=listing, name=name, query=query)


def menu_of(answer) -> str:
    """Where the menu of a list is read."""
    return unescape(re.search(r'hx-get="(/w/AI/views/[^"]*)"', answer.content.decode())[1])


def links_of(answer) -> dict[str, str]:
    found = re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', answer.content.decode())
    return {name: unescape(href) for href, name in found}


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("/w/AI/", "stage=open&q=norms"),
        ("/i/AI-1/", "show=unsourced&kind=challenge"),
        ("/w/AI/sources/", "show=due&q=act"),
        ("/w/AI/register/", "sort=updated&country=KR&q=act"),
    ],
)
def test_what_a_list_shows_is_saved_from_its_menu_and_opened_again(cast, initiative, browser, page, asked):
    hana = browser(cast.hana)
    panel = hana.get(menu_of(hana.get(f"{page}?{asked}")), headers=HTMX)
    assert "<html" not in panel.content.decode()
    sent = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', panel.content.decode()))
    saved = hana.post("/w/AI/views/", {**sent, "name": "Again"})
    view = SavedView.objects.get()
    assert saved.headers["Location"] == f"{page}?{asked}&view={view.pk}"
    shown = hana.get(saved.headers["Location"])
    assert "Saved view: Again" in text_of(shown)
    panel = hana.get(menu_of(shown), headers=HTMX)
    assert 'aria-current="true">Again<' in panel.content.decode()
    assert "Save this view as" not in text_of(panel)


def test_saving_is_taken_back_and_so_is_removing(cast, initiative, browser):
    hana = browser(cast.hana)
    hana.post("/w/AI/views/", {"listing": "board", "board": "1", "show": "new", "name": "New"})
    view = SavedView.objects.get()
    page = hana.get(f"/i/AI-1/?show=new&view={view.pk}").content.decode()
    undo = page.split(f'action="/w/AI/views/{view.pk}/remove/"')[1].split("</form>")[0]
    fields = dict(re.findall(r'name="(listing|board|show)" value="([^"]*)"', undo))
    removed = hana.post(f"/w/AI/views/{view.pk}/remove/", fields)
    assert removed.headers["Location"] == "/i/AI-1/?show=new"
    assert not SavedView.objects.exists()
    page = hana.get("/i/AI-1/?show=new").content.decode()
    undo = page.split('action="/w/AI/views/"')[1].split("</form>")[0]
    hana.post("/w/AI/views/", dict(re.findall(r'name="(listing|board|show|name)" value="([^"]*)"', undo)))
    assert (SavedView.objects.get().name, SavedView.objects.get().query) == ("New", {"show": "new"})


def test_the_page_without_javascript_holds_the_same(cast, initiative, browser):
    keep(cast, stage="open")
    answer = browser(cast.hana).get("/w/AI/views/?listing=initiatives&sort=closing")
    said = text_of(answer)
    assert "Nobody else sees it." in said
    assert "Mine Remove “Mine”" not in said  # said to who does not see the sign, as the name of its button
    assert 'aria-label="Remove “Mine”"' in answer.content.decode()
    assert "Save this view as" in said


def test_a_refused_name_stands_beside_its_field_with_what_was_typed(cast, initiative, browser):
    keep(cast, stage="open")
    sent = {"listing": "initiatives", "sort": "closing", "name": "Mine"}
    answer = browser(cast.hana).post("/w/AI/views/", sent)
    assert answer.status_code == 422
    assert "You have a view of this name." in text_of(answer)
    assert 'value="Mine"' in answer.content.decode()
    assert 'name="sort" value="closing"' in answer.content.decode()


def test_where_nothing_is_chosen_there_is_nothing_to_save(cast, initiative, browser):
    said = text_of(browser(cast.hana).get("/w/AI/views/", headers=HTMX))
    assert "Choose an order or a filter, then you can save it here." in said
    assert "Save this view as" not in said
    assert (
        browser(cast.hana).post("/w/AI/views/", {"listing": "initiatives", "name": "All"}).status_code == 422
    )


def test_where_as_many_are_kept_as_go_it_says_so(cast, initiative, browser, monkeypatch):
    monkeypatch.setattr("frontend.pages.saved_views.KEPT_AT_MOST", 1)
    keep(cast, stage="open")
    said = text_of(browser(cast.hana).get("/w/AI/views/?sort=closing", headers=HTMX))
    assert "remove one first" in said
    assert "Save this view as" not in said


def test_a_view_of_a_party_that_is_gone_opens_with_what_is_left_and_says_so(cast, initiative, browser):
    gone = Organisation.objects.create(workspace=cast.workspace, name_en="Gone", short_name_en="Gone")
    view = keep(cast, party=str(gone.pk), stage="open")
    gone.delete()
    hana = browser(cast.hana)
    href = links_of(hana.get("/w/AI/views/", headers=HTMX))["Mine"]
    assert href == f"/w/AI/?stage=open&party={view.query['party']}&view={view.pk}"
    said = text_of(hana.get(href))
    assert "what it chose under “Party” is left out" in said
    assert initiative.title in said


def test_a_view_that_would_tell_votes_before_they_may_be_told_opens_without_that(cast, browser):
    board = open_initiative(cast, results="at_close")
    argue(cast, board, "One voice")
    view = keep(cast, listing="board", show="divided", kind="advantage")
    said = text_of(browser(cast.hana).get(f"/i/{board.ref}/?show=divided&kind=advantage&view={view.pk}"))
    assert "what it chose under “Show” is left out" in said
    assert "One voice" in said


def test_a_board_whose_order_may_tell_nothing_offers_no_order_to_be_saved(cast, browser):
    board = open_initiative(cast, results="at_close")
    assert "sort" not in menu_of(browser(cast.hana).get(f"/i/{board.ref}/"))


def test_the_view_of_somebody_else_in_an_address_is_no_view(cast, initiative, browser):
    view = keep(cast, who=cast.minji, name="Minji's own", stage="open")
    answer = browser(cast.hana).get(f"/w/AI/?stage=open&view={view.pk}")
    assert "Minji&#x27;s own" not in answer.content.decode()
    assert initiative.title in text_of(answer)


def test_an_address_that_asks_for_something_else_is_not_that_view_any_more(cast, initiative, browser):
    view = keep(cast, name="Mine and open", stage="open")
    assert "Mine and open" in text_of(browser(cast.hana).get(f"/w/AI/?stage=open&view={view.pk}"))
    assert "Mine and open" not in text_of(browser(cast.hana).get(f"/w/AI/?stage=draft&view={view.pk}"))


def test_a_reader_from_outside_is_offered_none(cast, initiative, browser, client):
    type(initiative).objects.update(audience="public")
    assert "Saved views" in text_of(browser(cast.hana).get("/i/AI-1/"))
    assert "Saved views" not in text_of(client.get("/i/AI-1/"))
    assert browser(cast.ben).get("/w/AI/views/").status_code == 404


def test_the_menu_costs_a_list_no_query_and_asks_as_little_of_many_views_as_of_one(cast, initiative, browser):
    hana = browser(cast.hana)
    before = [queries_of(hana, page) for page in ("/i/AI-1/", "/w/AI/", "/w/AI/sources/")]
    keep(cast, name="First", stage="open")
    one = queries_of(hana, "/w/AI/views/")
    for number in range(9):
        keep(cast, name=f"View {number}", stage="open")
    assert queries_of(hana, "/w/AI/views/") == one
    assert [queries_of(hana, page) for page in ("/i/AI-1/", "/w/AI/", "/w/AI/sources/")] == before
    view = keep(cast, listing="board", show="new")
    assert queries_of(hana, f"/i/AI-1/?show=new&view={view.pk}") <= 10
