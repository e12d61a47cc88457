"""Whole processes: encodings, pipes, closed streams, other ways to start."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, Runner
from itleiter_cli.console.output import write_all

COMMAND = [sys.executable, "-m", "itleiter_cli"]
COMPARE = [*COMMAND, "compare", "muelheim", "dortmund", "--fields", "pay,rent"]
posix = pytest.mark.skipif(os.name == "nt", reason="needs the pipes and devices of POSIX")


def environment(**settings: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "80", **settings}


def start(command: list[str], **settings: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, capture_output=True, env=environment(**settings), check=False, timeout=60)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_tables_print_in_every_encoding(encoding: str) -> None:
    """No crash, and the bytes are what the terminal reads."""
    done = start([*COMPARE, "--lang", "de"], PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode(encoding)
    assert ("Muelheim" if encoding == "ascii" else "Mülheim") in text
    assert ("█" if encoding == "utf-8" else "####") in text


@pytest.mark.parametrize(
    ("encoding", "said"), [("ascii", 'keine Stadt heisst "muellhaim"'), ("latin-1", 'keine Stadt heißt "müllhaim"')]
)
def test_errors_are_readable_in_every_encoding(encoding: str, said: str) -> None:
    """What standard error cannot show is spelled in ASCII."""
    done = start([*COMMAND, "show", "müllhaim", "--lang", "de"], PYTHONIOENCODING=encoding, PYTHONUTF8="1")
    assert done.returncode == 3
    assert said in done.stderr.decode(encoding)


@posix
def test_the_c_locale_reads_ascii_and_machine_formats_stay_utf8() -> None:
    """LANG=C without UTF-8 mode."""
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert start(COMPARE, **plain).stdout.decode("ascii")
    assert start([*COMPARE, "-f", "csv"], **plain).stdout.decode("utf-8").count("Mülheim an der Ruhr") == 1
    failed = start([*COMMAND, "show", "Mülhausen", "--lang", "de"], **plain)
    assert (failed.returncode, b"Traceback" in failed.stderr) == (3, False)


@posix
@pytest.mark.parametrize(
    "arguments", [["compare", "muelheim", "dortmund"], ["show", "dortmund", "-f", "csv"], ["--help"]]
)
def test_a_reader_that_leaves_ends_it_quietly(arguments: list[str]) -> None:
    """A closed pipe is no error."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*COMMAND, *arguments], stdout=writer, stderr=subprocess.PIPE, env=environment(), check=False, timeout=60
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize(
    "arguments", [["show", "dortmund"], ["--help"], ["--version"], ["show", "dortmund", "-f", "json"]]
)
def test_a_full_disk_is_said(arguments: list[str], unbuffered: str) -> None:
    """Exit 1 with a sentence and no traceback."""
    settings = environment(PYTHONUNBUFFERED=unbuffered)
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*COMMAND, *arguments], stdout=full, stderr=subprocess.PIPE, env=settings, check=False, timeout=60
        )
    assert done.returncode == 1
    assert (
        done.stderr
        == b"Error: standard output cannot be written: No space left on device; check the folder, its rights and the free space\n"
    )


@posix
@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("arguments", ["--help", "list -f json"])
def test_a_limit_in_the_middle_of_the_output_is_said(arguments: str, unbuffered: str, tmp_path: Path) -> None:
    """What was taken is the beginning of the whole, and exit 1 says that it is not all; 512 or 1024 bytes are a block."""
    whole = start([*COMMAND, *arguments.split()]).stdout
    file = tmp_path / "out"
    script = f'ulimit -f 1; "{sys.executable}" -m itleiter_cli {arguments} > "{file}"'
    done = start(["sh", "-c", script], PYTHONUNBUFFERED=unbuffered, PYTHONDONTWRITEBYTECODE="1")
    assert done.returncode == 1
    assert done.stderr.startswith(b"Error: standard output cannot be written: File too large")
    assert file.stat().st_size in (512, 1024)
    assert whole.startswith(file.read_bytes())


