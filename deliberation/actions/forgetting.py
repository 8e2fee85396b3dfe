"""Parts of erasing a person: their words where those are no records, and their name in the words of others."""

from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User, Workspace
from deliberation.actions.locks import locked_initiative
from deliberation.markup import relabel_mentions, render_markdown
from deliberation.models import (
    Argument,
    ArgumentState,
    Comment,
    Dissent,
    Evidence,
    FrozenWords,
    Initiative,
    Report,
    Revision,
    Suggestion,
    View,
    Vote,
    VoteChange,
)
from deliberation.permissions import Actor
from deliberation.personal import calls, texts_of_people
from deliberation.tallies import recount, shown_at

GONE = "—"  # where a claim has to stand; a sign that needs no language
RENDERED = {"text": "text_html", "reasons": "reasons_html"}
AT_ONCE = 200


def take_words_back(*, by: Actor, person: User, workspace: Workspace) -> None:
    """Leave a tombstone of each comment, and each argument withdrawn without its words, also where a decision froze
    them; votes stay and count.
    """
    argued = Q(arguments__author=person) | Q(comments__author=person)
    for initiative in workspace.initiatives.filter(argued).distinct().order_by("pk"):
        _in_initiative(locked_initiative(initiative), by, person)
    _reasons(person, workspace)
    suggested = Suggestion.objects.filter(author=person, argument__initiative__workspace=workspace)
    suggested.update(claim=GONE, reasons="")
    dissents = Dissent.objects.filter(signed_by=person, organisation=None)
    dissents.filter(decision__initiative__workspace=workspace).update(text=GONE)
    frozen = FrozenWords.objects.filter(author=person, snapshot__workspace=workspace, taken_back_at=None)
    frozen.update(text="", salt="", taken_back_at=by.moment)
    waiting = suggested.filter(state=Suggestion.State.OPEN)
    waiting.update(state=Suggestion.State.WITHDRAWN, decided_at=by.moment)


def forget_mentions(person: User) -> None:
    """In every text, ours and others', "@Hana Kim" that leads to them says what they are called now."""
    with override(person.language):
        label = _("A former member")
    for noun, names in texts_of_people().items():
        rows = noun._base_manager.filter(calls(person.pk, names)).order_by("pk")
        for row in rows.iterator(AT_ONCE):
            while row and not _relabel(row, names, person.pk, label):
                row = rows.filter(pk=row.pk).first()


def _in_initiative(initiative: Initiative, by: Actor, person: User) -> None:
    stamp = {"version": F("version") + 1, "updated_at": by.moment}
    comments = Comment.objects.filter(initiative=initiative, author=person, deleted_at=None)
    arguments = list(Argument.objects.filter(initiative=initiative, author=person).select_related("parent"))
    commented = Argument.objects.filter(pk__in=comments.values("argument"))
    places = [*arguments, *(one.parent for one in arguments if one.parent), *commented]
    comments.update(text="", text_html="", deleted_at=by.moment, **stamp)
    theirs = Argument.objects.filter(pk__in=[one.pk for one in arguments])
    theirs.update(claim=GONE, reasons="", reasons_html="", **stamp)
    theirs.filter(state=ArgumentState.ACTIVE).update(state=ArgumentState.WITHDRAWN)
    Revision.objects.filter(argument__in=theirs).update(claim=GONE, reasons="")
    recount(initiative, {pk for place in places for pk in shown_at(place)})


def _reasons(person: User, workspace: Workspace) -> None:
    """What they gave as a reason, beside what stays."""
    for rows, name in (
        (Vote.objects.filter(voter=person, argument__initiative__workspace=workspace), "reason"),
        (
            VoteChange.objects.filter(vote__voter=person, vote__argument__initiative__workspace=workspace),
            "reason",
        ),
        (View.objects.filter(user=person, initiative__workspace=workspace), "reason"),
        (Report.objects.filter(reporter=person, initiative__workspace=workspace), "reason"),
        (
            Evidence.objects.filter(graded_by=person, argument__initiative__workspace=workspace),
            "grade_reason",
        ),
    ):
        rows.update(**{name: ""})


def _relabel(row: models.Model, names: list[str], person: UUID, label: str) -> bool:
    """Whether that was done: no text is written over that somebody changed since it was read."""
    read = {name: getattr(row, name) for name in names}
    changed = {name: relabel_mentions(text, str(person), label) for name, text in read.items()}
    columns = {field.name for field in row._meta.concrete_fields}
    for name, html in RENDERED.items():
        if name in changed and html in columns:
            changed[html] = render_markdown(changed[name])
    version = {"version": F("version") + 1} if "version" in columns else {}
    return bool(type(row)._base_manager.filter(pk=row.pk, **read).update(**changed, **version))
