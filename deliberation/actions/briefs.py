"""Handing in a document, and accepting what was read out of it as the draft of an initiative."""

import hashlib
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Workspace
from deliberation.actions.brief_choice import checked, fitted
from deliberation.actions.brief_draft import start_draft
from deliberation.actions.locks import locked_workspace
from deliberation.actions.writing import file_name
from deliberation.briefs import BriefRefused, Document, extract_text, read_brief
from deliberation.briefs.extract.limits import TEXT_AT_MOST
from deliberation.errors import Invalid
from deliberation.models import Brief, Initiative
from deliberation.outbox import record
from deliberation.permissions import Actor, can_accept_brief, can_hand_in_brief, require


def hand_in_brief(
    *, by: Actor, workspace: Workspace, content: bytes | None = None, filename: str = "", text: str = ""
) -> Brief:
    """Read a file's ``content``, or a pasted ``text``, and keep it with what it proposes; nothing is published.

    The same document, handed in again by the same person before it was accepted, is the same Brief. A file is
    read in a process of its own, outside of any transaction. Raises NotAllowed, and Invalid at ``file`` or
    ``text`` with a sentence that says what to do.
    """
    require(can_hand_in_brief(by, workspace))
    document = _document(content, filename, text)
    proposal = read_brief(document.text, links=document.links)
    brief = Brief(
        workspace=workspace,
        handed_in_by=by.user,
        filename=file_name(filename),
        media_type=document.media_type,
        content_hash=hashlib.sha256(proposal.text.encode()).hexdigest(),
        text=proposal.text,
        proposal=proposal.as_dict(),
        created_at=by.moment,
    )
    return _keep_once(brief, by)


@transaction.atomic
def accept_brief(*, by: Actor, brief: Brief, chosen: dict[str, Any] | None = None) -> Initiative:
    """Start a draft from what was read out of a brief, and cast nobody's vote. Twice is as good as once.

    ``chosen`` is what the reviewer kept, in the shape of the proposal, items dropped or reworded; None keeps
    all. Raises NotAllowed, Invalid with faults such as ``arguments.2.claim``.
    """
    require(can_accept_brief(by, brief))
    brief = Brief.objects.select_for_update(no_key=True, of=("self",)).get(pk=brief.pk)
    if brief.initiative_id is not None:
        return Initiative.objects.select_related("workspace").get(pk=brief.initiative_id)
    kept = fitted(brief) if chosen is None else checked(chosen, brief)
    initiative, left = start_draft(by=by, brief=brief, kept=kept)
    brief.initiative, brief.accepted = initiative, {**kept, **left}
    brief.accepted_by, brief.accepted_at = by.user, by.moment
    brief.save(update_fields=["initiative", "accepted", "accepted_by", "accepted_at"])
    record("brief.accepted", by=by, subject=brief, initiative=initiative)
    return initiative


def _document(content: bytes | None, filename: str, text: str) -> Document:
    try:
        return _pasted(text) if content is None else extract_text(content, filename)
    except BriefRefused as refused:
        raise Invalid.at("text" if content is None else "file", refused.code, refused.sentence)


def _pasted(text: str) -> Document:
    if not text.strip():
        raise Invalid.at("file", "required", _("Choose a file, or paste the text."))
    if len(text) > TEXT_AT_MOST:
        raise BriefRefused("too_long")
    return Document(text=text, media_type="text/plain")


@transaction.atomic
def _keep_once(brief: Brief, by: Actor) -> Brief:
    """The locked workspace lets one of two equal hand-ins go first; the other finds its row."""
    locked_workspace(brief.workspace)
    same = Brief.objects.filter(
        workspace=brief.workspace_id,
        handed_in_by=brief.handed_in_by,
        content_hash=brief.content_hash,
        accepted_at=None,
    ).first()
    if same is not None:
        return same
    brief.save(force_insert=True)
    record("brief.handed_in", by=by, subject=brief, workspace_id=brief.workspace_id)
    return brief
