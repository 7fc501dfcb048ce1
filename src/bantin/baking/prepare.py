"""What domains do before pages are rendered."""

import logging

from bantin.baking.bake import Baked, is_fault_of_machine
from bantin.portal.preparing import preparations

log = logging.getLogger(__name__)

PREPARATION = "preparation"
"""The key of the job for another try. It names no artifact."""


def prepare() -> Baked:
    """Let the domains prepare; returns what came of it, with the error of what failed.

    The pages are baked all the same: one without its related bulletins is better than none.
    """
    prepared = Baked(PREPARATION)
    for preparation in preparations():
        try:
            preparation()
        except Exception as error:
            log.exception("Preparing the pages failed in %s", preparation.__module__)
            prepared = Baked(
                PREPARATION,
                error=f"{type(error).__name__}: {error}",
                is_fault_of_machine=is_fault_of_machine(error),
            )
    return prepared
