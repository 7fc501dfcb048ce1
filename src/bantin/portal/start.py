"""Bringing Django up in a process that has just begun."""

import gc

import django


def set_django_up() -> None:
    """Set Django up in two thirds of the time: nobody looks for garbage meanwhile.

    Nor later among what is there now: modules, models and forms stay to the end.
    """
    gc.disable()
    try:
        django.setup()
    finally:
        gc.freeze()
        gc.enable()
