"""Lighthouse's scores, as its command gives them: the median of several runs, each in a fresh browser.

Nothing leaves the machine: error reporting is off, and the pages ask no other host.
"""

import json
import os
import statistics
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.processes import debugged_chromium
from benchmarks.report import table

COMMAND = Path(__file__).resolve().parents[1] / "node_modules/.bin/lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# Lighthouse's own defaults: a mid-range phone on slow 4G, simulated, and its preset of a desktop.
FORM_FACTORS = {"mobile": (), "desktop": ("--preset=desktop",)}
METRICS = {
    "first-contentful-paint": "FCP s",
    "largest-contentful-paint": "LCP s",
    "total-blocking-time": "TBT ms",
    "cumulative-layout-shift": "CLS",
}
RUN_SECONDS = 180


@dataclass(frozen=True)
class Finding:
    """An audit that a page did not pass whole; one of weight 0 does not change the score."""

    audit: str
    category: str
    weight: float
    title: str
    elements: tuple[str, ...]


@dataclass(frozen=True)
class Scores:
    """One page on one form factor: scores from 0 to 100, the medians of all runs."""

    scores: dict[str, float]
    lowest: dict[str, float]
    metrics: dict[str, float]
    findings: tuple[Finding, ...]
    version: str


def audit_all(site: str, pages: dict[str, str], runs: int) -> dict[str, Scores]:
    """Audit every page on every form factor ``runs`` times: by "home mobile" and so on."""
    return {
        f"{name} {form}": summed_up([audit(site + path, *options) for _ in range(runs)])
        for form, options in FORM_FACTORS.items()
        for name, path in pages.items()
    }


def audit(url: str, *options: str) -> dict[str, Any]:
    """Run Lighthouse once on ``url``; returns its report. Raises RuntimeError when it could not be done."""
    with tempfile.TemporaryDirectory(prefix="bantin-bench-") as folder, debugged_chromium() as port:
        file = Path(folder) / "report.json"
        done = subprocess.run(
            [
                str(COMMAND),
                url,
                f"--port={port}",
                "--output=json",
                f"--output-path={file}",
                f"--only-categories={','.join(CATEGORIES)}",
                "--quiet",
                "--no-enable-error-reporting",
                *options,
            ],
            capture_output=True,
            text=True,
            timeout=RUN_SECONDS,
            check=False,
            env={**os.environ, "CI": "1"},
        )
        if done.returncode or not file.is_file():
            raise RuntimeError(f"Lighthouse ended with {done.returncode} on {url}:\n{done.stderr}")
        report: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    if error := report.get("runtimeError"):
        raise RuntimeError(f"Lighthouse could not audit {url}: {error['message']}")
    return report


def summed_up(reports: list[dict[str, Any]]) -> Scores:
    """Return the medians of ``reports``, and what any of them found, what counts most first."""
    found = {finding.audit: finding for report in reports for finding in findings(report)}
    return Scores(
        scores={name: statistics.median(_scores(reports, name)) for name in CATEGORIES},
        lowest={name: min(_scores(reports, name)) for name in CATEGORIES},
        metrics={
            name: statistics.median(float(r["audits"][name]["numericValue"]) for r in reports)
            for name in METRICS
        },
        findings=tuple(sorted(found.values(), key=lambda f: (-f.weight, f.audit))),
        version=str(reports[0]["lighthouseVersion"]),
    )


def _scores(reports: list[dict[str, Any]], category: str) -> list[float]:
    """A category's score is missing when one of its audits failed to run: that is no score."""
    return [100 * float(report["categories"][category]["score"] or 0) for report in reports]


def findings(report: dict[str, Any]) -> list[Finding]:
    """Return the audits of ``report`` that did not pass whole, with the elements that they name."""
    return [
        Finding(
            reference["id"], category["id"], reference["weight"], audit["title"], _elements(audit)
        )
        for category in report["categories"].values()
        for reference in category["auditRefs"]
        for audit in (report["audits"][reference["id"]],)
        if audit["score"] is not None and audit["score"] < 1
    ]


def _elements(audit: dict[str, Any]) -> tuple[str, ...]:
    items = (audit.get("details") or {}).get("items") or []
    named = (_name(item) for item in items if isinstance(item, dict))
    return tuple(name for name in named if name)


def _name(item: dict[str, Any]) -> str:
    node = item.get("node") or {}
    return str(node.get("selector") or item.get("url") or item.get("source") or "")


def rows(audited: dict[str, Scores]) -> str:
    """Return the scores as a table, with the measured times behind that of performance."""
    body = [
        (
            name,
            *(f"{scores.scores[category]:.0f}" for category in CATEGORIES),
            f"{scores.lowest['performance']:.0f}",
            f"{scores.metrics['first-contentful-paint'] / 1000:.2f}",
            f"{scores.metrics['largest-contentful-paint'] / 1000:.2f}",
            f"{scores.metrics['total-blocking-time']:.0f}",
            f"{scores.metrics['cumulative-layout-shift']:.4f}",
        )
        for name, scores in audited.items()
    ]
    return table(("page", *CATEGORIES, "lowest perf.", *METRICS.values()), body)


def found_lines(audited: dict[str, Scores]) -> list[str]:
    """Return one line for each audit that a page did not pass whole: weight, what it says, on which pages.

    The elements follow where the audit counts; those of all are in the JSON.
    """
    pages: dict[str, list[str]] = {}
    found: dict[str, Finding] = {}
    for name, scores in audited.items():
        for finding in scores.findings:
            found[finding.audit] = finding
            pages.setdefault(finding.audit, []).append(name)
    lines = []
    for f in sorted(found.values(), key=lambda f: (-f.weight, f.category, f.audit)):
        lines.append(
            f"- {f.audit} (weight {f.weight:g}, {f.category}): {f.title}; {', '.join(pages[f.audit])}"
        )
        lines += [f"    {element}" for element in f.elements if f.weight]
    return lines
