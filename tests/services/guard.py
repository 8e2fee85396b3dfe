"""Fails whatever writes to our tables from a module that may not: doors, models, permissions, pure code."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from django.db import connections
from django.db.backends.signals import connection_created

ROOT = str(Path(__file__).resolve().parents[2])
WRITE = re.compile(
    r'\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM)\s+"?((?:accounts|deliberation)_\w+)', re.I
)
OURS = tuple(f"{ROOT}/{name}/" for name in ("accounts", "deliberation", "frontend", "config"))
# Verbs write nouns; the others write only the rows they keep account in.
WRITERS = tuple(
    f"{ROOT}/{name}"
    for name in (
        "accounts/actions/",
        "accounts/kept_mail.py",
        "accounts/mail",
        "deliberation/actions/",
        "deliberation/api/idempotency",
        "deliberation/changes/numbering",
        "deliberation/digests/",
        "deliberation/dispatch",
        "deliberation/notifications",
        "deliberation/outbox",
        "deliberation/search/",
        "deliberation/webhooks/",
    )
)
# A recount writes numbers that follow from other rows, and nothing that anybody said.
RECOUNTS = f"{ROOT}/deliberation/tallies/"
DERIVED = frozenset({"deliberation_tally", "deliberation_initiative"})
# Libraries that keep people, their last sign-in and their tokens in rows of ours.
KEEPERS = ("/allauth/", "/django/contrib/auth/", "/knox/")
MODELS = re.compile(r"/(?:models|migrations)[/.]")
SERVING = "/django/core/handlers/"


class UnlawfulWrite(AssertionError):
    """A statement came from a module that may not write; see DESIGN, "Who may import whom"."""


def watch_writes() -> None:
    """Puts the guard on every connection of this process, also those of live servers' threads."""
    connection_created.connect(_guard, dispatch_uid="guard")
    for connection in connections.all(initialized_only=True):
        _guard(connection=connection)


def judge(table: str, files: list[str]) -> str | None:
    """What is wrong with a write to `table` from a stack of source files, innermost first; None when nothing is."""
    product = [file for file in files if file.startswith(OURS) and not MODELS.search(file.removeprefix(ROOT))]
    if product and product[0].startswith(RECOUNTS):
        written = product[0].removeprefix(f"{ROOT}/")
        return None if table in DERIVED else f"{written} may not write to {table}"
    if any(file.startswith(WRITERS) for file in product):
        return None
    if table.startswith("accounts_") and any(keeper in file for file in files for keeper in KEEPERS):
        return None
    if product:
        return f"{product[0].removeprefix(ROOT + '/')} may not write to {table}"
    if any(SERVING in file for file in files) and any("/django/contrib/admin/" in file for file in files):
        return f"the admin wrote to {table} without an action"
    return None


def _guard(connection, **_) -> None:
    if _check not in connection.execute_wrappers:
        connection.execute_wrappers.append(_check)


def _check(execute, sql, params, many, context):
    written = WRITE.match(sql) if isinstance(sql, str) else None
    fault = written and judge(written[1], list(_stack()))
    if fault:
        raise UnlawfulWrite(f"{fault}: {sql[:80]}")
    return execute(sql, params, many, context)


def _stack() -> Iterator[str]:
    frame = sys._getframe(2)
    while frame:
        yield frame.f_code.co_filename
        frame = frame.f_back
