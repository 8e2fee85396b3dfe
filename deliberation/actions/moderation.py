"""Hiding with a reason, showing again, and what members report to the facilitators."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from deliberation.actions.locks import locked_initiative, locked_tally, still_there
from deliberation.actions.writing import clean, one_line, save_version
from deliberation.errors import Invalid, NotNow
from deliberation.models import Argument, Comment, Evidence, Hiding, Initiative, Report, Tally
from deliberation.outbox import record
from deliberation.permissions import Actor, can_hide, can_report, require
from deliberation.tallies import recount, shown_at

Thing = Argument | Evidence | Comment


@transaction.atomic
def hide(*, by: Actor, thing: Thing, reason: str) -> Thing:
    """Hide an argument, a piece of evidence or a comment: others see that, why, and not what it says.

    Nothing is lost: votes are kept and not counted. A comment is hidden with the argument that it became. Open
    reports on it are settled. Twice is as good as once. Raises NotAllowed, NotNow, Invalid.
    """
    require(can_hide(by, thing))
    thing = _locked(thing)
    if thing.is_hidden:
        return thing
    _require_words(thing)
    before = _label_shown(thing)
    for one in (thing, *_came_from(thing)):
        one.hidden_at, one.hidden_by, one.hidden_reason = by.moment, by.user, one_line(reason)
        _write(one, by, hides=True)
    _settle_all(thing, by, Report.State.HIDDEN)
    _record(f"{_place(thing)}.hidden", by, thing, **_moved(thing, before))
    return thing


@transaction.atomic
def show(*, by: Actor, thing: Thing) -> Thing:
    """Show again what was hidden; its counts come back. Twice is as good as once. Raises NotAllowed."""
    require(can_hide(by, thing))
    thing = _locked(thing)
    if not thing.is_hidden:
        return thing
    before = _label_shown(thing)
    together = [one for one in _came_from(thing) if one.hidden_at == thing.hidden_at]
    for one in (thing, *together):
        one.hidden_at, one.hidden_by, one.hidden_reason = None, None, ""
        _write(one, by, hides=False)
    _record(f"{_place(thing)}.shown", by, thing, **_moved(thing, before))
    return thing


@transaction.atomic
def report(*, by: Actor, thing: Thing, reason: str) -> Report:
    """Ask the facilitators to look at something. While it is open, a member's second report is the first.

    Raises NotAllowed, NotNow, Invalid.
    """
    require(can_report(by, thing))
    thing = _locked(thing)
    _require_words(thing)
    if thing.is_hidden:
        raise NotNow(_("This is hidden already."), code="hidden")
    about = {_place(thing): thing}
    mine = Report.objects.filter(**about, reporter=by.person, state=Report.State.OPEN).first()
    if mine is not None:
        return mine
    made = Report(initiative=_initiative(thing), reporter=by.person, reason=one_line(reason), **about)
    made.created_at = by.moment
    clean(made, required=("reason",))
    made.save(force_insert=True)
    _record("report.made", by, thing, subject=made)
    return made


@transaction.atomic
def settle_report(*, by: Actor, report: Report, state: str, reason: str = "") -> Report:
    """Hide what was reported, with a reason, or keep it; that settles all open reports on the same thing.

    Twice is as good as once. Raises NotAllowed, NotNow, Invalid.
    """
    require(can_hide(by, report))
    if state not in (Report.State.HIDDEN, Report.State.KEPT):
        raise Invalid.at("state", "invalid_choice", _("A report is settled by hiding or by keeping."))
    locked_initiative(report.initiative)
    report = _fresh_report(report)
    if report.state == state:
        return report
    if report.state != Report.State.OPEN:
        raise NotNow(_("This report was settled otherwise."), code="report_settled")
    if state == Report.State.HIDDEN:
        hide(by=by, thing=report.about, reason=reason)
    else:
        _settle_all(report.about, by, state)
    _record("report.settled", by, report.about, subject=report, state=state)
    return _fresh_report(report)


def _locked(thing: Thing) -> Thing:
    """The thing as it is now, under the locks of its initiative and of the argument's tally."""
    initiative = locked_initiative(_initiative(thing))
    argument = _argument(thing)
    if argument is not None:
        locked_tally(argument)
    rows: QuerySet = type(thing).objects.all()
    fresh = still_there(rows, thing.pk)
    argument = _argument(fresh)
    if argument is not None:
        argument.initiative = initiative
    if isinstance(fresh, Comment):
        fresh.initiative = initiative
    return fresh


