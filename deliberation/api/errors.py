"""Every refusal as ``application/problem+json`` (RFC 9457): one form, whoever refused."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from rest_framework import exceptions

from deliberation.errors import Fault, Invalid, MeaningChanged, NotAllowed, NotFound, Refusal, Stale
from deliberation.limits import TooLarge, TooMany

from .rendering import dump, json_answer

PROBLEM = "application/problem+json"
CODES = {
    400: "malformed",
    401: "not_authenticated",
    403: "not_allowed",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "unsupported_media_type",
    429: "too_many_requests",
}


class Missing(Refusal):
    """A precondition that this request has to carry."""

    status = 428
    code = "if_match_required"

    def __init__(self) -> None:
        super().__init__(_("Say which version you saw: send its ETag as If-Match."))


def answer_refusal(error: Exception, context: dict) -> HttpResponse | None:
    """DRF's exception handler: the problem for a refusal, None for what is a fault of ours."""
    request = context["request"]
    if isinstance(error, Refusal):
        return _answer_verb(error, request)
    if isinstance(error, exceptions.ValidationError):
        return _answer_verb(Invalid(faults=faults_of(error.detail)), request)
    if isinstance(error, Http404):
        return _answer_verb(NotFound(), request)
    if isinstance(error, PermissionDenied):
        return problem(request, status=403, detail=str(error) or NotAllowed.detail)
    if isinstance(error, RequestDataTooBig):
        return _answer_verb(TooLarge(), request)
    if isinstance(error, exceptions.APIException):
        return _answer_protocol(error, request)
    return None


def problem(
    request, *, status: int, code: str = "", detail: object = None, faults: Iterable[Fault] = (), **more: Any
) -> HttpResponse:
    """The answer; ``more`` are further members of the problem."""
    title = title_of(status)
    body = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": str(detail or title),
        "code": code or CODES.get(status, "refused"),
        "errors": [{"field": one.field, "code": one.code, "detail": one.detail} for one in faults],
        "request_id": getattr(request, "id", ""),
        **more,
    }
    return json_answer(dump(body), status=status, content_type=PROBLEM)


def title_of(status: int) -> str:
    """As the registry has it today; the standard library still has an older one."""
    return HTTPStatus(status).phrase if status != 422 else "Unprocessable Content"


def faults_of(detail: Any, path: str = "") -> list[Fault]:
    """DRF's nested dicts and lists of faults as a flat list with dotted paths."""
    if isinstance(detail, dict):
        return [
            fault for name, inner in detail.items() for fault in faults_of(inner, _joined(path, str(name)))
        ]
    if isinstance(detail, list | tuple):
        return [fault for at, inner in enumerate(detail) for fault in _listed(inner, at, path)]
    return [Fault(path, getattr(detail, "code", "invalid"), str(detail))]


def _listed(inner: Any, at: int, path: str) -> list[Fault]:
    return faults_of(inner, _joined(path, str(at)) if isinstance(inner, dict | list) else path)


def _joined(path: str, name: str) -> str:
    if name == "non_field_errors":
        return path
    return f"{path}.{name}" if path else name


def _answer_verb(refusal: Refusal, request) -> HttpResponse:
    more = {}
    if isinstance(refusal, MeaningChanged):
        more = {"wordings": {"seen": refusal.wordings.seen, "present": refusal.wordings.present}}
    answer = problem(
        request,
        status=refusal.status,
        code=refusal.code,
        detail=_sentence(refusal),
        faults=refusal.faults,
        **more,
    )
    if isinstance(refusal, TooMany):
        answer["Retry-After"] = str(refusal.wait)
        refusal.spent.tell(answer)
    return answer


def _sentence(refusal: Refusal) -> object:
    """What is said to pages, but where it speaks of a form."""
    if isinstance(refusal, Stale):
        return _(
            "Somebody changed it since you read it. Read it again, and send your change with its new ETag."
        )
    return refusal.detail


def _answer_protocol(error: exceptions.APIException, request) -> HttpResponse:
    code = _code(error)
    detail = (
        _("Send the CSRF token of this session as X-CSRFToken.") if code == "csrf_failed" else error.detail
    )
    answer = problem(request, status=error.status_code, detail=detail, code=code)
    if challenge := getattr(error, "auth_header", None):
        answer["WWW-Authenticate"] = challenge
    if wait := getattr(error, "wait", None):
        answer["Retry-After"] = str(int(wait))
    return answer


def _code(error: exceptions.APIException) -> str:
    if isinstance(error, exceptions.AuthenticationFailed):
        return "bad_credential"
    if isinstance(error, exceptions.PermissionDenied) and str(error.detail).startswith("CSRF"):
        return "csrf_failed"
    return ""
