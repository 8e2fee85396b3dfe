"""OpenID Connect as allauth does it, held to what an identity needs.

PKCE, state and a nonce bind the answer to this browser; the ID token's signature, issuer, audience and nonce are
always checked; its claims are the only ones that are read.
"""

import hashlib
import secrets

from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpResponseRedirect
from django.shortcuts import render

NONCES = "oidc_nonces"  # in the session: of the sign-ins that are under way
KEPT = 5


class Adapter(OpenIDConnectOAuth2Adapter):
    def get_callback_url(self, request, app) -> str:
        """The address of the settings, whatever Host the request came with."""
        return f"{settings.BASE_URL}/accounts/oidc/{self.provider_id}/login/callback/"

    def complete_login(self, request, app, token, **kwargs):
        id_token = kwargs["response"].get("id_token")
        if not id_token:
            raise OAuth2Error("no id_token")
        claims = self._decode_id_token(app, id_token)
        _require_nonce(request, claims)
        return self.get_provider().sociallogin_from_response(request, {"id_token": claims})

    def _decode_id_token(self, app, id_token: str) -> dict:
        issuer = self.openid_config["issuer"]
        if issuer.rstrip("/") != app.settings["issuer"].rstrip("/"):
            raise OAuth2Error("the provider names another issuer")
        return jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=issuer,
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )


class Provider(OpenIDConnectProvider):
    oauth2_adapter_class = Adapter

    def extract_uid(self, data) -> str:
        """(issuer, subject), in one text of known length: a provider of another issuer knows nobody of this one."""
        claims = data["id_token"]
        return hashlib.sha256(f"{claims['iss']}\n{claims['sub']}".encode()).hexdigest()

    def extract_extra_data(self, data) -> dict:
        """What helps its owner to tell this identity; the rest is not ours to keep."""
        claims = data["id_token"]
        shown = claims.get("email") or claims.get("preferred_username") or claims.get("name") or ""
        return {"iss": claims["iss"], "sub": claims["sub"], "shown": str(shown)[:200]}

    def get_auth_params_from_request(self, request, action) -> dict:
        """Nothing of the request's address is handed on; a new nonce is."""
        return {**self.get_auth_params(), "nonce": _new_nonce(request)}

    def get_scope_from_request(self, request) -> list[str]:
        return self.get_scope()

    def redirect(self, request, process, next_url=None, data=None, **kwargs):
        """A page that moves on by itself: the answer to a form may lead to no other site (CSP form-action)."""
        answer = super().redirect(request, process, next_url, data, **kwargs)
        if not isinstance(answer, HttpResponseRedirect):
            return answer
        there = {"provider": self, "redirect_to": answer.url}
        return render(request, "socialaccount/login_redirect.html", there)


def _new_nonce(request) -> str:
    nonce = secrets.token_urlsafe(24)
    request.session[NONCES] = [*request.session.get(NONCES, []), nonce][-KEPT:]
    return nonce


def _require_nonce(request, claims: dict) -> None:
    waiting = request.session.get(NONCES, [])
    if claims.get("nonce") not in waiting:
        raise OAuth2Error("the nonce is not ours")
    request.session[NONCES] = [nonce for nonce in waiting if nonce != claims["nonce"]]
