"""The two addresses of single sign-on: to the provider, and back from it."""

import logging

import requests
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from bantin.accounts.sso.people import page
from bantin.accounts.sso.provider import SingleSignOnAdapter

log = logging.getLogger(__name__)
DOWN = (requests.RequestException, OAuth2Error, ValueError, KeyError)


@require_POST
@never_cache
def begin(request: HttpRequest) -> HttpResponseBase:
    """Send a person to the provider; where it cannot be reached, say so and what to do."""
    try:
        provider = get_adapter().get_provider(request, settings.OIDC_PROVIDER)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    try:
        answer: HttpResponseBase = provider.redirect(
            request, AuthProcess.LOGIN, next_url=get_next_redirect_url(request)
        )
    except DOWN as error:
        log.error("Single sign-on cannot be reached: %s", error)
        return page(request, "down", status=503)
    return answer


@require_GET
@never_cache
def callback(request: HttpRequest) -> HttpResponseBase:
    """Take the provider's answer."""
    try:
        view = OAuth2CallbackView.adapter_view(SingleSignOnAdapter(request, settings.OIDC_PROVIDER))
        answer: HttpResponseBase = view(request)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    except DOWN as error:
        log.error("Single sign-on gave no usable answer: %s", error)
        return page(request, "down", status=503)
    return answer
