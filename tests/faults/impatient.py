"""Settings of a portal whose processes wait for the database for ``PATIENCE`` seconds, not for twenty."""

import os

from bantin.settings.demo import *  # noqa: F403
from bantin.settings.demo import DATABASES

DATABASES["default"]["OPTIONS"]["timeout"] = float(os.environ["PATIENCE"])
