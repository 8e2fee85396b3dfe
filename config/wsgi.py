"""Production entry for WSGI servers."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from servestatic import ServeStatic

from config.environment import require_production

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
require_production()


def _ours_as_it_is(headers, path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"


application = ServeStatic(
    get_wsgi_application(),
    root=settings.STATIC_ROOT,
    prefix=settings.STATIC_URL,
    allow_all_origins=False,
    immutable_file_test=r"\.[0-9a-f]{12}\.",  # the hash that collectstatic puts into each name
    add_headers_function=_ours_as_it_is,
)
