"""What owners read of their workspace: who did what, and what members act with."""

from deliberation.api.describing import describe
from deliberation.api.pagination import page_of as cut
from deliberation.api.serializers import audit as forms
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.audit import shape_act, shape_security_event
from deliberation.audit import FILTERS, acts_of, events_of, in_words

from .people import InWorkspace

ActList = page_of(forms.ActShape)
SecurityEventList = page_of(forms.SecurityEventShape)


class Audit(InWorkspace):
    @describe("Who did what, when, by which token", name="list_acts", answer=ActList, query=forms.AuditQuery)
    def get(self, request, key):
        asked = {name: self.query[name] for name in FILTERS if name in self.query}
        rows = acts_of(self.managed(key), request.user, **asked)
        limit, cursor = self.query["limit"], self.query.get("cursor", "")
        page = cut(rows, request, order=forms.BY_NUMBER, limit=limit, cursor=cursor)
        return self.told(page.of(in_words(page.rows, key)), shape_act, {})


class SecurityEvents(InWorkspace):
    @describe(
        "Tokens and second factors of members, as they came and went",
        name="list_security_events",
        answer=SecurityEventList,
        query=Paged,
    )
    def get(self, request, key):
        return self.listed(events_of(self.managed(key)), order=forms.LATEST, shape=shape_security_event)
