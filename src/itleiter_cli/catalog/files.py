"""Files of data as they come from the user: whole and unchanged while read, or refused with a reason."""

import codecs
import os
import stat
import sys
from pathlib import Path

from itleiter_cli.messages.errors import InvalidData, Problem, Text, reason_of, text
from itleiter_cli.messages.spelling import printable

MAX_BYTES = 64 * 1024 * 1024
STANDARD_INPUT = "-"
"""What stands for standard input in the place of a file or a city."""

_OFFICE_KINDS = {
    b"PK\x03\x04": "kind-zip",
    b"\xd0\xcf\x11\xe0": "kind-old-office",
    b"%PDF": "kind-pdf",
    b"{\\rtf": "kind-rtf",
    b"<html": "kind-html",
    b"<!DOCTYPE": "kind-html",
}
"""What files that are no text begin with; they are often only renamed."""
_NO_WAITING = getattr(os, "O_NONBLOCK", 0)  # a named pipe that nobody writes to would be waited for
_AS_IT_IS = getattr(os, "O_BINARY", 0)


def shown_name(path: Path) -> str:
    """Return the name of a file as it can be shown anywhere."""
    return "<stdin>" if str(path) == STANDARD_INPUT else printable(str(path))


def files_of(path: Path) -> list[Path]:
    """Return the files that a path stands for: itself, or of a folder its ``*.yaml`` in order, hidden ones left out.

    Raises InvalidData.
    """
    try:
        if not path.is_dir():
            return [path]
        found = sorted(each for each in path.iterdir() if each.suffix == ".yaml" and not each.name.startswith("."))
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    if not found:
        raise _refused(path, text("folder-empty"), text("folder-empty-hint"))
    return found


def read_bytes(path: Path) -> bytes:
    """Read a regular file, or standard input for ``-``.

    Raises InvalidData where it is too large, changes meanwhile, or is no file.
    """
    try:
        content = _read_standard_input() if str(path) == STANDARD_INPUT else _read_file(path)
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        raise _unreadable(path, error) from error
    if len(content) > MAX_BYTES:
        limit = f"{MAX_BYTES // (1024 * 1024)} MiB"
        raise _refused(path, text("file-too-large", limit=limit), text("file-too-large-hint"))
    return content


def decoded(name: str, content: bytes) -> str:
    """Return the text of a file in UTF-8, with or without a byte order mark.

    Raises InvalidData with the place of the first wrong byte, or where this is no text.
    """
    refuse_other_kinds(name, content, text("file-office-hint"), text("file-not-utf8-hint"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig", errors="replace")) + 1
        raise InvalidData(
            [Problem(name, line, column, "", text("file-not-utf8"), text("file-not-utf8-hint"))]
        ) from error


def refuse_other_kinds(name: str, content: bytes, office_hint: Text, utf16_hint: Text) -> None:
    """Raise InvalidData, with one of two hints, where a file is no text but that of an office program, or UTF-16."""
    kind = next((each for beginning, each in _OFFICE_KINDS.items() if content.startswith(beginning)), None)
    if kind is not None:
        raise InvalidData([Problem(name, 1, 1, "", text("file-office", kind=text(kind)), office_hint)])
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in content[:2]:
        raise InvalidData([Problem(name, 1, 1, "", text("file-utf16"), utf16_hint)])


def _read_file(path: Path) -> bytes:
    handle = os.open(path, os.O_RDONLY | _NO_WAITING | _AS_IT_IS)
    try:
        before = os.fstat(handle)
        if stat.S_ISDIR(before.st_mode):
            raise _refused(path, text("file-folder"), text("file-folder-hint"))
        if not stat.S_ISREG(before.st_mode):
            raise _refused(path, text("file-special"), text("file-special-hint"))
        with os.fdopen(handle, "rb", closefd=False) as file:
            content = file.read(MAX_BYTES + 1)
        after = os.fstat(handle)
    finally:
        os.close(handle)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise _refused(path, text("file-changed"), text("file-changed-hint"))
    return content


def _read_standard_input() -> bytes:
    if sys.stdin is None:
        raise OSError(None, "closed")
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _unreadable(path: Path, error: OSError | ValueError) -> InvalidData:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _refused(path, text("file-missing"), text("file-missing-hint"))
    return _refused(path, text("file-unreadable", reason=reason_of(error)), text("file-unreadable-hint"))


def _refused(path: Path, message: Text, hint: Text) -> InvalidData:
    return InvalidData([Problem(shown_name(path), 1, 1, "", message, hint)])
