from operator import itemgetter

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.translation import get_language

from accounts.models import Organisation


class ByName(ModelChoiceIterator):
    def __iter__(self):
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        yield from sorted(map(self.choice, self.queryset), key=itemgetter(1))


class OrganisationField(forms.ModelChoiceField):
    """One of the organisations that its form is given, by the name that the reader reads."""

    iterator = ByName

    def __init__(self, **options):
        super().__init__(Organisation.objects.none(), **{"empty_label": None, **options})

    def label_from_instance(self, organisation: Organisation) -> str:
        return organisation.name_in(get_language() or "en")
