"""Notices as mails: whether one still goes out is asked when it leaves, whatever was true when it was told."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _

from accounts.mail import Invite, Kind, Letter, Skip, render_plain, style_page
from accounts.models import OutgoingMail
from deliberation import replies, todo
from deliberation.calendars import format_date, format_day
from deliberation.deadlines import ics, of_meeting
from deliberation.leaving import Ends, headers_of, link_of
from deliberation.models import Activity, Meeting, Notification, Subscription
from deliberation.replies import Meaning

from .notices import BESIDE, Notice, notices_of
from .standing import Standing, standing_of
from .telling import KEY

ANSWERED_FOR = timedelta(days=60)  # after that the address in a mail means nothing any more


def render(mails: Sequence[OutgoingMail], now: datetime) -> Mapping[UUID, Letter | Skip]:
    """The letter of each mail, or why it is not sent; the number of queries does not grow with them."""
    asked = {UUID(one.key.partition(":")[2]): one.pk for one in mails}
    found = Notification.objects.filter(pk__in=asked).select_related(*BESIDE, "user").defer("user__password")
    rows = list(found.order_by("pk"))
    standing = standing_of(rows, now)
    letters: dict[UUID, Letter | Skip] = dict.fromkeys(asked.values(), Skip("gone"))
    wanted: dict[str, list[Notification]] = {}
    for row in rows:
        if reason := standing.reason_to_skip(row):
            letters[asked[row.pk]] = Skip(reason)
        else:
            wanted.setdefault(_language(row, standing), []).append(row)
    for language, some in wanted.items():
        with override(language):
            letters.update({asked[one.row.pk]: _letter(one, standing) for one in notices_of(some)})
    return letters


MAILS = {KEY: Kind(render)}
CALENDARS = frozenset({"meeting.agenda_locked", "meeting.moved", "meeting.cancelled"})  # they bring an entry
WHAT_TO_DO = {  # by verb: the words of the button
    "comment.added": gettext_lazy("Read and answer"),
    "comment.edited": gettext_lazy("Read and answer"),
    "initiative.closing_soon": gettext_lazy("Vote through"),
    "decision.confirmed": gettext_lazy("Read the decision"),
    "challenge.due": gettext_lazy("Look at the challenge"),
    "action.due": gettext_lazy("Look at the action"),
    "source.due": gettext_lazy("Check the source again"),
    "deadline.due": gettext_lazy("Look at the deadline"),
    "preparation.due": gettext_lazy("Look at what is to be done"),
    "policy_record.due": gettext_lazy("Verify the policy again"),
    "webhook.disabled": gettext_lazy("Look at the webhook"),
    "meeting.agenda_locked": gettext_lazy("Read the agenda"),
    "meeting.moved": gettext_lazy("Look at the meeting"),
    "meeting.minutes_proposed": gettext_lazy("Read the minutes"),
}


def _letter(notice: Notice, standing: Standing) -> Letter:
    """The mail in the language that is active: made of rows alone, so that the same rows give the same bytes."""
    row, workspace = notice.row, notice.row.activity.workspace
    subscription = standing.subscription_of(row)
    answer_to = _answer_to(row, standing)
    context = {
        "notice": notice,
        "subject": notice.sentence,
        "base": settings.BASE_URL,
        "above": replies.marker() if answer_to else "",
        **_around(notice, subscription, standing.doing_of(row)),
    }
    html = "" if subscription.text_only else style_page(render_to_string("emails/notice.html", context))
    return Letter(
        to=row.user.email,
        subject=notice.sentence,
        text=render_plain("emails/notice.txt", context),
        html=html,
        date=row.created_at,
        sender=f"{workspace.name} · Madang",
        invite=_invite(notice),
        headers={**headers_of(subscription, Ends.AT_ONCE, workspace.key), **answer_to},
    )


def _invite(notice: Notice) -> Invite | None:
    """The meeting as it stands when the mail leaves, for the reader's calendar."""
    meeting, workspace = notice.subject, notice.row.activity.workspace
    told = notice.row.activity.verb in CALENDARS and workspace.keeps_meetings
    if not (told and isinstance(meeting, Meeting)):
        return None
    entry, organiser = of_meeting(meeting), (workspace.name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
    content = ics.write_alone(entry, base=settings.BASE_URL, organiser=organiser)
    return Invite(content, ics.method_of(entry), "meeting.ics")


def _answer_to(row: Notification, standing: Standing) -> dict[str, str]:
    """Where an answer becomes a comment: beside a comment, for who may write one, if the site reads such mails."""
    is_comment = row.activity.subject_type == Activity.Subject.COMMENT
    if not (replies.is_on() and is_comment and standing.may_argue(row)):
        return {}
    return {"Reply-To": replies.address_of(Meaning.COMMENT, row.pk, row.created_at + ANSWERED_FOR)}


def _language(row: Notification, standing: Standing) -> str:
    return standing.subscription_of(row).language or row.user.language


def _around(notice: Notice, subscription: Subscription, doing: todo.Doing | None) -> dict:
    activity = notice.row.activity
    zone = subscription.time_zone or notice.row.user.time_zone or activity.workspace.time_zone
    language = get_language() or settings.LANGUAGE_CODE
    closes = activity.initiative.closes_at if activity.verb == "initiative.closing_soon" else None
    said = [todo.sentence(doing)[0]] if doing and doing.code == "vote" else []
    if closes:
        said.append(_("closes %s") % format_date(closes, zone, language, with_time=True))
    if doing and doing.due:
        said.append(_("Due %s.") % format_day(doing.due, language))
    return {
        "language": language,
        "place": f"{activity.workspace.name} · {format_date(activity.at, zone, language, with_time=True)}",
        "what": " · ".join(said),
        "do": WHAT_TO_DO.get(activity.verb, _("Read it there")),
        "href": f"{settings.BASE_URL}{doing.path if doing else notice.path}",
        "calendar": f"{settings.BASE_URL}{notice.path}meeting.ics" if activity.verb in CALENDARS else "",
        "settings_at": f"{settings.BASE_URL}/w/{activity.workspace.key}/subscription/",
        "unsubscribe": link_of(subscription.pk, Ends.AT_ONCE),
    }
