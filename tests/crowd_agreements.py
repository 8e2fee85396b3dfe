"""The part of the crowd that stands in agreements."""

from typing import Any

from deliberation.models import Agreement, AgreementParty, CommitmentSupport, ProgressNote, Signatory, Source
from tests.cast import MONDAY
from tests.copies import copies, each, first


def grow_agreements(crowd: Any, numbers: range) -> None:
    """Agreements, and clauses of the first with a commitment each, on which all is said that can be."""
    every, scene = range(len(numbers)), crowd.scene
    copies(scene.agreement, numbers, title=lambda n: f"Memorandum {n}")
    party = first(AgreementParty, agreement=scene.agreement)
    named = {"organisation_id": None, "name": lambda n: f"Institute {n}", "position": lambda n: n}
    parties = copies(party, numbers, **named)
    copies(first(Signatory), every, party_id=lambda n: parties[n].pk)
    clauses = copies(scene.clause, numbers, heading=lambda n: f"Area {n}", position=lambda n: n)
    owed = {
        "clause_id": lambda n: clauses[n].pk,
        "due": MONDAY.date(),
        "deliverable": lambda n: f"Register {n}",
    }
    made = copies(scene.commitment, every, **owed)
    supports = CommitmentSupport(commitment=scene.commitment, organisation=crowd.cast.trade)
    copies(supports, every, commitment_id=lambda n: made[n].pk)
    copies(scene.milestone, every, commitment_id=lambda n: made[n].pk)
    copies(scene.milestone, every, title=lambda n: f"Step {n}")
    note = ProgressNote(commitment=scene.commitment, progress=5, text="Begun", by=crowd.cast.hana, at=MONDAY)
    copies(note, every)
    copies(note, every, commitment_id=lambda n: made[n].pk)
    sources = list(Source.objects.filter(evidence__argument=crowd.argument).values_list("pk", flat=True))
    copies(scene.proof, every, source_id=each(sources[-len(numbers) :]), commitment_id=lambda n: made[n].pk)
    _fill(crowd, party)


def _fill(crowd: Any, party: AgreementParty) -> None:
    """Each agreement has a party that signed and a commitment, so that every page of a list asks for the same."""
    scene, bare = crowd.scene, list(Agreement.objects.filter(parties=None))
    every = range(len(bare))
    parties = copies(party, every, agreement_id=lambda n: bare[n].pk)
    copies(first(Signatory), every, party_id=lambda n: parties[n].pk)
    clauses = copies(scene.clause, every, agreement_id=lambda n: bare[n].pk)
    made = copies(scene.commitment, every, clause_id=lambda n: clauses[n].pk)
    copies(scene.milestone, every, commitment_id=lambda n: made[n].pk)
