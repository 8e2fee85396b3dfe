from accounts.models import Organisation
from deliberation.models import Argument, PolicyRecord
from deliberation.models.stages import CITE

from .door import STEERING, Verb, at

POLICY = {"name_en": "Charter", "country": "KR"}
ADDED_BY_HANA = frozenset({"hana"}) | STEERING


class Web:
    def add_policy_record(self):
        plain = {"status": "in_force", "evaluated": "unknown", "sharing": "workspace"}
        return self.post("/w/AI/register/new/", {**POLICY, **plain})

    def edit_policy_record(self, record: PolicyRecord, version: int = 1):
        fields = {**POLICY, "summary": "So", "evaluated": "unknown", "version": version}
        return self.post(f"{_page(record)}edit/", fields)

    def change_policy_status(self, record: PolicyRecord, version: int = 1):
        return self.post(f"{_page(record)}status/", {"status": "ended", "version": version})

    def verify_policy_record(self, record: PolicyRecord, version: int = 1):
        return self.post(f"{_page(record)}verify/", {"version": version})

    def share_policy_record(
        self, record: PolicyRecord, sharing: str = "own", organisation: Organisation | None = None
    ):
        named = {"shared_with": [str(organisation.pk)]} if organisation else {}
        return self.post(f"{_page(record)}sharing/", {"sharing": sharing, "version": record.version, **named})

    def cite_policy_record(self, argument: Argument, record: PolicyRecord):
        return self.post(f"{_page(record)}cite/", {"argument": argument.ref, "bearing": "supports"})


class Api:
    def add_policy_record(self):
        return self.send("post", "policy-records", {"workspace": "AI", **POLICY})

    def edit_policy_record(self, record: PolicyRecord, version: int = 1):
        return self.send("patch", f"policy-records/{record.pk}", {"summary": "So"}, seen=version)

    def change_policy_status(self, record: PolicyRecord, version: int = 1):
        body = {"status": "ended"}
        return self.send("post", f"policy-records/{record.pk}/statuses", body, seen=version)

    def verify_policy_record(self, record: PolicyRecord, version: int = 1):
        return self.send("post", f"policy-records/{record.pk}/verification")

    def share_policy_record(
        self, record: PolicyRecord, sharing: str = "own", organisation: Organisation | None = None
    ):
        named = {"shared_with": [str(organisation.pk)]} if organisation else {}
        return self.send("post", f"policy-records/{record.pk}/sharing", {"sharing": sharing, **named})

    def cite_policy_record(self, argument: Argument, record: PolicyRecord):
        return self.send("post", f"arguments/{argument.pk}/policy-records", {"record": str(record.pk)})


VERBS = (
    Verb(
        "enter a policy",
        lambda door, scene: door.add_policy_record(),
        of_workspace=True,
        names_workspace=True,
    ),
    Verb(
        "edit a policy",
        lambda door, scene: door.edit_policy_record(scene.policy),
        ADDED_BY_HANA,
        of_workspace=True,
    ),
    Verb(
        "say how a policy stands",
        lambda door, scene: door.change_policy_status(scene.policy),
        ADDED_BY_HANA,
        of_workspace=True,
    ),
    Verb("verify a policy", lambda door, scene: door.verify_policy_record(scene.policy), of_workspace=True),
    Verb(
        "say who sees a policy",
        lambda door, scene: door.share_policy_record(scene.policy),
        frozenset({"hana"}),
        of_workspace=True,
    ),
    Verb(
        "cite a policy",
        lambda door, scene: door.cite_policy_record(scene.argument, scene.policy),
        stages=at(CITE),
    ),
)


def _page(record: PolicyRecord) -> str:
    return f"/w/AI/register/{record.pk}/"
