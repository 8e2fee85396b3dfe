"""Bringing things in on pages: hand in, choose columns, look at what it would do, let it happen."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from deliberation.api.nouns import NOUNS
from deliberation.exchange.runs import run
from deliberation.models import Argument, Initiative, Job
from tests.frontend.pages import text_of

TABLE = b"Statement,Sort\nIt holds,pro\nWho pays?,challenge\n"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def minji(cast, browser):
    return browser(cast.minji)


def handed_in(browser, content: bytes, what: str = "csv", place: str = "/i/AI-1/") -> str:
    file = SimpleUploadedFile("statements.csv", content)
    answer = browser.post(f"{place}import/", {"what": what, "file": file})
    assert answer.status_code == 303
    return answer["Location"]


def test_a_table_is_handed_in_understood_tried_and_imported(initiative, minji):
    assert 'href="/i/AI-1/import/"' in minji.get("/i/AI-1/").content.decode()
    url = handed_in(minji, TABLE)
    page = minji.get(url)
    assert "The first rows of statements.csv." in text_of(page)
    assert "It holds pro Who pays? challenge" in text_of(page)
    assert '<option value="claim" selected>' in page.content.decode()  # "Statement" is understood
    refused = minji.post(url, {"column0": "reasons"})
    assert (refused.status_code, "Say which column holds the claim." in text_of(refused)) == (422, True)
    job = minji.post(url, {"column0": "claim", "column1": "kind"})["Location"]
    assert minji.get(url)["Location"] == job
    run(Job.objects.get().pk, NOUNS)
    tried = text_of(minji.get(job))
    assert "Nothing is written yet. This is what it would do." in tried
    assert "arguments 2 0 0" in tried
    assert "looked through" in text_of(minji.get("/jobs/"))
    assert not Argument.objects.exists()
    assert minji.post(f"{job}carry-out/").status_code == 303
    run(Job.objects.get().pk, NOUNS)
    done = minji.get(job)
    assert "Done." in text_of(done)
    assert "Import it" not in text_of(done)
    assert 'href="/i/AI-1/"' in done.content.decode()
    assert list(Argument.objects.values_list("claim", "kind")) == [
        ("It holds", "advantage"), ("Who pays?", "challenge"),
    ]  # fmt: skip


def test_what_could_not_be_carried_out_says_no_more_what_it_would_have_done(initiative, minji):
    job = handed_in(
        minji, b'{"type": "argument", "id": "7", "kind": "advantage", "claim": "It holds"}', "jsonl"
    )
    run(Job.objects.get().pk, NOUNS)
    assert "arguments 1 0 0" in text_of(minji.get(job))
    Initiative.objects.update(stage="decided")
    minji.post(f"{job}carry-out/")
    assert "arguments 1 0 0" not in text_of(minji.get(job))  # while it waits
    run(Job.objects.get().pk, NOUNS)
    page = text_of(minji.get(job))
    assert "at which this cannot be done" in page
    assert "arguments 1 0 0" not in page


def test_faults_stand_there_by_line(initiative, minji):
    url = handed_in(minji, b'{"type": "argument"}\nnonsense\n', "jsonl")
    run(Job.objects.get().pk, NOUNS)
    page = text_of(minji.get(url))
    assert "1 claim Please write something here." in page
    assert "2 This line is not JSON" in page
    assert "It could not be done, and nothing was changed." in page
    assert "Hand in another file" in page
    assert "Import it" not in page


def test_a_workspace_takes_what_brings_its_own_initiative(initiative, minji):
    page = text_of(minji.get("/w/AI/import/"))
    assert "Polis" in page
    assert "A table with a policy a line" in page
    assert "A table with an argument a line" not in page
    inside = text_of(minji.get("/i/AI-1/import/"))
    assert "A table with an argument a line" in inside
    assert "A table with a policy a line" not in inside
    assert "Polis" not in inside
    assert 'href="/w/AI/import/"' in minji.get("/w/AI/").content.decode()


def test_only_who_steers_is_offered_it(initiative, cast, browser):
    for who in (cast.hana, cast.taeho):
        assert browser(who).get("/i/AI-1/import/").status_code == 403
        assert "/import/" not in browser(who).get("/i/AI-1/").content.decode()
        assert "/import/" not in browser(who).get("/w/AI/").content.decode()
    assert browser(cast.ben).get("/i/AI-1/import/").status_code == 404


def test_an_empty_file_and_none_are_said_at_the_form(initiative, minji):
    assert "There is nothing in this file." in text_of(
        minji.post("/i/AI-1/import/", {"what": "jsonl", "file": SimpleUploadedFile("x", b"")})
    )
    assert minji.post("/i/AI-1/import/", {"what": "jsonl"}).status_code == 422
    assert not Job.objects.exists()


def test_a_table_without_rows_is_said_at_the_form(initiative, minji):
    answer = minji.post("/i/AI-1/import/", {"what": "csv", "file": SimpleUploadedFile("x", b"a,a\n1,2\n")})
    assert answer.status_code == 422
    assert "names the columns" in text_of(answer)


def test_what_was_not_tried_is_not_carried_out(initiative, minji):
    url = handed_in(minji, b"nonsense", "jsonl")
    run(Job.objects.get().pk, NOUNS)
    answer = minji.post(f"{url}carry-out/", follow=True)
    assert "once it was tried and nothing was wrong" in text_of(answer)


def test_its_way_is_shown_and_what_is_refused_comes_back_in_its_place(initiative, minji):
    page = minji.get("/i/AI-1/import/").content.decode()
    assert '<upload-progress><form class="form block"' in page
    assert ('hx-post="/i/AI-1/import/"' in page, "<progress" in page) == (True, True)
    by_htmx = {"HTTP_HX_REQUEST": "true"}
    empty, table = (SimpleUploadedFile("x.csv", content) for content in (b"", TABLE))
    refused = minji.post("/i/AI-1/import/", {"what": "csv", "file": empty}, **by_htmx)
    assert (refused.status_code, 'id="main"' in refused.content.decode()) == (422, True)
    taken = minji.post("/i/AI-1/import/", {"what": "csv", "file": table}, **by_htmx)
    assert taken["HX-Redirect"] == f"/jobs/{Job.objects.get().pk}/columns/"
