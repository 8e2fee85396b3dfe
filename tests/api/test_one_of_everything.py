"""What no other test asks for is asked for here, so that the contract sees every operation."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.api import contract
from tests.api.client import caller
from tests.api.test_declared_fields import FOREIGN
from tests.safe_text.everything import build


@pytest.fixture
def everything(cast):
    return build(cast)


@pytest.fixture
def owner(cast):
    return caller(cast.jiwoo)


NOUNS = [
    "status_report",
    "action",
    "indicator",
    "option",
    "criterion",
    "waiver",
    "agreement",
    "clause",
    "commitment",
    "case",
    "mark",
]


@pytest.mark.parametrize("noun", NOUNS)
def test_one_of_the_scene_is_read_by_its_id(everything, hana, noun):
    row = getattr(everything.scene, noun)
    path = {"mark": "duplicates", "criterion": "criteria", "status_report": "status-reports"}.get(
        noun, f"{noun}s"
    )
    assert hana.get(f"{path}/{row.pk}").json()["id"] == str(row.pk)


def test_a_position_is_stated_read_and_seconded(cast, minji, owner, initiative):
    cast.workspace.memberships.filter(user=cast.minji).update(speaks_for=True)
    place = f"initiatives/{initiative.pk}/positions"
    stated = owner.post(place, {"stand": "support_with_conditions", "conditions": "One budget"}).json()
    assert minji.get(f"positions/{stated['id']}").json()["cleared_by"] is None
    cleared = minji.post(f"positions/{stated['id']}/clearance", {}).json()
    assert cleared["cleared_by"]["name"] == "Minji Seo"


def test_a_reader_is_named_and_listed(cast, minji, initiative):
    place = f"initiatives/{initiative.pk}/readers"
    named = minji.put(f"{place}/{cast.taeho.pk}", {"may_edit": False})
    assert (named.status_code, named.json()["user"]["name"]) == (200, "Taeho Lim")
    assert [row["may_edit"] for row in minji.get(place).json()["results"]] == [False]


def test_what_one_hears_and_saw_is_kept(hana, initiative):
    place = f"initiatives/{initiative.pk}"
    assert hana.get(f"{place}/follow").json()["level"] == "concerns_me"
    assert hana.put(f"{place}/seen", {"through": "2026-05-04T09:00:00Z"}).status_code == 200
    assert hana.get(f"{place}/follow").json()["seen_through"] == "2026-05-04T09:00:00Z"


def test_a_view_is_read_again(hana, initiative):
    place = f"initiatives/{initiative.pk}/view"
    assert hana.get(place).status_code == 404
    hana.put(place, {"value": "for", "reason": "It is time"})
    assert hana.get(place).json()["reason"] == "It is time"


def test_the_sheet_is_read(everything, hana):
    told = hana.get(f"initiatives/{everything.scene.initiative.pk}/sheet").json()
    assert [one["ref"] for one in told["challenges"]] == ["AI-1#2"]


def test_a_briefing_is_read_and_kept_as_a_file(everything, hana):
    place = f"initiatives/{everything.scene.initiative.pk}/briefings/answers"
    told = hana.get(f"{place}?language=ko").json()
    assert (told["template"], told["language"], "질의 1." in told["markdown"]) == ("answers", "ko", True)
    kept = hana.get(f"{place}/file?format=hwpx&language=ko")
    assert kept["Content-Disposition"] == 'attachment; filename="AI-1-answers-ko.hwpx"'


def test_one_says_what_one_is_called_and_in_which_language(hana):
    seen = hana.get("me")
    told = hana.patch("me", {"name": "Hana  Kim-Lee", "language": "ko"}, If_Match=seen["ETag"])
    assert (told.json()["name"], told.json()["language"], told.json()["time_zone"]) == (
        "Hana Kim-Lee",
        "ko",
        "",
    )
    stale = hana.patch("me", {"name": "Hana"}, If_Match=seen["ETag"])
    assert (stale.status_code, hana.patch("me", {"name": "Hana"}).status_code) == (412, 428)
    faults = hana.patch("me", {"name": "", "time_zone": "Moon"}, If_Match="*").json()["errors"]
    assert {fault["field"] for fault in faults} == {"name"}
    assert hana.patch("me", {"time_zone": "Moon"}, If_Match="*").json()["errors"][0]["field"] == "time_zone"


def test_a_token_that_reads_and_a_service_change_no_name(cast, everything):
    assert caller(cast.hana, "read").patch("me", {"name": "Hana"}, If_Match="*").status_code == 403
    service = cast.workspace.memberships.get(pk=everything.ids["service"]).user
    assert caller(service, "read", "write").patch("me", {"name": "Hana"}, If_Match="*").status_code == 403


def test_all_that_is_kept_of_one_is_read(owner):
    assert owner.get("me/data").json()["person"]


def test_a_brief_is_listed(everything, minji):
    assert str(everything.ids["brief"]) in {row["id"] for row in minji.get("briefs").json()["results"]}


def test_a_source_is_looked_at_again(everything, hana):
    source = everything.scene.evidence.source_id
    told = hana.post(f"sources/{source}/recheck", {"re_check_by": "2100-01-01"})
    assert (told.status_code, told.json()["re_check_by"]) == (200, "2100-01-01")


def test_a_file_is_filed_and_told(cast, minji):
    path = "/api/v1/sources/files"
    sent = {"workspace": "AI", "title": "Notes", "file": plain("Two forums in 2026.")}
    answer = Client(headers=minji.headers).post(path, sent)
    contract.check("POST", path, answer)
    assert answer.json()["file"]["name"] == "notes.txt"
    file = f"sources/{answer.json()['id']}/file"
    bytes_of = minji.get(file)
    assert bytes_of.content == b"Two forums in 2026."
    again = minji.get(file, If_None_Match=bytes_of["ETag"])
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("list_of", ["audit", "audit/security", "organisations", "services", "invitations"])
def test_an_owner_reads_each_list(everything, owner, list_of):
    assert owner.get(f"workspaces/AI/{list_of}").json()["results"]


def test_an_owner_reads_a_service_and_its_token(everything, owner):
    place = f"workspaces/AI/services/{everything.ids['service']}"
    assert owner.get(place).json()["role"]
    made = owner.post(f"{place}/tokens", {"name": "Import", "scopes": ["read", "write"]}).json()
    assert owner.get(f"{place}/tokens/{made['prefix']}").json()["name"] == "Import"
    assert owner.post(f"{place}/tokens/{made['prefix']}/rotation", {}).status_code == 201


def test_what_is_not_there_is_not_there(owner):
    assert owner.get(f"digests/{FOREIGN}").status_code == 404


def plain(words: str):
    return SimpleUploadedFile("notes.txt", words.encode(), "text/plain")
