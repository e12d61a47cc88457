"""Standard output and standard error that write everything they are given, or say why not."""

from __future__ import annotations

import io
import sys
from typing import TextIO, cast


def write_all(stream: io.RawIOBase, content: bytes | memoryview) -> None:
    """Write every byte: a raw stream may take only some, or none as long as it is not ready. Raises OSError."""
    rest = memoryview(content)
    while rest:
        taken = stream.write(rest)
        if taken is None:
            _wait_until_ready(stream.fileno())
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


def _wait_until_ready(descriptor: int) -> None:
    import select  # hardly ever needed

    select.select([], [descriptor], [])
