import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from deliberation.actions import votes
from deliberation.actions.arguments import revise_argument
from deliberation.models import Initiative
from frontend.pages.board import Board, Wish
from frontend.pages.board_rows import FIRST, first_screen
from frontend.places import find_initiative
from tests.cast import argue

from .pages import text_of


@pytest.fixture
def many(cast, initiative):
    for number in range(FIRST + 3):
        argue(cast, initiative, f"Advantage number {number}.")
    return initiative


def queries_of(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


def test_the_number_of_queries_does_not_grow_with_arguments(cast, argument, browser):
    hana = browser(cast.hana)
    few = queries_of(hana, "/i/AI-1/")
    for number in range(20):
        argue(cast, argument.initiative, f"Another {number}.", kind=("advantage", "challenge")[number % 2])
    assert queries_of(hana, "/i/AI-1/") == few <= 10


def test_the_number_of_queries_does_not_grow_with_comments(cast, argument, browser):
    hana = browser(cast.hana)
    hana.post("/i/AI-1/1/reply/", {"reply_as": "comment", "text": "One"})
    few = queries_of(hana, "/i/AI-1/1/")
    for number in range(10):
        hana.post("/i/AI-1/1/reply/", {"reply_as": "comment", "text": f"Comment {number}"})
    assert queries_of(hana, "/i/AI-1/1/") == few <= 10


def test_the_first_screen_shows_some_and_leads_to_the_rest(cast, many, browser):
    hana = browser(cast.hana)
    page = hana.get("/i/AI-1/").content.decode()
    assert page.count("<article") == FIRST
    more = page.split('class="button more" href="')[1].split('"')[0].replace("&amp;", "&")
    rest = hana.get(more, headers={"HX-Request": "true"}).content.decode()
    assert rest.count("<article") == 3
    assert "<html" not in rest


def test_the_strongest_stand_first(cast, many, browser):
    for who in (cast.hana, cast.minji, cast.jiwoo):
        votes.cast_vote(by=cast.actor(who), argument=many.arguments.get(number=2), value=1)
    assert browser(cast.hana).get("/i/AI-1/").content.decode().index('id="a2"') < 20_000
    page = text_of(browser(cast.hana).get("/i/AI-1/"))
    assert page.index("Advantage number 1.") < page.index(f"Advantage number {FIRST + 2}.")


def test_the_newest_stand_first_when_asked(cast, many, browser):
    page = text_of(browser(cast.hana).get("/i/AI-1/?sort=newest"))
    assert page.index(f"Advantage number {FIRST + 2}.") < page.index(f"Advantage number {FIRST + 1}.")


def test_a_filter_leaves_what_has_no_vote_of_mine(cast, argument, challenge, browser):
    votes.cast_vote(by=cast.actor(cast.hana), argument=argument, value=1)
    page = text_of(browser(cast.hana).get("/i/AI-1/?show=unvoted"))
    assert challenge.claim in page
    assert argument.claim not in page


def test_a_column_that_a_filter_empties_does_not_say_that_there_is_nothing(cast, argument, browser):
    page = browser(cast.hana).get("/i/AI-1/?show=divided")
    assert "None of them fits what is chosen above." in text_of(page)
    assert "No advantage has been named yet." not in text_of(page)
    assert "No challenge has been named yet." in text_of(page)


def test_a_card_begins_its_reasons_as_they_are_read(cast, argument, browser):
    words = {"claim": argument.claim, "reasons": "Some **norms**, *all*.\n\n- one\n- two"}
    revise_argument(by=cast.actor(cast.hana), argument=argument, version=1, **words)
    assert "Some norms, all. one two" in text_of(browser(cast.hana).get("/i/AI-1/"))


def test_nonsense_in_the_address_is_no_error(cast, argument, browser):
    for query in (
        "sort=x&show=y&kind=z",
        "kind=advantage&after=abc",
        "kind=advantage&sort=newest&after=99999999999",
    ):
        assert browser(cast.hana).get(f"/i/AI-1/?{query}").status_code == 200


def test_the_prepared_query_gives_the_rows_of_the_ordinary_one(cast, many):
    prepared = Board(many, cast.hana, Wish(), None)._rows(["advantage", "disadvantage", "challenge"])
    ordinary = list(first_screen(many.pk, cast.hana.pk))
    assert sorted(prepared, key=lambda row: row["number"]) == sorted(ordinary, key=lambda row: row["number"])


def test_results_at_close_tell_no_tally_label_or_order(cast, many, browser):
    votes.cast_vote(by=cast.actor(cast.minji), argument=many.arguments.get(number=1), value=1)
    Initiative.objects.update(results="at_close")
    hana = browser(cast.hana)
    page = text_of(hana.get("/i/AI-1/?sort=strongest&show=divided"))
    assert "Counts are shown when voting ends" in page
    assert "of 1 agree" not in page
    assert "Strongest" not in page
    assert page.index(f"Advantage number {FIRST + 2}.") < page.index(f"Advantage number {FIRST + 1}.")


def test_the_public_reads_organisations_instead_of_people(cast, argument, client):
    Initiative.objects.update(audience="public")
    client.cookies.clear()
    for path in ("/i/AI-1/", "/i/AI-1/1/"):
        page = text_of(client.get(path))
        assert argument.claim in page
        assert "Science and ICT" in page
        assert "Hana" not in page
    assert client.get("/i/AI-1/discussion/").status_code == 302


def test_the_public_is_led_to_no_page_for_members(cast, argument, client):
    Initiative.objects.update(audience="public")
    html = client.get("/i/AI-1/").content.decode()
    assert "1 argument · 0 with a source" in html
    assert 'href="/w/' not in html
    assert "/standing/" not in html


def test_an_initiative_is_found_as_the_ordinary_query_finds_it(cast, initiative, rf):
    request = rf.get("/")
    request.user = cast.hana
    found = find_initiative(request, "AI-1")
    ordinary = Initiative.objects.visible_to(cast.hana).select_related("workspace").get()
    for field in Initiative._meta.concrete_fields:
        assert getattr(found, field.attname) == getattr(ordinary, field.attname)
    assert found.workspace == ordinary.workspace
    assert (found.reader_id, found.reader_role) == (cast.hana.pk, "analyst")
