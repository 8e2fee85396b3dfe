from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

TEXT = """A forum of two ministries

Advantages
- One voice carries further
- Shared status saves work

Challenges
- Partnerships with both sides of a rivalry
"""


def test_a_text_is_read_and_accepted(hana):
    brief = hana.post("briefs", {"workspace": "AI", "text": TEXT}).json()
    assert [one["kind"] for one in brief["proposal"]["arguments"]] == ["advantage", "advantage", "challenge"]
    accepted = hana.post(f"{brief['url']}/acceptance", {})
    assert (accepted.status_code, accepted.json()["counts"]["challenge"]) == (201, 1)
    assert hana.get(brief["url"]).json()["initiative"] == accepted.json()["id"]


def test_the_same_text_is_the_same_brief(hana):
    first, again = (
        hana.post("briefs", {"workspace": "AI", "text": TEXT}, Idempotency_Key="a") for _ in range(2)
    )
    assert first.content == again.content


def test_a_file_comes_as_a_form(hana):
    file = SimpleUploadedFile("brief.txt", TEXT.encode())
    answer = Client().post("/api/v1/briefs", {"workspace": "AI", "file": file}, headers=hana.headers)
    assert (answer.status_code, answer.json()["filename"]) == (201, "brief.txt")


def test_a_brief_of_ones_own_is_for_nobody_else_before_it_is_accepted(hana, minji):
    url = hana.post("briefs", {"workspace": "AI", "text": TEXT}).json()["url"]
    assert minji.get(url).status_code == 404
    hana.post(f"{url}/acceptance", {})
    assert minji.get(url).status_code == 200


def test_what_cannot_be_read_or_was_made_up_is_refused(hana, taeho):
    assert hana.post("briefs", {"workspace": "AI"}).status_code == 422
    assert hana.post("briefs", {"workspace": "ZZ", "text": "x"}).json()["errors"][0]["field"] == "workspace"
    assert taeho.post("briefs", {"workspace": "AI", "text": TEXT}).status_code == 403
    url = hana.post("briefs", {"workspace": "AI", "text": TEXT}).json()["url"]
    assert hana.post(f"{url}/acceptance", {"chosen": {"nonsense": 1}}).status_code == 422
