"""The page for when the server cannot be reached, and the service worker that keeps it in the browser until then."""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

LANGUAGES = dict(settings.LANGUAGES)
A_DAY = {"Cache-Control": "public, max-age=86400"}  # longer does no browser believe of a worker


@require_safe
def offline(request, language):
    return HttpResponse(_page(_known(language)), headers=A_DAY)


@require_safe
def service_worker(request):
    """What it keeps stands in its first line: with the words or the style, the worker itself is a new one."""
    language = _known(request.GET.get("language", settings.LANGUAGE_CODE))
    return HttpResponse(_worker(language), content_type="text/javascript", headers=A_DAY)


def _known(language: str) -> str:
    if language not in LANGUAGES:
        raise Http404
    return language


@cache
def _worker(language: str) -> str:
    version = sha256(_page(language).encode()).hexdigest()[:12]
    sheet, page = static("css/app.css"), reverse("offline", args=[language])
    kept = {"cache": f"offline-{version}", "page": page, "sheet": sheet}
    source = Path(finders.find("js/offline/service-worker.js")).read_text(encoding="utf-8")
    return f"const KEPT = {json.dumps(kept)};\n{source}"


def _page(language: str) -> str:
    """Without a request: nothing of whoever is signed in can be on it."""
    with translation.override(language):
        return render_to_string("offline/offline.html", {"language": language})
