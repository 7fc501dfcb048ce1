"""The only place where the routes of all rooms meet. Readers do not come here: they get files."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from bantin.accounts import urls as accounts_urls
from bantin.desk.compare import compare
from bantin.portal.views import draft_media, permission_denied

urlpatterns = [
    path("quan-tri", RedirectView.as_view(url="/quan-tri/")),
    path("quan-tri/", include(accounts_urls)),
    path("quan-tri/tep/", include(wagtaildocs_urls)),
    # The desk's API is for reading: what changes a page goes through the forms, which ask what has to be asked.
    path("quan-tri/api/main/pages/<int:pk>/action/<str:action>/", permission_denied),
    # In the place of Wagtail's page of that address, to which its lists of versions lead.
    path(
        "quan-tri/pages/<int:page_id>/revisions/compare/<str:revision_id_a>...<str:revision_id_b>/",
        require_admin_access(compare),
    ),
    path("quan-tri/", include(wagtailadmin_urls)),
    re_path(r"^media/(?P<name>.+)$", draft_media),
    # Never reached from outside (see bantin.asgi): Wagtail works out the addresses of pages from it.
    *i18n_patterns(path("", include(wagtail_urls)), prefix_default_language=False),
]
