"""Who may vote, counted: written beside the initiative and its tallies whenever that may have changed."""

from accounts.models import Membership, Role, Workspace
from accounts.permissions import VOTE, roles_with
from deliberation.models import Audience, Initiative, Tally


def count_voters(initiative: Initiative) -> int:
    """Active persons, analyst or above, who can see the initiative once it is open."""
    voters = (
        Membership.objects.active()
        .persons()
        .filter(workspace=initiative.workspace_id, role__in=roles_with(VOTE))
    )
    if initiative.audience != Audience.NAMED:
        return voters.count()
    named = set(initiative.named_readers.values_list("user_id", flat=True)) | {initiative.author_id}
    return sum(
        user_id in named or role in (Role.FACILITATOR, Role.OWNER)
        for user_id, role in voters.values_list("user_id", "role")
    )


def recount_workspace(workspace: Workspace) -> None:
    """Recount every initiative of a workspace, inside the caller's transaction."""
    for initiative in Initiative.objects.filter(workspace=workspace):
        recount_initiative(initiative)


def recount_initiative(initiative: Initiative) -> None:
    """Write the electorate and judge every tally anew where it changed."""
    voters = count_voters(initiative)
    if voters == initiative.electorate:
        return
    initiative.electorate = voters
    Initiative.objects.filter(pk=initiative.pk).update(electorate=voters)
    tallies = list(Tally.objects.filter(initiative=initiative).order_by("pk").select_for_update(no_key=True))
    for tally in tallies:
        tally.electorate = voters
        tally.judge()
    Tally.objects.bulk_update(tallies, ["electorate", "label", "order_value"], batch_size=500)
