"""What bears on what, from the pages of both ends."""

import pytest

from accounts.models import Workspace
from deliberation.actions import agenda, links, moderation, register
from deliberation.actions.record_citing import cite_policy_record
from deliberation.models import AgendaItem, Link, PolicyRecord
from tests.scene import set_scene
from tests.table import meeting_of, table_of

from .pages import parts_of, text_of


@pytest.fixture
def scene(cast):
    return set_scene(cast)


def test_what_is_found_by_its_title_is_linked_from_an_initiative(cast, scene, browser):
    hana = browser(cast.hana)
    page = hana.get("/i/AI-1/links/?q=memorandum")
    assert "Memorandum of two ministries" in text_of(page)
    linked = hana.post(
        "/i/AI-1/links/", {"thing_type": "agreement", "thing": scene.agreement.pk}, follow=True
    )
    assert "They are linked." in text_of(linked)
    assert Link.objects.get(initiative=scene.initiative).thing == scene.agreement


def test_an_argument_shows_what_stands_around_it(cast, scene, browser):
    page = browser(cast.taeho).get("/i/AI-1/1/")
    assert "Memorandum of two ministries" in text_of(page)
    assert f"/w/AI/agreements/{scene.agreement.pk}/" in page.content.decode()
    assert "Link with the follow-up" not in text_of(page)


@pytest.mark.parametrize(
    "typed", ["AI-1#2", " AI-1 # 2 ", "https://madang.example/i/AI-1/2/", "/i/AI-1/2/", "AI-1/2"]
)
def test_a_thing_is_linked_with_a_place_as_people_call_it(cast, scene, browser, typed):
    at = f"/w/AI/links/agreement/{scene.agreement.pk}/"
    assert browser(cast.hana).post(at, {"place": typed, "note": "Clause 3"}).status_code == 303
    assert Link.objects.get(argument=scene.challenge).note == "Clause 3"


def test_the_address_of_evidence_names_it(cast, scene, browser):
    at = f"/w/AI/links/agreement/{scene.agreement.pk}/"
    typed = f"https://madang.example/i/AI-1/1/#evidence-{scene.evidence.pk}"
    assert browser(cast.hana).post(at, {"place": typed}).status_code == 303
    assert Link.objects.get(evidence=scene.evidence)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("the treaty", "Write it as AI-12"), ("AI-1#99", "nothing of this name"), ("", "field")],
)
def test_what_names_no_place_comes_back_as_it_was_typed(cast, scene, browser, typed, said):
    at = f"/w/AI/links/agreement/{scene.agreement.pk}/"
    page = browser(cast.hana).post(at, {"place": typed, "note": "Clause 3"})
    assert (page.status_code, said in text_of(page)) == (422, True)
    assert 'value="Clause 3"' in page.content.decode()


def test_a_link_is_taken_away_where_it_is_read(cast, scene, browser):
    gone = browser(cast.hana).post(f"/links/{scene.link.pk}/remove/", {"next": "/i/AI-1/1/"})
    assert (gone.status_code, gone["Location"]) == (303, "/i/AI-1/1/")
    assert not Link.objects.exists()


def test_around_it_is_a_tab_once_something_is_linked_with_the_initiative(cast, scene, browser):
    hana = browser(cast.hana)
    hana.post("/i/AI-1/links/", {"thing_type": "agreement", "thing": scene.agreement.pk})
    tabs = hana.get("/i/AI-1/").content.decode().split('<nav class="parts"')[1].split("</nav>")[0]
    assert "Around it" in tabs


