from django import forms
from django.utils.translation import gettext_lazy as _

from deliberation.models import Position

from .page_form import PageForm, explained, lines, of


class PositionForm(PageForm):
    stand = explained(
        forms.ChoiceField(
            label=_("Position of my organisation"), choices=Position.Stand.choices, widget=forms.RadioSelect
        ),
        "positions",
    )
    conditions = of(
        Position, "conditions", widget=lines(2), help_text=_("Needed for support with conditions.")
    )
