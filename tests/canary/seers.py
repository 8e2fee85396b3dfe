"""Who may read each text, said anew from DOMAIN, *Who sees what*: nothing here asks the product.

A rule is given the row, the field and the world, and names the readers.
"""

from typing import Any

from django.db.models import Model

from .world import AWAY, THERE, World

OWNERS, STEERING = frozenset({"jiwoo"}), frozenset({"jiwoo", "minji"})
MEMBERS = STEERING | {"hana", "dohyun", "taeho"}
ELSEWHERE = frozenset(THERE.values()) | {"robot"}
LEFT = frozenset({"yuna"})
VISITOR = frozenset({"visitor"})
EVERYBODY = MEMBERS | ELSEWHERE | LEFT | VISITOR
NOBODY: frozenset[str] = frozenset()

WRITTEN_BY = (
    *("author", "voter", "editor", "added_by", "handed_in_by", "reporter", "stated_by", "proposed_by"),
    *("invited_by", "by", "user", "asked_by", "signed_by", "taken_by", "scored_by"),
)
SEEN = {
    "open": MEMBERS,
    "draft": STEERING,
    "named": STEERING | {"hana"},
    "public": MEMBERS,
    "at close": MEMBERS,
    "by organisation": MEMBERS,
    "from a brief": STEERING | {"hana"},
}
READ_BY_ALL = frozenset({"public"})
VOTES_ARE_TOLD = frozenset({"open", "draft", "named", "public", AWAY})  # named ballot, results open


def writer_of(row: Any, world: World) -> str:
    """Whose words a row holds; empty where many write it."""
    if hasattr(row, "vote_id"):
        return writer_of(row.vote, world)
    writers = (getattr(row, name, None) for name in WRITTEN_BY)
    found = next((one for one in writers if one is not None), None)
    return world.handle(found) if found is not None else ""


def members_of(workspace_id, world: World) -> frozenset[str]:
    return MEMBERS if workspace_id == world.here.workspace.pk else ELSEWHERE


def owners_of(workspace_id, world: World) -> frozenset[str]:
    return OWNERS if workspace_id == world.here.workspace.pk else frozenset({"ben", "robot"})


WAYS = ("initiative", "argument", "evidence", "comment", "decision", "snapshot", "fact", "vote")
WAYS += ("option", "indicator", "report")


def initiative_of(row: Model) -> Any:
    """The initiative that a row belongs to, by the way that its own columns go."""
    for way in WAYS:
        if getattr(row, f"{way}_id", None) is not None:
            return initiative_of(getattr(row, way))
    return row


def inside(row: Model, world: World) -> frozenset[str]:
    """The members who see the place of a row."""
    initiative = initiative_of(row)
    if initiative.workspace_id == world.there.workspace.pk:
        return (
            ELSEWHERE
            if world.place_of(initiative.pk) == AWAY
            else frozenset({"ben", "robot", "mina", "hugo"})
        )
    return SEEN[world.place_of(initiative.pk)]


def steering(row: Model, world: World) -> frozenset[str]:
    here = initiative_of(row).workspace_id == world.here.workspace.pk
    return STEERING if here else frozenset({"ben", "robot", "mina"})


def of_place(row: Model, name: str, world: World) -> frozenset[str]:
    """Members who see it; where it is public everybody."""
    return EVERYBODY if world.place_of(initiative_of(row).pk) in READ_BY_ALL else inside(row, world)


def of_members(row: Model, name: str, world: World) -> frozenset[str]:
    return inside(row, world)


def of_hideable(row: Any, name: str, world: World) -> frozenset[str]:
    """Others see a tombstone, which tells members why; the words are its writer's and the facilitators'."""
    if name == "hidden_reason":
        return inside(row, world)
    if row.hidden_at is None:
        return of_place(row, name, world)
    writer = frozenset({world.handle(getattr(row, "author", None) or row.added_by)})
    return steering(row, world) | (writer & inside(row, world))


def of_comment(row: Any, name: str, world: World) -> frozenset[str]:
    return of_hideable(row, name, world) & inside(row, world)


def of_wording(row: Any, name: str, world: World) -> frozenset[str]:
    """As the argument."""
    return of_hideable(row.argument, name, world)


def of_vote(row: Any, name: str, world: World) -> frozenset[str]:
    own = frozenset({world.handle(row.voter)})
    told = inside(row, world) if world.place_of(initiative_of(row).pk) in VOTES_ARE_TOLD else own
    return told & inside(row, world)


def of_past_vote(row: Any, name: str, world: World) -> frozenset[str]:
    """What a vote was before it changed is its voter's alone."""
    return frozenset({world.handle(row.vote.voter)}) & inside(row, world)


