"""``Idempotency-Key``: the same POST twice happens once.

A leased claim is committed first; then the action and its stored answer commit together. A worker that dies
in between leaves a claim whose lease runs out.
"""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from deliberation.errors import Invalid, NotNow
from deliberation.models import IdempotentRequest

from .errors import problem

KEPT = timedelta(hours=24)
LEASE = timedelta(seconds=60)
LONGEST = 255
REMEMBERED = ("Content-Type", "ETag", "Location")


def answer_once(
    post: Callable[..., HttpResponse],
    request,
    *args,
    together: bool = True,
    secret: bool = False,
    **kwargs,
) -> HttpResponse:
    """The answer of ``post``, or the one that it gave to this key before.

    ``together`` False is for work that is once by itself and commits on its own; of a ``secret`` answer is kept only
    that it was given. Raises Invalid for a key with another body, NotNow while the first request is still running. What
    is refused is not remembered: nothing happened, and it may be tried again.
    """
    IdempotentRequest.objects.filter(created_at__lt=timezone.now() - KEPT).delete()
    claim, is_ours = _claimed(request)
    if not is_ours:
        return _told_again(claim)
    try:
        with transaction.atomic() if together else nullcontext():
            answer = post(request, *args, **kwargs)
            _remember(claim, _told_once(request) if secret else answer)
    except Exception:
        IdempotentRequest.objects.filter(pk=claim.pk, leased_until=claim.leased_until).delete()
        raise
    return answer


def _claimed(request) -> tuple[IdempotentRequest, bool]:
    """The row of this key, and whether the work is ours to do."""
    claim = _claim(request, timezone.now())
    try:
        with transaction.atomic():
            claim.save(force_insert=True)
        return claim, True
    except IntegrityError:
        found = IdempotentRequest.objects.filter(credential=claim.credential, key=claim.key).first()
    if found is None:
        raise _running()
    if found.fingerprint != claim.fingerprint:
        raise Invalid(_("This Idempotency-Key was used for another request."), code="idempotency_key_reused")
    return found, found.status is None and _taken_over(found)


def _claim(request, now: datetime) -> IdempotentRequest:
    key = request.META["HTTP_IDEMPOTENCY_KEY"]
    if not 0 < len(key) <= LONGEST or not (key.isascii() and key.isprintable()):
        raise Invalid(_("An Idempotency-Key has 1 to 255 characters."), code="idempotency_key_invalid")
    about = sha256(f"{request.method} {request.get_full_path()}\n".encode())
    for part in _parts(request):
        about.update(part)
    return IdempotentRequest(
        user=request.user,
        credential=f"token:{request.auth.token_key}" if request.auth else f"user:{request.user.pk}",
        key=key,
        fingerprint=about.hexdigest(),
        leased_until=now + LEASE,
    )


def _parts(request) -> Iterator[bytes]:
    """What was sent: the body; of a form, whose body is no longer there as one, its fields and files."""
    if not request.content_type.startswith("multipart/"):
        yield request._request.body
        return
    for name, value in sorted(request.data.items(), key=lambda item: item[0]):
        yield f"{name}={getattr(value, 'name', value)}\n".encode()
        yield from value.chunks() if name in request.FILES else ()
    for file in request.FILES.values():
        file.seek(0)


def _taken_over(found: IdempotentRequest) -> bool:
    """Whether a claim whose worker is gone became ours. Raises NotNow while its lease runs."""
    before, now = found.leased_until, timezone.now()
    found.leased_until = now + LEASE
    mine = IdempotentRequest.objects.filter(pk=found.pk, status=None, leased_until=before)
    if before > now or not mine.update(leased_until=found.leased_until):
        raise _running()
    return True


def _remember(claim: IdempotentRequest, answer: HttpResponse) -> None:
    """Raises NotNow, and so undoes the work, when the lease went to somebody else meanwhile."""
    mine = IdempotentRequest.objects.filter(pk=claim.pk, leased_until=claim.leased_until)
    headers = {name: answer[name] for name in REMEMBERED if answer.has_header(name)}
    if not mine.update(status=answer.status_code, body=answer.content.decode(), headers=headers):
        raise _running()


def _told_once(request) -> HttpResponse:
    sentence = _("This was done already. What it answered is told once and is not kept.")
    return problem(request, status=409, code="told_once", detail=sentence)


def _told_again(found: IdempotentRequest) -> HttpResponse:
    headers = {**found.headers, "Idempotent-Replayed": "true"}
    return HttpResponse(found.body, status=found.status, headers=headers)


def _running() -> NotNow:
    return NotNow(_("The first request with this Idempotency-Key is still running."), code="still_running")
