"""Comments and replies."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from deliberation.actions.locks import locked_argument, locked_initiative, require_shown, require_stage
from deliberation.actions.writing import clean, many_lines, require_version, save_version
from deliberation.errors import Invalid, NotNow
from deliberation.markup import link_mentions, mentions_in, render_markdown
from deliberation.models import Argument, Comment, Initiative, Mention, Tally
from deliberation.models.stages import COMMENT
from deliberation.models.visibility import memberships_seeing
from deliberation.outbox import record
from deliberation.permissions import Actor, can_comment, can_edit_comment, require, rights_of
from deliberation.permissions.calling import spellings
from deliberation.tallies import recount, shown_at

EDIT_WINDOW = timedelta(minutes=30)


@transaction.atomic
def add_comment(
    *,
    by: Actor,
    initiative: Initiative,
    text: str,
    argument: Argument | None = None,
    parent: Comment | None = None,
) -> Comment:
    """Comment on an initiative, on one of its arguments, or reply to a comment.

    Raises NotAllowed, NotNow, Invalid.
    """
    require(can_comment(by, initiative))
    organisation_id = rights_of(by, initiative).organisation_id
    initiative = locked_initiative(initiative)
    require_stage(initiative, COMMENT)
    _require_one_place(initiative, argument)
    if argument is not None:
        argument = locked_argument(argument)
        require_shown(argument)
    _require_one_level(Comment.objects.get(pk=parent.pk) if parent else None, initiative, argument)
    comment = Comment(initiative=initiative, argument=argument, parent=parent, author=by.user)
    comment.organisation_id = organisation_id
    comment.created_at = comment.updated_at = by.moment
    _write(comment, text)
    comment.save(force_insert=True)
    _write_mentions(comment)
    if argument is not None:
        Tally.objects.filter(argument=argument).update(comments=F("comments") + 1)
    record("comment.added", by=by, subject=comment, initiative=initiative, argument=argument)
    return comment


@transaction.atomic
def edit_comment(*, by: Actor, comment: Comment, version: int | None, text: str) -> Comment:
    """Change one's comment within half an hour. Raises NotAllowed, NotNow, Stale, Invalid."""
    require(can_edit_comment(by, comment))
    comment = locked_comment(comment)
    require_stage(comment.initiative, COMMENT)
    require_version(comment, version)
    require_there(comment)
    if not is_editable(comment, by.moment):
        raise NotNow(
            _("A comment can be changed for half an hour; write another one."), code="edit_window_over"
        )
    before = comment.text
    _write(comment, text)
    if comment.text == before:
        return comment
    save_version(comment, ["text", "text_html"], at=by.moment)
    _write_mentions(comment)
    record("comment.edited", by=by, subject=comment, initiative=comment.initiative, argument=comment.argument)
    return comment


@transaction.atomic
def delete_comment(*, by: Actor, comment: Comment) -> Comment:
    """Take one's comment away; a tombstone keeps its place. Twice is as good as once. Raises NotAllowed, NotNow."""
    require(can_edit_comment(by, comment))
    comment = locked_comment(comment)
    if comment.is_gone:
        return comment
    require_stage(comment.initiative, COMMENT)
    comment.text = comment.text_html = ""
    comment.deleted_at = by.moment
    save_version(comment, ["text", "text_html", "deleted_at"], at=by.moment)
    if comment.argument is not None:
        recount(comment.initiative, shown_at(comment.argument))
    record(
        "comment.deleted", by=by, subject=comment, initiative=comment.initiative, argument=comment.argument
    )
    return comment


def is_editable(comment: Comment, now: datetime) -> bool:
    """Whether its words may still change: for half an hour, and as long as nothing else came of them."""
    return now - comment.created_at <= EDIT_WINDOW and comment.became_argument_id is None


def locked_comment(comment: Comment) -> Comment:
    """The comment as it is now, under the lock of its initiative, which stands for all comments in it."""
    initiative = locked_initiative(comment.initiative)
    fresh = Comment.objects.select_related("argument").get(pk=comment.pk)
    fresh.initiative = initiative
    if fresh.argument is not None:
        fresh.argument.initiative = initiative
    return fresh


def require_there(comment: Comment) -> None:
    """Raise NotNow if the comment was deleted or hidden."""
    if comment.is_gone:
        raise NotNow(_("This comment was deleted."), code="comment_deleted")
    require_shown(comment)


def with_links(text: str, initiative: Initiative) -> str:
    """Whoever is called as one types it, "@Minji Seo", by a link; people are looked up only if one may be."""
    return link_mentions(text, spellings(initiative)) if "@" in text else text


def _write_mentions(comment: Comment) -> None:
    """Only who can see the place is called; who is no longer called is dropped."""
    named = mentions_in(comment.text)
    members = memberships_seeing(comment.initiative).persons().filter(user__in=named)
    called = set(members.values_list("user_id", flat=True)) if named else set()
    Mention.objects.filter(comment=comment).exclude(user__in=called).delete()
    rows = [Mention(comment=comment, user_id=user_id) for user_id in called]
    Mention.objects.bulk_create(rows, ignore_conflicts=True)


def _require_one_place(initiative: Initiative, argument: Argument | None) -> None:
    if argument is not None and argument.initiative_id != initiative.pk:
        raise Invalid.at("argument", "elsewhere", _("This argument stands in another initiative."))


def _require_one_level(parent: Comment | None, initiative: Initiative, argument: Argument | None) -> None:
    if parent is None:
        return
    if parent.parent_id is not None:
        raise Invalid.at("parent", "too_deep", _("Replies have one level; reply to the comment itself."))
    place = (initiative.pk, argument.pk if argument else None)
    if (parent.initiative_id, parent.argument_id) != place:
        raise Invalid.at("parent", "elsewhere", _("This comment stands somewhere else."))
    require_there(parent)


def _write(comment: Comment, text: str) -> None:
    comment.text = with_links(many_lines(text), comment.initiative)
    clean(comment, required=("text",))
    comment.text_html = render_markdown(comment.text)
