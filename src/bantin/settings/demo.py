"""One machine, loopback only: what `make run` uses."""

from bantin.settings.base import *  # noqa: F403  (Django settings are modules that extend one another)
