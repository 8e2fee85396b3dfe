from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from accounts.actions import create_token
from accounts.models import User


class Command(BaseCommand):
    help = "Makes a credential for the API and prints it, alone and this once."

    def add_arguments(self, parser) -> None:
        parser.add_argument("email", help="whose credential it is")
        parser.add_argument("--scopes", default="read", help="comma-separated: read, write, vote, admin")
        parser.add_argument("--name", default="Command line", help="how its owner will know it again")
        parser.add_argument("--days", type=int, default=365, help="how long it lasts; 0 is for ever")

    def handle(self, *, email: str, scopes: str, name: str, days: int, **options) -> None:
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise CommandError(f"There is no user with the address {email}.")
        lasts = timedelta(days=days) if days else None
        try:
            _token, text = create_token(user=user, name=name, scopes=_listed(scopes), lasts=lasts)
        except ValidationError as fault:
            raise CommandError(" ".join(fault.messages))
        self.stdout.write(text)


def _listed(scopes: str) -> list[str]:
    return [scope.strip() for scope in scopes.split(",") if scope.strip()]
