"""Which ids of the scene stand in the address of each operation."""

from accounts.actions import create_token
from deliberation.models import Initiative, Job, Position, WebhookDelivery
from tests.api.contract import operations
from tests.api.test_declared_fields import address


def places_of(everything) -> dict[str, dict[str, list[str]]]:
    """By the operation's name: for each part of its path the values that lead somewhere."""
    extra = _beside(everything)
    places = {}
    for name, (_method, path, _operation) in operations().items():
        parts = zip(path.split("/"), address(path, everything).split("/"), strict=True)
        values = {part.strip("{}"): value for part, value in parts if part.startswith("{")}
        better = {
            part: value for (begin, part), value in extra.items() if path.startswith(f"/api/v1/{begin}")
        }
        if values:
            places[name] = {part: [better.get(part, value)] for part, value in values.items()}
    return places


def _beside(everything) -> dict[tuple[str, str], str]:
    """What `address` does not know, by the beginning of a path and its part."""
    cast = everything.cast
    own, _text = create_token(user=cast.jiwoo, name="Spare", scopes=("read",))
    service = cast.workspace.memberships.get(pk=everything.ids["service"]).user
    of_service, _text = create_token(user=service, name="Import", scopes=("read",))
    job = {"workspace": cast.workspace, "asked_by": cast.jiwoo}
    export = Job.objects.create(kind="export", format="jsonl", state="waiting", **job)
    handed_in = Job.objects.create(
        kind="import", format="jsonl", state="failed", upload_name="a.jsonl", **job
    )
    decided = Initiative.objects.get(number=everything.ids["decided"].partition("-")[2])
    delivery = WebhookDelivery.objects.filter(webhook=everything.ids["webhook"]).first()
    found = {
        ("me/tokens/", "prefix"): own.token_key,
        ("workspaces/{key}/services/", "prefix"): of_service.token_key,
        ("exports/", "id"): export.pk,
        ("imports/", "id"): handed_in.pk,
        ("jobs/", "id"): export.pk,
        ("duplicates/", "id"): everything.scene.mark.pk,
        ("delivery/", "id"): everything.scene.proof.pk,
        ("positions/", "id"): Position.objects.filter(superseded_by=None).first().pk,
        ("initiatives/{id}/decision", "id"): decided.pk,
        **{
            (f"{noun}s/", "id"): everything.ids[noun]
            for noun in ("condition", "dissent", "trigger", "snapshot", "reading")
        },
        ("webhooks/{id}/deliveries/", "delivery"): delivery.pk,
    }
    return {where: str(value) for where, value in found.items()}
