"""Calls that bring output to the disk, of which the n-th fails, or is the moment in which a signal comes."""

from __future__ import annotations

import builtins
import errno
import io
import os
import shutil  # noqa: F401  (it looks at what os has, so it is loaded before that changes)
import signal
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from itleiter_cli.catalog import bundled
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.console import folder
from itleiter_cli.messages.language import Language, choose_language
from itleiter_cli.writers import datapackage

CALLS = ("chmod", "fsync", "link", "mkdir", "rename", "replace", "rmdir", "unlink")
PIECES = 2
"""How many writes a file takes at least."""

_open = builtins.open
_write = os.write
_renamed = folder._renamed


def prepare(*, whole: bool) -> None:
    """Load the data and make the files of a Data Package once, since only their way to the disk is of interest.

    Unless it is to be whole, it has three: the middle one of them stands for all between the first and the last.
    """
    catalog = bundled.load_catalog()
    made = {code: dict(datapackage.package_files(catalog, choose_language(code, {}))) for code in ("de", "en")}
    kept = {"cities.csv", "sources.csv", "datapackage.json"}
    if not whole:
        made = {code: {name: files[name] for name in files if name in kept} for code, files in made.items()}

    def load_catalog(_own: Sequence[Path] = ()) -> Catalog:
        return catalog

    def package_files(_catalog: Catalog, language: Language) -> Mapping[str, bytes]:
        return made[language.code]

    bundled.load_catalog = load_catalog
    datapackage.package_files = package_files


class Fault:
    """What goes wrong at the n-th call, and a log of all calls, one name on each line."""

    def __init__(self, kind: str, number: int, log: str) -> None:
        self.kind = kind
        self.number = number
        self.log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        self.calls = 0

    def call(self, name: str, function: Callable[[], Any]) -> Any:
        """Note a call and make it; the n-th fails, or this process gets a signal before or after it."""
        _write(self.log, f"{name}\n".encode())
        self.calls += 1
        signalled, _, moment = self.kind.partition(" ") if self.kind.startswith("SIG") else ("", "", "")
        here = self.calls == self.number
        if not signalled and (here or (self.calls > self.number and self.kind == "a broken disk")):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if here and moment == "before":
            os.kill(os.getpid(), getattr(signal, signalled))
        try:
            return function()
        finally:
            if here and moment == "after":
                os.kill(os.getpid(), getattr(signal, signalled))


def break_call(kind: str, number: int, log: str, absent: Collection[str]) -> None:
    """Let the n-th call go wrong; some calls are always refused, as by a system that does not have them."""
    fault = Fault(kind, number, log)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.fsync = lambda _handle: None  # what follows from its failing is of interest, not the disk
    for name in CALLS:
        setattr(os, name, _refused if name in absent else partial(_called, fault, name, getattr(os, name)))
    builtins.open = partial(_opened, fault)  # type: ignore[assignment]
    folder._renamed = partial(_exchanged, fault, absent)


def _called(fault: Fault, name: str, function: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
    return fault.call(name, partial(function, *arguments, **options))


def _refused(*_arguments: Any, **_options: Any) -> None:
    raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))


def _exchanged(fault: Fault, absent: Collection[str], source: Any, target: Any, **flags: int) -> bool:
    name = "exchange" if flags["linux_flag"] == 2 else "rename_new"
    if name in absent:
        return False
    try:
        renamed: bool = fault.call(name, partial(_renamed, source, target, **flags))
    except OSError:
        return False
    return renamed


def _opened(fault: Fault, file: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
    if "x" not in mode:
        return _open(file, mode, *arguments, **options)
    return fault.call("open", partial(_Slow, fault, file, mode.replace("b", ""), opener=options.get("opener")))


class _Slow(io.FileIO):
    """A file that takes a part of what it is given, as files may."""

    def __init__(self, fault: Fault, file: Any, mode: str, opener: Any) -> None:
        super().__init__(file, mode, opener=opener)
        self._fault = fault
        self._most = 0

    def write(self, content: Any) -> int:
        self._most = self._most or max(1, len(content) // PIECES)
        written: int = self._fault.call("write", partial(super().write, content[: self._most]))
        return written
