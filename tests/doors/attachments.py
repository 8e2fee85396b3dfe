from django.core.files.uploadedfile import SimpleUploadedFile

from deliberation.models import Attachment, Initiative
from deliberation.models.stages import COMMENT

from .door import STEERING, Verb, at, place


class Web:
    def attach(self, initiative: Initiative):
        return self.post(f"{place(initiative)}attachments/", {"file": _file()})

    def remove_attachment(self, attachment: Attachment):
        return self.post(f"/attachments/{attachment.pk}/remove/", {})


class Api:
    def attach(self, initiative: Initiative):
        return self.upload(f"initiatives/{initiative.pk}/attachments", {"file": _file()})

    def remove_attachment(self, attachment: Attachment):
        return self.send("delete", f"attachments/{attachment.pk}")


VERBS = (
    Verb("attach a file", lambda door, scene: door.attach(scene.initiative), stages=at(COMMENT)),
    Verb(
        "take an attached file away",
        lambda door, scene: door.remove_attachment(scene.attachment),
        frozenset({"hana"}) | STEERING,
    ),
)


def _file() -> SimpleUploadedFile:
    return SimpleUploadedFile("figures.txt", b"Figures of 2025")
