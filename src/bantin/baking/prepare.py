"""What domains do before pages are rendered."""

import logging

from bantin.baking.tally import Tally
from bantin.portal.preparing import preparations

log = logging.getLogger(__name__)

PREPARATION = "preparation"
"""The tag of the request for another try. It names no artifact."""


def prepare(tally: Tally) -> dict[str, str]:
    """Let the domains prepare; returns the error of what failed by the tag to ask for again.

    The pages are baked all the same: one without its related bulletins is better than none.
    """
    failed: dict[str, str] = {}
    for preparation in preparations():
        try:
            preparation()
        except Exception as error:
            log.exception("Preparing the pages failed in %s", preparation.__module__)
            failed[PREPARATION] = f"{type(error).__name__}: {error}"
            tally.failed += 1
    return failed
