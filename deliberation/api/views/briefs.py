"""Documents handed in, what was read out of them, and what of it is accepted."""

from functools import partial
from typing import Any, ClassVar

from rest_framework.parsers import MultiPartParser

from deliberation.actions import briefs as actions
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.rendering import JSONParser
from deliberation.api.serializers import briefs as forms
from deliberation.api.serializers.initiatives import InitiativeShape
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.briefs import brief_rows, shape_brief
from deliberation.briefs.extract.limits import FILE_AT_MOST

from .found import workspace_of
from .initiatives import InitiativeDoor

BriefList = page_of(forms.BriefShape)


class BriefDoor(Door):
    """What answers with a brief."""

    def brief_shown(self, pk, *, status: int = 200):
        brief = self.one(brief_rows(self.request.user), pk=pk)
        return self.shown(shape_brief(brief, self.reader), status=status)


class Briefs(BriefDoor):
    parser_classes: ClassVar = [JSONParser, MultiPartParser]
    commits_itself = True  # a file is read outside of any transaction; handing in twice is one brief

    @describe(
        "Briefs of one's own, and accepted ones", name="list_briefs", answer=BriefList, query=forms.BriefQuery
    )
    def get(self, request):
        rows = brief_rows(request.user)
        if "workspace" in self.query:
            rows = rows.filter(workspace__key=self.query["workspace"])
        return self.listed(rows, order=forms.NEWEST_FIRST, shape=partial(shape_brief, reader=self.reader))

    @describe(
        "Hand in a file or a text",
        name="hand_in_brief",
        body={"application/json": forms.NewBrief, "multipart/form-data": forms.NewBriefFile},
        answer=forms.BriefShape,
        status=201,
    )
    def post(self, request):
        is_form = request.content_type.startswith("multipart/")
        body = self.body(forms.NewBriefFile if is_form else forms.NewBrief)
        workspace = workspace_of(self, body.pop("workspace"))
        brief = actions.hand_in_brief(by=self.by, workspace=workspace, **_content(body))
        return self.brief_shown(brief.pk, status=201)


class OneBrief(BriefDoor):
    @describe("A brief and its proposal", name="get_brief", answer=forms.BriefShape)
    def get(self, request, pk):
        return self.brief_shown(pk)


class Acceptance(InitiativeDoor):
    public = False

    @describe(
        "Start a draft from what is kept of it; twice is once",
        name="accept_brief",
        tells=True,
        body=forms.Acceptance,
        answer=InitiativeShape,
        status=201,
    )
    def post(self, request, pk):
        brief, body = self.one(brief_rows(request.user), pk=pk), self.body(forms.Acceptance)
        initiative = actions.accept_brief(by=self.by, brief=brief, chosen=body.get("chosen"))
        return self.initiative_shown(initiative.pk, status=201)


def _content(body: dict[str, Any]) -> dict[str, Any]:
    """A file's bytes, one more than may be so that the action says what is too much; or the text."""
    if "file" not in body:
        return body
    return {"content": body["file"].read(FILE_AT_MOST + 1), "filename": body["file"].name}
