"""Workers that die: what they had in hand is taken up again, whole, and given up when it kills each of them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from deliberation.actions.job_files import draft_of
from deliberation.actions.job_runs import claim, jobs_due
from deliberation.api.nouns import NOUNS
from deliberation.errors import NotFound
from deliberation.exchange.asking import ask_export
from deliberation.exchange.runs import run
from deliberation.models import Job
from tests.scene import set_scene

from .jobs import carried_out, lines_of


@pytest.fixture
def job(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    set_scene(cast)
    return ask_export(by=cast.actor(cast.hana), workspace=cast.workspace, as_format="jsonl")


class Killed(BaseException):
    """SIGKILL: nothing of ours runs any more."""


def killed_in_the_middle(job, monkeypatch) -> None:
    """Rows of the row's tables were written when the worker went."""
    told = NOUNS["arguments"].told

    def dies(self, export):
        yield from told(export)
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(type(NOUNS["arguments"]), "told", dies)
        patched.setattr("pathlib.Path.unlink", lambda path, missing_ok: None)
        with pytest.raises(Killed):
            run(job.pk, NOUNS)


def lease_ends(job) -> None:
    Job.objects.filter(pk=job.pk).update(leased_until=timezone.now() - timedelta(seconds=1))


def test_a_killed_workers_job_is_nobodys_until_its_lease_ends(job, monkeypatch):
    killed_in_the_middle(job, monkeypatch)
    assert not run(job.pk, NOUNS)
    assert jobs_due(timezone.now()) == []
    assert jobs_due(timezone.now() + timedelta(minutes=3)) == [job.pk]


def test_then_it_is_taken_up_again_and_the_file_is_whole(job, monkeypatch, tmp_path):
    killed_in_the_middle(job, monkeypatch)
    lease_ends(job)
    done = carried_out(job)
    assert (done.state, done.attempts) == ("done", 2)
    assert {line["type"] for line in lines_of(done)} >= {"initiative", "argument", "comment", "question"}
    files = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert [str(one.relative_to(tmp_path)) for one in files] == [done.result.name]  # and no draft is left


def test_a_worker_that_was_given_up_for_dead_changes_nothing(job, monkeypatch):
    """It wakes up when another has done the work."""
    late = claim(job.pk, timezone.now())
    lease_ends(job)
    done = carried_out(job)
    monkeypatch.setattr("deliberation.exchange.runs.job_runs.claim", lambda pk, now: late)
    assert run(job.pk, NOUNS)
    again = Job.objects.get(pk=job.pk)
    assert (again.result.name, again.state) == (done.result.name, "done")
    assert lines_of(again)


@pytest.mark.parametrize("refusal", [None, NotFound()], ids=["stopped", "refused"])
def test_a_worker_that_was_given_up_for_dead_leaves_the_draft_of_the_next(job, monkeypatch, refusal):
    drafts = []

    def taken_over(self, export):
        drafts.append(draft_of(claim(job.pk, timezone.now() + timedelta(minutes=3)).job))
        drafts[0].write_bytes(b"the next one's")
        if refusal:
            raise refusal
        yield from ()

    monkeypatch.setattr(type(NOUNS["arguments"]), "told", taken_over)
    assert run(job.pk, NOUNS)
    assert drafts[0].read_bytes() == b"the next one's"
    assert list(drafts[0].parent.iterdir()) == drafts  # and nothing of its own is left
    assert Job.objects.get(pk=job.pk).state == "running"


def test_one_that_kills_its_workers_is_given_up(job):
    for _time in range(3):
        assert claim(job.pk, timezone.now())
        lease_ends(job)
    assert not run(job.pk, NOUNS)
    assert Job.objects.get(pk=job.pk).code == "given_up"


def test_a_fault_of_ours_is_logged_and_tried_again_in_a_minute(job, monkeypatch, caplog):
    def breaks(self, export):
        raise OSError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(type(NOUNS["arguments"]), "told", breaks)
        run(job.pk, NOUNS)
    assert "a job broke off" in caplog.text
    assert jobs_due(timezone.now() + timedelta(seconds=50)) == []
    assert jobs_due(timezone.now() + timedelta(seconds=70)) == [job.pk]
    lease_ends(job)
    assert carried_out(job).state == "done"


def test_one_of_which_the_queue_never_heard_is_found_by_the_sweep(job):
    assert jobs_due(timezone.now()) == []
    assert jobs_due(timezone.now() + timedelta(minutes=1)) == [job.pk]
