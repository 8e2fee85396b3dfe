"""Imports over REST: handed in, tried, accepted; faults by line."""

import json

import orjson
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from deliberation.api.nouns import NOUNS
from deliberation.api.serializers.arguments import ArgumentShape
from deliberation.api.serializers.discussion import CommentShape
from deliberation.api.serializers.initiatives import InitiativeShape
from deliberation.api.serializers.sources import EvidenceShape, FactShape, QuestionShape, SourceShape
from deliberation.exchange.json_lines import READERS
from deliberation.exchange.runs import run
from deliberation.models import Argument, Initiative, Job
from tests.api import contract
from tests.api.client import caller
from tests.deliberation.exchange.exports import written

ROW = {"type": "argument", "id": "7", "kind": "advantage", "claim": "It holds"}


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def handed_in(who, content: bytes | dict, query: str = "", **fields):
    """A form with a file, as another system sends it."""
    content = orjson.dumps(content) if isinstance(content, dict) else content
    key = fields.pop("key", None)
    form = {"workspace": "AI", "format": "jsonl", "file": SimpleUploadedFile("rows", content), **fields}
    form = {name: value for name, value in form.items() if value is not None}
    headers = who.headers | ({"Idempotency-Key": key} if key else {})
    answer = Client().post(f"/api/v1/imports{query}", form, headers=headers)
    contract.check("POST", "/api/v1/imports", answer)
    return answer


def carried_out(answer) -> str:
    run(Job.objects.get(pk=answer.json()["id"]).pk, NOUNS)
    return answer.json()["url"]


def test_a_file_is_tried_then_accepted(initiative, minji):
    asked = handed_in(minji, ROW, initiative=str(initiative.pk))
    assert (asked.status_code, asked["Location"], asked.json()["dry_run"]) == (202, asked.json()["url"], True)
    tried = minji.get(carried_out(asked)).json()
    assert (tried["state"], tried["report"]["made"]) == ("done", {"arguments": 1})
    assert tried["permissions"]["carry_out"] is True
    assert not Argument.objects.exists()
    accepted = minji.post(f"{tried['url']}/acceptance", {})
    assert (accepted.status_code, accepted.json()["state"]) == (202, "waiting")
    done = minji.get(carried_out(accepted)).json()
    assert (done["dry_run"], done["report"]["initiative"]) == (False, str(initiative.pk))
    assert Argument.objects.get().external_id == "jsonl:7"
    assert minji.post(f"{tried['url']}/acceptance", {}).status_code == 202
    assert [one["id"] for one in minji.get("imports").json()["results"]] == [done["id"]]


def test_what_could_not_be_carried_out_reports_no_more_what_it_would_have_done(initiative, minji):
    tried = carried_out(handed_in(minji, ROW, initiative=str(initiative.pk)))
    Initiative.objects.update(stage="decided")
    accepted = minji.post(f"{tried}/acceptance", {})
    assert (accepted.json()["report"], accepted.json()["progress"]) == (None, {"done": 0, "total": 0})
    failed = minji.get(carried_out(accepted)).json()
    assert (failed["state"], failed["report"]) == ("failed", None)
    assert failed["errors"][0]["code"] == "no_argue_at_stage"


def test_faults_come_with_their_lines(initiative, minji):
    wrong = orjson.dumps({**ROW, "claim": "", "color": "red"})
    job = minji.get(carried_out(handed_in(minji, wrong, initiative=str(initiative.pk)))).json()
    assert (job["state"], job["code"], job["more_errors"]) == ("failed", "invalid", 0)
    assert {(one["line"], one["field"], one["code"]) for one in job["errors"]} == {
        (1, "claim", "required"),
        (1, "color", "unknown"),
    }
    assert minji.post(f"{job['url']}/acceptance", {}).json()["code"] == "not_tried"


