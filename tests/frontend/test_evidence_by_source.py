"""All evidence of an initiative on one page: by source, filtered in the address, with what is missing on top."""

from datetime import date

import pytest

from deliberation.actions import arguments, merging, moderation, sources
from deliberation.models import Initiative, Source
from frontend.pages import evidence_by_source
from tests.cast import MONDAY, argue
from tests.scene import set_scene

from .pages import queries_of, text_of

PAGE = "/i/AI-1/evidence/"


@pytest.fixture
def scene(cast):
    """#1 is backed by one source; #2 is contradicted by the Framework Act, which backs #4."""
    scene = set_scene(cast)
    act = {"title": "Framework Act", "kind": "law"}
    cited = cite(cast, scene.challenge, act, bearing="contradicts", quote="Article seven", locator="p. 3")
    cite(cast, scene.duplicate, cited.source)
    return scene


def cite(cast, argument, source, **fields):
    by = cast.actor(cast.hana, MONDAY)
    return sources.add_evidence(by=by, argument=argument, source=source, **fields)


def test_a_source_tells_what_it_says_to_which_arguments(cast, scene, browser):
    page = text_of(browser(cast.taeho).get(PAGE))
    assert "Framework Act Law or treaty supports 1 argument · contradicts 1 argument" in page.replace(
        "law or treaty", "Law or treaty"
    )
    assert "contradicts #2 Two budgets, one summit Article seven p. 3" in page
    assert f"supports #4 {scene.duplicate.claim}" in page


def test_what_is_missing_is_counted_and_led_to(cast, scene, browser):
    argue(cast, scene.initiative, "Nobody backs this")
    Source.objects.filter(title="Framework Act").update(re_check_by=date(2026, 1, 1))
    html = browser(cast.taeho).get(PAGE).content.decode()
    page = " ".join(html.split())
    assert '?show=unsourced">1 argument without a source</a>' in page
    assert '?bearing=contradicts">1 contradicted by a source</a>' in page
    assert '?check=due">1 source to check again</a>' in page


def test_filters_live_in_the_address(cast, scene, browser):
    hana = browser(cast.hana)
    against = text_of(hana.get(f"{PAGE}?bearing=contradicts"))
    assert "Article seven" in against
    assert f"#4 {scene.duplicate.claim}" not in against
    assert scene.evidence.source.title not in against
    assert "None of them fits" in text_of(hana.get(f"{PAGE}?kind=news"))
    assert "Framework Act" in text_of(hana.get(f"{PAGE}?kind=law"))
    assert "Framework Act" in text_of(hana.get(f"{PAGE}?kind=nonsense&bearing=none&after=none"))


def test_a_long_list_goes_on_where_it_ended(cast, scene, browser, monkeypatch):
    monkeypatch.setattr(evidence_by_source, "PAGE", 1)
    hana = browser(cast.hana)
    first = hana.get(PAGE)
    cursor = first.content.decode().split('href="?after=')[1].split("#")[0]
    second = hana.get(f"{PAGE}?after={cursor}")
    titles = {"Framework Act", scene.evidence.source.title}
    told = [{title for title in titles if title in text_of(page)} for page in (first, second)]
    assert sorted(map(len, told)) == [1, 1]
    assert told[0] | told[1] == titles
    assert "Show more" not in text_of(second)


def test_what_is_hidden_or_withdrawn_is_not_told(cast, scene, browser):
    taeho = browser(cast.taeho)
    moderation.hide(by=cast.actor(cast.minji), thing=scene.challenge, reason="It names a private person.")
    assert "Article seven" not in text_of(taeho.get(PAGE))
    moderation.hide(by=cast.actor(cast.minji), thing=scene.evidence, reason="A forgery.")
    assert scene.evidence.source.title not in text_of(taeho.get(PAGE))
    arguments.withdraw_argument(by=cast.actor(cast.dohyun), argument=scene.duplicate)
    assert "Framework Act" not in text_of(taeho.get(PAGE))


