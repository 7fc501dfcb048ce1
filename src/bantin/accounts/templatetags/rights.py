"""Permissions in words, for templates."""

from django import template

from bantin.accounts.right_words import name_of

register = template.Library()
register.filter("right_name", name_of)