def test_a_meeting_stands_around_what_is_on_its_agenda(cast, scene, browser):
    hana, by = browser(cast.hana), cast.actor(cast.hana)
    meeting = meeting_of(cast, table_of(cast), title="The week before the deputies")
    line = "meeting The week before the deputies On its agenda, "
    assert line not in text_of(hana.get("/i/AI-1/links/"))
    item = agenda.add_item(by=by, meeting=meeting, text="Two voices", initiative=scene.initiative)
    AgendaItem.objects.filter(pk=item.pk).update(argument=scene.challenge)
    for path in ("/i/AI-1/links/", "/i/AI-1/2/"):
        assert line in text_of(hana.get(path))
    assert line not in text_of(hana.get("/i/AI-1/1/"))
    assert "Around it" in parts_of(hana.get("/i/AI-1/"))[0]
    links.add_link(by=by, thing=meeting, place=scene.initiative)
    assert line not in text_of(hana.get("/i/AI-1/links/"))  # said once, by the link
    AgendaItem.objects.filter(pk=item.pk).update(state="dropped")
    assert line not in text_of(hana.get("/i/AI-1/2/"))


def test_a_late_commitment_says_which_meetings_talk_about_it(cast, scene, browser):
    meeting = meeting_of(cast, table_of(cast), title="The week before the deputies")
    page = f"/w/AI/agreements/commitments/{scene.commitment.pk}/"
    assert "On the agenda of" not in text_of(browser(cast.taeho).get(page))
    item = agenda.add_item(by=cast.actor(cast.hana), meeting=meeting, text="It is late")
    AgendaItem.objects.filter(pk=item.pk).update(commitment=scene.commitment)
    assert "On the agenda of The week before the deputies" in text_of(browser(cast.taeho).get(page))


def test_a_thing_shows_what_it_bears_on_and_offers_to_say_more(cast, scene, browser):
    at = f"/w/AI/agreements/{scene.agreement.pk}/"
    page = browser(cast.hana).get(at)
    assert scene.argument.claim in text_of(page)
    assert "Link with an initiative or argument" in text_of(page)
    read = text_of(browser(cast.taeho).get(at))
    assert scene.argument.claim in read
    assert "Take the link away" not in read


def test_the_links_of_a_hidden_argument_tell_nobody_what_it_says(cast, scene, browser):
    moderation.hide(by=cast.actor(cast.minji), thing=scene.challenge, reason="Names a person")
    assert browser(cast.taeho).get("/i/AI-1/2/links/").status_code == 404
    assert scene.challenge.claim in text_of(browser(cast.dohyun).get("/i/AI-1/2/links/"))


def test_a_policy_that_is_withheld_is_counted_on_the_argument_and_never_named(cast, scene, browser):
    hana = cast.actor(cast.hana)
    links.add_link(by=hana, thing=scene.policy, place=scene.challenge, note="Article 5")
    jiwoo, title = browser(cast.jiwoo), scene.policy.name_en
    assert title in text_of(jiwoo.get("/i/AI-1/2/"))
    assert scene.challenge.claim in text_of(jiwoo.get(f"/w/AI/register/{scene.policy.pk}/"))
    register.share_policy_record(by=hana, record=scene.policy, version=None, sharing="own")
    for path in ("/i/AI-1/2/", "/i/AI-1/2/links/", f"/i/AI-1/links/?q={title[:8]}"):
        shown = text_of(jiwoo.get(path))
        assert "1 policy is withheld by its organisation." in shown
        assert (title in shown, "Article 5" in shown) == (False, False)
        assert title in text_of(browser(cast.hana).get(path))


def test_a_source_names_the_policy_that_it_stands_for(cast, scene, browser):
    cite_policy_record(by=cast.actor(cast.hana), record=scene.policy, argument=scene.argument)
    source = PolicyRecord.objects.get().source
    shown = browser(cast.taeho).get(f"/w/AI/sources/{source.pk}/").content.decode()
    assert f'href="/w/AI/register/{scene.policy.pk}/">{scene.policy.name_en}</a>' in shown
    Workspace.objects.update(keeps_register=False)
    shown = browser(cast.taeho).get(f"/w/AI/sources/{source.pk}/").content.decode()
    assert str(scene.policy.pk) not in shown
