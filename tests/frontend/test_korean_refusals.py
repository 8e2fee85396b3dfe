"""Whatever is wrong with what a reader of Korean sends, each sentence about it is Korean, the libraries' too."""

import re
from collections.abc import Iterator

import pytest
from django.core.exceptions import ValidationError
from django.forms import BaseForm, ModelChoiceField
from django.urls import get_resolver
from django.utils.translation import override

from deliberation.api.serializers.base import Input

HANGUL = re.compile("[가-힣]")
WRONG = ["", "x" * 30_000, "nothing", "-1", "9" * 20, "1.5", "a\0b", "2020-13-45", "a@b", "http://"]
WRONG_JSON = [*WRONG, None, [], {}, True, ["x"], {"a": 1}]


@pytest.fixture(autouse=True)
def all_is_loaded(db):
    get_resolver().url_patterns  # noqa: B018 - reading them imports every form and every serializer
    with override("ko"):
        yield


def below(base: type) -> Iterator[type]:
    for one in base.__subclasses__():
        yield one
        yield from below(one)


def sentences(faults) -> Iterator[str]:
    if isinstance(faults, dict):
        faults = list(faults.values())
    if isinstance(faults, list):
        for one in faults:
            yield from sentences(one)
    else:
        yield str(faults)


def of_form(form: type[BaseForm]) -> Iterator[str]:
    for field in getattr(form, "base_fields", {}).values():
        for value in () if isinstance(field, ModelChoiceField) else WRONG:
            try:
                field.clean(value)
            except ValidationError as fault:
                yield from fault.messages


def of_input(serializer: type[Input]) -> Iterator[str]:
    for value in WRONG_JSON:
        checked = serializer(data=dict.fromkeys(serializer().fields, value))
        checked.is_valid()
        yield from sentences(checked.errors)
    unknown = serializer(data={"never asked": 1})
    unknown.is_valid()
    yield from sentences(unknown.errors)


def test_no_form_of_the_pages_refuses_in_english():
    told = {said: form.__qualname__ for form in below(BaseForm) for said in of_form(form)}

    assert len(told) > 20
    assert {said: form for said, form in told.items() if not HANGUL.search(said)} == {}


def test_the_api_refuses_nothing_in_english():
    told = {said: one.__qualname__ for one in below(Input) for said in of_input(one)}

    assert len(told) > 20
    assert {said: one for said, one in told.items() if not HANGUL.search(said)} == {}
