"""What schemathesis is told in its own process beside the settings of `test_fuzzing.py`."""

import json
import os
from itertools import count

import schemathesis

from tests.fuzzing.reasons import is_explained

# Nobody revokes the credential of the run, ends its owner's rights, or demands of them what a token cannot show.
SPARED = frozenset(json.loads(os.environ.get("FUZZING_SPARED", "[]")))
DEMANDS = frozenset({"demands_second_factor", "demands_provider"})
LONGEST = 30_000  # signs: the web server itself answers 414 to more, before the application sees it
number = count()


@schemathesis.hook
def filter_case(context, case) -> bool:
    """Whether the case may be sent."""
    if isinstance(case.body, dict) and case.body.keys() & DEMANDS:
        return False
    if len(str(case.query)) > LONGEST:
        return False
    named = {case.path_parameters.get(part) for part in ("id", "prefix")}
    return case.method == "GET" or not SPARED & named


@schemathesis.hook
def before_call(context, case, kwargs) -> None:
    """Requests that are to be taken have a key of their own, and a cursor once in ten times.

    Schemathesis sends one key to every operation, of which only the first counts; and no cursor that it makes up is
    one of the list.
    """
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    turn = next(number)
    if key := (case.headers or {}).get("Idempotency-Key"):
        case.headers["Idempotency-Key"] = f"{turn}-{key}"[:255]
    if turn % 10:
        (case.query or {}).pop("cursor", None)


@schemathesis.check
def refuses_what_the_schema_allows_only_for_a_reason(ctx, response, case) -> None:
    """A 422 to a request of the schema names a code that speaks of what is there, never one of shape."""
    meta = case.meta
    if response.status_code != 422 or meta is None or not meta.generation.mode.is_positive:
        return
    told, operation = response.json(), case.operation.definition.raw["operationId"]
    faults = told["errors"] or [{"field": "", "code": told["code"], "detail": told["detail"]}]
    if unexplained := [one for one in faults if not is_explained(operation, one, case.body)]:
        raise AssertionError(f"{operation} refuses what its schema allows: {unexplained}")
