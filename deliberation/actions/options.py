"""The ways that an initiative could take, always with the one that all stays as it is now."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _

from deliberation.actions.locks import locked_in_place, locked_initiative, require_stage
from deliberation.actions.writing import change, clean, many_lines, one_line, require_version, save_version
from deliberation.errors import Invalid, NotNow
from deliberation.models import Argument, Initiative, Option
from deliberation.models.stages import WEIGH
from deliberation.outbox import record
from deliberation.permissions import Actor, can_add_option, can_edit_option, require

MOST = 20  # more than these nobody holds against each other
WORDS = frozenset({"title", "text", "set_aside"})


@transaction.atomic
def add_option(
    *, by: Actor, initiative: Initiative, title: str, text: str = "", arguments: Iterable[Argument] = ()
) -> Option:
    """Add another way; with the first comes the one that all stays as it is now.

    Raises NotAllowed, NotNow, Invalid.
    """
    require(can_add_option(by, initiative))
    initiative = locked_initiative(initiative)
    require_stage(initiative, WEIGH)
    last = Option.objects.filter(initiative=initiative).aggregate(last=Max("number"))["last"]
    _require_few(initiative)
    option = _written(by, initiative, (last or 0) + 1, title, text)
    details: dict[str, Any] = {} if last is not None else {"as_it_is": str(_as_it_is(by, initiative).pk)}
    _lean_on(option, arguments)
    record("option.added", by=by, subject=option, initiative=initiative, **details)
    return option


@transaction.atomic
def edit_option(
    *,
    by: Actor,
    option: Option,
    version: int | None,
    arguments: Iterable[Argument] | None = None,
    **words: str,
) -> Option:
    """Word it anew, say which arguments bear on it, set it aside with a reason or, with none, take it up again.

    Raises NotAllowed, NotNow, Stale, Invalid.
    """
    require(can_edit_option(by, option))
    option = locked_in_place(option, WEIGH)
    require_version(option, version)
    words = _tidied(words)
    _require_sound(option, words)
    changed = change(option, words, allowed=WORDS, at=by.moment)
    if arguments is not None and _lean_on(option, arguments):
        changed.append("arguments")
        if changed == ["arguments"]:
            save_version(option, [], at=by.moment)
    if changed:
        record("option.edited", by=by, subject=option, initiative=option.initiative, fields=sorted(changed))
    return option


@transaction.atomic
def remove_option(*, by: Actor, option: Option) -> None:
    """Take away one that nobody has scored. Raises NotAllowed, NotNow."""
    require(can_edit_option(by, option))
    option = locked_in_place(option, WEIGH)
    if option.is_as_it_is:
        raise NotNow(_("That all stays as it is now is always one of the options."), code="as_it_is_stays")
    if option.scores.exists():
        raise NotNow(_("It has scores: set it aside with a reason instead."), code="option_scored")
    record("option.removed", by=by, subject=option, initiative=option.initiative)
    option.delete()


def _require_few(initiative: Initiative) -> None:
    if Option.objects.filter(initiative=initiative).count() > MOST:
        raise NotNow(_("There are %d options already; nobody compares more.") % MOST, code="too_many_options")


def _as_it_is(by: Actor, initiative: Initiative) -> Option:
    """The one that all stays as it is now, in the words of the initiative's language."""
    with translation.override(initiative.language):
        title = _("As it is now")
    return _written(by, initiative, Option.AS_IT_IS, title, "")


def _written(by: Actor, initiative: Initiative, number: int, title: str, text: str) -> Option:
    option = Option(initiative=initiative, number=number, title=one_line(title), text=many_lines(text))
    option.added_by = by.person
    option.created_at = option.updated_at = by.moment
    clean(option, required=("title",))
    option.save(force_insert=True)
    return option


def _lean_on(option: Option, arguments: Iterable[Argument]) -> bool:
    """Whether other arguments bear on it than before."""
    wanted = {argument.pk: argument for argument in arguments}
    if any(one.initiative_id != option.initiative_id for one in wanted.values()):
        raise Invalid.at("arguments", "elsewhere", _("Choose arguments of the same initiative."))
    before = set(option.arguments.values_list("pk", flat=True))
    option.arguments.set(list(wanted.values()))
    return before != set(wanted)


def _tidied(words: dict[str, str]) -> dict[str, Any]:
    return {name: many_lines(value) if name == "text" else one_line(value) for name, value in words.items()}


def _require_sound(option: Option, words: dict[str, Any]) -> None:
    if words.get("title") == "":
        raise Invalid.at("title", "required", _("Please write something here."))
    if option.is_as_it_is and words.get("set_aside"):
        sentence = _("That all stays as it is now is always one of the options.")
        raise Invalid.at("set_aside", "as_it_is_stays", sentence)
