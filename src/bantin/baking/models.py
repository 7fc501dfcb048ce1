"""What was baked, what it depends on, and what is still to be baked."""

from django.db import models


class Artifact(models.Model):
    """A file of the public site, as it was last written."""

    key = models.CharField(max_length=200, unique=True)
    path = models.CharField(max_length=500, unique=True)
    sha256 = models.CharField(max_length=64)
    listed_in = models.JSONField(default=list)
    good_until = models.DateTimeField(
        null=True, blank=True, db_index=True, help_text="When it is out of date by itself."
    )
    baked_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        """Name the artifact by its key and its path."""
        return f"{self.key} at {self.path}"


class Dependency(models.Model):
    """A tag that an artifact read when it was rendered."""

    artifact = models.ForeignKey(Artifact, on_delete=models.CASCADE, related_name="dependencies")
    tag = models.CharField(max_length=200, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["artifact", "tag"], name="one_dependency_per_tag")
        ]

    def __str__(self) -> str:
        """Name both ends."""
        return f"{self.artifact_id} reads {self.tag}"


class FormerAddress(models.Model):
    """An address that an artifact has left, which leads on to where it stands now."""

    path = models.CharField(max_length=500, unique=True)
    key = models.CharField(max_length=200, db_index=True)

    def __str__(self) -> str:
        """Name both ends."""
        return f"{self.path} led to {self.key}"


class BakeRequest(models.Model):
    """A row of the outbox: a tag that has changed, written in the transaction that changed it."""

    tag = models.CharField(max_length=200)
    requested_at = models.DateTimeField(auto_now_add=True)
    failures = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["requested_at"], name="bake_request_order")]

    def __str__(self) -> str:
        """Name the tag."""
        return self.tag
