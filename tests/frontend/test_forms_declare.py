"""What a form does not ask for is never written: columns that are sent along leave no trace in any table."""

import pytest
from django.apps import apps
from django.forms import BaseForm

from deliberation.models import Initiative
from tests.doors import DOORS, VERBS
from tests.scene import set_scene

FOREIGN = "0190c7a1-0000-7000-8000-0000000000ff"
OURS = ("accounts", "deliberation")


def nouns() -> list:
    return [noun for label in OURS for noun in apps.get_app_config(label).get_models()]


def forms_below(form=BaseForm):
    for one in form.__subclasses__():
        yield one
        yield from forms_below(one)


def undeclared() -> set[str]:
    """Each column of ours that no form of the pages has a field for."""
    columns = {
        name for noun in nouns() for one in noun._meta.concrete_fields for name in (one.name, one.attname)
    }
    asked = {
        name for form in forms_below() if form.__module__.startswith("frontend") for name in form.base_fields
    }
    return columns - asked


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


@pytest.mark.parametrize("name", VERBS)
def test_a_form_writes_nothing_that_it_does_not_ask_for(cast, name):
    scene, door, sent = set_scene(cast), DOORS["web"](), []
    plain = door.post
    extra = dict.fromkeys(undeclared(), FOREIGN)
    door.post = lambda path, data: sent.append(path) or plain(path, {**extra, **data})
    door.enter(cast.jiwoo)
    Initiative.objects.update(stage="open")
    outcome = VERBS[name].do(door, scene)
    assert outcome != 500
    assert not sent or traces() == []


def traces() -> list[str]:
    """Where in our tables the foreign id stands by now."""
    rows = ((noun, row) for noun in nouns() for row in noun._default_manager.values())
    return [noun._meta.label for noun, row in rows if any(FOREIGN in str(value) for value in row.values())]
