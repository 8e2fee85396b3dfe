"""Makes the people of the timing trial, in a process of its own: `python -m trials.people`."""

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from accounts.models import User  # noqa: E402
from trials.timing import PEOPLE, known  # noqa: E402

call_command("migrate", verbosity=0)
call_command("collectstatic", interactive=False, verbosity=0)
for number in range(PEOPLE):
    User.objects.create_user(known(number), "courtyard-under-the-moon", name=f"Person {number}")
