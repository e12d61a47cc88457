"""Where output goes: standard output or a file, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
from pathlib import Path

from itleiter_cli.errors import CannotWrite, Text, UsageProblem, text


def write_stdout(content: bytes) -> None:
    """Write bytes to standard output; a reader that has left ends the output quietly. Raises CannotWrite."""
    if sys.stdout is None:  # the caller has closed it
        raise _cannot_write(text("standard-output"), text("closed"))
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        silence_stdout()
    except OSError as error:
        silence_stdout()
        raise cannot_write(error) from error


def cannot_write(error: OSError | ValueError, path: str | None = None) -> CannotWrite:
    """Return the error of what cannot be written: a path, else the file that the system names, else standard output."""
    named = path or (error.filename if isinstance(error, OSError) and isinstance(error.filename, str) else None)
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return _cannot_write(named or text("standard-output"), reason)


def _cannot_write(path: str | Text, reason: str | Text) -> CannotWrite:
    return CannotWrite(text("cannot-write", path=path, reason=reason), text("cannot-write-hint"))


def silence_stdout() -> None:
    """Point standard output at nothing, so that the interpreter can flush it at exit."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_file(path: Path, content: bytes, *, force: bool) -> None:
    """Write a file whole or not at all. Raises UsageProblem where it is there already and ``force`` is not set; CannotWrite."""
    try:
        if not force and not path.is_dir() and (path.exists() or path.is_symlink()):
            raise UsageProblem(text("file-exists", path=str(path)), text("file-exists-hint"))
        if path.exists() and not path.is_file():
            path.write_bytes(content)  # a device or a pipe cannot be replaced
        else:
            _replace(Path(os.path.realpath(path)), content)
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        raise cannot_write(error, str(path)) from error


def _replace(target: Path, content: bytes) -> None:
    """Write beside the target under a name that nobody has, then put it in its place; an interruption leaves nothing behind."""
    temporary = target.with_name(f".{target.name[:40]}.{secrets.token_hex(8)}")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o7777)
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
