"""The real page that BanTin starts from; nothing of its text is in this repository."""

import pytest

from bantin.intake.sources import parse


@pytest.fixture(scope="module")
def lines(sample):
    return [""] + [line.strip() for line in sample.decode().split("\n")]


@pytest.fixture(scope="module")
def record(sample):
    return parse(sample)


def test_the_toolbar_is_read(record, lines):
    assert record.date.isoformat() == "2024-04-08"
    assert record.time is None
    assert record.headline == lines[5]
    assert record.lead == lines[6]


@pytest.mark.parametrize(
    ("kind", "at"),
    [
        ("figure", [10, 34]),
        ("subheading", [14, 24, 32]),
        ("paragraph", [12, 16, 18, 20, 22, 26, 28, 30, 36, 38, 40, 42]),
    ],
)
def test_each_part_is_what_it_is_to_a_reader(record, lines, kind, at):
    assert [part.line for part in record.body if part.kind == kind] == at
    assert [part.text for part in record.body if part.kind == kind] == [lines[n] for n in at]


def test_the_byline_ends_it_and_the_end_sign_stays(record, lines):
    assert record.byline == lines[44]
    assert record.body[-1].text.endswith("…/.")


def test_only_the_missing_photos_are_under_review(record):
    assert [(note.line, note.code) for note in record.review] == [
        (10, "missing-photo"),
        (34, "missing-photo"),
    ]
