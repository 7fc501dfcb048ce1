"""A public installation behind HTTPS.

BANTIN_HOSTS       host names of the desk, separated by commas; required
BANTIN_PUBLIC_URL  the readers' address, https://...; required
"""

import os

from django.core.exceptions import ImproperlyConfigured

from bantin.reader.headers import HSTS_SECONDS
from bantin.settings.base import *  # noqa: F403  (Django settings are modules that extend one another)

if not os.environ.get("BANTIN_HOSTS") or not os.environ.get("BANTIN_PUBLIC_URL"):
    raise ImproperlyConfigured(
        "Set BANTIN_HOSTS (host names, separated by commas) and BANTIN_PUBLIC_URL (https://...)."
    )
ALLOWED_HOSTS = [host.strip() for host in os.environ["BANTIN_HOSTS"].split(",")]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = HSTS_SECONDS
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
