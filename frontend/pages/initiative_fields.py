"""An initiative's form and its noun: the form's boxes are the noun's parties, its time is the workspace's."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import Organisation, Workspace
from deliberation.models import Initiative, Party, Stage
from deliberation.models.stages import NEXT
from deliberation.permissions import Actor, can_change_stage
from frontend.forms.initiatives import InitiativeForm, StageForm

from .words import words

A_FORTNIGHT = timedelta(days=14)
END_OF_WORK = time(18)
AS_THEY_ARE = (
    "title",
    "proposal",
    "summary",
    "text",
    "mandate",
    "objectives",
    "themes",
    "audience",
    "ballot",
    "results",
    "language",
    "version",
)


def organisation_choices(workspace: Workspace) -> list[tuple[str, str]]:
    """The organisations that may lead, for a form's boxes."""
    language = get_language() or "en"
    return [(str(one.pk), one.name_in(language)) for one in workspace.organisations.all()]


def fields_of(workspace: Workspace, texts: dict) -> dict:
    """The cleaned form as what the verbs take."""
    parts = {
        Party.Part.LEAD: texts.pop("lead_parties"),
        Party.Part.SUPPORTING: texts.pop("supporting_parties"),
    }
    here = Organisation.objects.filter(workspace=workspace)
    parties = [(one, part) for part, chosen in parts.items() for one in here.filter(pk__in=chosen)]
    if "closes_at" in texts:
        texts["closes_at"] = in_zone(texts["closes_at"], workspace)
    return {**texts, "parties": parties}


def in_zone(moment, workspace: Workspace):
    """What was typed as a local time, in the workspace's zone; None stays None."""
    return moment.replace(tzinfo=ZoneInfo(workspace.time_zone)) if moment else None


def initial_of(initiative: Initiative) -> dict:
    """The form's texts as the initiative has them now."""
    zone = ZoneInfo(initiative.workspace.time_zone)
    parties = {
        part: [str(pk) for pk, its in _parties(initiative) if its == part] for part in Party.Part.values
    }
    return {
        **{name: getattr(initiative, name) for name in AS_THEY_ARE},
        "lead_parties": parties[Party.Part.LEAD],
        "supporting_parties": parties[Party.Part.SUPPORTING],
        "closes_at": timezone.make_naive(initiative.closes_at, zone) if initiative.closes_at else None,
    }


def start_form(workspace: Workspace, data=None) -> InitiativeForm:
    initial = {"language": workspace.language}
    return InitiativeForm(data, initial=initial, organisations=organisation_choices(workspace))


def edit_form(initiative: Initiative, data=None) -> InitiativeForm:
    """The form; once it is open, its closing is a matter of the page of stages, and how it is voted is fixed."""
    choices = organisation_choices(initiative.workspace)
    form = InitiativeForm(data, initial=initial_of(initiative), organisations=choices)
    if initiative.stage != Stage.DRAFT:
        for name in ("closes_at", "ballot", "results"):
            del form.fields[name]
    return form


def stage_form(by: Actor, initiative: Initiative, data=None) -> StageForm:
    """The form; what is next for a draft is chosen already, with a time for voting that it can be opened with."""
    initial = {}
    if initiative.stage == Stage.DRAFT:
        zone = ZoneInfo(initiative.workspace.time_zone)
        last_day = timezone.localdate(timezone=zone) + A_FORTNIGHT
        closes_at = initiative.closes_at and timezone.make_naive(initiative.closes_at, zone)
        initial = {
            "to": Stage.OPEN,
            "closes_at": closes_at or datetime.combine(last_day, END_OF_WORK),
        }
    form = StageForm(data, initial=initial, stages=stage_choices(by, initiative))
    if initiative.stage == Stage.DRAFT:
        form.fields["reason"].help_text = _("Kept in the history.")
    return form


def stage_choices(by: Actor, initiative: Initiative) -> list[tuple[str, str]]:
    """The stages that this actor may move the initiative to."""
    return [
        (to, words()["stages"][to]) for to in NEXT[initiative.stage] if can_change_stage(by, initiative, to)
    ]


def _parties(initiative: Initiative) -> list[tuple]:
    return list(initiative.parties.values_list("organisation_id", "part"))
