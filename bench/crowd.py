"""`python -m bench.crowd COUNT`: migrate and fill DATABASE_URL with COUNT people in fifty workspaces, all due a digest.

In each workspace a few do what the others hear of; the others are copied from one of them by the database itself.
"""

import sys
from datetime import timedelta

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import Model  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts.models import User  # noqa: E402
from bench.fill import Filled, Sizes, fill  # noqa: E402
from deliberation.models import Subscription  # noqa: E402

WORKSPACES = 50
SIZES = Sizes(
    members=40,
    arguments=40,
    responses=8,
    sources=10,
    evidence=40,
    comments=80,
    most_comments=12,
    most_replies=6,
    voters=20,
    votes=500,
    views=10,
)
MAKE_DUE = """
UPDATE deliberation_subscription AS subscription SET
    through_at = through_at - interval '7 days',
    due_at = due_at - interval '7 days',
    through_seq = coalesce((
        SELECT max(entry.seq) FROM deliberation_ledgerentry AS entry
        JOIN deliberation_activity AS activity ON activity.id = entry.activity_id
        WHERE entry.workspace_id = subscription.workspace_id AND activity.at < %s
    ), 0)
"""


def main(count: int) -> None:
    call_command("migrate", interactive=False, verbosity=0)
    now = timezone.now()
    for number in range(WORKSPACES):
        filled = fill(SIZES, now=now, key=f"W{number}")
        _gather(filled, count // WORKSPACES - SIZES.members)
    since = Subscription.objects.values_list("through_at", flat=True)[0] - timedelta(days=7)
    with connection.cursor() as cursor:
        cursor.execute(MAKE_DUE, [since])
        cursor.execute("VACUUM ANALYZE")


def _gather(filled: Filled, count: int) -> None:
    """So many more who read, each like the last one there."""
    like, handle = filled.members[-1], f"{filled.workspace.key.lower()}-more"
    numbers = f"generate_series(1, {count}) AS number"
    person = {
        "email": f"'{handle}' || number || '@madang.example'",
        "name": "'More ' || number",
        "language": "CASE WHEN number %% 5 = 0 THEN 'ko' ELSE 'en' END",
    }
    _copy(like.user, numbers, person)
    people = f"{User._meta.db_table} AS person WHERE person.email LIKE '{handle}%%' AND"
    subscription = Subscription.objects.get(user=like.user_id, workspace=filled.workspace)
    for row in (like, subscription):
        _copy(row, people, {"user_id": "person.id"})


def _copy(row: Model, source: str, differing: dict[str, str]) -> None:
    """A row like it for each of ``source``; what differs is SQL."""
    table = row._meta.db_table
    names = [field.column for field in row._meta.concrete_fields]
    made = {"id": "gen_random_uuid()", **differing}
    values = ", ".join(made.get(name, f'alike."{name}"') for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    where = source if source.endswith("AND") else f"{source} WHERE"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table} AS alike, {where} alike.id = %s",
            [row.pk],
        )


if __name__ == "__main__":
    main(int(sys.argv[1]))
