"""Planners and workers of digests are killed at random, while the mail server refuses, cuts the line and stalls.

Nothing may be lost, and whatever the server took twice has to be on record. Each seed is a storm on a database of its
own; one that fails is repeated with `bin/trial digests --seeds 1 --base SEED`.
"""

import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.services import postgres

ROOT = Path(__file__).resolve().parents[2]


def run(seeds: int, base: int) -> bool:
    """A storm of each seed, on TEST_DATABASE_URL's server or one of its own. Returns whether all hold."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        return _run(url, seeds, base)
    cluster = postgres.start()
    try:
        return _run(cluster.url, seeds, base)
    finally:
        cluster.stop()


def _run(url: str, seeds: int, base: int) -> bool:
    with tempfile.TemporaryDirectory(prefix="madang-trial-") as folder:
        command = [sys.executable, "-m", "trials.digests.season", url, folder, str(seeds), str(base)]
        return not subprocess.run(command, cwd=ROOT, env=_environment(url, Path(folder))).returncode


def _environment(url: str, folder: Path) -> dict[str, str]:
    """A production process's; which database and mail server it talks to is said later."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "trials.digests.settings",
        "DATABASE_URL": url,
        "DATABASE_POOL": "0",
        "REDIS_URL": "redis://127.0.0.1:1/0",
        "EMAIL_URL": "smtp://127.0.0.1:1",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "madang.example",
        "DATA_DIR": str(folder / "data"),
        "LOG_LEVEL": "CRITICAL",
    }
