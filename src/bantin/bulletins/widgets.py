"""Fields of the desk's form for bulletins."""

from typing import Any

from wagtail.admin.widgets import AdminDateTimeInput


class PlainDateTimeInput(AdminDateTimeInput):
    """Wagtail's field for a date and time, which leaves what was typed as it is.

    Wagtail's own turns 31/02/2025 into 3 March, silently, when the field is left; here the form refuses it.
    """

    def get_config(self) -> dict[str, Any]:
        """Return the picker's options."""
        return {**super().get_config(), "validateOnBlur": False}
