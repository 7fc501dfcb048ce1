import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("portal", "0003_identities_of_homes")]

    operations = [
        migrations.RemoveField(model_name="identity", name="site"),
        migrations.AlterField(
            model_name="identity",
            name="home",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="identity",
                to=settings.WAGTAIL_PAGE_MODEL,
                verbose_name="trang chủ",
            ),
        ),
    ]
