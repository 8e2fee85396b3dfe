"""The queue, and the one table of what happens by itself."""

import os

from celery import Celery
from celery.schedules import crontab
from celery.signals import setup_logging, task_prerun
from kombu import Exchange, Queue
from structlog.contextvars import bind_contextvars, clear_contextvars

from config.environment import require_production

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

# A tick that waited longer than a minute has been replaced by the next one.
EVERY_MINUTE = {"schedule": crontab(), "options": {"expires": 55}}

# When Seoul sleeps; one that nobody took in three hours waits for the next night.
EVERY_NIGHT = {"schedule": crontab(hour="18", minute="17"), "options": {"expires": 3 * 3600}}

BEAT_SCHEDULE = {
    "sweep": {"task": "deliberation.tasks.sweep", **EVERY_MINUTE},
    "resume_jobs": {"task": "deliberation.api.tasks.resume_jobs", **EVERY_MINUTE},
    "close_initiatives": {"task": "deliberation.tasks.close_initiatives", **EVERY_MINUTE},
    "remind": {"task": "deliberation.tasks.remind", **EVERY_MINUTE},
    "due_digests": {"task": "deliberation.tasks.due_digests", **EVERY_MINUTE},
    "send_mail": {"task": "deliberation.tasks.send_mail", **EVERY_MINUTE},
    "fetch_replies": {"task": "deliberation.tasks.fetch_replies", **EVERY_MINUTE},
    "wake_webhooks": {"task": "deliberation.tasks.wake_webhooks", **EVERY_MINUTE},
    "tidy": {"task": "deliberation.tasks.tidy", **EVERY_NIGHT},
}

QUEUES = {
    "deliberation.tasks.due_digests": {"queue": "mail"},
    "deliberation.tasks.send_mail": {"queue": "mail"},
    "deliberation.tasks.fetch_replies": {"queue": "mail"},
    "deliberation.api.tasks.run_job": {"queue": "jobs"},
    # Most of its time it waits for other machines: nothing else shall wait behind it.
    "deliberation.tasks.send_to_webhook": {"queue": "webhooks"},
}


class App(Celery):
    """`celery worker` and `celery beat` ask for these two classes; `manage.py up` does without them."""

    @property
    def Worker(self):  # noqa: N802
        require_production()
        return super().Worker

    @property
    def Beat(self):  # noqa: N802
        require_production()
        return super().Beat


app = App("madang")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.task_queues = [
    Queue(name, Exchange(name), routing_key=name) for name in ("default", "mail", "jobs", "webhooks")
]
app.conf.task_routes = QUEUES
app.conf.beat_schedule = BEAT_SCHEDULE
app.autodiscover_tasks()
app.autodiscover_tasks(["deliberation.api"])


@setup_logging.connect(weak=False)
def _leave_logging_alone(**_) -> None:
    """Celery asks whether somebody else has set logging up; config/logs.py has."""


@task_prerun.connect(weak=False)
def _name_in_log(task_id: str, task, **_) -> None:
    clear_contextvars()
    bind_contextvars(task=task.name, task_id=task_id)
