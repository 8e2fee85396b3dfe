"""Service accounts of a workspace and their tokens, for who manages its people."""

from functools import partial

from accounts.models import Membership, Organisation, Token
from deliberation.actions import services as actions
from deliberation.api.authentication import require_lately_known
from deliberation.api.describing import describe
from deliberation.api.serializers import services as forms
from deliberation.api.serializers.base import Nothing
from deliberation.api.serializers.people import BY_NAME
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.serializers.tokens import NEWEST_FIRST, MadeTokenShape, NewToken, OwnTokenShape
from deliberation.api.shapes.services import place_of, shape_service
from deliberation.api.shapes.tokens import shape_made, shape_token

from .found import named
from .people import InWorkspace
from .tokens import TokenList, lasts_of

ServiceList = page_of(forms.ServiceShape)


class OfServices(InWorkspace):
    def service(self, key: str, pk) -> Membership:
        workspace = self.managed(key)
        service = self.one(actions.services_of(workspace), pk=pk)
        service.workspace = workspace
        return service

    def token(self, service: Membership, prefix: str) -> Token:
        return self.one(Token.objects.filter(user=service.user_id), token_key=prefix)


class Services(OfServices):
    @describe("Its services, by name", name="list_services", answer=ServiceList, query=Paged)
    def get(self, request, key):
        workspace = self.managed(key)
        shape = partial(shape_service, workspace=workspace, reader=self.reader)
        return self.listed(actions.services_of(workspace), order=BY_NAME, shape=shape)

    @describe(
        "Make an account for another system; it never votes and cannot sign in",
        name="add_service",
        body=forms.NewService,
        answer=forms.ServiceShape,
        status=201,
    )
    def post(self, request, key):
        workspace, body = self.managed(key), self.body(forms.NewService)
        here = Organisation.objects.filter(workspace=workspace)
        body["organisation"] = named(here, "organisation", body["organisation"])
        service = actions.add_service(by=self.by, workspace=workspace, **body)
        return self.shown(shape_service(service, workspace, self.reader), status=201)


class OneService(OfServices):
    @describe("A service", name="get_service", answer=forms.ServiceShape)
    def get(self, request, key, pk):
        service = self.service(key, pk)
        return self.shown(shape_service(service, service.workspace, self.reader))

    @describe("End a service, and with it every token of it", name="end_service", conflicts=False, status=204)
    def delete(self, request, key, pk):
        actions.end_service(by=self.by, service=self.service(key, pk))
        return self.gone()


class ServiceTokens(OfServices):
    tells_secrets = True

    @describe("A service's tokens, newest first", name="list_service_tokens", answer=TokenList, query=Paged)
    def get(self, request, key, pk):
        service = self.service(key, pk)
        shape = partial(shape_token, place=place_of(service, key))
        return self.listed(Token.objects.filter(user=service.user_id), order=NEWEST_FIRST, shape=shape)

    @describe(
        "Make a token for it",
        name="create_service_token",
        body=NewToken,
        answer=MadeTokenShape,
        status=201,
    )
    def post(self, request, key, pk):
        service = self.service(key, pk)
        require_lately_known(request)
        body = self.body(NewToken)
        lasts = lasts_of(body.pop("expires_at", None))
        made = actions.create_service_token(by=self.by, service=service, lasts=lasts, **body)
        return self.shown(shape_made(made, place_of(service, key)), status=201)


class OneServiceToken(OfServices):
    @describe("One of its tokens", name="get_service_token", answer=OwnTokenShape)
    def get(self, request, key, pk, prefix):
        service = self.service(key, pk)
        return self.shown(shape_token(self.token(service, prefix), place_of(service, key)))

    @describe(
        "Revoke a token of a service, at once", name="revoke_service_token", conflicts=False, status=204
    )
    def delete(self, request, key, pk, prefix):
        service = self.service(key, pk)
        token = self.token(service, prefix)
        actions.revoke_service_token(by=self.by, service=service, token=token)
        return self.gone()


class ServiceRotation(OfServices):
    tells_secrets = True

    @describe(
        "Make a token in its place; the old one is valid for seven days more",
        name="rotate_service_token",
        body=Nothing,
        answer=MadeTokenShape,
        status=201,
    )
    def post(self, request, key, pk, prefix):
        service, _nothing = self.service(key, pk), self.body(Nothing)
        token = self.token(service, prefix)
        require_lately_known(request)
        made = actions.rotate_service_token(by=self.by, service=service, token=token)
        return self.shown(shape_made(made, place_of(service, key)), status=201)
