"""How hidden evidence shows, and who may report or hide it; judged once a page."""

from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from deliberation.models import Argument, Evidence
from deliberation.permissions import can_hide, can_report, rights_of
from frontend.responses import actor_of

from .words import words


@dataclass(frozen=True, slots=True)
class Moderation:
    reader_id: Any
    role: str | None
    steers: bool
    reports: bool

    @classmethod
    def of(cls, request, argument: Argument) -> "Moderation":
        by = actor_of(request)
        role = rights_of(by, argument).role
        return cls(request.user.pk, role, can_hide(by, argument), can_report(by, argument))

    def of_evidence(self, row: Evidence) -> dict:
        """What is said of it as hidden, and what this reader may do; the public is not told why."""
        if not row.is_hidden:
            return {"links": self._links(row)}
        notice = f"{words()['hidden']} {row.hidden_reason if self.role else ''}".strip()
        readable = row.is_readable_by(self.reader_id, self.role)
        return {"hidden" if readable else "tombstone": notice, "links": self._links(row)}

    def _links(self, row: Evidence) -> SafeString:
        mine, base = row.added_by_id == self.reader_id, f"/evidence/{row.pk}/"
        offers = (
            ("report", f"{base}report/", self.reports and not (row.is_hidden or mine or self.steers)),
            ("show_again" if row.is_hidden else "hide", f"{base}hide/", self.steers),
        )
        links = (f'<a href="{path}">{escape(words()[word])}</a>' for word, path, offered in offers if offered)
        return mark_safe("".join(links))  # noqa: S308
