"""One machine, loopback only: what `make run` uses."""

from bantin.settings.base import *  # noqa: F403  (Django settings are modules that extend one another)

# The login that `make run` prints has to work at once. Groups that must have a second factor must have it here too.
SUPERUSERS_NEED_SECOND_FACTOR = False
# Security keys without HTTPS: browsers allow it for http://localhost.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
