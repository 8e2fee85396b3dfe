"""The schema, its pages, and the answer where there is nothing."""

from functools import cache

import orjson
from django.http import HttpResponse
from django.shortcuts import render
from drf_spectacular.generators import SchemaGenerator

from deliberation.api.doors import Door
from deliberation.api.rendering import json_answer
from deliberation.errors import NotFound

SCHEMA_TYPE = "application/vnd.oai.openapi+json"


def schema(request) -> HttpResponse:
    """OpenAPI 3.1, for everybody: it tells nothing of anybody."""
    return json_answer(_schema(), content_type=SCHEMA_TYPE)


def pages(request) -> HttpResponse:
    """The schema to be read by people, without any other server."""
    return render(request, "api/docs.html", {"schema": "/api/v1/schema/"})


class Nothing(Door):
    """Every other address below ``/api/v1/``."""

    public = True
    schema = None

    def get(self, request, rest):
        raise NotFound

    post = put = patch = delete = get


@cache
def _schema() -> bytes:
    return orjson.dumps(SchemaGenerator().get_schema(public=True))
