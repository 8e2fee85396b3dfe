"""Everything that comes in has a bound: each field, each list, the body, and what stands behind the question mark."""

from collections.abc import Iterator

import pytest
from django import forms
from django.apps import apps
from django.urls import get_resolver
from rest_framework import serializers

from deliberation.api.serializers.base import Input
from deliberation.limits import sizes
from frontend.forms.page_form import PageForm
from tests.frontend.pages import text_of
from tests.sessions import known_again

# Bounded otherwise: by a pattern with counts, by their type, or by what is checked behind them.
BY_THEMSELVES = (serializers.ChoiceField, serializers.RegexField, serializers.UUIDField)
FORMS_BY_THEMSELVES = (forms.ChoiceField, forms.UUIDField)
ELSEWHERE = {
    "Acceptance.chosen": "its shape and lengths are the verb's to check: deliberation/actions/brief_choice.py",
    "NewSavedView.query": "its words and lengths are the verb's to check: deliberation/actions/saved_views.py",
}
# Columns of texts that nobody types, made from others that have a bound.
MADE = {
    "Argument.reasons_html",
    "Brief.text",
    "Comment.text_html",
    "FactSource.quote",
    "Initiative.text_html",
    "KeptMail.html",
    "KeptMail.text",
    "OutgoingMail.sealed",
    "Revision.reasons",
    "SearchEntry.body",
    "SearchEntry.body_tokens",
    "SearchEntry.title",
    "SearchEntry.title_tokens",
    "Snapshot.content",
}


def test_every_text_and_list_that_the_api_takes_has_a_bound():
    get_resolver().url_patterns  # noqa: B018  loads every view, and with them their serializers
    found = {path for one in below(Input) for path in unbounded(one(), one.__name__)}
    assert found - ELSEWHERE.keys() == set()


def unbounded(field, path: str) -> Iterator[str]:
    if isinstance(field, serializers.Serializer):
        for name, inner in field.fields.items():
            yield from unbounded(inner, f"{path}.{name}")
    elif isinstance(field, serializers.ListField | serializers.ListSerializer):
        if field.max_length is None:
            yield path
        yield from unbounded(field.child, f"{path}[]")
    elif isinstance(field, serializers.DictField | serializers.JSONField) or is_endless(field):
        yield path


def is_endless(field) -> bool:
    text = isinstance(field, serializers.CharField) and not isinstance(field, BY_THEMSELVES)
    return text and field.max_length is None


def test_every_text_that_a_form_takes_has_a_bound():
    get_resolver().url_patterns  # noqa: B018
    found = [
        f"{form.__name__}.{name}"
        for form in below(PageForm)
        for name, field in form.base_fields.items()
        if isinstance(field, forms.CharField)
        and not isinstance(field, FORMS_BY_THEMSELVES)
        and field.max_length is None
    ]
    assert found == []


def test_every_column_for_a_text_has_a_bound_or_is_made_from_one():
    texts = {
        f"{model.__name__}.{field.name}"
        for app in ("accounts", "deliberation")
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.fields
        if field.get_internal_type() == "TextField" and field.max_length is None
    }
    assert texts == MADE


def below(kind: type) -> set[type]:
    """Its subclasses in the product, all the way down."""
    found = set(kind.__subclasses__())
    return found.union(*(below(one) for one in found))


@pytest.fixture
def signed_in(cast, client):
    client.force_login(cast.hana)
    return known_again(client)


def test_a_form_that_is_too_large_is_refused_in_a_sentence(signed_in, initiative):
    answer = signed_in.post("/i/AI-1/discussion/", {"text": "x" * (2 * 1024 * 1024 + 1)})
    assert (answer.status_code, "too much for one request" in text_of(answer)) == (413, True)


@pytest.mark.parametrize("path", ["/i/AI-1/discussion/", "/api/v1/me/tokens"])
def test_what_says_that_it_is_huge_is_not_even_read(signed_in, initiative, path):
    answer = signed_in.post(path, {}, CONTENT_LENGTH=str(sizes.LARGEST_BODY + 1))
    assert answer.status_code == 413
    assert "too much for one request" in answer.content.decode()


def test_a_body_of_json_that_is_too_large_is_a_problem(signed_in):
    body = b'{"name": "' + b"x" * (2 * 1024 * 1024) + b'"}'
    answer = signed_in.post("/api/v1/me/tokens", body, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_json_that_is_nested_too_deep_is_refused(signed_in):
    for depth in (17, 5_000):
        body = b"[" * depth + b"]" * depth
        answer = signed_in.post("/api/v1/me/tokens", body, content_type="application/json")
        assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


def test_what_stands_behind_the_question_mark_has_a_bound_at_both_doors(signed_in, initiative):
    words = "x" * sizes.LONGEST_QUERY
    page, problem = signed_in.get(f"/search/?q={words}"), signed_in.get(f"/api/v1/search?q={words}")
    assert (page.status_code, "too long" in text_of(page)) == (422, True)
    assert (problem.status_code, problem.json()["code"]) == (422, "query_too_long")


def test_too_many_fields_are_too_much(signed_in, initiative, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    answer = signed_in.post("/i/AI-1/discussion/", {str(number): "x" for number in range(4)})
    assert answer.status_code == 413
