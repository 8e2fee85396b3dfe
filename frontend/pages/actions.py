"""Actions of an initiative and what is watched after its decision, as rows that the template prints."""

from django.db.models import F
from django.utils.translation import gettext as _

from accounts.permissions import ARGUE
from deliberation.models import Action, Argument, Indicator, Initiative, Kind
from deliberation.models.stages import ACT
from deliberation.permissions import (
    can_add_action,
    can_edit_action,
    can_edit_indicator,
    members_who_see,
    require,
)
from frontend.forms.actions import ActionForm, IndicatorForm
from frontend.responses import actor_of

from .choices import of_members
from .frame import frame
from .keyset import number_in
from .sight import Sight
from .words import words

PAGE = 50


def actions_page(
    request,
    initiative: Initiative,
    *,
    form: ActionForm | None = None,
    indicator: IndicatorForm | None = None,
    notice: str = "",
) -> dict:
    """The context of actions/list.html for members; a form is one that was refused."""
    sight = Sight.of(request, initiative)
    require(sight.inside)
    by = actor_of(request)
    may_add = initiative.allows(ACT) and can_add_action(by, initiative)
    rows, following = _page(request, initiative)
    return {
        **frame(request, initiative, sight, tab="actions"),
        "actions": [_action(by, row, initiative, sight) for row in rows],
        "next": following,
        "indicators": [_indicator(by, row, initiative) for row in _indicators(request, initiative)],
        "may_add": may_add,
        "form": (form or action_form(initiative)) if may_add else None,
        "indicator_form": indicator or indicator_form(initiative, auto_id="id_indicator_%s"),
        "opened": {"action": form is not None, "indicator": indicator is not None},
        "notice": notice,
        "todo": None,
    }


def action_form(initiative: Initiative, data=None, *, initial: dict | None = None) -> ActionForm:
    """The form with whom it can be given to and which challenges it can be for."""
    owners = of_members(members_who_see(initiative, ARGUE))
    challenges = [] if initial and "version" in initial else _challenges(initiative)
    return ActionForm(data, initial=initial, owners=owners, challenges=challenges)


def indicator_form(initiative: Initiative, data=None, **options) -> IndicatorForm:
    """The form with who can watch it."""
    owners = of_members(members_who_see(initiative, ARGUE))
    return IndicatorForm(data, owners=owners, **options)


def initial_of(action: Action) -> dict:
    return {
        "text": action.text,
        "owner": str(action.owner_id or ""),
        "due": action.due,
        "version": action.version,
    }


def _challenges(initiative: Initiative) -> list[tuple[str, str]]:
    rows = Argument.objects.counted().filter(initiative=initiative, kind=Kind.CHALLENGE).order_by("number")
    return [
        (str(pk), f"#{number} {claim}") for pk, number, claim in rows.values_list("pk", "number", "claim")
    ]


def _page(request, initiative: Initiative) -> tuple[list[Action], str]:
    """What is to be done first, the soonest due on top; then what is done, the latest on top."""
    at = number_in(request.GET.get("from", ""))
    beside = ("owner", "challenge", "comment__argument", "decision", "minute_line")
    rows = Action.objects.visible_to(request.user).filter(initiative=initiative).select_related(*beside)
    order = (F("done_at").desc(nulls_first=True), F("due").asc(nulls_last=True), "created_at", "id")
    found = list(rows.order_by(*order)[at : at + PAGE + 1])
    return found[:PAGE], f"?from={at + PAGE}" if len(found) > PAGE else ""


def _action(by, row: Action, initiative: Initiative, sight: Sight) -> dict:
    row.initiative = initiative
    late = row.due is not None and row.done_at is None and row.due < sight.reader.today
    return {
        "id": row.pk,
        "text": row.text,
        "owner": row.owner.name if row.owner else _("nobody yet"),
        "due": words()["due"] % sight.reader.date(row.due) if row.due else "",
        "late": late,
        "done": _("done %s") % sight.reader.day(row.done_at) if row.done_at else "",
        "born": _born_from(row, sight),
        "may_edit": initiative.allows(ACT) and can_edit_action(by, row),
    }


def _born_from(row: Action, sight: Sight) -> dict | None:
    """Where it comes from; of a challenge that was hidden only the number."""
    if line := getattr(row, "minute_line", None):
        workspace = row.initiative.workspace
        if workspace.keeps_meetings:
            return {
                "href": f"/w/{workspace.key}/minutes/{line.pk}/",
                "word": _("from the minutes of a meeting"),
            }
    if row.challenge:
        claim = "" if row.challenge.is_hidden else f" {row.challenge.claim}"
        return {"href": f"{sight.base}{row.challenge.number}/", "word": f"#{row.challenge.number}{claim}"}
    if row.comment:
        place = f"{row.comment.argument.number}/" if row.comment.argument else "discussion/"
        return {"href": f"{sight.base}{place}#comment-{row.comment_id}", "word": _("from a comment")}
    return {"href": f"{sight.base}decision/", "word": _("from the decision")} if row.decision_id else None


def _indicators(request, initiative: Initiative):
    return Indicator.objects.visible_to(request.user).filter(initiative=initiative)[:200]


def _indicator(by, row: Indicator, initiative: Initiative) -> dict:
    row.initiative = initiative
    may_edit = initiative.allows(ACT) and can_edit_indicator(by, row)
    return {"id": row.pk, "name": row.name, "target": row.target, "may_edit": may_edit}
