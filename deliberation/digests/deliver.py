"""To whom, and what each may see: looked up when the mail leaves, whatever was true when it was planned."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef

from accounts.mail import Kind, Letter, Skip
from accounts.models import OutgoingMail
from accounts.models.workspaces import Cadence
from deliberation import todo
from deliberation.models import Delivery, Edition, Subscription

from .build import build
from .facts import Choice, Digest, Pick, Task
from .gather import edition_facts, readers_of, subscriptions_of
from .letters import letter_of
from .planning import KEY
from .suspending import suspend_after_bounces
from .told import told_before


def render(mails: Sequence[OutgoingMail], now: datetime) -> Mapping[UUID, Letter | Skip]:
    """The letter of each mail, or why it is not sent. What was chosen is kept with the delivery."""
    deliveries = list(
        Delivery.objects.filter(mail__in=mails)
        .select_related("user")
        .annotate(told_before=told_before(OuterRef("edition__ends_at")))
        .defer("user__password")
        .order_by("mail_id")
    )
    _set_editions(deliveries)
    subscriptions = subscriptions_of(deliveries)
    members = todo.Members.of(
        {one.user_id for one in deliveries}, {one.edition.workspace_id for one in deliveries}
    )
    # A digest that was sent anew is told by its new mail alone.
    letters: dict[UUID, Letter | Skip] = {mail.pk: Skip("gone") for mail in mails}
    wanted, places = [], members.pairs()
    for one in deliveries:
        place = (one.user_id, one.edition.workspace_id)
        reason = _reason_to_skip(one, subscriptions.get(place), is_member=place in places)
        if reason:
            letters[one.mail_id] = Skip(reason)
        else:
            wanted.append(one)
    letters.update(_letters(wanted, subscriptions, members, now))
    return letters


MAILS = {KEY: Kind(render, bounced=suspend_after_bounces)}


def kept(digest: Digest, doings: Sequence[todo.Doing]) -> dict:
    """What a delivery keeps of its choice: places and codes, no texts."""
    tasks = {task.key: task for task in digest.choice.tasks}
    return {
        "picks": [(pick.place, pick.section, pick.reason) for pick in digest.choice.picks],
        "counts": digest.choice.counts,
        "todo": [
            {**todo.keep(doing), "shown": tasks[doing.key].shown, "in_full": tasks[doing.key].in_full}
            for doing in doings
        ],
    }


def choice_of(delivery: Delivery) -> Choice | None:
    """What was chosen when it was first told; none when it never was."""
    if delivery.chosen is None:
        return None
    counts = {section: Counter(sums) for section, sums in delivery.chosen["counts"].items()}
    tasks = (Task(one["key"], one["shown"], one["in_full"]) for one in delivery.chosen["todo"])
    return Choice(tuple(Pick(*pick) for pick in delivery.chosen["picks"]), counts, tuple(tasks))


def _set_editions(deliveries: Sequence[Delivery]) -> None:
    """Each edition is read once, however many it goes to."""
    ids = {one.edition_id for one in deliveries}
    editions = Edition.objects.select_related("workspace", "note_by").defer("items").in_bulk(ids)
    for one in deliveries:
        one.edition = editions[one.edition_id]


def _reason_to_skip(delivery: Delivery, subscription: Subscription | None, *, is_member: bool) -> str:
    if not is_member:
        return "no_access"
    if subscription is None or subscription.cadence == Cadence.OFF:
        return "opted_out"
    if subscription.suspended_for:
        return subscription.suspended_for
    return "" if delivery.user.can_be_mailed else "no_address"


def _letters(deliveries, subscriptions, members: todo.Members, now: datetime) -> dict[UUID, Letter | Skip]:
    facts = edition_facts({one.edition for one in deliveries})
    readers = readers_of(facts.values(), [one.user_id for one in deliveries])
    doings = todo.of_each(members, now) if deliveries else {}
    letters: dict[UUID, Letter | Skip] = {}
    chosen = []
    for one in deliveries:
        subscription = subscriptions[one.user_id, one.edition.workspace_id]
        reader = readers.reader(one.user, subscription, one.edition, told=one.told_before, gap=one.covers_gap)
        todos = _todos(one, doings)
        digest = build(facts[one.edition_id], reader, todos, choice_of(one))
        if digest.is_empty and not subscription.even_if_empty:
            letters[one.mail_id] = Skip("empty")
            continue
        letters[one.mail_id] = letter_of(digest, one.edition, one.user, subscription)
        if one.chosen is None:
            one.chosen = kept(digest, todos)
            chosen.append(one)
    Delivery.objects.bulk_update(chosen, ["chosen"], batch_size=100)
    return letters


def _todos(delivery: Delivery, doings: dict) -> list[todo.Doing]:
    """The things to do here as they are now."""
    return [
        one for one in doings.get(delivery.user_id, ()) if one.workspace_id == delivery.edition.workspace_id
    ]
