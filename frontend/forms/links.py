"""Links of the follow-up with the deliberation."""

import re
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.models import Link
from deliberation.models.links import THINGS

from .page_form import PageForm, of

ID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
# As people call it, AI-12 or AI-12#7, or the address of its page, on which a piece of evidence has a place of its own.
PLACE = re.compile(
    rf"\s*(?:https?://[^/\s]+)?(?:/i/)?([A-Z][A-Z0-9]{{1,9}}-[0-9]{{1,9}})(?:\s*#\s*|/)?([0-9]{{1,9}})?/?"
    rf"(?:#evidence-({ID}))?\s*",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A place as it was typed: the initiative, and maybe the number of its argument, and evidence there."""

    ref: str
    number: int | None
    evidence: UUID | None


class PlaceForm(PageForm):
    """What a thing bears on."""

    place = forms.CharField(
        label=_("Initiative or argument"),
        max_length=300,
        help_text=_(
            "As AI-12 or AI-12#7, or the address of its page; for evidence the address of its place there."
        ),
    )
    note = of(Link, "note", label=_("How they belong together"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].widget.attrs["autocomplete"] = "off"

    def clean_place(self) -> Named:
        found = PLACE.fullmatch(self.cleaned_data["place"])
        if not found or (found[3] and not found[2]):
            raise forms.ValidationError(_("Write it as AI-12 or AI-12#7."))
        number, evidence = found[2], found[3]
        return Named(found[1], int(number) if number else None, UUID(evidence) if evidence else None)


class ThingForm(PageForm):
    """What bears on a place, chosen from what was found."""

    thing_type = forms.ChoiceField(choices=[(name, name) for name in THINGS])
    thing = forms.UUIDField()
    note = of(Link, "note", label=_("How they belong together"))


class FindThingForm(PageForm):
    q = forms.CharField(label=_("Words of its title"), required=False, max_length=100)
