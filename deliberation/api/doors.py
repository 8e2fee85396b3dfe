"""What every view of the API does before and after its verb: credential, query, answer, headers."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from rest_framework.exceptions import MethodNotAllowed, NotAuthenticated
from rest_framework.views import APIView

from accounts.models.prepared import Prepared
from deliberation.errors import Invalid, NotAllowed, NotFound
from deliberation.limits import Spent, caller_of, require_size, spend
from deliberation.outbox import QUIET_IS_FOR
from deliberation.permissions import Actor, can_ever_act_quietly, require

from . import conditions, idempotency
from .deprecation import tell_deprecated
from .describing import NOTHING_SPECIAL, Facts
from .pagination import Order, Page, cut, first_page_of, page_of, page_of_ranked
from .rendering import JSON_TYPE, dump, empty_answer, json_answer
from .serializers.base import Input
from .serializers.queries import NoQuery
from .shapes.reader import Reader

SAFE = ("GET", "HEAD", "OPTIONS")
PLAIN = {"limit", "ordering", "expand", "fields"}


class Door(APIView):
    """A noun's address. What may stand behind the question mark is told by ``describe`` beside each method."""

    public = False  # whether readers without an account get it
    commits_itself = False  # whether its POST must not be wrapped in a transaction with its stored answer
    facts: Facts = NOTHING_SPECIAL  # what ``describe`` says of the method
    spent: Spent | None = None  # what is left of what this caller may do in a while
    tells_secrets = False  # whether its answers are kept by nobody, us included

    def initial(self, request, *args, **kwargs) -> None:
        require_size(request)
        if request.method not in self.allowed_methods:
            raise MethodNotAllowed(request.method)
        self.perform_authentication(request)
        _speak(request)
        user = request.user if request.user.is_authenticated else None
        self.by = Actor(user=user, token=request.auth, request_id=request.id)
        _require_credential(self, request)
        self.facts = _facts_of(self, request)
        self.spent = _spent(self, request)
        self.query = _valid_query(self, request)
        self.reader = Reader(self.by, html=self.query.get("expand") == "html")
        if self.query.get("notify") is False:
            require(can_ever_act_quietly(self.by), QUIET_IS_FOR)
            self.by = self.by.asking_for_quiet()
        if request.method == "POST" and "HTTP_IDEMPOTENCY_KEY" in request.META:
            together, secret = not self.commits_itself, self.tells_secrets
            self.post = partial(idempotency.answer_once, self.post, together=together, secret=secret)

    def body(self, serializer: type[Input], **options: Any) -> dict:
        """The checked body of the request. Raises ValidationError with every fault."""
        checked = serializer(data=self.request.data, **options)
        checked.is_valid(raise_exception=True)
        return checked.validated_data

    def one(self, rows: QuerySet, **which: Any) -> Any:
        """The one row that the caller may see. Raises NotFound, for a visitor NotAuthenticated."""
        return self._seen(rows.filter(**which).first())

    def found(self, prepared: Prepared, pk: UUID) -> Any:
        """The one row of a query by reader and key. Raises NotFound, for a visitor NotAuthenticated."""
        if self.by.user is None:
            return self.one(prepared.build(self.request.user, pk))
        return self._seen(prepared.one(self.by.user, pk))

    def _seen(self, found: Any) -> Any:
        if found is None:
            raise NotAuthenticated if self.by.user is None else NotFound
        return found

    def seen_version(self, present: int, *, required: bool = True) -> int | None:
        return conditions.version_seen(self.request, present, required=required)

    def shown(self, data: dict, *, status: int = 200) -> HttpResponse:
        """One object with its ETag; 304 when the caller has it; with its address when it is new, or is to be made."""
        body = dump(_only(data, self.query.get("fields")))
        answer = self.shown_as(body, JSON_TYPE, version=data.get("version", 0), status=status)
        if status in (201, 202):
            answer["Location"] = data["url"]
        return answer

    def shown_as(self, body: bytes, media: str, *, version: int = 0, status: int = 200) -> HttpResponse:
        """The same of what is not JSON, or is already written."""
        etag = conditions.etag_of(body, version)
        return self.tagged(etag, partial(json_answer, body, status=status, content_type=media))

    def tagged(self, etag: str, answer: Callable[[], Any]) -> Any:
        """An answer with its ETag, or 304 when the caller has it."""
        known = self.request.method in SAFE and conditions.is_known(self.request, etag)
        told = empty_answer(304) if known else answer()
        told["ETag"] = etag
        return told

    def require_unchanged(self, data: dict) -> None:
        """For nouns without a version: what the caller saw is what stands there now, as a whole."""
        conditions.require_tag(self.request, conditions.etag_of(dump(data), 0))

    def listed(
        self,
        rows: QuerySet,
        *,
        order: Order,
        shape: Callable[[Any], dict],
        prepare: Callable[[list], None] = lambda rows: None,
        **more: Any,
    ) -> HttpResponse:
        """A page of ``rows``, after ``prepare`` saw them all; ``more`` are members beside its results."""
        cursor = self.query.get("cursor", "")
        page = page_of(rows, self.request, order=order, limit=self.query["limit"], cursor=cursor)
        prepare(page.rows)
        return self.told(page, shape, more)

    def listed_in_memory(
        self, rows: list, *, order: Order, shape: Callable[[Any], dict], **more: Any
    ) -> HttpResponse:
        """A page of rows that are all there already, in ``order``."""
        cursor = self.query.get("cursor", "")
        page = page_of_ranked(rows, self.request, order=order, limit=self.query["limit"], cursor=cursor)
        return self.told(page, shape, more)

    def listed_below(
        self,
        pk: UUID,
        rows: Callable[..., QuerySet],
        *,
        order: Order,
        shape: Callable[[Any], dict],
        narrowed: Callable[[QuerySet], QuerySet],
    ) -> HttpResponse:
        """A page of ``rows(user, pk, html=)``, ``narrowed`` by the query; the plain first page is prepared."""
        html, limit = self.reader.html, self.query["limit"]
        if self.by.user is None or self.query.keys() - PLAIN:
            found = narrowed(rows(self.request.user, pk, html=html))
            return self.listed(found, order=order, shape=shape)
        first = first_page_of(rows, order=order, limit=limit, html=html).all(self.by.user, pk)
        return self.told(cut(first, self.request, order=order, limit=limit), shape, {})

    def told(self, page: Page, shape: Callable[[Any], dict], more: dict) -> HttpResponse:
        """A page of a list; ``more`` are members beside its results."""
        if names := self.query.get("fields"):
            shape = partial(_sparse, shape, names)
        answer = json_answer(dump({**more, **page.as_dict(shape)}))
        if page.next:
            answer["Link"] = f'<{page.next}>; rel="next"'
        return answer

    def gone(self) -> HttpResponse:
        return empty_answer(204)

    def options(self, request, *args, **kwargs) -> HttpResponse:
        return empty_answer(204)

    def finalize_response(self, request, response, *args, **kwargs) -> HttpResponse:
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Cache-Control"] = "no-store" if self.tells_secrets else "private, no-cache"
        if self.spent:
            self.spent.tell(response)
        if self.facts.deprecated:
            tell_deprecated(response, self.facts.deprecated)
        patch_vary_headers(response, ("Authorization", "Cookie"))
        return response

    def raise_uncaught_exception(self, exc: Exception) -> None:
        raise exc