def of_view(row: Any, name: str, world: World) -> frozenset[str]:
    own = frozenset({world.handle(row.user)})
    told = inside(row, world) if world.place_of(row.initiative_id) in VOTES_ARE_TOLD else own
    return told & inside(row, world)


def of_report(row: Any, name: str, world: World) -> frozenset[str]:
    return (steering(row, world) | {world.handle(row.reporter)}) & inside(row, world)


def of_source(row: Any, name: str, world: World) -> frozenset[str]:
    """The library is the workspace's; what backs a public argument or fact is public; a brief is who sees its place."""
    if row.brief_id is not None:
        return of_brief(row.brief, name, world)
    members = members_of(row.workspace_id, world)
    cited = [*row.evidence.filter(hidden_at=None), *row.facts.all()]
    public = any(world.place_of(initiative_of(one).pk) in READ_BY_ALL for one in cited)
    return EVERYBODY if public and name not in ("file", "file_name") else members


def of_policy(row: Any, name: str, world: World) -> frozenset[str]:
    """As it is shared: here with the whole workspace, or kept by the organisation that Hana and Hugo speak for."""
    members = members_of(row.workspace_id, world)
    return members if row.sharing == "workspace" else members & {"hana", "hugo"}


def of_policy_s_status(row: Any, name: str, world: World) -> frozenset[str]:
    return of_policy(row.record, name, world)


def of_attachment(row: Any, name: str, world: World) -> frozenset[str]:
    """Words grow over every text, so that none shows it any more: whoever attached it, and who steers."""
    return (steering(row, world) | {world.handle(row.added_by)}) & inside(row, world)


def of_brief(row: Any, name: str, world: World) -> frozenset[str]:
    own = frozenset({world.handle(row.handed_in_by)})
    return own | (inside(row.initiative, world) if row.initiative_id else NOBODY)


def of_workspace(row: Any, name: str, world: World) -> frozenset[str]:
    return members_of(getattr(row, "workspace_id", row.pk), world)


def of_organisation(row: Any, name: str, world: World) -> frozenset[str]:
    """Authors of what is public appear as their organisation, and its parties are told."""
    speaks = (
        row.workspace_id == world.here.workspace.pk and row.pk != world.places["open"].rows["organisation"].pk
    )
    return EVERYBODY if speaks else members_of(row.workspace_id, world)


def of_user(row: Any, name: str, world: World) -> frozenset[str]:
    """A name is for those who deliberate together; an address for oneself and who manages."""
    circles = [members_of(one.workspace_id, world) for one in row.memberships.all()]
    owners = [owners_of(one.workspace_id, world) for one in row.memberships.all()]
    return frozenset({world.handle(row)}).union(*(circles if name == "name" else owners))


def of_holder(row: Any, name: str, world: World) -> frozenset[str]:
    """A credential's name: whoever holds it, and who manages a service."""
    owners = [owners_of(one.workspace_id, world) for one in row.user.memberships.all()]
    return frozenset({world.handle(row.user)}).union(*(owners if row.user.kind == "service" else ()))


def of_arrived(row: Any, name: str, world: World) -> frozenset[str]:
    """What came in by mail and is held is its person's alone."""
    return frozenset({world.handle(row.person)})


def of_job(row: Any, name: str, world: World) -> frozenset[str]:
    """What one exports or imports is one's own, whoever steers there."""
    return frozenset({world.handle(row.asked_by)})


def of_saved_view(row: Any, name: str, world: World) -> frozenset[str]:
    """What one asks lists for is one's own, whoever steers there."""
    return frozenset({world.handle(row.user)})


def of_agreed(row: Any, name: str, world: World) -> frozenset[str]:
    """What was agreed is read by all members, whatever way it hangs from its agreement."""
    for way in ("party", "commitment", "clause", "agreement"):
        if getattr(row, f"{way}_id", None) is not None:
            return of_agreed(getattr(row, way), name, world)
    return members_of(row.workspace_id, world)


def of_owners(row: Any, name: str, world: World) -> frozenset[str]:
    return owners_of(row.workspace_id, world)


def of_log(row: Any, name: str, world: World) -> frozenset[str]:
    return owners_of(row.webhook.workspace_id, world)


def of_steering(row: Any, name: str, world: World) -> frozenset[str]:
    return steering(row, world)


def of_meeting(row: Any, name: str, world: World) -> frozenset[str]:
    """All members; what is about an initiative is for those who see that one."""
    item = getattr(row, "item", row)
    if getattr(item, "initiative_id", None) is not None:
        return inside(item, world)
    return members_of(getattr(row, "meeting", row).workspace_id, world)
