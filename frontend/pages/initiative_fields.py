"""An initiative's form and its noun: the form's boxes are the noun's parties, its time is the workspace's."""

from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import get_language

from accounts.models import Organisation, Workspace
from deliberation.models import Initiative, Party, Stage
from deliberation.models.stages import NEXT
from deliberation.permissions import Actor, can_change_stage
from frontend.forms.initiatives import InitiativeForm

from .words import words


def organisation_choices(workspace: Workspace) -> list[tuple[str, str]]:
    """The organisations that may lead, for a form's boxes."""
    language = get_language() or "en"
    return [(str(one.pk), one.name_in(language)) for one in workspace.organisations.all()]


def fields_of(workspace: Workspace, texts: dict, initiative: Initiative | None = None) -> dict:
    """The cleaned form as what the verbs take. Supporting parties, which the form does not show, stay."""
    chosen = texts.pop("lead_parties")
    leads = Organisation.objects.filter(workspace=workspace, pk__in=chosen)
    parties = [(one, Party.Part.LEAD) for one in leads]
    if initiative:
        others = initiative.parties.filter(part=Party.Part.SUPPORTING).exclude(organisation__in=leads)
        parties += [(one.organisation, one.part) for one in others.select_related("organisation")]
    if "closes_at" in texts:
        texts["closes_at"] = in_zone(texts["closes_at"], workspace)
    return {**texts, "parties": parties}


def in_zone(moment, workspace: Workspace):
    """What was typed as a local time, in the workspace's zone; None stays None."""
    return moment.replace(tzinfo=ZoneInfo(workspace.time_zone)) if moment else None


def initial_of(initiative: Initiative) -> dict:
    """The form's texts as the initiative has them now."""
    zone = ZoneInfo(initiative.workspace.time_zone)
    leads = initiative.parties.filter(part=Party.Part.LEAD).values_list("organisation_id", flat=True)
    return {
        "title": initiative.title,
        "proposal": initiative.proposal,
        "summary": initiative.summary,
        "mandate": initiative.mandate,
        "lead_parties": [str(pk) for pk in leads],
        "closes_at": timezone.make_naive(initiative.closes_at, zone) if initiative.closes_at else None,
        "version": initiative.version,
    }


def edit_form(initiative: Initiative, data=None) -> InitiativeForm:
    """The form; once it is open, its closing is a matter of the page of stages."""
    choices = organisation_choices(initiative.workspace)
    form = InitiativeForm(data, initial=initial_of(initiative), organisations=choices)
    if initiative.stage != Stage.DRAFT:
        del form.fields["closes_at"]
    return form


def stage_choices(by: Actor, initiative: Initiative) -> list[tuple[str, str]]:
    """The stages that this actor may move the initiative to."""
    return [
        (to, words()["stages"][to]) for to in NEXT[initiative.stage] if can_change_stage(by, initiative, to)
    ]
