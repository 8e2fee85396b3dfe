from deliberation.models import Criterion, Initiative, Option
from deliberation.models.stages import WEIGH

from .door import STEERING, Verb, at, place


class Web:
    def add_option(self, initiative: Initiative, title: str = "Two secretariats"):
        return self.post(f"{place(initiative)}options/", {"title": title})

    def edit_option(self, option: Option, title: str = "One office", version: int = 1):
        return self.post(_page(option), {"title": title, "version": version})

    def remove_option(self, option: Option):
        return self.post(f"{_page(option)}remove/", {})

    def score_option(self, option: Option, criterion: Criterion, value: str = "55", version: int = 1):
        return self.post(_score(option, criterion), {"value": value, "version": version})

    def remove_score(self, option: Option, criterion: Criterion):
        return self.post(f"{_score(option, criterion)}remove/", {})

    def add_criterion(self, initiative: Initiative, name: str = "Speed"):
        return self.post(f"{place(initiative)}criteria/", {"name": name, "weight": "40"})

    def edit_criterion(self, criterion: Criterion, name: str = "Price", version: int = 1):
        data = {"name": name, "weight": "80", "version": version}
        return self.post(_criterion(criterion), data)

    def remove_criterion(self, criterion: Criterion):
        return self.post(f"{_criterion(criterion)}remove/", {})


class Api:
    def add_option(self, initiative: Initiative, title: str = "Two secretariats"):
        return self.send("post", f"initiatives/{initiative.pk}/options", {"title": title})

    def edit_option(self, option: Option, title: str = "One office", version: int = 1):
        return self.send("patch", f"options/{option.pk}", {"title": title}, seen=version)

    def remove_option(self, option: Option):
        return self.send("delete", f"options/{option.pk}")

    def score_option(self, option: Option, criterion: Criterion, value: str = "55", version: int = 1):
        body = {"value": float(value), "version": version}
        return self.send("put", f"options/{option.pk}/scores/{criterion.pk}", body)

    def remove_score(self, option: Option, criterion: Criterion):
        return self.send("delete", f"options/{option.pk}/scores/{criterion.pk}")

    def add_criterion(self, initiative: Initiative, name: str = "Speed"):
        body = {"name": name, "weight": 40}
        return self.send("post", f"initiatives/{initiative.pk}/criteria", body)

    def edit_criterion(self, criterion: Criterion, name: str = "Price", version: int = 1):
        body = {"name": name, "weight": 80}
        return self.send("patch", f"criteria/{criterion.pk}", body, seen=version)

    def remove_criterion(self, criterion: Criterion):
        return self.send("delete", f"criteria/{criterion.pk}")


WHOSE = STEERING | {"hana"}  # Hana added both

VERBS = (
    Verb("add an option", lambda door, scene: door.add_option(scene.initiative), stages=at(WEIGH)),
    Verb("edit an option", lambda door, scene: door.edit_option(scene.option), WHOSE, at(WEIGH)),
    Verb("remove an option", lambda door, scene: door.remove_option(scene.other_option), WHOSE, at(WEIGH)),
    Verb(
        "score an option",
        lambda door, scene: door.score_option(scene.option, scene.criterion),
        stages=at(WEIGH),
    ),
    Verb(
        "remove a score",
        lambda door, scene: door.remove_score(scene.option, scene.criterion),
        stages=at(WEIGH),
    ),
    Verb("add a criterion", lambda door, scene: door.add_criterion(scene.initiative), stages=at(WEIGH)),
    Verb("edit a criterion", lambda door, scene: door.edit_criterion(scene.criterion), WHOSE, at(WEIGH)),
    Verb(
        "remove a criterion",
        lambda door, scene: door.remove_criterion(scene.other_criterion),
        WHOSE,
        at(WEIGH),
    ),
)


def _page(option: Option) -> str:
    return f"{place(option.initiative)}options/{option.pk}/"


def _score(option: Option, criterion: Criterion) -> str:
    return f"{_page(option)}scores/{criterion.pk}/"


def _criterion(criterion: Criterion) -> str:
    return f"{place(criterion.initiative)}criteria/{criterion.pk}/"
