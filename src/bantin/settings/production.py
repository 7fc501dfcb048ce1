"""A public installation behind HTTPS.

BANTIN_HOSTS       host names of the desk, separated by commas; required
BANTIN_PUBLIC_URL  the readers' address, https://...; required
BANTIN_PROXIES     the proxy in front; default: nginx on this machine
"""

import os
from datetime import timedelta

from django.core.exceptions import ImproperlyConfigured

from bantin.accounts import law
from bantin.reader.headers import HSTS_SECONDS
from bantin.settings.base import *  # noqa: F403  (Django settings are modules that extend one another)
from bantin.settings.sign_on import proxies

if not os.environ.get("BANTIN_HOSTS") or not os.environ.get("BANTIN_PUBLIC_URL"):
    raise ImproperlyConfigured(
        "Set BANTIN_HOSTS (host names, separated by commas) and BANTIN_PUBLIC_URL (https://...)."
    )
ALLOWED_HOSTS = [host.strip() for host in os.environ["BANTIN_HOSTS"].split(",")]
# Messages lead to the desk, which can have a host of its own.
WAGTAILADMIN_BASE_URL = f"https://{ALLOWED_HOSTS[0].lstrip('.')}"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

MOST_IDLE_MINUTES = law.IDLE // timedelta(minutes=1)
if IDLE_MINUTES > MOST_IDLE_MINUTES:  # noqa: F405  (from base)
    raise ImproperlyConfigured(
        f"BANTIN_IDLE_MINUTES is {IDLE_MINUTES}; NĐ 331/2026 and TCVN 14423 level 2 allow at most "  # noqa: F405
        f"{MOST_IDLE_MINUTES} minutes."
    )
PROXIES = proxies(os.environ.get("BANTIN_PROXIES") or "127.0.0.1,::1")
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = HSTS_SECONDS
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
