"""The provider of OpenID Connect that the settings name: allauth's, held to what the standard demands.

allauth checks state, PKCE, issuer and audience. Added: the nonce, the signature in any case, that discovery
speaks for the issuer it was asked of, and that both answers speak of one person. What a link says of scopes and
parameters is not passed on.
"""

import secrets
from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]
LEEWAY = 60
"""Seconds by which the provider's clock may differ from ours."""


class SingleSignOnAdapter(OpenIDConnectOAuth2Adapter):
    """The talk with the provider's server."""

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the server says of itself. Raises OAuth2Error where it speaks for another issuer."""
        config: dict[str, Any] = super().openid_config
        asked = str(self.get_provider().app.settings["server_url"]).rstrip("/")
        if str(config.get("issuer", "")).rstrip("/") != asked:
            raise OAuth2Error(f"{asked} says that its issuer is {config.get('issuer')!r}")
        return config

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """Return where the server sends people back to."""
        return request.build_absolute_uri(reverse("accounts_sso_callback"))

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any
    ) -> Any:
        """Return who the server says this is."""
        login = super().complete_login(request, app, token, **kwargs)
        said = login.account.extra_data
        if not said.get("id_token"):
            raise OAuth2Error("The server gave no ID token")
        if said["id_token"].get("sub") != said.get("userinfo", said["id_token"]).get("sub"):
            raise OAuth2Error("ID token and user information are about two people")
        return login

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        return verified(id_token, answer.json(), self.openid_config["issuer"], app.client_id)


def verified(id_token: str, keys: dict[str, Any], issuer: str, audience: str) -> dict[str, Any]:
    """Return what ``id_token`` says, where one of ``keys`` has signed it. Raises OAuth2Error for any other.

    Only signatures with a public key count: "none" and those with a shared secret are no answer of the provider's.
    """
    try:
        name = jwt.get_unverified_header(id_token).get("kid")
        fitting = [key for key in jwt.PyJWKSet.from_dict(keys).keys if name in (None, key.key_id)]
        if len(fitting) != 1:
            raise OAuth2Error(f"No key of the provider is {name!r}")
        said: dict[str, Any] = jwt.decode(
            id_token,
            fitting[0],
            algorithms=ALGORITHMS,
            issuer=issuer,
            audience=audience,
            leeway=LEEWAY,
            options={"require": ["iss", "sub", "aud", "exp", "iat"]},
        )
    except jwt.PyJWTError as error:
        raise OAuth2Error(f"The ID token is not valid: {error}") from error
    return said


class SingleSignOn(OpenIDConnectProvider):
    """The provider, as allauth's registry knows it."""

    oauth2_adapter_class = SingleSignOnAdapter
    pkce_enabled_default = True

    def redirect(
        self,
        request: HttpRequest,
        process: str,
        next_url: str | None = None,
        data: Any = None,
        **kwargs: Any,
    ) -> HttpResponseBase:
        """Send a person to the server, with a nonce that its answer must repeat."""
        nonce = secrets.token_urlsafe(24)
        kwargs["auth_params"] = {**self.get_auth_params(), "nonce": nonce}
        kwargs["scope"] = self.get_scope()
        answer: HttpResponseBase = super().redirect(
            request, process, next_url, data, nonce=nonce, **kwargs
        )
        return answer


provider_classes = [SingleSignOn]
