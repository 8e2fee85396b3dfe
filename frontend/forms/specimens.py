"""A form that nobody sends: each kind of field, as it stands on the page of components."""

from django import forms

from .page_form import PageForm

CHOICES = [("a", "Adopt"), ("b", "Adopt with conditions"), ("c", "결정을 미룹니다")]


class SpecimenForm(PageForm):
    sample_line = forms.CharField(
        label="One line", max_length=100, help_text="What the field is for, in a sentence."
    )
    sample_optional = forms.CharField(label="한 줄, 비워 둘 수 있음", max_length=100, required=False)
    sample_text = forms.CharField(label="A text", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    sample_choice = forms.ChoiceField(label="One of few", choices=CHOICES)
    sample_radio = forms.ChoiceField(label="One, all seen", choices=CHOICES, widget=forms.RadioSelect)
    sample_check = forms.BooleanField(label="Yes or no", required=False)
    sample_disabled = forms.CharField(
        label="Not to be changed", max_length=100, disabled=True, required=False, initial="AI-1"
    )
