"""What `bantin prepare --demo` makes of an empty home: three sites in two languages, each with its own face."""

from __future__ import annotations
