"""What `bantin prepare --demo` makes of an empty home: three sites in two languages, each with its own face."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from PIL import Image
from wagtail.models import Locale, Page

from bantin.bulletins.models import BulletinPage, Kind
from bantin.demo import illustrations
from bantin.demo.actions import ensure_site
from bantin.demo.layouts import add_layout
from bantin.demo.photos import PhotoShelf, PhotoSource
from bantin.home.models import HomePage
from bantin.portal.artifacts import PublicPages, reader_request
from bantin.portal.frame import languages, site_frame
from bantin.portal.layouts import ZONES
from bantin.portal.models import Identity, PageLayout, Photo, SectionPage
from bantin.portal.sites import seen_from
