"""Whatever comes in: nothing unknown, nothing that only looks right, never a fault of ours."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rest_framework.exceptions import ValidationError

from deliberation.api.serializers import (
    arguments,
    briefs,
    decisions,
    digests,
    discussion,
    initiatives,
    invitations,
    people,
    queries,
    sources,
    votes,
)
from deliberation.api.serializers.base import Input

ROOMS = (
    arguments,
    briefs,
    decisions,
    digests,
    discussion,
    initiatives,
    invitations,
    people,
    queries,
    sources,
    votes,
)
INPUTS = sorted(
    {
        one
        for room in ROOMS
        for one in vars(room).values()
        if isinstance(one, type) and issubclass(one, Input)
    },
    key=lambda one: one.__name__,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def faults_of(serializer, data):
    checked = serializer(data=data)
    checked.is_valid()
    return checked.errors


@pytest.mark.parametrize("serializer", INPUTS, ids=lambda one: one.__name__)
@settings(max_examples=15, deadline=None)
@given(name=st.text(min_size=1, max_size=12), value=JSON)
def test_an_unknown_field_is_refused_and_never_dropped(serializer, name, value):
    if name not in serializer().fields:
        assert faults_of(serializer, {name: value})[name][0].code == "unknown"


@pytest.mark.parametrize("serializer", INPUTS, ids=lambda one: one.__name__)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_any_value_is_accepted_or_refused_but_breaks_nothing(serializer, data):
    names = list(serializer().fields)
    body = {name: data.draw(JSON) for name in names}
    checked = serializer(data=body)
    assert checked.is_valid() or checked.errors


@pytest.mark.parametrize(
    "body", [b"{", b"[1]", b'"text"', b"null", b"\xff", b'{"claim": NaN}', b"[" * 500 + b"]" * 500]
)
def test_what_is_not_an_object_is_refused_in_one_form(hana, initiative, body):
    refusal = hana.post(f"initiatives/{initiative.pk}/arguments", body)
    assert refusal.status_code in (400, 422)
    assert refusal.json()["code"] in ("malformed", "invalid")


def test_another_media_type_is_refused(hana, initiative):
    refusal = hana.post(
        f"initiatives/{initiative.pk}/arguments", b"kind=advantage", Content_Type="text/plain"
    )
    assert refusal.status_code == 415


def test_too_large_a_body_is_refused(hana, initiative):
    body = {"kind": "advantage", "claim": "x", "reasons": "x" * (3 * 1024 * 1024)}
    assert hana.post(f"initiatives/{initiative.pk}/arguments", body).status_code == 413


def test_control_characters_are_refused(hana, initiative):
    refusal = hana.post(f"initiatives/{initiative.pk}/arguments", {"kind": "advantage", "claim": "a\x00b"})
    assert refusal.status_code == 422


def test_a_query_on_a_write_is_refused_when_it_means_nothing(hana, argument):
    assert hana.put(f"arguments/{argument.pk}/vote?value=1", {"value": 1}).status_code == 422


def test_other_addresses_and_methods_are_refused_in_the_same_form(hana, argument):
    for method, path, status in (
        ("GET", "nothing/here", 404),
        ("POST", "nothing/here", 404),
        ("GET", "initiatives/AI-1", 404),
        ("PUT", f"arguments/{argument.pk}", 405),
        ("TRACE", f"arguments/{argument.pk}", 405),
    ):
        refusal = hana.send(method, path, None)
        assert (refusal.status_code, refusal["Content-Type"]) == (status, "application/problem+json")


def test_head_and_options_are_sane(hana, argument):
    path = f"arguments/{argument.pk}"
    head, options = hana.send("HEAD", path, None), hana.send("OPTIONS", path, None)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", hana.get(path)["ETag"])
    assert (options.status_code, options["Allow"]) == (204, "GET, PATCH, HEAD, OPTIONS")


def test_faults_within_lists_are_found():
    with pytest.raises(ValidationError) as fault:
        initiatives.NewInitiative(data={"workspace": "AI", "title": "x", "parties": [{}]}).is_valid(
            raise_exception=True
        )
    assert "organisation" in fault.value.detail["parties"][0]
