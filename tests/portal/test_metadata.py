"""What the head of every page says to machines."""

import json
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from bantin.frontend import bundle
from bantin.portal.artifacts import PublicPages, SiteMaps
from bantin.portal.metadata import json_ld, permanent_id
from bantin.portal.models import Identity
from tests.feeds.published import schema_org_errors

Make = Callable[..., Any]
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
breaking = st.sampled_from(
    ["</script>", "<!--", "<script>", "]]>", "</SCRIPT ", "\u2028", "&lt;/script&gt;"]
)


class OneScript(HTMLParser):
    """Reads a page as a browser does: what the first script holds, and which elements there are."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.script = ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        if self.elements[-1:] == ["script"]:
            self.script += data


@given(st.lists(st.one_of(texts, breaking), max_size=4).map("".join))
def test_no_text_leaves_its_script(text: str) -> None:
    html = f'<script type="application/ld+json">{json_ld(({"@type": "Thing", "name": text},))}</script>'
    page = OneScript()
    page.feed(html)
    page.close()
    assert page.elements == ["script"]
    said = json.loads(page.script)["@graph"][0]
    assert said == {"@type": "Thing", "name": text} if text else {"@type": "Thing"}
    assert "<" not in html[len('<script type="application/ld+json">') : -len("</script>")]


def head(html: bytes) -> BeautifulSoup:
    found = BeautifulSoup(html, "html.parser").head
    assert found is not None
    return BeautifulSoup(str(found), "html.parser")


def said(page: BeautifulSoup) -> dict[str, str]:
    """What the meta elements say, by ``name`` or ``property``."""
    metas = page.find_all("meta", content=True)
    return {str(m.get("property") or m.get("name")): str(m["content"]) for m in metas}


def graph(page: BeautifulSoup) -> dict[str, Any]:
    (script,) = page.find_all("script", type="application/ld+json")
    return json.loads(script.string or "")


def nodes(page: BeautifulSoup) -> dict[str, Any]:
    return {node["@type"]: node for node in graph(page)["@graph"]}


@pytest.fixture
def identity(home: Any) -> Identity:
    identity = Identity.objects.get(home_id=home.pk)
    identity.name, identity.agency = "Cổng thông tin xã Thử", "UBND xã Thử"
    identity.short_name, identity.telephone = "Xã Thử", "0209 3870 000"
    identity.address, identity.email = "Thôn Bến Đá, xã Thử", "bbt@thu.example.vn"
    identity.save()
    return identity


def page_of(key: str) -> BeautifulSoup:
    return head(PublicPages().render(key))


def test_a_home_page_says_which_site_and_whose(home: Any, identity: Identity) -> None:
    page = page_of(f"page:{home.pk}")
    assert schema_org_errors(graph(page)) == []
    found = nodes(page)
    assert found["WebSite"]["name"] == "Cổng thông tin xã Thử"
    assert found["WebSite"]["alternateName"] == "Xã Thử"
    assert found["GovernmentOrganization"]["name"] == "UBND xã Thử"
    assert found["GovernmentOrganization"]["telephone"] == "0209 3870 000"
    assert found["GovernmentOrganization"]["logo"]["url"].endswith(bundle.asset_url("icon.svg"))
    assert "BreadcrumbList" not in found
    assert said(page)["og:title"] == "Cổng thông tin xã Thử"
    assert said(page)["og:type"] == "website"


def test_a_section_is_a_collection_below_the_home_page(section: Any, identity: Identity) -> None:
    section.introduction = "Tin trong ngày của xã."
    section.save_revision().publish()
    page = page_of(f"page:{section.pk}")
    assert schema_org_errors(graph(page)) == []
    found = nodes(page)
    assert found["CollectionPage"]["description"] == "Tin trong ngày của xã."
    steps = found["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["item"]["@id"]) for step in steps] == [
        (1, "http://127.0.0.1:8000/"),
        (2, "http://127.0.0.1:8000/thoi-su/"),
    ]


def test_a_page_without_photo_has_the_portal_s_own_picture(home: Any, identity: Identity) -> None:
    from io import BytesIO

    from PIL import Image

    metas = said(page_of(f"page:{home.pk}"))
    assert metas["og:image"] == f"http://127.0.0.1:8000{bundle.asset_url('share.jpg')}"
    content = bundle.assets()[bundle.asset_name("share.jpg")]
    with Image.open(BytesIO(content)) as picture:
        assert picture.format == "JPEG"
        assert picture.size == (int(metas["og:image:width"]), int(metas["og:image:height"]))


def test_open_graph_has_its_required_properties(section: Any, identity: Identity) -> None:
    """The Open Graph protocol, "Basic Metadata": title, type, image, url; ogp.me's name of a language is ll_CC."""
    metas = said(page_of(f"page:{section.pk}"))
    assert {"og:title", "og:type", "og:image", "og:url"} <= metas.keys()
    assert metas["og:url"] == section.full_url
    assert metas["og:locale"] == "vi_VN"
    assert metas["og:site_name"] == "Cổng thông tin xã Thử"


