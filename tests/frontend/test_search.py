import re

import pytest

from accounts.models import Organisation, Workspace
from deliberation import dispatch
from deliberation.actions import arguments
from deliberation.actions.discussion import add_comment
from deliberation.models import Argument, Initiative
from deliberation.search import Facets
from deliberation.search.ranking import Ranked
from frontend.pages.found_organisations import organisations_of
from tests.api.client import caller
from tests.cast import argue, draft_initiative
from tests.frontend.pages import text_of


@pytest.fixture
def argument(cast, argument):
    dispatch.dispatch(cast.workspace.pk)
    return argument


def test_a_word_leads_to_the_argument_and_is_marked(cast, browser, argument):
    answer = browser(cast.taeho).get("/search/?q=norms")
    html = answer.content.decode()
    assert "1 result" in text_of(answer)
    assert '<a href="/i/AI-1/1/">One voice carries further when <mark>norms</mark> are written</a>' in html


def test_what_is_shown_of_a_text_has_no_marks_of_markdown(cast, browser, argument):
    words = {"claim": argument.claim, "reasons": "Because **norms of trade** [last](https://a.example)."}
    arguments.revise_argument(by=cast.actor(cast.hana), argument=argument, version=1, **words)
    dispatch.dispatch(cast.workspace.pk)
    assert "Because norms of trade last." in text_of(browser(cast.taeho).get("/search/?q=trade"))


def test_every_page_has_the_search_field_and_it_stays_in_the_workspace(cast, browser, argument):
    html = browser(cast.taeho).get("/i/AI-1/").content.decode()
    assert 'action="/search/"' in html
    assert '<input type="hidden" name="w" value="AI">' in html


def test_a_stranger_is_told_that_nothing_was_found(cast, browser, argument):
    assert "Nothing was found." in text_of(browser(cast.ben).get("/search/?q=norms"))


def test_a_visitor_finds_what_is_public(client, argument):
    assert "Nothing was found." in text_of(client.get("/search/?q=norms"))
    Initiative.objects.update(audience="public")
    assert "1 result" in text_of(client.get("/search/?q=norms"))


def test_signs_without_a_word_are_refused_in_place(cast, browser):
    answer = browser(cast.taeho).get("/search/?q=%3F")
    assert answer.status_code == 422
    assert "Write at least one word to search for." in text_of(answer)


def test_what_was_typed_is_never_markup(cast, browser, initiative):
    argue(cast, initiative, "Norms <b>bold</b> & <script>alert(1)</script>")
    dispatch.dispatch(cast.workspace.pk)
    html = browser(cast.taeho).get("/search/?q=norms+<img>").content.decode()
    assert "<img>" not in html
    html = browser(cast.taeho).get("/search/?q=norms").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script>alert" not in html


def test_one_type_is_chosen_by_a_link(cast, browser, argument):
    reader = browser(cast.taeho)
    add_comment(
        by=cast.actor(cast.hana), initiative=argument.initiative, argument=argument, text="Which norms?"
    )
    dispatch.dispatch(cast.workspace.pk)
    assert 'href="?q=norms&amp;type=comment"' in reader.get("/search/?q=norms").content.decode()
    assert "1 result" in text_of(reader.get("/search/?q=norms&type=comment"))
    assert "Nothing was found." in text_of(reader.get("/search/?q=norms&type=source"))


def test_a_withdrawn_argument_says_so(cast, browser, argument):
    arguments.withdraw_argument(by=cast.actor(cast.hana), argument=argument)
    assert "withdrawn" in text_of(browser(cast.taeho).get("/search/?q=norms"))


def test_a_merged_argument_leads_to_its_target(cast, browser, argument):
    target = argue(cast, argument.initiative, "Written rules are heard")
    Argument.objects.filter(pk=argument.pk).update(state="merged", merged_into=target)
    answer = browser(cast.taeho).get("/search/?q=norms")
    assert "merged into AI-1#2" in text_of(answer)
    assert 'href="/i/AI-1/2/"' in answer.content.decode()


def test_more_than_a_page_is_shown_on_request(cast, browser, initiative):
    for number in range(22):
        argue(cast, initiative, f"Norm number {number}")
    dispatch.dispatch(cast.workspace.pk)
    reader = browser(cast.taeho)
    first, rest = reader.get("/search/?q=norm"), reader.get("/search/?q=norm&from=20")
    assert "22 results" in text_of(first)
    assert 'href="?q=norm&amp;from=20"' in first.content.decode()
    assert [f"Norm number {at}" in text_of(rest) for at in (0, 1, 2)] == [True, True, False]


def test_koreans_read_the_page_in_korean(cast, browser, argument):
    cast.taeho.language = "ko"
    cast.taeho.save()
    assert "결과 1건" in text_of(browser(cast.taeho).get("/search/?q=norms"))


