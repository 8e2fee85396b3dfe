"""Agreements, clauses and commitments as forms."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from deliberation.actions.agreements import PartyGiven
from deliberation.citations import READ_AT_MOST
from deliberation.errors import Refusal
from deliberation.models import Agreement, Clause, Commitment, Milestone, ProgressNote, Proof
from deliberation.reckoning.colour import WHOLE

from .page_form import PageForm, lines, of
from .sources import day

PARTIES_AT_MOST = 20_000


class AgreementForm(PageForm):
    title = of(Agreement, "title")
    purpose = of(Agreement, "purpose", widget=lines(3))
    signed_on = of(Agreement, "signed_on", widget=day())
    review_on = of(Agreement, "review_on", widget=day())
    ends_on = of(Agreement, "ends_on", widget=day())
    parties = forms.CharField(
        label=_("Parties and who signed"),
        max_length=PARTIES_AT_MOST,
        required=False,
        widget=lines(5),
        help_text=_(
            "One party a line. After a colon, who signed for it, each with a title behind a comma and a semicolon "
            "between them: “Foreign Affairs: Kim Jiyeon, Vice Minister; Lee Minho, Director”."
        ),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def refuse(self, refusal: Refusal) -> None:
        """What is wrong with a party is said at their field, with its line."""
        others = []
        for fault in refusal.faults:
            noun, _dot, place = fault.field.partition(".")
            if noun == "parties" and place:
                number = int(place.partition(".")[0]) + 1
                said = gettext("Party %(number)d: %(fault)s") % {"number": number, "fault": fault.detail}
                self.add_error("parties", said)
            else:
                others.append(fault)
        if others or not refusal.faults:
            refusal.faults = others
            super().refuse(refusal)


def parties_in(text: str, organisations: Iterable[Organisation]) -> list[PartyGiven]:
    """Whom the lines of the form name: organisations by any of their names, others as they are written."""
    known = {
        name.casefold(): one
        for one in organisations
        for name in (one.name_en, one.name_ko, one.short_name_en, one.short_name_ko)
        if name
    }
    return [_party(line.strip(), known) for line in text.splitlines() if line.strip()]


def parties_as_text(agreement: Agreement) -> str:
    """The same lines of what stands there."""
    rows = agreement.parties.select_related("organisation").prefetch_related("signatories")
    return "\n".join(
        ": ".join(filter(None, (str(row), "; ".join(_signed(one) for one in row.signatories.all()))))
        for row in rows
    )


def _party(line: str, known: dict[str, Organisation]) -> PartyGiven:
    name, _colon, signed = (line, "", "") if line.casefold() in known else line.partition(":")
    people = [one.partition(",") for one in signed.split(";") if one.strip()]
    signatories = tuple((who.strip(), title.strip()) for who, _comma, title in people)
    return PartyGiven(known.get(name.strip().casefold()), name.strip(), signatories)


def _signed(one) -> str:
    return ", ".join(filter(None, (one.name, one.title)))


class ClauseForm(PageForm):
    heading = of(Clause, "heading")
    text = of(Clause, "text", widget=lines(6))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ClausePlaceForm(PageForm):
    """``places`` are the clauses under which it may stand."""

    ids = "id_place_%s"
    parent = forms.ChoiceField(label=_("Under which clause"), required=False)
    position = forms.IntegerField(
        label=_("As number"),
        min_value=1,
        max_value=10_000,
        required=False,
        help_text=_("1 is the first there; left empty, it comes after all others."),
    )

    def __init__(self, *args, places=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].choices = [("", _("the top")), *places]


class NewClauseForm(ClausePlaceForm):
    ids = "id_%s"
    heading = of(Clause, "heading")
    text = of(Clause, "text", widget=lines(6))
    field_order = ("heading", "text", "parent", "position")


class CommitmentForm(PageForm):
    """``organisations`` and ``people`` are choices."""

    deliverable = of(
        Commitment,
        "deliverable",
        widget=lines(2),
        help_text=_("What will be there when it is done, in one sentence."),
    )
    lead = forms.ChoiceField(label=_("Lead organisation"))
    supporting = forms.MultipleChoiceField(
        label=_("Supporting organisations"), required=False, widget=forms.CheckboxSelectMultiple
    )
    responsible = forms.ChoiceField(
        label=_("Responsible"),
        required=False,
        help_text=_("Has it for doing, and is reminded when it is due."),
    )
    starts_on = of(Commitment, "starts_on", widget=day())
    due = of(Commitment, "due", widget=day())
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, organisations=(), people=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead"].choices = [("", _("Choose an organisation")), *organisations]
        self.fields["supporting"].choices = organisations
        self.fields["responsible"].choices = [("", _("nobody yet")), *people]


class ProgressForm(PageForm):
    ids = "id_progress_%s"
    progress = of(ProgressNote, "progress", min_value=0, max_value=WHOLE, label=_("Progress in percent"))
    text = of(ProgressNote, "text", widget=lines(3), label=_("What there is to say"))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class WithdrawalForm(PageForm):
    ids = "id_withdrawal_%s"
    reason = forms.CharField(
        label=_("Why it is not owed any more"),
        max_length=Commitment._meta.get_field("withdrawn_reason").max_length,
    )


class MilestoneForm(PageForm):
    ids = "id_milestone_%s"
    title = of(Milestone, "title")
    due = of(Milestone, "due", widget=day())


class MilestoneEditForm(MilestoneForm):
    ids = "id_%s"
    reached_on = of(Milestone, "reached_on", widget=day())
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ProofForm(PageForm):
    ids = "id_proof_%s"
    where = forms.CharField(label=_("Address, citation or title of the source"), max_length=READ_AT_MOST)
    note = of(Proof, "note")
