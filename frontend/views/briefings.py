"""Briefings: the page on which one is chosen and looked at, and the files that it becomes."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from deliberation.briefings import FILES, LANGUAGES, TEMPLATES, briefing_of
from deliberation.permissions import can_read_as_member, require
from frontend.pages.briefings import briefing_page
from frontend.places import find_initiative
from frontend.responses import actor_of, page


@require_safe
@login_required
def show(request, ref):
    """What the address does not say, or says wrongly, is the first template and the reader's language."""
    initiative = _of_a_member(request, ref)
    asked, language = request.GET.get("template", ""), request.GET.get("language", "")
    template = asked if asked in TEMPLATES else next(iter(TEMPLATES))
    own = (get_language() or "en")[:2]
    briefing = _told(request, initiative, template, language if language in LANGUAGES else own)
    return page(request, "briefings/show.html", briefing_page(initiative, briefing))


@require_safe
@login_required
def as_file(request, ref, template, language, ending):
    initiative = _of_a_member(request, ref)
    formats = {file.ending: name for name, file in FILES.items()}
    if template not in TEMPLATES or language not in LANGUAGES or ending not in formats:
        raise Http404
    briefing, as_format = _told(request, initiative, template, language), formats[ending]
    answer = HttpResponse(briefing.as_file(as_format), content_type=FILES[as_format].media)
    answer["Content-Disposition"] = f'attachment; filename="{briefing.file_name}.{ending}"'
    return answer


def _told(request, initiative, template, language):
    return briefing_of(initiative, template, reader=request.user, language=language, now=timezone.now())


def _of_a_member(request, ref):
    """The initiative; a reader from outside has no right to positions and names."""
    initiative = find_initiative(request, ref)
    require(can_read_as_member(actor_of(request), initiative))
    return initiative
