"""What one asks the lists of pages for again and again."""

from functools import partial

from deliberation.actions import saved_views as actions
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.serializers import saved_views as forms
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.saved_views import shape_saved_view
from deliberation.models import SavedView

from .found import workspace_of

SavedViewList = page_of(forms.SavedViewShape)


class SavedViewDoor(Door):
    """What answers with views of one's own."""

    def rows(self):
        return SavedView.objects.visible_to(self.request.user).select_related("workspace")


class SavedViews(SavedViewDoor):
    @describe("One's saved views", name="list_saved_views", answer=SavedViewList, query=forms.SavedViewQuery)
    def get(self, request):
        paths = {"workspace": "workspace__key", "listing": "listing"}
        asked = {path: self.query[name] for name, path in paths.items() if name in self.query}
        shape = partial(shape_saved_view, reader=self.reader)
        return self.listed(self.rows().filter(**asked), order=forms.OLDEST_FIRST, shape=shape)

    @describe(
        "Keep what a list is asked for, under a name",
        name="save_view",
        body=forms.NewSavedView,
        answer=forms.SavedViewShape,
        status=201,
    )
    def post(self, request):
        body = self.body(forms.NewSavedView)
        workspace = workspace_of(self, body.pop("workspace"))
        view = actions.save_view(by=self.by, workspace=workspace, **body)
        return self.shown(shape_saved_view(view, self.reader), status=201)


class OneSavedView(SavedViewDoor):
    @describe("A saved view", name="get_saved_view", answer=forms.SavedViewShape)
    def get(self, request, pk):
        return self.shown(shape_saved_view(self.one(self.rows(), pk=pk), self.reader))

    @describe("Keep it no longer", name="remove_saved_view", status=204)
    def delete(self, request, pk):
        actions.remove_view(by=self.by, view=self.one(self.rows(), pk=pk))
        return self.gone()
