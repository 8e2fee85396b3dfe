"""What a text that is being written will look like, made as it is made when it is sent. Nothing is kept."""

from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_POST

from deliberation.actions.discussion import with_links
from deliberation.markup import render_markdown
from deliberation.permissions import can_read_as_member, require
from frontend.forms.writing import PreviewForm
from frontend.places import find_initiative, find_workspace
from frontend.responses import actor_of, page


@require_POST
@login_required
def preview(request, ref):
    """Of a text in an initiative; with ``?calls`` it is one that may call people."""
    initiative = find_initiative(request, ref)
    require(can_read_as_member(actor_of(request), initiative))
    calling = "calls" in request.GET
    return _shown(request, lambda text: with_links(text, initiative) if calling else text)


@require_POST
@login_required
def preview_in_workspace(request, key):
    """Of a text whose initiative is yet to be."""
    find_workspace(request, key)
    return _shown(request, lambda text: text)


def _shown(request, linked):
    form = PreviewForm(request.POST)
    if not form.is_valid():
        return page(request, "writing/preview.html", {"fault": form.sentence()}, 422)
    html = render_markdown(linked(form.cleaned_data["text"]))
    return page(request, "writing/preview.html", {"html": html.strip()})
