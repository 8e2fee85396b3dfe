"""What a person's workspaces demand of the way they signed in, and what a session has shown.

A workspace may ask for a second factor, or for an identity of one provider. Whoever belongs to it meets the demand in
the whole session, because pages and answers mix workspaces. A bearer token is no session: it was made in one that met
the demands, because a new demand, and entering where there is one, end those made before.
"""

from dataclasses import dataclass

from allauth.account.authentication import get_authentication_records
from django.db.models import Aggregate, Exists, OuterRef, Q, QuerySet, Subquery, TextField

from .models import Membership, User, Workspace

ASKING = ~Q(demands_provider="") | Q(demands_second_factor=True)


@dataclass(frozen=True, slots=True)
class Unmet:
    """What is still to be shown; true when there is anything."""

    second_factor: bool = False
    providers: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.second_factor or bool(self.providers)

    @property
    def code(self) -> str:
        """For machines. The provider comes first: it may ask for a second factor itself."""
        return "provider_required" if self.providers else "second_factor_required"


class _Joined(Aggregate):
    """The texts of a group in one, with commas between; a provider's id holds none."""

    function = "GROUP_CONCAT"
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **options):
        return self.as_sql(compiler, connection, template="STRING_AGG(%(expressions)s, ',')", **options)


def with_demands(users: QuerySet[User]) -> QuerySet[User]:
    """The users with what is demanded of each, in the query that fetches them anyway."""
    mine = Membership.objects.filter(user=OuterRef("pk"), ended_at=None).order_by()
    named = mine.exclude(workspace__demands_provider="").values("user")
    return users.annotate(
        asked_second_factor=Exists(mine.filter(workspace__demands_second_factor=True)),
        asked_providers=Subquery(named.annotate(all=_Joined("workspace__demands_provider")).values("all")),
    )


def unmet(request, user: User, *, operating: bool = False) -> Unmet:
    """What ``user`` has still to show in this session; ``operating`` is to work in the admin."""
    asked = user if hasattr(user, "asked_providers") else with_demands(User.objects.all()).get(pk=user.pk)
    providers = set(filter(None, (asked.asked_providers or "").split(",")))
    if not (providers or asked.asked_second_factor or operating):
        return Unmet()
    records = get_authentication_records(request, user)
    shown = {one["method"] for one in records}
    shown_providers = {one["provider"] for one in records if one["method"] == "socialaccount"}
    return Unmet(
        second_factor=(asked.asked_second_factor or operating) and "mfa" not in shown,
        providers=tuple(sorted(providers - shown_providers)),
    )


def asking(user: User) -> list[Workspace]:
    """The workspaces that ask something of ``user``, for the page that says which."""
    return list(Workspace.objects.filter(ASKING, memberships__in=Membership.objects.of(user)))


def demanded_provider(user: User, provider: str) -> bool:
    """Whether a workspace lets ``user`` in by this provider only."""
    return any(workspace.demands_provider == provider for workspace in asking(user))
