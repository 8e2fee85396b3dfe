"""No write changes more than it declares: each column of our nouns, sent along, is refused by its name.

The operations are those of the schema, so that none is forgotten.
"""

from functools import cache

import pytest
from django.apps import apps

from accounts.models import Token
from tests.api import contract
from tests.api.client import caller
from tests.safe_text.everything import build

WRITES = ("post", "put", "patch")
# Whatever a noun of ours has a column for, by the names that a column goes by.
COLUMNS = sorted(
    {
        name
        for label in ("accounts", "deliberation")
        for noun in apps.get_app_config(label).get_models()
        for field in noun._meta.concrete_fields
        for name in (field.name, field.attname)
    }
)
FOREIGN = "0190c7a1-0000-7000-8000-0000000000ff"


@cache
def operations() -> list[tuple[str, str]]:
    """Every operation that takes JSON: its method and its path."""
    return [
        (method, path)
        for path, item in contract.schema()["paths"].items()
        for method, operation in item.items()
        if method in WRITES and "application/json" in operation.get("requestBody", {}).get("content", {})
    ]


def declared(method: str, path: str) -> set[str]:
    """The fields that the schema gives the body of an operation."""
    schema = contract.schema()
    body = schema["paths"][path][method]["requestBody"]["content"]["application/json"]["schema"]
    found: set[str] = set()
    for one in body.get("oneOf", [body]):
        whole = schema["components"]["schemas"][one["$ref"].rpartition("/")[2]] if "$ref" in one else one
        assert whole.get("additionalProperties") is False, (method, path)
        found |= set(whole.get("properties", {}))
    return found


@pytest.fixture
def everything(cast):
    return build(cast)


def rows_of_all_nouns() -> dict[str, list]:
    return {
        noun._meta.label: list(noun._default_manager.order_by("pk").values())
        for label in ("accounts", "deliberation")
        for noun in apps.get_app_config(label).get_models()
        if noun is not Token  # it tells when it was used last
    }


def test_each_write_refuses_every_column_it_does_not_declare_and_changes_nothing(everything, cast):
    owner, reader_of_the_brief = caller(cast.jiwoo), caller(cast.minji)
    before = rows_of_all_nouns()
    wrong = {}
    for method, path in operations():
        body = dict.fromkeys((name for name in COLUMNS if name not in declared(method, path)), FOREIGN)
        by = reader_of_the_brief if "/briefs/" in path else owner
        answer = by.send(method.upper(), address(path, everything), body, If_Match="*")
        refused = answer.json()["errors"] if answer.status_code == 422 else []
        told = {fault["field"] for fault in refused if fault["code"] == "unknown"}
        if missed := body.keys() - told:
            wrong[f"{method} {path}"] = (answer.status_code, sorted(missed)[:3])
    assert wrong == {}
    assert rows_of_all_nouns() == before


def address(path: str, everything) -> str:
    """The path with ids of the scene."""
    scene, cast = everything.scene, everything.cast
    noun = path.removeprefix("/api/v1/").partition("/")[0]
    inner = path.partition("{key}/")[2].partition("/")[0]
    ids = {
        "reports": everything.ids["report"],
        "sources": scene.evidence.source_id,
        "policy-records": scene.policy.pk,
        "cases": scene.case.pk,
        "briefs": everything.ids["brief"],
        "members": everything.ids["membership"],
        "organisations": cast.msit.pk,
        "invitations": cast.workspace.invitations.filter(email="").get().pk,
        "services": everything.ids["service"],
        "webhooks": everything.ids["webhook"],
        "criteria": scene.criterion.pk,
        "status-reports": scene.status_report.pk,
        **{
            f"{noun}s": everything.ids[noun]
            for noun in ("condition", "dissent", "trigger", "snapshot", "reading")
        },
        "bodies": scene.table.body,
        "meetings": scene.table.minuted,
        "agenda-items": scene.table.item,
        "minute-lines": scene.table.line,
    }
    if path.endswith("/challenge"):
        noun = "challenges"
    if path.endswith(("/dissents", "/triggers")):
        noun, inner = "decided", ""
        ids["decided"] = everything.ids["settled_initiative"]
    which = ids.get(inner) or ids.get(noun) or getattr(scene, noun.removesuffix("s"), FOREIGN)
    named = {
        "id": getattr(which, "pk", which),
        "key": "AI",
        "user": cast.taeho.pk,
        "prefix": "mdg_none",
        "delivery": FOREIGN,
        "template": "answers",
        "criterion": scene.criterion.pk,
        "seat": scene.table.seat.pk,
    }
    return path.format(system="kialo", external_id="1", **named)
