import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from drf_spectacular.drainage import GENERATOR_STATS, reset_generator_stats
from drf_spectacular.generators import SchemaGenerator
from openapi_spec_validator import OpenAPIV31SpecValidator

from deliberation.api import refusals
from tests.api.contract import operations, resolved, schema, template_of
from tests.fuzzing.reasons import ONE_DECIDES_ABOUT_ANOTHER

pytestmark = pytest.mark.django_db
METHODS = ("get", "post", "put", "patch", "delete")
NAMES_A_VERSION = {"score_option"}  # in its body: of what need not be there yet
DOCUMENTS = {"/api/v1/schema/", "/api/v1/docs/", "/api/v1/{rest}"}


def routes(patterns, prefix: str = ""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.pattern}", pattern.callback


def test_routes_and_schema_name_the_same_addresses_and_methods():
    routed = {
        (name, template_of(route))
        for route, view in routes(get_resolver().url_patterns)
        if route.startswith("api/v1/") and template_of(route) not in DOCUMENTS
        for name in METHODS
        if hasattr(view.cls, name)
    }
    told = {(method, path) for path, item in schema()["paths"].items() for method in item}
    assert routed - told == set()
    assert told - routed == set()


def test_the_document_is_openapi_3_1():
    assert schema()["openapi"].startswith("3.1.")
    assert [str(fault) for fault in OpenAPIV31SpecValidator(schema()).iter_errors()] == []


def test_no_two_shapes_go_by_one_name():
    reset_generator_stats()
    SchemaGenerator().get_schema(public=True)
    assert [*GENERATOR_STATS._warn_cache, *GENERATOR_STATS._error_cache] == []


def test_every_operation_says_what_it_does_and_has_a_name_of_its_own():
    told = list(operations())
    assert len(told) == sum(len(item) for item in schema()["paths"].values())
    for name, (_method, _path, operation) in operations().items():
        assert operation["summary"], name
        assert operation["description"].startswith(operation["summary"]), name
        assert {tag["name"] for tag in schema()["tags"] if tag["description"]} >= set(operation["tags"]), name


def test_each_refusal_is_declared_where_it_can_happen_and_only_there():
    for name, (method, path, operation) in operations().items():
        told = {status for status in operation["responses"] if status[0] == "4"}
        assert told >= {"401", "403", "422"}, name
        for status in told:
            assert resolved(operation["responses"][status])["content"].keys() == {"application/problem+json"}
        bodied = {"400", "413", "415"}
        assert told & bodied == (bodied if "requestBody" in operation else set()), name
        edits = "If-Match" in {one["name"] for one in operation.get("parameters", [])}
        compares = {"412", "428"} if edits else {"412"} if name in NAMES_A_VERSION else set()
        assert told & {"412", "428"} == compares, name
        assert edits <= (method == "patch"), name
        assert "404" in told or "{" not in path, name
        assert "409" not in told or method != "get", name
        assert "429" in told or method == "get", name


def test_refusals_in_the_schema_are_those_that_the_code_knows():
    assert refusals.NAMES.keys() == refusals.EXAMPLES.keys()
    for status, (name, _says) in refusals.NAMES.items():
        assert str(schema()["components"]["responses"][name]["content"]).count(f"'status': {status}") == 1


def test_bodies_are_closed_to_unknown_fields():
    bodies = [
        media["schema"]
        for item in schema()["paths"].values()
        for operation in item.values()
        for media in operation.get("requestBody", {}).get("content", {}).values()
    ]
    components = schema()["components"]["schemas"]
    names = [body["$ref"].rpartition("/")[2] for body in bodies if "$ref" in body]
    assert names
    assert all(components[name]["additionalProperties"] is False for name in names)


def test_no_address_tells_a_key_of_ours_by_the_name_pk():
    assert not [path for path in schema()["paths"] if "{pk}" in path]


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_pages_show_the_operations_without_another_server(page, site):
    refused, elsewhere = [], []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: elsewhere.append(request.url) if not_ours(request.url, site) else None)
    page.goto(f"{site}/api/v1/docs/")
    page.locator("[data-tag=votes]").first.click()
    page.get_by_text("Answer “Does this hold?”; twice is one vote").wait_for()
    assert refused == []
    assert elsewhere == []


def not_ours(url: str, site: str) -> bool:
    return not url.startswith((site, "data:", "blob:"))


def test_excuses_of_made_up_requests_are_of_operations_that_there_are():
    assert ONE_DECIDES_ABOUT_ANOTHER.keys() <= operations().keys()


def test_lists_of_objects_tell_how_many_are_taken():
    taken = schema()["components"]["schemas"]
    readings = taken["NewReadings"]["properties"]["readings"]
    assert (readings["minItems"], readings["maxItems"]) == (1, 1000)
    assert taken["AgreementPartyInput"]["properties"]["signatories"]["maxItems"] == 20
