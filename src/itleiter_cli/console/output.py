"""Where output goes: the standard streams or a file, whole or not at all.

However a run ends, what it has begun is cleaned up, except by SIGKILL.
"""

import contextlib
import errno
import io
import os
import re
import select
import signal
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TextIO, cast

from itleiter_cli.messages.errors import CannotWrite, Text, UsageProblem, reason_of, text
from itleiter_cli.messages.spelling import Speller

_MOST_LINKS = 40
"""How many links a path is followed through, as Linux does it."""
# Compiled where it is used, which is only where a file is written.
_DESCRIPTOR = r"(?P<owner>/dev|/proc/(?:self|[0-9]+))(?:/task/[0-9]+)?/fd/(?P<number>[0-9]{1,9})"
"""Paths that stand for what a process has opened, as /dev/stdout leads to one."""
_ENDING = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]  # Windows has no SIGHUP


def write_all(stream: io.RawIOBase, content: bytes | memoryview) -> None:
    """Write every byte: a raw stream may take only some, or none as long as it is not ready. Raises OSError."""
    rest = memoryview(content)
    while rest:
        taken = stream.write(rest)
        if taken is None:
            select.select([], [stream.fileno()], [])
        else:
            rest = rest[taken:]


def complete_standard_streams() -> None:
    """Make standard output and standard error write everything they are given, also what libraries print.

    Python itself drops what a stream does not take at once where PYTHONUNBUFFERED is set, and gives up on a pipe that
    does not block.
    """
    sys.stdout, sys.stderr = _complete(sys.stdout), _complete(sys.stderr)


class _CompleteStream(io.RawIOBase):
    """The raw stream below a text stream, which is kept: it would close the stream if it were given up."""

    def __init__(self, text: TextIO, raw: io.RawIOBase) -> None:
        self._text = text
        self._raw = raw

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._raw.fileno()

    def isatty(self) -> bool:
        return self._raw.isatty()

    def write(self, content: bytes | memoryview) -> int:  # type: ignore[override]
        write_all(self._raw, content)
        return len(content)


def _complete(text: TextIO) -> TextIO:
    """Return a text stream that writes at once and everything; one that is closed or in memory is returned as it is."""
    buffer = getattr(text, "buffer", None)
    raw = getattr(buffer, "raw", buffer)
    if not isinstance(raw, io.RawIOBase):
        return text
    whole = io.TextIOWrapper(
        cast(io.BufferedWriter, _CompleteStream(text, raw)), text.encoding, text.errors, write_through=True
    )
    return cast(TextIO, whole)


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


def write_stderr(lines: Sequence[str]) -> None:
    """Print lines to standard error, spelled in its characters; where that fails, the exit code still tells."""
    if sys.stderr is None:
        return
    speller = Speller(sys.stderr.encoding)
    with contextlib.suppress(OSError):
        sys.stderr.write("".join(f"{speller.text(line)}\n" for line in lines))
        sys.stderr.flush()


def cannot_write(error: OSError | ValueError, path: str | None = None) -> CannotWrite:
    """Return the error of what cannot be written: a path, else the file that the system names, else standard output."""
    named = path or (error.filename if isinstance(error, OSError) and isinstance(error.filename, str) else None)
    return _cannot_write(named or text("standard-output"), reason_of(error))


def _cannot_write(path: str | Text, reason: str | Text) -> CannotWrite:
    return CannotWrite(text("cannot-write", path=path, reason=reason), text("cannot-write-hint"))


