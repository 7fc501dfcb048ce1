"""Where the readers' index may be behind the public folder."""

from django.db import models


class Stale(models.Model):
    """A bulletin's file at which something has changed, written in the transaction that has changed it.

    What the index knows already is kept for a day: an index that is being built anew takes it over.
    """

    path = models.CharField(max_length=520)
    noted_at = models.DateTimeField(auto_now_add=True)
    is_done = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=models.Q(is_done=False), name="stale_to_index")
        ]

    def __str__(self) -> str:
        """Name the file."""
        return self.path
