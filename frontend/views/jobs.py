"""One's exports and imports: the list, how far each is, its file, the way to stop it."""

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from deliberation.actions import jobs as actions
from deliberation.exchange.files import name_of, opened
from frontend.pages.jobs import job_page, jobs_page
from frontend.places import find_job
from frontend.responses import actor_of, download, page, see_other


@require_safe
@login_required
def listed(request):
    return page(request, "jobs/list.html", jobs_page(request))


@require_safe
@login_required
def show(request, pk):
    """While something goes on htmx asks for its part again; without it there is a link to look again."""
    template = "jobs/progress.html" if request.htmx else "jobs/job.html"
    return page(request, template, job_page(request, find_job(request, pk)))


@require_safe
@login_required
def take_away(request, pk):
    job = find_job(request, pk)
    return download(opened(actor_of(request), job), name_of(job))


@require_POST
@login_required
def cancel(request, pk):
    actions.cancel_job(by=actor_of(request), job=find_job(request, pk))
    return see_other(request, f"/jobs/{pk}/", said=_("It was stopped, and its files are gone."))
