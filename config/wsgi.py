"""Production entry for WSGI servers."""

import os

from django.core.wsgi import get_wsgi_application

from config.environment import require_production

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
require_production()

application = get_wsgi_application()
