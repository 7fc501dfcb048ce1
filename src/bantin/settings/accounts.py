"""The desk's accounts: docs/decisions/0018-accounts.md. What the law sets is in `bantin.accounts.law`.

What differs from place to place comes from the environment, by `bantin.settings.sign_on`.
"""

import os
from datetime import timedelta

from bantin.settings.sign_on import idle_minutes, proxies, single_sign_on

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "bantin.accounts.passwords.Argon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": name}
    for name in (
        "bantin.accounts.passwords.Length",
        "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "django.contrib.auth.password_validation.CommonPasswordValidator",
        "django.contrib.auth.password_validation.NumericPasswordValidator",
        "bantin.accounts.passwords.NotCommonInVietnamese",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
LOGOUT_REDIRECT_URL = "account_login"
CSRF_FAILURE_VIEW = "bantin.accounts.views.csrf_failure"

IDLE_MINUTES = idle_minutes(os.environ.get("BANTIN_IDLE_MINUTES"))
PROXIES = proxies(os.environ.get("BANTIN_PROXIES"))
SUPERUSERS_NEED_SECOND_FACTOR = True
# Lax, not Strict: whoever comes back from single sign-on comes from another site.
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

ACCOUNT_ADAPTER = "bantin.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "bantin.accounts.forms.LoginForm",
    "change_password": "bantin.accounts.forms.ChangePasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_METHODS = ["password", "mfa"]
ACCOUNT_RATE_LIMITS = {
    # The first step is axes' affair (bantin.accounts.lockout); this is the second, by account.
    "login_failed": "5/15m/key",
    "reauthenticate": "10/15m/user",
    "change_password": "5/15m/user",
    "reset_password": "20/h/ip,3/h/key",
}
MFA_ADAPTER = "bantin.accounts.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
# The codes of the half minute before and after: telephones are seldom right to the second.
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
SOCIALACCOUNT_ADAPTER = "bantin.accounts.sso.people.PeopleAdapter"
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5
_sso = single_sign_on(os.environ)
SOCIALACCOUNT_PROVIDERS = _sso.providers
OIDC_PROVIDER, OIDC_LABEL = _sso.provider, _sso.label
OIDC_GROUPS_CLAIM, OIDC_GROUPS = _sso.groups_claim, _sso.groups
OIDC_NEW_ACCOUNTS, LOCAL_LOGIN = _sso.new_accounts, _sso.local_login

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_CALLABLE = "bantin.accounts.lockout.account_name"
AXES_CLIENT_IP_CALLABLE = "bantin.accounts.address.of_request"
AXES_LOCKOUT_CALLABLE = "bantin.accounts.lockout.page_of_axes"
AXES_SENSITIVE_PARAMETERS = [
    "csrfmiddlewaretoken",
    "login",
    "oldpassword",
    "password1",
    "password2",
    "code",
]
AXES_VERBOSE = False
