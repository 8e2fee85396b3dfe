"""Exports and imports in a worker: they speak as this API does, so it is this door that carries them out."""

from uuid import UUID

from celery import shared_task
from django.utils import timezone

from deliberation.actions.job_runs import jobs_due
from deliberation.exchange.runs import run

from .nouns import NOUNS


@shared_task(soft_time_limit=1740, time_limit=1800)
def run_job(job_id: str) -> None:
    run(UUID(job_id), NOUNS)


@shared_task
def resume_jobs() -> None:
    """Find what a killed worker, or a queue that was away, left behind."""
    for pk in jobs_due(timezone.now()):
        run_job.delay(str(pk))
