"""A folder of files as output: written whole or not at all, over an earlier one only, and put back after a killed run.

It is made beside its target, by renaming that Python has no call for.

Where nothing has the new name, and where two change places, Linux has ``renameat2`` and macOS ``renamex_np``; a flag
says which of the two is meant. Other systems have neither, and some file systems do not know the flags.
"""

import contextlib
import errno
import os
import re
import shutil
import stat
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from itleiter_cli.console.output import cannot_write, cleaned_up, write_new
from itleiter_cli.messages.errors import UsageProblem, text

IsOwn = Callable[[Path], bool]


def write_folder(path: Path, files: Mapping[str, bytes], *, force: bool, is_own: IsOwn) -> None:
    """Write a folder of files, whole or not at all.

    One that is there already is replaced only with ``force``, and only where it is empty or ``is_own`` knows it for an
    earlier one and it holds no other file. Raises UsageProblem where it must not be replaced, and CannotWrite.
    """
    try:
        if not force and os.path.lexists(path):
            raise _folder_exists(path)
        target = Path(os.path.realpath(path))
        if target.exists() and not _replaceable(target, files, is_own):
            raise UsageProblem(text("folder-of-others", path=str(path)), text("folder-of-others-hint"))
        _write_whole(target, files, force=force)
    except FileExistsError as error:  # since it was looked for
        raise _folder_exists(path) from error
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        raise cannot_write(error, str(path)) from error


def restore_replaced(path: Path, is_own: IsOwn) -> bool:
    """Put back the folder of ours that a killed run had set aside; return whether there was one. Raises CannotWrite."""
    try:
        target = Path(os.path.realpath(path))
        left = next((staging for staging in _stagings(target) if staging.can_be_put_back(is_own)), None)
        if left is None:
            return False
        with cleaned_up(left.clean):
            left.old.rename(target)
    except (OSError, ValueError) as error:
        raise cannot_write(error, str(path)) from error
    return True


class _Staging(NamedTuple):
    """A hidden folder beside a target, in which the new folder is made, and the old one kept until it is replaced."""

    path: Path
    target: Path

    @property
    def new(self) -> Path:
        return self.path / "new"

    @property
    def old(self) -> Path:
        return self.path / "old" / self.target.name

    def holds_the_only_one(self) -> bool:
        """Tell whether the old folder is set aside and the new one is not yet in its place."""
        return self.new.exists() and self.old.exists() and not os.path.lexists(self.target)

    def can_be_put_back(self, is_own: IsOwn) -> bool:
        """Tell whether a killed run left this behind, for people may have hidden folders of such names."""
        with contextlib.suppress(OSError):
            return self.holds_the_only_one() and is_own(self.old)
        return False

    def clean(self) -> None:
        """Put the old folder back if there is no other, and remove the staging folder."""
        with contextlib.suppress(OSError):  # then it stays for the next run
            if self.holds_the_only_one():
                self.old.rename(self.target)
            with contextlib.suppress(OSError):
                self.new.chmod(0o700)  # it may have got the mode of a folder that nobody may write to
            shutil.rmtree(self.path)


def _stagings(target: Path) -> list[_Staging]:
    """Return the staging folders beside a target, also of targets whose names begin alike."""
    named = re.compile(re.escape(_prefix(target)) + "[0-9a-f]{16}")
    try:
        return [_Staging(beside, target) for beside in target.parent.iterdir() if named.fullmatch(beside.name)]
    except OSError:
        return []


def _prefix(target: Path) -> str:
    return f".{target.name[:40]}."


def _folder_exists(path: Path) -> UsageProblem:
    return UsageProblem(text("folder-exists", path=str(path)), text("folder-exists-hint"))


def _replaceable(folder: Path, files: Mapping[str, bytes], is_own: IsOwn) -> bool:
    if not folder.is_dir():
        return False
    with os.scandir(folder) as entries:
        if any(entry.name not in files or not entry.is_file(follow_symlinks=False) for entry in entries):
            return False
    return not any(folder.iterdir()) or is_own(folder)


def _write_whole(target: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    """Write beside the target, then put it in its place; nothing is left behind."""
    staging = _Staging(target.with_name(f"{_prefix(target)}{os.urandom(8).hex()}"), target)
    with cleaned_up(staging.clean):
        staging.path.mkdir(mode=0o700)
        staging.new.mkdir()
        for name, content in files.items():
            write_new(staging.new / name, content)
        if force and target.exists():
            _replace(staging)
        else:
            _rename_new(staging.new, target)


def _replace(staging: _Staging) -> None:
    """Let the new folder and the old one change places; where they cannot, set the old one aside first."""
    mode = stat.S_IMODE(staging.target.stat().st_mode)
    staging.new.chmod(mode)  # first, so that a private folder is never open to others
    if not _exchange(staging.new, staging.target):
        staging.old.parent.mkdir()
        staging.target.rename(staging.old)
        _rename_new(staging.new, staging.target)


def _rename_new(source: Path, target: Path) -> None:
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


def _exchange(one: Path, other: Path) -> bool:
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