def silence_stdout() -> None:
    """Point standard output at nothing, so that the interpreter can flush it at exit."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def is_folder(written: str) -> bool:
    """Tell whether a path as it was typed names a folder, by its end or because there is one."""
    return os.path.split(written)[1] in ("", ".", "..") or os.path.isdir(written)


def write_file(path: Path, content: bytes, *, force: bool) -> None:
    """Write a file whole or not at all; a pipe, a terminal or another device is written to as it is.

    Raises UsageProblem where the file is there already and ``force`` is not set, and CannotWrite.
    """
    try:
        place = _end_of_links(path)
        descriptor = re.fullmatch(_DESCRIPTOR, str(place))
        # The number of this process in /proc may be another than it knows itself.
        if descriptor and descriptor["owner"] in ("/dev", os.path.realpath("/proc/self")):
            _write_through(os.dup(int(descriptor["number"])), content)  # opened anew it would begin at the beginning
        elif descriptor:
            _write_through(place, content, flags=os.O_APPEND)  # where it stands, only its process knows
        elif _is_written_to(path, force=force):
            _write_through(path, content)
        elif not force and os.path.lexists(path):
            raise _file_exists(path)
        else:
            _write_whole(Path(os.path.realpath(path)), content, force=force)
    except FileExistsError as error:  # since it was looked for
        raise _file_exists(path) from error
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        raise cannot_write(error, str(path)) from error


def _file_exists(path: Path) -> UsageProblem:
    return UsageProblem(text("file-exists", path=str(path)), text("file-exists-hint"))


def _end_of_links(path: Path) -> Path:
    """Follow links to what is no link, or to a descriptor. Raises OSError where they lead in a circle."""
    for _ in range(_MOST_LINKS + 1):
        place = Path(os.path.realpath(path.parent), path.name)
        if re.fullmatch(_DESCRIPTOR, str(place)) or not place.is_symlink():
            return place
        path = place.parent / os.readlink(place)
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))


def _is_written_to(path: Path, *, force: bool) -> bool:
    """Tell whether a path is a device or pipe, to be written to as it is; a disk, which loses data, takes ``force``."""
    return path.exists() and not path.is_file() and (force or not stat.S_ISBLK(path.stat().st_mode))


def _write_through(opened: int | Path, content: bytes, *, flags: int = 0) -> None:
    """Write to what is there: a device or a pipe, neither made nor emptied."""

    def opener(path: str, usual: int) -> int:
        return os.open(path, usual & ~(os.O_CREAT | os.O_TRUNC) | flags)

    with contextlib.suppress(BrokenPipeError), open(opened, "wb", buffering=0, opener=opener) as stream:
        write_all(stream, content)


def _write_whole(target: Path, content: bytes, *, force: bool) -> None:
    """Write beside the target under a name that nobody has, then put it in its place; nothing is left behind."""
    temporary = target.with_name(f".{target.name[:40]}.{os.urandom(8).hex()}")
    with cleaned_up(partial(_remove, temporary)):
        write_new(temporary, content, mode=stat.S_IMODE(target.stat().st_mode) if target.exists() else None)
        if force:
            temporary.replace(target)
        else:
            _put_in_place(temporary, target)


@contextlib.contextmanager
def cleaned_up(clean: Callable[[], None]) -> Iterator[None]:
    """Clean up at the end of a block, well, with an error or by a signal; ``clean`` may run more than once.

    Then SIGTERM and SIGHUP end the process as they do without this, and Ctrl-C is the usual KeyboardInterrupt.
    A signal that the caller has ignored (``nohup``) stays ignored.
    """

    def end(number: int, _frame: FrameType | None) -> None:
        clean()
        if number == signal.SIGINT:
            raise KeyboardInterrupt
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)
        os._exit(128 + number)  # the first process of a container outlives a signal that it does not handle

    before = {number: signal.getsignal(number) for number in _ENDING}
    heeded = [number for number in _ENDING if before[number] not in (signal.SIG_IGN, None)]
    for number in heeded:
        signal.signal(number, end)
    try:
        yield
    finally:
        try:
            clean()
        finally:
            for number in heeded:
                signal.signal(number, before[number])


@contextlib.contextmanager
def _signals_wait() -> Iterator[None]:
    """Let signals wait until the end of a block, as far as the system can: Windows cannot, and SIGKILL never waits."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def write_new(path: Path, content: bytes, *, mode: int | None = None) -> None:
    """Write a new file and bring it to the disk; a given mode is set before anything stands in it. Raises OSError."""
    with open(path, "xb", buffering=0, opener=partial(os.open, mode=0o666 if mode is None else 0o600)) as file:
        if mode is not None:
            path.chmod(mode)
        write_all(file, content)
        os.fsync(file.fileno())


def _put_in_place(temporary: Path, target: Path) -> None:
    """Give a file its name unless something has it. Raises FileExistsError, and OSError."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        with _signals_wait():
            _replace_a_placeholder(temporary, target)


def _replace_a_placeholder(temporary: Path, target: Path) -> None:
    """Take a name by an empty file, which only one can create, then replace that; the other way round two could win."""
    with open(target, "xb"):
        pass  # closed before it is replaced, as Windows asks
    try:
        temporary.replace(target)
    except OSError:
        _remove(target)
        raise
