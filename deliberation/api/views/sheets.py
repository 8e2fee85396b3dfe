"""The meeting sheet."""

from django.utils import timezone
from django.utils.translation import override

from deliberation.api.describing import describe
from deliberation.api.doors import Door, members_only
from deliberation.api.serializers.sheets import SheetShape
from deliberation.api.shapes.sheets import shape_sheet
from deliberation.sheets import sheet_of

from .found import initiative_of


class OneSheet(Door):
    @describe("What to have on the table at a meeting", name="get_sheet", answer=SheetShape, spends="exports")
    def get(self, request, pk):
        initiative = initiative_of(self, pk)
        members_only(initiative)
        with override(request.user.language):
            return self.shown(shape_sheet(sheet_of(initiative, timezone.now()), pk))
