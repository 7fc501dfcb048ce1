"""What a storage can do wrong."""


class StorageFault(Exception):
    """The storage did not answer, or refused; the text says why, in one line."""
