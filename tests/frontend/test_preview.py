"""What a text will look like, before it is sent: made by the same Markdown, for members, kept nowhere."""

import pytest

from deliberation.markup import render_markdown
from deliberation.models import Activity, Initiative
from tests.payloads import PAYLOADS

from .pages import text_of

HERE = "/i/AI-1/preview/"
THERE = "/w/AI/preview/"


def shown(browser, text: str, path: str = HERE) -> str:
    answer = browser.post(path, {"text": text}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    return answer.content.decode().strip()


@pytest.mark.parametrize("path", [HERE, THERE])
def test_a_text_is_shown_as_it_will_stand_and_nothing_is_kept(cast, initiative, browser, path):
    before = Activity.objects.count()
    assert shown(browser(cast.hana), "**So** it is", path) == "<p><strong>So</strong> it is</p>"
    assert Activity.objects.count() == before


def test_people_are_called_where_a_text_may_call_them(cast, initiative, browser):
    hana = browser(cast.hana)
    assert '<span class="mention">@Taeho Lim</span>' in shown(
        hana, "Is it so, @Taeho Lim?", f"{HERE}?calls=yes"
    )
    assert shown(hana, "Is it so, @Taeho Lim?") == "<p>Is it so, @Taeho Lim?</p>"


def test_an_empty_text_says_so(cast, initiative, browser):
    assert "Nothing is written yet." in shown(browser(cast.hana), " \n ")


def test_a_text_that_is_longer_than_any_is_refused_in_place(cast, initiative, browser):
    most = Initiative._meta.get_field("text").max_length
    answer = browser(cast.hana).post(HERE, {"text": "x" * (most + 1)})
    assert answer.status_code == 422
    assert f"at most {most} characters" in text_of(answer)


def test_whoever_sees_no_initiative_or_workspace_is_shown_nothing(cast, initiative, browser, client):
    for path in (HERE, THERE):
        assert browser(cast.ben).post(path, {"text": "x"}).status_code == 404
        assert client.post(path, {"text": "x"}).status_code == 403


def test_it_costs_as_much_as_a_search(cast, initiative, browser, limited):
    limited("searches", 1)
    hana = browser(cast.hana)
    told = [hana.post(HERE, {"text": "x"}, headers={"HX-Request": "true"}) for _one in range(2)]
    assert [one.status_code for one in told] == [200, 429]
    assert "Too much at once" in text_of(told[1])


def test_what_would_act_is_made_harmless_as_everywhere(cast, initiative, browser):
    text = "\n\n".join(one for one in PAYLOADS if one.isprintable())
    assert shown(browser(cast.hana), text) == render_markdown(text).strip()


@pytest.mark.parametrize(
    ("path", "field", "asked"),
    [
        ("/i/AI-1/discussion/", "reply-text", "/i/AI-1/preview/?calls=yes"),
        ("/i/AI-1/1/", "reply-text", "/i/AI-1/preview/?calls=yes"),
        ("/i/AI-1/1/edit/", "id_reasons", HERE),
        ("/i/AI-1/edit/", "id_text", HERE),
        ("/w/AI/new/", "id_text", THERE),
    ],
)
def test_a_form_whose_text_is_markdown_says_where_its_preview_is_and_has_a_bar(
    cast, argument, browser, path, field, asked
):
    html = browser(cast.minji if path == "/i/AI-1/edit/" else cast.hana).get(path).content.decode()
    assert f'data-preview="{asked}"' in html
    assert f'role="toolbar" aria-label="Shape of the text" aria-controls="{field}" hidden' in html
    assert f'<text-preview class="editor__shown prose" id="{field}-shown" for="{field}"' in html
    assert f'id="{field}"' in html
