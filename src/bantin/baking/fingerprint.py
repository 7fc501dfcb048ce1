"""What all pages were made with at the last full bake: templates, code, assets, the sites' addresses."""

import hashlib
from pathlib import Path

from django.conf import settings
from wagtail.models import Site


def fingerprint() -> str:
    """Return a digest of what all pages are made with: templates, assets, and the site's own address."""
    package = Path(settings.PACKAGE_DIR)
    addresses = sorted(site.root_url for site in Site.objects.all())
    digest = hashlib.sha256(" ".join(addresses).encode())
    for file in sorted([*package.glob("**/*.html"), *package.glob("frontend/**/*.*")]):
        if "__pycache__" not in file.parts and file.is_file():
            digest.update(str(file.relative_to(package)).encode() + file.read_bytes())
    for file in sorted(package.glob("**/*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _file() -> Path:
    return Path(settings.BANTIN_HOME) / "baked-with"


def is_up_to_date() -> bool:
    """Tell whether the last full bake was made with today's templates, styles and address."""
    file = _file()
    return file.is_file() and file.read_text(encoding="utf-8") == fingerprint()


def remember() -> None:
    """Keep today's fingerprint as that of the last full bake."""
    _file().write_text(fingerprint(), encoding="utf-8")
