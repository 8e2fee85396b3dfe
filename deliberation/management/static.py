"""Static files are gathered again only when one of them changed: a second start is quick."""

import hashlib
import inspect
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.files.storage import storages
from django.core.management import call_command

STAMP = ".stamp"


def collect_if_changed() -> None:
    """Fills STATIC_ROOT with hashed and compressed names unless it already holds these very files."""
    if settings.DEBUG:
        return  # served from where they are written
    stamp = Path(settings.STATIC_ROOT) / STAMP
    wanted = _fingerprint()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(wanted)


def _fingerprint() -> str:
    lines = sorted(_lines())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _lines() -> Iterator[str]:
    # How files are bundled counts as much as what is in them.
    yield _line(inspect.getfile(type(storages["staticfiles"])))
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield _line(storage.path(name))


def _line(path: str) -> str:
    status = Path(path).stat()
    return f"{path} {status.st_size} {status.st_mtime_ns}"
