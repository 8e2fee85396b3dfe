"""How long files of jobs are kept, who stops a job, and what is swept away that no row tells of."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from accounts.models import Token
from deliberation.actions.housekeeping import count_waiting, tidy
from deliberation.actions.job_files import draft_of
from deliberation.actions.job_runs import claim
from deliberation.actions.jobs import cancel_job, carry_out_import
from deliberation.errors import NotAllowed, NotNow
from deliberation.exchange.asking import ask_export
from deliberation.exchange.asking_import import ask_import, choose_columns
from deliberation.models import Job
from deliberation.permissions import Actor
from tests.api.client import caller

from .jobs import carried_out, exported, imported, left_behind, lines

ROW = {"type": "argument", "id": "a", "kind": "advantage", "claim": "It holds"}
TABLE = b"claim,kind\nIt holds,pro\n"


def handed_in(cast, initiative, **more) -> Job:
    return ask_import(
        by=cast.actor(cast.minji),
        workspace=cast.workspace,
        initiative=initiative,
        as_format="csv",
        content=ContentFile(TABLE, name="x"),
        filename="x.csv",
        **more,
    )


def a_week_later(job: Job):
    """The moment after its file is over."""
    return job.expires_at + timedelta(minutes=1)


@pytest.fixture
def tidied(django_capture_on_commit_callbacks):
    def tidied(now) -> dict[str, int]:
        with django_capture_on_commit_callbacks(execute=True):
            return tidy(now)

    return tidied


def test_an_import_that_nobody_answered_is_over_with_its_file(cast, initiative, tidied, client):
    job = handed_in(cast, initiative, ask_columns=True)
    assert tidied(a_week_later(job))["job_files"] == 1
    over = Job.objects.get()
    assert (over.state, over.upload.name, over.is_over) == ("cancelled", "", True)
    client.force_login(cast.minji)
    assert client.get(f"/jobs/{job.pk}/columns/")["Location"] == f"/jobs/{job.pk}/"


def test_what_waits_for_its_columns_counts_among_what_is_under_way(cast, initiative):
    for _time in range(5):
        job = handed_in(cast, initiative, ask_columns=True)
    with pytest.raises(NotNow, match="or stop one"):
        handed_in(cast, initiative)
    cancel_job(by=cast.actor(cast.minji), job=job)
    handed_in(cast, initiative)


def test_an_export_that_the_disk_lost_is_not_there_and_an_operator_hears_of_it(
    cast, initiative, client, caplog
):
    job = exported(cast, cast.minji, "jsonl", initiative)
    default_storage.delete(job.result.name)
    assert caller(cast.minji).get(f"exports/{job.pk}/file").status_code == 404
    client.force_login(cast.minji)
    assert client.get(f"/jobs/{job.pk}/file/").status_code == 404
    assert caplog.text.count("a file is lost: exports/") == 2


def test_what_waits_for_a_worker_keeps_its_file_until_it_is_done(cast, initiative, tidied):
    """Also where workers were away for a week."""
    job = handed_in(cast, initiative, dry_run=False)
    assert tidied(a_week_later(job))["job_files"] == 0
    assert carried_out(job).state == "done"
    assert tidied(a_week_later(job))["job_files"] == 1


def test_a_file_that_is_over_is_handed_in_anew(cast, initiative):
    tried = imported(cast, lines(ROW), "jsonl", initiative=initiative, dry_run=True)
    asking = handed_in(cast, initiative, ask_columns=True)
    later = cast.actor(cast.minji, a_week_later(asking))
    with pytest.raises(NotNow, match="in once more"):
        carry_out_import(by=later, job=tried)
    with pytest.raises(NotNow, match="in once more"):
        choose_columns(by=later, job=asking, mapping={"claim": "claim", "kind": "kind"})


def test_a_token_stops_what_it_could_have_asked_for(cast, initiative):
    reading = Token.objects.create(cast.minji, name="Dashboard", scopes=["read"])[0]
    by = Actor(user=cast.minji, token=reading)
    job = handed_in(cast, initiative)
    with pytest.raises(NotAllowed):
        cancel_job(by=by, job=job)
    assert Job.objects.get().state == "waiting"
    export = ask_export(by=by, workspace=cast.workspace, as_format="json")
    assert cancel_job(by=by, job=export).state == "cancelled"


def test_an_answer_says_so(cast, initiative):
    url = f"imports/{imported(cast, lines(ROW), 'jsonl', initiative=initiative, dry_run=True).pk}"
    waiting = f"imports/{handed_in(cast, initiative).pk}"
    for scopes, may in ((("read",), False), (("read", "write"), True)):
        who = caller(cast.minji, *scopes)
        assert who.get(url).json()["permissions"]["carry_out"] is may
        assert who.get(waiting).json()["permissions"]["cancel"] is may


def test_files_that_no_job_names_go_after_a_day(cast, initiative, tidied):
    jobs = exported(cast, cast.hana, "json"), handed_in(cast, initiative)
    for name in (jobs[0].result.name, jobs[1].upload.name):
        os.utime(default_storage.path(name), (0, 0))
    today, yesterday = (timezone.now() - timedelta(hours=hours) for hours in (23, 25))
    left_behind("sources/2026/05/a", yesterday)  # is none of ours
    young = left_behind("exports/2026/05/young", today)
    lost = [left_behind(name, yesterday) for name in ("exports/2026/05/x", "imports/2026/05/x", "drafts/x")]
    assert count_waiting(timezone.now())["lost_job_files"] == 3
    assert tidied(timezone.now())["lost_job_files"] == 3
    assert [default_storage.exists(name) for name in lost] == [False] * 3
    for name in (young, "sources/2026/05/a", jobs[0].result.name, jobs[1].upload.name):
        assert default_storage.exists(name)


def test_where_nothing_was_ever_kept_there_is_nothing_to_sweep(cast, tidied):
    assert tidied(timezone.now())["lost_job_files"] == 0


def test_the_draft_of_what_is_given_up_goes_with_it(cast, tmp_path):
    job = ask_export(by=cast.actor(cast.hana), workspace=cast.workspace, as_format="json")
    for _time in range(3):
        draft = draft_of(claim(job.pk, timezone.now()).job)
        draft.write_bytes(b"{")
        Job.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    assert claim(job.pk, timezone.now()) is None
    assert Job.objects.get().code == "given_up"
    assert not Path(draft).exists()
