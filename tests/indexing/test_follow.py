"""The readers' index follows what is baked."""

from collections.abc import Callable
from typing import Any

import pytest

from bantin.bulletins.models import BulletinPage
from bantin.indexing.follow import BUILT_OF, Follower, build_anew, is_current
from bantin.indexing.standing import folder
from bantin.indexing.verify import differences_in_index, repair_index
from bantin.search.index import discard
from bantin.search.reader import Reader
from bantin.search.values import Question
from tests.working import work

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


@pytest.fixture
def index(make_bulletin: Make) -> None:
    """An index of one bulletin."""
    make_bulletin("Chợ phiên Mường Lai họp lại", lead="Sau lũ, chợ đông trở lại.")
    work()
    assert build_anew() == 1


def follow() -> None:
    """Bake what is due, and let the index know."""
    work()
    follower = Follower()
    follower._begin_to_build = lambda: None  # type: ignore[method-assign]  (its process has another database)
    while follower.step():
        pass


def found(text: str) -> list[str]:
    answer = Reader.open(folder()).search(Question(text))
    return [hit.url for hit in answer.hits] if answer.matching == "all" else []


def test_what_is_published_is_found(index: None, make_bulletin: Make) -> None:
    bulletin = make_bulletin("Khánh thành cầu Bến Đá")
    follow()
    assert found("khanh thanh cau ben da") == [bulletin.full_url]
    assert found("cho phien muong lai") != []


def test_what_is_withdrawn_is_found_no_more(index: None) -> None:
    BulletinPage.objects.get().unpublish()
    follow()
    assert found("cho phien") == []


def test_what_is_corrected_is_found_as_it_is(index: None) -> None:
    bulletin = BulletinPage.objects.get()
    bulletin.title = "Chợ phiên Nà Pán họp lại"
    bulletin.save_revision().publish()
    follow()
    assert found("na pan") == [bulletin.full_url]
    assert found('"muong lai"') == []


def test_a_section_that_moves_takes_its_bulletins_along(index: None, section: Any) -> None:
    section.title, section.slug = "Đời sống", "doi-song"
    section.save_revision().publish()
    follow()
    [hit] = Reader.open(folder()).search(Question("cho phien", section="doi-song")).hits
    assert hit.section_title == "Đời sống"
    assert "/doi-song/" in hit.url


def test_what_changes_while_the_index_is_built_is_in_it(
    make_bulletin: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = make_bulletin("Bản tin đầu tiên"), make_bulletin("Bản tin sẽ gỡ")
    work()

    def meanwhile(done: int = 0) -> None:
        make_bulletin("Đăng giữa chừng")
        second.unpublish()
        work()

    from bantin.indexing import follow as module

    entries = module.entries

    def slowly(paths: Any) -> Any:
        yield from entries(paths)
        meanwhile()

    monkeypatch.setattr(module, "entries", slowly)
    build_anew()
    assert found("dang giua chung") != []
    assert found("ban tin") == [first.full_url]


def test_a_new_generation_asks_for_a_new_index(index: None) -> None:
    assert is_current()
    (folder() / BUILT_OF).write_text("99")
    assert not is_current()


def test_an_index_in_step_has_no_differences(index: None) -> None:
    assert list(differences_in_index()) == []


def test_differences_are_named_and_mended(index: None, make_bulletin: Make) -> None:
    other = make_bulletin("Bản tin chưa ai lập chỉ mục")
    BulletinPage.objects.exclude(pk=other.pk).get().unpublish()
    work()
    differences = list(differences_in_index())
    assert sorted(it.what for it in differences) == [
        "missing in the readers' index",
        "stray in the readers' index",
    ]
    [missing] = [it for it in differences if it.what.startswith("missing")]
    assert "it waits to be indexed" in str(missing)
    assert repair_index(differences) == []
    assert found("ban tin chua ai") == [other.full_url]


def test_a_lost_index_is_a_difference_and_is_built(index: None) -> None:
    discard(folder())
    [difference] = differences_in_index()
    assert "no index" in str(difference)
    assert repair_index([difference]) == []
    assert found("cho phien") != []
