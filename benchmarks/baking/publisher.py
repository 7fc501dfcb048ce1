"""A process that publishes a bulletin for each line that it is given, or withdraws its last, as the desk does."""

import sys
import time


def main() -> None:
    """Read headlines; print for each the time of the commit and the addresses of the page and its section.

    An empty line withdraws what was published last.
    """
    import django

    django.setup()
    from django.db import transaction
    from django.utils import timezone

    from bantin.bulletins.models import BulletinPage
    from bantin.portal.models import SectionPage

    section = SectionPage.objects.order_by("path")[0]
    bulletin = BulletinPage()
    for line in sys.stdin:
        with transaction.atomic():
            if headline := line.strip():
                bulletin = BulletinPage(
                    title=headline, lead="Sapo của bản tin đo.", date=timezone.now(), live=False
                )
                section.add_child(instance=bulletin)
                bulletin.save_revision().publish()
            else:
                bulletin.refresh_from_db()
                bulletin.unpublish()
        print(time.time(), bulletin.url, section.url, flush=True)
        section.refresh_from_db()


if __name__ == "__main__":
    main()
