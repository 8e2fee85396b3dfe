"""Nothing points at a person, and nobody's words are kept, without a line that says what becomes of it."""

from django.apps import apps
from django.db import models

from accounts.models import User
from deliberation.personal import POINTERS, WORDS

OURS = ("accounts", "deliberation")
TEXT = (models.CharField, models.TextField, models.JSONField, models.FileField, models.GenericIPAddressField)


def columns(labels=None):
    """Each column by its name, of every table or of those of some apps; also the tables between two."""
    for noun in apps.get_models(include_auto_created=True):
        if labels is None or noun._meta.app_label in labels:
            for field in noun._meta.concrete_fields:
                yield f"{noun._meta.label}.{field.name}", field


def test_every_column_that_points_at_a_user_is_in_the_register():
    pointing = {name for name, field in columns() if field.is_relation and field.related_model is User}
    assert pointing - POINTERS.keys() == set()


def test_every_column_of_text_is_in_the_register():
    texts = {name for name, field in columns(OURS) if isinstance(field, TEXT) and not field.choices}
    assert texts - WORDS.keys() == set()


def test_the_register_names_no_column_that_is_not_there():
    """But for those of a library that this installation goes without."""
    known = {name for name, _field in columns()}
    named = {name for name in POINTERS.keys() | WORDS.keys() if name.partition(".")[0] in apps.app_configs}
    assert named - known == set()
