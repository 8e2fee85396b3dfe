"""A canary into every text of every noun. The columns are read from the models, so that a new one is planted too."""

from collections.abc import Iterator
from typing import Any

from allauth.account.models import EmailAddress
from django.apps import apps
from django.db import models

from accounts.models import User
from deliberation import search
from deliberation.models import Initiative

from .seers import RULES, initiative_of, writer_of
from .world import World

TEXTS = (models.CharField, models.TextField, models.JSONField, models.FileField)
# Columns that hold codes, keys and digests, and rows that tell of others by their ids.
CODES = frozenset(
    {
        "Workspace.key", "Workspace.time_zone", "Workspace.demands_provider", "Workspace.follow_up_parts",
        "User.password", "User.time_zone", "Invitation.secret_digest", "Token.token_key",
        "Token.first_key", "Token.scopes",
        "Source.address_key", "Source.content_hash", "Brief.media_type", "Brief.content_hash",
        "FeedAddress.secret_digest", "Subscription.time_zone", "Edition.items", "Delivery.chosen",
        "Attachment.media_type", "Attachment.content_hash",
        "Webhook.types", "Webhook.lease", "WebhookSecret.*",
        "WebhookDelivery.type", "WebhookDelivery.lease", "WebhookDelivery.fault",
        "ArrivedMail.digest", "ArrivedMail.reason",
        "Job.token_key", "Job.request_id", "Job.owner", "Job.upload_hash", "Job.code", "Job.report", "Job.holds",
        "OutgoingMail.*", "KeptMail.*", "SecurityEvent.*", "Activity.*", "Dispatch.*", "Ledger.*",
        "LedgerEntry.*", "Notification.*", "IdempotentRequest.*",
        "SearchEntry.*",  # written anew from what was planted
    }
)  # fmt: skip

# What no page and no answer shows to anybody, or the row of the place does not have.
UNSHOWN = frozenset(
    {
        "Source.file of source (open)",
        "Job.options of import (open)",
        "Job.options of job (open)",
        "Job.result of import (open)",
        "Job.upload of import (open)",
        "Job.upload of job (open)",
        "User.email of user (open)",
    }
)


def texts() -> Iterator[tuple[type[models.Model], models.Field]]:
    """Every column of ours that could hold what somebody wrote."""
    for app in ("accounts", "deliberation"):
        for model in apps.get_app_config(app).get_models():
            for field in model._meta.concrete_fields:
                if isinstance(field, TEXTS) and not field.choices and not field.primary_key:
                    yield model, field


def is_planted(model: type[models.Model], field: models.Field) -> bool:
    return not {f"{model.__name__}.{field.name}", f"{model.__name__}.*"} & CODES


def plant(world: World) -> None:
    """Raises KeyError for a noun of which ``seers`` does not say who may read it."""
    found = {model: [] for model, _field in texts()}
    for model, field in texts():
        if is_planted(model, field):
            found[model].append(field)
    for model, fields in found.items():
        rows = list(model._base_manager.all()) if fields else []
        # Who may read a row is asked before any word of it goes: handles are read from addresses.
        sown = [(row, {one.name: _sown(world, row, one) for one in fields}) for row in rows]
        for row, words in sown:
            model._base_manager.filter(pk=row.pk).update(**words)
    for user in User.objects.exclude(email=""):
        EmailAddress.objects.filter(user=user).update(email=user.email)
    search.reindex(everything=True)


def _sown(world: World, row: models.Model, field: models.Field) -> Any:
    what = f"{type(row).__name__}.{field.name} of {world.name_of(row) or _place(world, row)}"
    word = world.canaries.plant(
        what, RULES[type(row).__name__](row, field.name, world), writer_of(row, world)
    )
    if isinstance(field, models.JSONField):
        told = field.value_from_object(row)
        return _spiked(told, word) or ({word: word} if isinstance(told, dict) else [word])
    if isinstance(field, models.FileField):
        return _file(field.value_from_object(row), word)
    if isinstance(field, models.EmailField):
        return f"{word}@madang.example" if field.value_from_object(row) else ""
    if isinstance(field, models.URLField):
        return f"https://{word}.example/{word}"
    return f"<p>{word}</p>" if field.name.endswith("_html") else word


def _place(world: World, row: models.Model) -> str:
    """The place of a row that has no name there."""
    initiative = initiative_of(row)
    return f"one ({world.place_of(initiative.pk)})" if isinstance(initiative, Initiative) else str(row.pk)


def _spiked(value: Any, word: str) -> Any:
    """The same shape, its sentences replaced: what holds no space is a code."""
    if isinstance(value, dict):
        return {key: _spiked(one, word) for key, one in value.items()}
    if isinstance(value, list):
        return [_spiked(one, word) for one in value]
    return word if isinstance(value, str) and " " in value else value


def _file(file: Any, word: str) -> str:
    """The content is the canary; the name under which it is kept is ours."""
    if file:
        with file.storage.open(file.name, "wb") as opened:
            opened.write(word.encode())
    return file.name
