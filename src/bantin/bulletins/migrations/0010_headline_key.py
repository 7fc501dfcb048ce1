from django.db import migrations, models

from bantin.text.slug import slugify

AT_ONCE = 2000


def fill(apps, schema_editor):
    bulletins = apps.get_model("bulletins", "BulletinPage").objects
    some = []
    for pk, title in bulletins.values_list("pk", "page_ptr__title").iterator(AT_ONCE):
        some.append(bulletins.model(pk=pk, headline_key=slugify(title, max_length=100)))
        if len(some) == AT_ONCE:
            bulletins.bulk_update(some, ["headline_key"])
            some = []
    bulletins.bulk_update(some, ["headline_key"])


class Migration(migrations.Migration):

    dependencies = [
        ("bulletins", "0009_author_and_declaration"),
    ]

    operations = [
        migrations.AddField(
            model_name="bulletinpage",
            name="headline_key",
            field=models.CharField(
                blank=True, db_index=True, default="", editable=False, max_length=100
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
