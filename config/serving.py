"""What an ASGI server serves: live pages, and beside them all that Django does."""

from django.core.asgi import get_asgi_application

django = get_asgi_application()  # sets Django up, which live pages need before they are imported

from frontend.live import with_live  # noqa: E402

application = with_live(django)
