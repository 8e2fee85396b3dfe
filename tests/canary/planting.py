"""A canary into every text of every noun. The columns are read from the models, so that a new one is planted too."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account.models import EmailAddress
from django.apps import apps
from django.db import connection, models, transaction

from accounts.models import User
from deliberation import search
from deliberation.models import Initiative

from .rules import RULES
from .seers import initiative_of, writer_of
from .world import World

TEXTS = (models.CharField, models.TextField, models.JSONField, models.FileField)
# Columns that hold codes, keys and digests, and rows that tell of others by their ids.
CODES = frozenset(
    {
        "Workspace.key", "Workspace.time_zone", "Workspace.demands_provider",
        "User.password", "User.time_zone", "Invitation.secret_digest", "Token.token_key",
        "Token.first_key", "Token.scopes",
        "PolicyRecord.country", "PolicyRecord.original_language", "PolicyRecord.themes", "PolicyRecord.targets",
        "Waiver.subject", "Waiver.state",
        "Source.address_key", "Source.content_hash", "Brief.media_type", "Brief.content_hash",
        "FeedAddress.secret_digest", "Subscription.time_zone", "Edition.items", "Delivery.chosen",
        "Link.pair", "Attachment.media_type", "Attachment.content_hash",
        "Webhook.types", "Webhook.lease", "WebhookSecret.*",
        "WebhookDelivery.type", "WebhookDelivery.lease", "WebhookDelivery.fault",
        "ArrivedMail.digest", "ArrivedMail.reason",
        "Job.token_key", "Job.request_id", "Job.owner", "Job.upload_hash", "Job.code", "Job.report", "Job.holds",
        "Event.time_zone", "Event.country", "Pledge.country", "Case.code", "Case.country",
        "OutgoingMail.*", "KeptMail.*", "SecurityEvent.*", "Activity.*", "Dispatch.*", "Ledger.*",
        "Snapshot.*",  # made of what is planted elsewhere, and of FrozenWords
        "SnapshotCount.*", "FrozenWords.place", "FrozenWords.salt",
        "LedgerEntry.*", "Notification.*", "IdempotentRequest.*",
        "SearchEntry.*",  # written anew from what was planted
    }
)  # fmt: skip

# Empty by a rule of their tables in some rows, which hold no word then.
EMPTY_AT_TIMES = frozenset({"Case.company"})

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
        sown = [(row, {one.name: _sown(world, row, one) for one in _held(row, fields)}) for row in rows]
        with whatever_only_grows():
            for row, words in sown:
                model._base_manager.filter(pk=row.pk).update(**words)
    for user in User.objects.exclude(email=""):
        EmailAddress.objects.filter(user=user).update(email=user.email)
    search.reindex(everything=True)


@contextmanager
def whatever_only_grows() -> Iterator[None]:
    """Words of snapshots change for nobody but who plants."""
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        cursor.execute("SET LOCAL session_replication_role = origin")


def _held(row: models.Model, fields: list[models.Field]) -> Iterator[models.Field]:
    for field in fields:
        rare = f"{type(row).__name__}.{field.name}" in EMPTY_AT_TIMES
        if not rare or field.value_from_object(row):
            yield field


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
