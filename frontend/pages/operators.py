"""How mail stands and what became of it, for whoever keeps the site running."""

from urllib.parse import urlencode

from django.db.models import QuerySet
from django.utils import timezone

from accounts.mail import service
from accounts.mail.waiting import SECRETS_ARE_GONE
from accounts.models import MailService, MailState, OutgoingMail
from deliberation.calendars import period_title
from deliberation.digests import overview
from deliberation.digests.alarm import alarms_now
from deliberation.digests.overview import Outcomes
from deliberation.models import Delivery, Edition
from frontend.reader import Reader

from .keyset import page_after
from .operator_answers import answers_part
from .operator_words import KINDS, OUTCOMES, REASONS, counted, word

EDITIONS, PEOPLE = 20, 50
MANY = 1000  # more are not counted


def mail_page(request) -> dict:
    """The context of operators/mail.html; editions from ``?after=`` on."""
    reader, now, row = Reader.of(request), timezone.now(), service.service()
    editions = Edition.objects.select_related("workspace").defer("items")
    rows, after = page_after(editions, request.GET.get("after", ""), "-ends_at", EDITIONS)
    outcomes = overview.outcomes_of(rows)
    return {
        "alarms": [{"sentence": one.sentence, "since": reader.moment(one.since)} for one in alarms_now()],
        "beats": {name: _moment(reader, getattr(row, f"{name}_ran_at")) for name in ("planner", "sender")},
        "state": _state(row, reader),
        "waiting": counted(KINDS, overview.waiting_by_kind(now)),
        "lately": counted(OUTCOMES, overview.lately(now)),
        "troubles": _up_to_many(overview.troubles()),
        "suspended": _up_to_many(overview.suspended()),
        "answers": answers_part(reader),
        "editions": [_edition(one, outcomes[one.pk], reader) for one in rows],
        "next": f"?{urlencode({'after': after})}" if after else "",
    }


def edition_page(request, edition: Edition) -> dict:
    """The context of operators/edition.html: its people, narrowed by ``?q=`` and ``?state=``, from ``?after=`` on."""
    reader = Reader.of(request, edition.workspace)
    q, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
    people = Delivery.objects.filter(edition=edition).select_related("user", "mail").defer("chosen")
    if q:
        people = people.filter(user__email__icontains=q)
    if state in MailState:
        people = people.filter(mail__state=state)
    rows, after = page_after(people, request.GET.get("after", ""), "-created_at", PEOPLE)
    outcomes = overview.outcomes_of([edition])[edition.pk]
    return {
        "edition": _edition(edition, outcomes, reader),
        "people": [_person(one, reader) for one in rows],
        "q": q,
        "state": state,
        "states": [{"code": one.value, "word": OUTCOMES.get(one, one.label)} for one in MailState],
        "after": after,
    }


def troubles_page(request) -> dict:
    """The context of operators/troubles.html, the latest first, from ``?after=`` on."""
    reader = Reader.of(request)
    rows, after = page_after(overview.troubles(), request.GET.get("after", ""), "-failed_at", PEOPLE)
    return {
        "rows": [_trouble(mail, reader) for mail in rows],
        "next": f"?{urlencode({'after': after})}" if after else "",
    }


def suspended_page(request) -> dict:
    """The context of operators/suspended.html: each person once a workspace, from ``?after=`` on."""
    reader = Reader.of(request)
    rows, after = page_after(overview.suspended(), request.GET.get("after", ""), "-suspended_at", PEOPLE)
    return {
        "rows": [
            {
                "name": one.user.name,
                "email": one.user.email,
                "user": one.user_id,
                "workspace": one.workspace.name,
                "why": word(REASONS, one.suspended_for),
                "since": reader.moment(one.suspended_at),
                "may_lift": one.suspended_for == "bounced",
            }
            for one in rows
        ],
        "next": f"?{urlencode({'after': after})}" if after else "",
    }


def _state(row: MailService, reader: Reader) -> dict:
    dropped = service.dropped(row)
    return {
        "paused": _moment(reader, row.paused_at),
        "by_itself": row.paused_for == "failures",
        "by": row.paused_by.name if row.paused_by else "",
        "held_until": _moment(reader, row.held_until),
        "held": counted(KINDS, overview.held_by_kind()) if row.held_until else [],
        "dropped": _up_to_many(dropped) if row.dropped_at else "",
        "dropped_at": _moment(reader, row.dropped_at),
    }


def _edition(edition: Edition, outcomes: Outcomes, reader: Reader) -> dict:
    counts = {
        **{
            state: outcomes.states[state] for state in ("accepted", "skipped", "failed", "bounced", "unknown")
        },
        "waiting": outcomes.waiting,
        "doubted": outcomes.doubted,
        "forgotten": outcomes.forgotten,
    }
    return {
        "href": f"/operator/mail/editions/{edition.pk}/",
        "workspace": edition.workspace.name,
        "key": edition.workspace.key,
        "cadence": edition.get_cadence_display(),
        "period": period_title(
            edition.starts_at, edition.ends_at, edition.workspace.time_zone, reader.language
        ),
        "total": outcomes.total,
        "counts": counted(OUTCOMES, counts),
        "skipped": counted(REASONS, outcomes.skipped),
    }


def _person(delivery: Delivery, reader: Reader) -> dict:
    mail = delivery.mail
    return {
        "name": delivery.user.name,
        "email": delivery.user.email,
        "delivery": delivery.pk,
        "may_send": mail is None or mail.state not in overview.WAITING,
        **(_mail(mail, reader) if mail else {"state": word(OUTCOMES, "forgotten")}),
    }


def _trouble(mail: OutgoingMail, reader: Reader) -> dict:
    return {
        "pk": mail.pk,
        "kind": word(KINDS, mail.key.partition(":")[0]),
        "to": mail.person.email if mail.person else mail.address,
        "name": mail.person.name if mail.person else "",
        "may_try": not mail.key.startswith(SECRETS_ARE_GONE),
        **_mail(mail, reader),
    }


def _mail(mail: OutgoingMail, reader: Reader) -> dict:
    return {
        "state": str(OUTCOMES.get(mail.state, mail.get_state_display())),
        "why": word(REASONS, mail.reason) if mail.reason else "",
        "answer": mail.answer,
        "doubted": mail.possible_duplicate,
        "when": _moment(reader, mail.settled_at or mail.failed_at or mail.not_before),
    }


def _moment(reader: Reader, moment) -> str:
    return reader.moment(moment) if moment else ""


def _up_to_many(rows: QuerySet) -> str:
    """How many there are, counted up to a bound, so that a bad day does not make the page slow."""
    count = rows.order_by()[: MANY + 1].count()
    return f"{MANY}+" if count > MANY else str(count or "")
