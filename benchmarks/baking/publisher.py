"""A process that publishes a bulletin for each line that it is given, as the desk does, and says where it is."""

import sys
import time


def main() -> None:
    """Read headlines; print for each the time of the commit and the addresses of the page and its section."""
    import django

    django.setup()
    from django.db import transaction
    from django.utils import timezone

    from bantin.bulletins.models import BulletinPage
    from bantin.portal.models import SectionPage

    section = SectionPage.objects.order_by("path")[0]
    for headline in sys.stdin:
        with transaction.atomic():
            bulletin = BulletinPage(
                title=headline.strip(), lead="Sapo của bản tin đo.", date=timezone.now(), live=False
            )
            section.add_child(instance=bulletin)
            bulletin.save_revision().publish()
        print(time.time(), bulletin.url, section.url, flush=True)
        section.refresh_from_db()


if __name__ == "__main__":
    main()
