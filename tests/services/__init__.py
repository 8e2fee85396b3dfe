"""What the suite needs around Django: databases, Redis, a worker, a mail server, a browser."""

import os

import pytest

from tests.services import postgres
from tests.services.browser import browser, new_page, page, page_without_javascript, site
from tests.services.guard import watch_writes
from tests.services.imap_server import imap_server, mailbox
from tests.services.mail_provider import mail_provider
from tests.services.mail_server import smtp_sink
from tests.services.receiver import near, other_receiver, receiver
from tests.services.redis_server import redis_server, redis_url
from tests.services.static import kept_static_files
from tests.services.web import web
from tests.services.worker import production, worker

__all__ = [
    "browser",
    "imap_server",
    "kept_static_files",
    "mail_provider",
    "mailbox",
    "near",
    "new_page",
    "other_receiver",
    "page",
    "page_without_javascript",
    "production",
    "receiver",
    "redis_server",
    "redis_url",
    "site",
    "smtp_sink",
    "web",
    "worker",
]

ASKING = {"db", "transactional_db"}
SERVERS = ("browser", "redis", "chaos", "fuzz")
LONGEST_NAME = 40  # bytes of a value that is a name itself
MINUTES = ("chaos", "fuzz", "crawl", "long")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=["sqlite", "postgresql"],
        default="sqlite",
        help="postgresql: TEST_DATABASE_URL, else the system's binaries, else those of the wheel",
    )
    parser.addoption(
        "--second-database",
        action="store_true",
        help="leaves out what asks no database and no server: it has been tried beside the first one",
    )


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config):
    # A wrapper, so that the database stands before pytest-django reads the settings. Workers of xdist inherit it.
    asked = early_config.known_args_namespace.database == "postgresql"
    if asked and not os.environ.get("TEST_DATABASE_URL"):
        cluster = postgres.start()
        early_config.add_cleanup(cluster.stop)
        os.environ["TEST_DATABASE_URL"] = cluster.url
    return (yield)


def pytest_configure(config: pytest.Config) -> None:
    watch_writes()


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Files are told apart by number: they hold when they were made, and each process has to name tests alike."""
    return argname if isinstance(val, bytes) and len(val) > LONGEST_NAME else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    # What takes minutes begins first: at the end one process would be busy with it and the others idle.
    items.sort(key=lambda item: not _is_marked(item, MINUTES))
    if config.option.second_database:
        tried = [item for item in items if not _depends_on_database(item)]
        config.hook.pytest_deselected(items=tried)
        items[:] = [item for item in items if _depends_on_database(item)]


def _depends_on_database(item: pytest.Item) -> bool:
    return bool(ASKING & {*item.fixturenames}) or _is_marked(item, ("django_db", *SERVERS))


def _is_marked(item: pytest.Item, marks: tuple[str, ...]) -> bool:
    return any(item.get_closest_marker(mark) for mark in marks)
