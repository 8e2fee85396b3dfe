from datetime import date

from deliberation.models import (
    Argument,
    Condition,
    Decision,
    Dissent,
    Initiative,
    Trigger,
)
from deliberation.models.stages import ACT, DECIDE
from tests.cast import MONDAY

from .door import STEERING, VOICES, Verb, at, place


class Web:
    def propose(self, initiative: Initiative, *challenges: Argument, outcome: str = "adopt"):
        data = {"outcome": outcome, "rationale": "It holds."}
        data |= {f"dispositions.{one.number}": "accept" for one in challenges}
        return self.post(f"{place(initiative)}decision/", data)

    def answer_decision(self, decision: Decision, agreed: bool = True, reason: str = ""):
        data = {"decision": decision.pk, "word": "confirm" if agreed else "refuse", "reason": reason}
        return self.post(f"{place(decision.initiative)}decision/word/", data)

    def sign_dissent(self, decision: Decision, for_organisation: bool = False):
        data = {"decision": decision.pk, "text": "Too early", "for_organisation": "yes" * for_organisation}
        return self.post(f"{place(decision.initiative)}decision/dissents/", data)

    def withdraw_dissent(self, dissent: Dissent):
        return self.post(f"{place(dissent.initiative)}dissents/{dissent.pk}/withdraw/", {})

    def meet_condition(self, condition: Condition):
        return self.post(f"{place(condition.initiative)}conditions/{condition.pk}/met/", {"to": "met"})

    def unmeet_condition(self, condition: Condition):
        return self.post(f"{place(condition.initiative)}conditions/{condition.pk}/met/", {"to": "again"})

    def set_trigger(self, decision: Decision, on: str = "2030-01-01"):
        return self.post(
            f"{place(decision.initiative)}decision/triggers/", {"decision": decision.pk, "on": on}
        )

    def remove_trigger(self, trigger: Trigger):
        return self.post(f"{place(trigger.initiative)}triggers/{trigger.pk}/remove/", {})

    def keep_decision(self, trigger: Trigger):
        return self.post(f"{place(trigger.initiative)}triggers/{trigger.pk}/keep/", {"reason": "It holds"})


class Api:
    def propose(self, initiative: Initiative, *challenges: Argument, outcome: str = "adopt"):
        disposed = [{"challenge": str(one.pk), "value": "accept"} for one in challenges]
        body = {"outcome": outcome, "rationale": "It holds.", "dispositions": disposed}
        return self.send("post", f"initiatives/{initiative.pk}/decision", body)

    def answer_decision(self, decision: Decision, agreed: bool = True, reason: str = ""):
        path = f"initiatives/{decision.initiative_id}/decision/confirmation"
        return self.send("post", path, {"agreed": agreed, "reason": reason})

    def sign_dissent(self, decision: Decision, for_organisation: bool = False):
        path = f"initiatives/{decision.initiative_id}/decision/dissents"
        return self.send("post", path, {"text": "Too early", "for_organisation": for_organisation})

    def withdraw_dissent(self, dissent: Dissent):
        return self.send("delete", f"dissents/{dissent.pk}")

    def meet_condition(self, condition: Condition):
        return self.send("post", f"conditions/{condition.pk}/fulfilment")

    def unmeet_condition(self, condition: Condition):
        return self.send("delete", f"conditions/{condition.pk}/fulfilment")

    def set_trigger(self, decision: Decision, on: str = "2030-01-01"):
        path = f"initiatives/{decision.initiative_id}/decision/triggers"
        return self.send("post", path, {"kind": "date", "on": on})

    def remove_trigger(self, trigger: Trigger):
        return self.send("delete", f"triggers/{trigger.pk}")

    def keep_decision(self, trigger: Trigger):
        return self.send("post", f"triggers/{trigger.pk}/settlement", {"reason": "It holds"})


def proposed(scene) -> Decision:
    """One that waits for its lead parties, at whatever stage."""
    return Decision.objects.create(
        initiative=scene.initiative,
        outcome="adopt",
        rationale="It holds.",
        proposed_by=scene.initiative.author,
        proposed_at=MONDAY,
    )


def confirmed(scene) -> Decision:
    """One that stands, at whatever stage."""
    decision = proposed(scene)
    decision.state, decision.confirmed_at = "confirmed", MONDAY
    decision.save()
    return decision


def dissent(scene) -> Dissent:
    """Hana's own."""
    by = {"signed_by": scene.argument.author, "signed_at": MONDAY}
    return Dissent.objects.create(decision=proposed(scene), text="Too early", **by)


def condition(scene) -> Condition:
    """One that Hana's ministry sees to."""
    own = scene.argument.organisation
    return Condition.objects.create(decision=confirmed(scene), place=0, text="A keeper", organisation=own)


def trigger(scene, fired: bool = False) -> Trigger:
    return Trigger.objects.create(
        decision=confirmed(scene),
        kind="date",
        on=date(2026, 6, 1),
        added_by=scene.initiative.author,
        fired_at=MONDAY if fired else None,
    )


SPEAKERS = frozenset({"jiwoo", "hana"})  # of the two lead parties
CONCERNED = STEERING | {"hana"}

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
    Verb("sign_dissent", lambda door, scene: door.sign_dissent(proposed(scene)), VOICES, at(DECIDE)),
    Verb(
        "sign_dissent_for_organisation",
        lambda door, scene: door.sign_dissent(proposed(scene), for_organisation=True),
        SPEAKERS,
        at(DECIDE),
    ),
    Verb(
        "withdraw_dissent",
        lambda door, scene: door.withdraw_dissent(dissent(scene)),
        frozenset({"hana"}),
        at(DECIDE),
    ),
    Verb("meet_condition", lambda door, scene: door.meet_condition(condition(scene)), CONCERNED, at(ACT)),
    Verb("unmeet_condition", lambda door, scene: door.unmeet_condition(condition(scene)), CONCERNED, at(ACT)),
    Verb("set_trigger", lambda door, scene: door.set_trigger(confirmed(scene)), STEERING, at(ACT)),
    Verb("remove_trigger", lambda door, scene: door.remove_trigger(trigger(scene)), STEERING, at(ACT)),
    Verb(
        "keep_decision", lambda door, scene: door.keep_decision(trigger(scene, fired=True)), STEERING, at(ACT)
    ),
)
