"""Photos and files of the desk's roles: Wagtail asks for the permissions of its own models."""

from typing import Any

from django.db import migrations

WAGTAILS = {"photo": ("wagtailimages", "image"), "attachment": ("wagtaildocs", "document")}


def put_right(apps: Any, schema_editor: Any) -> None:
    """Turn each permission that nobody asks for into the one that it stands for; who adds may choose as well."""
    permissions = apps.get_model("auth", "Permission").objects
    granted = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    for own, (app, wagtails) in WAGTAILS.items():
        of_own = granted.filter(
            permission__content_type__app_label="portal", permission__content_type__model=own
        )
        for row in of_own.select_related("permission"):
            action = row.permission.codename.removesuffix(f"_{own}")
            for meant in {action, "choose"}:
                permission = permissions.filter(
                    content_type__app_label=app, codename=f"{meant}_{wagtails}"
                ).first()
                if permission is not None:
                    granted.get_or_create(
                        group_id=row.group_id,
                        collection_id=row.collection_id,
                        permission=permission,
                    )
        of_own.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0002_pruned"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]

    operations = [migrations.RunPython(put_right, migrations.RunPython.noop, elidable=True)]
