"""The one error by which intake refuses a page."""

from __future__ import annotations


class IntakeError(Exception):
    """A page cannot be read: what is wrong, where, and what to do about it.

    `code` is stable and meant for programs, `message` is English and meant for a person,
    `line` counts from 1 in the file as it was given, or is None where no line is to blame.
    """

    def __init__(self, code: str, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.line = line

    def __str__(self) -> str:
        return self.message if self.line is None else f"line {self.line}: {self.message}"
