"""Faults of files, disks, streams and the environment: a message, a documented exit code, and nothing lost."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import pytest
from rich.cells import cell_len

from conftest import MANY_ROUNDS, Runner
from itleiter_cli.catalog.files import MAX_BYTES
from itleiter_cli.catalog.yaml_values import MAX_PROBLEMS, MAX_VALUES
from processes import COMMAND, environment, fork, interrupt, start_without_privileges

posix = pytest.mark.skipif(os.name == "nt", reason="needs the pipes, limits and signals of POSIX")

LARGE = 1 if MANY_ROUNDS else 8
"""What is large is an eighth as large, and so are the limits, unless many rounds are asked for."""
LIMITS = f"""
from itleiter_cli.catalog import files, yaml_values
files.MAX_BYTES //= {LARGE}
yaml_values.MAX_VALUES //= {LARGE}
"""

HUGE = {
    "a gigabyte of zeros": (None, f"the file is larger than {MAX_BYTES // LARGE // 1024**2} MiB; split it into several files"),
    "brackets": (b"cities: " + b"[" * 100_000, "nested more than 50 levels deep"),
    "braces": (b"{a: " * 100_000, "nested more than 50 levels deep"),
    "keys": (b"? " * 100_000, "a list or fields as a key"),
    "alias bomb": (b"a: &a [x, x]\n" + b"".join(b"b%d: &b%d [*a, *a, *a]\n" % (n, n) for n in range(50)), "anchors (&name) are not read"),
    "scalar": (b"cities: {dortmund: {name: " + b"x" * (5_000_000 // LARGE) + b"}}", "does not have the right form"),
    "key": (b"cities:\n  ? " + b"x" * (5_000_000 // LARGE) + b"X\n  : {}\n", "does not have the right form"),
    "unknown field": (b"? " + b"x" * (5_000_000 // LARGE) + b"\n: 1\n", "there is no field “xxx"),
    "values": (b"- a\n" * (MAX_VALUES // LARGE + 1), f"more than {MAX_VALUES // LARGE:,} values"),
    "problems": (b"cities:\n" + b"".join(b"  c%d: {skils: [a]}\n" % n for n in range(20_000 // LARGE)), "there is no field “skils” here"),
    "problems of meaning": (b"cities:\n" + b"".join(b"  c%d: {name: C, state: NW, skills: [t%d]}\n" % (n, n) for n in range(5_000 // LARGE)), "there is no term “t0”"),
    "duplicates": (b"cities:\n" + b"  a: {name: A, state: NW}\n" * (50_000 // LARGE), "“a” stands here twice"),
    "aliases of one name": (b"cities:\n" + b"".join(b"  c%d: {name: C, state: NW, aliases: [x]}\n" % n for n in range(20_000 // LARGE)), "belongs to c"),
    "unknown terms in a list": (b"cities: {dortmund: {skills: [" + b",".join(b"t%d" % n for n in range(100_000 // LARGE)) + b"]}}", "there is no term"),
    "one term in a list": (b"cities: {dortmund: {skills: [" + b",".join([b"sap"] * (100_000 // LARGE)) + b"]}}", "twice"),
    "a circle of terms": (b"vocabulary: {skills: {" + b",".join(b"t%d: {de: a, en: a, broader: [t%d]}" % (n, (n + 1) % (20_000 // LARGE)) for n in range(20_000 // LARGE)) + b"}}", "broader than itself"),
}  # fmt: skip


@pytest.mark.parametrize("name", HUGE)
def test_huge_files_are_refused(name: str, tmp_path: Path) -> None:
    """Before the run counts as hung, with the limit in the message, and never as a wall of text."""
    content, said = HUGE[name]
    file = tmp_path / "huge.yaml"
    if content is None:
        with file.open("wb") as sparse:
            sparse.truncate(1024**3)
    else:
        file.write_bytes(content)
    done = fork(["check", str(file)], LIMITS)
    assert done.code == 4
    lines = done.out.decode().splitlines()
    assert said in done.out.decode()
    assert len(lines) <= MAX_PROBLEMS + 1
    assert max(map(len, lines)) < 1_500


def test_a_file_of_just_the_limit_is_read(tmp_path: Path) -> None:
    """Most of it comments."""
    file = tmp_path / "large.yaml"
    text = b"cities: {unna: {name: Unna, state: NW}}\n"
    file.write_bytes(text + b"#" * (MAX_BYTES // LARGE - len(text)))
    assert fork(["show", "unna", "--data", str(file)], LIMITS).code == 0


CONTENTS = {
    "NUL": (b"cities:\n  a\x00b: {}\n", ":2:4: a character that YAML does not allow"),
    "UTF-16": ("cities: {}".encode("utf-16"), ":1:1: this text is saved as UTF-16 (“Unicode”); save the file as UTF-8"),
    "latin-1": ("cities: {köln: {}}".encode("latin-1"), ":1:11: this is not UTF-8 text"),
    "tab": (b"cities:\n\tdortmund: {}\n", ":2:1: this line is indented with a tab; use spaces"),
    "object tag": (b"cities: !!python/object/apply:os.system [echo oops]", "python/object/apply:os.system is not read; remove the tag"),
    "merge key": (b"cities:\n  a: {<<: {name: A}}\n", "YAML merge keys (<<) are not read"),
    "two documents": (b"cities: {}\n---\ncities: {}\n", ":2:1: a second document begins"),
    "German number": (b"cities: {dortmund: {pay: [{role: it-leiter, level: any, measure: mean, mid: 5.000, period: month}]}}", "5.000 may be read in two ways"),
    "decimal comma": (b"cities: {dortmund: {indicators: {rent_eur_m2: '6,45'}}}", "found the text “6,45”"),
    "yes": (b"cities: {dortmund: {name: yes}}", "expected text, found yes or no"),
    "date": (b"cities: {dortmund: {name: 2025-01-31}}", "expected text, found 2025-01-31"),
    "not a number": (b"cities: {dortmund: {indicators: {rent_eur_m2: .nan}}}", "found the text “.nan”"),
    "400 digits": (b"cities: {dortmund: {indicators: {rent_eur_m2: " + b"9" * 400 + b"}}}", "a number of more than 18 digits"),
    "not YAML": (b"a: take care: c", ":1:13: this line has a second colon; put the text in quotes: a: \"take care: c\""),
}  # fmt: skip


@pytest.mark.parametrize("name", CONTENTS)
def test_contents_that_could_be_misread(name: str, tmp_path: Path, run: Runner) -> None:
    content, said = CONTENTS[name]
    file = tmp_path / "mine.yaml"
    file.write_bytes(content)
    done = run("check", str(file))
    assert done.code == 4
    assert said in done.out
    assert run("list", "--data", str(file)).code == 4


def test_a_byte_order_mark_is_fine(tmp_path: Path, run: Runner) -> None:
    (tmp_path / "mine.yaml").write_bytes(b"\xef\xbb\xbfcities: {dortmund: {aliases: [Doppstadt]}}")
    assert run("show", "doppstadt", "--data", str(tmp_path / "mine.yaml")).code == 0


class TestWhatIsNoFile:
    """Nothing is waited for that is no regular file."""

    @posix
    def test_a_named_pipe_nobody_writes_to(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.yaml")
        done = fork(["check", str(tmp_path / "pipe.yaml")])
        assert done.code == 4
        assert b"this is not a regular file; save it in a file first" in done.out

    @pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/full"])
    def test_a_device(self, device: str, run: Runner) -> None:
        if not Path(device).exists():
            pytest.skip(f"there is no {device}")
        done = run("list", "--data", device)
        assert (done.code, done.out) == (4, "")
        assert "this is not a regular file" in done.err

    def test_a_profile_that_is_no_file(self, tmp_path: Path, run: Runner) -> None:
        assert run("rank", "--profile", str(tmp_path)).code == 4

    @pytest.mark.parametrize("option", ["--data", "--profile", "--output"])
    @pytest.mark.parametrize("name", ["a\0b", "\udcff/x", "\N{RIGHT-TO-LEFT OVERRIDE}/x", "x" * 5000])
    def test_a_name_that_no_file_can_have(self, option: str, name: str, run: Runner) -> None:
        done = run("rank", option, name)
        assert done.code in (1, 4)
        assert done.out == ""
        assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in done.err
        assert len(done.err) < 6000

    def test_a_file_that_vanishes_between_listing_and_reading(
        self, tmp_path: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "a.yaml").write_text("{}", encoding="utf-8")
        monkeypatch.setattr("itleiter_cli.catalog.build.files_of", lambda path: [path / "a.yaml", path / "b.yaml"])
        done = run("list", "--data", str(tmp_path))
        assert done.code == 4
        assert "b.yaml:1:1: there is no such file" in done.err

    def test_a_file_that_changes_while_it_is_read(
        self, tmp_path: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "a.yaml"
        file.write_text("cities: {dortmund: {ags: '11111111'}}", encoding="utf-8")
        read = io.FileIO.read

        def read_while_it_grows(stream: io.FileIO, size: int = -1) -> bytes:
            content = read(stream, size)
            with file.open("ab") as other:
                other.write(b" ")
            return content

        class Growing(io.FileIO):
            read = read_while_it_grows

        monkeypatch.setattr(
            "itleiter_cli.catalog.files.os.fdopen", lambda handle, _mode, closefd: Growing(handle, closefd=closefd)
        )
        done = run("list", "--data", str(file))
        assert done.code == 4
        assert "the file changed while it was read; try again" in done.err

    def test_without_standard_input(self, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", None)
        assert run("check", "-").out.startswith("<stdin>:1:1: the file cannot be read")


HOSTILE = {
    "escape codes": '"\\e[31mred"',
    "direction override": '"\\u202eabc"',
    "zero width": '"a\\u200bb"',
    "line break": '"a\\nb"',
    "tab": '"a\\tb"',
    "line separator": '"a\\u2028b"',
    "C1 control": '"a\\u0085b"',
    "lone surrogate": '"\\ud800"',
    "joined emoji": '"👩\\u200d💻"',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_text_that_could_do_something_is_refused(name: str, tmp_path: Path, run: Runner) -> None:
    """In names, labels and aliases alike."""
    text = HOSTILE[name]
    for pack in (
        f"cities: {{unna: {{name: {text}, state: NW}}}}",
        f"cities: {{dortmund: {{aliases: [{text}]}}}}",
        f"vocabulary: {{skills: {{x: {{de: {text}, en: X}}}}}}",
        f"sources: {{zensus-2022: {{publisher: {text}}}}}",
    ):
        (tmp_path / "mine.yaml").write_text(pack, encoding="utf-8")
        done = run("check", str(tmp_path / "mine.yaml"))
        assert done.code == 4, pack
        assert done.out.replace("\n", "").isprintable()


HARMLESS = [
    "[bold]Markup[/bold]",
    "[/]",
    "東京都",
    "Ａｂｃ",
    "Zoe\u0308",
    "a\u0301\u0301b",
    "🏙 Stadt",
    "=1+1",
    "@x",
    "-5",
    "+7",
    "<b>&amp;",
    "a|b",
    "`x`",
    "a\u00a0b",
    "# x",
    "[1]",
]


@pytest.mark.parametrize(("name", "width"), [(name, ("40", "80", "120")[at % 3]) for at, name in enumerate(HARMLESS)])
def test_other_text_is_shown_as_it_is_and_tables_stay_aligned(
    name: str, width: str, tmp_path: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wide characters, combining marks, markup and what looks like a formula are text; second columns begin where they should."""
    monkeypatch.setenv("COLUMNS", width)
    file = tmp_path / "mine.yaml"
    file.write_text(f"cities: {{unna: {{name: '{name}', state: NW, ags: '99999999'}}}}", encoding="utf-8")
    shown = name.replace("\u00a0", " ")
    listed = run("list", "--state", "NW", "--state", "HE", "--data", str(file)).out.splitlines()
    own = next(
        number for number, line in enumerate(listed) if f"{line} ".startswith(f"{shown} ")
    )  # its mark may stand below it
    if int(width) < 80:
        assert listed[own + 1].split() == ["State", "NW"]
    else:
        rows = [line for line in listed if " NW " in line]
        assert listed[own] in rows
        assert len(rows) == run("list", "--state", "NW", "-f", "csv", "--data", str(file)).out.count(",NW,") == 34
        assert len({cell_len(line[: line.index(" NW ")]) for line in rows}) == 1
    compared = run("compare", "unna", "essen", "--fields", "ags", "--data", str(file)).out
    assert shown.split()[0] in compared
    assert all(cell_len(line) <= int(width) for line in compared.splitlines())
    assert f",{name}," in run("show", "unna", "-f", "csv", "--data", str(file)).out.replace('"', "")
    excel = run("show", "unna", "-f", "csv", "--dialect", "excel-de", "--data", str(file)).out
    assert (f";'{name};" in excel) is (name[0] in "=+-@")


