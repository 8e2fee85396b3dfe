"""A workspace's people, organisations and settings."""

from functools import cache

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Organisation, Role, Workspace

from .organisations import OrganisationField
from .page_form import PageForm, explained, of
from .people import zones


class MemberForm(PageForm):
    role = explained(of(Membership, "role", label=_("Role")), "roles")
    organisation = OrganisationField(label=_("Organisation"))
    speaks_for = of(Membership, "speaks_for", required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, organisations: QuerySet[Organisation], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations


class OrganisationForm(PageForm):
    """``organisations`` are those that it could be part of."""

    name_en = of(Organisation, "name_en", label=_("Name in English"))
    name_ko = of(Organisation, "name_ko", label=_("Name in Korean"))
    short_name_en = of(Organisation, "short_name_en", label=_("Short name in English"))
    short_name_ko = of(Organisation, "short_name_ko", label=_("Short name in Korean"))
    kind = of(Organisation, "kind", label=_("Kind"))
    parent = OrganisationField(label=_("Part of"), required=False, empty_label=_("nothing"))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, organisations: QuerySet[Organisation], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = organisations


@cache
def _zones() -> list[tuple[str, object]]:
    return [zone for zone in zones() if zone[0]]


class SettingsForm(PageForm):
    """``providers`` are those that the site knows; without any nothing is asked about them."""

    name = of(Workspace, "name", label=_("Name"))
    language = of(Workspace, "language", label=_("Language"), help_text=_("Of invitations and digests."))
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=_zones, help_text=_("Of days and deadlines."))
    digest_cadence = of(
        Workspace,
        "digest_cadence",
        label=_("Digest"),
        help_text=_("For whoever comes from now on; each member changes one's own."),
    )
    contributions_are_records = of(
        Workspace,
        "contributions_are_records",
        label=_("What was said stays when its author is erased"),
        required=False,
        help_text=_("The name goes in any case. Without it, the words go too."),
    )
    demands_second_factor = of(
        Workspace,
        "demands_second_factor",
        label=_("Members need a second factor"),
        required=False,
        help_text=_(
            "Whoever has none sets one up before the next page; you too. Members' tokens end; they make new ones once "
            "they have shown it."
        ),
    )
    demands_provider = forms.ChoiceField(
        label=_("Members sign in only by"),
        required=False,
        help_text=_(
            "Whoever has not linked an identity there is led to do so. Members' tokens end; they make new ones once "
            "they have shown it."
        ),
    )
    keeps_agreements = of(
        Workspace, "keeps_agreements", label=_("Agreements and commitments"), required=False
    )
    keeps_register = of(Workspace, "keeps_register", label=_("Policy register"), required=False)
    keeps_meetings = of(
        Workspace, "keeps_meetings", label=_("Consultation bodies and meetings"), required=False
    )
    keeps_events = of(Workspace, "keeps_events", label=_("Events and candidacies"), required=False)
    keeps_cases = of(
        Workspace,
        "keeps_cases",
        label=_("Cases of companies"),
        required=False,
        help_text=_("What is ticked stands under Follow-up. What a part holds is kept while it is off."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, providers=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["demands_provider"].choices = [("", _("any way there is")), *(providers or {}).items()]
        if not providers:
            del self.fields["demands_provider"]


class NewWorkspaceForm(PageForm):
    name = of(Workspace, "name", label=_("Name"))
    key = forms.CharField(
        label=_("Key"),
        max_length=Workspace._meta.get_field("key").max_length,
        help_text=_(
            "Two to ten capital letters and digits, a letter first. It stands in the name of each initiative, "
            "as the AI in AI-12, and never changes."
        ),
    )
    language = of(Workspace, "language", label=_("Language"), help_text=_("Of invitations and digests."))
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=_zones, help_text=_("Of days and deadlines."))
    organisation = of(
        Organisation,
        "name_en",
        label=_("Your organisation"),
        help_text=_("In English; you speak for it. Others come later."),
    )
    short_name = of(
        Organisation,
        "short_name_en",
        label=_("Its short name"),
        help_text=_("It stands beside the names of its people, as MOFA."),
    )

    def clean_key(self) -> str:
        """However it was typed: a key is written in capitals."""
        return self.cleaned_data["key"].upper()


class FindForm(PageForm):
    """Whom to look for among the members."""

    q = forms.CharField(label=_("Name or organisation"), required=False, max_length=200)
    role = forms.ChoiceField(label=_("Role"), required=False, choices=[("", _("any")), *Role.choices])
