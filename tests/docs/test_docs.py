"""Documentation that fails when it no longer tells the truth."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bantin.cli import cli

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DEVELOPMENT = (ROOT / "docs/development.md").read_text(encoding="utf-8")
RULES = (ROOT / "docs/intake-rules.md").read_text(encoding="utf-8")
TARGETS = re.findall(
    r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
)


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"bantin {command}" in README


@pytest.mark.parametrize(
    "option", [o for p in cli.commands["import"].params for o in p.opts if o.startswith("--")]
)
def test_every_option_of_the_import_is_in_the_readme(option: str) -> None:
    assert option in README


def test_every_variable_of_accounts_is_in_their_page() -> None:
    from bantin.settings import sign_on

    page = (ROOT / "docs/operations/accounts.md").read_text(encoding="utf-8")
    named = set(re.findall(r"BANTIN_[A-Z_]+[A-Z]", sign_on.__doc__ or ""))
    assert len(named) == 10
    assert {name for name in named if f"`{name}`" not in page} == set()


@pytest.mark.parametrize("option", [o for p in cli.commands["nginx"].params for o in p.opts])
def test_every_option_of_nginx_is_in_its_page(option: str) -> None:
    page = (ROOT / "docs/operations/nginx.md").read_text(encoding="utf-8")
    assert option in page


def test_every_setting_of_the_environment_is_in_the_readme() -> None:
    settings = set()
    for file in (ROOT / "src/bantin").rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        settings |= set(re.findall(r'environ(?:\.get\(|\[|\.setdefault\()"([A-Z_]+)"', text))
        settings |= set(re.findall(r"\bBANTIN_[A-Z]+(?:_[A-Z]+)*\b", text))
    settings -= {"BANTIN_ENDS_WITH_PARENT", "BANTIN_OIDC"}
    settings.add("DATABASE_URL")
    assert {name for name in settings if f"`{name}`" not in README} == set()


@pytest.mark.parametrize("target", TARGETS)
def test_every_make_target_is_documented(target: str) -> None:
    assert f"make {target}" in README + DEVELOPMENT


@pytest.mark.parametrize(
    "target", sorted(set(re.findall(r"(?m)(?:`|^ {4})make ([a-z-]+)", README + DEVELOPMENT)))
)
def test_every_documented_target_exists(target: str) -> None:
    assert target in TARGETS


def test_every_room_is_on_the_map() -> None:
    rooms = {
        entry.name
        for entry in (ROOT / "src/bantin").iterdir()
        if entry.is_dir() and (entry / "__init__.py").exists()
    }
    assert {room for room in rooms if f"`{room}/`" not in DEVELOPMENT} == set()


def test_the_map_names_what_exists() -> None:
    rows = re.findall(r"^\| `([a-z_]+)(/|\.py)` \|", DEVELOPMENT, re.MULTILINE)
    assert rows
    for name, kind in rows:
        place = ROOT / "src/bantin" / (name if kind == "/" else f"{name}.py")
        assert place.exists(), place


@pytest.mark.parametrize(
    "document",
    [
        "README.md",
        "docs/benchmarks.md",
        "docs/development.md",
        "docs/glossary.md",
        "docs/intake-rules.md",
        "docs/operations/accounts.md",
        "docs/operations/nginx.md",
        "docs/operations/storage.md",
    ],
)
def test_links_and_named_files_exist(document: str) -> None:
    file = ROOT / document
    text = file.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
        assert (file.parent / target).exists(), target
    for name in re.findall(r"`((?:docs|src|tests)/[\w/.-]+)`", text):
        assert (ROOT / name).exists(), name


def test_help_is_given_for_every_command() -> None:
    for name in cli.commands:
        if name == "manage":
            continue
        result = subprocess.run(
            [sys.executable, "-m", "bantin", name, "--help"],
            capture_output=True,
            text=True,
            check=True,
        )
        assert "Usage:" in result.stdout


def test_every_review_code_is_in_the_rules() -> None:
    from bantin.intake.review import MESSAGES

    assert {code for code in MESSAGES if f"`{code}`" not in RULES} == set()


@pytest.mark.parametrize("lock", ["base.txt", "dev.txt"])
def test_locks_have_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    pinned = re.findall(r"^[a-z0-9._-]+==[^ ]+(?: ;.*)? \\$", text, re.MULTILINE | re.IGNORECASE)
    assert len(pinned) > 30
    assert "--hash=sha256:" in text
    assert not re.search(r"https?:|index-url|find-links|file://", text)


def test_the_lock_holds_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (ROOT / "requirements/base.txt").read_text(encoding="utf-8").lower()
    for requirement in project["dependencies"]:
        name = re.split(r"[\[<>=~!]", requirement)[0].lower()
        assert re.search(rf"^{re.escape(name)}==", lock, re.MULTILINE), name
