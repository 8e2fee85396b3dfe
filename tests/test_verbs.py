"""Every verb stands in the table role × stage × verb, or here with the reason why it does not."""

import sys
from collections.abc import Callable

from django.db import transaction

from tests.doors import DOORS, VERBS
from tests.scene import set_scene
from tests.verbs import verbs

WITHOUT_A_STAGE = "has no initiative, so no stage; its doors are tested with its topic"
ELSEWHERE = {
    name: WITHOUT_A_STAGE
    for name in verbs()
    if name.split(".")[0]
    in {
        "people",
        "erasure",
        "operators",
        "mail_service",
        "services",
        "invitations",
        "joining",
        "workspaces",
        "organisations",
        "digests",
        "subscriptions",
        "notifications",
        "briefs",
        "following",
    }
} | {
    "challenges.hand_on_challenges": "follows when a membership ends",
    "actions.hand_on_actions": "follows when a membership ends",
    "external.put_argument": "a verb of the API alone: tests/api/test_arguments.py",
    "imports.import_conversation": "a command, no door of a stage",
}


def test_every_verb_of_an_initiative_is_reached_from_a_row_of_the_table(cast):
    reached: set[str] = set()
    with Watching(reached.add):
        _try_all(DOORS["api"](), cast, set_scene(cast))
    missing = sorted(set(verbs()) - reached - ELSEWHERE.keys())
    assert not missing, " ".join(missing)


def _try_all(door, cast, scene) -> None:
    """Each row by three members, one of whom may; what was done is undone."""
    for verb in VERBS.values():
        for who in ("minji", "hana", "dohyun"):
            door.enter(getattr(cast, who))
            with transaction.atomic():
                verb.do(door, scene)
                transaction.set_rollback(True)


class Watching:
    """Tells the verbs that are called, by room and name."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self.tell, self.codes = tell, {}
        for name, verb in verbs().items():
            inner = verb
            while hasattr(inner, "__wrapped__"):
                inner = inner.__wrapped__
            self.codes[inner.__code__] = name

    def __enter__(self) -> None:
        sys.setprofile(lambda frame, event, _arg: self._see(frame, event))

    def __exit__(self, *_raised) -> None:
        sys.setprofile(None)

    def _see(self, frame, event: str) -> None:
        if event == "call" and frame.f_code in self.codes:
            self.tell(self.codes[frame.f_code])
