"""What the page shows on which an argument is moved."""

from deliberation.models import Argument

MOST = 300  # arguments that are offered to choose from; every other number can be typed


def move_page(argument: Argument, form) -> dict:
    initiative = argument.initiative
    return {
        "argument": argument,
        "initiative": initiative,
        "workspace": initiative.workspace,
        "section": "initiatives",
        "form": form,
        "others": _others(argument),
    }


def _others(argument: Argument):
    """What it could respond to."""
    rows = Argument.objects.active().filter(initiative=argument.initiative_id, hidden_at=None)
    return rows.exclude(pk=argument.pk).order_by("number").values("number", "claim")[:MOST]
