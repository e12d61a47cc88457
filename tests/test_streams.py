"""Streams: encodings, pipes that close, fill up or do not block, full disks and terminals.

Most runs are forks with streams of their own; of each kind one is a process of its own.
"""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import threading
from pathlib import Path
from typing import Any

import pytest

from conftest import Runner
from itleiter_cli.console.output import write_all
from processes import COMMAND, environment, fork, start

COMPARE = ["compare", "muelheim", "dortmund", "--fields", "pay,rent"]
C_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
posix = pytest.mark.skipif(os.name == "nt", reason="needs the pipes and devices of POSIX")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_tables_print_in_every_encoding(encoding: str) -> None:
    """No crash, and the bytes are what the terminal reads."""
    done = fork([*COMPARE, "--lang", "de"], PYTHONIOENCODING=encoding)
    assert (done.code, done.err) == (0, b"")
    text = done.out.decode(encoding)
    assert ("Muelheim" if encoding == "ascii" else "Mülheim") in text
    assert ("█" if encoding == "utf-8" else "####") in text


@pytest.mark.parametrize(
    ("encoding", "said"), [("ascii", 'keine Stadt heisst "muellhaim"'), ("latin-1", 'keine Stadt heißt "müllhaim"')]
)
def test_errors_are_readable_in_every_encoding(encoding: str, said: str) -> None:
    """What standard error cannot show is spelled in ASCII."""
    done = fork(["show", "müllhaim", "--lang", "de"], PYTHONIOENCODING=encoding)
    assert done.code == 3
    assert said in done.err.decode(encoding)


@posix
def test_the_c_locale_reads_ascii_and_machine_formats_stay_utf8() -> None:
    """LANG=C without UTF-8 mode."""
    table = fork(COMPARE, PYTHONIOENCODING="ascii").out
    assert table.decode("ascii")
    assert start(COMPARE, **C_LOCALE).out == table
    assert start([*COMPARE, "-f", "csv"], **C_LOCALE).out.decode("utf-8").count("Mülheim an der Ruhr") == 1
    failed = start(["show", "Mülhausen", "--lang", "de"], **C_LOCALE)
    assert (failed.code, b"Traceback" in failed.err) == (3, False)


CLOSED_PIPE = "reader, writer = os.pipe(); os.close(reader); os.dup2(writer, 1)"
FULL_DISK = "os.dup2(os.open('/dev/full', os.O_WRONLY), 1)"
LIMIT = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))"
"""What is done to the streams of a fork."""
BUFFERED = pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])


@posix
@pytest.mark.parametrize("arguments", ["compare muelheim dortmund", "show dortmund -f csv", "--help"])
def test_a_reader_that_leaves_ends_it_quietly(arguments: str) -> None:
    """A closed pipe is no error."""
    assert fork(arguments.split(), CLOSED_PIPE) == (0, b"", b"")


