"""What the portal changes in Wagtail."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from bantin.portal.links import PublicPageLink


@hooks.register("register_rich_text_features", order=10)
def register_links(features: FeatureRegistry) -> None:
    """Let links in running text follow their pages."""
    features.register_link_type(PublicPageLink)