def test_a_table_comes_with_a_mapping(initiative, minji):
    table, mapping = b"Statement,Note\nIt holds,So it is\n", {"Statement": "claim", "Note": "reasons"}
    asked = handed_in(
        minji, table, format="csv", initiative=str(initiative.pk), kind="challenge", mapping=json.dumps(mapping),
        dry_run="false",
    )  # fmt: skip
    carried_out(asked)
    assert list(Argument.objects.values_list("claim", "reasons", "kind")) == [
        ("It holds", "So it is", "challenge")
    ]
    refused = handed_in(minji, table, format="csv", initiative=str(initiative.pk))
    assert refused.json()["errors"][0]["field"] == "kind"  # “Statement” is understood
    for mapping in ("nonsense", "[1]"):
        assert handed_in(minji, table, format="csv", mapping=mapping).status_code == 422
    assert handed_in(minji, table, format="csv").json()["errors"][0]["field"] == "initiative"


def test_the_three_files_of_polis_are_one_import(cast, minji, tmp_path):
    folder = written(tmp_path, comments="0,1,It holds", votes="1400000000000,0,1,1")

    def parts(*names: str) -> dict:
        return {name: SimpleUploadedFile(name, (folder / f"{name}.csv").read_bytes()) for name in names}

    whole = parts("summary", "comments", "votes")
    carried_out(handed_in(minji, b"", format="polis", file=None, dry_run="false", **whole))
    assert Initiative.objects.get().title == "Bicycles"
    lacking = handed_in(minji, b"", format="polis", file=None, **parts("summary", "comments"))
    assert (lacking.status_code, lacking.json()["errors"][0]["field"]) == (422, "file")


def test_only_who_steers_hands_in(cast, initiative, hana, taeho, ben):
    for who, status in ((hana, 403), (taeho, 403), (ben, 422)):
        assert handed_in(who, ROW, initiative=str(initiative.pk)).status_code == status
    assert handed_in(caller(cast.minji, "read"), ROW, initiative=str(initiative.pk)).status_code == 403


def test_a_service_that_facilitates_imports(cast, initiative):
    made = caller(cast.jiwoo).post(
        "workspaces/AI/services",
        {"name": "Importer", "organisation": str(cast.mofa.pk), "role": "facilitator"},
    )
    assert made.status_code == 201
    robot = caller(User.objects.get(name="Importer"), "read", "write")
    asked = handed_in(robot, ROW, "?notify=false", initiative=str(initiative.pk), dry_run="false")
    carried_out(asked)
    assert Argument.objects.get().author.name == "Importer"


def test_the_same_key_hands_in_once(initiative, minji):
    first, again = (handed_in(minji, ROW, initiative=str(initiative.pk), key="k") for _time in range(2))
    assert first.json()["id"] == again.json()["id"]
    assert (
        handed_in(minji, {**ROW, "claim": "Other"}, initiative=str(initiative.pk), key="k").status_code == 422
    )


def test_an_import_is_nobody_elses(cast, initiative, minji, hana):
    url = carried_out(handed_in(minji, ROW, initiative=str(initiative.pk)))
    for who in (hana, caller(cast.jiwoo)):
        assert who.get(url).status_code == 404
        assert who.post(f"{url}/acceptance", {}).status_code == 404
    assert minji.delete(url).status_code == 204


def test_what_is_asked_wrongly_is_refused(initiative, minji):
    assert handed_in(minji, ROW, format="docx").json()["errors"][0]["field"] == "format"
    assert handed_in(minji, b"", initiative=str(initiative.pk)).json()["errors"][0]["code"] == "empty"
    assert handed_in(minji, ROW, file=None).json()["errors"][0]["field"] == "file"
    assert handed_in(minji, ROW, "?notify=true").status_code == 422
    assert handed_in(minji, ROW, colour="red").json()["errors"][0]["field"] == "colour"
    assert handed_in(minji, ROW, mapping='{"a": "claim"}').json()["errors"][0]["code"] == "only_csv"


@pytest.mark.parametrize(
    ("noun", "shape"),
    [
        ("initiative", InitiativeShape),
        ("source", SourceShape),
        ("argument", ArgumentShape),
        ("evidence", EvidenceShape),
        ("comment", CommentShape),
        ("fact", FactShape),
        ("question", QuestionShape),
    ],
)
def test_a_line_may_have_all_that_an_answer_has(noun, shape):
    html = {name for name in shape().fields if name.endswith("_html")}
    assert shape().fields.keys() - html - READERS[noun][1] == set()
