from django.core.files.uploadedfile import SimpleUploadedFile

from deliberation.models import Argument, Evidence, Source
from deliberation.models.stages import CITE

from .door import STEERING, Verb, at, spot


class Web:
    def add_source(self, title: str = "A study"):
        return self.post("/w/AI/sources/new/", {"title": title})

    def file_source(self):
        return self.post("/w/AI/sources/upload/", {"file": _file()})

    def cite(self, argument: Argument, title: str = "A study"):
        return self.post(f"{spot(argument)}evidence/", {"where": title, "bearing": "supports"})

    def edit_evidence(self, evidence: Evidence, quote: str = "Word for word", version: int = 1):
        fields = {"bearing": "contradicts", "quote": quote, "locator": "p. 4", "version": version}
        return self.post(_page(evidence), fields)

    def grade(self, evidence: Evidence, grade: str = "weak", version: int = 1):
        fields = {"grade": grade, "grade_reason": "Old figures", "version": version}
        return self.post(f"{_page(evidence)}grade/", fields)

    def remove_evidence(self, evidence: Evidence):
        return self.post(f"{_page(evidence)}remove/", {})

    def edit_source(self, source: Source, title: str = "A better title", version: int = 1):
        return self.post(f"/w/AI/sources/{source.pk}/edit/", {"title": title, "version": version})

    def recheck(self, source: Source, version: int = 1):
        return self.post(f"/w/AI/sources/{source.pk}/check/", {"version": version})

    def refute(self, source: Source, version: int = 1):
        data = {"refuted_why": "Withdrawn", "version": version}
        return self.post(f"/w/AI/sources/{source.pk}/refute/", data)


class Api:
    def add_source(self, title: str = "A study"):
        return self.send("post", "sources", {"workspace": "AI", "title": title})

    def file_source(self):
        return self.upload("sources/files", {"workspace": "AI", "file": _file()})

    def cite(self, argument: Argument, title: str = "A study"):
        return self.send("post", f"arguments/{argument.pk}/evidence", {"paste": title})

    def edit_evidence(self, evidence: Evidence, quote: str = "Word for word", version: int = 1):
        body = {"bearing": "contradicts", "quote": quote}
        return self.send("patch", f"evidence/{evidence.pk}", body, seen=version)

    def grade(self, evidence: Evidence, grade: str = "weak", version: int = 1):
        body = {"grade": grade, "grade_reason": "Old figures"}
        return self.send("patch", f"evidence/{evidence.pk}", body, seen=version)

    def remove_evidence(self, evidence: Evidence):
        return self.send("delete", f"evidence/{evidence.pk}")

    def edit_source(self, source: Source, title: str = "A better title", version: int = 1):
        return self.send("patch", f"sources/{source.pk}", {"title": title}, seen=version)

    def recheck(self, source: Source, version: int = 1):
        return self.send("post", f"sources/{source.pk}/recheck", {})

    def refute(self, source: Source):
        return self.send("post", f"sources/{source.pk}/refutation", {"refuted_why": "Withdrawn"})


WHOSE = frozenset({"hana"}) | STEERING

VERBS = (
    Verb("add a source", lambda door, scene: door.add_source(), of_workspace=True, names_workspace=True),
    Verb("file a source", lambda door, scene: door.file_source(), of_workspace=True, names_workspace=True),
    Verb("cite", lambda door, scene: door.cite(scene.argument), stages=at(CITE)),
    Verb("edit evidence", lambda door, scene: door.edit_evidence(scene.evidence), WHOSE, at(CITE)),
    Verb("grade evidence", lambda door, scene: door.grade(scene.evidence), stages=at(CITE)),
    Verb("remove evidence", lambda door, scene: door.remove_evidence(scene.evidence), WHOSE, at(CITE)),
    Verb(
        "edit a source",
        lambda door, scene: door.edit_source(scene.evidence.source),
        WHOSE,
        of_workspace=True,
    ),
    Verb("check a source again", lambda door, scene: door.recheck(scene.evidence.source), of_workspace=True),
    Verb("refute a source", lambda door, scene: door.refute(scene.evidence.source), of_workspace=True),
)


def _page(evidence: Evidence) -> str:
    return f"{spot(evidence.argument)}evidence/{evidence.pk}/"


def _file() -> SimpleUploadedFile:
    return SimpleUploadedFile("figures.txt", b"Figures of 2025")
