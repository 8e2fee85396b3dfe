"""What organisations agreed in writing, who they are and who signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Organisation, Workspace
from deliberation.actions.locks import still_there
from deliberation.actions.writing import (
    change,
    clean,
    fault_of_place,
    many_lines,
    one_line,
    require_version,
    save_version,
)
from deliberation.errors import Fault, Invalid
from deliberation.models import Agreement, AgreementParty, Signatory
from deliberation.outbox import record
from deliberation.permissions import Actor, can_add_agreement, can_edit_agreement, require

DAYS = frozenset({"signed_on", "review_on", "ends_on"})
EDITABLE = DAYS | {"title", "purpose"}


@dataclass(frozen=True, slots=True)
class PartyGiven:
    """One who agreed, an organisation or a name, and who signed for it: each by name and title."""

    organisation: Organisation | None = None
    name: str = ""
    signatories: tuple[tuple[str, str], ...] = ()


@transaction.atomic
def add_agreement(
    *, by: Actor, workspace: Workspace, title: str, parties: Sequence[PartyGiven] = (), **fields: Any
) -> Agreement:
    """Bring in what was agreed; its clauses come after it. Raises NotAllowed, Invalid."""
    require(can_add_agreement(by, workspace))
    agreement = Agreement(workspace=workspace, added_by=by.person, title=one_line(title))
    agreement.created_at = agreement.updated_at = by.moment
    for name, value in _tidied(fields).items():
        setattr(agreement, name, value)
    clean(agreement, required=("title",))
    _require_order(agreement)
    agreement.save(force_insert=True)
    _write_parties(agreement, parties)
    record("agreement.added", by=by, subject=agreement, workspace_id=workspace.pk)
    return agreement


@transaction.atomic
def edit_agreement(
    *,
    by: Actor,
    agreement: Agreement,
    version: int | None,
    parties: Sequence[PartyGiven] | None = None,
    **changes: Any,
) -> Agreement:
    """Change its title, purpose or days, or say anew who its parties are. Raises NotAllowed, Stale, Invalid."""
    require(can_edit_agreement(by, agreement))
    agreement = locked_agreement(agreement)
    require_version(agreement, version)
    changes = _tidied(changes)
    _require_order(agreement, **changes)
    changed = change(agreement, changes, allowed=EDITABLE, at=by.moment)
    if parties is not None and _parties_of(agreement) != _tidy_parties(parties):
        agreement.parties.all().delete()
        _write_parties(agreement, parties)
        save_version(agreement, [], at=by.moment)
        changed.append("parties")
    if changed:
        record(
            "agreement.edited",
            by=by,
            subject=agreement,
            workspace_id=agreement.workspace_id,
            fields=sorted(changed),
        )
    return agreement


def locked_agreement(agreement: Agreement) -> Agreement:
    """The agreement as it is now: who changes its clauses or commitments waits until this transaction ends."""
    rows = Agreement.objects.select_for_update(no_key=True, of=("self",)).select_related("workspace")
    return still_there(rows, agreement.pk)


def _tidied(fields: dict[str, Any]) -> dict[str, Any]:
    if "title" in fields:
        fields["title"] = one_line(fields["title"])
        if not fields["title"]:
            raise Invalid.at("title", "required", _("Please write something here."))
    if "purpose" in fields:
        fields["purpose"] = many_lines(fields["purpose"])
    if unknown := fields.keys() - EDITABLE:
        raise Invalid(faults=[Fault(name, "unknown", _("This cannot be changed.")) for name in unknown])
    return fields


def _require_order(agreement: Agreement, **changes: Any) -> None:
    first, last = (changes.get(name, getattr(agreement, name)) for name in ("signed_on", "ends_on"))
    if first and last and last < first:
        raise Invalid.at("ends_on", "too_early", _("It ends before it was signed."))


def _write_parties(agreement: Agreement, parties: Sequence[PartyGiven]) -> None:
    parties = _tidy_parties(parties)
    _require_sound(agreement, parties)
    for at, given in enumerate(parties):
        party = AgreementParty(
            agreement=agreement, position=at, organisation=given.organisation, name=given.name
        )
        clean(party)
        party.save(force_insert=True)
        for place, (name, title) in enumerate(given.signatories):
            signatory = Signatory(party=party, position=place, name=name, title=title)
            clean(signatory)
            signatory.save(force_insert=True)


def _tidy_parties(parties: Sequence[PartyGiven]) -> list[PartyGiven]:
    return [
        PartyGiven(
            one.organisation,
            "" if one.organisation else one_line(one.name),
            tuple((one_line(name), one_line(title)) for name, title in one.signatories),
        )
        for one in parties
    ]


def _require_sound(agreement: Agreement, parties: list[PartyGiven]) -> None:
    """Each is an organisation of the workspace or has a name, none stands there twice, all who signed have names."""
    faults: list[Fault] = []
    seen: set = set()
    for at, one in enumerate(parties):
        faults += fault_of_place(agreement.workspace_id, one.organisation, f"parties.{at}.organisation")
        key = one.organisation.pk if one.organisation else one.name
        if not key:
            faults.append(Fault(f"parties.{at}.name", "required", _("Please write something here.")))
        elif key in seen:
            faults.append(Fault(f"parties.{at}", "twice", _("This party stands there twice.")))
        seen.add(key)
        faults += [
            Fault(f"parties.{at}.signatories", "required", _("Whoever signed has a name."))
            for name, _title in one.signatories
            if not name
        ]
    if faults:
        raise Invalid(faults=faults)


def _parties_of(agreement: Agreement) -> list[PartyGiven]:
    """As they stand, in the shape in which they are given."""
    rows = agreement.parties.select_related("organisation").prefetch_related("signatories")
    return [
        PartyGiven(row.organisation, row.name, tuple((one.name, one.title) for one in row.signatories.all()))
        for row in rows
    ]
