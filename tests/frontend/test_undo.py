"""What can be undone is not asked before: the sentence that tells it carries the form of the inverse verb."""

import re
from html import unescape

from deliberation.actions import actions, arguments, following, readers, votes
from deliberation.models import Action, Argument, Follow, NamedReader, View
from frontend.said import read_tags
from tests.cast import argue

from .pages import text_of

FORM = re.compile(r'<form class="notice__undo" method="post" action="([^"]+)">(.*?)</form>', re.DOTALL)
FIELD = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


def do(browser, path: str, fields: dict | None = None):
    """The page on which one ends, with the sentence that tells what was done."""
    answer = browser.post(path, fields or {})
    assert answer.status_code == 303, text_of(answer)
    return browser.get(answer.headers["Location"], follow=True)


def undo(browser, page):
    """Press the button beside the sentence."""
    ((to, inner),) = FORM.findall(page.content.decode())
    fields = {name: unescape(value) for name, value in FIELD.findall(inner) if name != "csrfmiddlewaretoken"}
    return do(browser, unescape(to), fields)


def test_an_argument_is_withdrawn_without_a_question_and_brought_back(cast, argument, browser):
    hana = browser(cast.hana)
    assert 'action="/i/AI-1/1/withdraw/"' in hana.get("/i/AI-1/1/").content.decode()
    page = do(hana, "/i/AI-1/1/withdraw/")
    assert "Withdrawn. Its votes stay to be read. Undo" in text_of(page)
    assert "It is back. Undo" in text_of(undo(hana, page))
    assert Argument.objects.get().state == "active"


def test_an_undo_that_comes_late_takes_back_nothing_else(cast, argument, browser):
    hana = browser(cast.hana)
    page = do(hana, "/i/AI-1/1/withdraw/")
    arguments.restore_argument(by=cast.actor(cast.hana), argument=argument)
    undo(hana, page)
    assert Argument.objects.get().state == "active"


def test_what_was_hidden_is_shown_again(cast, argument, browser):
    minji = browser(cast.minji)
    page = do(minji, f"/arguments/{argument.pk}/hide/", {"reason": "Off the subject"})
    assert Argument.objects.get().is_hidden
    page = undo(minji, page)
    assert "Everybody sees it again. Undo" in text_of(page)
    assert not Argument.objects.get().is_hidden
    undo(minji, page)
    assert Argument.objects.get().hidden_reason == "Off the subject"


def test_what_nobody_had_hidden_is_not_hidden_by_an_undo(cast, argument, browser):
    page = do(browser(cast.minji), f"/arguments/{argument.pk}/show/")
    assert "Everybody sees it again." in text_of(page)
    assert not FORM.search(page.content.decode())


def test_what_was_merged_is_parted(cast, argument, initiative, browser):
    other = argue(cast, initiative, "One voice is heard further")
    minji = browser(cast.minji)
    page = do(minji, f"/i/AI-1/{other.number}/duplicate/", {"of": argument.number, "do": "merge"})
    page = undo(minji, page)
    assert "It stands by itself again. Undo" in text_of(page)
    assert Argument.objects.get(pk=other.pk).merged_into is None
    undo(minji, page)
    assert Argument.objects.get(pk=other.pk).merged_into == argument


def test_a_view_that_was_taken_back_is_stated_again_with_its_reason(cast, initiative, browser):
    said = {"value": "not_yet", "reason": 'Ask "both" <first>'}
    votes.state_view(by=cast.actor(cast.hana), initiative=initiative, **said)
    hana = browser(cast.hana)
    page = do(hana, "/i/AI-1/view/withdrawal/")
    assert not View.objects.exists()
    undo(hana, page)
    assert View.objects.values("value", "reason").get() == said


def test_what_one_hears_is_as_it_was(cast, initiative, browser):
    following.set_follow(by=cast.actor(cast.hana), initiative=initiative, level="everything")
    hana = browser(cast.hana)
    undo(hana, do(hana, "/i/AI-1/follow/", {"level": "nothing", "next": "/i/AI-1/discussion/"}))
    assert Follow.objects.get(user=cast.hana).level == "everything"
    assert not FORM.search(do(hana, "/i/AI-1/follow/", {"level": "everything"}).content.decode())


def test_an_action_that_was_done_is_to_be_done_again(cast, initiative, browser):
    actions.add_action(
        by=cast.actor(cast.hana), initiative=initiative, text="Ask the ministry", owner=cast.hana
    )
    done = Action.objects.get()
    hana = browser(cast.hana)
    page = do(hana, f"/i/AI-1/actions/{done.pk}/done/", {"to": "done"})
    assert Action.objects.get().done_at
    undo(hana, page)
    assert Action.objects.get().done_at is None


def test_who_was_named_is_named_again_with_the_same_right(cast, initiative, browser):
    by = cast.actor(cast.minji)
    readers.name_reader(by=by, initiative=initiative, user=cast.hana, may_edit=True)
    minji = browser(cast.minji)
    page = do(minji, f"/i/AI-1/readers/{cast.hana.pk}/remove/")
    assert not NamedReader.objects.exists()
    undo(minji, page)
    assert NamedReader.objects.get(user=cast.hana).may_edit


def test_messages_of_libraries_carry_nothing():
    assert read_tags("error socialaccount") == {}
