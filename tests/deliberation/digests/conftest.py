import pytest

from .week import DUE, plan


@pytest.fixture
def mail_server(smtp_sink, settings):
    """A mail server that the site knows, and which keeps what it is given."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", smtp_sink.controller.port
    return smtp_sink


@pytest.fixture
def planned(cast, initiative, argument, mail_server, time_machine):
    """Five digests that wait, and a mail server."""
    time_machine.move_to(DUE, tick=False)
    plan()
    return mail_server
