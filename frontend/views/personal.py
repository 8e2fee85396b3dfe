"""What is one's own: to take away, and to have erased."""

from django.contrib.auth.decorators import login_required
from django.http import StreamingHttpResponse
from django.views.decorators.http import require_safe

from deliberation.personal import as_json
from frontend.pages.takeout import as_html
from frontend.responses import page

FILES = {"json": (as_json, "application/json"), "html": (as_html, "text/html; charset=utf-8")}


@require_safe
@login_required
def data(request):
    return page(request, "people/data.html", {})


@require_safe
@login_required
def take(request, kind):
    write, media = FILES[kind]
    answer = StreamingHttpResponse(write(request.user), content_type=media)
    answer["Content-Disposition"] = f'attachment; filename="madang.{kind}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
