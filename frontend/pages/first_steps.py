"""How a workspace begins, for its owners: three steps, each done once it is so; nobody ticks anything off."""

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from accounts.models import Invitation, Membership, Workspace
from deliberation.models import Initiative, Stage
from deliberation.permissions import can_manage
from frontend.responses import actor_of

BEFORE_OPENING = (Stage.DRAFT, Stage.WITHDRAWN)


def first_steps(request, workspace: Workspace) -> dict | None:
    """The context of people/first_steps.html; nothing for who does not own it, put it away, or has done it all."""
    if not can_manage(actor_of(request), workspace):
        return None
    facts = _facts(request.user, workspace).filter(steps_left_at=None).first()
    if facts is None or (facts["invited"] and facts["opened"]):
        return None
    steps = _steps(f"/w/{workspace.key}/", facts, f"/i/{workspace.key}-{facts['draft']}/")
    following = next(step for step in steps if not step["done"])
    return {
        "steps": [step | {"now": step is following} for step in steps],
        "done": sum(step["done"] for step in steps),
    }


def _facts(user, workspace: Workspace) -> QuerySet:
    """One query: whether somebody was invited, something started and opened; the newest draft, which can be opened."""
    others = Membership.objects.persons().filter(workspace=workspace).exclude(user=OuterRef("user"))
    seen = Initiative.objects.visible_to(user).filter(workspace=workspace)
    drafts = seen.filter(stage=Stage.DRAFT).order_by("-number").values("number")[:1]
    return (
        Membership.objects.of(user)
        .filter(workspace=workspace)
        .annotate(
            invited=Exists(Invitation.objects.filter(workspace=workspace, revoked_at=None)) | Exists(others),
            opened=Exists(seen.exclude(stage__in=BEFORE_OPENING)),
            draft=Subquery(drafts),
        )
        .values("invited", "opened", "draft")
    )


def _steps(place: str, facts: dict, draft: str) -> list[dict]:
    started = facts["opened"] or facts["draft"] is not None
    return [
        {
            "word": _("Invite people"),
            "hint": _("By mail or by a link. Organisations besides your own are added before."),
            "done": facts["invited"],
            "href": f"{place}people/invitations/",
            "other": (_("Add organisations"), f"{place}people/organisations/"),
        },
        {
            "word": _("Read a brief"),
            "hint": _("An article, a memo or a press release becomes a draft that you look through."),
            "done": started,
            "href": f"{place}briefs/new/",
            "other": (_("Write a draft yourself"), f"{place}new/"),
        },
        {
            "word": _("Open it"),
            "hint": _("From then on members argue, bring sources and vote, until the day that you choose."),
            "done": facts["opened"],
            "href": f"{draft}stage/" if started else "",
            "other": (_("Look at the draft first"), draft) if started else None,
        },
    ]
