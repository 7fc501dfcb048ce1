"""What was baked, what it depends on, and what is still to be baked."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection, models


class ArtifactRow(NamedTuple):
    """What is stored of an `Artifact`, by its fields."""

    key: str
    path: str
    sha256: str
    listed_in: list[str]
    heat: int
    good_until: datetime | None
    generation: int
    times_baked: int
    quickly: bool
    baked_at: datetime


class Artifact(models.Model):
    """A file of the public site, as it was last written."""

    key = models.CharField(max_length=200, unique=True)
    path = models.CharField(max_length=500, unique=True)
    sha256 = models.CharField(max_length=64, help_text="Of its content, without compression.")
    listed_in = models.JSONField(default=list)
    heat = models.SmallIntegerField(default=0, help_text="How soon it is baked among others.")
    good_until = models.DateTimeField(
        null=True, blank=True, db_index=True, help_text="When it is out of date by itself."
    )
    generation = models.PositiveIntegerField(
        default=0, db_index=True, help_text="Of the folder that its file was last written into."
    )
    times_baked = models.PositiveIntegerField(
        default=0, help_text="Tells a bake that took long whether another came in between."
    )
    quickly = models.BooleanField(
        default=False, help_text="Its compressed copies are still to be made as small as can be."
    )
    baked_at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["id"], condition=models.Q(quickly=True), name="artifact_to_compress"
            )
        ]

    def __str__(self) -> str:
        """Name the artifact by its key and its path."""
        return f"{self.key} at {self.path}"

    @classmethod
    def put(cls, rows: Sequence[ArtifactRow]) -> None:
        """Store ``rows``, each in place of what there is of its key.

        Of a full bake's main process Django's own insert, an object for each, took a third.
        """
        names = ArtifactRow._fields
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO baking_artifact ({', '.join(names)}) "  # noqa: S608  (names of our own)
                f"VALUES ({', '.join(['%s'] * len(names))}) ON CONFLICT (key) DO UPDATE SET "
                + ", ".join(f"{name} = excluded.{name}" for name in names[1:]),
                [list(_stored(row).values()) for row in rows],
            )


def _stored(row: ArtifactRow) -> dict[str, Any]:
    """Return ``row`` as the database has it."""
    moment = connection.ops.adapt_datetimefield_value
    return {
        **row._asdict(),
        "listed_in": json.dumps(row.listed_in),
        "good_until": moment(row.good_until),
        "baked_at": moment(row.baked_at),
    }


class Dependency(models.Model):
    """A tag that an artifact read when it was rendered."""

    # Found by the index of the constraint, which begins with it.
    artifact = models.ForeignKey(
        Artifact, on_delete=models.CASCADE, related_name="dependencies", db_index=False
    )
    tag = models.CharField(max_length=200, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["artifact", "tag"], name="one_dependency_per_tag")
        ]

    def __str__(self) -> str:
        """Name both ends."""
        return f"{self.artifact_id} reads {self.tag}"

    @classmethod
    def add(cls, rows: Sequence[tuple[int, str]]) -> None:
        """Store ``rows``, each the number of an artifact and a tag.

        A full bake has forty of them for each page: an object for each would take most of the time.
        """
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO baking_dependency (artifact_id, tag) VALUES (%s, %s)", rows
            )


class FormerAddress(models.Model):
    """An address that an artifact has left, which leads on to where it stands now."""

    path = models.CharField(max_length=500, unique=True)
    key = models.CharField(max_length=200, db_index=True)

    def __str__(self) -> str:
        """Name both ends."""
        return f"{self.path} led to {self.key}"


class Change(models.Model):
    """A row of the outbox: what has changed, written in the transaction that changed it.

    It is planned when its jobs are known, and done when the last of them is.
    """

    about = models.CharField(max_length=200, blank=True, db_index=True)
    tags = models.JSONField()
    asked_at = models.DateTimeField(auto_now_add=True)
    planned_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True, db_index=True)
    addresses = models.PositiveIntegerField(default=0, help_text="How many files it concerned.")

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=models.Q(planned_at=None), name="change_to_plan")
        ]

    def __str__(self) -> str:
        """Name what it is about."""
        return self.about or ", ".join(self.tags)


class Facet(models.Model):
    """What a facet of a thing was when a change of it was last planned (`bantin.portal.facets`)."""

    tag = models.CharField(max_length=200, unique=True)
    digest = models.CharField(max_length=32)

    def __str__(self) -> str:
        """Name the facet."""
        return self.tag


class Job(models.Model):
    """An artifact that is to be baked for a change."""

    change = models.ForeignKey(Change, on_delete=models.CASCADE, related_name="jobs")
    key = models.CharField(max_length=200, db_index=True)
    heat = models.SmallIntegerField(default=0)
    failures = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["change", "key"], name="one_job_per_change_and_key")
        ]
        indexes = [models.Index(fields=["-heat", "id"], name="job_order")]

    def __str__(self) -> str:
        """Name the artifact."""
        return self.key
