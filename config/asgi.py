"""Production entry for ASGI servers."""

import os

from config.environment import require_production

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
require_production()

from config.serving import application  # noqa: E402 - it needs the settings

__all__ = ["application"]
