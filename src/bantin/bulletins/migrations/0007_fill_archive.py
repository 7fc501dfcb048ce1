"""Bulletins that were ever published stand in the archive, a hundred to a part, in the order of their dates."""

from itertools import groupby
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import migrations
from django.db.models import Q

MOST_IN_PART = 100
# Which section and which home page a bulletin stands below is no use of them.
PLACES = ["section", "home"]


def forwards(apps, schema_editor):
    Bulletin = apps.get_model("bulletins", "BulletinPage")
    Part = apps.get_model("bulletins", "ArchivePart")
    zone = ZoneInfo(settings.TIME_ZONE)

    def month_of(row):
        day = row[1].astimezone(zone)
        return day.year, day.month

    published = Bulletin.objects.filter(Q(live=True) | Q(first_published_at__isnull=False))
    sections = Bulletin.objects.order_by().exclude(section=None).values_list("section_id", flat=True)
    for section in sections.distinct():
        rows = published.filter(section_id=section).order_by("date", "pk").values_list("pk", "date")
        for (year, month), bulletins in groupby(list(rows), month_of):
            pks = [pk for pk, _ in bulletins]
            for start in range(0, len(pks), MOST_IN_PART):
                number = start // MOST_IN_PART + 1
                part = Part.objects.create(section_id=section, year=year, month=month, number=number)
                Bulletin.objects.filter(pk__in=pks[start : start + MOST_IN_PART]).update(part=part)


def forget_places(apps, schema_editor):
    Reference = apps.get_model("wagtailcore", "ReferenceIndex")
    kind = {"content_type__app_label": "bulletins", "content_type__model": "bulletinpage"}
    Reference.objects.filter(**kind, model_path__in=PLACES).delete()


class Migration(migrations.Migration):
    dependencies = [("bulletins", "0006_archive_parts"), ("wagtailcore", "0098_apitoken")]

    operations = [
        migrations.RunPython(forwards, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(forget_places, migrations.RunPython.noop, elidable=True),
    ]
