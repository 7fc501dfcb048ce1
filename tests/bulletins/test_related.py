"""Related bulletins, from the publication to the reader's page."""

import datetime
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction, Site

from bantin.baking.models import Dependency, Job
from bantin.baking.outbox import bake_due
from bantin.bulletins.models import BulletinPage, ChosenRelated, RelatedBulletin, RelatedSearch
from bantin.bulletins.parts import paragraphs_html
from bantin.bulletins.related import finding
from bantin.bulletins.related.listen import request
from bantin.bulletins.related.queries import related_of
from bantin.demo.actions import add_section
from bantin.home.models import HomePage
from bantin.portal.layouts import Layout
from bantin.portal.models import SectionPage
from bantin.search.values import EngineFailed
from tests.conftest import add_bulletin, settings_of_home

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]

BRIDGES = [
    "Khánh thành cầu Bến Đá qua sông Năng",
    "Khởi công cầu Bến Đá trên sông Năng",
    "Góp ý thiết kế cầu Bến Đá, sông Năng",
    "Thông xe kỹ thuật cầu Bến Đá bắc qua sông Năng",
    "Kiểm tra tiến độ cầu Bến Đá ở sông Năng",
    "Hiến đất làm đường dẫn lên cầu Bến Đá cạnh sông Năng",
]
BRIDGE = "Cây cầu Bến Đá dài tám mươi mét nối hai bờ sông Năng."
OTHERS = [
    ("Ngày hội đọc sách ở trường tiểu học", "Học sinh lớp một mượn truyện tranh ở thư viện."),
    ("Lịch tiêm vắc-xin tháng này", "Trạm y tế nhận trẻ từ sáu tháng tuổi, có mẹ đi cùng."),
    ("Giá lúa hè thu tăng", "Thương lái trả cao hơn vụ trước nhờ gạo xuất khẩu chạy hàng."),
    ("Giải bóng chuyền nữ khai mạc", "Tám đội thi đấu vòng tròn, chung kết vào chủ nhật."),
    ("Cấp đổi căn cước cho người cao tuổi", "Công an đến tận nhà làm thủ tục."),
    ("Trồng rừng đầu xuân", "Mỗi hộ nhận hai trăm cây keo giống, trồng xong trước rằm."),
    ("Phòng cháy ở chợ trung tâm", "Tiểu thương tập dùng bình chữa cháy và lối thoát hiểm."),
    ("Vay vốn nuôi ong", "Ngân hàng Chính sách xã hội giải ngân cho mười hộ nghèo."),
    ("Mở lớp dạy chữ Nôm Dao", "Thầy cúng và nghệ nhân đứng lớp hai buổi tối mỗi tuần."),
    ("Cảnh báo rét đậm", "Nhiệt độ xuống dưới năm độ, che chắn chuồng trại cho trâu bò."),
    ("Ra quân làm sạch đường làng", "Đoàn viên thu gom rác, quét vôi gốc cây."),
    ("Họp báo về chuyển đổi số", "Phần mềm một cửa nhận hồ sơ qua mạng từ đầu quý."),
]


@pytest.fixture
def tell(make_bulletin: Make) -> Make:
    """A function that publishes a bulletin with a lead of its own."""

    def make(headline: str, lead: str = BRIDGE, **fields: Any) -> Any:
        return make_bulletin(headline, lead=lead, **fields)

    return make


