"""What is told of the difference between two versions."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from bantin.bulletins.models import BulletinPage
from bantin.desk.differences import (
    ADDED,
    CHANGED,
    REMOVED,
    SAME,
    Part,
    differences,
    words_between,
)
from bantin.desk.models import Role
from tests.desk.newsroom import Person, hire

texts = st.text(st.sampled_from("ab đế \n.,") | st.characters(codec="utf-8"), max_size=60)


def parts(*named: tuple[str, str]) -> list[Part]:
    return [Part(key, "Đoạn văn", text, movable=True) for key, text in named]


def test_words_are_told_apart() -> None:
    assert words_between("Cầu dài 146 m.", "Cầu mới dài 164 m.") == (
        (SAME, "Cầu"),
        (ADDED, " mới"),
        (SAME, " dài "),
        (REMOVED, "146"),
        (ADDED, "164"),
        (SAME, " m."),
    )


def test_a_phrase_that_was_rewritten_is_told_as_one() -> None:
    told = words_between("ông Hoàng Văn Lợi nói", "bà Nguyễn Thị Hòa nói")
    assert [text for state, text in told if state == REMOVED] == ["ông Hoàng Văn Lợi"]
    assert [text for state, text in told if state == ADDED] == ["bà Nguyễn Thị Hòa"]


@given(texts, texts)
def test_nothing_of_either_text_is_lost(old: str, new: str) -> None:
    told = words_between(old, new)
    assert "".join(text for state, text in told if state != REMOVED) == new
    assert "".join(text for state, text in told if state != ADDED).split() == old.split()
    assert all(text for _state, text in told)


def test_a_part_that_was_moved_is_no_new_one() -> None:
    old = parts(("a", "một"), ("b", "hai"), ("c", "ba"), ("d", "bốn"))
    new = parts(("d", "bốn"), ("a", "một"), ("b", "hai"), ("c", "ba"))
    found = differences(old, new)
    assert [(one.state, one.moved) for one in found] == [
        (SAME, True),
        (SAME, False),
        (SAME, False),
        (SAME, False),
    ]


def test_what_was_removed_stands_where_it_was() -> None:
    old = parts(("a", "một"), ("b", "hai"), ("c", "ba"))
    new = parts(("a", "một"), ("c", "ba"), ("d", "bốn"))
    assert [(one.state, "".join(t for _s, t in one.words)) for one in differences(old, new)] == [
        (SAME, "một"),
        (REMOVED, "hai"),
        (SAME, "ba"),
        (ADDED, "bốn"),
    ]


def test_a_photo_that_was_replaced_is_told() -> None:
    (found,) = differences([Part("p", "Ảnh", photo=1)], [Part("p", "Ảnh", photo=2)])
    assert (found.state, found.old_photo, found.new_photo) == (CHANGED, 1, 2)


def test_a_change_of_the_form_alone_is_told() -> None:
    (found,) = differences(
        [Part("p", "Đoạn", "một", source="<p>một</p>")],
        [Part("p", "Đoạn", "một", source="<p><b>một</b></p>")],
    )
    assert (found.state, found.only_form) == (CHANGED, True)


@given(st.lists(st.sampled_from("abcdefgh"), unique=True), st.randoms())
def test_moves_and_nothing_else_are_moves(keys: list[str], chance: object) -> None:
    shuffled = list(keys)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    found = differences(parts(*((k, k) for k in keys)), parts(*((k, k) for k in shuffled)))
    assert {one.state for one in found} <= {SAME}
    assert any(one.moved for one in found) == (shuffled != keys)
    assert len(found) == len(keys)


class TestComparing:
    """The page, through the desk."""

    pytestmark = pytest.mark.django_db

    def versions(self, desk: Any, reporter: Person, make_photo: Any) -> tuple[str, Any]:
        bridge, market = make_photo("cau"), make_photo("cho")
        page = reporter.writes(desk)
        draft = BulletinPage.objects.get(pk=page.pk).get_latest_revision_as_object()
        draft.body = [
            ("paragraph", "<p>Cầu dài 146 m.</p>"),
            ("subheading", "Thi công"),
            ("figure", {"photo": bridge, "caption": "Cầu", "credit": ""}),
        ]
        first = draft.save_revision(user=reporter.user)
        paragraph, subheading, figure = draft.body.get_prep_value()
        paragraph["value"] = "<p>Cầu dài <b>164</b> m.</p>"
        figure["value"]["photo"] = market.pk
        block = BulletinPage._meta.get_field("body").stream_block
        draft.body = block.to_python([subheading, paragraph, figure])
        second = draft.save_revision(user=reporter.user)
        names = ("wagtailadmin_pages:revisions_compare", [page.pk, first.pk, second.pk])
        return reverse(names[0], args=names[1]), page

    def test_words_photos_and_moves_are_told(
        self, desk: Any, reporter: Person, make_photo: Any
    ) -> None:
        address, _page = self.versions(desk, reporter, make_photo)
        shown = reporter.client.get(address).content.decode()
        assert '<del class="desk-compare__removed">146</del>' in shown
        assert '<ins class="desk-compare__added">164</ins>' in shown
        assert "đã chuyển chỗ" in shown
        assert "Ảnh cũ" in shown
        assert "Ảnh mới" in shown

    def test_who_may_not_write_there_does_not_read_it(
        self, home: Any, desk: Any, reporter: Person, make_photo: Any
    ) -> None:
        from bantin.demo.actions import add_section

        economy = add_section(home, {"title": "Kinh tế", "slug": "kinh-te"})
        stranger = hire("kinhte", Role.APPROVER, economy)
        address, _page = self.versions(desk, reporter, make_photo)
        assert stranger.client.get(address).status_code in {302, 403}
        assert Client().get(address).status_code == 302

    @pytest.mark.parametrize("names", [("live", "latest"), ("0", "latest"), ("x", "latest")])
    def test_a_version_that_there_is_not(
        self, desk: Any, reporter: Person, names: tuple[str, str]
    ) -> None:
        page = reporter.writes(desk)
        address = f"/quan-tri/pages/{page.pk}/revisions/compare/{names[0]}...{names[1]}/"
        assert reporter.client.get(address).status_code == 404

    def test_versions_alike_say_so(self, desk: Any, reporter: Person) -> None:
        page = reporter.writes(desk)
        address = reverse(
            "wagtailadmin_pages:revisions_compare", args=[page.pk, "earliest", "latest"]
        )
        assert "Hai bản giống hệt nhau." in reporter.client.get(address).content.decode()