def _require_words(thing: Thing) -> None:
    if isinstance(thing, Comment) and thing.is_gone:
        raise NotNow(_("This comment was deleted."), code="comment_deleted")


def _came_from(thing: Thing) -> list[Comment]:
    """The comment that became this argument says the same, so that it is hidden and shown with it."""
    said = Comment.objects.filter(became_argument=thing) if isinstance(thing, Argument) else ()
    return [comment for comment in said if not comment.is_gone]


def _write(thing: Thing, by: Actor, *, hides: bool) -> None:
    """Save the mark and a line of the log, and count anew what it counts in."""
    _require_reason(thing, hides=hides)
    save_version(thing, ["hidden_at", "hidden_by", "hidden_reason"], at=by.moment)
    Hiding.objects.create(
        initiative=_initiative(thing),
        by=by.person,
        hides=hides,
        reason=thing.hidden_reason,
        at=by.moment,
        **{_place(thing): thing},
    )
    _recount(thing)


def _require_reason(thing: Thing, *, hides: bool) -> None:
    """Raise Invalid unless there is a reason that fits; showing again needs none."""
    longest = Hiding._meta.get_field("reason").max_length or 0
    if hides and not thing.hidden_reason:
        raise Invalid.at("reason", "required", _("Say why; everybody who looks for it reads this."))
    if len(thing.hidden_reason) > longest:
        raise Invalid.at("reason", "max_length", _("Please use at most %d characters.") % longest)


def _recount(thing: Thing) -> None:
    """Count anew where it counts: as a source, comment or response, or in what it was merged into."""
    if isinstance(thing, Argument):
        places = [thing, thing.parent] if thing.parent else [thing]
    else:
        places = [thing.argument] if thing.argument else []
    recount(_initiative(thing), {pk for place in places for pk in shown_at(place)})


def _label_shown(thing: Thing) -> str:
    """The label of what an argument was merged into, where its votes count; empty for what stands by itself."""
    place = thing.merged_into_id if isinstance(thing, Argument) else None
    return Tally.objects.values_list("label", flat=True).get(pk=place) if place else ""


def _moved(thing: Thing, before: str) -> dict:
    """For the record, as of a merge: where the argument's votes count, and the label there before and after."""
    return {"into": str(thing.merged_into_id), "label": [before, _label_shown(thing)]} if before else {}


def _settle_all(thing: Thing, by: Actor, state: str) -> None:
    reports = Report.objects.filter(**{_place(thing): thing}, state=Report.State.OPEN)
    reports.update(state=state, settled_by=by.person, settled_at=by.moment)


def _fresh_report(report: Report) -> Report:
    beside = ("initiative__workspace", "argument", "evidence__argument", "comment__argument")
    return Report.objects.select_related(*beside).get(pk=report.pk)


def _record(verb: str, by: Actor, thing: Thing, *, subject=None, **details) -> None:
    argument = _argument(thing)
    record(verb, by=by, subject=subject or thing, initiative=_initiative(thing), argument=argument, **details)


def _place(thing: Thing) -> str:
    return thing._meta.model_name or ""


def _argument(thing: Thing) -> Argument | None:
    return thing if isinstance(thing, Argument) else thing.argument


def _initiative(thing: Thing) -> Initiative:
    return thing.argument.initiative if isinstance(thing, Evidence) else thing.initiative
