"""Requests a second of a bulletin's page, from nginx, from the embedded server and from Wagtail."""
