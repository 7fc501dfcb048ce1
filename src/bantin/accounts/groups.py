"""What administrators set for a group, in the group's page of the desk."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.template.loader import render_to_string

from bantin.accounts.models import GroupRule


class GroupRuleForm(forms.ModelForm):  # type: ignore[type-arg]  # Django's class takes no argument when it runs
    """The rules of one group, as Wagtail's page of groups wants its panels."""

    class Meta:
        model = GroupRule
        fields = ["needs_second_factor"]

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        instance: Group | None = None,
        prefix: str = "desk_rule",
    ) -> None:
        """Show the rule of the group ``instance``."""
        self.group = instance or Group()
        rule = GroupRule.objects.filter(group=self.group.pk).first() if self.group.pk else None
        super().__init__(data, files, instance=rule or GroupRule(), prefix=prefix)

    def save(self, commit: bool = True) -> GroupRule:
        """Store the rule, where it differs from what was."""
        kept: GroupRule = self.instance
        if not self.has_changed():
            return kept
        kept.group = self.group
        saved: GroupRule = super().save(commit=commit)
        return saved

    def as_admin_panel(self) -> str:
        """Return the panel."""
        return render_to_string("accounts/group_panel.html", {"form": self})
