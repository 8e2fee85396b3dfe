"""Marking, merging and parting again, as somebody without JavaScript does it."""

import re

import pytest

from deliberation import dispatch
from deliberation.actions import arguments, discussion, merging, sources, votes
from deliberation.models import Argument, Duplicate
from tests.cast import argue
from tests.frontend.pages import text_of


@pytest.fixture
def twin(cast, initiative, argument):
    return argue(cast, initiative, "A single voice is heard further", who=cast.dohyun)


@pytest.fixture
def merged(cast, argument, twin):
    by = cast.actor(cast.dohyun)
    sources.add_evidence(by=by, argument=twin, source={"title": "A treaty of 1965"})
    arguments.respond(by=by, parent=twin, relation="supports", claim="So it was in 2015")
    discussion.add_comment(by=by, initiative=twin.initiative, argument=twin, text="Since when?")
    votes.cast_vote(by=cast.actor(cast.hana), argument=twin, value=1)
    merging.merge_argument(by=by, argument=twin, into=argument)
    return Argument.objects.get(pk=twin.pk)


def choose(client, of: str, do: str):
    return client.post("/i/AI-1/2/duplicate/", {"of": of, "do": do}, follow=True)


@pytest.mark.parametrize("of", ["AI-1#1", "#1", "1", " AI-1 # 1 "])
def test_the_other_argument_is_named_as_people_call_it(client, cast, twin, of):
    client.force_login(cast.hana)
    assert "Marked." in text_of(choose(client, of, "mark"))
    assert Duplicate.objects.get().said.number == 1


@pytest.mark.parametrize(
    ("of", "says"),
    [
        ("", "required"),
        ("one", "Write a number"),
        ("XY-1#1", "another initiative"),
        ("AI-1#99", "no argument of this number"),
        ("2", "another argument than this"),
    ],
)
def test_a_wrong_number_is_told_beside_the_field(client, cast, twin, of, says):
    client.force_login(cast.hana)
    answer = choose(client, of, "mark")
    assert answer.status_code == 422
    assert says in text_of(answer)


@pytest.fixture
def indexed(cast, twin):
    dispatch.dispatch(cast.workspace.pk)


def test_those_alike_are_there_to_be_chosen(client, cast, twin, indexed):
    client.force_login(cast.hana)
    assert f"#1 {Argument.objects.get(number=1).claim}" in text_of(client.get("/i/AI-1/2/duplicate/"))
    answer = client.post("/i/AI-1/2/duplicate/", {"like": "1", "of": "", "do": "mark"}, follow=True)
    assert "Marked." in text_of(answer)
    assert Duplicate.objects.get().said.number == 1


def test_what_is_typed_goes_before_what_is_chosen(client, cast, initiative, twin, indexed):
    argue(cast, initiative, "Trains are late")
    client.force_login(cast.hana)
    client.post("/i/AI-1/2/duplicate/", {"like": "1", "of": "#3", "do": "mark"})
    assert Duplicate.objects.get().said.number == 3


def test_the_one_that_a_link_names_is_chosen_already(client, cast, twin, indexed):
    client.force_login(cast.hana)
    page = client.get("/i/AI-1/2/duplicate/?of=1").content.decode()
    (choice,) = re.findall(r'<input[^>]*name="like"[^>]*>', page)
    assert 'value="1"' in choice
    assert "checked" in choice


def test_only_who_may_merge_is_offered_to(client, cast, twin):
    client.force_login(cast.hana)
    assert "Merge into it" not in text_of(client.get("/i/AI-1/2/duplicate/"))
    client.force_login(cast.dohyun)
    assert "Merge into it" in text_of(client.get("/i/AI-1/2/duplicate/"))
    page = text_of(choose(client, "1", "merge"))
    assert "Merged. AI-1#2 shows as this argument" in page


def test_a_mark_stands_before_who_decides_and_goes_when_both_differ(client, cast, argument, twin):
    mark = merging.mark_duplicate(by=cast.actor(cast.hana), argument=twin, of=argument)
    sentence = "Hana Kim says that this says what AI-1#1 says"
    client.force_login(cast.jiwoo)
    assert sentence in text_of(client.get("/i/AI-1/2/"))
    client.force_login(cast.hana)
    assert sentence not in text_of(client.get("/i/AI-1/2/"))
    client.force_login(cast.dohyun)
    answer = client.post(f"/i/AI-1/2/duplicate/{mark.pk}/dismiss/", follow=True)
    assert "Kept apart" in text_of(answer)
    assert sentence not in text_of(answer)


def test_a_merged_argument_leads_to_where_it_shows(client, cast, merged):
    client.force_login(cast.taeho)
    answer = client.get("/i/AI-1/2/")
    assert (answer.status_code, answer["Location"]) == (303, "/i/AI-1/1/")
    assert "AI-1#2 was merged into this argument." in text_of(client.get("/i/AI-1/2/", follow=True))


def test_the_page_shows_what_was_merged_with_all_that_came_along(client, cast, merged):
    client.force_login(cast.hana)
    page = text_of(client.get("/i/AI-1/1/"))
    for words in ("A single voice is heard further", "A treaty of 1965", "So it was in 2015", "Since when?"):
        assert words in page
    assert page.count("merged from AI-1#2") == 3
    assert "Your vote there counts here: Agree" in page
    assert "1 of 1 agree" in page


def test_the_board_shows_one_card_for_both(client, cast, merged):
    client.force_login(cast.hana)
    page = text_of(client.get("/i/AI-1/"))
    assert "One voice carries further" in page
    assert "A single voice is heard further" not in page


def test_both_are_parted_from_the_page_where_they_show(client, cast, merged):
    client.force_login(cast.hana)
    assert "Part again" not in text_of(client.get("/i/AI-1/1/"))
    client.force_login(cast.minji)
    assert 'href="/i/AI-1/2/unmerge/"' in client.get("/i/AI-1/1/").content.decode()
    assert "It shows as AI-1#1" in text_of(client.get("/i/AI-1/2/unmerge/"))
    answer = client.post("/i/AI-1/2/unmerge/", follow=True)
    assert answer.redirect_chain == [("/i/AI-1/2/", 303)]
    assert "It stands by itself again." in text_of(answer)


def test_a_form_that_was_open_meanwhile_is_refused_with_the_place_to_go_to(client, cast, merged):
    client.force_login(cast.hana)
    answer = client.post("/i/AI-1/2/vote/", {"value": "agree", "wording": 1})
    assert answer.status_code == 409
    assert "AI-1#2 was merged into AI-1#1; write there." in text_of(answer)


def test_readers_from_outside_see_what_was_merged_and_nobodys_name(client, cast, initiative, merged):
    type(initiative).objects.update(audience="public")
    page = text_of(client.get("/i/AI-1/1/"))
    assert "A single voice is heard further" in page
    assert "Dohyun" not in page
    assert "Your vote" not in page
