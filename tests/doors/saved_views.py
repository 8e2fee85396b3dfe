from accounts.models import Workspace
from deliberation.models import SavedView

from .door import MEMBERS, Verb


class Web:
    def save_view(self, workspace: Workspace, *, listing="initiatives", name="Open ones", query=None):
        asked = {"stage": "open"} if query is None else query
        board = {"board": "1"} if listing == "board" else {}
        return self.post(f"/w/{workspace.key}/views/", {"listing": listing, "name": name, **board, **asked})

    def remove_view(self, view: SavedView):
        return self.post(f"/w/{view.workspace.key}/views/{view.pk}/remove/", {})


class Api:
    def save_view(self, workspace: Workspace, *, listing="initiatives", name="Open ones", query=None):
        asked = {"stage": "open"} if query is None else query
        body = {"workspace": workspace.key, "listing": listing, "name": name, "query": asked}
        return self.send("post", "me/saved-views", body)

    def remove_view(self, view: SavedView):
        return self.send("delete", f"me/saved-views/{view.pk}")


VERBS = (
    Verb(
        "save_view",
        lambda door, scene: door.save_view(scene.initiative.workspace),
        MEMBERS,
        of_workspace=True,
        names_workspace=True,
    ),
)
