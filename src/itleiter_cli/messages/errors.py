"""What can go wrong: one base class with a message, a hint and an exit code."""

import errno
from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Protocol, Union

from msgspec import Struct

TextValue = Union[str, int, float, "Text", "TwoSided", Sequence["str | Text | TwoSided"]]


class TwoSided(Protocol):
    """What has a text in both languages, as a label."""

    @property
    def de(self) -> str:
        """The German one."""

    @property
    def en(self) -> str:
        """The English one."""


class ExitCode(IntEnum):
    """The exit codes of the command; scripts rely on them."""

    OK = 0
    UNEXPECTED = 1
    USAGE = 2
    NOT_FOUND = 3
    INVALID_DATA = 4
    NOT_COMPARABLE = 5
    INTERRUPTED = 130


class Text(Struct, frozen=True):
    """A sentence or problem by its key, and the values that fill it; a language makes words of it."""

    key: str
    values: Mapping[str, TextValue] = {}


def text(key: str, /, **values: TextValue) -> Text:
    """Name a sentence and its values; what is long was typed or read somewhere, and is shortened."""
    return Text(key, {name: shortened(value) if isinstance(value, str) else value for name, value in values.items()})


def shortened(words: str, limit: int = 300) -> str:
    """Cut words to ``limit`` characters, with an ellipsis where something is left out."""
    return words if len(words) <= limit else f"{words[: limit - 1]}…"


TOLD_REASONS = frozenset(
    (
        *("EACCES", "EBADF", "EDQUOT", "EEXIST", "EFBIG", "EIO", "EISDIR", "ELOOP", "ENAMETOOLONG", "ENOENT", "ENOSPC"),
        *("ENOTDIR", "EPERM", "EPIPE", "EROFS", "ETXTBSY"),
    )
)
"""The errors of the system that are told in the language of the run; others in the words of the system."""


def reason_of(error: OSError | ValueError) -> str | Text:
    """Say why the system refused something."""
    code = errno.errorcode.get(error.errno or 0) if isinstance(error, OSError) else None
    if code in TOLD_REASONS:
        return text(f"system-{code}")
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)


class ItleiterError(Exception):
    """An error that the user can do something about: what is wrong, what to do next, and the exit code."""

    exit_code = ExitCode.UNEXPECTED

    def __init__(self, message: Text, hint: Text | None = None) -> None:
        super().__init__(message.key)
        self.message = message
        self.hint = hint


class UsageProblem(ItleiterError):
    """The command line asks for something that cannot be done."""

    exit_code = ExitCode.USAGE


class NotFound(ItleiterError):
    """A city, a state or a term is unknown, or fits several."""

    exit_code = ExitCode.NOT_FOUND


class CannotWrite(ItleiterError):
    """A file or stream could not be written."""


class Problem(Struct, frozen=True):
    """Something wrong in a data file. Line and column count from 1; ``path`` is like ``cities.dortmund.pay[0].low``."""

    file: str
    line: int
    column: int
    path: str
    message: Text
    hint: Text

    @property
    def place(self) -> str:
        """Return file, line and column as editors read them."""
        return f"{self.file}:{self.line}:{self.column}"


class InvalidData(ItleiterError):
    """Data files hold something that cannot be used; carries every problem found."""

    exit_code = ExitCode.INVALID_DATA

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(text("data-invalid", count=len(problems)))
        self.problems = tuple(problems)
