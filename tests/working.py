"""What a running worker does, until nothing is left to do."""

from bantin.baking.worker import Worker, step_behind


def work() -> None:
    """Do every round of the worker, and of the thread beside it, that has anything to do."""
    worker = Worker()
    while worker.step() or step_behind():
        pass
