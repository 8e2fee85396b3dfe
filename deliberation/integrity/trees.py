"""Arguments under arguments, comments under comments, challenges beside their arguments."""

from collections.abc import Iterator
from functools import partial

from django.db.models import F, Q

from deliberation.models import Argument, Challenge, Comment, Kind, Relation

from .faults import Fault, Scope, found

wrong = partial(found, "trees")


def faults(scope: Scope) -> Iterator[Fault]:
    yield from _arguments(scope)
    yield from _challenges(scope)
    yield from _comments(scope)


def _arguments(scope: Scope) -> Iterator[Fault]:
    """Each one step deeper than its parent: so no way up is longer than the depth says, and none a cycle."""
    responses = scope.of(Argument.objects.exclude(parent=None), "initiative__workspace")
    deeper = responses.annotate(ought=F("parent__depth") + 1).exclude(depth=F("ought"))
    yield from wrong(deeper, "depth", named="self", stored="depth", counted="ought")
    elsewhere = responses.exclude(initiative=F("parent__initiative"))
    yield from wrong(elsewhere, "responds to an argument of another initiative", named="self")
    answers = responses.filter(relation=Relation.ANSWERS).exclude(parent__kind=Kind.CHALLENGE)
    yield from wrong(answers, "answers what is no challenge", named="self")


def _challenges(scope: Scope) -> Iterator[Fault]:
    arguments = scope.of(Argument.objects.all(), "initiative__workspace")
    missing = arguments.filter(kind=Kind.CHALLENGE, challenge=None)
    yield from wrong(missing, "is a challenge that nothing is kept of", named="self")
    rows = scope.of(Challenge.objects.all(), "argument__initiative__workspace")
    others = rows.exclude(argument__kind=Kind.CHALLENGE)
    yield from wrong(others, "stands beside what is no challenge", named="argument")


def _comments(scope: Scope) -> Iterator[Fault]:
    comments = scope.of(Comment.objects.all(), "initiative__workspace")
    elsewhere = comments.exclude(argument=None).exclude(initiative=F("argument__initiative"))
    yield from wrong(elsewhere, "is on an argument of another initiative", named="initiative")
    replies = comments.exclude(parent=None)
    yield from wrong(replies.exclude(parent__parent=None), "replies to a reply", named="initiative")
    same = Q(argument=F("parent__argument")) | Q(argument=None, parent__argument=None)
    apart = replies.exclude(same & Q(initiative=F("parent__initiative")))
    yield from wrong(apart, "replies to a comment that stands elsewhere", named="initiative")
