"""What happened in a workspace after a number: enough to keep a copy of it right."""

from urllib.parse import urlencode

from django.conf import settings

from accounts.models import Membership
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.serializers import changes as forms
from deliberation.api.shapes.changes import shape_change
from deliberation.changes import changes_of
from deliberation.models import Argument, Initiative


class Changes(Door):
    @describe(
        "What changed in a workspace after a number, the oldest first",
        name="list_changes",
        answer=forms.ChangesShape,
        query=forms.ChangesQuery,
        may_be_missing=True,
        leads_on=True,
    )
    def get(self, request):
        membership, since = self.membership(), self.query["since"]
        within = self.place(membership) if "within" in self.query else None
        stretch = changes_of(membership, since=since, limit=self.query["limit"], within=within)
        results = [shape_change(line, membership.workspace.key) for line in stretch.lines]
        address = self.address_after(stretch.through) if stretch.more else None
        answer = self.shown({"results": results, "next": address, "through": stretch.through})
        if address:
            answer["Link"] = f'<{address}>; rel="next"'
        return answer

    def membership(self) -> Membership:
        mine = Membership.objects.of(self.request.user).select_related("workspace", "user")
        return self.one(mine, workspace__key=self.query["workspace"])

    def place(self, membership: Membership) -> Initiative | Argument:
        """The initiative or argument that the query names."""
        pk, here, user = self.query["within"], membership.workspace_id, self.request.user
        found = Initiative.objects.visible_to(user).filter(pk=pk, workspace=here).first()
        arguments = Argument.objects.visible_to(user).filter(initiative__workspace=here)
        return found or self.one(arguments, pk=pk)

    def address_after(self, seq: int) -> str:
        query = {**self.request.GET.dict(), "since": seq}
        return f"{settings.BASE_URL}{self.request.path}?{urlencode(query)}"
