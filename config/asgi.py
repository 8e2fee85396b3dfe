"""Production entry for ASGI servers."""

import os

from django.core.asgi import get_asgi_application

from config.environment import require_production

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
require_production()

application = get_asgi_application()
