"""Search over all that the caller may see."""

from rest_framework import serializers

from deliberation import search
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.pagination import page_of_ranked
from deliberation.api.serializers.search import BEST_FIRST, HitShape, SearchQuery
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.search import shape_hit

COUNT = serializers.IntegerField(
    help_text=f"how many of the {search.MOST} newest that match the caller may see"
)
HitList = page_of(HitShape, count=COUNT)


class Search(Door):
    public = True

    @describe("Search", name="search", answer=HitList, query=SearchQuery, spends="searches")
    def get(self, request):
        asked = self.query
        found = search.search(
            request.user, asked["q"], workspace=asked.get("workspace", ""), kind=asked.get("type", "")
        )
        found = found.said_for(asked["organisation"]) if "organisation" in asked else found
        page = page_of_ranked(
            found.hits, request, order=BEST_FIRST, limit=asked["limit"], cursor=asked.get("cursor", "")
        )
        return self.told(page.of(search.shown(found, page.rows)), shape_hit, {"count": len(found.hits)})
