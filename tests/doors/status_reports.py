from deliberation.models import Initiative, StatusReport
from deliberation.models.stages import ACT
from tests.cast import MONDAY

from .door import STEERING, Verb, at, place

APRIL = {"starts_on": "2026-04-01", "ends_on": "2026-04-30"}


class Web:
    def add_status_report(self, initiative: Initiative, title: str = "April"):
        data = {"title": title, "text": "It goes well", **APRIL}
        return self.post(f"{place(initiative)}monitoring/reports/", data)

    def edit_status_report(self, report: StatusReport, title: str = "Spring", version: int = 1):
        data = {"title": title, "text": "It goes", "version": version, **APRIL}
        return self.post(f"{_page(report)}edit/", data)

    def submit_status_report(self, report: StatusReport):
        return self.post(f"{_page(report)}submit/", {})

    def answer_status_report(self, report: StatusReport, agreed: bool = True, reason: str = ""):
        data = {"agreed": "yes" if agreed else "no", "reason": reason}
        return self.post(f"{_page(report)}answer/", data)

    def remove_status_report(self, report: StatusReport):
        return self.post(f"{_page(report)}remove/", {})


class Api:
    def add_status_report(self, initiative: Initiative, title: str = "April"):
        body = {"title": title, "text": "It goes well", **APRIL}
        return self.send("post", f"initiatives/{initiative.pk}/status-reports", body)

    def edit_status_report(self, report: StatusReport, title: str = "Spring", version: int = 1):
        return self.send("patch", f"status-reports/{report.pk}", {"title": title}, seen=version)

    def submit_status_report(self, report: StatusReport):
        return self.send("post", f"status-reports/{report.pk}/submission")

    def answer_status_report(self, report: StatusReport, agreed: bool = True, reason: str = ""):
        body = {"agreed": agreed, "reason": reason}
        return self.send("post", f"status-reports/{report.pk}/approval", body)

    def remove_status_report(self, report: StatusReport):
        return self.send("delete", f"status-reports/{report.pk}")


CONCERNED = STEERING | {"hana"}  # Hana began it
SPEAKS = frozenset({"jiwoo", "hana"})  # for the two lead parties


def submitted(scene) -> StatusReport:
    """The scene's, as it waits for words."""
    StatusReport.objects.filter(pk=scene.status_report.pk).update(
        state="submitted", round=1, submitted_at=MONDAY
    )
    return scene.status_report


VERBS = (
    Verb("add_status_report", lambda door, scene: door.add_status_report(scene.initiative), stages=at(ACT)),
    Verb(
        "edit_status_report",
        lambda door, scene: door.edit_status_report(scene.status_report),
        CONCERNED,
        at(ACT),
    ),
    Verb(
        "submit_status_report",
        lambda door, scene: door.submit_status_report(scene.status_report),
        CONCERNED,
        at(ACT),
    ),
    Verb(
        "answer_status_report",
        lambda door, scene: door.answer_status_report(submitted(scene)),
        SPEAKS,
        at(ACT),
    ),
    Verb(
        "remove_status_report",
        lambda door, scene: door.remove_status_report(scene.status_report),
        CONCERNED,
        at(ACT),
    ),
)


def _page(report: StatusReport) -> str:
    return f"{place(report.initiative)}monitoring/reports/{report.pk}/"