def members_only(place: Any) -> None:
    """Raise NotAllowed for a reader who sees ``place`` only because it is public."""
    if place.reader_role is None:
        raise NotAllowed


def _require_credential(door: Door, request) -> None:
    if request.method == "OPTIONS":
        return
    if door.by.user is None and not (door.public and request.method in SAFE):
        raise NotAuthenticated
    if request.method in SAFE and door.by.token and "read" not in door.by.token.scopes:
        raise NotAllowed(_("This token has not the scope “read”."), code="scope_missing")


def _speak(request) -> None:
    """A program that names no language hears its owner's."""
    if request.auth and "HTTP_ACCEPT_LANGUAGE" not in request.META:
        translation.activate(request.user.language)


def _facts_of(door: Door, request) -> Facts:
    return getattr(_method(door, request), "facts", NOTHING_SPECIAL)


def _spent(door: Door, request) -> Spent | None:
    kind = door.facts.spends or (None if request.method in SAFE else "writes")
    return spend(kind, caller_of(request, request.user)) if kind else None


def _method(door: Door, request) -> Callable | None:
    """What ``describe`` decorated for this request."""
    return getattr(type(door), "get" if request.method == "HEAD" else request.method.lower(), None)


def _valid_query(door: Door, request) -> dict:
    serializer = getattr(_method(door, request), "query", NoQuery)
    if not request.GET:
        return _defaults(serializer)
    if twice := [name for name, values in request.GET.lists() if len(values) > 1]:
        raise Invalid.at(twice[0], "repeated", _("This stands there more than once."))
    checked = serializer(data=request.GET.dict())
    checked.is_valid(raise_exception=True)
    return checked.validated_data


def _only(data: dict, names: tuple[str, ...] | None) -> dict:
    """The members that were asked for, or all; of a list, of each of its results."""
    if not names:
        return data
    if isinstance(data.get("results"), list):
        return {**data, "results": [_only(one, names) for one in data["results"]]}
    return {name: data[name] for name in names if name in data}


def _sparse(shape: Callable[[Any], dict], names: tuple[str, ...], row: Any) -> dict:
    return _only(shape(row), names)


def _defaults(serializer: type[Input]) -> dict:
    """What an empty query means, found once for each serializer."""
    if "_of_nothing" not in vars(serializer):
        checked = serializer(data={})
        checked.is_valid(raise_exception=True)
        serializer._of_nothing = checked.validated_data
    return serializer._of_nothing
