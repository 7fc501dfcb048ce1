"""The preview of a page on paper."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from bantin.frontend import bundle
from bantin.portal.paper import on_paper

pytestmark = pytest.mark.django_db


def test_a_page_on_paper_has_the_printers_styles(
    admin_client: Client, make_bulletin: Callable[..., Any]
) -> None:
    bulletin = make_bulletin()
    response = bulletin.make_preview_request(preview_mode="paper")
    html = response.content.decode()
    assert f'href="{reverse("paper_stylesheet")}"' in html
    assert bundle.asset_url("site.css") not in html
    styles = admin_client.get(reverse("paper_stylesheet"))
    assert styles["content-type"] == "text/css"
    assert "@media print" not in styles.content.decode()
    assert "210mm" in styles.content.decode()


def test_the_other_preview_is_the_readers_page(make_bulletin: Callable[..., Any]) -> None:
    html = make_bulletin().make_preview_request().content
    assert bundle.asset_url("site.css").encode() in html
    assert on_paper(html) != html


def test_the_styles_are_for_the_desk(client: Client) -> None:
    assert client.get(reverse("paper_stylesheet")).status_code == 302
