"""Arguments that another system keeps, under the id that they have there."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deliberation.actions.arguments import add_argument, revise_argument
from deliberation.actions.locks import locked_initiative
from deliberation.errors import NotNow
from deliberation.models import Argument, Initiative
from deliberation.permissions import Actor, can_argue, require


@transaction.atomic
def put_argument(
    *,
    by: Actor,
    initiative: Initiative,
    external_id: str,
    kind: str,
    claim: str,
    reasons: str = "",
    meaning_changed: bool | None = None,
) -> tuple[Argument, bool]:
    """Add the argument of this ``external_id``, or reword it where it stands. Returns it and whether it is new.

    Twice is as good as once, also at the same moment. Raises NotAllowed, NotNow (another kind), Invalid.
    """
    require(can_argue(by, initiative))
    locked_initiative(initiative)
    found = Argument.objects.filter(initiative=initiative, external_id=external_id).first()
    if found is None:
        words: dict = {"kind": kind, "claim": claim, "reasons": reasons}
        return add_argument(by=by, initiative=initiative, external_id=external_id, **words), True
    if found.kind != kind:
        raise NotNow(_("It stands there as another kind."), code="kind_differs")
    wording: dict = {"claim": claim, "reasons": reasons, "meaning_changed": meaning_changed}
    return revise_argument(by=by, argument=found, version=None, **wording), False