def test_dublin_core_is_written_as_dcmi_has_it(section: Any, identity: Identity) -> None:
    """DCMI, "Expressing Dublin Core in HTML/XHTML meta and link elements": 2.1 and 2.2.

    A link ``schema.PREFIX`` names the vocabulary of each prefix that is used.
    """
    page = page_of(f"page:{section.pk}")
    schemas = {
        str(link["rel"][0]).removeprefix("schema."): str(link["href"])
        for link in page.find_all("link")
        if str(link["rel"][0]).startswith("schema.")
    }
    assert schemas == {
        "DC": "http://purl.org/dc/elements/1.1/",
        "DCTERMS": "http://purl.org/dc/terms/",
    }
    metas = said(page)
    used = {name.partition(".")[0] for name in metas if name.startswith("DC")}
    assert used <= schemas.keys()
    assert metas["DC.title"] == "Thời sự"
    assert metas["DC.publisher"] == metas["DC.creator"] == "UBND xã Thử"
    assert metas["DC.identifier"] == section.full_url
    assert metas["DC.language"] == "vi"
    elements = {
        *("title", "creator", "subject", "description", "publisher", "contributor", "date"),
        *("type", "format", "identifier", "source", "language", "relation", "coverage", "rights"),
    }
    assert {n.partition(".")[2] for n in metas if n.startswith("DC.")} <= elements


def test_the_site_s_map_says_what_it_is(home: Any, identity: Identity) -> None:
    page = head(SiteMaps().render(f"site-map:{home.pk}"))
    assert schema_org_errors(graph(page)) == []
    assert said(page)["og:url"] == "http://127.0.0.1:8000/so-do-cong/"
    assert nodes(page)["BreadcrumbList"]["itemListElement"][-1]["name"] == "Sơ đồ cổng"


def test_a_lost_address_says_nothing_of_itself(home: Any, identity: Identity) -> None:
    from bantin.portal.artifacts import NotFoundPages

    page = head(NotFoundPages().render(f"not-found:{home.pk}"))
    assert "og:title" not in said(page)
    assert page.find("link", rel="canonical") is None


def test_the_vocabulary_finds_what_is_wrong() -> None:
    def errors(**node: Any) -> list[str]:
        return schema_org_errors({"@context": "https://schema.org", "@graph": [node]})

    assert errors(**{"@type": "NewsArticle", "headline": "Tít"}) == []
    assert errors(**{"@type": "NewsArticel"})
    assert errors(**{"@type": "NewsArticle", "headlines": "Tít"})
    assert errors(**{"@type": "NewsArticle", "itemListElement": []}) or errors(
        **{"@type": "NewsArticle", "telephone": "1"}
    )
    assert errors(**{"@type": "NewsArticle", "publisher": {"@type": "Place", "name": "Xã"}})
    assert errors(**{"@type": "NewsArticle", "isAccessibleForFree": "có thể"})


def test_an_identifier_stays_with_its_page(section: Any) -> None:
    before = permanent_id(section)
    assert before.startswith("urn:uuid:")
    section.slug, section.title = "tin-tuc", "Tin tức"
    section.save_revision().publish()
    section.refresh_from_db()
    assert permanent_id(section) == before
    assert permanent_id(section.get_parent()) != before
