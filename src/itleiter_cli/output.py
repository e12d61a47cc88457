"""Where output goes: standard output or a file, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path

from itleiter_cli.errors import CannotWrite, Text, UsageProblem, text


def write_stdout(content: bytes) -> None:
    """Write bytes to standard output; a reader that has left ends the output quietly. Raises CannotWrite."""
    if sys.stdout is None:  # the caller has closed it
        raise cannot_write_stdout(text("closed"))
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        silence_stdout()
    except OSError as error:
        silence_stdout()
        raise cannot_write_stdout(_reason(error)) from error


def cannot_write_stdout(reason: str | Text) -> CannotWrite:
    """Return the error of a standard output that takes nothing."""
    return CannotWrite(text("cannot-write", path=text("standard-output"), reason=reason), text("cannot-write-hint"))


def silence_stdout() -> None:
    """Point standard output at nothing, so that the interpreter can flush it at exit."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_file(path: Path, content: bytes, *, force: bool) -> None:
    """Write a file whole or not at all. Raises UsageProblem where it is there already and ``force`` is not set; CannotWrite."""
    try:
        if not force and not path.is_dir() and (path.exists() or path.is_symlink()):
            raise UsageProblem(text("file-exists", path=str(path)), text("file-exists-hint"))
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            target.write_bytes(content)  # a device or a pipe cannot be replaced
        else:
            _replace(target, content)
    except OSError as error:
        raise CannotWrite(text("cannot-write", path=str(path), reason=_reason(error)), text("cannot-write-hint")) from error


def _replace(target: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask())
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
