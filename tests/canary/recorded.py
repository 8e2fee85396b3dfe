"""Requests that change something, as the two doors of the table role × stage × verb send them: bodies that work."""

from collections import defaultdict

from django.db import transaction
from django.urls import resolve

from deliberation.models import Initiative
from tests.cast import Cast
from tests.doors import DONE, DOORS, VERBS, Verb
from tests.scene import Scene

from .calling import Request

WHO = ("hana", "minji", "jiwoo", "dohyun")
Bodies = dict[tuple[str, str], list[Request]]


def record(cast: Cast, scene: Scene) -> Bodies:
    """By route and method the requests of all verbs at a fresh scene, each as somebody did it."""
    found: Bodies = defaultdict(list)
    for name in DOORS:
        for verb in VERBS.values():
            for sent in _tried(name, verb, scene, cast):
                found[resolve(sent.path.partition("?")[0]).route, sent.method].append(sent)
    return dict(found)


def _tried(name: str, verb: Verb, scene: Scene, cast: Cast) -> list[Request]:
    stage = "open" if "open" in verb.stages else sorted(verb.stages)[0]
    sent: list[Request] = []
    for who in WHO:
        door, sent = DOORS[name](), []
        door.enter(getattr(cast, who))
        _listen(door.client, sent)
        with transaction.atomic():
            Initiative.objects.filter(pk=scene.initiative.pk).update(stage=stage)
            outcome = verb.do(door, scene)
            transaction.set_rollback(True)
        if outcome == DONE:
            break
    return sent


def _listen(client, sent: list[Request]) -> None:
    send = client.generic

    def generic(method, path, data=b"", content_type="application/octet-stream", *args, **extra):
        body = data if isinstance(data, bytes) else data.encode()
        headers = tuple(
            (name[5:].replace("_", "-"), value) for name, value in extra.items() if name.startswith("HTTP_")
        )
        sent.append(Request(method, path, body, content_type, headers))
        return send(method, path, data, content_type, *args, **extra)

    client.generic = generic
