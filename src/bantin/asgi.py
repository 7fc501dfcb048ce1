"""The server's entry point: readers' files in front, the desk behind its own addresses."""

import os
import warnings
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bantin.settings.demo")

from django.core.asgi import get_asgi_application

from bantin.portal.start import set_django_up

# The desk's few static files are read whole before they are sent; nothing streams without an end.
warnings.filterwarnings("ignore", "StreamingHttpResponse must consume synchronous iterators")

set_django_up()
desk: Any = get_asgi_application()  # Django's own types of ASGI are narrower than the protocol

from django.conf import settings  # noqa: E402  (only there once Django is set up)

from bantin.accounts.body_limit import BodyLimit  # noqa: E402  (its models need Django set up)
from bantin.reader import rules  # noqa: E402
from bantin.reader.app import Front  # noqa: E402  (after Django, whose settings it is given)
from bantin.reader.searching.service import SearchService  # noqa: E402
from bantin.search.values import FOLDER  # noqa: E402

application = Front(
    settings.PUBLIC_ROOT,
    BodyLimit(desk),
    desk_prefixes=(rules.DESK, settings.STATIC_URL),
    shared_prefixes=(settings.MEDIA_URL,),
    session_cookie=settings.SESSION_COOKIE_NAME,
    search=SearchService(settings.BANTIN_HOME / FOLDER),
    proxies=settings.PROXIES,
)
