"""The queue, and the one table of what happens by itself."""

import os

from celery import Celery
from celery.schedules import crontab
from celery.signals import user_preload_options

from config.environment import require_production

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("madang")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# A tick that waited longer than a minute has been replaced by the next one.
EVERY_MINUTE = {"schedule": crontab(), "options": {"expires": 55}}

app.conf.beat_schedule = {
    "sweep": {"task": "deliberation.tasks.sweep", **EVERY_MINUTE},
    "close_initiatives": {"task": "deliberation.tasks.close_initiatives", **EVERY_MINUTE},
    "due_digests": {"task": "deliberation.tasks.due_digests", **EVERY_MINUTE},
    "send_mail": {"task": "deliberation.tasks.send_mail", **EVERY_MINUTE},
}
app.conf.task_routes = {
    "deliberation.tasks.send_mail": {"queue": "mail"},
    "deliberation.tasks.due_digests": {"queue": "mail"},
}


@user_preload_options.connect(weak=False)
def _refuse_on_the_command_line(**_) -> None:
    # Sent by `celery worker` and `celery beat` only; `manage.py up` starts both without it.
    require_production()
