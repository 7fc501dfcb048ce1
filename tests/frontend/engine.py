"""The template engine as settings make it, for tests of components that need no settings."""

from django.template import Engine

from bantin.frontend import bundle


def make_engine(string_if_invalid: str = "") -> Engine:
    """Return an engine that finds the frontend's templates and nothing else."""
    return Engine(
        dirs=[str(bundle.FRONTEND_DIR)],
        libraries={"i18n": "django.templatetags.i18n"},
        builtins=["bantin.frontend.fragments", "bantin.frontend.typography"],
        string_if_invalid=string_if_invalid,
    )
