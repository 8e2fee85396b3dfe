from accounts.models import Organisation, Workspace
from deliberation.models import Agreement, Clause, Commitment, Milestone, Proof

from .door import STEERING, Verb

TITLE = "A second memorandum"


class Web:
    def add_agreement(self, workspace: Workspace, title: str = TITLE, parties: str = ""):
        return self.post(f"{_base(workspace)}new/", {"title": title, "parties": parties})

    def edit_agreement(self, agreement: Agreement, title: str = TITLE, version: int = 1):
        return self.post(f"{agreement.path_in('AI')}edit/", {"title": title, "version": version})

    def add_clause(self, agreement: Agreement, heading: str = "Shaping norms"):
        return self.post(f"{agreement.path_in('AI')}clauses/", {"heading": heading})

    def edit_clause(self, clause: Clause, heading: str = "Shaping norms", version: int = 1):
        return self.post(f"{_clause(clause)}edit/", {"heading": heading, "version": version})

    def move_clause(self, clause: Clause, position: int = 1):
        return self.post(f"{_clause(clause)}move/", {"position": position})

    def remove_clause(self, clause: Clause):
        return self.post(f"{_clause(clause)}remove/", {})

    def commit(self, clause: Clause, lead: Organisation, deliverable: str = "A joint statement"):
        return self.post(f"{_clause(clause)}commitments/", {"deliverable": deliverable, "lead": lead.pk})

    def edit_commitment(
        self, commitment: Commitment, deliverable: str = "A joint statement", version: int | None = None
    ):
        fields = {"deliverable": deliverable, "lead": commitment.lead_id}
        return self.post(f"{_at(commitment)}edit/", fields | {"version": _seen(commitment, version)})

    def report_progress(self, commitment: Commitment, progress: int = 40, text: str = "Begun"):
        fields = {"progress": progress, "text": text, "version": ""}
        return self.post(f"{_at(commitment)}progress/", fields)

    def withdraw_commitment(self, commitment: Commitment, reason: str = "Done elsewhere"):
        return self.post(f"{_at(commitment)}withdraw/", {"reason": reason})

    def restore_commitment(self, commitment: Commitment):
        return self.post(f"{_at(commitment)}restore/", {})

    def add_milestone(self, commitment: Commitment, title: str = "A draft"):
        return self.post(f"{_at(commitment)}milestones/", {"title": title, "due": "2026-06-01"})

    def edit_milestone(self, milestone: Milestone, title: str = "Two drafts", version: int | None = None):
        fields = {"title": title, "due": "2026-07-01", "version": _seen(milestone.commitment, version)}
        return self.post(f"{_at(milestone.commitment)}milestones/{milestone.pk}/", fields)

    def remove_milestone(self, milestone: Milestone):
        return self.post(f"{_at(milestone.commitment)}milestones/{milestone.pk}/remove/", {})

    def prove_delivery(self, commitment: Commitment, where: str = "A report"):
        return self.post(f"{_at(commitment)}delivery/", {"where": where, "note": "Its first part"})

    def remove_proof(self, proof: Proof):
        return self.post(f"{_at(proof.commitment)}delivery/{proof.pk}/remove/", {})


