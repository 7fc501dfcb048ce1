"""What the editor chose, what was found, and what is still to be found."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable


class ChosenRelated(Orderable):
    """A bulletin that the editor wants readers to be offered below another. Part of that one's revisions."""

    bulletin = ParentalKey("bulletins.BulletinPage", related_name="chosen_related")
    other = models.ForeignKey(
        "bulletins.BulletinPage",
        verbose_name=_("bản tin"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels = [PageChooserPanel("other", "bulletins.BulletinPage")]

    class Meta(Orderable.Meta):
        verbose_name = _("tin liên quan chọn tay")
        verbose_name_plural = _("tin liên quan chọn tay")

    def __str__(self) -> str:
        """Name both ends."""
        return f"{self.bulletin_id} leads to {self.other_id}"


class RelatedBulletin(models.Model):
    """A bulletin that was found to be related to another, the nearest at position 0."""

    bulletin = models.ForeignKey(
        "bulletins.BulletinPage", on_delete=models.CASCADE, related_name="found_related"
    )
    other = models.ForeignKey("bulletins.BulletinPage", on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bulletin", "position"], name="one_related_bulletin_per_position"
            ),
            models.UniqueConstraint(
                fields=["bulletin", "other"], name="each_related_bulletin_once"
            ),
        ]

    def __str__(self) -> str:
        """Name both ends."""
        return f"{self.position}: {self.bulletin_id} leads to {self.other_id}"


class RelatedSearch(models.Model):
    """How far the search for a bulletin's related ones is. A row for each bulletin that was ever published.

    ``requested_at`` is set in the transaction that publishes the bulletin, and cleared when the index knows
    its text. ``found_at`` is set once, when its related ones have been stored: a later publication leaves
    them as they are. ``attempted`` tells that a search has begun and did not end, so that the bulletin's page
    may have been baked without them.
    """

    bulletin = models.OneToOneField(
        "bulletins.BulletinPage",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="related_search",
    )
    requested_at = models.DateTimeField(null=True)
    found_at = models.DateTimeField(null=True)
    attempted = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["requested_at"],
                condition=models.Q(requested_at__isnull=False),
                name="related_search_requested",
            )
        ]

    def __str__(self) -> str:
        """Name the bulletin and the state."""
        return f"{self.bulletin_id}: {'requested' if self.requested_at else 'done'}"
