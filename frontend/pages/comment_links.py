"""What a reader may do with each comment, as a line of links; judged once a page, not once a comment."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from deliberation.actions.discussion import EDIT_WINDOW
from deliberation.models import Argument
from deliberation.models.stages import COMMENT
from deliberation.permissions import can_comment, can_hide, can_report
from frontend.responses import actor_of

from .words import words


@dataclass(frozen=True, slots=True)
class CommentLinks:
    """``now`` is the moment of the page; ``talks`` whether role and stage let the reader comment here."""

    reader_id: Any
    now: datetime
    place_id: Any
    talks: bool
    steers: bool
    reports: bool

    @classmethod
    def of(cls, request, place, now: datetime) -> "CommentLinks":
        by = actor_of(request)
        initiative = place.initiative if isinstance(place, Argument) else place
        talks = initiative.allows(COMMENT) and can_comment(by, initiative)
        return cls(
            request.user.pk, now, place.pk, talks, can_hide(by, initiative), can_report(by, initiative)
        )

    def reads(self, row: dict) -> bool:
        """Whether the text of a hidden comment is for this reader."""
        return self.steers or row["author_id"] == self.reader_id

    def html(self, row: dict) -> SafeString:
        """The links under one comment; none under one that was deleted."""
        if row["deleted_at"]:
            return SafeString()
        links = "".join(
            f'<a href="{path}">{escape(words()[word])}</a>'
            for word, path, offered in self._offers(row, f"/comments/{row['id']}/")
            if offered
        )
        return mark_safe(links)  # noqa: S308

    def _offers(self, row: dict, base: str) -> tuple:
        mine, there = row["author_id"] == self.reader_id, not row["hidden_at"]
        here = row["argument_id"] in (None, self.place_id)  # what came by a merge is not answered there
        turned = row["became_argument__number"] is not None
        writes = mine and self.talks
        fresh = self.now - row["created_at"] <= EDIT_WINDOW
        return (
            ("reply", f"?to={row['id']}#reply", self.talks and there and here and row["parent_id"] is None),
            ("edit", f"{base}edit/", writes and there and fresh and not turned),
            ("delete", f"{base}delete/", writes),
            ("turn", f"{base}turn/", (writes or self.steers) and there and here and not turned),
            ("report", f"{base}report/", self.reports and there and not mine and not self.steers),
            ("hide", f"{base}hide/", self.steers and there),
            ("show_again", f"{base}hide/", self.steers and not there),
        )
