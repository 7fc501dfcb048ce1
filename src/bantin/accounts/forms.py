"""allauth's forms as our pages show them."""

from typing import Any

from allauth.account import forms


class LoginForm(forms.LoginForm):
    """The login; the link to a new password stands below it, not inside the field's help."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form."""
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
        self.fields["login"].widget.attrs["autocapitalize"] = "none"


class ChangePasswordForm(forms.ChangePasswordForm):
    """A new password, for who knows the old one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form."""
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].help_text = ""
