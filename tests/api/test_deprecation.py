"""An operation that goes says so, in the schema and with every answer."""

from datetime import date
from uuid import uuid4

from django.contrib.auth.models import AnonymousUser
from django.urls import path
from drf_spectacular.generators import SchemaGenerator
from rest_framework.test import APIRequestFactory

from deliberation.api.describing import Deprecated, describe
from deliberation.api.doors import Door
from deliberation.api.serializers.people import MeShape
from deliberation.errors import NotFound

GOES = Deprecated(since=date(2026, 5, 4), sunset=date(2027, 5, 4), instead="get_me")


class Old(Door):
    public = True
    authentication_classes = ()

    @describe("Who calls", name="get_old", answer=MeShape, deprecated=GOES)
    def get(self, request):
        if "fields" in self.query:
            raise NotFound
        return self.shown({"id": 1})


def asked(query: str = ""):
    request = APIRequestFactory().get(f"/api/v1/old{query}")
    request.id, request.user = str(uuid4()), AnonymousUser()
    return Old.as_view()(request)


def test_an_answer_tells_since_when_until_when_and_where_to_read_of_it(settings):
    answer = asked()
    assert answer["Deprecation"] == "@1777852800"
    assert answer["Sunset"] == "Tue, 04 May 2027 00:00:00 GMT"
    assert answer["Link"] == f'<{settings.BASE_URL}/api/v1/docs/>; rel="deprecation"; type="text/html"'


def test_a_refusal_tells_it_too():
    assert asked("?fields=id")["Sunset"] == "Tue, 04 May 2027 00:00:00 GMT"


def test_the_schema_tells_it():
    said = SchemaGenerator(patterns=[path("api/v1/old", Old.as_view())]).get_schema(public=True)
    operation = said["paths"]["/api/v1/old"]["get"]
    assert operation["deprecated"] is True
    assert "use get_me" in operation["description"]
    assert {"Deprecation", "Sunset"} <= operation["responses"]["200"]["headers"].keys()


def test_what_stays_tells_nothing(hana, argument):
    answer = hana.get(f"arguments/{argument.pk}")
    assert not {"Deprecation", "Sunset"} & set(answer.headers)
