"""The schema, its pages, and the answer where there is nothing."""

from functools import cache
from typing import ClassVar

import orjson
from django.shortcuts import render
from drf_spectacular.generators import SchemaGenerator

from deliberation.api.doors import Door
from deliberation.errors import NotFound

SCHEMA_TYPE = "application/vnd.oai.openapi+json"


class Document(Door):
    """For everybody, whoever asks: it tells nothing of anybody."""

    authentication_classes: ClassVar = []
    public = True
    schema = None


class Schema(Document):
    """OpenAPI 3.1."""

    def get(self, request):
        return self.shown_as(_schema(), SCHEMA_TYPE)


class Pages(Document):
    """The schema to be read by people, without any other server."""

    def get(self, request):
        return render(request._request, "api/docs.html", {"schema": "/api/v1/schema/"})


class Nothing(Door):
    """Every other address below ``/api/``."""

    public = True
    schema = None

    def get(self, request, **rest):
        raise NotFound

    post = put = patch = delete = get


@cache
def _schema() -> bytes:
    return orjson.dumps(SchemaGenerator().get_schema(public=True))
