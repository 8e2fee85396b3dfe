"""Options of the script's initiatives, how they do by its criteria, and what its health may let stand."""

from collections.abc import Callable
from decimal import Decimal

from deliberation.actions import criteria, options, scores
from deliberation.actions.health import waive_finding
from deliberation.health import health_of
from deliberation.models import Option
from deliberation.permissions import Actor

from .scene import Scene

READINGS = ("worst", "middle", "best", "reading", "value")


def option(scene: Scene, by: Actor, *, key: str, initiative: str, on: list[str], **words) -> None:
    """The first one of an initiative brings that all stays as it is now, by the key ``now``."""
    place = scene.initiatives[initiative]
    leans_on = [scene.arguments[name] for name in on]
    scene.options[key] = options.add_option(by=by, initiative=place, arguments=leans_on, **words)
    scene.options.setdefault("now", Option.objects.get(initiative=place, number=Option.AS_IT_IS))


def tell_option(scene: Scene, by: Actor, *, key: str, **words) -> None:
    options.edit_option(by=by, option=scene.options[key], version=None, **words)


def criterion(scene: Scene, by: Actor, *, key: str, initiative: str, **fields) -> None:
    place = scene.initiatives[initiative]
    scene.criteria[key] = criteria.add_criterion(by=by, initiative=place, **_exact(fields))


def score(scene: Scene, by: Actor, *, option: str, by_what: str, **fields) -> None:
    one, criterion = scene.options[option], scene.criteria[by_what]
    scores.score_option(by=by, option=one, criterion=criterion, **_exact(fields))


def waive(scene: Scene, by: Actor, *, initiative: str, rule: str, reason: str) -> None:
    """The first that the rule finds at that moment."""
    place = scene.initiatives[initiative]
    found = health_of([place], by.moment)[place.pk].found
    subject = next(one.subject for one in found if one.rule == rule)
    waive_finding(by=by, initiative=place, rule=rule, subject=subject, reason=reason)


def _exact(fields: dict) -> dict:
    return {name: Decimal(str(value)) if name in READINGS else value for name, value in fields.items()}


VERBS_OF_OPTIONS: dict[str, Callable[..., None]] = {
    "option": option,
    "tell_option": tell_option,
    "criterion": criterion,
    "score": score,
    "waive": waive,
}
