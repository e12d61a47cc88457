"""Runs of the real command: whole processes, and forks of one that has loaded it already, which are quick."""

from __future__ import annotations

import atexit
import compileall
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from conftest import ROOT
from itleiter_cli.catalog.bundled import bundled_files, write_snapshots

COMMAND = [sys.executable, "-m", "itleiter_cli"]
SECONDS = 60
"""A run that takes longer hangs; how fast a run is, `bench/run.py` measures."""


@cache
def installed() -> Path:
    """Return a folder with the command as a wheel brings it: compiled, the data with their snapshot; so it starts quickly."""
    folder = Path(tempfile.mkdtemp(prefix="itleiter-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    package = folder / "itleiter_cli"
    shutil.copytree(ROOT / "src" / "itleiter_cli", package, ignore=shutil.ignore_patterns("__pycache__"))
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"][
        "wheel"
    ]
    for source, place in wheel["force-include"].items():
        copy = shutil.copytree if (ROOT / source).is_dir() else shutil.copy
        copy(ROOT / source, folder / place)
    write_snapshots(bundled_files(), package / "data")
    compileall.compile_dir(package, quiet=2)
    return folder


def environment(**settings: str) -> dict[str, str]:
    """Return the environment of the tests, without what changes the command, and with some settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ITLEITER_")}
    return {**kept, "PYTHONPATH": str(installed()), "COLUMNS": "80", **settings}


def unmeasured(**settings: str) -> dict[str, str]:
    """Return the environment for runs that are interrupted or out of space: what measures coverage would fail there itself."""
    return {name: value for name, value in environment(**settings).items() if not name.startswith("COVERAGE_")}


class Ended(NamedTuple):
    """How a run ended; a negative code is the signal that ended it."""

    code: int
    out: bytes
    err: bytes


_SERVER = """
import gc, io, json, os, signal, sys
import itleiter_cli, read_once
from itleiter_cli.__main__ import run
for path in read_once.BUNDLED:
    read_once.read_once(path)
for command in itleiter_cli.cli.COMMANDS:
    itleiter_cli.cli.get_command(itleiter_cli.cli.command_line([command], [], read_once.Language("en")))
exec(sys.argv[1])
gc.freeze()

def stream(number, errors):
    encoding = os.environ.get("PYTHONIOENCODING")
    unbuffered = bool(os.environ.get("PYTHONUNBUFFERED"))
    return io.TextIOWrapper(
        open(number, "wb", 0 if unbuffered else -1), encoding or "utf-8", errors, write_through=unbuffered
    )

for line in sys.stdin:
    argv, before, seconds, folder, cwd, environment = json.loads(line)
    child = os.fork()
    if child == 0:
        code = 120
        try:
            signal.alarm(seconds)
            os.chdir(cwd)
            os.environ.clear()
            os.environ.update(environment)
            for number, name in ((1, "out"), (2, "err")):
                os.dup2(os.open(os.path.join(folder, name), os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
            os.dup2(os.open(os.path.join(folder, "in"), os.O_RDONLY), 0)
            sys.stdin, sys.stdout, sys.stderr = open(0), stream(1, "strict"), stream(2, "backslashreplace")
            sys.argv = ["itleiter", *argv]
            try:
                exec(before)
                ended = run()
            except BaseException:
                import traceback
                traceback.print_exc()
                ended = 1
            for each in (sys.stdout, sys.stderr):
                if each is not None:
                    each.flush()
            code = ended
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)
"""


class Server:
    """A process that has loaded the command and forks itself for every run, so that a crash ends the fork alone.

    A fork has streams and an environment of its own. What an interpreter does before the first line of the command runs,
    and what it imports, only a process of its own shows: ``start``.
    """

    def __init__(self, prepare: str = "") -> None:
        """Start the process; it runs some Python once, before the first fork."""
        self._folder = tempfile.TemporaryDirectory()
        self.inside = Path(self._folder.name) / "inside"  # so that .. is the tests' own as well
        self.inside.mkdir()
        self._process = subprocess.Popen(
            [sys.executable, "-c", _SERVER, prepare],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment(PYTHONPATH=os.pathsep.join(map(str, (installed(), ROOT / "tests")))),
            text=True,
        )

    def run(
        self, argv: Sequence[str], before: str = "", *, stdin: bytes = b"", cwd: Path | None = None, **settings: str
    ) -> Ended:
        """Run the command after some Python, in a folder of its own or another; one that takes too long is ended by an alarm, and its code is that of the signal."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        Path(self._folder.name, "in").write_bytes(stdin)
        asked = (argv, before, SECONDS, self._folder.name, str(cwd or self.inside), environment(**settings))
        print(json.dumps(asked), file=self._process.stdin, flush=True)
        code = int(self._process.stdout.readline())
        out, err = (Path(self._folder.name, name).read_bytes() for name in ("out", "err"))
        return Ended(code, out, err)

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=SECONDS)
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._folder.cleanup()


@cache
def _shared() -> Server:
    server = Server()
    atexit.register(server.close)
    return server


def fork(
    argv: Sequence[str], before: str = "", *, stdin: bytes = b"", cwd: Path | None = None, **settings: str
) -> Ended:
    """Run the command in a fork of a process that all tests share, which is quick; on Windows in one of its own."""
    if not hasattr(os, "fork"):
        return start([*argv], stdin=stdin, **settings)
    return _shared().run(argv, before, stdin=stdin, cwd=cwd, **settings)


def start(argv: list[str], *, stdin: bytes = b"", **settings: str) -> Ended:
    """Run the command in a process of its own."""
    done = subprocess.run(
        [*COMMAND, *argv], input=stdin, capture_output=True, env=environment(**settings), check=False, timeout=SECONDS
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def start_without_privileges(argv: list[str]) -> Ended:
    """Run the command as someone whom the rights of files hold; root gives up the privilege to pass over them."""
    command = [*COMMAND, *argv]
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root needs setpriv to give up its privileges")
        command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]
    done = subprocess.run(command, capture_output=True, env=unmeasured(), check=False, timeout=SECONDS)
    return Ended(done.returncode, done.stdout, done.stderr)


def in_other_processes(*options: str) -> list[str]:
    """Return the beginning of a command that sees no process but its own; skip the test where that is not allowed."""
    command = ["unshare", "--fork", "--pid", *options]
    try:
        subprocess.run([*command, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs unshare, and the right to number processes anew")
    return command


def interrupt(argv: list[str], when: str) -> Ended:
    """Start the command, press Ctrl-C when it reads standard input or when it writes to standard output, and wait for the end.

    It waits there, since nothing more is written to the one and nothing is read from the other.
    """
    pipe = subprocess.PIPE
    with subprocess.Popen([*COMMAND, *argv], stdin=pipe, stdout=pipe, stderr=pipe, env=unmeasured()) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"#")
        process.stdin.flush()
        while unread(process.stdin.fileno()) if when == "reading" else not unread(process.stdout.fileno()):
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=SECONDS)
        return Ended(process.returncode, out, err)


def unread(pipe: int) -> int:
    """Return how many bytes of a pipe nobody has read yet."""
    import fcntl
    import termios

    return int.from_bytes(fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)), sys.byteorder)
