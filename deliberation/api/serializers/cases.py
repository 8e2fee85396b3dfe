"""Cases of companies abroad: what comes in, and what answers look like."""

from rest_framework import serializers

from deliberation.api.pagination import orders
from deliberation.countries import CODES
from deliberation.models import Case, CaseKind, CaseSector, CaseStatus, CaseStatusChange, WithheldName

from .base import Choice, Id, Input, Instant, Truth, like
from .initiatives import KEY
from .queries import Paged, ordering
from .shared import OrganisationRef, Person, allowed

ORDERS = orders(
    {
        "-opened_on": ("-opened_on", "-id"),
        "opened_on": ("opened_on", "id"),
        "-updated_at": ("-updated_at", "-id"),
    }
)
HISTORY = orders({"-at": ("-at", "-id")})["-at"]


def named_readers() -> serializers.ListField:
    return serializers.ListField(
        child=Id(),
        required=False,
        max_length=200,
        help_text="ids of members of other organisations who read its name",
    )


class CaseChange(Input):
    kind = like(Case, "kind", required=False)
    country = like(Case, "country", required=False, help_text="ISO 3166-1, two letters, or EU")
    measure = like(
        Case, "measure", required=False, help_text="what was done there, or is asked for, in one line"
    )
    sector = like(Case, "sector", required=False)
    description = like(Case, "description")
    occurred_on = like(Case, "occurred_on")
    opened_on = like(Case, "opened_on", required=False)
    handled_by = Id(required=False, allow_null=True, help_text="the organisation that handles it")
    owner = Id(required=False, allow_null=True, help_text="a member, analyst or above, who sees to it")


class NewCase(CaseChange):
    workspace = serializers.RegexField(KEY, help_text="its key")
    kind = like(Case, "kind")
    country = like(Case, "country", help_text="ISO 3166-1, two letters, or EU")
    measure = like(Case, "measure")
    sector = like(Case, "sector")
    company = like(WithheldName, "name")
    is_coded = Truth(
        required=False, help_text="true, if not said: others read a code word instead of its name"
    )
    readers = named_readers()


class CaseStatusInput(Input):
    status = Choice(choices=CaseStatus.choices)
    note = like(CaseStatusChange, "note")


class CompanyInput(Input):
    company = like(WithheldName, "name", required=False, help_text="as it is, if not said")
    is_coded = Truth()
    readers = named_readers()


class CaseQuery(Paged):
    workspace = serializers.RegexField(KEY, required=False)
    kind = serializers.ChoiceField(choices=CaseKind.choices, required=False)
    country = serializers.ChoiceField(choices=CODES, required=False)
    sector = serializers.ChoiceField(choices=CaseSector.choices, required=False)
    status = serializers.ChoiceField(choices=CaseStatus.choices, required=False)
    organisation = Id(required=False, help_text="the one that it came to")
    owner = Id(required=False, help_text="who sees to it")
    argument = Id(required=False, help_text="only those that bear on it or on its evidence")
    q = serializers.CharField(max_length=200, required=False)
    updated_since = Instant(required=False)
    ordering = ordering(ORDERS)


class CaseShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    workspace = serializers.CharField(help_text="its key")
    code = serializers.CharField(help_text="the code word of its company, as A3")
    kind = serializers.ChoiceField(choices=CaseKind.choices)
    is_coded = serializers.BooleanField()
    company = serializers.CharField(
        allow_null=True, help_text="null where its name is withheld from the caller"
    )
    readers = Person(many=True, help_text="members who are named to read it, beside the organisation's")
    organisation = OrganisationRef(help_text="the one that it came to")
    country = serializers.CharField(help_text="ISO 3166-1, two letters, or EU")
    measure = serializers.CharField()
    sector = serializers.ChoiceField(choices=CaseSector.choices)
    description = serializers.CharField(allow_blank=True)
    status = serializers.ChoiceField(choices=CaseStatus.choices)
    occurred_on = serializers.DateField(allow_null=True)
    opened_on = serializers.DateField()
    handled_by = OrganisationRef(allow_null=True)
    owner = Person(allow_null=True)
    added_by = Person(allow_null=True)
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Case", "edit", "name")


class CaseStatusChangeShape(serializers.Serializer):
    id = serializers.UUIDField()
    status = serializers.ChoiceField(choices=CaseStatus.choices)
    note = serializers.CharField(allow_blank=True)
    by = Person(allow_null=True)
    at = serializers.DateTimeField()


class CaseCountShape(serializers.Serializer):
    """How many cases bear on one argument or on its evidence; those that a company took back do not count."""

    argument = serializers.UUIDField()
    cases = serializers.IntegerField()
    support = serializers.IntegerField(help_text="of companies that ask for support")
    unfair = serializers.IntegerField(help_text="of companies that are treated unfairly")
    countries = serializers.ListField(
        child=serializers.CharField(), help_text="where, in order of their codes"
    )


class CaseCountsShape(serializers.Serializer):
    initiative = serializers.UUIDField()
    arguments = CaseCountShape(many=True, help_text="only those that cases bear on")
