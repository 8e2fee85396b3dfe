"""Files in texts over REST."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from deliberation.markup import render_markdown
from tests.api import contract
from tests.deliberation.attaching.pictures import picture


@pytest.fixture(autouse=True)
def kept_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def place(initiative):
    return f"initiatives/{initiative.pk}/attachments"


def attach(caller, place, content=b"Figures of 2025", name="figures.csv"):
    path = f"/api/v1/{place}"
    answer = Client(headers=caller.headers).post(path, {"file": SimpleUploadedFile(name, content)})
    contract.check("POST", path, answer)
    return answer


def test_a_picture_is_attached_told_shown_and_taken_away(hana, taeho, initiative, place):
    made = attach(hana, place, picture(), "Budget.png")
    told = made.json()
    assert (made.status_code, made["Location"]) == (201, told["url"])
    assert (told["media_type"], told["width"], told["height"]) == ("image/png", 60, 40)
    assert told["html_url"].endswith(f"/attachments/{told['id']}/")
    assert taeho.get(told["url"]).status_code == 404, "no text shows it yet"
    hana.post(f"initiatives/{initiative.pk}/comments", {"text": told["markdown"]})
    shown = taeho.get(f"initiatives/{initiative.pk}/comments?expand=html").json()["results"][0]
    assert shown["text_html"] == render_markdown(told["markdown"])
    assert taeho.get(told["url"]).json()["permissions"] == {"remove": False}
    assert [one["name"] for one in taeho.get(place).json()["results"]] == ["Budget.png"]
    assert taeho.delete(told["url"]).status_code == 403
    assert hana.delete(told["url"]).status_code == 204
    assert taeho.get(told["url"]).status_code == hana.get(told["url"]).status_code == 404


def test_the_same_file_again_is_the_one_that_is_there(hana, place):
    first, again = attach(hana, place), attach(hana, place, name="again.csv")
    assert (again.status_code, again.json()) == (200, first.json())


def test_its_bytes_are_handed_out_to_be_kept_and_not_twice(hana, place):
    there = f"attachments/{attach(hana, place).json()['id']}/file"
    answer = hana.get(there)
    assert answer.content == b"Figures of 2025"
    assert answer["Content-Disposition"] == 'attachment; filename="figures.csv"'
    assert hana.get(there, If_None_Match=answer["ETag"]).status_code == 304


def test_what_is_no_file_or_of_no_sort_that_is_taken_is_refused_at_the_file(hana, place):
    for content, code in ((b"MZ\x90\0", "wrong_type"), (b"", "empty")):
        refused = attach(hana, place, content)
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "file")
        assert refused.json()["errors"][0]["code"] == code
    path = f"/api/v1/{place}"
    for body in ({}, {"file": "a text"}, {"file": SimpleUploadedFile("a.txt", b"a"), "name": "b"}):
        assert Client(headers=hana.headers).post(path, body).status_code == 422


def test_a_file_with_a_key_is_attached_once(hana, place):
    path, key = f"/api/v1/{place}", {"HTTP_IDEMPOTENCY_KEY": "one"}
    answers = [
        Client(headers=hana.headers).post(path, {"file": SimpleUploadedFile("a.txt", b"a")}, **key)
        for _again in range(2)
    ]
    assert answers[0].json()["id"] == answers[1].json()["id"]
    assert len(hana.get(place).json()["results"]) == 1


def test_who_does_not_see_the_initiative_finds_no_list(ben, place):
    assert (ben.get(place).status_code, attach(ben, place).status_code) == (404, 404)
