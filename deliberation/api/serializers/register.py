"""The register of policies: what comes in, and what answers look like."""

from django.db.models import TextChoices
from rest_framework import serializers

from deliberation.api.pagination import orders
from deliberation.countries import CODES
from deliberation.models import PolicyRecord
from deliberation.models.register import LINKS_AT_MOST, LONGEST_LINK
from deliberation.models.register_codes import (
    Evaluated,
    PolicyInstrument,
    PolicyStatus,
    PolicyTarget,
    PolicyTheme,
    Sharing,
)

from .base import Choice, Day, Id, Input, Instant, Text, like
from .initiatives import KEY
from .queries import Paged, ordering
from .shared import OrganisationRef, Person, allowed
from .sources import EvidenceChange

ORDERS = orders(
    {
        "-created_at": ("-created_at", "-id"),
        "created_at": ("created_at", "id"),
        "-updated_at": ("-updated_at", "-id"),
    }
)
HISTORY = orders({"-at": ("-at", "-id")})["-at"]


def codes(choices: type[TextChoices]) -> serializers.ListField:
    """Some of them, each once."""
    return serializers.ListField(
        child=Choice(choices=choices.choices), required=False, max_length=len(choices)
    )


class PolicyRecordChange(Input):
    name_en = like(PolicyRecord, "name_en")
    name_ko = like(PolicyRecord, "name_ko")
    name_original = like(PolicyRecord, "name_original")
    original_language = like(PolicyRecord, "original_language", help_text="as `fr` or `zh-Hant`")
    country = like(PolicyRecord, "country", help_text="ISO 3166-1, two letters, or EU; or empty")
    international_organisation = like(
        PolicyRecord, "international_organisation", help_text="its name, where it is no country's"
    )
    starts_on = like(PolicyRecord, "starts_on")
    start_year = like(
        PolicyRecord, "start_year", min_value=1, max_value=2999, help_text="follows from the day, if known"
    )
    ends_on = like(PolicyRecord, "ends_on")
    end_year = like(PolicyRecord, "end_year", min_value=1, max_value=2999)
    themes = codes(PolicyTheme)
    instrument = like(PolicyRecord, "instrument")
    responsible = like(PolicyRecord, "responsible", help_text="the organisation that answers for it there")
    targets = codes(PolicyTarget)
    evaluated = like(PolicyRecord, "evaluated", required=False)
    summary = like(PolicyRecord, "summary")
    links = serializers.ListField(
        child=Text(max_length=LONGEST_LINK), required=False, max_length=LINKS_AT_MOST
    )
    verify_by = like(PolicyRecord, "verify_by", help_text="when somebody is to look again")


def named_organisations() -> serializers.ListField:
    return serializers.ListField(
        child=Id(), required=False, max_length=200, help_text="ids of those that it is shared with"
    )


class NewPolicyRecord(PolicyRecordChange):
    workspace = Text(max_length=10, help_text="its key")
    status = like(PolicyRecord, "status", required=False)
    status_since = like(PolicyRecord, "status_since")
    sharing = like(PolicyRecord, "sharing", required=False)
    shared_with = named_organisations()


class PolicyStatusInput(Input):
    status = Choice(choices=PolicyStatus.choices)
    since = Day(required=False, allow_null=True)
    note = Text(required=False, allow_blank=True, max_length=500)


class Verification(Input):
    verify_by = like(PolicyRecord, "verify_by", help_text="when to look again; null for not again")


class SharingInput(Input):
    sharing = Choice(choices=Sharing.choices)
    shared_with = named_organisations()


class PolicyCitation(EvidenceChange):
    record = Id(help_text="of the workspace's register")


class PolicyRecordQuery(Paged):
    workspace = serializers.RegexField(KEY, required=False)
    country = serializers.ChoiceField(choices=CODES, required=False)
    theme = serializers.ChoiceField(choices=PolicyTheme.choices, required=False)
    instrument = serializers.ChoiceField(choices=PolicyInstrument.choices, required=False)
    status = serializers.ChoiceField(choices=PolicyStatus.choices, required=False)
    organisation = Id(required=False, help_text="whose record it is, in the workspace")
    q = serializers.CharField(max_length=200, required=False)
    due = serializers.ChoiceField(
        choices=["true"], required=False, help_text="only those that should have been verified by now, in UTC"
    )
    updated_since = Instant(required=False)
    ordering = ordering(ORDERS)


class WithheldQuery(Input):
    workspace = serializers.RegexField(KEY, help_text="its key")


class PolicyRecordShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    workspace = serializers.CharField(help_text="its key")
    organisation = OrganisationRef(help_text="whose record it is")
    name_en = serializers.CharField(allow_blank=True)
    name_ko = serializers.CharField(allow_blank=True)
    name_original = serializers.CharField(allow_blank=True)
    original_language = serializers.CharField(allow_blank=True)
    country = serializers.CharField(allow_blank=True, help_text="ISO 3166-1, two letters, or EU")
    international_organisation = serializers.CharField(allow_blank=True)
    starts_on = serializers.DateField(allow_null=True)
    start_year = serializers.IntegerField(allow_null=True)
    ends_on = serializers.DateField(allow_null=True)
    end_year = serializers.IntegerField(allow_null=True)
    themes = serializers.ListField(child=serializers.ChoiceField(choices=PolicyTheme.choices))
    instrument = serializers.ChoiceField(choices=PolicyInstrument.choices, allow_blank=True)
    responsible = serializers.CharField(allow_blank=True)
    targets = serializers.ListField(child=serializers.ChoiceField(choices=PolicyTarget.choices))
    status = serializers.ChoiceField(choices=PolicyStatus.choices)
    status_since = serializers.DateField(allow_null=True)
    evaluated = serializers.ChoiceField(choices=Evaluated.choices)
    summary = serializers.CharField(allow_blank=True)
    links = serializers.ListField(child=serializers.URLField())
    sharing = serializers.ChoiceField(choices=Sharing.choices)
    shared_with = OrganisationRef(many=True)
    last_verified_on = serializers.DateField(allow_null=True)
    last_verified_by = Person(allow_null=True)
    verify_by = serializers.DateField(allow_null=True)
    source = serializers.UUIDField(allow_null=True, help_text="in the library, where arguments lean on it")
    external_id = serializers.CharField(allow_blank=True)
    added_by = Person(allow_null=True)
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("PolicyRecord", "edit", "verify", "share", "cite")


class PolicyStatusShape(serializers.Serializer):
    id = serializers.UUIDField()
    status = serializers.ChoiceField(choices=PolicyStatus.choices)
    since = serializers.DateField(allow_null=True)
    note = serializers.CharField(allow_blank=True)
    by = Person(allow_null=True)
    at = serializers.DateTimeField()


class WithheldShape(serializers.Serializer):
    workspace = serializers.CharField(help_text="its key")
    withheld = serializers.IntegerField(help_text="records that their organisations keep from the caller's")
