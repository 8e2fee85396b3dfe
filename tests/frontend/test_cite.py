from accounts.models import Workspace
from deliberation.actions.sources import add_source
from deliberation.models import Evidence, Source

from .pages import text_of

CITE = "/i/AI-1/1/evidence/"


def test_an_address_alone_is_a_source(cast, argument, browser):
    browser(cast.dohyun).post(CITE, {"where": "https://law.example/act", "bearing": "supports"})
    assert Evidence.objects.get(argument=argument).source.url == "https://law.example/act"
    assert "1 source" in text_of(browser(cast.hana).get("/i/AI-1/"))


def test_a_title_alone_is_a_source(cast, argument, browser):
    browser(cast.dohyun).post(CITE, {"where": "Minutes of the first session", "bearing": "context"})
    assert Source.objects.get().title == "Minutes of the first session"


def test_an_argument_without_a_source_says_so(cast, argument, browser):
    assert "needs a source" in text_of(browser(cast.hana).get("/i/AI-1/"))


def test_a_wrong_address_is_refused_with_what_was_typed(cast, argument, browser):
    answer = browser(cast.dohyun).post(CITE, {"where": "https://", "bearing": "supports", "quote": "A quote"})
    assert answer.status_code == 422
    assert "A quote" in text_of(answer)


def test_the_library_lists_sources_and_where_they_stand(cast, argument, browser):
    hana = browser(cast.hana)
    hana.post(CITE, {"where": "Framework Act", "bearing": "supports"})
    assert "Framework Act law or treaty 1 argument" in text_of(hana.get("/w/AI/sources/"))
    source = Source.objects.get()
    assert argument.claim in text_of(hana.get(f"/w/AI/sources/{source.pk}/"))


def test_a_source_is_added_and_corrected_in_the_library(cast, workspace_source, browser):
    path = f"/w/AI/sources/{workspace_source.pk}/edit/"
    answer = browser(cast.hana).post(path, {"title": "Framework Act on AI", "version": 1})
    assert answer.status_code == 303
    assert "Framework Act on AI" in text_of(browser(cast.taeho).get("/w/AI/sources/"))


def test_the_library_is_searched(cast, workspace_source, browser):
    hana = browser(cast.hana)
    assert "Framework" in text_of(hana.get("/w/AI/sources/?q=frame"))
    assert "No source matches" in text_of(hana.get("/w/AI/sources/?q=weather"))


def test_what_was_chosen_is_that_source_whatever_others_are_called(cast, argument, browser):
    old, new = (
        add_source(by=cast.actor(cast.hana), workspace=cast.workspace, title="Framework Act") for _n in "ab"
    )
    for chosen in (new, old):
        sent = {"where": "Framework Act", "chosen": str(chosen.pk), "bearing": "supports"}
        assert browser(cast.dohyun).post(CITE, sent).status_code == 303
        assert Evidence.objects.latest("created_at").source == chosen


def test_a_refused_form_still_holds_what_was_chosen(cast, argument, browser, workspace_source):
    sent = {"where": "Framework Act", "chosen": str(workspace_source.pk), "bearing": "praise"}
    answer = browser(cast.dohyun).post(CITE, sent)
    assert answer.status_code == 422
    assert f'name="chosen" value="{workspace_source.pk}"' in answer.content.decode()


def test_a_source_of_elsewhere_cannot_be_chosen(cast, argument, browser, workspace_source):
    elsewhere = Workspace.objects.create(key="ZZ", name="Elsewhere")
    Source.objects.filter(pk=workspace_source.pk).update(workspace=elsewhere)
    sent = {"where": "Act", "chosen": str(workspace_source.pk), "bearing": "supports"}
    assert browser(cast.dohyun).post(CITE, sent).status_code == 404
    assert not Evidence.objects.exists()


def test_without_javascript_the_field_is_a_field_and_no_combobox(cast, argument, browser):
    html = browser(cast.dohyun).get("/i/AI-1/1/").content.decode()
    assert 'id="cite-where" name="where"' in html
    assert 'role="combobox"' not in html
