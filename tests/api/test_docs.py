import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.api.contract import schema

pytestmark = pytest.mark.django_db
DOCUMENTS = {"/api/v1/schema/", "/api/v1/docs/", "/api/v1/{rest}"}


def routes(patterns, prefix: str):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.pattern}", pattern.callback


def template_of(route: str) -> str:
    parts = [
        part.strip("<>").rpartition(":")[2] if part.startswith("<") else None for part in route.split("/")
    ]
    named = [f"{{{name}}}" if name else part for name, part in zip(parts, route.split("/"), strict=True)]
    return "/" + "/".join(named).replace("{pk}", "{id}")


def test_every_address_and_method_is_in_the_schema():
    missing = []
    for route, view in routes(get_resolver().url_patterns, ""):
        path = template_of(route)
        if not route.startswith("api/v1/") or path in DOCUMENTS:
            continue
        methods = {name for name in ("get", "post", "put", "patch", "delete") if hasattr(view.cls, name)}
        missing += [f"{name} {path}" for name in methods - schema()["paths"].get(path, {}).keys()]
    assert missing == []


def test_every_operation_has_a_name_of_its_own_and_declares_its_refusals():
    names = []
    for item in schema()["paths"].values():
        for method, operation in item.items():
            names.append(operation["operationId"])
            refusals = {"401", "403", "422"} | ({"412", "428"} if is_edit(method, operation) else set())
            assert refusals <= operation["responses"].keys(), operation["operationId"]
    assert len(names) == len(set(names))


def is_edit(method: str, operation: dict) -> bool:
    return method == "patch" and "x-unversioned" not in operation


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
