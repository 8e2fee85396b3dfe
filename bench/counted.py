"""`python -m bench.counted BATCHES`: send so many batches in this process; prints mails and what they asked of SQL.

Prints JSON: mails, statements, commits (of transactions; a statement outside one is its own), sending: the mails whose
try was committed before the server was spoken to.
"""

import json
import sys
from collections import Counter
from itertools import islice

import django

django.setup()

from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts.mail import claims  # noqa: E402
from deliberation.actions import mail  # noqa: E402


def main(batches: int) -> dict[str, int]:
    found: Counter[str] = Counter()
    begin, commit, claim = claims.begin, connection.commit, claims.claim
    left = islice(iter(int, 1), batches)

    def counted_begin(*arguments) -> bool:
        found["sending"] += (began := begin(*arguments) and not connection.in_atomic_block)
        return began

    def counted_commit() -> None:
        found["commits"] += 1
        commit()

    def statement(execute, *rest):
        found["statements"] += 1
        return execute(*rest)

    claims.begin, connection.commit = counted_begin, counted_commit
    claims.claim = lambda *rest, **options: claim(*rest, **options) if next(left, None) == 0 else []
    with connection.execute_wrapper(statement):
        found["mails"] = mail.send_due(timezone.now())["accepted"]
    return found


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
