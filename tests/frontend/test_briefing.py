"""The page on which a briefing is chosen, its files, and the same over REST."""

import re

import pytest

from deliberation.briefings import FILES, TEMPLATES
from deliberation.models import Initiative
from tests.api.client import caller

from .pages import text_of

PAGE = "/i/AI-1/briefing/"


def test_it_shows_the_first_template_in_the_reader_s_language(cast, argument, challenge, browser):
    said = text_of(browser(cast.taeho).get(PAGE))
    assert "One-page briefing" in said
    assert "One voice carries further when norms are written" in said
    cast.taeho.language = "ko"
    cast.taeho.save()
    assert "한 쪽 보고" in text_of(browser(cast.taeho).get(PAGE))


def test_the_language_of_the_briefing_is_chosen_apart_from_that_of_the_page(cast, challenge, browser):
    answer = browser(cast.taeho).get(f"{PAGE}?template=answers&language=ko")
    said, html = text_of(answer), answer.content.decode()
    assert "Annex of sources" in said
    assert "답변 요지" in said
    assert 'lang="ko">' in html
    assert re.search(r'href="\?template=answers&amp;language=ko" lang="ko" aria-current="page"', html)


def test_what_it_cannot_show_is_as_if_it_were_not_asked_for(cast, initiative, browser):
    answer = browser(cast.taeho).get(f"{PAGE}?template=poem&language=fr")
    assert answer.status_code == 200
    assert 'href="/i/AI-1/briefing/one_page/en.docx"' in answer.content.decode()


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_file_that_it_leads_to_is_there(cast, challenge, browser, template):
    client = browser(cast.taeho)
    links = re.findall(
        r'href="(/i/AI-1/briefing/[^"]+)"', client.get(f"{PAGE}?template={template}").content.decode()
    )
    assert len(links) == len(FILES)
    for link in links:
        answer = client.get(link)
        ending = link.rpartition(".")[2]
        assert (
            answer["Content-Disposition"]
            == f'attachment; filename="AI-1-{template.replace("_", "-")}-en.{ending}"'
        )
        assert answer["Content-Type"] in {file.media for file in FILES.values() if file.ending == ending}


@pytest.mark.parametrize("address", ["poem/en.md", "answers/fr.md", "answers/en.exe"])
def test_there_is_no_other_file(cast, initiative, browser, address):
    assert browser(cast.taeho).get(f"{PAGE}{address}").status_code == 404


def test_page_file_and_data_have_one_text(cast, argument, challenge, browser, time_machine):
    time_machine.move_to("2026-05-05T00:00:00Z", tick=False)
    told = (
        caller(cast.taeho).get(f"initiatives/{argument.initiative_id}/briefings/sources?language=ko").json()
    )
    file = browser(cast.taeho).get(f"{PAGE}sources/ko.md").content.decode()
    assert told["markdown"] == file
    assert told["hash"] in text_of(browser(cast.taeho).get(f"{PAGE}?template=sources&language=ko"))
    assert told["html_url"].endswith("/i/AI-1/briefing/?language=ko&template=sources")


def test_over_rest_the_caller_s_own_language_is_told_where_none_is_named(cast, challenge):
    place = f"initiatives/{challenge.initiative_id}/briefings/answers"
    assert caller(cast.taeho).get(place).json()["language"] == "en"
    cast.taeho.language = "ko"
    cast.taeho.save()
    told = caller(cast.taeho).get(place).json()
    assert (told["language"], told["title"]) == ("ko", f"질의응답 자료 · AI-1 {challenge.initiative.title}")


def test_over_rest_what_cannot_be_asked_for_is_refused(cast, challenge):
    client, place = caller(cast.taeho), f"initiatives/{challenge.initiative_id}/briefings"
    assert client.get(f"{place}/poem").status_code == 404
    assert client.get(f"{place}/answers?language=fr").status_code == 422
    faults = client.get(f"{place}/answers/file?format=exe&language=fr").json()["errors"]
    assert {one["field"] for one in faults} == {"format", "language"}
    assert client.get(f"{place}/answers/file").status_code == 422


@pytest.mark.parametrize("path", [PAGE, f"{PAGE}answers/en.docx"])
def test_it_is_for_members_only(cast, initiative, browser, client, path):
    assert browser(cast.ben).get(path).status_code == 404
    assert client.get(path).status_code == 302
    Initiative.objects.update(audience="public")
    assert browser(cast.ben).get(path).status_code == 403
    for place in ("answers", "answers/file?format=docx"):
        answer = caller(cast.ben).get(f"initiatives/{initiative.pk}/briefings/{place}")
        assert answer.status_code == 403


def test_it_is_one_click_from_the_initiative_and_from_the_meeting_sheet(cast, initiative, browser):
    for page in ("/i/AI-1/", "/i/AI-1/sheet/"):
        assert f'href="{PAGE}"' in browser(cast.taeho).get(page).content.decode()
