from deliberation.models import Case

from .door import STEERING, Verb

PLAIN = {"kind": "unfair", "country": "US", "measure": "Data must be stored there", "sector": "cloud"}
OPENED_BY_HANA = frozenset({"hana"}) | STEERING


class Web:
    def open_case(self, **fields):
        body = {**PLAIN, "company": "Hanbit Cloud", "is_coded": "on", "opened_on": "2026-05-04", **fields}
        return self.post("/w/AI/cases/new/", body)

    def edit_case(self, case: Case, version: int = 1, **changes):
        fields = {**PLAIN, "opened_on": "2026-05-04", "description": "As told", "version": version, **changes}
        return self.post(f"{_page(case)}edit/", fields)

    def change_case_status(self, case: Case, version: int = 1, status: str = "raised", note: str = ""):
        return self.post(f"{_page(case)}status/", {"status": status, "note": note, "version": version})

    def name_company(self, case: Case, version: int = 1, **fields):
        coded = {"is_coded": "on"} if fields.pop("is_coded", True) else {}
        return self.post(
            f"{_page(case)}company/", {"company": "Hanbit", "version": version, **coded, **fields}
        )


class Api:
    def open_case(self, **fields):
        return self.send("post", "cases", {"workspace": "AI", **PLAIN, "company": "Hanbit Cloud", **fields})

    def edit_case(self, case: Case, version: int = 1, **changes):
        return self.send("patch", f"cases/{case.pk}", changes or {"description": "As told"}, seen=version)

    def change_case_status(self, case: Case, version: int = 1, status: str = "raised", note: str = ""):
        return self.send("post", f"cases/{case.pk}/statuses", {"status": status, "note": note}, seen=version)

    def name_company(self, case: Case, version: int = 1, **fields):
        body = {"is_coded": True, "company": "Hanbit", **fields}
        return self.send("post", f"cases/{case.pk}/company", body, seen=version)


VERBS = (
    Verb("open a case", lambda door, scene: door.open_case(), of_workspace=True, names_workspace=True),
    Verb("edit a case", lambda door, scene: door.edit_case(scene.case), OPENED_BY_HANA, of_workspace=True),
    Verb(
        "say how a case stands",
        lambda door, scene: door.change_case_status(scene.case),
        OPENED_BY_HANA,
        of_workspace=True,
    ),
    Verb(
        "say who reads a company's name",
        lambda door, scene: door.name_company(scene.case),
        frozenset({"hana"}),
        of_workspace=True,
    ),
)


def _page(case: Case) -> str:
    return f"/w/AI/cases/{case.pk}/"