@pytest.fixture(scope="module")
def others_of_all(
    standing: dict[str, int], django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[int]]:
    """The keys of `others`: published once, in a transaction around all tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        section = SectionPage.objects.get(pk=standing["section"])
        with override_settings(**settings_of_home(tmp_path_factory.mktemp("others"))):
            made = [add_bulletin(section, headline, lead=lead).pk for headline, lead in OTHERS]
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def others(section: Any, others_of_all: list[int]) -> list[BulletinPage]:
    """Bulletins of which none tells of what another does."""
    return [BulletinPage.objects.get(pk=pk) for pk in others_of_all]


def headlines(bulletin: BulletinPage) -> list[str]:
    return [other.title for other in related_of(bulletin)]


def page_text(settings: Any, bulletin: BulletinPage) -> str:
    file = Path(settings.PUBLIC_ROOT) / bulletin.url.strip("/") / "index.html"
    return file.read_text(encoding="utf-8")


def test_a_bulletin_leads_to_what_tells_of_the_same(tell: Make, others: list[Any]) -> None:
    first, second = tell(BRIDGES[0]), tell(BRIDGES[1])
    bake_due()
    assert headlines(second) == [first.title]
    assert headlines(first) == [second.title]
    assert headlines(others[0]) == []


def test_a_body_that_cannot_be_read_keeps_no_other_from_being_found(
    tell: Make, others: list[Any]
) -> None:
    broken = json.dumps([{"type": "table", "value": {"data": 5}}])
    first, second = tell(BRIDGES[0], body=broken), tell(BRIDGES[1])
    bake_due()
    assert headlines(second) == [first.title]
    assert headlines(first) == [second.title]


def test_later_publications_leave_an_older_list_as_it_is(tell: Make, others: list[Any]) -> None:
    first, second = tell(BRIDGES[0]), tell(BRIDGES[1])
    bake_due()
    third = tell(BRIDGES[2])
    bake_due()
    assert headlines(first) == [second.title]
    assert set(headlines(third)) == {first.title, second.title}


def test_publishing_again_leaves_the_list_as_it_is(tell: Make, others: list[Any]) -> None:
    first, second = tell(BRIDGES[0]), tell(BRIDGES[1])
    bake_due()
    tell(BRIDGES[2])
    first.title = "Khánh thành cầu Bến Đá mới qua sông Năng"
    first.save_revision().publish()
    bake_due()
    assert headlines(first) == [second.title]


def test_the_index_learns_what_an_edit_has_made_of_a_text(tell: Make, others: list[Any]) -> None:
    bulletin = tell("Văn nghệ mừng xuân", "Đội văn nghệ các thôn diễn tại nhà văn hóa.")
    bake_due()
    bulletin.title, bulletin.lead = BRIDGES[0], BRIDGE
    bulletin.save_revision().publish()
    bake_due()
    late = tell(BRIDGES[1])
    bake_due()
    assert headlines(late) == [BRIDGES[0]]


def test_only_four_are_shown_and_more_are_kept(tell: Make, others: list[Any]) -> None:
    bulletins = [tell(headline) for headline in BRIDGES]
    bake_due()
    assert len(related_of(bulletins[0])) == 4
    assert len(related_of(bulletins[0], limit=2)) == 2
    assert RelatedBulletin.objects.filter(bulletin=bulletins[0]).count() == 5


def test_the_next_takes_the_place_of_one_that_is_withdrawn_and_gives_it_back(
    tell: Make, others: list[Any]
) -> None:
    bulletins = [tell(headline) for headline in BRIDGES]
    bake_due()
    before = headlines(bulletins[0])
    gone = related_of(bulletins[0])[1]
    gone.unpublish()
    after = headlines(bulletins[0])
    assert gone.title not in after
    assert len(after) == 4
    assert [title for title in after if title in before] == [t for t in before if t != gone.title]
    gone.refresh_from_db()
    gone.save_revision().publish()
    assert headlines(bulletins[0]) == before


def test_deleted_and_restricted_ones_are_not_shown(tell: Make, others: list[Any]) -> None:
    first, second, third = (tell(headline) for headline in BRIDGES[:3])
    bake_due()
    second.delete()
    assert headlines(first) == [third.title]
    PageViewRestriction.objects.create(page=third, restriction_type="login")
    assert headlines(first) == []


def test_a_withdrawn_one_is_no_candidate_and_leaves_the_index(
    tell: Make, others: list[Any], settings: Any
) -> None:
    first = tell(BRIDGES[0])
    bake_due()
    first.unpublish()
    late = tell(BRIDGES[1])
    bake_due()
    assert not RelatedBulletin.objects.filter(bulletin=late).exists()
    index = finding.SimilarityIndex(settings.BANTIN_HOME / finding.FOLDER)
    assert first.pk not in [alike.pk for alike in index.nearest(finding.entry_of(late), 99)]


def test_a_draft_is_neither_asked_for_nor_offered(tell: Make, others: list[Any]) -> None:
    draft = tell(BRIDGES[0], publish=False)
    published = tell(BRIDGES[1])
    bake_due()
    assert not RelatedSearch.objects.filter(bulletin=draft).exists()
    assert headlines(published) == []


def test_the_same_text_twice_is_not_related(tell: Make, others: list[Any]) -> None:
    first = tell(BRIDGES[0])
    again = tell(BRIDGES[0])
    third = tell(BRIDGES[1])
    bake_due()
    assert headlines(first) == headlines(again) == [third.title]
    assert headlines(third) == [again.title]


def test_the_words_of_the_body_count(tell: Make, others: list[Any]) -> None:
    text = "Chợ phiên vùng cao họp lại sau ba năm, bà con bán thổ cẩm, rượu ngô và mật ong rừng."
    body = json.dumps([{"type": "paragraph", "value": paragraphs_html([text])}])
    first, second = (tell(headline, "", body=body) for headline in ("Đông vui", "Ngày mới"))
    third = tell("Bán thổ cẩm", "Chợ phiên vùng cao có thổ cẩm, rượu ngô và mật ong rừng.")
    bake_due()
    assert headlines(third)[0] in {first.title, second.title}


def test_another_site_offers_nothing(tell: Make, others: list[Any], home: Any) -> None:
    other_home = HomePage(title="Sở khác", slug="so-khac")
    Page.get_first_root_node().add_child(instance=other_home)
    Site.objects.create(hostname="so.example", port=80, root_page=other_home)
    other_section = add_section(other_home, {"title": "Tin", "slug": "tin"})
    here = tell(BRIDGES[0])
    there = tell(BRIDGES[1], section=other_section)
    bake_due()
    assert related_of(here) == related_of(there) == []


def test_a_bulletin_that_moves_to_another_site_is_a_candidate_there(
    tell: Make, others: list[Any], home: Any
) -> None:
    other_home = HomePage(title="Sở khác", slug="so-khac")
    Page.get_first_root_node().add_child(instance=other_home)
    Site.objects.create(hostname="so.example", port=80, root_page=other_home)
    other_section = add_section(other_home, {"title": "Tin", "slug": "tin"})
    moved = tell(BRIDGES[0])
    bake_due()
    moved.move(other_section, pos="last-child")
    bake_due()
    here = tell(BRIDGES[1])
    there = tell(BRIDGES[2], section=other_section)
    bake_due()
    assert headlines(here) == []
    assert headlines(there) == [moved.title]


def test_what_was_published_together_is_found_whatever_the_order(
    tell: Make, others: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "BATCH", 2)
    bulletins = [tell(headline) for headline in BRIDGES]
    bake_due()
    assert all(len(related_of(bulletin)) == 4 for bulletin in bulletins)


def test_the_same_archive_gives_the_same_lists(
    tell: Make, others: list[Any], settings: Any
) -> None:
    bulletins = [tell(headline) for headline in BRIDGES]
    bake_due()
    first = [headlines(bulletin) for bulletin in bulletins]
    settings.BANTIN_HOME = settings.BANTIN_HOME / "elsewhere"
    request([bulletin.pk for bulletin in bulletins], anew=True)
    finding.find_requested()
    assert [headlines(bulletin) for bulletin in bulletins] == first


def test_what_is_found_anew_may_differ(tell: Make, others: list[Any]) -> None:
    first = tell(BRIDGES[0])
    bake_due()
    second = tell(BRIDGES[1])
    bake_due()
    assert headlines(first) == []
    request([first.pk], anew=True)
    finding.find_requested()
    assert headlines(first) == [second.title]


def test_the_editors_choice_comes_first_and_what_was_found_fills_up(
    tell: Make, others: list[Any]
) -> None:
    first, second, third = (tell(headline) for headline in BRIDGES[:3])
    bake_due()
    first.chosen_related = [
        ChosenRelated(other=others[1], sort_order=0),
        ChosenRelated(other=third, sort_order=1),
        ChosenRelated(other=third, sort_order=2),
        ChosenRelated(other=first, sort_order=3),
    ]
    first.save_revision().publish()
    bake_due()
    first = BulletinPage.objects.get(pk=first.pk)
    assert headlines(first) == [others[1].title, third.title, second.title]


def test_the_editor_can_show_none(tell: Make, others: list[Any]) -> None:
    first, second = tell(BRIDGES[0]), tell(BRIDGES[1])
    bake_due()
    first.hide_related = True
    first.chosen_related = [ChosenRelated(other=second)]
    first.save_revision().publish()
    assert related_of(BulletinPage.objects.get(pk=first.pk)) == []


def test_a_draft_of_the_choice_is_shown_in_the_preview_alone(tell: Make, others: list[Any]) -> None:
    first = tell(BRIDGES[0])
    bake_due()
    first.chosen_related = [ChosenRelated(other=others[2])]
    first.save_revision()
    assert headlines(first.get_latest_revision_as_object()) == [others[2].title]
    assert headlines(BulletinPage.objects.get(pk=first.pk)) == []


def test_an_index_that_is_broken_or_lost_is_made_anew(
    tell: Make, others: list[Any], settings: Any
) -> None:
    first = tell(BRIDGES[0])
    bake_due()
    (settings.BANTIN_HOME / finding.FOLDER / "meta.json").write_text("{")
    second = tell(BRIDGES[1])
    bake_due()
    assert headlines(second) == [first.title]


def test_an_index_in_which_the_engine_fails_is_made_anew(
    tell: Make, others: list[Any], settings: Any
) -> None:
    first = tell(BRIDGES[0])
    finding.find_requested()
    for file in (settings.BANTIN_HOME / finding.FOLDER).glob("*.idx"):
        file.write_bytes(b"damaged")
    second = tell(BRIDGES[1])
    with suppress(EngineFailed):
        finding.find_requested()
    finding.find_requested()
    assert headlines(second) == [first.title]


@pytest.fixture
def shown_on_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of bulletins show the related ones, whatever the default layout is."""
    monkeypatch.setattr(
        BulletinPage, "layout", Layout(main=("bulletin · view",), bottom=("bulletin · related",))
    )


