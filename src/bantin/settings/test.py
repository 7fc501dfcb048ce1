"""For tests in this process: quick password hashes, tasks at once, a home that each run throws away."""

import os
import tempfile

os.environ["BANTIN_HOME"] = tempfile.mkdtemp(prefix="bantin-test-")

from bantin.settings.base import *  # noqa: F403  (BANTIN_HOME has to be set before base reads it)

# Tests of other rooms log administrators in without more; tests/accounts asks for what production does.
SUPERUSERS_NEED_SECOND_FACTOR = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS["default"]["BACKEND"] = "django_tasks.backends.immediate.ImmediateBackend"  # noqa: F405  (from base)
# Each client of a test builds the middleware anew, for which WhiteNoise would look for all static files of the desk.
WHITENOISE_AUTOREFRESH = True
