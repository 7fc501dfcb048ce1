"""What every installation shares. Values that differ by place come from the environment.

BANTIN_HOME        folder of the database, the media, the baked files and the secret key; default ``var``
BANTIN_PUBLIC_URL  where readers reach the portal; `bantin run` gives it to the site, whose address all other
                   commands then use; default http://127.0.0.1:PORT
DATABASE_URL       a database other than the SQLite file in BANTIN_HOME
BANTIN_PUBLIC_STORAGE, BANTIN_PUBLIC_STORAGE_OPTIONS
                   a storage that follows the public folder (`bantin.settings.storage`); default none
PORT               the port of the embedded server; default 8000

Those of the desk's accounts are in `bantin.settings.sign_on`, those of mail in `bantin.settings.mail`.
"""

import logging
import os
import re
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

from bantin.settings.accounts import *  # noqa: F403  (a part of these settings that is long enough)
from bantin.settings.mail import TIMEOUT, mail_server
from bantin.settings.storage import public_storage

PACKAGE_DIR = Path(__file__).resolve().parent.parent
BANTIN_HOME = Path(os.environ.get("BANTIN_HOME") or "var").resolve()
PUBLIC_ROOT = BANTIN_HOME / "public"
PORT = os.environ.get("PORT", "8000")
PUBLIC_URL = (os.environ.get("BANTIN_PUBLIC_URL") or f"http://127.0.0.1:{PORT}").rstrip("/")
if not re.fullmatch(r"https?://[^/\s?#]+", PUBLIC_URL):
    raise ImproperlyConfigured(
        f"BANTIN_PUBLIC_URL is {PUBLIC_URL!r}; it must be an address without a path, like https://example.gov.vn."
    )
LOG_LEVEL = os.environ.get("BANTIN_LOG_LEVEL") or "WARNING"
if LOG_LEVEL not in logging.getLevelNamesMapping():
    raise ImproperlyConfigured(
        f"BANTIN_LOG_LEVEL is {LOG_LEVEL!r}; it must be DEBUG, INFO, WARNING, ERROR or CRITICAL."
    )


def kept_secret_key(path: Path) -> str:
    """Return the secret key in the file ``path``, which is made at the first call, readable by its owner only."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="utf-8").strip()
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(key := get_random_secret_key())
    return key


def secret_key() -> str:
    """Return the key of this home; one for this process alone where the home has not been made yet."""
    if given := os.environ.get("SECRET_KEY"):
        return given
    if not BANTIN_HOME.is_dir():
        return get_random_secret_key()
    return kept_secret_key(BANTIN_HOME / "secret.key")


SECRET_KEY = secret_key()

DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
ROOT_URLCONF = "bantin.urls"
ASGI_APPLICATION = "bantin.asgi.application"

# Upper rooms first: their handlers hear of a change before the portal announces what it concerns.
INSTALLED_APPS = [
    "bantin.mirror",
    "bantin.indexing",
    "bantin.demo",
    "bantin.desk",
    "bantin.intake",
    "bantin.feeds",
    "bantin.baking",
    "bantin.home",
    "bantin.bulletins",
    "bantin.accounts",
    "bantin.portal",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.locales",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "bantin.accounts.headers.DeskHeaders",
    "bantin.accounts.address.RealAddress",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "bantin.accounts.door.Door",
    "bantin.portal.middleware.OneTransactionPerWrite",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE_DIR / "frontend"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["bantin.frontend.fragments", "bantin.frontend.typography"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# The pragmas that docs/decisions/0003-sqlite.md explains.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=134217728;"
        "PRAGMA cache_size=-64000;PRAGMA foreign_keys=ON;"
    ),
}
DATABASE_FILE = BANTIN_HOME / "bantin.sqlite3"
try:
    DATABASES = {"default": dj_database_url.config(default=f"sqlite:///{DATABASE_FILE}")}
except ValueError as error:
    raise ImproperlyConfigured(
        "DATABASE_URL is no address of a database; it must be like postgresql://user:password@host/name."
    ) from error
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {"BACKEND": "bantin.accounts.cache.LocalExceptLimits"},
    # What limits guessing, shared by all processes; the table comes with a migration.
    "limits": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "bantin_limits",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # Server and worker would each remember renditions that the other has since replaced.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default", "outside"],
    }
}

_mail = mail_server(os.environ)
EMAIL_BACKEND = _mail.backend
EMAIL_HOST, EMAIL_PORT = _mail.host, _mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.starts_tls, _mail.is_tls
EMAIL_TIMEOUT = TIMEOUT
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _mail.sender

# The desk shows its own previews in frames.
X_FRAME_OPTIONS = "SAMEORIGIN"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
LOCALE_PATHS = [
    PACKAGE_DIR / "locale",
    # What packages lack that bring no Vietnamese.
    *(PACKAGE_DIR / "locale" / package for package in ("allauth", "axes")),
    # The desk's own words: what Wagtail and Django say, in Vietnamese (docs/decisions/0019-desk-in-vietnamese.md).
    *sorted((PACKAGE_DIR / "translations").glob("**/locale")),
]
USE_TZ = True
# Grouping every number in every template would also group the ids in the desk's addresses; readers'
# numbers go through bantin.text.numbers.
USE_THOUSAND_SEPARATOR = False
# Django's own formats for Vietnamese read 08/04/2024 as 4 August.
FORMAT_MODULE_PATH = ["bantin.settings.formats"]

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    **public_storage(
        os.environ.get("BANTIN_PUBLIC_STORAGE"), os.environ.get("BANTIN_PUBLIC_STORAGE_OPTIONS")
    ),
}

STATIC_URL = "/static/"
MEDIA_URL = "/media/"
MEDIA_ROOT = BANTIN_HOME / "media"
# The desk's static files come straight from the installed packages: nothing to collect, nothing to forget.
WHITENOISE_USE_FINDERS = True
# The page editor sends a field for each of its inputs; Django's default stops long pages.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

WAGTAIL_SITE_NAME = "BanTin"
WAGTAILADMIN_BASE_URL = PUBLIC_URL
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_TIME_FORMAT = "%H:%M"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# One country, one clock: nobody has to choose among six hundred zones, which have no Vietnamese names.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
# Passwords are set in bantin.accounts, and only administrators write the address that single sign-on goes by.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
# Who administers the portal is told of a bulletin only where it waits for an administrator (bantin.desk.notices).
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILUSERS_PASSWORD_ENABLED = True
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAILIMAGES_IMAGE_MODEL = "portal.Photo"
WAGTAILIMAGES_IMAGE_FORM_BASE = "bantin.portal.photo_form.PhotoForm"
# No SVG: such a file can hold scripts. HEIC has no place in a browser's upload: phones send JPEG instead. No AVIF:
# its header can name a small picture and its frame be one of 256 megapixels.
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "gif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_DOCUMENT_MODEL = "portal.Attachment"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "bantin.portal.attachment_form.AttachmentForm"
# Readers fetch files from public/, so their addresses are plain paths and not a view of the desk.
WAGTAILDOCS_SERVE_METHOD = "direct"
WAGTAILDOCS_EXTENSIONS = [
    "csv",
    "doc",
    "docx",
    "ods",
    "odt",
    "pdf",
    "ppt",
    "pptx",
    "rtf",
    "txt",
    "xls",
    "xlsx",
    "zip",
]
# What the end of a workflow does; nothing else publishes what needs approval.
WAGTAIL_FINISH_WORKFLOW_ACTION = "bantin.desk.finish.publish_approved"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "bantin.portal.desk_search"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}
