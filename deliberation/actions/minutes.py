"""Minutes, written under the items of the agenda; what becomes of a line; and each organisation's word on them."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from deliberation.actions.actions import add_action
from deliberation.actions.agenda import locked_item
from deliberation.actions.arguments import add_argument
from deliberation.actions.discussion import add_comment
from deliberation.actions.links import add_link
from deliberation.actions.locks import still_there
from deliberation.actions.meetings import (
    locked_meeting,
    record_of,
    reopen_minutes,
    require_state,
)
from deliberation.actions.words import whose_word
from deliberation.actions.writing import change, clean, many_lines, require_version, save_version
from deliberation.errors import Invalid, NotNow
from deliberation.markup.sentences import claim_and_reasons
from deliberation.models import AgendaItem, Approval, Argument, Kind, Meeting, MinuteLine
from deliberation.outbox import record
from deliberation.permissions import (
    Actor,
    can_give_word,
    can_keep_line,
    can_run_meeting,
    can_settle_item,
    require,
)

State = Meeting.State
EDITABLE = frozenset({"text", "kind"})
ACTION, COMMENT = "action", "comment"
INTO = (ACTION, COMMENT, *Kind.values)
LONGEST_CLAIM = Argument._meta.get_field("claim").max_length or 0


@transaction.atomic
def add_line(*, by: Actor, item: AgendaItem, text: str, kind: str = MinuteLine.Kind.NOTE) -> MinuteLine:
    """Write a line under an item of a held meeting. Minutes that were proposed or approved are open again by that.

    Raises NotAllowed, NotNow, Invalid.
    """
    require(can_settle_item(by, item))
    meeting = locked_meeting(item.meeting)
    require_state(meeting, *Meeting.MINUTED)
    item = locked_item(item, meeting)
    if item.state != AgendaItem.State.ACCEPTED:
        raise NotNow(_("This item is not on the agenda."), code="not_on_the_agenda")
    line = MinuteLine(item=item, kind=kind, text=many_lines(text), added_by=by.person)
    line.created_at = line.updated_at = by.moment
    clean(line, required=("text",))
    line.save(force_insert=True)
    _record("minutes.added", by, line, voided=_reopened(meeting, by))
    return line


@transaction.atomic
def edit_line(*, by: Actor, line: MinuteLine, version: int | None, **changes: Any) -> MinuteLine:
    """Word a line anew, or say that it is a decision. Words that were given on the minutes are void by that.

    Raises NotAllowed, NotNow, Stale, Invalid.
    """
    require(can_keep_line(by, line))
    line, meeting = _locked(line)
    require_version(line, version)
    if "text" in changes:
        changes["text"] = many_lines(changes["text"])
        if not changes["text"]:
            raise Invalid.at("text", "required", _("Please write something here."))
    if changed := change(line, changes, allowed=EDITABLE, at=by.moment):
        _record("minutes.edited", by, line, fields=sorted(changed), voided=_reopened(meeting, by))
    return line


@transaction.atomic
def remove_line(*, by: Actor, line: MinuteLine) -> None:
    """Take a line out; one of which something became stays. Raises NotAllowed, NotNow, NotFound."""
    require(can_keep_line(by, line))
    line, meeting = _locked(line)
    _require_plain(line)
    _record("minutes.removed", by, line, voided=_reopened(meeting, by))
    line.delete()


@transaction.atomic
def turn_line(
    *,
    by: Actor,
    line: MinuteLine,
    into: str,
    words: str = "",
    owner: User | None = None,
    due: date | None = None,
) -> MinuteLine:
    """Make an action, a comment or an argument of a kind of a line, in the initiative that its item is about.

    Without ``words`` those of the line; an action needs its ``owner``. Whoever does it is its author there, with the
    rights there. Raises NotAllowed, NotNow, Invalid.
    """
    require(can_keep_line(by, line))
    line, _meeting = _locked(line)
    _require_plain(line)
    if into not in INTO:
        raise Invalid.at("into", "invalid_choice", _("A line becomes an action, a comment or an argument."))
    initiative = line.item.initiative
    if initiative is None:
        raise NotNow(_("Say first which initiative the item is about."), code="of_no_initiative")
    said = many_lines(words) or line.text
    if into == ACTION:
        line.action = add_action(by=by, initiative=initiative, text=said, owner=_named(owner), due=due)
    elif into == COMMENT:
        line.comment = add_comment(by=by, initiative=initiative, argument=line.item.argument, text=said)
    else:
        claim, reasons = claim_and_reasons(said, LONGEST_CLAIM)
        line.argument = add_argument(by=by, initiative=initiative, kind=into, claim=claim, reasons=reasons)
        add_link(by=by, thing=line.item.meeting, place=line.argument)  # so that its page leads back
    save_version(line, ["action", "comment", "argument"], at=by.moment)
    _record("minutes.turned", by, line, became=into)
    return line


@transaction.atomic
def propose_minutes(*, by: Actor, meeting: Meeting) -> Meeting:
    """Ask every organisation of the body that somebody speaks for.

    Raises NotAllowed, NotNow for minutes without a line.
    """
    require(can_run_meeting(by, meeting))
    meeting = locked_meeting(meeting)
    require_state(meeting, State.HELD)
    if not MinuteLine.objects.filter(item__meeting=meeting).exists():
        raise NotNow(_("The minutes have no line yet."), code="empty_minutes")
    meeting.minutes_round += 1
    meeting.state = State.MINUTES_PROPOSED
    save_version(meeting, ["state", "minutes_round"], at=by.moment)
    record_of("meeting.minutes_proposed", by, meeting, round=meeting.minutes_round)
    return meeting


@transaction.atomic
def answer_minutes(
    *, by: Actor, meeting: Meeting, agreed: bool, reason: str = "", version: int | None = None
) -> Meeting:
    """An organisation's word on the proposed minutes: with the last one they are approved, a refusal opens them again.

    Where nobody is left to ask, a facilitator's word. Raises NotAllowed, NotNow, Stale, Invalid for a refusal without
    a reason.
    """
    require(can_give_word(by, meeting))
    meeting = locked_meeting(meeting)
    require_state(meeting, State.MINUTES_PROPOSED)
    require_version(meeting, version)
    silent = meeting.silent
    own = whose_word(by, meeting, refusal=_("Your organisation has given its word on these minutes."))
    word = Approval(meeting=meeting, round=meeting.minutes_round, organisation_id=own, by=by.person)
    word.agreed, word.reason, word.at = agreed, many_lines(reason), by.moment
    clean(word, required=() if agreed else ("reason",))
    word.save(force_insert=True)
    complete = agreed and not silent.keys() - {own}
    if complete or not agreed:
        meeting.state = State.APPROVED if agreed else State.HELD
        save_version(meeting, ["state"], at=by.moment)
    verb = "meeting.minutes_approved" if agreed else "meeting.minutes_refused"
    record_of(verb, by, meeting, organisation=str(own or ""), complete=complete)
    return meeting


def _locked(line: MinuteLine) -> tuple[MinuteLine, Meeting]:
    """The line as it is now, under the lock of its meeting, with that meeting. Raises NotNow, NotFound."""
    meeting = locked_meeting(line.item.meeting)
    require_state(meeting, *Meeting.MINUTED)
    beside = ("action", "comment", "argument")
    fresh = still_there(MinuteLine.objects.select_related(*beside), line.pk)
    fresh.item = locked_item(line.item, meeting)
    return fresh, meeting


def _reopened(meeting: Meeting, by: Actor) -> bool:
    voided = reopen_minutes(meeting)
    if voided:
        save_version(meeting, ["state"], at=by.moment)
    return voided


def _require_plain(line: MinuteLine) -> None:
    if line.became is not None:
        raise NotNow(
            _("Something became of this line already; change that instead."), code="became_something"
        )


def _named(owner: User | None) -> User:
    if owner is None:
        raise Invalid.at("owner", "required", _("Choose who does it."))
    return owner


def _record(verb: str, by: Actor, line: MinuteLine, **details: Any) -> None:
    item = line.item
    details["meeting"] = str(item.meeting_id)
    workspace_id = item.meeting.workspace_id
    record(verb, by=by, subject=line, initiative=item.initiative, workspace_id=workspace_id, **details)
