"""`bantin bake --verify` and `--repair` beside a worker and an editor."""

import fcntl
import signal

from tests.faults.portal import Portal
from tests.faults.reading import found, wait_for


def compares(portal: Portal) -> bool:
    """Tell whether a process compares, or bakes, all."""
    with (portal.home / "baking-all.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def test_publishing_goes_on_while_all_is_compared(portal: Portal, times: int) -> None:
    portal.start("worker")
    portal.act(2)
    portal.settle()
    wait_for(lambda: not compares(portal), 20, "what others left is swept away")
    portal.editor.work(pause=1.0)
    for _ in range(times):
        verify = portal.start("bake", "--verify", "--processes", "1")
        wait_for(lambda: compares(portal), 60, "it compares", look_after=0.005)
        # As one of a hundred thousand pages is to be compared for minutes.
        verify.send_signal(signal.SIGSTOP)
        portal.editor.rest()
        portal.settle()
        ledger = portal.editor.ledger
        wrong = found(portal.port, ledger.live, ledger.gone)
        assert not wrong, wrong
        portal.editor.work(pause=1.0)
        verify.send_signal(signal.SIGCONT)
        assert verify.wait(timeout=120) == 0, portal.said()
    portal.is_whole()


def test_verify_and_repair_while_a_worker_runs(portal: Portal) -> None:
    portal.start("worker")
    portal.act(2)
    portal.settle()
    portal.reader.end()
    home = portal.home / "public/index.html"
    home.unlink()
    (home.parent / "khong-ai-biet.txt").write_text("stray")
    verified = portal.run("bake", "--verify", "--processes", "1")
    assert verified.returncode == 1
    assert verified.stdout.splitlines() == ["missing: / (page:3)", "stray: /khong-ai-biet.txt"]
    portal.editor.work(pause=1.0)
    repaired = portal.run("bake", "--repair", "--processes", "1")
    portal.editor.rest()
    assert repaired.returncode == 0, repaired.stdout + repaired.stderr
    assert home.is_file()
    assert not (home.parent / "khong-ai-biet.txt").exists()
    # For a moment there was no home page, and not because of the portal.
    portal.read_anew()
    portal.act(3)
    wait_for(lambda: min(portal.reader.answers, portal.reader.files) > 5, 20, "readers read")
    portal.is_whole()
