"""Each identity belongs to a home page, where it belonged to a Wagtail site."""

from django.db import migrations


def forwards(apps, schema_editor):
    Identity = apps.get_model("portal", "Identity")
    Page = apps.get_model("wagtailcore", "Page")
    for identity in Identity.objects.select_related("site"):
        if Identity.objects.filter(home_id=identity.site.root_page_id).exists():
            identity.delete()
        else:
            identity.home_id = identity.site.root_page_id
            identity.save(update_fields=["home"])
    homes = Page.objects.filter(content_type__app_label="home", content_type__model="homepage")
    named = Identity.objects.values("home_id")
    site = apps.get_model("wagtailcore", "Site").objects.first()
    if site is not None:
        for home in homes.exclude(pk__in=named):
            Identity.objects.create(home_id=home.pk, name=home.title, site=site)


class Migration(migrations.Migration):
    dependencies = [("portal", "0002_sites_and_layouts")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop, elidable=True)]
