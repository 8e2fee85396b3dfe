"""A file as a source: sent once, kept through a refusal, handed out as an attachment to who may see it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from deliberation.models import Brief, Evidence, Source
from tests.api.client import caller

from .pages import text_of

CITE = "/i/AI-1/1/evidence/"
SCRIPT = b"<html><body><script>alert(1)</script></body></html>"


@pytest.fixture(autouse=True)
def kept_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def report(content=b"Figures of 2025", name="report.txt"):
    return SimpleUploadedFile(name, content)


def test_a_file_backs_an_argument(cast, argument, browser):
    browser(cast.dohyun).post(CITE, {"file": report(), "bearing": "supports"})
    evidence = Evidence.objects.get()
    assert evidence.source.file_name == "report.txt"
    assert "report" in text_of(browser(cast.taeho).get("/i/AI-1/1/"))


def test_a_refused_form_does_not_lose_the_file(cast, argument, browser):
    dohyun = browser(cast.dohyun)
    refused = dohyun.post(CITE, {"file": report(), "bearing": "supports", "quote": "a\x00b"})
    assert refused.status_code == 422
    assert "Your file is in the library" in text_of(refused)
    source = Source.objects.get()
    assert f'name="kept" value="{source.pk}"' in refused.content.decode()
    dohyun.post(CITE, {"kept": str(source.pk), "bearing": "supports", "quote": "ab"})
    assert Evidence.objects.get().source == source


def test_neither_a_file_nor_words_is_refused(cast, argument, browser):
    assert browser(cast.dohyun).post(CITE, {"bearing": "supports"}).status_code == 422
    refused = browser(cast.dohyun).post(CITE, {"bearing": "supports", "file": report(b"MZ\x90\0", "a.pdf")})
    assert refused.status_code == 422
    assert "cannot be read" in text_of(refused)


def test_an_uploaded_file_goes_to_the_library_and_its_fields_can_be_filled_in(cast, browser):
    answer = browser(cast.hana).post("/w/AI/sources/upload/", {"file": report()})
    assert answer.headers["Location"] == f"/w/AI/sources/{Source.objects.get().pk}/edit/"
    again = browser(cast.dohyun).post("/w/AI/sources/upload/", {"file": report(name="other.txt")})
    assert again.headers["Location"] == f"/w/AI/sources/{Source.objects.get().pk}/"
    assert browser(cast.taeho).post("/w/AI/sources/upload/", {"file": report()}).status_code in (403, 422)
    assert Source.objects.count() == 1


def test_a_file_is_handed_out_as_an_attachment_and_never_shown(cast, browser):
    browser(cast.hana).post("/w/AI/sources/upload/", {"file": report(SCRIPT, 'evil".html')})
    answer = browser(cast.taeho).get(f"/w/AI/sources/{Source.objects.get().pk}/file/")
    assert b"".join(answer.streaming_content) == SCRIPT
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment;")


def test_who_does_not_see_the_source_does_not_get_its_file(cast, browser):
    browser(cast.hana).post("/w/AI/sources/upload/", {"file": report()})
    path = f"/w/AI/sources/{Source.objects.get().pk}/file/"
    assert browser(cast.ben).get(path).status_code == 404
    brief = Brief.objects.create(workspace=cast.workspace, handed_in_by=cast.hana, text="A brief")
    Source.objects.update(brief=brief)
    assert browser(cast.dohyun).get(path).status_code == 404
    assert browser(cast.hana).get(path).status_code == 200


def test_other_systems_file_and_fetch_documents(cast, argument):
    hana, ben = caller(cast.hana), caller(cast.ben)
    sent = {"workspace": "AI", "file": report(), "title": "Figures"}
    answer = Client().post("/api/v1/sources/files", sent, headers=hana.headers)
    assert answer.status_code == 201
    told = hana.get(answer.json()["url"]).json()
    assert (told["title"], told["file"]["name"]) == ("Figures", "report.txt")
    fetched = Client().get(told["file"]["url"].replace("http://127.0.0.1:8000", ""), headers=hana.headers)
    assert b"".join(fetched.streaming_content) == b"Figures of 2025"
    assert ben.get(told["file"]["url"]).status_code == 404
    sent = {"workspace": "AI", "file": report(name="again.txt")}
    assert Client().post("/api/v1/sources/files", sent, headers=hana.headers).status_code == 200
    cited = hana.post(f"arguments/{argument.pk}/evidence", {"source": told["id"]})
    assert cited.status_code == 201
