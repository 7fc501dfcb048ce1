"""The peer of a full bake: Hugo, which builds the same bulletins into pages of the same frame."""

import json
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RATE = "Hugo, pages a second"
# Hugo holds all in memory: beyond this the machine, and not Hugo, would be measured.
MOST = 10_000

CONFIG = """baseURL = "http://127.0.0.1/"
languageCode = "vi"
title = "Cổng thông tin"
disableKinds = ["taxonomy", "term"]
[pagination]
pagerSize = 20
[markup.goldmark.renderer]
unsafe = true
"""
PLACE = "THE CONTENT STANDS HERE"
SINGLE = """<h1>{{ .Title }}</h1><p class="lead">{{ .Params.lead }}</p>{{ .Content }}
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}"""
LIST = """{{ range (.Paginate .Pages).Pages }}<article class="card">
<h3><a href="{{ .RelPermalink }}">{{ .Title }}</a></h3>
<p>{{ .Params.lead }}</p>
<time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "02/01/2006" }}</time></article>
{{ end }}{{ template "_internal/pagination.html" . }}"""


def measure(home: Path) -> dict[str, float]:
    """Return how many pages a second Hugo builds of the bulletins in ``home``, whose site was baked before.

    Raises FileNotFoundError where Hugo is not installed.
    """
    with tempfile.TemporaryDirectory(prefix="bantin-bench-hugo-") as folder:
        site = Path(folder)
        (site / "hugo.toml").write_text(CONFIG, encoding="utf-8")
        _write_templates(home, site / "layouts/_default")
        count = _write_content(home, site / "content")
        began = time.monotonic()
        subprocess.run([_hugo(), "--quiet", "--source", str(site)], check=True)
        seconds = time.monotonic() - began
        pages = sum(file.name == "index.html" for file in (site / "public").rglob("*.html"))
        if pages < count:
            raise RuntimeError(f"Hugo built {pages} pages of {count} bulletins.")
        return {RATE: pages / seconds}


def _hugo() -> str:
    beside = Path(sys.executable).with_name("hugo")
    if beside.is_file():
        return str(beside)
    if found := shutil.which("hugo"):
        return found
    raise FileNotFoundError("Hugo is not installed: `make .venv/installed-dev` has it.")


def _write_templates(home: Path, folder: Path) -> None:
    """Write templates whose frame is that of a page as it was baked, so that pages weigh the same."""
    folder.mkdir(parents=True)
    with sqlite3.connect(home / "bantin.sqlite3") as database:
        path, title = database.execute(
            "SELECT a.path, p.title FROM baking_artifact a JOIN wagtailcore_page p ON a.key = 'page:' || p.id "
            "JOIN bulletins_bulletinpage b ON b.page_ptr_id = p.id LIMIT 1"
        ).fetchone()
    html = (home / "public" / path.strip("/") / "index.html").read_text(encoding="utf-8")
    before, _, rest = html.partition('<main class="page__main"')
    opening, _, rest = rest.partition(">")
    _, _, after = rest.partition("</main>")
    frame = f'{before}<main class="page__main"{opening}>{PLACE}</main>{after}'
    frame = re.sub(re.escape(title), "{{ .Title }}", frame)
    (folder / "single.html").write_text(frame.replace(PLACE, SINGLE), encoding="utf-8")
    (folder / "list.html").write_text(frame.replace(PLACE, LIST), encoding="utf-8")


def _write_content(home: Path, folder: Path) -> int:
    """Write each bulletin as Hugo takes it; returns how many there are."""
    with sqlite3.connect(home / "bantin.sqlite3") as database:
        rows = database.execute(
            "SELECT p.title, p.slug, b.lead, b.date, b.body, s.slug FROM bulletins_bulletinpage b "
            "JOIN wagtailcore_page p ON p.id = b.page_ptr_id JOIN wagtailcore_page s ON s.id = b.section_id "
            "WHERE p.live"
        )
        count = 0
        for title, slug, lead, date, body, section in rows:
            place = folder / section
            place.mkdir(parents=True, exist_ok=True)
            front = {
                "title": title,
                "date": date.replace(" ", "T") + "Z",
                "lead": lead,
                "slug": slug,
            }
            text = "\n\n".join(
                part["value"] for part in json.loads(body) if part["type"] == "paragraph"
            )
            (place / f"{slug}.md").write_text(
                f"{json.dumps(front, ensure_ascii=False)}\n\n{text}\n", encoding="utf-8"
            )
            count += 1
    return count
