"""What was published before is asked for too: its related bulletins are found when the worker next bakes."""

from django.db import migrations
from django.utils import timezone


def forwards(apps, schema_editor):
    Bulletin = apps.get_model("bulletins", "BulletinPage")
    Search = apps.get_model("bulletins", "RelatedSearch")
    pks = Bulletin.objects.order_by().filter(live=True).values_list("pk", flat=True)
    # "attempted": their pages may have been baked already.
    searches = (Search(pk=pk, requested_at=timezone.now(), attempted=True) for pk in pks.iterator())
    Search.objects.bulk_create(searches, batch_size=1000)


class Migration(migrations.Migration):
    dependencies = [("bulletins", "0004_related")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop, elidable=True)]