def follows(folder: Path, number: int) -> bool:
    """Lay one more link to the last, and tell whether the system follows them all."""
    (folder / f"{number}.csv").symlink_to(f"{number - 1}.csv")
    return (folder / f"{number}.csv").exists()


class TestOutput:
    """Whole or not at all, whatever happens to the disk or the process."""

    @posix
    def test_a_folder_without_rights(self, tmp_path: Path) -> None:
        """A real one, and someone whom rights hold, as they do not hold root."""
        tmp_path.chmod(0o555)
        done = start_without_privileges(["list", "-f", "csv", "-o", str(tmp_path / "a.csv")])
        assert (done.code, done.out) == (1, b"")
        assert done.err.decode().startswith(f"Error: {tmp_path}/a.csv cannot be written: Permission denied; ")
        assert list(tmp_path.iterdir()) == []

    @posix
    def test_a_link_stays_and_its_target_is_replaced(self, tmp_path: Path, run: Runner) -> None:
        (tmp_path / "target.csv").write_text("old", encoding="utf-8")
        (tmp_path / "link.csv").symlink_to("target.csv")
        assert run("list", "-o", str(tmp_path / "link.csv")).code == 2
        assert (tmp_path / "target.csv").read_text(encoding="utf-8") == "old"
        assert run("list", "-o", str(tmp_path / "link.csv"), "--force").code == 0
        assert (tmp_path / "link.csv").is_symlink()
        assert (tmp_path / "target.csv").read_text(encoding="utf-8").startswith("city,name")

    @posix
    def test_a_link_to_nowhere(self, tmp_path: Path, run: Runner) -> None:
        (tmp_path / "dangling.csv").symlink_to("none.csv")
        assert run("list", "-o", str(tmp_path / "dangling.csv")).code == 2

    @posix
    @pytest.mark.parametrize("force", [[], ["--force"]])
    @pytest.mark.parametrize("name", ["self.csv", "a.csv", "start.csv"])
    def test_links_in_a_circle(self, name: str, force: list[str], tmp_path: Path, run: Runner) -> None:
        """They lead to nothing that could be written or replaced, and stay."""
        for link, to in {"self.csv": "self.csv", "a.csv": "b.csv", "b.csv": "a.csv", "start.csv": "a.csv"}.items():
            (tmp_path / link).symlink_to(to)
        done = run("list", "-o", str(tmp_path / name), *force)
        assert done.code == 1
        assert done.err.startswith(f"Error: {tmp_path / name} cannot be written: Too many levels of symbolic links; ")
        assert {entry.name: entry.is_symlink() for entry in tmp_path.iterdir()} == dict.fromkeys(
            ("self.csv", "a.csv", "b.csv", "start.csv"), True
        )

    @posix
    def test_as_many_links_as_the_system_follows(self, tmp_path: Path, run: Runner) -> None:
        """Through all of them to the file."""
        (tmp_path / "0.csv").write_text("old", encoding="utf-8")
        longest = next(number for number in range(1, 100) if not follows(tmp_path, number)) - 1
        assert run("list", "-o", str(tmp_path / f"{longest}.csv"), "--force").code == 0
        assert (tmp_path / "0.csv").read_text(encoding="utf-8").startswith("city,name")

    @posix
    @pytest.mark.parametrize("closed", range(4), ids=["stdin", "stdout", "stderr", "all"])
    @pytest.mark.parametrize(
        ("arguments", "codes"),
        [
            ("list", (0, 1, 0, 1)),
            ("show xyz", (3, 3, 3, 3)),
            ("compare", (2, 2, 2, 2)),
            ("--help", (0, 0, 0, 0)),
            ("--version", (0, 0, 0, 0)),
            ("", (0, 0, 0, 0)),
            ("check -", (4, 1, 0, 1)),
        ],
    )
    def test_closed_streams(self, closed: int, arguments: str, codes: tuple[int, ...]) -> None:
        """Only what is not written is a fault, but for help and versions; what is wrong besides goes first."""
        names = ("stdin", "stdout", "stderr")[closed : closed + 1] or ("stdin", "stdout", "stderr")
        done = fork(arguments.split(), "\n".join(f"sys.{name}.close(); sys.{name} = None" for name in names))
        assert done.code == codes[closed]
        assert b"Traceback" not in done.err + done.out

    @posix
    @pytest.mark.parametrize(("streams", "code"), [("<&-", 4), (">&-", 1), ("2>&-", 0), ("<&- >&- 2>&-", 1)])
    def test_closed_streams_of_a_process(self, streams: str, code: int) -> None:
        """Python has none of them then, from its first line to its last."""
        done = subprocess.run(
            ["sh", "-c", f'"{sys.executable}" -m itleiter_cli check - {streams}'],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env=environment(),
            check=False,
            timeout=60,
        )
        assert done.returncode == code
        assert b"Traceback" not in done.stderr + done.stdout

    @posix
    @pytest.mark.parametrize(
        ("argv", "when"),
        [
            pytest.param("list -f csv --data - --force -o {file}", "reading", id="while it reads"),
            pytest.param(
                "export -f datapackage --data - -o {file}.package", "reading", id="while it reads for a package"
            ),
            pytest.param("list -f json", "writing", id="while it writes"),
        ],
    )
    def test_ctrl_c(self, argv: str, when: str, tmp_path: Path) -> None:
        """A quiet end with 130, and every file is as it was; what is pressed while files are written, test_fault_injection.py has."""
        file = tmp_path / "a.csv"
        file.write_text("old\n", encoding="utf-8")
        done = interrupt(argv.format(file=file).split(), when)
        assert (done.code, done.err) == (130, b"")
        assert (done.out == b"") is (when == "reading")
        assert file.read_text(encoding="utf-8") == "old\n"
        assert [entry.name for entry in tmp_path.iterdir()] == ["a.csv"]

    def test_an_interruption_while_writing_leaves_nothing(
        self, tmp_path: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def interrupted(_handle: int) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("os.fsync", interrupted)
        assert run("list", "-o", str(tmp_path / "a.csv")).code == 130
        assert list(tmp_path.iterdir()) == []

    def test_an_interruption_while_modules_load_is_quiet(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        from itleiter_cli.__main__ import run as run_command

        def interrupted() -> int:
            raise KeyboardInterrupt

        monkeypatch.setattr("itleiter_cli.cli.main", interrupted)
        assert run_command() == 130
        assert capsys.readouterr() == ("", "")


class TestEnvironment:
    """Nothing is needed but Python."""

    @posix
    def test_next_to_no_environment(self, tmp_path: Path) -> None:
        """No HOME, no PATH, no locale, in an empty folder."""
        bare = {"PYTHONPATH": environment()["PYTHONPATH"], "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        done = subprocess.run(
            [*COMMAND, "compare", "muelheim", "dortmund"],
            capture_output=True,
            env=bare,
            cwd=tmp_path,
            check=False,
            timeout=60,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        done.stdout.decode("ascii")
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        ("columns", "width", "command"),
        [
            ("1", 20, "compare muelheim dortmund"),
            ("1", 20, "list"),
            ("1", 20, "sources dortmund"),
            ("1", 20, "rank --state NW"),
            ("1", 20, "offer 6000 --city essen"),
            ("20", 20, "compare muelheim dortmund"),
            ("0", 80, "sources dortmund"),
            ("-5", 80, "list"),
            ("many", 80, "rank --state NW"),
            ("1000000", 500, "offer 6000 --city essen"),
            ("1000000", 500, "list"),
        ],
    )
    def test_odd_widths(
        self, columns: str, width: int, command: str, run: Runner, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As wide as can be, never wider but for addresses, and complete: every letter and digit of the table at 200 columns is there."""
        monkeypatch.setenv("COLUMNS", "200")
        letters = Counter(filter(str.isalnum, run(*command.split()).out))
        monkeypatch.setenv("COLUMNS", columns)
        done = run(*command.split())
        assert (done.code, done.err) == (0, "")
        assert max(cell_len(line) for line in done.out.splitlines() if "://" not in line) == width
        heading = Counter(
            "City" + 10 * "Germany"
        )  # stand above names and beside numbers, and not again in narrow blocks
        assert letters - heading <= Counter(filter(str.isalnum, done.out))

    @posix
    def test_completion_where_nothing_can_be_written(self, tmp_path: Path) -> None:
        """A home that is no folder: it cannot be installed, but shown."""
        home = tmp_path / "home"
        home.write_text("", encoding="utf-8")
        installed = fork(["--install-completion", "bash"], HOME=str(home))
        assert (installed.code, installed.out) == (1, b"")
        assert installed.err.decode().startswith(f"Error: {home} cannot be written: File exists; ")
        shown = fork(["--show-completion", "bash"], HOME=str(home))
        assert (shown.code, shown.err) == (0, b"")
        assert shown.out.startswith(b"_itleiter_completion() {")
        assert b"compopt -o nospace" in shown.out  # a number follows rent_eur_m2= at once


@posix
def test_a_slow_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    """Standard input may come in pieces."""
    reader, writer = os.pipe()
    process = subprocess.Popen(
        [*COMMAND, "show", "unna", "--data", "-", "-f", "csv"], stdin=reader, stdout=subprocess.PIPE, env=environment()
    )
    os.close(reader)

    def write() -> None:
        for piece in (b"cities: {unna: {name: Unna, ", b"state: NW}}"):
            os.write(writer, piece)
            time.sleep(0.05)
        os.close(writer)

    thread = threading.Thread(target=write)
    thread.start()
    out, _ = process.communicate(timeout=60)
    thread.join()
    assert b"unna,Unna,NW" in out
