"""Renaming that Python has no call for: only where nothing has the new name, and two that change places.

Linux has ``renameat2`` and macOS ``renamex_np``; a flag says which of the two is meant. Other systems have neither, and
some file systems do not know the flags.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path


def rename_new(source: Path, target: Path) -> None:
    """Rename a folder where nothing has the new name. Raises FileExistsError where something has it, and OSError.

    Where the system cannot do so in one step, an empty folder that appears at this very moment is replaced.
    """
    if _renamed(source, target, linux_flag=1, macos_flag=4):
        return
    try:
        if not os.path.lexists(target):
            source.rename(target)
            return
    except OSError:
        if not os.path.lexists(target):
            raise
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))


def exchange(one: Path, other: Path) -> bool:
    """Let two paths change places in one step; return whether they did, for not everywhere they can."""
    return _renamed(one, other, linux_flag=2, macos_flag=2)


def _renamed(source: Path, target: Path, *, linux_flag: int, macos_flag: int) -> bool:
    try:
        import ctypes  # takes its time, and is needed for folders only

        library = ctypes.CDLL(None)
        if sys.platform == "linux":
            from_here = -100  # AT_FDCWD: paths that are not absolute begin at the working directory
            return bool(
                library.renameat2(from_here, os.fsencode(source), from_here, os.fsencode(target), linux_flag) == 0
            )
        if sys.platform == "darwin":
            return bool(library.renamex_np(os.fsencode(source), os.fsencode(target), macos_flag) == 0)
    except (ImportError, AttributeError, OSError, TypeError):
        pass  # a Python without ctypes, a C library without the call, or Windows
    return False
