"""The meeting sheet: a page to be printed, and a file of Markdown."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from deliberation.permissions import can_read_as_member, require
from deliberation.sheets import markdown_of, sheet_of
from frontend.pages.sheets import sheet_page
from frontend.places import find_initiative
from frontend.responses import actor_of, page


@require_safe
@login_required
def show(request, ref):
    initiative = _of_a_member(request, ref)
    return page(request, "sheets/sheet.html", sheet_page(request, initiative))


@require_safe
@login_required
def as_markdown(request, ref):
    sheet = sheet_of(_of_a_member(request, ref), timezone.now())
    answer = HttpResponse(markdown_of(sheet), content_type="text/markdown; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{sheet.ref}.md"'
    return answer


def _of_a_member(request, ref):
    """The initiative; a reader from outside has no right to positions and names."""
    initiative = find_initiative(request, ref)
    require(can_read_as_member(actor_of(request), initiative))
    return initiative
