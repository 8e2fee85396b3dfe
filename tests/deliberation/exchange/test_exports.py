"""What an export holds: what the REST API tells the same person at that moment, and nothing else."""

from datetime import timedelta

import orjson
import pytest
from django.utils import timezone

from accounts.models import Membership, Token, Workspace
from deliberation.actions import arguments, commitments, moderation, register, votes
from deliberation.actions.jobs import cancel_job
from deliberation.api.nouns import NOUNS
from deliberation.errors import NotFound, NotNow
from deliberation.exchange import formats
from deliberation.exchange.asking import ask_export
from deliberation.exchange.files import name_of, opened
from deliberation.exchange.json_files import NOUNS as TYPES
from deliberation.exchange.runs import run
from deliberation.models import Activity, Initiative, Job, Waiver
from deliberation.permissions import Actor
from tests.api.client import caller
from tests.cast import MONDAY, argue, draft_initiative, open_initiative
from tests.scene import set_scene

from .jobs import bytes_of, carried_out, exported, lines_of, table_of


@pytest.fixture
def scene(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return set_scene(cast)


def of_type(lines: list[dict], name: str) -> list[dict]:
    return [line for line in lines if line["type"] == name]


def test_every_line_is_what_the_api_answers(cast, scene):
    lines, hana = lines_of(exported(cast, cast.hana, "jsonl", scene.initiative)), caller(cast.hana)
    for name in ("initiative", "argument", "evidence", "comment", "source"):
        rows = of_type(lines, name)
        assert rows, name
        for row in rows:
            assert hana.get(row["url"]).json() == {key: row[key] for key in row if key != "type"}


def test_json_holds_the_same_rows_in_one_object(cast, scene):
    votes.cast_vote(by=cast.actor(cast.hana), argument=scene.argument, value=1)
    lines = lines_of(exported(cast, cast.hana, "jsonl", scene.initiative))
    whole = orjson.loads(bytes_of(exported(cast, cast.hana, "json", scene.initiative)))
    assert whole["workspace"] == "AI"
    for name, singular in TYPES.items():
        assert whole[name] == [
            {key: row[key] for key in row if key != "type"} for row in of_type(lines, singular)
        ], name
    assert whole["votes"][0]["voter"]["name"] == "Hana Kim"
    assert whole["decisions"] == []


def test_a_workspace_is_all_that_one_sees_of_it(cast, scene):
    draft_initiative(cast, title="Not yet for everybody")
    for who, titles in ((cast.hana, 1), (cast.minji, 2)):
        rows = of_type(lines_of(exported(cast, who, "jsonl")), "initiative")
        assert len(rows) == titles


def test_a_table_has_a_row_a_line(cast, scene):
    rows = table_of(exported(cast, cast.hana, "csv", scene.initiative, noun="arguments"))
    assert [row["ref"] for row in rows] == ["AI-1#1", "AI-1#2", "AI-1#3", "AI-1#4"]
    assert (rows[2]["relation"], rows[2]["parent"]) == ("rebuts", str(scene.argument.pk))
    assert [row["text"] for row in table_of(exported(cast, cast.hana, "csv", noun="comments"))] == [
        "Since when?"
    ]


def test_single_votes_are_told_where_the_ballot_is_named_and_results_are_out(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    told = {}
    for name, how in {
        "named": {},
        "sealed": {"results": "at_close"},
        "secret": {"ballot": "by_organisation"},
    }.items():
        initiative = open_initiative(cast, **how)
        argument = argue(cast, initiative, f"It holds, {name}")
        votes.cast_vote(by=cast.actor(cast.hana), argument=argument, value=1, reason="So it is")
        job = exported(cast, cast.dohyun, "csv", initiative, noun="votes")
        told[name] = [row["voter"] for row in table_of(job)]
    assert told == {"named": ["Hana Kim"], "sealed": [], "secret": []}


def test_what_is_hidden_is_told_as_little_as_on_its_page(cast, scene):
    votes.cast_vote(by=cast.actor(cast.dohyun), argument=scene.argument, value=-1, reason="It does not")
    moderation.hide(by=cast.actor(cast.minji), thing=scene.argument, reason="It names somebody")
    told = {
        who: bytes_of(exported(cast, getattr(cast, who), "jsonl")).decode() for who in ("dohyun", "minji")
    }
    for words in (scene.argument.claim, "It does not", "Since when?", "A treaty"):
        assert words in told["minji"]
    assert scene.argument.claim not in told["dohyun"]
    assert "It does not" not in told["dohyun"]


def test_rights_are_those_of_the_moment_at_which_it_is_written(cast, scene):
    job = ask_export(by=cast.actor(cast.hana), workspace=cast.workspace, as_format="jsonl")
    Membership.objects.filter(user=cast.hana).update(ended_at=timezone.now())
    failed = carried_out(job)
    assert (failed.state, failed.code, failed.result.name) == ("failed", "no_member", "")


def test_an_initiative_that_is_closed_to_its_reader_meanwhile_is_not_written(cast, scene):
    job = ask_export(
        by=cast.actor(cast.hana), workspace=cast.workspace, as_format="json", initiative=scene.initiative
    )
    Initiative.objects.filter(pk=scene.initiative.pk).update(audience="named")
    assert carried_out(job).code == "not_found"


def test_a_token_that_has_ended_exports_nothing_any_more(cast, scene):
    token, _text = Token.objects.create(cast.hana, name="Dashboard", scopes=["read"])
    by = Actor(user=cast.hana, token=token)
    job = ask_export(by=by, workspace=cast.workspace, as_format="json")
    token.delete()
    assert carried_out(job).code == "token_ended"


def test_what_comes_while_it_is_written_is_left_out(cast, scene, monkeypatch):
    """Nothing points at what is missing."""
    told = NOUNS["sources"].told

    def late(export):
        words = {"kind": "advantage", "claim": "This came later"}
        arguments.add_argument(by=cast.actor(cast.hana), initiative=scene.initiative, **words)
        yield from told(export)

    monkeypatch.setattr(type(NOUNS["sources"]), "told", lambda self, export: late(export))
    assert len(of_type(lines_of(exported(cast, cast.hana, "jsonl")), "argument")) == 4


def test_a_file_is_taken_away_by_who_asked_while_they_see_what_it_holds(cast, scene):
    by = cast.actor(cast.hana)
    job = exported(cast, cast.hana, "json")
    assert (name_of(job), opened(by, job).read()[:1]) == ("AI.json", b"{")
    Initiative.objects.filter(pk=scene.initiative.pk).update(audience="named")
    with pytest.raises(NotFound, match="changed since"):
        opened(by, job)


@pytest.mark.parametrize("role", ["observer", "facilitator"])
def test_a_file_of_another_role_is_written_anew(cast, scene, role):
    job = exported(cast, cast.hana, "json")
    Membership.objects.filter(user=cast.hana).update(role=role)
    with pytest.raises(NotFound, match="once more"):
        opened(cast.actor(cast.hana), job)


def test_a_file_is_kept_for_a_week(cast, scene):
    job = exported(cast, cast.hana, "json")
    later = cast.actor(cast.hana, timezone.now() + timedelta(days=7, minutes=1))
    with pytest.raises(NotFound):
        opened(later, job)


def test_nobody_elses_job_is_seen(cast, scene):
    job = exported(cast, cast.hana, "json")
    for who in (cast.jiwoo, cast.minji, cast.ben, cast.yuna):
        assert not Job.objects.visible_to(who).filter(pk=job.pk).exists()


def test_that_somebody_exported_is_on_the_record(cast, scene):
    exported(cast, cast.hana, "json", scene.initiative)
    act = Activity.objects.get(verb="export.asked")
    assert (act.actor, act.initiative, act.details) == (cast.hana, scene.initiative, {})


def test_too_many_at_a_time_are_refused(cast, scene):
    for _time in range(5):
        ask_export(by=cast.actor(cast.hana), workspace=cast.workspace, as_format="json")
    with pytest.raises(NotNow, match="Wait until"):
        ask_export(by=cast.actor(cast.hana), workspace=cast.workspace, as_format="json")
    ask_export(by=cast.actor(cast.dohyun), workspace=cast.workspace, as_format="json")


def test_a_job_runs_once(cast, scene):
    job = exported(cast, cast.hana, "json")
    assert not run(job.pk, NOUNS)


def test_what_was_cancelled_leaves_no_file(
    cast, scene, tmp_path, monkeypatch, django_capture_on_commit_callbacks
):
    """Also when that comes while a worker is at it."""
    job = ask_export(by=cast.actor(cast.hana), workspace=cast.workspace, as_format="json")
    told = NOUNS["initiatives"].told

    def cancelling(self, export):
        cancel_job(by=cast.actor(cast.hana), job=job)
        yield from told(export)

    monkeypatch.setattr(type(NOUNS["initiatives"]), "told", cancelling)
    with django_capture_on_commit_callbacks(execute=True):
        over = carried_out(job)
    assert (over.state, over.result.name) == ("cancelled", "")
    assert [one for one in tmp_path.rglob("*") if one.is_file() and "attachments" not in one.parts] == []


def test_a_done_jobs_file_can_be_deleted(cast, scene, tmp_path, django_capture_on_commit_callbacks):
    job = exported(cast, cast.hana, "json")
    with django_capture_on_commit_callbacks(execute=True):
        cancel_job(by=cast.actor(cast.hana), job=job)
    assert [one for one in tmp_path.rglob("*") if one.is_file() and "attachments" not in one.parts] == []
    with pytest.raises(NotFound):
        opened(cast.actor(cast.hana), Job.objects.get(pk=job.pk))


def test_a_moment_ago_is_not_lost(cast, scene):
    assert (
        Job.objects.create(
            kind="export", format="json", workspace=cast.workspace, asked_by=cast.hana
        ).created_at
        > MONDAY
    )


@pytest.mark.parametrize(("name", "bound"), [("docx", "MOST_IN_WORD"), ("argdown", None)])
def test_what_holds_only_so_many_arguments_says_so(cast, scene, monkeypatch, name, bound):
    if bound:
        monkeypatch.setattr(formats, bound, 3)
    job = exported(cast, cast.hana, name, scene.initiative)
    assert (job.state, [one["code"] for one in job.faults]) == (
        ("failed", ["too_many"]) if bound else ("done", [])
    )


def test_an_agreement_is_taken_away_as_tables(cast, scene):
    commitments.report_progress(by=cast.actor(cast.hana), commitment=scene.commitment, progress=40, text="So")
    rows = {
        noun: table_of(exported(cast, cast.taeho, "csv", noun=noun))
        for noun in ("agreements", "clauses", "commitments", "milestones")
    }
    assert [row["title"] for row in rows["agreements"]] == [scene.agreement.title]
    assert [(row["number"], row["heading"]) for row in rows["clauses"]] == [
        ("1", scene.clause.heading),
        ("2", scene.bare_clause.heading),
    ]
    (owed,) = (row for row in rows["commitments"] if row["id"] == str(scene.commitment.pk))
    assert (owed["deliverable"], owed["progress"]) == (scene.commitment.deliverable, "40")
    assert (owed["lead"], owed["responsible"]) == ("Ministry of Science and ICT", "Hana Kim")
    (step,) = rows["milestones"]
    assert (step["title"], step["commitment"]) == (scene.milestone.title, owed["id"])
    assert table_of(exported(cast, cast.taeho, "csv", scene.initiative, noun="commitments")) == []
    Workspace.objects.update(keeps_agreements=False)
    assert table_of(exported(cast, cast.taeho, "csv", noun="clauses")) == []


def test_json_tells_what_stands_around_as_the_api_does(cast, scene):
    lines, taeho = lines_of(exported(cast, cast.taeho, "jsonl")), caller(cast.taeho)
    for name in ("agreement", "clause", "commitment", "event", "deadline", "preparation", "pledge", "waiver"):
        rows = of_type(lines, name)
        assert rows, name
        for row in rows:
            assert taeho.get(row["url"]).json() == {key: row[key] for key in row if key != "type"}


def test_how_policies_stood_is_a_table_without_those_that_are_withheld(cast, scene):
    by, asked = cast.actor(cast.hana), {"record": scene.policy, "version": None}
    register.change_policy_status(by=by, **asked, status="ended", since=MONDAY.date(), note="Repealed")
    rows = table_of(exported(cast, cast.jiwoo, "csv", noun="policy_statuses"))
    assert [(row["name"], row["status"]) for row in rows] == [
        (scene.policy.name_en, "in_force"),
        (scene.policy.name_en, "ended"),
    ]
    assert (rows[1]["since"], rows[1]["note"], rows[1]["by"]) == ("2026-05-04", "Repealed", "Hana Kim")
    job = exported(cast, cast.jiwoo, "csv", noun="policy_statuses")
    register.share_policy_record(by=by, **asked, sharing="own")
    assert table_of(exported(cast, cast.jiwoo, "csv", noun="policy_statuses")) == []
    with pytest.raises(NotFound, match="changed since"):
        opened(cast.actor(cast.jiwoo), job)


def test_what_the_rules_of_health_find_is_a_table_with_the_words_that_let_it_stand(cast, scene):
    rows = table_of(exported(cast, cast.taeho, "csv", scene.initiative, noun="findings"))
    assert {"AI-1"} == {row["initiative"] for row in rows}
    (waived,) = (row for row in rows if row["waived"] == "true")
    assert (waived["rule"], waived["reason"]) == ("organisation_not_heard", scene.waiver.reason)
    assert waived["found"] == "true"
    assert any(row["waived"] == "false" and not row["reason"] for row in rows)
    Waiver.objects.update(state="another")
    rows = table_of(exported(cast, cast.taeho, "csv", noun="findings"))
    (given,) = (row for row in rows if row["waived"] == "true")
    assert (given["found"], given["reason"]) == ("false", scene.waiver.reason)
    told = table_of(exported(cast, cast.taeho, "csv", scene.initiative, noun="waivers"))
    assert [(row["reason"], row["waived_by"]) for row in told] == [(scene.waiver.reason, "Minji Seo")]
