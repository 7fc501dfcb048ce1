"""The desk's way from a document of Word to the draft of a bulletin."""

from dataclasses import replace
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.permissions import policy_registry

from bantin.bulletins.models import BulletinPage
from bantin.home.models import HomePage
from bantin.intake.actions import Outcome, store
from bantin.intake.errors import IntakeError
from bantin.intake.files import shown
from bantin.intake.records import BulletinRecord
from bantin.intake.review import Language, ReviewNote
from bantin.intake.sources import docx
from bantin.portal.models import SectionPage

TITLE = gettext_lazy("Tạo bản tin từ tệp Word")
URL_NAME = "bulletin_from_word"
_LONGEST_NAME = 120


def sections_for(user: Any) -> Any:
    """Return the sections in which ``user`` may add a bulletin, in the order of the tree."""
    allowed = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "add")
    return SectionPage.objects.filter(pk__in=allowed.values("pk")).order_by("path")


class SectionField(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django's class takes none
    """A section, named with the page above it where there are several sites: sections of two may have one name."""

    several_sites = False

    def label_from_instance(self, obj: Any) -> str:
        """Return the names."""
        return f"{obj.title} ({obj.get_parent().title})" if self.several_sites else str(obj.title)


class WordForm(forms.Form):
    """A document and the section of its bulletin."""

    section = SectionField(
        queryset=None,
        label=gettext_lazy("Chuyên mục"),
        empty_label=None,
        widget=forms.Select(attrs={"style": "max-inline-size: 100%"}),
    )
    file = forms.FileField(
        label=gettext_lazy("Tệp Word (.docx)"),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
        allow_empty_file=True,
        help_text=gettext_lazy(
            "Tít, sapo, ngày, bút danh, tít phụ, danh sách, bảng, liên kết và ảnh trong tệp được giữ. "
            "Bản tin được tạo dưới dạng bản nháp; bạn xem lại rồi mới đăng."
        ),
    )

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        """Offer the sections that ``user`` may write in."""
        super().__init__(*args, **kwargs)
        field = self.fields["section"]
        field.queryset = sections_for(user)  # type: ignore[attr-defined]
        field.several_sites = HomePage.objects.count() > 1  # type: ignore[attr-defined]

    def clean_file(self) -> BulletinRecord:
        """Return what the document holds. Raises ValidationError, saying which file it is and what to do."""
        file = self.cleaned_data["file"]
        assert isinstance(file, UploadedFile)  # noqa: S101  (what a FileField gives)
        name = shown(str(file.name))[-_LONGEST_NAME:]
        try:
            return without_date_of_file(parsed(file))
        except IntakeError as error:
            said = said_of(error)
            raise forms.ValidationError(
                _("Tệp “%(name)s”: %(reason)s.") % {"name": name, "reason": said}
            ) from error


def parsed(file: "UploadedFile[Any]") -> BulletinRecord:
    """Return what the uploaded ``file`` holds; one that is too large is not read. Raises IntakeError."""
    size = file.size or 0
    if size > docx.LARGEST_FILE:
        raise docx.too_large(size)
    return docx.parse(file.read())


def said_of(error: IntakeError) -> str:
    """Return what ``error`` says in the language of whoever is in the desk."""
    vietnamese = error.message_vi if isinstance(error, docx.DocxError) else error.message
    return error.message if language() == "en" else vietnamese


def language() -> Language:
    """Return the language of the desk, as notes are said in."""
    return "en" if (get_language() or "").startswith("en") else "vi"


def without_date_of_file(record: BulletinRecord) -> BulletinRecord:
    """Return ``record`` with the day on which its file was saved left out: a new bulletin is of today."""
    codes = {"date-of-file", "no-date"}
    if not codes & {note.code for note in record.review}:
        return record
    review = tuple(note for note in record.review if note.code not in codes)
    return replace(record, date=None, time=None, review=review)


@require_http_methods(["GET", "POST"])
def from_word(request: HttpRequest) -> HttpResponse:
    """Ask for a document, and make a draft of it. Raises PermissionDenied for who may add bulletins nowhere."""
    if not sections_for(request.user).exists():
        raise PermissionDenied
    chosen = {"section": request.GET.get("section")}
    form = WordForm(request.user, request.POST or None, request.FILES or None, initial=chosen)
    if request.method == "POST" and form.is_valid():
        section, record = form.cleaned_data["section"], form.cleaned_data["file"]
        name = shown(str(request.FILES["file"].name))  # type: ignore[union-attr]
        try:
            outcome = store(record, name, lambda: section, draft=True, user=request.user)
        except IntakeError as error:
            form.add_error("file", error.message)
        else:
            return answer(request, outcome, PurePath(name).name)
    context = {"page_title": TITLE, "form": form}
    status = 400 if form.is_bound else 200
    return TemplateResponse(request, "intake/desk/from_word.html", context, status=status)


def answer(request: HttpRequest, outcome: Outcome, name: str) -> HttpResponse:
    """Lead to the draft, saying what is to look at; for a document that was taken before, to its bulletin."""
    bulletin = BulletinPage.objects.get(pk=outcome.bulletin_id)
    if outcome.status != "unchanged":
        messages.success(request, _("Đã tạo bản nháp từ tệp “%(name)s”.") % {"name": name})
        if outcome.review:
            messages.warning(request, to_look_at(outcome.review))
        return redirect("wagtailadmin_pages:edit", bulletin.pk)
    text = _("Tệp “%(name)s” đã được tạo thành bản tin trước đây: “%(title)s”.")
    if not bulletin.permissions_for_user(request.user).can_edit():
        messages.warning(
            request, _("Tệp “%(name)s” đã được tạo thành bản tin trước đây.") % {"name": name}
        )
        return redirect(URL_NAME)
    messages.warning(request, text % {"name": name, "title": bulletin.title})
    return redirect("wagtailadmin_pages:edit", bulletin.pk)


def to_look_at(notes: tuple[ReviewNote, ...]) -> SafeString:
    """Return what a person should look at, as a list."""
    said = ((note.message_in(language()),) for note in notes)
    return format_html(
        "{}<ul>{}</ul>", _("Cần xem lại:"), format_html_join("", "<li>{}</li>", said)
    )


def address_of(section: Page | None = None) -> str:
    """Return where a document can be given, with ``section`` chosen."""
    return reverse(URL_NAME) + (f"?section={section.pk}" if section else "")


def from_word_button(page: Page, user: Any) -> Button | None:
    """Return the button on a section; None elsewhere, and for who may not add bulletins there."""
    if not isinstance(page.specific_deferred, SectionPage) or page.pk is None:
        return None
    if not page.permissions_for_user(user).can_add_subpage():
        return None
    return Button(TITLE, address_of(page), icon_name="doc-full", priority=16)


class WordPanel(Component):
    """The ways to a new bulletin on the desk's first page: an empty one, and one of a document."""

    name = "from-word"
    order = 50
    template_name = "intake/desk/word_panel.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Return where it leads, for who may go there."""
        sections = list(sections_for(parent_context["request"].user))
        return {
            "url": address_of() if sections else "",
            "title": TITLE,
            "sections": [(section.title, _new_bulletin(section)) for section in sections],
        }


def _new_bulletin(section: Page) -> str:
    """Return where a bulletin of ``section`` is begun."""
    kind = BulletinPage._meta
    return reverse("wagtailadmin_pages:add", args=[kind.app_label, kind.model_name, section.pk])
