"""Each bulletin knows the home page of its site: the parent of its section."""

from django.db import migrations

STEP = 4  # characters of a page's path for each level of the tree


def forwards(apps, schema_editor):
    Bulletin = apps.get_model("bulletins", "BulletinPage")
    Page = apps.get_model("wagtailcore", "Page")
    sections = Bulletin.objects.order_by().exclude(section=None).values_list("section_id", flat=True)
    for section in Page.objects.filter(pk__in=sections.distinct()):
        home = Page.objects.filter(path=section.path[:-STEP]).first()
        Bulletin.objects.filter(section_id=section.pk).update(home_id=home and home.pk)


class Migration(migrations.Migration):
    dependencies = [("bulletins", "0002_kind_and_site")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop, elidable=True)]
