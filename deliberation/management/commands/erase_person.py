"""`manage.py erase_person`: forget who somebody was, when they cannot ask for it themselves."""

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from deliberation.actions.erasure import erase_person
from deliberation.errors import Refusal
from deliberation.management.asked import sentence_of
from deliberation.permissions import Actor


class Command(BaseCommand):
    help = "Erase a person for ever: name, addresses, ways in, what was told to them. Their votes stay and count."

    def add_arguments(self, parser) -> None:
        parser.add_argument("email", help="whose data it is")
        parser.add_argument("--yes", action="store_true", help="do it without asking")

    def handle(self, *args, email: str, yes: bool, **options) -> None:
        person = User.objects.filter(email__iexact=email).first() if email else None
        if person is None:
            raise CommandError(f"There is no user with the address {email}.")
        if not yes and input(f"Erase {person.name} <{person.email}> for ever? Type the address: ") != email:
            raise CommandError("Nothing was erased.")
        try:
            erase_person(by=Actor.system("operator"), person=person)
        except Refusal as refusal:
            raise CommandError(sentence_of(refusal))
        self.stdout.write(f"Erased; {person.pk} stands for them in the record.")
