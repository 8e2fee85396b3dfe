from deliberation.models import Argument, Decision, Initiative
from deliberation.models.stages import DECIDE
from tests.cast import MONDAY

from .door import STEERING, Verb, at, place


class Web:
    def propose(self, initiative: Initiative, *challenges: Argument, outcome: str = "adopt"):
        data = {"outcome": outcome, "rationale": "It holds."}
        data |= {f"dispositions.{one.number}": "accept" for one in challenges}
        return self.post(f"{place(initiative)}decision/", data)

    def answer_decision(self, decision: Decision, agreed: bool = True, reason: str = ""):
        data = {"decision": decision.pk, "word": "confirm" if agreed else "refuse", "reason": reason}
        return self.post(f"{place(decision.initiative)}decision/word/", data)


class Api:
    def propose(self, initiative: Initiative, *challenges: Argument, outcome: str = "adopt"):
        disposed = [{"challenge": str(one.pk), "value": "accept"} for one in challenges]
        body = {"outcome": outcome, "rationale": "It holds.", "dispositions": disposed}
        return self.send("post", f"initiatives/{initiative.pk}/decision", body)

    def answer_decision(self, decision: Decision, agreed: bool = True, reason: str = ""):
        path = f"initiatives/{decision.initiative_id}/decision/confirmation"
        return self.send("post", path, {"agreed": agreed, "reason": reason})


def proposed(scene) -> Decision:
    """One that waits for its lead parties, at whatever stage."""
    return Decision.objects.create(
        initiative=scene.initiative,
        outcome="adopt",
        rationale="It holds.",
        proposed_by=scene.initiative.author,
        proposed_at=MONDAY,
    )


SPEAKERS = frozenset({"jiwoo", "hana"})  # of the two lead parties

VERBS = (
    Verb(
        "propose", lambda door, scene: door.propose(scene.initiative, scene.challenge), STEERING, at(DECIDE)
    ),
    Verb("confirm", lambda door, scene: door.answer_decision(proposed(scene)), SPEAKERS, at(DECIDE)),
    Verb(
        "refuse",
        lambda door, scene: door.answer_decision(proposed(scene), agreed=False, reason="No budget"),
        SPEAKERS,
        at(DECIDE),
    ),
)
