import time_machine

from deliberation.models import Argument, Comment
from deliberation.models.stages import COMMENT, RESPOND
from tests.cast import MONDAY

from .door import MEMBERS, STEERING, Verb, at, spot


class Web:
    def comment(self, argument: Argument, text: str = "A thought"):
        return self.post(f"{spot(argument)}reply/", {"text": text, "reply_as": "comment"})

    def answer(self, comment: Comment, text: str = "Since 2024"):
        body = {"text": text, "reply_as": "comment", "to": comment.pk}
        return self.post(f"{spot(comment.argument)}reply/", body)

    def edit_comment(self, comment: Comment, text: str = "Since which year?", version: int = 1):
        return self.post(f"/comments/{comment.pk}/edit/", {"text": text, "version": version})

    def delete_comment(self, comment: Comment):
        return self.post(f"/comments/{comment.pk}/delete/", {})

    def turn(self, comment: Comment, into: str = "supports"):
        body = {"into": into, "claim": "It was agreed in 2024", "reasons": ""}
        return self.post(f"/comments/{comment.pk}/turn/", body)

    def find_people(self, initiative):
        return self.get(f"/i/{initiative.ref}/people/?q=Hana")


class Api:
    def comment(self, argument: Argument, text: str = "A thought"):
        return self.send("post", f"arguments/{argument.pk}/comments", {"text": text})

    def answer(self, comment: Comment, text: str = "Since 2024"):
        body = {"text": text, "parent": str(comment.pk)}
        return self.send("post", f"arguments/{comment.argument_id}/comments", body)

    def edit_comment(self, comment: Comment, text: str = "Since which year?", version: int = 1):
        return self.send("patch", f"comments/{comment.pk}", {"text": text}, seen=version)

    def delete_comment(self, comment: Comment):
        return self.send("delete", f"comments/{comment.pk}")

    def turn(self, comment: Comment, into: str = "supports"):
        return self.send("post", f"comments/{comment.pk}/argument", {"into": into})

    def find_people(self, initiative):
        return self.get(f"initiatives/{initiative.pk}/people?q=Hana")


def edit_at_once(door, scene):
    """Within the half hour in which a comment may be changed."""
    with time_machine.travel(MONDAY, tick=False):
        return door.edit_comment(scene.comment)


AUTHOR = frozenset({"hana"})

VERBS = (
    Verb("comment", lambda door, scene: door.comment(scene.argument), stages=at(COMMENT)),
    Verb("answer_comment", lambda door, scene: door.answer(scene.comment), stages=at(COMMENT)),
    Verb("edit_comment", edit_at_once, AUTHOR, at(COMMENT)),
    Verb("delete_comment", lambda door, scene: door.delete_comment(scene.comment), AUTHOR, at(COMMENT)),
    Verb("turn_comment", lambda door, scene: door.turn(scene.comment), AUTHOR | STEERING, at(RESPOND)),
    Verb("find_people", lambda door, scene: door.find_people(scene.initiative), MEMBERS),
)
