"""An answer as machines read it."""

from typing import Any

from bantin.search.terms import VIETNAM
from bantin.search.values import Answer, Hit


def as_data(answer: Answer) -> dict[str, Any]:
    """Return ``answer`` as JSON can hold it: total, took_ms, and results: url, headline, date, section, snippet."""
    results = [
        {
            "url": hit.url,
            "headline": hit.headline.text,
            "date": when(hit),
            "section": hit.section_title,
            "snippet": hit.snippet.text,
        }
        for hit in answer.hits
    ]
    return {"total": answer.total, "took_ms": answer.took_ms, "results": results}


def when(hit: Hit) -> str:
    """Return the date as machines read it; the day alone where no time is known."""
    moment = hit.date.astimezone(VIETNAM)
    is_day = not (moment.hour or moment.minute or moment.second)
    return moment.date().isoformat() if is_day else moment.isoformat(timespec="seconds")
