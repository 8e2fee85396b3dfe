"""What a form does not ask for is never written: columns that are sent along leave no trace in any table."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import models, transaction
from django.forms import BaseForm

from deliberation.models import Initiative
from deliberation.models.saved_views import ASKED
from deliberation.models.stages import POSSIBLE
from tests.doors import ALL, DONE, DOORS, VERBS, Verb
from tests.scene import set_scene

FOREIGN = "0190c7a1-0000-7000-8000-0000000000ff"
WORD, NUMBER = "neverasked", 31337
DAY = datetime(1999, 12, 31, 12, tzinfo=UTC)
OURS = ("accounts", "deliberation")


def nouns() -> list:
    return [noun for label in OURS for noun in apps.get_app_config(label).get_models()]


def columns():
    """Each column of ours under the names that a form could have for it."""
    for noun in nouns():
        for one in noun._meta.concrete_fields:
            yield from ((one.name, one), (one.attname, one))


def forms_below(form=BaseForm):
    for one in form.__subclasses__():
        yield one
        yield from forms_below(one)


def undeclared() -> set[str]:
    """Each column of ours that no form of the pages has a field for."""
    asked = {
        name for form in forms_below() if form.__module__.startswith("frontend") for name in form.base_fields
    }
    asked |= {word for words in ASKED.values() for word in words}  # a saved view keeps them by their names
    return {name for name, _field in columns()} - asked


def foreign(field: models.Field) -> list[str]:
    """What the column would take and nothing else in these tests says."""
    if field.choices:
        return [str(field.choices[at][0]) for at in (0, -1)]
    if isinstance(field, models.BooleanField):
        return ["on", ""]
    if isinstance(field, models.DateTimeField):
        return [DAY.isoformat()]
    if isinstance(field, models.DateField):
        return [DAY.date().isoformat()]
    if isinstance(field, models.IntegerField | models.FloatField):
        return [str(NUMBER)]
    if isinstance(field, models.UUIDField | models.ForeignKey):
        return [FOREIGN]
    return [f'["{WORD}"]' if isinstance(field, models.JSONField) else WORD]


def rounds() -> list[dict[str, str]]:
    """Sent one after another, so that each value of each column has been sent once."""
    names, values = undeclared(), {}
    for name, field in columns():
        if name in names:
            values.setdefault(name, {}).update(dict.fromkeys(foreign(field)))
    most = max(map(len, values.values()))
    return [
        {name: list(its)[turn % len(its)] for name, its in sorted(values.items())} for turn in range(most)
    ]


def test_authors_voters_stages_and_marks_are_among_what_is_sent_along():
    official = {
        "author",
        "author_id",
        "voter",
        "workspace",
        "created_at",
        "number",
        "hidden_at",
        "hidden_by",
        "id",
    }
    assert official | {"external_id", "is_staff", "is_active", "stage_since", "merged_into"} <= undeclared()


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
def test_a_form_writes_nothing_that_it_does_not_ask_for(cast, verb):
    """By somebody who may, where it can happen: what is refused would write nothing anyhow."""
    scene, door = set_scene(cast), DOORS["web"]()
    who, stage = where_it_is_done(door, verb)
    door.enter(getattr(cast, who))
    Initiative.objects.update(stage=stage)
    plain = done(door, verb, scene, {})
    for extra in rounds():
        assert done(door, verb, scene, extra) == plain


def where_it_is_done(door, verb: Verb) -> tuple[str, str]:
    stages = ["open", *POSSIBLE]
    return next((who, at) for at in stages for who in ALL if verb.expected(door, who, at) == DONE)


def done(door, verb: Verb, scene, extra: dict[str, str]) -> Counter:
    """What tables say of each choice and mark once it is done; taken back then."""
    send = type(door).post.__get__(door)
    door.post = lambda path, data: send(path, {**extra, **data})
    with transaction.atomic():
        assert verb.do(door, scene) == DONE
        rows = [(noun, row) for noun in nouns() for row in noun._base_manager.values()]
        transaction.set_rollback(True)
    assert [noun._meta.label for noun, row in rows if is_traced(row)] == []
    return Counter(
        (noun._meta.label, name, row[name]) for noun, row in rows for name in marks(noun) if row[name] != ""
    )


def is_traced(row: dict[str, Any]) -> bool:
    """A word that was sent along stands in it."""
    values = row.values()
    return (
        any(word in str(value) for value in values for word in (FOREIGN, WORD, "1999-12-31"))
        or NUMBER in values
    )


def marks(noun: type[models.Model]) -> list[str]:
    """Its columns with few values, of which any could have been there before."""
    return [
        one.attname
        for one in noun._meta.concrete_fields
        if one.choices or isinstance(one, models.BooleanField)
    ]
