"""What the portal stores."""

from bantin.portal.models.attachment import Attachment
from bantin.portal.models.identity import Identity
from bantin.portal.models.layout import PageLayout
from bantin.portal.models.page import PortalPage
from bantin.portal.models.photo import Photo, PhotoRendition
from bantin.portal.models.section import SectionPage
from bantin.portal.models.submitted import GateException, SubmittedPage

__all__ = [
    "Attachment",
    "GateException",
    "Identity",
    "PageLayout",
    "Photo",
    "PhotoRendition",
    "PortalPage",
    "SectionPage",
    "SubmittedPage",
]
