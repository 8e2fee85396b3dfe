"""One's own vote on an argument: what it was before, and why."""

from itertools import groupby

from django.utils.translation import gettext as _

from deliberation.models import Argument, VoteChange

from .cards import VALUES
from .sight import Sight
from .words import words


def own_vote(request, argument: Argument, sight: Sight) -> dict:
    """``my_reason`` and ``my_history``; no query for who never voted here."""
    if not sight.inside or argument.my_revision is None:
        return {"my_reason": "", "my_history": ""}
    rows = VoteChange.objects.filter(vote__argument=argument, vote__voter=request.user)
    # A reason that was added later, or a new wording confirmed, is a change that leaves the value.
    values = [value for value, _same in groupby([*rows.values_list("value", flat=True), argument.my_value])]
    return {"my_reason": argument.my_reason or "", "my_history": _history(values) if len(values) > 1 else ""}


def _history(values: list[int | None]) -> str:
    said = [_said(value) for value in values]
    return _("Your vote: %s") % " → ".join(said)


def _said(value: int | None) -> str:
    return _("taken back") if value is None else words()[VALUES[value]].lower()
