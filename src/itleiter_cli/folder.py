"""A folder of files as output: whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from itleiter_cli.errors import UsageProblem, text
from itleiter_cli.output import cannot_write

Recognise = Callable[[Path], bool]


def write_folder(path: Path, files: Mapping[str, bytes], *, force: bool, is_own: Recognise) -> None:
    """Write a folder of files, whole or not at all.

    One that is there already is replaced only with ``force``, and only where it is empty or ``is_own`` knows it for an
    earlier one and it holds no other file. Raises UsageProblem where it must not be replaced, and CannotWrite.
    """
    try:
        if not force and (path.exists() or path.is_symlink()):
            raise UsageProblem(text("folder-exists", path=str(path)), text("folder-exists-hint"))
        target = Path(os.path.realpath(path))
        if target.exists() and not _replaceable(target, files, is_own):
            raise UsageProblem(text("folder-of-others", path=str(path)), text("folder-of-others-hint"))
        _replace(target, files)
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        raise cannot_write(error, str(path)) from error


def _replaceable(folder: Path, files: Mapping[str, bytes], is_own: Recognise) -> bool:
    if not folder.is_dir():
        return False
    with os.scandir(folder) as entries:
        found = [entry.name for entry in entries if entry.name not in files or not entry.is_file(follow_symlinks=False)]
        if found:
            return False
    return not any(folder.iterdir()) or is_own(folder)


def _replace(target: Path, files: Mapping[str, bytes]) -> None:
    """Write beside the target and rename, which cannot fail half-way; the old folder waits beside it until the new one is in place."""
    workshop = Path(tempfile.mkdtemp(prefix=f".{target.name[:40]}.", dir=target.parent))
    new, old = workshop / "new", workshop / "old"
    try:
        new.mkdir()
        for name, content in files.items():
            with (new / name).open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        if target.exists():
            new.chmod(target.stat().st_mode & 0o7777)
            target.rename(old)
        new.rename(target)
    finally:
        if old.exists() and not target.exists():
            old.rename(target)
        shutil.rmtree(workshop, ignore_errors=True)
