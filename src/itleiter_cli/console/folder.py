"""A folder of files as output: whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from itleiter_cli.console.cleanup import cleaned_up
from itleiter_cli.console.output import cannot_write, write_new
from itleiter_cli.console.renaming import exchange, rename_new
from itleiter_cli.messages.errors import UsageProblem, text

Recognise = Callable[[Path], bool]


def write_folder(path: Path, files: Mapping[str, bytes], *, force: bool, is_own: Recognise) -> None:
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


def put_back(path: Path) -> bool:
    """Put back the folder that a run had set aside when it was killed; return whether there was one. Raises CannotWrite."""
    try:
        target = Path(os.path.realpath(path))
        left = next((workshop for workshop in _workshops(target) if workshop.holds_the_only_one()), None)
        if left is None:
            return False
        left.old.rename(target)
        left.clean()
    except (OSError, ValueError) as error:
        raise cannot_write(error, str(path)) from error
    return True


class _Workshop(NamedTuple):
    """A hidden folder beside a target: the new folder is made in it, and the old one waits in it where they cannot change places."""

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

    def clean(self) -> None:
        """Put the old folder back if there is no other, and remove the workshop."""
        with contextlib.suppress(OSError):  # then it stays for the next run
            if self.holds_the_only_one():
                self.old.rename(self.target)
            shutil.rmtree(self.path)


def _workshops(target: Path) -> list[_Workshop]:
    """Return the workshops beside a target, also of targets whose names begin alike."""
    try:
        return [_Workshop(beside, target) for beside in target.parent.iterdir() if beside.name.startswith(_beginning(target))]
    except OSError:
        return []


def _beginning(target: Path) -> str:
    return f".{target.name[:40]}."


def _folder_exists(path: Path) -> UsageProblem:
    return UsageProblem(text("folder-exists", path=str(path)), text("folder-exists-hint"))


def _replaceable(folder: Path, files: Mapping[str, bytes], is_own: Recognise) -> bool:
    if not folder.is_dir():
        return False
    with os.scandir(folder) as entries:
        found = [entry.name for entry in entries if entry.name not in files or not entry.is_file(follow_symlinks=False)]
        if found:
            return False
    return not any(folder.iterdir()) or is_own(folder)


def _write_whole(target: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    """Write beside the target, then put it in its place; nothing is left behind."""
    workshop = _Workshop(target.with_name(f"{_beginning(target)}{os.urandom(8).hex()}"), target)
    with cleaned_up(workshop.clean):
        workshop.path.mkdir(mode=0o700)
        workshop.new.mkdir()
        for name, content in files.items():
            write_new(workshop.new / name, content)
        if force and target.exists():
            _replace(workshop)
        else:
            rename_new(workshop.new, target)


def _replace(workshop: _Workshop) -> None:
    """Let the new folder and the old one change places; where they cannot, set the old one aside first."""
    workshop.new.chmod(stat.S_IMODE(workshop.target.stat().st_mode))
    if not exchange(workshop.new, workshop.target):
        workshop.old.parent.mkdir()
        workshop.target.rename(workshop.old)
        rename_new(workshop.new, workshop.target)
