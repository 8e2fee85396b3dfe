"""Comments and replies."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from deliberation.actions.locks import locked_argument, locked_initiative, require_stage
from deliberation.actions.writing import clean, many_lines, require_version, save_version
from deliberation.errors import Invalid, NotNow
from deliberation.markup import mentions_in, render_markdown
from deliberation.models import Argument, Comment, Initiative, Mention, Tally
from deliberation.models.stages import COMMENT
from deliberation.outbox import record
from deliberation.permissions import Actor, can_comment, can_edit_comment, require, rights_of
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
    _require_one_level(parent, argument)
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
    comment = _locked(comment)
    require_stage(comment.initiative, COMMENT)
    require_version(comment, version)
    if comment.is_gone or by.moment - comment.created_at > EDIT_WINDOW:
        raise NotNow(
            _("A comment can be changed for half an hour; write another one."), code="edit_window_over"
        )
    if many_lines(text) == comment.text:
        return comment
    _write(comment, text)
    save_version(comment, ["text", "text_html"], at=by.moment)
    _write_mentions(comment)
    record("comment.edited", by=by, subject=comment, initiative=comment.initiative, argument=comment.argument)
    return comment


@transaction.atomic
def delete_comment(*, by: Actor, comment: Comment) -> Comment:
    """Take one's comment away; a tombstone keeps its place. Twice is as good as once. Raises NotAllowed."""
    require(can_edit_comment(by, comment))
    initiative = locked_initiative(comment.initiative)
    comment = _locked(comment)
    if comment.is_gone:
        return comment
    comment.text = comment.text_html = ""
    comment.deleted_at = by.moment
    save_version(comment, ["text", "text_html", "deleted_at"], at=by.moment)
    if comment.argument_id:
        recount(initiative, shown_at(comment.argument))
    record(
        "comment.deleted", by=by, subject=comment, initiative=comment.initiative, argument=comment.argument
    )
    return comment


def _write(comment: Comment, text: str) -> None:
    comment.text = many_lines(text)
    clean(comment, required=("text",))
    comment.text_html = render_markdown(comment.text)


def _write_mentions(comment: Comment) -> None:
    """Only people of this workspace can be called; who is no longer called is dropped."""
    members = Membership.objects.active().filter(workspace=comment.initiative.workspace_id)
    called = set(members.filter(user__in=mentions_in(comment.text)).values_list("user_id", flat=True))
    Mention.objects.filter(comment=comment).exclude(user__in=called).delete()
    rows = [Mention(comment=comment, user_id=user_id) for user_id in called]
    Mention.objects.bulk_create(rows, ignore_conflicts=True)


def _require_one_place(initiative: Initiative, argument: Argument | None) -> None:
    if argument is not None and argument.initiative_id != initiative.pk:
        raise Invalid.at("argument", "elsewhere", _("This argument stands in another initiative."))


def _require_one_level(parent: Comment | None, argument: Argument | None) -> None:
    if parent is None:
        return
    if parent.parent_id is not None:
        raise Invalid.at("parent", "too_deep", _("Replies have one level; reply to the comment itself."))
    if parent.argument_id != (argument.pk if argument else None):
        raise Invalid.at("parent", "elsewhere", _("This comment stands somewhere else."))
    if parent.is_gone:
        raise NotNow(_("This comment was deleted."), code="comment_deleted")


def _locked(comment: Comment) -> Comment:
    Comment.objects.select_for_update(no_key=True).get(pk=comment.pk)
    return Comment.objects.select_related("initiative__workspace", "argument__initiative").get(pk=comment.pk)
