from deliberation.models import Argument, Duplicate
from deliberation.models.stages import ARGUE

from .door import STEERING, Verb, at, spot


class Web:
    def mark_duplicate(self, argument: Argument, of: Argument):
        return self.post(f"{spot(argument)}duplicate/", {"of": str(of.number), "do": "mark"})

    def merge(self, argument: Argument, into: Argument):
        return self.post(f"{spot(argument)}duplicate/", {"of": str(into.number), "do": "merge"})

    def unmerge(self, argument: Argument):
        return self.post(f"{spot(argument)}unmerge/", {})

    def dismiss(self, mark: Duplicate):
        return self.post(f"{spot(mark.says)}duplicate/{mark.pk}/dismiss/", {})


class Api:
    def mark_duplicate(self, argument: Argument, of: Argument):
        return self.send("post", f"arguments/{argument.pk}/duplicates", {"of": str(of.pk)})

    def merge(self, argument: Argument, into: Argument):
        return self.send("post", f"arguments/{argument.pk}/merge", {"into": str(into.pk)})

    def unmerge(self, argument: Argument):
        return self.send("delete", f"arguments/{argument.pk}/merge")

    def dismiss(self, mark: Duplicate):
        return self.send("delete", f"duplicates/{mark.pk}")


ITS_AUTHOR = STEERING | {"dohyun"}  # of #4, which says what Hana's #1 says

VERBS = (
    Verb(
        "mark_duplicate",
        lambda door, scene: door.mark_duplicate(scene.duplicate, scene.argument),
        stages=at(ARGUE),
    ),
    Verb("merge", lambda door, scene: door.merge(scene.duplicate, scene.argument), ITS_AUTHOR, at(ARGUE)),
    Verb("unmerge", lambda door, scene: door.unmerge(merged(scene)), ITS_AUTHOR, at(ARGUE)),
    Verb("dismiss_duplicate", lambda door, scene: door.dismiss(scene.mark), ITS_AUTHOR, at(ARGUE)),
)


def merged(scene) -> Argument:
    rows = Argument.objects.filter(pk=scene.duplicate.pk)
    rows.update(state="merged", merged_into=scene.argument)
    return rows.get()
