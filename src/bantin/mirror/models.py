"""What the storage has, and where it may be behind the public folder. Names are of files below the folder."""

from django.db import models


class Touched(models.Model):
    """A name at which something may have changed since the storage was last brought in step.

    A name may be here twice: what changes while it is being sent is looked at once more.
    """

    name = models.CharField(max_length=520)
    retry_at = models.DateTimeField(
        null=True, blank=True, help_text="When it is tried again, where the storage refused it."
    )

    def __str__(self) -> str:
        """Name it."""
        return self.name


class Sent(models.Model):
    """A file that the storage has, or may have: the row is there before the file is sent."""

    name = models.CharField(max_length=520, unique=True)
    sha256 = models.CharField(
        max_length=64, blank=True, help_text="Of its content; nothing until it has arrived."
    )
    fields = models.TextField(blank=True, help_text="What it is served with.")
    stamp = models.CharField(
        max_length=80,
        blank=True,
        help_text="Of the file in the folder: what differs once it has changed.",
    )
    version = models.CharField(
        max_length=200, blank=True, help_text="What the storage calls the content that it took."
    )

    def __str__(self) -> str:
        """Name it."""
        return self.name


class Place(models.Model):
    """The one storage that the rows of `Sent` are about."""

    description = models.TextField()

    def __str__(self) -> str:
        """Describe it."""
        return self.description
