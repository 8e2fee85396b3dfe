"""Forms check the shape of what comes in; they never save. Limits come from the fields of the nouns."""

from datetime import date
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from deliberation.errors import Refusal, Stale

# How faults are called that concern something outside of the form.
LABELS = {
    "proposal": _("Proposal"),
    "summary": _("Summary"),
    "parties": _("Lead parties"),
    "closes_at": _("Voting closes"),
}


class PageRenderer(DjangoTemplates):
    form_template_name = "components/form.html"
    field_template_name = "components/field.html"


class PageForm(forms.Form):
    """A form that shows its faults field by field, also those that a verb found."""

    default_renderer = PageRenderer
    is_outdated = False
    present: dict = {}
    ids = "id_%s"  # of its fields; another where two forms with a field of one name stand on a page

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"auto_id": self.ids, **kwargs})

    def refuse(self, refusal: Refusal) -> None:
        """Put the refusal's faults beside the fields that they name, its sentence above the form."""
        self.is_outdated = isinstance(refusal, Stale)
        named = [fault for fault in refusal.faults if fault.field in self.fields]
        for fault in named:
            self.add_error(fault.field, fault.detail)
        for fault in refusal.faults:
            if fault not in named:
                label = LABELS.get(fault.field)
                self.add_error(None, f"{label}: {fault.detail}" if label else fault.detail)
        if not refusal.faults:
            self.add_error(None, str(refusal.detail))

    @property
    def first_fault(self) -> str:
        """The field at whose fault the page is opened; none where a sentence above the form is read first."""
        fields = self.visible_fields()
        above = self.non_field_errors() or any(field.errors for field in self.hidden_fields())
        return "" if above else next((field.name for field in fields if field.errors), "")

    def catch_up(self, **present) -> None:
        """After a conflict: carry the ``present`` version, so that what was typed can be saved again, and tell by
        ``stands_now`` what the fields named here hold by now.
        """
        typed: Any = self.data.copy()
        typed["version"] = present["version"]
        self.data, self.present = typed, present

    def stands_now(self, name: str) -> str:
        """In words what somebody else has put where something else was typed; empty where nothing conflicts."""
        if not self.is_outdated or name not in self.present:
            return ""
        field, now, typed = self.fields[name], self.present[name], self[name].data
        if isinstance(typed, str):
            typed = "\n".join(typed.splitlines())  # a browser sends both characters of a line's end
        if not field.has_changed(now, typed):
            return ""
        return _in_words(field, now) or str(_("nothing"))

    def sentence(self) -> str:
        """All faults in one line, for forms of a single field."""
        return " ".join(message for messages in self.errors.values() for message in messages)


def _in_words(field: forms.Field, value) -> str:
    """A value as its reader would say it: choices by their labels, times as dates are written."""
    if isinstance(field, forms.ChoiceField):
        labels = {str(code): str(label) for code, label in field.choices}
        codes = value if isinstance(value, list) else [value]
        return ", ".join(labels.get(str(code), "") for code in codes if code not in (None, ""))
    if isinstance(value, date):
        return localize(value)
    return "; ".join(value) if isinstance(value, list) else str(value or "")


def of(noun, name: str, **options) -> forms.Field:
    """The form field of a noun's field: same limits, same label, and words where nothing is chosen yet."""
    column = noun._meta.get_field(name)
    field = column.formfield(**options)
    if isinstance(field, forms.TypedChoiceField):
        nothing = _("Choose one") if field.required else _("not said")
        may_be_empty = column.blank or not (column.has_default() or "initial" in options)
        field.choices = column.get_choices(include_blank=may_be_empty, blank_choice=[("", nothing)])
    return field


def explained(field: forms.Field, group: str) -> forms.Field:
    """The field with a hint beside its label: what the words of that ``group`` of the glossary mean."""
    field.means = group
    return field


def needed(field: forms.Field) -> forms.Field:
    """The field without "(optional)" beside its label: it may be left out only where another way is chosen."""
    field.is_needed = True
    return field


class MarkdownArea(forms.Textarea):
    """A textarea with a bar of marks and a preview; its form says by ``data-preview`` where that is asked for."""

    template_name = "writing/area.html"


def markdown(rows: int, **attrs: str) -> MarkdownArea:
    return MarkdownArea(attrs={"rows": rows, **attrs})


def calls(field_id: str) -> dict[str, str]:
    """The attributes of a textarea within a ``<people-caller>``."""
    return {
        "aria-autocomplete": "list",
        "aria-haspopup": "listbox",
        "aria-controls": f"{field_id}-people",
    }


def lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})
