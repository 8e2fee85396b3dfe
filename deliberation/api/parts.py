"""What ``?fields=`` leaves of an answer, in the schema: the whole, or a part of it in which no member has to be.

A document cannot say that an answer depends on the question. So both are told, the whole first: what is asked for
without ``fields`` has every member, and whatever comes is one of the two.
"""

from typing import Any

from .rendering import JSON_TYPE

REF = "#/components/schemas/"


def tell_parts(operation: dict, schemas: dict[str, dict]) -> None:
    """Declare the part beside the whole where an operation takes ``fields``; it becomes one of ``schemas``."""
    if not any(one["name"] == "fields" for one in operation.get("parameters", [])):
        return
    told = operation["responses"]["200"]["content"][JSON_TYPE]
    whole = told["schema"]["$ref"].removeprefix(REF)
    told["schema"] = {"anyOf": [{"$ref": REF + whole}, {"$ref": REF + _part_of(whole, schemas)}]}


def whole_of(schema: dict[str, Any]) -> dict[str, Any]:
    """Without the part, if there is one beside it."""
    return schema["anyOf"][0] if "anyOf" in schema else schema


def _part_of(whole: str, schemas: dict[str, dict]) -> str:
    """The name of the part: of an object, or of a list whose results are parts."""
    name, part = f"{whole}Part", dict(schemas[whole])
    results = part["properties"].get("results", {})
    if "items" in results and "next" in part["properties"]:  # also where the list may be null
        items = {"$ref": REF + _part_of(results["items"]["$ref"].removeprefix(REF), schemas)}
        part["properties"] = part["properties"] | {"results": results | {"items": items}}
    else:
        part.pop("required", None)
        part["description"] = f"What `fields` leaves of {whole}."
    schemas[name] = part
    return name
