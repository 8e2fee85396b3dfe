"""Whose word it is that somebody gives on minutes or on a status report."""

from uuid import UUID

from deliberation.errors import NotNow
from deliberation.models import Meeting, StatusReport
from deliberation.permissions import Actor, can_give_word, can_stand_in, require, rights_of


def whose_word(by: Actor, thing: Meeting | StatusReport, *, refusal: object) -> UUID | None:
    """The organisation for which ``by`` answers; None for who stands in where nobody is left to ask.

    Asked under the lock of the ``thing``: who was asked when it was read may have left, or been named, since.
    Raises NotAllowed; NotNow with the ``refusal`` for an organisation that has answered.
    """
    require(can_give_word(by, thing))
    own = rights_of(by, thing).organisation_id
    if own in thing.silent:
        return own
    if can_stand_in(by, thing):
        return None
    raise NotNow(refusal, code="answered_already")
