from itertools import groupby

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from deliberation.models import Webhook
from deliberation.webhooks import TYPES

from .page_form import PageForm, of


def grouped_types() -> list[tuple[str, list[tuple[str, str]]]]:
    """The types by what they are about."""
    groups = groupby(TYPES, key=lambda kind: kind.partition(".")[0])
    return [(noun, [(kind, kind.partition(".")[2]) for kind in kinds]) for noun, kinds in groups]


class WebhookForm(PageForm):
    address = of(
        Webhook,
        "address",
        help_text=_("Where the other system takes messages, as https://system.example/webhooks."),
        widget=forms.TextInput(attrs={"inputmode": "url", "spellcheck": "false", "autocomplete": "off"}),
    )
    description = of(Webhook, "description", help_text=_("By which you will know it again."))
    types = forms.MultipleChoiceField(
        label=_("Only these types"),
        choices=grouped_types,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose none to tell all."),
    )


class NewWebhookForm(WebhookForm):
    owner = forms.ModelChoiceField(
        label=_("Tells what is seen by"),
        queryset=User.objects.none(),
        help_text=_(
            "A service with a lesser role is told of less: no drafts, nothing that is for named readers."
        ),
    )

    def __init__(self, *args, owners, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = owners
        self.fields["owner"].empty_label = None


class EditedWebhookForm(WebhookForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class RotationForm(PageForm):
    at_once = forms.BooleanField(
        label=_("End the one before at once, because somebody else may know it"), required=False
    )
