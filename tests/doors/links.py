from django.db.models import Model

from deliberation.models import Argument, Link

from .door import STEERING, Verb, spot


class Web:
    def link(self, thing_type: str, thing: Model, argument: Argument):
        """From the page of the argument."""
        return self.post(f"{spot(argument)}links/", {"thing_type": thing_type, "thing": thing.pk})

    def remove_link(self, link: Link):
        return self.post(f"/links/{link.pk}/remove/", {})


class Api:
    def link(self, thing_type: str, thing: Model, argument: Argument):
        place = {"place_type": "argument", "place": str(argument.pk)}
        return self.send("post", "links", {"thing_type": thing_type, "thing": str(thing.pk), **place})

    def remove_link(self, link: Link):
        return self.send("delete", f"links/{link.pk}")


VERBS = (
    Verb(
        "link",
        lambda door, scene: door.link("agreement", scene.agreement, scene.challenge),
        names_workspace=True,
    ),
    Verb("remove a link", lambda door, scene: door.remove_link(scene.link), frozenset({"hana"}) | STEERING),
)
