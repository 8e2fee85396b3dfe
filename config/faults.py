"""What Django refuses or breaks by itself: a problem below ``/api/``, a page elsewhere."""

from django.core import signals
from django.core.exceptions import (
    BadRequest,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import Http404, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.log import log_response
from django.utils.translation import gettext as _

from deliberation.api.errors import problem
from deliberation.errors import NotAllowed, NotFound
from deliberation.limits import TooLarge
from frontend import responses

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
NO_FAULTS = (Http404, PermissionDenied, MultiPartParserError, BadRequest, SuspiciousOperation)


def bad_request(request, exception=None) -> HttpResponse:
    if not _of_the_api(request):
        return responses.bad_request(request, exception)
    if isinstance(exception, TOO_MUCH):
        return problem(request, status=413, detail=TooLarge().detail)
    return problem(request, status=400, detail=_("This request could not be read."))


def forbidden(request, exception=None) -> HttpResponse:
    if not _of_the_api(request):
        return responses.forbidden(request, exception)
    return problem(request, status=403, detail=NotAllowed.detail)


def not_found(request, exception=None) -> HttpResponse:
    if not _of_the_api(request):
        return responses.not_found(request, exception)
    return problem(request, status=404, detail=NotFound.detail)


def too_many(request) -> HttpResponse:
    return responses.too_many(request)


def server_error(request) -> HttpResponse:
    if not _of_the_api(request):
        return responses.server_error(request)
    sentence = _("Something broke here. It stands in the log under this request's id; try again later.")
    return problem(request, status=500, code="broken", detail=sentence)


def broken_api(request, exception: Exception) -> HttpResponse | None:
    """A fault of ours below ``/api/``: told to the log as ever, and to nobody else, whatever DEBUG says."""
    if not _of_the_api(request) or isinstance(exception, NO_FAULTS):
        return None
    signals.got_request_exception.send(sender=None, request=request)
    answer = server_error(request)
    log_response(
        "%s: %s", answer.reason_phrase, request.path, response=answer, request=request, exception=exception
    )
    return answer


def _of_the_api(request) -> bool:
    return request.path.startswith("/api/")
