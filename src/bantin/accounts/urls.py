"""The addresses of logging in and of one's own account; they stand before Wagtail's, whose own give way.

What nginx lets through slowly (`bantin.reader.nginx.LIMITED`) is below ``login/`` and ``password_reset/``.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import include, path, re_path

from bantin.accounts import views
from bantin.accounts.sso import views as sso

LOGIN = [
    path("", views.LoginView.as_view(), name="account_login"),
    path("buoc-hai/", mfa.authenticate, name="mfa_authenticate"),
    path("khoa-tai-khoan/", account.account_inactive, name="account_inactive"),
    path("mot-lan/", sso.begin, name="accounts_sso"),
    path("mot-lan/tra-loi/", sso.callback, name="accounts_sso_callback"),
]
RESET = [
    path("", views.PasswordResetView.as_view(), name="account_reset_password"),
    path("da-gui/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "xong/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"
    ),
    re_path(
        r"^(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.PasswordResetFromKeyView.as_view(),
        name="account_reset_password_from_key",
    ),
]
OWN = [
    path("", views.SecurityView.as_view(), name="mfa_index"),
    path("mat-khau/", views.PasswordChangeView.as_view(), name="account_change_password"),
    path("xac-nhan/", account.reauthenticate, name="account_reauthenticate"),
    path("xac-nhan/ma/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("xac-nhan/khoa/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("ung-dung/", totp.activate_totp, name="mfa_activate_totp"),
    path("ung-dung/bo/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("khoa/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("khoa/them/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("khoa/<int:pk>/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("khoa/<int:pk>/bo/", views.RemoveWebAuthnView.as_view(), name="mfa_remove_webauthn"),
    path("ma-du-phong/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("ma-du-phong/tao/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("ma-du-phong/tai/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
]

urlpatterns = [
    path("login/", include(LOGIN)),
    path("logout/", account.logout, name="account_logout"),
    path("password_reset/", include(RESET)),
    path("phien/", views.session, name="accounts_session"),
    path("phien/tiep/", views.continued, name="accounts_continue"),
    path("tai-khoan/", include(OWN)),
]
