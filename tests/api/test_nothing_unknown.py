"""Each operation of the schema refuses a query and a field that it does not know, and a method that is none of it."""

import pytest

from tests.api.client import caller
from tests.api.contract import operations, schema
from tests.api.test_declared_fields import address as place
from tests.safe_text.everything import build

METHODS = {"get", "post", "put", "patch", "delete"}


@pytest.fixture
def everything(cast):
    return build(cast)


@pytest.fixture
def owner(cast):
    return caller(cast.jiwoo)


def test_an_unknown_query_is_refused_by_every_operation(everything, owner):
    wrong = {}
    for name, (method, path, _operation) in operations().items():
        answer = owner.send(method.upper(), f"{place(path, everything)}?nonsense=1", None, If_Match="*")
        faults = answer.json()["errors"] if answer.status_code == 422 else []
        if {"field": "nonsense", "code": "unknown"}.items() - {
            item for fault in faults for item in fault.items()
        }:
            wrong[name] = answer.status_code
    assert wrong == {}


def test_what_is_said_twice_is_refused_by_every_operation_that_is_asked_something(everything, owner):
    wrong = {}
    for name, (method, path, operation) in operations().items():
        asked = [one["name"] for one in operation.get("parameters", []) if one["in"] == "query"]
        for word in asked:
            answer = owner.send(
                method.upper(), f"{place(path, everything)}?{word}=1&{word}=1", None, If_Match="*"
            )
            if (answer.status_code, [one["code"] for one in answer.json()["errors"]]) != (422, ["repeated"]):
                wrong[f"{name} {word}"] = answer.status_code
    assert wrong == {}


def test_an_unknown_field_is_refused_by_every_operation_that_takes_a_body(everything, cast, owner):
    wrong = {}
    for name, (method, path, operation) in operations().items():
        if "application/json" not in operation.get("requestBody", {}).get("content", {}):
            continue
        by = caller(cast.minji) if "/briefs/" in path else owner
        answer = by.send(method.upper(), place(path, everything), {"nonsense": 1}, If_Match="*")
        faults = answer.json()["errors"] if answer.status_code == 422 else []
        if ("nonsense", "unknown") not in {(fault["field"], fault["code"]) for fault in faults}:
            wrong[name] = (answer.status_code, answer.json()["code"])
    assert wrong == {}


def test_every_address_refuses_other_methods_and_names_its_own(everything, owner):
    for path, item in schema()["paths"].items():
        for method in METHODS - item.keys():
            answer = owner.send(method.upper(), place(path, everything), None)
            allowed = {one.strip().lower() for one in answer["Allow"].split(",")}
            assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed"), (method, path)
            assert allowed & METHODS == item.keys(), path


def test_every_body_of_another_media_type_is_refused(everything, cast, owner):
    refused, wrong = 0, {}
    for name, (method, path, operation) in operations().items():
        if "requestBody" not in operation:
            continue
        by = caller(cast.minji) if "/briefs/" in path else owner
        headers = {"Content_Type": "text/plain", "If_Match": "*"}
        answer = by.send(method.upper(), place(path, everything), b"hello", **headers)
        told = answer.status_code, answer["Content-Type"], answer.json()["code"]
        if told == (415, "application/problem+json", "unsupported_media_type"):
            refused += 1
        else:
            wrong[name] = told
    assert wrong == {}
    assert refused >= 78
