"""Where a person may have been called by name: "[@Hana Kim](mention:UUID)" in the words of people."""

from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Q

from .words import WORDS, Words


def texts_of_people() -> dict[type[models.Model], list[str]]:
    """The columns of text, by noun, in which somebody may call a person."""
    texts: dict[type[models.Model], list[str]] = {}
    for column, words in WORDS.items():
        label, _dot, name = column.rpartition(".")
        noun = apps.get_model(label)
        field = noun._meta.get_field(name)
        written = words in (Words.SAID, Words.OFFICIAL) and isinstance(
            field, models.CharField | models.TextField
        )
        if written and label.startswith("deliberation."):
            texts.setdefault(noun, []).append(name)
    return texts


def calls(person: UUID, names: list[str]) -> Q:
    """Whether any of the columns ``names`` calls this person, whatever the name that was written."""
    return Q.create([(f"{name}__icontains", f"mention:{person}") for name in names], connector=Q.OR)
