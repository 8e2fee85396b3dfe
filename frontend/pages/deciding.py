"""The forms beside a decision: signing a dissent from it, and saying what shall propose to open it again."""

from typing import Any

from accounts.models import Organisation
from deliberation.models import Commitment, Decision, Initiative, Source
from deliberation.models.stages import ACT, DECIDE
from deliberation.permissions import can_sign_dissent, can_watch_decision
from frontend.forms.decisions import DissentForm, KeepForm, TriggerForm
from frontend.responses import actor_of

MOST = 500  # sources to choose from


def signing_and_watching(
    request,
    initiative: Initiative,
    decision: Decision | None,
    *,
    dissent: DissentForm | None = None,
    trigger: TriggerForm | None = None,
    keep: KeepForm | None = None,
    keeping: Any = None,
    notice: str = "",
) -> dict:
    """Those that the reader may use now; one that was refused is given, ``keeping`` says of which trigger."""
    by = actor_of(request)
    waits = decision is not None and decision.state == Decision.State.PROPOSED and initiative.allows(DECIDE)
    stands = decision is not None and decision.state == Decision.State.CONFIRMED and initiative.allows(ACT)
    signs = waits and _may_sign(by, decision)
    watches = stands and can_watch_decision(by, decision)
    return {
        "dissent_form": dissent or (dissent_form(request, decision) if signs else None),
        "dissent_open": dissent is not None,
        "trigger_form": trigger
        or (trigger_form(request, initiative, decision=decision) if watches else None),
        "trigger_open": trigger is not None,
        "keep_form": keep or KeepForm(),
        "keeping": keeping,
        "notice": notice,
    }


def dissent_form(request, decision: Decision, data=None) -> DissentForm:
    """With the ways of signing that the reader has; of what was sent the verb judges."""
    by, sent = actor_of(request), data is not None
    return DissentForm(
        data,
        initial={"decision": decision.pk},
        speaks=sent or can_sign_dissent(by, decision, for_organisation=True),
        votes=sent or can_sign_dissent(by, decision, for_organisation=False),
    )


def trigger_form(
    request, initiative: Initiative, data=None, *, decision: Decision | None = None
) -> TriggerForm:
    """The sources to choose from are those that its arguments lean on."""
    cited = {"evidence__argument__initiative": initiative, "evidence__hidden_at": None}
    rows = Source.objects.library().filter(**cited, evidence__argument__hidden_at=None)
    sources = [(str(row.pk), str(row)) for row in rows.order_by("title", "pk").distinct()[:MOST]]
    owed = Commitment.objects.visible_to(request.user).standing()
    here = owed.filter(clause__agreement__workspace=initiative.workspace_id).order_by("due", "pk")
    return TriggerForm(
        data,
        initial={"decision": decision.pk} if decision else {},
        sources=sources,
        commitments=[(str(row.pk), row.deliverable) for row in here[:MOST]],
        organisations=organisations_of(initiative),
    )


def organisations_of(initiative: Initiative) -> list[tuple[str, str]]:
    rows = Organisation.objects.filter(workspace=initiative.workspace_id).order_by("name_en")
    return [(str(row.pk), str(row)) for row in rows]


def _may_sign(by, decision: Decision) -> bool:
    return any(can_sign_dissent(by, decision, for_organisation=one) for one in (True, False))
