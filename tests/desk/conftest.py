"""An editorial desk."""

from typing import Any

import pytest

from bantin.desk.models import Role
from bantin.desk.setting_up import ensure_desk
from tests.desk.newsroom import Person, hire


@pytest.fixture
def desk(section: Any) -> Any:
    """The roles and the workflow of a new portal; its section."""
    ensure_desk()
    return section


@pytest.fixture
def reporter(desk: Any) -> Person:
    return hire("phongvien", Role.REPORTER)


@pytest.fixture
def sub_editor(desk: Any) -> Person:
    return hire("bientapvien", Role.SUB_EDITOR)


@pytest.fixture
def approver(desk: Any) -> Person:
    return hire("nguoiduyet", Role.APPROVER)


@pytest.fixture
def administrator(desk: Any) -> Person:
    return hire("quantri", None, is_superuser=True)
