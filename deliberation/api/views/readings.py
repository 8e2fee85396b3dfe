"""Readings of an indicator, many at once and as often as another system likes."""

from dataclasses import asdict
from functools import partial

from deliberation.actions.readings import Reading, remove_reading, take_readings
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.pagination import orders
from deliberation.api.serializers import actions as forms
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.actions import indicator_rows, reading_rows, shape_reading

ReadingList = page_of(forms.ReadingShape)
BY_DAY = orders({"on": ("on", "id")})["on"]


class Readings(Door):
    @describe("What an indicator read, by day", name="list_readings", answer=ReadingList, query=Paged)
    def get(self, request, pk):
        rows = reading_rows(request.user).filter(indicator=self.one(indicator_rows(request.user), pk=pk))
        return self.listed(rows, order=BY_DAY, shape=partial(shape_reading, reader=self.reader))

    @describe(
        "Write down what it read on some days: all or none; sent again they change nothing",
        name="take_readings",
        tells=True,
        body=forms.NewReadings,
        answer=forms.TakenShape,
    )
    def post(self, request, pk):
        indicator, body = self.one(indicator_rows(request.user), pk=pk), self.body(forms.NewReadings)
        sent = [Reading(**one, name=f"readings.{place}") for place, one in enumerate(body["readings"])]
        return self.shown(asdict(take_readings(by=self.by, indicator=indicator, readings=sent)))


class OneReading(Door):
    @describe("A reading", name="get_reading", answer=forms.ReadingShape)
    def get(self, request, pk):
        return self.shown(shape_reading(self.one(reading_rows(request.user), pk=pk), self.reader))

    @describe("Take it back", name="remove_reading", status=204)
    def delete(self, request, pk):
        remove_reading(by=self.by, reading=self.one(reading_rows(request.user), pk=pk))
        return self.gone()
