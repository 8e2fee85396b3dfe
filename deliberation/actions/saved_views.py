"""What a person asks a list for again and again, kept under a name. Nobody else's business: it is no Activity."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Workspace
from deliberation.actions.locks import lock_person
from deliberation.actions.writing import clean, one_line
from deliberation.errors import Fault, NotNow
from deliberation.models import SavedView
from deliberation.models.saved_views import ASKED
from deliberation.permissions import Actor, can_remove_view, can_save_view, require

KEPT_AT_MOST = 20  # of one person, for one list of a workspace: more than a menu shows at a glance


@transaction.atomic
def save_view(
    *, by: Actor, workspace: Workspace, listing: str, name: str, query: dict[str, Any]
) -> SavedView:
    """Keep what a list is asked for; ``query`` holds the words of its address.

    Raises NotAllowed, NotNow where as many are kept as a menu can show, and Invalid.
    """
    require(can_save_view(by, workspace))
    lock_person(by.person)
    asked = {word: _tidy(value) for word, value in query.items()} if isinstance(query, dict) else {}
    view = SavedView(
        user=by.person,
        workspace=workspace,
        listing=listing,
        name=one_line(name),
        query=asked,
        created_at=by.moment,
    )
    own = SavedView.objects.filter(user=by.person, workspace=workspace, listing=listing)
    if own.count() >= KEPT_AT_MOST:
        sentence = _("You keep %d views of this list already. Remove one first.") % KEPT_AT_MOST
        raise NotNow(sentence, code="too_many_views")
    _require_right(view, taken=own.filter(name=view.name).exists())
    view.save(force_insert=True)
    return view


@transaction.atomic
def remove_view(*, by: Actor, view: SavedView) -> None:
    """Twice is as good as once. Raises NotAllowed."""
    require(can_remove_view(by, view))
    SavedView.objects.filter(pk=view.pk).delete()


def _require_right(view: SavedView, *, taken: bool) -> None:
    """Raises Invalid with every fault of its fields, its name and what it asks for."""
    faults = _faults_of_query(view)
    if taken:
        faults.append(
            Fault("name", "taken", _("You have a view of this name. Choose another, or remove that one."))
        )
    clean(view, required=("name",), besides=faults)


def _faults_of_query(view: SavedView) -> list[Fault]:
    if not view.query:
        return [Fault("query", "required", _("Choose an order or a filter first: there is nothing to keep."))]
    known = ASKED.get(view.listing, {})
    unknown = [word for word, value in view.query.items() if not _fits(value, known.get(word))]
    sentence = _("This list has no such order or filter: %s.")
    return [Fault("query", "unknown", sentence % word[:40]) for word in unknown]


def _fits(value: Any, known: Any) -> bool:
    if not isinstance(value, str) or not value or known is None:
        return False
    if known is UUID:
        return _is_id(value)
    return "\x00" not in value and len(value) <= known if isinstance(known, int) else value in known


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _tidy(value: Any) -> Any:
    return one_line(value) if isinstance(value, str) else value
