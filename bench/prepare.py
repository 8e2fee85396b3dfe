"""`python -m bench.prepare FOLDER`: migrates and fills DATABASE_URL, and leaves in FOLDER what signs readers in.

keys.json holds a cookie, a token and what the lines' addresses name; new.txt and changed.txt hold one vote a line:
token, argument, voter, value.
"""

import json
import sys
import time
from collections.abc import Iterable
from itertools import islice, product
from pathlib import Path

import django

django.setup()

from django.apps import apps  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts.models import Token, User  # noqa: E402
from bench.fill import Filled, Sizes, fill  # noqa: E402
from deliberation.models import Argument, Ledger, Vote  # noqa: E402

NEW_VOTES = 60_000
LISTENERS = 200
COUNTED = (
    "accounts.User",
    "accounts.Organisation",
    "deliberation.Argument",
    "deliberation.Comment",
    "deliberation.Vote",
    "deliberation.LedgerEntry",
)


def main(folder: Path) -> None:
    began = time.monotonic()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    ready = time.monotonic()
    filled = fill(Sizes(), now=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    done = time.monotonic()
    voters = list(User.objects.filter(votes__isnull=False).distinct().order_by("email"))
    tokens = {user.pk: _token(user) for user in voters}
    _write(folder / "changed.txt", _changed_votes(tokens))
    _write(folder / "new.txt", islice(_new_votes(tokens), NEW_VOTES))
    keys = {**_places(filled), **_reader(voters[0], tokens)}
    keys["sessions"] = [_session(user) for user in voters[1 : 2 + LISTENERS]]
    keys["rows"] = {name: apps.get_model(name).objects.count() for name in COUNTED}
    keys["seconds"] = {
        "migrate and gather static files": round(ready - began, 1),
        "fill": round(done - ready, 1),
    }
    (folder / "keys.json").write_text(json.dumps(keys))


def _places(filled: Filled) -> dict:
    return {
        "workspace": str(filled.workspace.pk),
        "ref": filled.initiative.ref,
        "initiative": str(filled.initiative.pk),
        "argument": str(filled.most_discussed.pk),
        "number": filled.most_discussed.number,
        "members": len(filled.members),
        "since": Ledger.objects.get(pk=filled.workspace.pk).last_change // 2,
    }


def _reader(user: User, tokens: dict) -> dict:
    """A real session row and a real token of one analyst who has voted."""
    return {
        "reader": str(user.pk),
        "session": _session(user),
        "csrf": [settings.CSRF_COOKIE_NAME, "b" * 32],
        "token": tokens[user.pk],
    }


def _session(user: User) -> list[str]:
    """Name and value of the cookie."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return [settings.SESSION_COOKIE_NAME, session.session_key or ""]


def _token(user: User) -> str:
    """A credential in use: the one statement an hour that notes so is behind it."""
    scopes = ["read", "write", "vote"]
    _row, text = Token.objects.create(user, name="bench", scopes=scopes, last_used_at=timezone.now())
    return text


def _changed_votes(tokens: dict) -> Iterable[tuple]:
    """Every vote there is, with the next value of the round agree, not sure, disagree."""
    rows = Vote.objects.order_by("voter_id", "argument_id").values_list("voter_id", "argument_id", "value")
    for voter, argument, value in _mixed(list(rows)):
        yield tokens[voter], argument, voter, {1: 0, 0: -1, -1: 1}[value]


def _new_votes(tokens: dict) -> Iterable[tuple]:
    """Arguments on which that voter has not voted yet."""
    given = set(Vote.objects.values_list("voter_id", "argument_id"))
    arguments = Argument.objects.order_by("number").values_list("pk", flat=True)
    for number, (voter, argument) in enumerate(_mixed(list(product(tokens, arguments)))):
        if (voter, argument) not in given:
            yield tokens[voter], argument, voter, number % 3 - 1


def _mixed(rows: list) -> list:
    """The same rows in an order that takes turns among voters and arguments."""
    step = 7919  # a prime that divides none of the counts
    return [rows[number * step % len(rows)] for number in range(len(rows))]


def _write(path: Path, rows: Iterable[tuple]) -> None:
    path.write_text("".join(" ".join(map(str, row)) + "\n" for row in rows))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
