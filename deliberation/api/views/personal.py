"""All that is kept of the caller."""

from django.http import StreamingHttpResponse

from deliberation.api.authentication import require_lately_known
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.rendering import JSON_TYPE
from deliberation.api.serializers.personal import MyDataShape
from deliberation.personal import as_json


class MyData(Door):
    tells_secrets = True

    @describe(
        "All that is kept of the caller, row by row",
        name="get_my_data",
        tagged=False,
        answer=MyDataShape,
        spends="exports",
        sparse=False,
    )
    def get(self, request):
        require_lately_known(request)
        return StreamingHttpResponse(as_json(self.by), content_type=JSON_TYPE)