class Api:
    def add_agreement(self, workspace: Workspace, title: str = TITLE, parties: str = ""):
        named = [{"name": line} for line in parties.splitlines()]
        body = {"workspace": workspace.key, "title": title, "parties": named}
        return self.send("post", "agreements", body)

    def edit_agreement(self, agreement: Agreement, title: str = TITLE, version: int = 1):
        return self.send("patch", f"agreements/{agreement.pk}", {"title": title}, seen=version)

    def add_clause(self, agreement: Agreement, heading: str = "Shaping norms"):
        return self.send("post", f"agreements/{agreement.pk}/clauses", {"heading": heading})

    def edit_clause(self, clause: Clause, heading: str = "Shaping norms", version: int = 1):
        return self.send("patch", f"clauses/{clause.pk}", {"heading": heading}, seen=version)

    def move_clause(self, clause: Clause, position: int = 1):
        return self.send("post", f"clauses/{clause.pk}/move", {"position": position})

    def remove_clause(self, clause: Clause):
        return self.send("delete", f"clauses/{clause.pk}")

    def commit(self, clause: Clause, lead: Organisation, deliverable: str = "A joint statement"):
        body = {"deliverable": deliverable, "lead": str(lead.pk)}
        return self.send("post", f"clauses/{clause.pk}/commitments", body)

    def edit_commitment(
        self, commitment: Commitment, deliverable: str = "A joint statement", version: int | None = None
    ):
        seen = _seen(commitment, version)
        return self.send("patch", f"commitments/{commitment.pk}", {"deliverable": deliverable}, seen=seen)

    def report_progress(self, commitment: Commitment, progress: int = 40, text: str = "Begun"):
        body = {"progress": progress, "text": text}
        return self.send("post", f"commitments/{commitment.pk}/progress", body)

    def withdraw_commitment(self, commitment: Commitment, reason: str = "Done elsewhere"):
        return self.send("post", f"commitments/{commitment.pk}/withdrawal", {"reason": reason})

    def restore_commitment(self, commitment: Commitment):
        return self.send("delete", f"commitments/{commitment.pk}/withdrawal")

    def add_milestone(self, commitment: Commitment, title: str = "A draft"):
        body = {"title": title, "due": "2026-06-01"}
        return self.send("post", f"commitments/{commitment.pk}/milestones", body)

    def edit_milestone(self, milestone: Milestone, title: str = "Two drafts", version: int | None = None):
        seen = _seen(milestone.commitment, version)
        return self.send("patch", f"milestones/{milestone.pk}", {"title": title}, seen=seen)

    def remove_milestone(self, milestone: Milestone):
        return self.send("delete", f"milestones/{milestone.pk}")

    def prove_delivery(self, commitment: Commitment, where: str = "A report"):
        return self.send("post", f"commitments/{commitment.pk}/delivery", {"paste": where})

    def remove_proof(self, proof: Proof):
        return self.send("delete", f"delivery/{proof.pk}")


WHOSE = frozenset({"hana"}) | STEERING  # Hana added all of it, and is responsible


def _row(name: str, do, may=WHOSE) -> Verb:
    return Verb(name, do, may, of_workspace=True)


VERBS = (
    Verb(
        "add an agreement",
        lambda door, scene: door.add_agreement(scene.agreement.workspace),
        of_workspace=True,
        names_workspace=True,
    ),
    _row("edit an agreement", lambda door, scene: door.edit_agreement(scene.agreement)),
    _row("add a clause", lambda door, scene: door.add_clause(scene.agreement)),
    _row("edit a clause", lambda door, scene: door.edit_clause(scene.clause)),
    _row("move a clause", lambda door, scene: door.move_clause(scene.clause)),
    _row("remove a clause", lambda door, scene: door.remove_clause(scene.bare_clause)),
    Verb(
        "add a commitment",
        lambda door, scene: door.commit(scene.clause, scene.commitment.lead),
        of_workspace=True,
    ),
    _row("edit a commitment", lambda door, scene: door.edit_commitment(scene.commitment)),
    _row("report progress", lambda door, scene: door.report_progress(scene.commitment)),
    _row("withdraw a commitment", lambda door, scene: door.withdraw_commitment(scene.commitment)),
    _row("take a commitment up again", lambda door, scene: door.restore_commitment(scene.commitment)),
    _row("add a milestone", lambda door, scene: door.add_milestone(scene.commitment)),
    _row("edit a milestone", lambda door, scene: door.edit_milestone(scene.milestone)),
    _row("remove a milestone", lambda door, scene: door.remove_milestone(scene.milestone)),
    _row("show evidence of delivery", lambda door, scene: door.prove_delivery(scene.commitment)),
    _row("remove evidence of delivery", lambda door, scene: door.remove_proof(scene.proof)),
)


def _base(workspace: Workspace) -> str:
    return f"/w/{workspace.key}/agreements/"


def _clause(clause: Clause) -> str:
    return f"/w/AI/agreements/clauses/{clause.pk}/"


def _at(commitment: Commitment) -> str:
    return commitment.path_in("AI")


def _seen(commitment: Commitment, version: int | None) -> int:
    """The version that stands, where a test names no other."""
    return version or Commitment.objects.values_list("version", flat=True).get(pk=commitment.pk)
