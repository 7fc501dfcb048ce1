"""What domains do before pages are rendered."""

import logging

from bantin.portal.preparing import preparations

log = logging.getLogger(__name__)

PREPARATION = "preparation"
"""The key of the job for another try. It names no artifact."""


def prepare() -> str:
    """Let the domains prepare; returns the error of what failed, "" where nothing has.

    The pages are baked all the same: one without its related bulletins is better than none.
    """
    failed = ""
    for preparation in preparations():
        try:
            preparation()
        except Exception as error:
            log.exception("Preparing the pages failed in %s", preparation.__module__)
            failed = f"{type(error).__name__}: {error}"
    return failed
