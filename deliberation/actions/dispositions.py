"""What a decision does about the challenges that nobody has handled, when it is proposed and when it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from deliberation.actions.locks import locked_tallies
from deliberation.actions.writing import many_lines, save_version
from deliberation.errors import Fault
from deliberation.models import (
    Argument,
    Challenge,
    ChallengeStatus,
    Decision,
    Disposition,
    Initiative,
)
from deliberation.outbox import record
from deliberation.permissions import Actor

# What a challenge is once the decision stands: to reject it is to say that it is none.
BECOMES: dict[str, str] = {
    Disposition.Value.ACCEPT: ChallengeStatus.ACCEPTED,
    Disposition.Value.MITIGATE: ChallengeStatus.IN_HAND,
    Disposition.Value.REJECT: ChallengeStatus.DISMISSED,
}
LONGEST_NOTE = Disposition._meta.get_field("note").max_length


@dataclass(frozen=True, slots=True)
class Disposed:
    """One challenge and what shall be done about it, as a door hands it in."""

    challenge: Argument
    value: str
    note: str = ""


def faults_of(initiative: Initiative, disposed: Sequence[Disposed]) -> Iterable[Fault]:
    """Everything wrong at once: challenges left out, named twice, handled already or not here, wrong values."""
    unhandled = {row.pk: row for row in Argument.objects.unhandled(initiative)}
    named = [one.challenge.pk for one in disposed]
    for pk, argument in unhandled.items():
        if pk not in named:
            yield _fault(argument, "required", _("Say what is done about this challenge."))
    for one in disposed:
        if named.count(one.challenge.pk) > 1:
            yield _fault(one.challenge, "twice", _("A challenge is disposed of once."))
        if one.challenge.pk not in unhandled:
            yield _fault(
                one.challenge, "not_unhandled", _("This is no unhandled challenge of the initiative.")
            )
        if one.value not in BECOMES:
            yield _fault(one.challenge, "invalid_choice", _("Accept, mitigate or reject it."))
        if len(many_lines(one.note)) > LONGEST_NOTE:
            yield _fault(one.challenge, "max_length", _("At most %d characters.") % LONGEST_NOTE)


def write(decision: Decision, disposed: Iterable[Disposed]) -> None:
    Disposition.objects.bulk_create(
        Disposition(decision=decision, challenge=one.challenge, value=one.value, note=many_lines(one.note))
        for one in disposed
    )


def carry_out(decision: Decision, initiative: Initiative, by: Actor) -> None:
    """The decision stands: move its challenges on. What somebody has handled meanwhile stays as it is."""
    values = dict(decision.dispositions.values_list("challenge", "value"))
    locked_tallies(values)
    rows = Challenge.objects.filter(argument__in=values, status=ChallengeStatus.UNHANDLED)
    for challenge in rows.select_related("argument").order_by("argument__number"):
        challenge.status = BECOMES[values[challenge.pk]]
        save_version(challenge, ["status"], at=by.moment)
        record(
            "challenge.updated",
            by=by,
            subject=challenge,
            initiative=initiative,
            argument=challenge.argument,
            fields=["status"],
            before=ChallengeStatus.UNHANDLED,
            after=challenge.status,
        )


def _fault(argument: Argument, code: str, sentence: str) -> Fault:
    return Fault(f"dispositions.{argument.number}", code, sentence)
