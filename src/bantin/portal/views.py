"""What the desk shows of the portal beside Wagtail's own views."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.static import serve


def draft_media(request: HttpRequest, name: str) -> HttpResponseBase:
    """Send a photo or file that no published page shows yet, to who may work in the desk; 404 for all others."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404("Not a file that readers may have.")
    response = serve(request, name, document_root=str(settings.MEDIA_ROOT))
    # Its address will be a reader's: what stands between must not keep it before it is published.
    patch_cache_control(response, private=True, no_cache=True)
    return response


def permission_denied(request: HttpRequest, **kwargs: object) -> HttpResponseBase:
    """Stand where the desk has nothing for anybody. Raises PermissionDenied."""
    raise PermissionDenied
