"""Which server sends the mail, and what becomes of what fails, by environment."""

import pytest
from django.utils.module_loading import import_string

from config import environment

from .test_config import COMPLETE, run, settings


@pytest.mark.parametrize("url", ["anymail+amazon-ses://", "anymail+amazon_ses://"])
def test_mail_goes_through_any_provider(tmp_path, url):
    variables = COMPLETE | {"EMAIL_URL": url, "ANYMAIL_AMAZON_SES_REGION": "eu-central-1"}

    assert settings(tmp_path, "EMAIL_BACKEND", "ANYMAIL", **variables) == {
        "EMAIL_BACKEND": "anymail.backends.amazon_ses.EmailBackend",
        "ANYMAIL": {"AMAZON_SES_REGION": "eu-central-1"},
    }


@pytest.mark.parametrize("url", ["anymail+mailgun://", "anymail+postmark://", "anymail+sendgrid://"])
def test_a_provider_that_is_named_has_a_backend(url):
    assert import_string(environment.email(url)["EMAIL_BACKEND"])


@pytest.mark.parametrize("url", ["anymail+pigeon://", "anymail+://", "anymail+../x://"])
def test_a_provider_that_nobody_knows_is_told_in_a_sentence(url):
    with pytest.raises(SystemExit, match="names no provider that django-anymail knows"):
        environment.email(url)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("MAIL_UNKNOWN", "perhaps", "MAIL_UNKNOWN is resend or hold, not 'perhaps'."),
        ("MAIL_PAUSE_AFTER", "1", "MAIL_PAUSE_AFTER is a number, 2 at least, not 1."),
    ],
)
def test_a_way_with_failing_mail_that_there_is_not_is_told_in_a_sentence(tmp_path, name, value, sentence):
    done = run("import config.settings", tmp_path, **COMPLETE | {name: value})

    assert done.stderr.strip() == sentence