def test_what_was_merged_counts_as_what_it_shows_as(cast, scene, browser):
    cite(cast, scene.argument, Source.objects.get(title="Framework Act"))
    assert "supports 2 arguments" in text_of(browser(cast.taeho).get(PAGE))
    merging.merge_argument(by=cast.actor(cast.minji), argument=scene.duplicate, into=scene.argument)
    page = text_of(browser(cast.taeho).get(PAGE))
    assert "supports 1 argument ·" in page
    assert "#4" not in page


def test_what_was_merged_into_one_that_is_withdrawn_is_told_no_more_than_that_one(cast, scene, browser):
    moderation.hide(by=cast.actor(cast.minji), thing=scene.challenge, reason="It names a private person.")
    merging.merge_argument(by=cast.actor(cast.minji), argument=scene.duplicate, into=scene.argument)
    taeho = browser(cast.taeho)
    assert "Framework Act" in text_of(taeho.get(PAGE))
    arguments.withdraw_argument(by=cast.actor(cast.hana), argument=scene.argument)
    assert "Framework Act" not in text_of(taeho.get(PAGE))


def test_a_source_that_is_due_under_what_was_merged_is_due_on_each_page(cast, scene, browser):
    Source.objects.filter(title="Framework Act").update(re_check_by=date(2026, 1, 1))
    moderation.hide(by=cast.actor(cast.minji), thing=scene.challenge, reason="It names a private person.")
    merging.merge_argument(by=cast.actor(cast.minji), argument=scene.duplicate, into=scene.argument)
    taeho = browser(cast.taeho)
    assert "1 source to check again" in text_of(taeho.get(PAGE))
    assert "Framework Act" in text_of(taeho.get("/i/AI-1/standing/"))


def test_what_a_source_says_beyond_the_first_pieces_is_counted(cast, scene, browser, monkeypatch):
    monkeypatch.setattr(evidence_by_source, "SHOWN", 1)
    act = Source.objects.get(title="Framework Act")
    for locator in ("p. 4", "p. 5"):
        cite(cast, scene.duplicate, act, locator=locator)
    assert "and 3 more" in text_of(browser(cast.hana).get(f"{PAGE}?kind=law"))


def test_the_public_reads_evidence_and_not_the_library(cast, scene, client):
    Initiative.objects.update(audience="public")
    Source.objects.update(re_check_by=date(2026, 1, 1))
    page = client.get(f"{PAGE}?check=due")
    assert "Article seven" in text_of(page)
    assert "/w/AI/" not in page.content.decode()
    assert "re-check" not in text_of(page)


def test_who_may_not_see_the_initiative_has_no_evidence_of_it(cast, scene, browser):
    assert browser(cast.ben).get(PAGE).status_code == 404


def test_before_a_source_is_brought_the_page_says_how(cast, initiative, argument, browser):
    page = browser(cast.hana).get(PAGE)
    assert "No source has been brought yet" in text_of(page)
    assert 'href="/i/AI-1/?show=unsourced"' in page.content.decode()


def test_where_nothing_is_argued_yet_the_page_leads_to_the_board(cast, initiative, browser):
    page = browser(cast.hana).get(PAGE)
    assert "Go to the board" in text_of(page)
    assert "show=unsourced" not in page.content.decode()


def test_the_page_costs_the_same_queries_however_much_there_is(cast, scene, browser):
    hana = browser(cast.hana)
    before = queries_of(hana, PAGE)
    for number in range(4):
        backed = argue(cast, scene.initiative, f"Another {number}")
        cite(cast, backed, {"title": f"Source {number}"})
        cite(cast, backed, scene.evidence.source)
    assert queries_of(hana, PAGE) == before


def test_the_chart_tells_its_numbers_as_text_and_as_a_table(cast, scene, browser):
    html = browser(cast.hana).get(PAGE).content.decode()
    assert (
        'aria-label="Evidence of the arguments: Advantages, 2 with a source. Challenges, 1 contradicted. "'
        in html.replace("\N{NO-BREAK SPACE}", " ")
    )
    row = html.split("<tbody>")[1].split("</tr>")[0]
    assert row.count("<td") == 3
    assert "Advantages" in row
