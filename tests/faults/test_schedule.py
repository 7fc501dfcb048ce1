"""What is scheduled goes out and in on time while the worker runs, and at once at the next start."""

from collections.abc import Callable

from tests.faults.portal import Portal
from tests.faults.reading import wait_for
from tests.servers import ask

BOUND = 5.0
AHEAD = 2.5


def status(portal: Portal, path: str) -> int:
    return ask(portal.port, path).status


def test_on_time_while_the_worker_runs(portal: Portal) -> None:
    portal.start("worker")
    portal.settle()
    coming = portal.editor.do("publish", headline="Sẽ lên đúng giờ", go_live=AHEAD)["path"]
    going = portal.editor.do("publish", headline="Sẽ xuống đúng giờ", expire=AHEAD + 2)["path"]
    wait_for(lambda: status(portal, going) == 200, BOUND, "it is published")
    assert status(portal, coming) == 404
    wait_for(lambda: status(portal, coming) == 200, AHEAD + BOUND, "it comes")
    wait_for(lambda: status(portal, going) != 200, AHEAD + BOUND, "it goes")
    portal.editor.ledger.note({"live": {coming: "Sẽ lên đúng giờ"}, "gone": [going]})
    portal.is_whole()


def test_on_time_in_the_midst_of_many_pages(portal: Portal) -> None:
    coming = portal.editor.do("publish", headline="Sẽ lên", go_live=AHEAD)["path"]
    portal.editor.do("touch_all")
    portal.start("worker")
    wait_for(lambda: portal.waiting() > 50, 60, "the pages are planned")
    portal.editor.do("touch_all")
    wait_for(lambda: status(portal, coming) == 200, AHEAD + BOUND, "it comes")
    portal.editor.ledger.note({"live": {coming: "Sẽ lên"}})
    portal.is_whole()


def test_at_once_at_the_next_start(make_portal: Callable[..., Portal]) -> None:
    portal = make_portal()
    going = portal.editor.do("publish", headline="Đã xuống", expire=1)["path"]
    portal.editor.do("bake")
    coming = portal.editor.do("publish", headline="Đã lên", go_live=0.5)["path"]
    page = portal.home / "public" / going.strip("/") / "index.html"
    assert page.is_file()
    portal.start("run")
    wait_for(lambda: "Ctrl-C stops it." in portal.said(), 60, "it runs")
    # From the first answer on.
    assert status(portal, coming) == 200
    assert status(portal, going) != 200
    portal.reader.start()
    portal.editor.ledger.note({"live": {coming: "Đã lên"}, "gone": [going]})
    portal.is_whole()
