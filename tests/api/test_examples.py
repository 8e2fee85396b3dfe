"""Each operation shows what is sent and answered; each example is one of its schema."""

import pytest

from deliberation.api.examples import all_examples
from tests.api.contract import operations, resolved, validator_of

pytestmark = pytest.mark.django_db
JSON = "application/json"


def shown_in(content: dict, media: str = JSON) -> list[tuple[dict, object]]:
    """Schema and example of a media type, where it has both."""
    told = content.get(media, {})
    return [(told["schema"], told["example"])] if "example" in told else []


def test_every_body_and_every_answer_has_an_example():
    missing = []
    for name, (_method, _path, operation) in operations().items():
        if JSON in (asked := operation.get("requestBody", {}).get("content", {})) and not shown_in(asked):
            missing.append(f"{name} request")
        answers = [
            one.get("content", {}) for status, one in operation["responses"].items() if status[0] == "2"
        ]
        told = [content for content in answers if JSON in content]
        if told and not any(shown_in(content) for content in told):
            missing.append(f"{name} answer")
    assert missing == []


def test_every_refusal_has_an_example():
    for name, (_method, _path, operation) in operations().items():
        for status, answer in operation["responses"].items():
            if status[0] == "4":
                [(_schema, example)] = shown_in(resolved(answer)["content"], "application/problem+json")
                assert example["status"] == int(status), name


def test_every_example_is_one_of_its_schema():
    for _method, _path, operation in operations().values():
        contents = [operation.get("requestBody", {}).get("content", {})]
        contents += [resolved(answer).get("content", {}) for answer in operation["responses"].values()]
        for content in contents:
            for media in content:
                for schema, example in shown_in(content, media):
                    validator_of(schema).validate(example)


def test_no_example_is_of_what_is_not_there():
    assert all_examples().keys() <= operations().keys()