@pytest.mark.usefixtures("shown_on_pages")
def test_the_page_is_baked_with_its_list_at_once(
    tell: Make, others: list[Any], settings: Any
) -> None:
    bake_due()
    first, second = tell(BRIDGES[0]), tell(BRIDGES[1])
    tally = bake_due()
    assert second.title in page_text(settings, first)
    assert not Job.objects.exists()
    assert bake_due().written == 0
    assert tally.failed == 0


@pytest.mark.usefixtures("shown_on_pages")
def test_a_page_follows_its_list(tell: Make, others: list[Any], settings: Any) -> None:
    first, second, third = (tell(headline) for headline in BRIDGES[:3])
    bake_due()
    second.unpublish()
    bake_due()
    assert second.title not in page_text(settings, first)
    assert third.title in page_text(settings, first)
    second.refresh_from_db()
    second.title = "Khởi công cầu Bến Đá"
    second.save_revision().publish()
    bake_due()
    assert "Khởi công cầu Bến Đá" in page_text(settings, first)


@pytest.mark.usefixtures("shown_on_pages")
def test_a_page_depends_on_what_it_shows_and_not_on_what_is_kept(
    tell: Make, others: list[Any]
) -> None:
    bulletins = [tell(headline) for headline in BRIDGES]
    bake_due()
    stored = RelatedBulletin.objects.filter(bulletin=bulletins[0]).order_by("position")
    last = stored.values_list("other_id", flat=True)[4]
    tags = Dependency.objects.filter(artifact__key=f"page:{bulletins[0].pk}")
    assert not tags.filter(tag=f"page:{last}").exists()
    assert tags.filter(tag=f"related:{bulletins[0].pk}").exists()


