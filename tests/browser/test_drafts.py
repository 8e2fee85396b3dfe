"""Drafts that the browser keeps: each is of one thing, and is forgotten once the server has it."""

import pytest
from playwright.sync_api import Page, expect

from deliberation import dispatch
from deliberation.actions import arguments, questions, sources
from tests.cast import argue, gather, open_initiative
from tests.services.browser import session_cookie

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


KEEPING = "customElements.whenDefined('draft-keeper').then(() => null)"  # it kept and restored by then


@pytest.fixture
def cast(transactional_db):
    cast = gather()
    open_initiative(cast)
    return cast


def test_what_was_typed_at_one_source_does_not_come_up_at_another(new_page, cast):
    one, other = (
        sources.add_source(by=cast.actor(cast.hana), workspace=cast.workspace, title=title)
        for title in ("A treaty", "A study")
    )
    page: Page = new_page(cast.hana)
    page.goto(f"/w/AI/sources/{one.pk}/edit/")
    page.get_by_label("Publisher").fill("United Nations")
    page.evaluate(KEEPING)
    page.goto(f"/w/AI/sources/{other.pk}/edit/")
    page.evaluate(KEEPING)
    expect(page.get_by_label("Publisher")).to_have_value("")
    page.goto(f"/w/AI/sources/{one.pk}/edit/")
    expect(page.get_by_label("Publisher")).to_have_value("United Nations")


def test_what_is_offered_beside_a_draft_does_not_lose_it(new_page, cast):
    argue(cast, cast.workspace.initiatives.get(), "Trains are late in winter")
    dispatch.dispatch(cast.workspace.pk)
    page: Page = new_page(cast.hana)
    page.goto("/i/AI-1/")
    page.get_by_text("Add an advantage").click()
    page.evaluate(KEEPING)
    with page.expect_response("**/similar/**"):
        page.locator("#claim-advantage").press_sequentially("Trains are late")
    expect(page.locator("#similar-advantage")).to_contain_text("Trains are late in winter")
    page.reload()
    expect(page.locator("#claim-advantage")).to_have_value("Trains are late")


def test_an_answer_does_not_come_up_at_another_question(new_page, cast):
    by, initiative = cast.actor(cast.hana), cast.workspace.initiatives.get()
    one, other = (
        questions.add_question(by=by, initiative=initiative, text=text)
        for text in ("Who pays?", "Who leads?")
    )
    page: Page = new_page(cast.hana)
    page.goto(f"/i/AI-1/questions/{one.pk}/")
    page.locator("[name=answer]").fill("Both ministries")
    page.evaluate(KEEPING)
    page.goto(f"/i/AI-1/questions/{other.pk}/")
    page.evaluate(KEEPING)
    expect(page.locator("[name=answer]")).to_have_value("")


def test_what_was_saved_is_forgotten_also_where_nothing_is_written(new_page, cast):
    page: Page = new_page(cast.hana)
    page.goto("/w/AI/sources/new/")
    page.get_by_label("Title").fill("A treaty")
    page.evaluate(KEEPING)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="A treaty")).to_be_visible()
    page.evaluate("import('madang/drafts').then(() => null)")
    page.goto("/w/AI/sources/new/")
    page.evaluate(KEEPING)
    expect(page.get_by_label("Title")).to_have_value("")


def test_a_position_that_was_begun_is_kept_through_a_reload(new_page, cast):
    page: Page = new_page(cast.jiwoo)
    page.goto("/i/AI-1/view/")
    page.get_by_text("State the position of my organisation").click()
    page.locator("[name=position-conditions]").fill("After two years, a review")
    page.evaluate(KEEPING)
    page.reload()
    expect(page.locator("[name=position-conditions]")).to_have_value("After two years, a review")


def test_what_was_restored_is_said_goes_and_comes_back_and_is_nobody_elses(new_page, cast, site):
    page: Page = new_page(cast.hana)
    page.goto("/i/AI-1/discussion/")
    page.locator("#reply-text").fill("Who pays for it?")
    page.evaluate(KEEPING)
    page.reload()
    expect(page.locator(".draft")).to_contain_text("Restored what you wrote on")
    expect(page.locator("#live")).to_contain_text("Restored what you wrote on")
    page.get_by_role("button", name="Discard").click()
    expect(page.locator("#reply-text")).to_have_value("")
    page.get_by_role("button", name="Bring it back").click()
    expect(page.locator("#reply-text")).to_have_value("Who pays for it?")
    page.context.clear_cookies()
    page.context.add_cookies([session_cookie(cast.minji, site)])
    page.goto("/i/AI-1/discussion/")
    page.evaluate(KEEPING)
    expect(page.locator("#reply-text")).to_have_value("")
    expect(page.locator(".draft")).to_have_count(0)


def test_leaving_asks_while_words_are_unsent_and_they_stay_until_the_server_has_them(new_page, cast):
    page: Page = new_page(cast.hana)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto("/i/AI-1/discussion/")
    page.evaluate(KEEPING)
    page.goto("/i/AI-1/")
    page.goto("/i/AI-1/discussion/")
    assert asked == []
    page.locator("#reply-text").press_sequentially("x" * 8)
    page.evaluate(
        "document.querySelector('#reply-text').value = 'x'.repeat(10_001)"
    )  # more than a comment takes
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator("#reply-fault")).to_be_visible()
    page.evaluate(KEEPING)
    page.locator("#reply-text").click()
    page.goto("/i/AI-1/")
    assert asked == ["beforeunload"]  # sending asked nothing, and what was refused is still unsent
    page.goto("/i/AI-1/discussion/")
    page.route(
        "**/discussion/", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    page.locator("#reply-text").fill("Shorter")
    page.get_by_role("button", name="Comment", exact=True).click()
    page.wait_for_url("chrome-error://**")
    page.unroute("**/discussion/")
    page.goto("/i/AI-1/discussion/")
    expect(page.locator("#reply-text")).to_have_value("Shorter")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator(".comment__text")).to_have_text("Shorter")
    page.evaluate(KEEPING)
    expect(page.locator("#reply-text")).to_have_value("")
    assert asked == ["beforeunload"]


def test_a_draft_on_words_that_were_changed_since_does_not_undo_that(new_page, cast):
    initiative = cast.workspace.initiatives.get()
    one = argue(cast, initiative, "Trains are late")
    page: Page = new_page(cast.hana)
    page.goto("/i/AI-1/1/edit/")
    page.locator("[name=reasons]").fill("In winter most of all.")
    page.evaluate(KEEPING)
    arguments.revise_argument(
        by=cast.actor(cast.hana), argument=one, version=1, claim="Trains are often late"
    )
    page.goto("/i/AI-1/1/edit/")
    expect(page.locator("[name=reasons]")).to_have_value("In winter most of all.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("As it stands now")).to_be_visible()
    expect(page.locator("[name=reasons]")).to_have_value("In winter most of all.")


@pytest.mark.parametrize("width", [400, 1280])
def test_an_endless_address_widens_no_list_of_sources(new_page, cast, width):
    page: Page = new_page(cast.hana, viewport={"width": width, "height": 800})
    page.goto("/i/AI-1/background/")
    page.get_by_text("Add a fact").click()
    page.locator("#id_text").fill("A fact")
    page.locator("#id_where").fill("https://example.org/" + "long/" * 30)
    page.get_by_role("button", name="Add the fact").click()
    expect(page.get_by_text("The fact was added.")).to_be_visible()
    page.wait_for_load_state()  # a page is seen before its style has come
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.locator("a[href*='/facts/']").first.click()
    expect(page.get_by_role("button", name="Remove the fact")).to_be_visible()
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth") == width
