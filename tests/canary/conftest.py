from unittest.mock import patch

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import override_settings

from deliberation import limits

from . import planting, telling, world
from .calling import Caller, Log


@pytest.fixture(scope="package")
def planted(django_db_setup, django_db_blocker, tmp_path_factory):
    """The world with a canary in every text, and every mail sent; shared by all tests, which leave it as it was."""
    kept = override_settings(
        MEDIA_ROOT=tmp_path_factory.mktemp("files"), EMAIL_BACKEND="accounts.kept_mail.EmailBackend"
    )
    unlimited = patch.dict(limits.KINDS, clear=True)  # or one call would hide another
    with (
        kept,
        unlimited,
        time_machine.travel(world.NOW, tick=False),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        made = world.make()
        planting.plant(made)
        telling.tell(made)
        connection.run_on_commit = []  # or each call would walk what making the world left there
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def log():
    with Log().alone() as alone:
        yield alone


@pytest.fixture
def caller(planted, log):
    """Somebody who calls: ``caller("taeho")``, ``caller("ben", by_token=True)``, ``caller("visitor")``."""

    def enter(handle: str, *, by_token: bool = False) -> Caller:
        if handle == "visitor":
            return Caller("visitor", handle, log)
        token = planted.tokens[handle] if by_token else ""
        return Caller(f"{handle} by token" if by_token else handle, handle, log, planted.user(handle), token)

    return enter
