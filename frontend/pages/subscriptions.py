"""When digests come, in words: over all workspaces, and for one."""

from django.forms import model_to_dict
from django.utils.translation import gettext as _

from accounts.models import Membership, Workspace
from accounts.models.workspaces import Cadence
from deliberation.calendars import format_date
from deliberation.digests import archive
from deliberation.models import FacilitatorNote, Subscription
from deliberation.permissions import can_write_note
from frontend.forms.digests import NoteForm, SubscriptionForm
from frontend.reader import Reader
from frontend.responses import actor_of


def subscriptions_page(request) -> dict:
    """The context of digests/subscriptions.html."""
    reader, mine = Reader.of(request), list(archive.all_subscriptions(request.user))
    return {
        "part": "subscriptions",
        "subscriptions": [_row(one, reader) for one in mine],
        "suspension": suspension_of(mine, reader),
    }


def subscription_page(request, workspace: Workspace, mine: Subscription, form=None, note_form=None) -> dict:
    """The context of digests/subscription.html; the forms are those that were refused."""
    reader = Reader.of(request, workspace)
    note = FacilitatorNote.objects.filter(workspace=workspace).first()
    return {
        "workspace": workspace,
        "subscription": _row(mine, reader),
        "suspension": suspension_of([mine], reader),
        "form": form or SubscriptionForm(initial=model_to_dict(mine)),
        "may_note": can_write_note(actor_of(request), workspace),
        "note_form": note_form or NoteForm(initial={"text": note.text if note else ""}),
    }


def unsubscribe_page(row: Subscription) -> dict:
    """The context of both ways out, of the digest and of mails beside it.

    Whoever has left is not told what the workspace is called by now.
    """
    is_member = Membership.objects.of(row.user).filter(workspace=row.workspace).exists()
    return {
        "ended": row.cadence == Cadence.OFF,
        "name": row.workspace.name if is_member else "",
        "at_once": row.at_once,
        "settings_at": f"/w/{row.workspace.key}/subscription/",
    }


def suspension_of(subscriptions: list[Subscription], reader: Reader) -> dict | None:
    """Why no mail leaves, and since when; it is the same for all of a person's that are suspended."""
    suspended = next((one for one in subscriptions if one.suspended_for), None)
    if suspended is None:
        return None
    at = suspended.suspended_at
    return {
        "why": suspended.get_suspended_for_display(),
        "since": reader.date(at.astimezone(reader.tz).date()) if at else "",
    }


def _row(row: Subscription, reader: Reader) -> dict:
    return {
        "workspace": row.workspace,
        "rhythm": rhythm(row),
        "next": _next(row, reader),
        "suspended": bool(row.suspended_for),
        "off": row.cadence == Cadence.OFF,
        "at_once": row.at_once,
    }


def rhythm(row: Subscription) -> str:
    """ "Every Monday at 08:00", in the language that is active; nothing for one that is off."""
    words = {"day": row.get_weekday_display(), "time": f"{row.hour:02}:00"}
    match row.cadence:
        case Cadence.DAILY:
            return _("Every day at %(time)s") % words
        case Cadence.WEEKLY:
            return _("Every %(day)s at %(time)s") % words
    return ""


def _next(row: Subscription, reader: Reader) -> str:
    """The next date, as the clock shows it in the subscription's own zone."""
    if row.cadence == Cadence.OFF or row.due_at is None:
        return ""
    zone = row.time_zone or row.workspace.time_zone
    return format_date(row.due_at, zone, reader.language, with_time=True, now=reader.now)