def lines_of(answer) -> dict[str, list[str]]:
    """The choices of each facet with their counts, by its name: {"What to show": ["All 2", …]}."""
    found = re.findall(
        r'<nav class="found__types" aria-label="([^"]+)">(.*?)</nav>', answer.content.decode(), re.DOTALL
    )
    return {
        name: [" ".join(re.sub("<[^>]+>", " ", one).split()) for one in re.findall(r"<a .*?</a>", inner)]
        for name, inner in found
    }


@pytest.fixture
def several(cast, argument):
    """Two arguments and a comment on norms in AI-1, which is open, and a draft of Minji's on them."""
    argue(cast, argument.initiative, "Norms cost time", kind="disadvantage")
    add_comment(
        by=cast.actor(cast.hana), initiative=argument.initiative, argument=argument, text="Which norms?"
    )
    draft_initiative(cast, title="Norms of trade")
    dispatch.dispatch(cast.workspace.pk)


def test_what_was_found_is_counted_by_type_and_stage(cast, browser, several):
    told = lines_of(browser(cast.minji).get("/search/?q=norms"))
    assert told["What to show"] == ["All 4", "Initiatives 1", "Arguments 2", "Comments 1"]
    assert told["Stage"] == ["All 4", "Draft 1", "Open 3"]
    assert "Workspace" not in told


def test_who_does_not_see_the_draft_has_it_in_no_count(cast, browser, several):
    told = lines_of(browser(cast.taeho).get("/search/?q=norms"))
    assert told == {"What to show": ["All 3", "Arguments 2", "Comments 1"]}


def test_a_type_narrows_and_the_stages_count_what_is_left(cast, browser, several):
    answer = browser(cast.minji).get("/search/?q=norms&type=argument&stage=open")
    assert "2 results" in text_of(answer)
    assert lines_of(answer)["What to show"][:3] == ["All", "Initiatives", "Arguments 2"]
    assert lines_of(answer)["Stage"] == ["All 2", "Open 2"]
    assert 'href="?q=norms&amp;stage=open"' in answer.content.decode()
    assert '<input type="hidden" name="stage" value="open">' in answer.content.decode()


def test_where_nothing_is_left_one_click_leads_to_all_that_was_found(cast, browser, several):
    answer = browser(cast.minji).get("/search/?q=norms&type=source")
    assert "Nothing was found." in text_of(answer)
    assert '<a class="button" href="?q=norms">' in answer.content.decode()


def test_before_anything_is_asked_the_page_says_what_can_be(cast, browser):
    assert "Initiatives, arguments, evidence" in text_of(browser(cast.taeho).get("/search/"))


def test_what_was_found_is_counted_and_narrowed_by_organisation_through_both_doors(cast, browser, several):
    argue(cast, several_in(cast), "Norms of two budgets", who=cast.dohyun)
    dispatch.dispatch(cast.workspace.pk)
    hana, dohyun = (cast.workspace.memberships.get(user=who).organisation for who in (cast.hana, cast.dohyun))
    answer = browser(cast.minji).get("/search/?q=norms")
    said = [f"{hana.short_name_en} 3", f"{dohyun.short_name_en} 1"]
    assert lines_of(answer)["Organisation"] == ["All 5", *said]
    answer = browser(cast.minji).get(f"/search/?q=norms&organisation={dohyun.pk}")
    assert "1 result" in text_of(answer)
    assert "Norms of two budgets" in text_of(answer)
    assert f'<input type="hidden" name="organisation" value="{dohyun.pk}">' in answer.content.decode()
    assert lines_of(answer)["Organisation"] == ["All 5", *said]
    (found,) = caller(cast.minji).get(f"search?q=norms&organisation={dohyun.pk}").json()["results"]
    assert found["title"] == "Norms of two budgets"


def test_the_name_of_an_organisation_is_told_to_nobody_who_finds_nothing_of_it(cast, browser, several):
    secret = Organisation.objects.create(workspace=cast.workspace, name_en="Quiet", short_name_en="Quiet")
    for asked in (secret.pk, "nonsense", ""):
        answer = browser(cast.ben).get(f"/search/?q=norms&organisation={asked}")
        assert (answer.status_code, "Quiet" in text_of(answer)) == (200, False)


def test_two_organisations_that_are_called_alike_are_told_apart_by_their_workspaces(cast, several):
    here, there = cast.mofa, Organisation(short_name_en=cast.mofa.short_name_en)
    there.workspace = Workspace.objects.create(key="ZZ", name="Elsewhere")
    there.save()
    hits = [Ranked(key=n, type="argument", subject_id=n, score=1.0) for n in (1, 2, 3)]
    spoken = dict(zip((1, 2, 3), (here, here, there), strict=True))
    places = {n: {"organisation": str(spoken[n].pk)} for n in spoken}
    named = organisations_of(Facets(hits, places, {}), "", "en")
    assert [*named.values()] == [f"{here.short_name_en} (AI)", f"{here.short_name_en} (ZZ)"]


def several_in(cast) -> Initiative:
    return Initiative.objects.get(workspace=cast.workspace, number=1)
