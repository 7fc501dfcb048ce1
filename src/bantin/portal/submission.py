"""The desk's form of a page that has to be approved: what is asked of who submits it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.admin.utils import get_user_display_name
from wagtail.blocks import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import Page

from bantin.portal.gate import Finding, Place, Submission, blocking, findings

DECLARATION = "no_state_secrets"
SUBMITTING = ("action-submit", "action-restart-workflow")
# A step's "approve"; its other actions, such as a return, are no submission.
APPROVING = {"action-workflow-action": "true", "workflow-action-name": "approve"}


class SubmissionForm(WagtailAdminPageForm):
    """Wagtail's form of a page, which lets it go to the next desk when the gate has nothing against it.

    A draft is saved whatever the gate finds. Who submits declares that the text holds no state secrets (Act on the
    protection of state secrets, 29/2018/QH14, article 5); who only passes it on does not.
    """

    no_state_secrets = forms.BooleanField(
        required=False,
        label=gettext_lazy(
            "Tôi cam đoan bản tin này, kể cả ảnh và tệp đính kèm, không chứa bí mật nhà nước."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take who begins a page for its author, until he names another; make the address where he names none."""
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
        if isinstance(author := self.fields.get("author"), forms.ModelChoiceField):
            author.label_from_instance = get_user_display_name  # type: ignore[method-assign]
        if self.instance.pk is None and self.for_user is not None and "author" in self.fields:
            self.initial.setdefault("author", None)
            self.initial["author"] = self.initial["author"] or self.for_user.pk

    @property
    def is_submitting(self) -> bool:
        """Whether the page is being given to the next desk by who has written it."""
        return any(self.data.get(name) for name in SUBMITTING)

    @property
    def is_passing_on(self) -> bool:
        """Whether the page leaves the desk that it is on, in either way."""
        return self.is_submitting or all(
            self.data.get(name) == value for name, value in APPROVING.items()
        )

    def clean_slug(self) -> str:
        """Number the address of a page that readers never had, where another has it: headlines may be alike."""
        slug = str(self.cleaned_data["slug"])
        if not slug or self.instance.first_published_at is not None:
            return slug
        numbers = (slug, *(f"{slug}-{number}" for number in range(2, 100)))
        free = (
            name
            for name in numbers
            if Page._slug_is_available(name, self.parent_page, self.instance)
        )
        return next(free, slug)

    def clean(self) -> dict[str, Any]:
        """Ask for the declaration of who submits."""
        cleaned: dict[str, Any] = super().clean()
        if self.is_submitting and not cleaned.get(DECLARATION):
            self.add_error(DECLARATION, _("Hãy đánh dấu cam đoan này trước khi gửi duyệt."))
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()
        if not self.is_passing_on or self.errors:
            return
        submission = Submission(self.instance, self.for_user, self.parent_page)
        found = blocking(findings(submission), self.instance.excepted_findings())
        for name, error in errors_by_field(found).items():
            self.add_error(name, error)

    def save(self, commit: bool = True) -> Any:
        """Store the page's texts, and the declaration of who submits with them."""
        if self.is_submitting:
            self.instance.declared_by, self.instance.declared_at = self.for_user, timezone.now()
        return super().save(commit=commit)


def errors_by_field(found: Iterable[Finding]) -> dict[str | None, ValidationError]:
    """Return what is wrong by the names of fields, nested as Wagtail's blocks want it; None is the whole page."""
    by_field: dict[str | None, list[tuple[Place, str]]] = {}
    for finding in found:
        name = str(finding.place[0]) if finding.place else None
        by_field.setdefault(name, []).append((finding.place[1:], finding.text))
    return {name: _nested(errors) for name, errors in by_field.items()}


def _nested(errors: list[tuple[Place, str]]) -> ValidationError:
    """Return one error of ``errors``, each with its place below the field or block that they are of."""
    here = [text for place, text in errors if not place]
    below: dict[str | int, list[tuple[Place, str]]] = {}
    for place, text in errors:
        if place:
            below.setdefault(place[0], []).append((place[1:], text))
    if not below:
        return ValidationError(here)
    nested = {key: _nested(inner) for key, inner in below.items()}
    kind = (
        StreamBlockValidationError
        if isinstance(next(iter(nested)), int)
        else StructBlockValidationError
    )
    error: ValidationError = kind(block_errors=nested, non_block_errors=here or None)
    return error
