"""The body of a bulletin as HTML, the photos of a photo story numbered: "Ảnh 2/8"."""

from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString, mark_safe

from bantin.portal.memory import remembered
from bantin.portal.pictures import picture

if TYPE_CHECKING:
    from bantin.bulletins.models import BulletinPage

FIGURES = frozenset({"figure", "missing_figure"})


def lead_figure(bulletin: "BulletinPage", *, sizes: str) -> dict[str, Any] | None:
    """Return the lead photo as the component "figure" takes it, or None; ``sizes`` is its attribute of that name."""
    if (photo := bulletin.lead_photo) is None:
        return None
    return {
        "picture": picture(photo, sizes=sizes, alt=bulletin.lead_alt),
        "caption": bulletin.lead_caption,
        "credit": bulletin.lead_credit,
    }


def photo_count(lead_photo: Any, body: Any) -> int:
    """Return how many photos a bulletin shows, its lead photo included."""
    return sum(child.block_type in FIGURES for child in body) + bool(lead_photo)


@remembered(lambda bulletin, *, numbered_from=None, of=0: (bulletin.pk, numbered_from, of))
def rendered_body(
    bulletin: "BulletinPage", *, numbered_from: int | None = None, of: int = 0
) -> SafeString:
    """Return the parts of the body of ``bulletin`` as HTML.

    The figures are numbered from ``numbered_from`` on, out of ``of``; not at all where that is None.
    """
    html, number = [], numbered_from
    for child in bulletin.body:
        if number is not None and child.block_type in FIGURES:
            html.append(child.render({"position": number, "of": of}))
            number += 1
        else:
            html.append(child.render({}))
    return mark_safe("".join(html))  # noqa: S308  (each part is rendered by its own template)
