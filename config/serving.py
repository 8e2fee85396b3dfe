"""What an ASGI server serves: live pages, and beside them all that Django does."""

from django.core.asgi import get_asgi_application

from frontend.live import with_live

application = with_live(get_asgi_application())
