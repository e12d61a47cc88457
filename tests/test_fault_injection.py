"""Every call that brings output to the disk goes wrong once: the old or the new content stands, whole, and the exit code tells which.

Each test prints how many faults it injected: ``TEST_ROUNDS=many python -m pytest -rP tests/test_fault_injection.py``.
"""

from __future__ import annotations

import itertools
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from conftest import MANY_ROUNDS
from itleiter_cli.console.folder import _exchange
from processes import Ended, Server

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs forks and the signals of POSIX")

Content = bytes | Mapping[str, bytes] | None
"""What a file holds, or each file of a folder; None where there is nothing."""

FILE = ["terms", "culture", "-f", "csv", "-o"]
PACKAGE = ["export", "-f", "datapackage", "-o"]


class Case(NamedTuple):
    """What is written, over what, on what kind of system, and the calls that it takes."""

    argv: list[str]
    replaces: bool
    absent: tuple[str, ...]
    calls: set[str]


CASES = {
    "a new file": Case(FILE, False, (), {"open", "write", "fsync", "link", "unlink"}),
    "a new file without links": Case(FILE, False, ("link",), {"open", "write", "fsync", "replace", "unlink"}),
    "a file replaced": Case(FILE, True, (), {"open", "chmod", "write", "fsync", "replace", "unlink"}),
    "a new package": Case(PACKAGE, False, (), {"mkdir", "open", "write", "fsync", "rename_new", "chmod", "rmdir"}),
    "a new package without flags": Case(
        PACKAGE, False, ("exchange", "rename_new"), {"mkdir", "open", "write", "fsync", "rename", "chmod", "rmdir"}
    ),
    "a package exchanged": Case(PACKAGE, True, (), {"mkdir", "open", "write", "fsync", "chmod", "exchange", "unlink", "rmdir"}),
    "a package set aside": Case(
        PACKAGE, True, ("exchange", "rename_new"), {"mkdir", "open", "write", "fsync", "chmod", "rename", "unlink", "rmdir"}
    ),
}  # fmt: skip
CODES = {"SIGKILL": -9, "SIGTERM": -15, "SIGHUP": -1, "SIGINT": 130}
KINDS = ("one error", "a broken disk", *(f"{name} {moment}" for name in CODES for moment in ("before", "after")))
COMBINED = [
    (name, kind)
    for case, name in enumerate(CASES)
    for number, kind in enumerate(KINDS)
    if MANY_ROUNDS or kind == "one error" or (case + number) % 5 == 0
]
"""Every case with an error and, unless many rounds are asked for, with every fifth of the other kinds, so that each kind comes."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    server = Server(f"import failing_calls; failing_calls.prepare(whole={MANY_ROUNDS})")
    yield server
    server.close()


def content(path: Path) -> Content:
    if path.is_dir():
        return {entry.name: entry.read_bytes() for entry in path.iterdir()}
    return path.read_bytes() if path.exists() else None


def lay(path: Path, content: Content) -> None:
    """Make a folder that holds nothing but this content at a path."""
    shutil.rmtree(path.parent, ignore_errors=True)
    path.parent.mkdir()
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content is not None:
        path.mkdir()
        for name, written in content.items():
            (path / name).write_bytes(written)


class Fault(NamedTuple):
    """What went wrong at which call of a case, and how the run ended."""

    kind: str
    call: str
    ended: Ended

    @property
    def signal(self) -> str | None:
        """The name of the signal, where it is one."""
        return self.kind.split()[0] if self.kind.startswith("SIG") else None

    @property
    def cannot_clean(self) -> bool:
        """Whether the run has no chance to remove what it has begun."""
        return self.signal == "SIGKILL" or self.kind == "a broken disk"


@pytest.mark.parametrize(("name", "kind"), COMBINED)
def test_the_old_or_the_new_stands_after_every_fault(name: str, kind: str, server: Server, tmp_path: Path) -> None:
    """At the n-th call for every n, until there is no further call."""
    case = CASES[name]
    if "exchanged" in name and not can_exchange(tmp_path):
        pytest.skip("this system or file system cannot let two folders change places")
    target, log = tmp_path / "at" / "target", tmp_path / "calls"
    old, new = old_and_new(case, target, server)
    for number in itertools.count(1):
        lay(target, old)
        before = f"import failing_calls; failing_calls.break_call({kind!r}, {number}, {str(log)!r}, {case.absent!r})"
        ended = server.run([*case.argv, str(target), *(["--force"] if case.replaces else [])], before)
        calls = log.read_text(encoding="utf-8").split()
        if len(calls) < number:
            break
        fault = Fault(kind, calls[number - 1], ended)
        exit_code_fits(fault)
        stands = what_stands(case, fault, target, server, old)
        assert stands in allowed(case, fault, old, new), (fault, number, calls)
        assert nothing_else_is_there(target) or leaves_something(fault), (fault, number, calls)
    assert (ended.code, ended.err) == (0, b"")
    assert set(calls) == case.calls
    sys.stdout.write(f"{number - 1} faults injected\n")


def exit_code_fits(fault: Fault) -> None:
    """Hold that a run ends by its signal, or says what is wrong and ends with 1, or is well."""
    if fault.signal:
        assert (fault.ended.code, fault.ended.err) == (CODES[fault.signal], b""), fault
    else:
        assert fault.ended.code in (0, 1), fault
        assert fault.ended.err.count(b"cannot be written: No space left on device") == fault.ended.code, fault
    assert b"Traceback" not in fault.ended.err, fault


def allowed(case: Case, fault: Fault, old: Content, new: Content) -> list[Content]:
    """Return what may stand at the target; an empty file only where the system has no links and nothing can be cleaned up."""
    if not fault.signal and fault.ended.code == 0:
        return [new]
    empty: list[Content] = [b""] if "link" in case.absent and fault.cannot_clean else []
    return [old, new, *empty] if fault.signal else [old, *empty]


def leaves_something(fault: Fault) -> bool:
    """Tell whether a run may leave files beside the target: it was killed, or could not remove them."""
    return fault.cannot_clean or (fault.kind == "one error" and fault.call in ("unlink", "rmdir"))


def nothing_else_is_there(target: Path) -> bool:
    return {entry.name for entry in target.parent.iterdir()} <= {target.name}


def what_stands(case: Case, fault: Fault, target: Path, server: Server, old: Content) -> Content:
    """Return what stands at the target, if need be after the next run, which may put back a folder that had been set aside."""
    stands = content(target)
    if stands is not None or old is None:
        return stands
    assert fault.cannot_clean, fault
    assert "exchange" in case.absent, fault
    ended = server.run([*case.argv, str(target)])
    back, there = ended.err.decode().splitlines()
    assert back == f"{target} is back: an earlier run was killed while it replaced the folder"
    assert there.startswith(f"Error: {target} is there already")
    assert ended.code == 2
    assert nothing_else_is_there(target)
    return content(target)


def can_exchange(folder: Path) -> bool:
    (folder / "one").mkdir()
    (folder / "other").mkdir()
    return _exchange(folder / "one", folder / "other")


def old_and_new(case: Case, target: Path, server: Server) -> tuple[Content, Content]:
    """Return what stands at the target before a run, in German where it is replaced, and after one in which all goes well."""
    lay(target, None)
    assert server.run([*case.argv, str(target), "--lang", "de"]).code == 0
    old = b"old" if target.is_file() else content(target)
    lay(target, None)
    assert server.run([*case.argv, str(target), "--lang", "en"]).code == 0
    assert content(target) != old
    return (old if case.replaces else None), content(target)
