"""`bantin bake --verify` and `--repair` beside a worker and an editor."""

from tests.faults.portal import Portal


def test_verify_and_repair_while_a_worker_runs(portal: Portal) -> None:
    portal.start("worker")
    portal.act(2)
    portal.settle()
    home = portal.home / "public/index.html"
    home.unlink()
    (home.parent / "khong-ai-biet.txt").write_text("stray")
    verified = portal.run("bake", "--verify", "--processes", "1")
    assert verified.returncode == 1
    assert "missing: /" in verified.stdout
    assert "stray: /khong-ai-biet.txt" in verified.stdout
    portal.editor.work(pause=0.5)
    repaired = portal.run("bake", "--repair", "--processes", "1")
    portal.editor.rest()
    assert "stray" not in repaired.stderr
    assert home.is_file()
    # For a moment there was no home page, and not because of the portal.
    portal.reader.faults = [
        fault
        for fault in portal.reader.faults
        if "/ is answered 404" not in fault and "public/index.html" not in fault
    ]
    portal.is_whole()
