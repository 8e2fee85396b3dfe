"""`python -m trials.digests.scene`: migrate and fill DATABASE_URL with two workspaces whose digests are due at DUE.

In AI one initiative is only for Jiwoo, Minji and Hana; nobody else may read of it. In BB nothing happened.
"""

from datetime import UTC, datetime

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from accounts.models import User  # noqa: E402
from deliberation.actions import people, readers  # noqa: E402
from deliberation.dispatch import dispatch  # noqa: E402
from tests.cast import MONDAY, SETUP, argue, gather, open_initiative  # noqa: E402

SECRET = "Ships that nobody has seen"
MAY_KNOW = ("jiwoo", "minji", "hana")
DUE = datetime(2026, 5, 10, 23, 0, tzinfo=UTC)  # Monday the 11th, 08:00 in Seoul
MORE = [f"more{number:02}" for number in range(13)]  # people of AI beside the cast; every third is in BB, too


def main() -> None:
    call_command("migrate", interactive=False, verbosity=0)
    cast = gather()
    more = [_joins(cast, name) for name in MORE]
    elsewhere = people.create_workspace(by=SETUP, key="BB", name="Elsewhere")
    organisation = people.add_organisation(
        by=SETUP, workspace=elsewhere, name_en="Elsewhere", short_name_en="Elsewhere"
    )
    for number, user in enumerate((cast.ben, *more[::3])):
        role = "analyst" if number else "owner"
        people.join(by=SETUP, workspace=elsewhere, user=user, organisation=organisation, role=role)
    argue(cast, open_initiative(cast), "One voice carries further when norms are written")
    secret = open_initiative(cast, title=SECRET, audience="named")
    readers.name_reader(by=cast.actor(cast.minji, MONDAY), initiative=secret, user=cast.hana)
    argue(cast, secret, f"{SECRET} sail at night")
    for workspace in (cast.workspace, elsewhere):
        dispatch(workspace.pk)


def _joins(cast, name: str) -> User:
    user = User.objects.create_user(f"{name}@madang.example", None, name=name.title())
    people.join(by=SETUP, workspace=cast.workspace, user=user, organisation=cast.trade, role="analyst")
    return user


if __name__ == "__main__":
    main()
