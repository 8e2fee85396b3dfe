"""What says about the same as a claim that is being written."""

from deliberation import search
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.pagination import Page
from deliberation.api.serializers.similar import SimilarList, SimilarQuery
from deliberation.api.shapes.similar import shape_similar

from .found import initiative_of


class Similar(Door):
    public = True

    @describe(
        "Similar arguments",
        name="list_similar",
        tagged=False,
        answer=SimilarList,
        query=SimilarQuery,
        spends="searches",
    )
    def get(self, request, pk):
        found = search.similar(request.user, initiative_of(self, pk), self.query["claim"])
        return self.told(Page(found, None), lambda one: shape_similar(*one), {})