@posix
def test_a_reader_that_leaves_a_process_ends_it_quietly() -> None:
    """Also while the interpreter ends."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*COMMAND, "show", "dortmund"],
        stdout=writer,
        stderr=subprocess.PIPE,
        env=environment(),
        check=False,
        timeout=60,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


FULL = b"Error: standard output cannot be written: No space left on device; check the folder, its rights and the free space\n"
needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")


@needs_full
@BUFFERED
@pytest.mark.parametrize("arguments", ["show dortmund", "--help", "--version", "show dortmund -f json"])
def test_a_full_disk_is_said(arguments: str, unbuffered: str) -> None:
    """Exit 1 with a sentence and no traceback."""
    assert fork(arguments.split(), FULL_DISK, PYTHONUNBUFFERED=unbuffered) == (1, b"", FULL)


@needs_full
@BUFFERED
def test_a_full_disk_is_said_by_a_process(unbuffered: str) -> None:
    """And nothing more when the interpreter ends."""
    settings = environment(PYTHONUNBUFFERED=unbuffered)
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*COMMAND, "--help"], stdout=full, stderr=subprocess.PIPE, env=settings, check=False, timeout=60
        )
    assert (done.returncode, done.stderr) == (1, FULL)


@posix
@BUFFERED
@pytest.mark.parametrize("arguments", ["--help", "list -f json"])
def test_a_limit_in_the_middle_of_the_output_is_said(arguments: str, unbuffered: str) -> None:
    """What was taken is the beginning of the whole, and exit 1 says that it is not all."""
    whole = fork(arguments.split()).out
    done = fork(arguments.split(), LIMIT, PYTHONUNBUFFERED=unbuffered)
    assert done.code == 1
    assert done.err.startswith(b"Error: standard output cannot be written: File too large")
    assert done.out == whole[:1024] != whole


@posix
@pytest.mark.parametrize(
    ("arguments", "stream", "unbuffered"),
    [
        pytest.param(["--help"], "out", "", id="help"),
        pytest.param(["list", "-f", "json"], "out", "1", id="list, unbuffered"),
        pytest.param(["show", "x" * 200], "err", "1", id="an error, unbuffered"),
    ],
)
def test_a_pipe_that_does_not_block_is_waited_for(arguments: list[str], stream: str, unbuffered: str) -> None:
    """All arrives, though the pipe is full and its reader comes late."""
    expected = fork(arguments)
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    filled = fill(writer)
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, f"std{stream}": writer}
    with subprocess.Popen([*COMMAND, *arguments], **streams, env=environment(PYTHONUNBUFFERED=unbuffered)) as process:
        os.close(writer)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=0.5)
        with open(reader, "rb") as pipe:
            assert pipe.read()[filled:] == getattr(expected, stream)
    assert process.returncode == expected.code


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


def run_in_terminal(**settings: str) -> str:
    """Run the command with a terminal as its standard output, and return what it shows."""
    import pty

    parent, child = pty.openpty()
    written: list[bytes] = []

    def read() -> None:
        with contextlib.suppress(OSError):  # the terminal is gone when nobody has it open
            while piece := os.read(parent, 65536):
                written.append(piece)

    reader = threading.Thread(target=read)  # a terminal that nobody reads is full after 4 KiB
    reader.start()
    terminal = f"terminal = os.open({os.ttyname(child)!r}, os.O_RDWR | os.O_NOCTTY); os.dup2(terminal, 1); os.dup2(terminal, 2)"
    done = fork(COMPARE, terminal, **settings)
    os.close(child)
    reader.join()
    os.close(parent)
    assert done == (0, b"", b"")
    return b"".join(written).decode("utf-8")


@posix
def test_a_terminal_gets_emphasis_unless_it_asks_for_none() -> None:
    """Bold in a terminal; none with NO_COLOR and in a dumb one."""
    assert "\x1b[1m" in run_in_terminal(TERM="xterm-256color")
    assert "\x1b" not in run_in_terminal(TERM="xterm-256color", NO_COLOR="1")
    assert "\x1b" not in run_in_terminal(TERM="dumb")


@posix
def test_a_terminal_that_is_too_low_shows_the_answer_last() -> None:
    """Where the answer has scrolled away, its first lines stand at the end again; elsewhere they are not repeated."""
    high = run_in_terminal(TERM="dumb", LINES="200").splitlines()
    title, *findings = high[: high.index("─" * 80)]
    assert title.startswith("Head of IT")
    begin = [line.split()[0] for line in findings]  # others go on with the one above
    assert [word for word in begin if word in ("Pay", "Rent")] == ["Pay", "Rent"]
    for lines in (10, len(high)):  # the prompt takes a line as well
        low = run_in_terminal(TERM="dumb", LINES=str(lines)).splitlines()
        assert low == [*high, "─" * 80, title, *findings]
    assert run_in_terminal(TERM="dumb", LINES=str(len(high) + 1)).splitlines() == high


def test_colour_can_be_asked_for_and_refused(run: Runner) -> None:
    """In a pipe there is none, unless it is asked for; then the better number is green and the worse one red."""
    command = ("compare", "muenchen", "koeln", "--fields", "asking_rent_eur_m2")
    assert "\x1b" not in run(*command).out
    assert "\x1b" not in run(*command, "--color", "never").out
    coloured = run(*command, "--color", "always").out
    assert "\x1b[31m21.01 (2025)" in coloured
    assert "\x1b[32m13.79 (2025)" in coloured
