"""Where --output writes: devices and descriptors as they are, files whole or not at all, one writer at a time, nothing left behind."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import MANY_ROUNDS, Runner
from itleiter_cli.console.output import write_all, write_new
from processes import COMMAND, environment, fork, in_other_processes, start_without_privileges, unmeasured, unread

posix = pytest.mark.skipif(os.name == "nt", reason="needs the descriptors, limits and signals of POSIX")
LIST = ["list", "-f", "csv"]
PACKAGE = ["export", "-f", "datapackage"]
WRITERS = 6 if MANY_ROUNDS else 3


def shell(script: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which ``itleiter`` is the command."""
    defined = f'itleiter() {{ "{sys.executable}" -m itleiter_cli "$@"; }}; {script}'
    return subprocess.run(
        ["bash", "-c", defined], capture_output=True, env={**unmeasured(), **settings}, check=False, timeout=60
    )


class TestDevicesAndDescriptors:
    """They are written to, and not replaced."""

    @posix
    @pytest.mark.parametrize(
        "arguments",
        [
            "-o /dev/stdout >> log",
            "-o /dev/stdout --force >> log",
            "-o /dev/fd/1 >> log",
            "-o /dev/fd/3 --force 3>> log",
            "-o /proc/self/fd/3 3>> log",
            "-o /proc/thread-self/fd/3 --force 3>> log",
            "-o /dev/stderr --force 2>> log",
            "-o link-to-stdout --force >> log",
            "-o - >> log",
        ],
    )
    def test_what_a_log_holds_stays(self, arguments: str, tmp_path: Path, run: Runner) -> None:
        """Output comes after it, with --force or without, and the file is the same."""
        if "/proc" in arguments and not Path("/proc/thread-self").exists():
            pytest.skip("there is no /proc")
        log = tmp_path / "log"
        log.write_text("kept\n", encoding="utf-8")
        (tmp_path / "link-to-stdout").symlink_to("/dev/stdout")
        before = log.stat().st_ino
        done = shell(f'cd "{tmp_path}"; itleiter list -f csv {arguments}')
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
        assert log.read_text(encoding="utf-8") == "kept\n" + run(*LIST).out
        assert log.stat().st_ino == before
        assert {entry.name for entry in tmp_path.iterdir()} == {"log", "link-to-stdout"}

    @posix
    def test_a_log_stays_where_processes_have_two_numbers(self, tmp_path: Path, run: Runner) -> None:
        """In a container that sees the processes of its host, /proc/self has another number than the process knows."""
        log = tmp_path / "log"
        log.write_text("kept\n", encoding="utf-8")
        argv = [*in_other_processes(), *COMMAND, *LIST, "-o", "/dev/stdout", "--force"]
        with log.open("ab") as appended:
            done = subprocess.run(argv, stdout=appended, stderr=subprocess.PIPE, env=environment(), check=False)
        assert (done.returncode, done.stderr) == (0, b"")
        assert log.read_text(encoding="utf-8") == "kept\n" + run(*LIST).out

    @pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
    @pytest.mark.parametrize(
        ("name", "opened", "force"),
        [
            ("/proc/$$/fd/3", "exec 3>> log", ""),
            ("/proc/$$/fd/3", "exec 3<> log", " --force"),
            ("link", "exec 3>> log", " --force"),
            ("link", "exec 3<> log", ""),
        ],
    )
    def test_what_another_process_has_opened_is_appended_to(
        self,
        name: str,
        opened: str,
        force: str,
        tmp_path: Path,
        run: Runner,
    ) -> None:
        """Nothing in it is lost, wherever that process stands in it."""
        log = tmp_path / "log"
        log.write_text("kept\n", encoding="utf-8")
        before = log.stat().st_ino
        begin = f'cd "{tmp_path}"; {opened}; ln -s /proc/$$/fd/3 link'
        done = shell(f"{begin}; itleiter list -f csv -o {name}{force}; exit $?")
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
        assert log.read_text(encoding="utf-8") == "kept\n" + run(*LIST).out
        assert log.stat().st_ino == before
        assert {entry.name for entry in tmp_path.iterdir()} == {"log", "link"}

    @posix
    @pytest.mark.parametrize(
        "arguments", ["-o /dev/fd/9", "-o /dev/fd/0 < /dev/null", "-o /dev/stdout >&-", "-o - >&-"]
    )
    def test_a_descriptor_that_cannot_be_written_to(self, arguments: str) -> None:
        """Exit 1 and what is wrong."""
        done = shell(f"itleiter list {arguments}")
        assert (done.returncode, done.stdout) == (1, b"")
        assert b"cannot be written: " in done.stderr

    @posix
    def test_a_reader_that_leaves_ends_it_quietly(self) -> None:
        """As it does on standard output."""
        done = shell("set -o pipefail; itleiter list -f json -o /dev/stdout | head -c 1")
        assert (done.returncode, done.stdout, done.stderr) == (0, b"{", b"")

    @posix
    def test_a_named_pipe(self, tmp_path: Path, run: Runner) -> None:
        """It is written to, and is a pipe still."""
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        done = shell(f'cat "{pipe}" & itleiter list -f csv -o "{pipe}"; code=$?; wait; exit $code')
        assert (done.returncode, done.stdout.decode("utf-8")) == (0, run(*LIST).out)
        assert pipe.is_fifo()

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    @pytest.mark.parametrize("force", [[], ["--force"]])
    def test_a_device(self, force: list[str], run: Runner) -> None:
        """With --force or without, since nothing in it could be lost."""
        full = run("list", "-o", "/dev/full", *force)
        assert full.code == 1
        assert "/dev/full cannot be written: No space left on device" in full.err
        assert Path("/dev/full").is_char_device()
        assert run("list", "-o", "/dev/null", *force) == (0, "", "")
        assert Path("/dev/null").is_char_device()

    def test_a_disk_is_not_written_to_without_force(
        self, tmp_path: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A block device holds something. Simulated, since tests have no disk of their own."""
        disk = tmp_path / "disk"
        disk.write_bytes(b"old")
        monkeypatch.setattr(Path, "is_file", lambda path: path != disk)
        monkeypatch.setattr("itleiter_cli.console.output.stat.S_ISBLK", lambda _mode: True)
        assert run("list", "-o", str(disk)).code == 2
        assert disk.read_bytes() == b"old"
        assert run("list", "-o", str(disk), "--force").code == 0
        assert disk.read_bytes() != b"old"


class TestNames:
    """What --output may name."""

    @pytest.mark.parametrize(
        "command", ["list", "export --what pay", "schema", "template dortmund", "compare muelheim dortmund", "check -"]
    )
    def test_a_dash_is_standard_output(
        self, command: str, run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """To the byte what there is without it, in the same format."""
        monkeypatch.chdir(tmp_path)
        assert run(*command.split(), "-o", "-") == run(*command.split())
        assert list(tmp_path.iterdir()) == []

    def test_a_dash_is_encoded_as_standard_output(self) -> None:
        command = ["show", "muelheim", "--lang", "de"]
        done = fork([*command, "-o", "-"], PYTHONIOENCODING="ascii")
        assert done == fork(command, PYTHONIOENCODING="ascii")
        assert "Muelheim" in done.out.decode("ascii")

    @pytest.mark.parametrize("name", ["name/", "name/.", "a/name//", ".", ".."])
    def test_a_folder_is_an_error(
        self, name: str, run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Exit 2, and nothing is written."""
        monkeypatch.chdir(tmp_path)
        assert run("list", "-o", name) == (2, "", f"Error: --output names a folder, {name}; name a file in it\n")
        assert list(tmp_path.iterdir()) == []

    def test_a_data_package_is_a_folder(self, run: Runner, tmp_path: Path) -> None:
        """So its name may end like one; standard output is none."""
        assert run(*PACKAGE, "-o", f"{tmp_path}/name/").code == 0
        assert (tmp_path / "name" / "datapackage.json").is_file()
        done = run(*PACKAGE, "-o", "-")
        assert (done.code, done.out) == (2, "")
        assert "name it with --output FOLDER" in done.err


_POOR_SYSTEM = """
import os, sys
from itleiter_cli.console import folder
from itleiter_cli.__main__ import run
os.link = lambda *_paths: os.stat("/there/is/none")
folder._renamed = lambda *_paths, **_flags: False
sys.exit(run())
"""
"""The command on a system without hard links, and without a renaming that replaces nothing."""


@posix
@pytest.mark.parametrize("command", [COMMAND, [sys.executable, "-c", _POOR_SYSTEM]], ids=["here", "poor system"])
@pytest.mark.parametrize("what", [LIST, PACKAGE], ids=["file", "package"])
@pytest.mark.parametrize("attempt", range(2 if MANY_ROUNDS else 1))
def test_exactly_one_writer_wins(what: list[str], command: list[str], attempt: int, tmp_path: Path) -> None:
    """Real processes at once without --force: one says 0, the others that it is there already."""
    target = tmp_path / "target"
    argv = [*command, *what, "-o", str(target)]
    processes = [subprocess.Popen(argv, stderr=subprocess.PIPE, env=environment()) for _ in range(WRITERS)]
    said = [process.communicate(timeout=60)[1].decode() for process in processes]
    assert Counter(process.returncode for process in processes) == {0: 1, 2: WRITERS - 1}
    assert sum(f"{target} is there already" in each for each in said) == WRITERS - 1
    assert list(tmp_path.iterdir()) == [target]


def test_who_comes_second_loses(tmp_path: Path, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the file appears only while the other writes, and with links or without."""
    target = tmp_path / "a.csv"

    def write_while_another_does(path: Path, content: bytes, *, mode: int | None) -> None:
        write_new(path, content, mode=mode)
        target.write_text("first", encoding="utf-8")

    monkeypatch.setattr("itleiter_cli.console.output.write_new", write_while_another_does)
    for refused in (None, PermissionError(1, "Operation not permitted")):
        if refused:
            monkeypatch.setattr("os.link", raising(refused))
        target.unlink(missing_ok=True)
        done = run("list", "-o", str(target))
        assert (done.code, done.err.startswith(f"Error: {target} is there already")) == (2, True)
        assert target.read_text(encoding="utf-8") == "first"
        assert list(tmp_path.iterdir()) == [target]


class TestPutBack:
    """A Data Package that a killed run had set aside, as the staging folder beside the target says."""

    def staging(self, folder: Path, name: str, *, finished: bool) -> None:
        """Lay what a run leaves that was killed before or after it put the new folder of this name in its place."""
        staging = folder / f".{name[:40]}.0123456789abcdef"
        (staging / "old" / name).mkdir(parents=True)
        (staging / "old" / name / "pay.csv").write_text("old", encoding="utf-8")
        (staging / "old" / name / "datapackage.json").write_text('{"name": "itleiter"}', encoding="utf-8")
        if not finished:
            (staging / "new").mkdir()

    @pytest.mark.parametrize("name", ["p", "a.b*[c]", "ä" * 60])
    def test_it_is_put_back_and_said(self, name: str, tmp_path: Path, run: Runner) -> None:
        """Then the run goes on as if it had been there; what the killed run left is gone."""
        self.staging(tmp_path, name, finished=False)
        done = run(*PACKAGE, "-o", str(tmp_path / name), "--lang", "de")
        said, refused = done.err.splitlines()
        assert (
            said
            == f"{tmp_path / name} ist wieder da: Ein früherer Lauf wurde abgebrochen, während er den Ordner ersetzte"
        )
        assert (done.code, refused.startswith("Fehler: ")) == (2, True)
        assert (tmp_path / name / "pay.csv").read_text(encoding="utf-8") == "old"
        assert [entry.name for entry in tmp_path.iterdir()] == [name]

    def test_an_interruption_leaves_nothing(self, tmp_path: Path, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
        """The folder is back, and what the killed run left is gone."""
        self.staging(tmp_path, "p", finished=False)

        def rename_and_interrupt(source: Path, target: Path) -> None:
            rename(source, target)
            raise KeyboardInterrupt

        rename = Path.rename
        monkeypatch.setattr(Path, "rename", rename_and_interrupt)
        assert run(*PACKAGE, "-o", str(tmp_path / "p")).code == 130
        assert (tmp_path / "p" / "pay.csv").read_text(encoding="utf-8") == "old"
        assert [entry.name for entry in tmp_path.iterdir()] == ["p"]

    def test_what_was_replaced_and_then_removed_stays_away(self, tmp_path: Path, run: Runner) -> None:
        """The killed run had put the new folder in its place, so the old one is of no use any more."""
        self.staging(tmp_path, "p", finished=True)
        assert run(*PACKAGE, "-o", str(tmp_path / "p")) == (0, "", "")
        assert (tmp_path / "p" / "pay.csv").read_text(encoding="utf-8") != "old"

    def test_what_was_set_aside_for_another_name_stays_there(self, tmp_path: Path, run: Runner) -> None:
        """Names that begin with the same 40 characters have staging folders of one name."""
        self.staging(tmp_path, "p" * 50, finished=False)
        assert run(*PACKAGE, "-o", str(tmp_path / ("p" * 51))) == (0, "", "")
        assert (tmp_path / f".{'p' * 40}.0123456789abcdef" / "old" / ("p" * 50) / "pay.csv").is_file()

    @pytest.mark.parametrize(
        ("hidden", "inside"),
        [
            (".p.backup", "datapackage.json"),
            (".p.0123456789abcde", "datapackage.json"),
            (".p.0123456789abcdef0", "datapackage.json"),
            (".p.0123456789ABCDEF", "datapackage.json"),
            (".p.0123456789abcdef.old", "datapackage.json"),
            (".p.0123456789abcdef", "diary"),
        ],
    )
    def test_hidden_folders_of_others_stay(self, hidden: str, inside: str, tmp_path: Path, run: Runner) -> None:
        """Ours to touch are those whose names end in exactly 16 digits, with a package of ours set aside."""
        staging = tmp_path / hidden
        (staging / "old" / "p").mkdir(parents=True)
        (staging / "old" / "p" / inside).write_text('{"name": "itleiter"}', encoding="utf-8")
        (staging / "new").mkdir()
        (staging / "new" / "diary").write_text("mine", encoding="utf-8")
        assert run(*PACKAGE, "-o", str(tmp_path / "p")) == (0, "", "")
        assert {str(path.relative_to(staging)) for path in staging.rglob("*")} == {
            "old", "old/p", f"old/p/{inside}", "new", "new/diary",
        }  # fmt: skip

    @posix
    def test_one_that_cannot_be_looked_into_is_left_alone(self, tmp_path: Path) -> None:
        """It belongs to somebody else, and is no reason to write nothing."""
        (tmp_path / ".p.0123456789abcdef").mkdir(mode=0)
        done = start_without_privileges([*PACKAGE, "-o", str(tmp_path / "p")])
        assert (done.code, done.err) == (0, b"")
        assert {entry.name for entry in tmp_path.iterdir()} == {"p", ".p.0123456789abcdef"}


def raising(error: OSError) -> Callable[..., None]:
    def function(*_arguments: object, **_options: object) -> None:
        raise error

    return function


class TestModes:
    """Who may read what is written."""

    @posix
    @pytest.mark.parametrize("mode", [0o600, 0o640, 0o444, 0o666])
    def test_a_temporary_file_has_the_mode_of_its_target_before_it_holds_anything(
        self, mode: int, tmp_path: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """So a private file is private from the first byte, whatever new files are."""
        target = tmp_path / "a.csv"
        target.write_text("old", encoding="utf-8")
        target.chmod(mode)
        opened, seen = [], []

        def note_mode(path: str, flags: int, mode: int = 0o777, **options: int) -> int:
            if flags & os.O_CREAT:
                opened.append(mode)
            return os_open(path, flags, mode, **options)

        def note_and_write(stream: object, content: bytes) -> None:
            temporary = next(entry for entry in tmp_path.iterdir() if entry != target)
            seen.append((temporary.stat().st_size, stat.S_IMODE(temporary.stat().st_mode)))
            write_all(stream, content)

        os_open = os.open
        monkeypatch.setattr("os.open", note_mode)
        monkeypatch.setattr("itleiter_cli.console.output.write_all", note_and_write)
        assert run("list", "-o", str(target), "--force").code == 0
        assert opened == [0o600]
        assert seen == [(0, mode)]
        assert stat.S_IMODE(target.stat().st_mode) == mode

    @posix
    def test_a_new_file_has_the_mode_that_new_files_have(self, tmp_path: Path) -> None:
        shell(f'umask 027; itleiter list -o "{tmp_path}/a.csv"')
        assert stat.S_IMODE((tmp_path / "a.csv").stat().st_mode) == 0o640

    @posix
    def test_other_names_of_a_file_keep_what_it_held(self, tmp_path: Path, run: Runner) -> None:
        """As docs/robustness.md says of hard links."""
        (tmp_path / "a.csv").write_text("old", encoding="utf-8")
        os.link(tmp_path / "a.csv", tmp_path / "b.csv")
        assert run("list", "-o", str(tmp_path / "a.csv"), "--force").code == 0
        assert (tmp_path / "b.csv").read_text(encoding="utf-8") == "old"


@posix
class TestSignals:
    """Real ones to real processes; test_fault_injection.py sends them at every step of the writing."""

    def test_an_ending_signal_at_the_disk_leaves_nothing(self, tmp_path: Path) -> None:
        """The shell's code is 128 and the number of the signal."""
        for number in (signal.SIGTERM, signal.SIGHUP):
            done = shell(f'{ends_itself(number)} list -o "{tmp_path}/a.csv"; exit $?')
            assert (done.returncode, done.stdout, b"Traceback" in done.stderr) == (128 + number, b"", False)
            assert list(tmp_path.iterdir()) == []

    def test_the_first_process_of_a_container_is_ended_as_well(self, tmp_path: Path) -> None:
        """It outlives signals that it does not handle, so it ends itself with the code that a shell shows."""
        beginning = " ".join(in_other_processes("--mount-proc"))
        done = shell(f'{beginning} {ends_itself(signal.SIGTERM)} list -o "{tmp_path}/a.csv"; exit $?')
        assert (done.returncode, done.stdout, done.stderr) == (128 + signal.SIGTERM, b"", b"")
        assert list(tmp_path.iterdir()) == []

    def test_a_signal_that_is_ignored_stays_ignored(self, tmp_path: Path, run: Runner) -> None:
        """As ``nohup`` asks."""
        done = shell(f'trap "" HUP; {ends_itself(signal.SIGHUP)} list -f csv -o "{tmp_path}/a.csv"')
        assert done.returncode == 0
        assert (tmp_path / "a.csv").read_text(encoding="utf-8") == run(*LIST).out

    def test_outside_of_writing_they_end_it_as_they_end_everything(self) -> None:
        """While it waits for a reader."""
        with subprocess.Popen([*COMMAND, "list", "-f", "json"], stdout=subprocess.PIPE, env=unmeasured()) as process:
            assert process.stdout is not None
            while not unread(process.stdout.fileno()):
                time.sleep(0.01)
            process.terminate()
            process.stdout.read()
        assert process.returncode == -signal.SIGTERM


def ends_itself(number: int) -> str:
    """Return the command with a process that gets a signal when it brings a file to the disk."""
    script = f"import os, sys; from itleiter_cli.__main__ import run; os.fsync = lambda _: os.kill(os.getpid(), {int(number)}); sys.exit(run())"
    return f'"{sys.executable}" -c "{script}"'


@posix
class TestRealFaults:
    """Limits and disks of the system, in the middle of the output."""

    @pytest.mark.parametrize(
        ("limit", "old", "unbuffered"), [(0, None, ""), (0, "old", "1"), (4, None, "1"), (4, "old", "")]
    )
    def test_a_limit_keeps_the_old_file(self, limit: int, old: str | None, unbuffered: str, tmp_path: Path) -> None:
        """Exit 1 with the reason; no temporary file is left."""
        file = tmp_path / "a.csv"
        if old:
            file.write_text(old, encoding="utf-8")
        done = shell(f'ulimit -f {limit}; itleiter list -f csv -o "{file}" --force', PYTHONUNBUFFERED=unbuffered)
        assert done.returncode == 1
        assert done.stderr.startswith(f"Error: {file} cannot be written: File too large".encode())
        assert [entry.read_text(encoding="utf-8") for entry in tmp_path.iterdir()] == ([old] if old else [])

    def test_a_limit_keeps_the_old_package(self, tmp_path: Path) -> None:
        """cities.csv fits into 8 KiB, datapackage.json does not."""
        target = tmp_path / "p"
        assert fork([*PACKAGE, "-o", str(target), "--lang", "de"]).code == 0
        before = {path.name: path.read_bytes() for path in target.iterdir()}
        done = shell(f'ulimit -f 8; itleiter export -f datapackage -o "{target}" --force')
        assert (done.returncode, b"File too large" in done.stderr) == (1, True)
        assert {path.name: path.read_bytes() for path in target.iterdir()} == before
        assert list(tmp_path.iterdir()) == [target]

    @pytest.mark.parametrize(
        ("arguments", "unbuffered"),
        [
            ("list -f json > {disk}/out", ""),
            ("list -f json > {disk}/out", "1"),
            ("list -f json -o {disk}/out", "1"),
            ("export -f datapackage -o {disk}/out", ""),
        ],
    )
    def test_a_small_disk_fills_up(self, arguments: str, unbuffered: str, small_disk: Path) -> None:
        """64 KiB hold the beginning; of a file or folder that is not whole, nothing stays."""
        done = shell(f"itleiter {arguments.format(disk=small_disk)}", PYTHONUNBUFFERED=unbuffered)
        assert (done.returncode, b"No space left on device" in done.stderr) == (1, True)
        if ">" not in arguments:
            assert list(small_disk.iterdir()) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    try:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("only root may mount a small disk, and not in every container")
    yield disk
    subprocess.run(["umount", disk], check=True)