@posix
@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize(
    ("arguments", "stream"),
    [(["--help"], "stdout"), (["list", "-f", "json"], "stdout"), (["show", "x" * 200], "stderr")],
)
def test_a_pipe_that_does_not_block_is_waited_for(arguments: list[str], stream: str, unbuffered: str) -> None:
    """All arrives, though the pipe is full and its reader comes late."""
    expected = start([*COMMAND, *arguments])
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    filled = fill(writer)
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: writer}
    with subprocess.Popen([*COMMAND, *arguments], **streams, env=environment(PYTHONUNBUFFERED=unbuffered)) as process:
        os.close(writer)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=0.5)
        with open(reader, "rb") as pipe:
            assert pipe.read()[filled:] == getattr(expected, stream)
    assert process.returncode == expected.returncode


class Counting(io.FileIO):
    """A raw stream that counts how often it is asked to take something."""

    asked = 0

    def write(self, content: Any) -> int:
        self.asked += 1
        return super().write(content)


@posix
def test_a_full_pipe_is_not_asked_again_and_again() -> None:
    """It is asked once, and once more when it is ready; else a whole processor would be busy with it."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    filled = fill(writer)
    late = threading.Timer(0.3, os.read, (reader, filled))
    with Counting(writer, "w") as stream, open(reader, "rb") as pipe:
        late.start()
        write_all(stream, b"all")
        late.join()
        assert os.read(pipe.fileno(), filled) == b"all"
        assert stream.asked == 2


def fill(writer: int) -> int:
    """Write to a pipe until it takes no more, and return how much it took."""
    filled = 0
    with contextlib.suppress(BlockingIOError):
        while True:
            filled += os.write(writer, bytes(4096))
    return filled


@posix
def test_closed_streams_are_said_or_ignored() -> None:
    """Without standard output exit 1; without standard error the exit code alone."""
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m itleiter_cli show dortmund >&-'],
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m itleiter_cli show xyz 2>&-'],
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert done.returncode == 3


def run_in_terminal(**settings: str) -> str:
    import pty

    parent, child = pty.openpty()
    done = subprocess.Popen(COMPARE, stdout=child, stderr=child, env=environment(**settings))
    os.close(child)
    written = b""
    while True:
        try:
            piece = os.read(parent, 65536)
        except OSError:
            break
        if not piece:
            break
        written += piece
    done.wait(timeout=60)
    os.close(parent)
    return written.decode("utf-8")


@posix
def test_a_terminal_gets_emphasis_unless_it_asks_for_none() -> None:
    """Bold in a terminal; none with NO_COLOR and in a dumb one."""
    assert "\x1b[1m" in run_in_terminal(TERM="xterm-256color", PYTHONUTF8="1")
    assert "\x1b" not in run_in_terminal(TERM="xterm-256color", PYTHONUTF8="1", NO_COLOR="1")
    assert "\x1b" not in run_in_terminal(TERM="dumb", PYTHONUTF8="1")


@posix
def test_a_terminal_that_is_too_low_shows_the_answer_last() -> None:
    """Where the answer has scrolled away, its first lines stand at the end again; elsewhere they are not repeated."""
    low = run_in_terminal(TERM="dumb", PYTHONUTF8="1", LINES="12").splitlines()
    title, *findings = low[: low.index("─" * 80)]
    assert title.startswith("Head of IT")
    assert len(findings) == 3
    assert low[-len(findings) - 2 :] == ["─" * 80, title, *findings]
    high = run_in_terminal(TERM="dumb", PYTHONUTF8="1", LINES="200").splitlines()
    assert high.count(title) == 1
    assert high == low[: len(high)]


def test_colour_can_be_asked_for_and_refused(run: Runner) -> None:
    """In a pipe there is none, unless it is asked for; then the better number is green and the worse one red."""
    command = ("compare", "muenchen", "koeln", "--fields", "asking_rent_eur_m2")
    assert "\x1b" not in run(*command).out
    assert "\x1b" not in run(*command, "--color", "never").out
    coloured = run(*command, "--color", "always").out
    assert "\x1b[31m21.01 (2025)" in coloured
    assert "\x1b[32m13.79 (2025)" in coloured
