"""What lies on the disk of files, whatever it is kept for."""

import logging
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db.models.fields.files import FieldFile
from django.utils import timezone

from deliberation.errors import NotFound

log = logging.getLogger(__name__)


def bytes_of(file: FieldFile) -> File:
    """What is kept under its name. Raises NotFound where the disk has it no more, which an operator is told of."""
    try:
        return file.open()
    except FileNotFoundError:
        log.error("a file is lost: %s", file.name)
        raise NotFound from None


def lost_below(*places: str, before: datetime, named: Iterable[str]) -> list[str]:
    """Files as old as that which no row names; ``named`` is asked for once the disk was."""
    old = {name for place in places for name in _kept_below(place) if _touched_at(name) < before}
    return sorted(old.difference(named))


def _kept_below(place: str) -> Iterator[str]:
    if not default_storage.exists(place):
        return
    folders, names = default_storage.listdir(place)
    yield from (f"{place}/{name}" for name in names)
    for folder in folders:
        yield from _kept_below(f"{place}/{folder}")


def _touched_at(name: str) -> datetime:
    """Now, for what went a moment ago."""
    try:
        return default_storage.get_modified_time(name)
    except FileNotFoundError:
        return timezone.now()
