"""Pages speak the reader's language and tell the reader's time."""

import zoneinfo

from django.utils import timezone, translation


class ReaderLocale:
    """After authentication: a signed-in person's own language and zone go before what the browser asks for."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        user = request.user
        if not user.is_authenticated:
            return self.get_response(request)
        translation.activate(user.language)
        request.LANGUAGE_CODE = user.language
        with timezone.override(zoneinfo.ZoneInfo(user.time_zone) if user.time_zone else None):
            return self.get_response(request)
