"""Static files for browsers as a production server gives them: the style sheet as one file, everything kept."""

from functools import cache
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.http import HttpResponse

from frontend.staticfiles import SHEET, bundle


@pytest.fixture
def kept_static_files(monkeypatch, settings) -> None:
    """Each test is a browser that knows nothing: unbundled, it would ask for seventy files before its first page."""
    give = StaticFilesHandler.get_response

    def get_response(handler, request) -> HttpResponse:
        if request.path == settings.STATIC_URL + SHEET:
            answer = HttpResponse(_sheet(), content_type="text/css")
        else:
            answer = give(handler, request)
        answer["Cache-Control"] = "max-age=3600"
        return answer

    monkeypatch.setattr(StaticFilesHandler, "get_response", get_response)


@cache
def _sheet() -> str:
    return bundle(SHEET, lambda name: Path(finders.find(name)).read_text(encoding="utf-8"))
