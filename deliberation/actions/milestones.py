"""The steps to what is delivered, and the sources that show that it was."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from deliberation.actions.commitments import locked_commitment, record_of
from deliberation.actions.facts import Given
from deliberation.actions.locks import still_there
from deliberation.actions.sources import kept
from deliberation.actions.writing import clean, one_line, require_version, save_version
from deliberation.errors import Fault, Invalid
from deliberation.models import Commitment, Milestone, Proof
from deliberation.models.commitments import today_at
from deliberation.permissions import Actor, can_edit_commitment, require

EDITABLE = frozenset({"title", "due", "reached_on"})


@transaction.atomic
def add_milestone(*, by: Actor, commitment: Commitment, title: str, due: date) -> Milestone:
    """Name a step on the way and its day. Raises NotAllowed, NotNow, Invalid."""
    require(can_edit_commitment(by, commitment))
    commitment = locked_commitment(commitment)
    milestone = Milestone(commitment=commitment, title=one_line(title), due=due)
    clean(milestone, required=("title",))
    milestone.save(force_insert=True)
    _changed("commitment.milestone_added", by, commitment)
    return milestone


@transaction.atomic
def edit_milestone(
    *, by: Actor, milestone: Milestone, version: int | None = None, **changes: Any
) -> Milestone:
    """Change a step or its day, or say when it was reached; ``version`` is the commitment's.

    Raises NotAllowed, NotNow, Stale, Invalid.
    """
    require(can_edit_commitment(by, milestone.commitment))
    milestone = _locked(milestone)
    commitment = milestone.commitment
    require_version(commitment, version)
    if unknown := changes.keys() - EDITABLE:
        raise Invalid(faults=[Fault(name, "unknown", _("This cannot be changed.")) for name in unknown])
    if "title" in changes:
        changes["title"] = one_line(changes["title"])
    changed = [name for name, value in changes.items() if getattr(milestone, name) != value]
    for name in changed:
        setattr(milestone, name, changes[name])
    clean(milestone, required=("title",))
    _require_over(milestone, by)
    if changed:
        milestone.save(update_fields=changed)
        _changed("commitment.milestone_edited", by, commitment, fields=sorted(changed))
    return milestone


@transaction.atomic
def remove_milestone(*, by: Actor, milestone: Milestone) -> None:
    """Take away a step that is no longer one. Raises NotAllowed, NotNow."""
    require(can_edit_commitment(by, milestone.commitment))
    milestone = _locked(milestone)
    Milestone.objects.filter(pk=milestone.pk).delete()
    _changed("commitment.milestone_removed", by, milestone.commitment)


@transaction.atomic
def prove_delivery(*, by: Actor, commitment: Commitment, source: Given, note: str = "") -> Proof:
    """Show with a source that something was delivered; one that is there already gets its note anew.

    Raises NotAllowed, NotNow, Invalid.
    """
    require(can_edit_commitment(by, commitment))
    commitment = locked_commitment(commitment)
    found = kept(by=by, workspace=commitment.clause.agreement.workspace, source=source)
    proof = Proof(commitment=commitment, source=found, note=one_line(note), added_by=by.person)
    clean(proof)
    proof, _new = Proof.objects.update_or_create(
        commitment=commitment,
        source=found,
        defaults={"note": proof.note},
        create_defaults={"note": proof.note, "added_by": by.person, "created_at": by.moment},
    )
    _changed("commitment.proved", by, commitment, source=str(found.pk))
    return proof


@transaction.atomic
def remove_proof(*, by: Actor, proof: Proof) -> None:
    """Take a source away from a commitment; it stays in the library. Raises NotAllowed, NotNow."""
    require(can_edit_commitment(by, proof.commitment))
    commitment = locked_commitment(proof.commitment)
    still_there(Proof.objects.all(), proof.pk)
    Proof.objects.filter(pk=proof.pk).delete()
    _changed("commitment.proof_removed", by, commitment)


def _locked(milestone: Milestone) -> Milestone:
    commitment = locked_commitment(milestone.commitment)
    fresh = still_there(Milestone.objects.all(), milestone.pk)
    fresh.commitment = commitment
    return fresh


def _require_over(milestone: Milestone, by: Actor) -> None:
    """A milestone is reached today or was before."""
    today = today_at(milestone.commitment.clause.agreement.workspace, by.moment)
    if milestone.reached_on and milestone.reached_on > today:
        raise Invalid.at("reached_on", "not_yet", _("This day is still to come."))


def _changed(verb: str, by: Actor, commitment: Commitment, **details: Any) -> None:
    """What hangs from a commitment is a part of it: its version says so."""
    save_version(commitment, [], at=by.moment)
    record_of(verb, by, commitment, **details)
