import zoneinfo
from functools import cache

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User

from .page_form import PageForm, of


@cache
def zones() -> list[tuple[str, object]]:
    """Places of the time zone database; its abbreviations and mirrors are left out."""
    regions = (
        "Africa",
        "America",
        "Antarctica",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    )
    named = (
        zone for zone in zoneinfo.available_timezones() if zone.split("/")[0] in regions or zone == "UTC"
    )
    return [("", _("As the workspace has it")), *((zone, zone.replace("_", " ")) for zone in sorted(named))]


class ProfileForm(PageForm):
    name = of(User, "name", help_text=_("As others see it beside what you write."))
    language = of(User, "language", help_text=_("Of pages and mails."))
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        required=False,
        choices=zones,
        help_text=_("For dates and times on pages; when your digest comes is set with the digest."),
    )