@pytest.mark.usefixtures("shown_on_pages")
def test_a_search_that_fails_does_not_keep_the_page_back_and_is_made_again(
    tell: Make, others: list[Any], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: Any) -> None:
        raise OSError("No space left on device")

    first = tell(BRIDGES[0])
    with monkeypatch.context() as broken:
        broken.setattr(finding, "_index_that_knows", full)
        second = tell(BRIDGES[1])
        tally = bake_due()
    assert (
        tally.failed
    )  # as often as it was tried: a loaded machine takes longer than until the next try
    assert first.title not in page_text(settings, second)
    assert "No space left" in Job.objects.get().error
    Job.objects.update(retry_at=None)
    bake_due()
    assert first.title in page_text(settings, second)
    assert not Job.objects.exists()


def test_what_was_published_during_the_search_is_asked_for_once_more(
    tell: Make, others: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = tell(BRIDGES[0])
    later = datetime.datetime(2099, 1, 1, tzinfo=datetime.UTC)
    knows = finding._index_that_knows

    def published_meanwhile(*args: Any) -> Any:
        RelatedSearch.objects.filter(bulletin=first).update(requested_at=later)
        return knows(*args)

    monkeypatch.setattr(finding, "_index_that_knows", published_meanwhile)
    finding.find_requested()
    assert RelatedSearch.objects.get(bulletin=first).requested_at == later


def test_the_desk_does_no_more_than_ask(tell: Make, others: list[Any], settings: Any) -> None:
    tell(BRIDGES[0])
    assert not (settings.BANTIN_HOME / finding.FOLDER).exists()
    assert RelatedSearch.objects.exclude(requested_at=None).count() == len(OTHERS) + 1


def test_a_list_takes_few_reads_and_no_bodies(tell: Make, others: list[Any]) -> None:
    bulletins = [tell(headline) for headline in BRIDGES]
    bake_due()
    bulletin = BulletinPage.objects.get(pk=bulletins[0].pk)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        related = related_of(bulletin)
    # The choice, what was found, who is restricted, the bulletins.
    assert len(queries) <= 4
    assert all("body" in other.get_deferred_fields() for other in related)
