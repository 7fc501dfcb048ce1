"""What a photo's file tells of the photo: who took it, when, what it shows. Pure; docs/decisions/0022 says why so.

Three standards keep such words, and programs write them side by side: XMP (ISO 16684-1, with the names of the IPTC
Photo Metadata Standard 2023.2), IPTC-IIM 4.2 and Exif 2.32. Where they differ XMP is believed before IIM and IIM
before EXIF: XMP is Unicode and written by the newest programs; what EXIF has is often the camera's own.

Nothing here raises, whatever a file holds, and all that is read is bounded.
"""

from bantin.portal.photo_metadata.facts import PhotoFacts
from bantin.portal.photo_metadata.read import facts_in, facts_of

__all__ = ["PhotoFacts", "facts_in", "facts_of"]
