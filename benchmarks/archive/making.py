"""Making an archive below a home page."""

from collections.abc import Callable, Iterator
from datetime import datetime

from bantin.demo.actions import add_section
from bantin.home.models import HomePage
from bantin.portal.models import Photo, SectionPage
from benchmarks.archive.grammar import Written, written
from benchmarks.archive.pictures import photos
from benchmarks.archive.places import fill_parts
from benchmarks.archive.related import index_archive
from benchmarks.archive.store import CHUNK, Store, date_of, take_ids_from_here
from benchmarks.archive.topics import TOPICS

Bulletin = tuple[int, datetime, Written]


def make_archive(
    home: HomePage,
    count: int,
    seed: int = 1,
    *,
    pictures: list[Photo] | None = None,
    progress: Callable[[int], None] = lambda made: None,
) -> None:
    """Publish ``count`` bulletins of ten years below ``home``, in twelve sections, which are made where they lack.

    The same ``seed`` and ``count`` give the same texts, dates and order. ``pictures`` are the photos that
    they share; without them some are drawn. ``progress`` is told after each thousand how many there are.
    """
    sections = sections_of(home)
    store = Store(sections, photos() if pictures is None else pictures)
    for start in range(0, count, CHUNK):
        numbers = range(start, min(start + CHUNK, count))
        store.add(list(_bulletins(numbers, count, seed)), seed)
        progress(numbers.stop)
    take_ids_from_here()
    fill_parts(sections.values())
    index_archive()


def _bulletins(numbers: range, count: int, seed: int) -> Iterator[Bulletin]:
    for number in numbers:
        yield number, date_of(seed, number, count), written(seed, number)


def sections_of(home: HomePage) -> dict[str, SectionPage]:
    """Return the sections that the archive is sorted into, by their slugs."""
    there = {section.slug: section for section in SectionPage.objects.child_of(home)}
    for topic in TOPICS:
        if topic.slug not in there:
            there[topic.slug] = add_section(home, {"title": topic.title, "slug": topic.slug})
    return {topic.slug: there[topic.slug] for topic in TOPICS}
