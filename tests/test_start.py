"""What a run imports: only what its command and its format need; that a wheel's snapshot answers as the files do; how it ends."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from conftest import Runner
from itleiter_cli.catalog import bundled
from itleiter_cli.catalog.bundled import (
    bundled_files,
    catalog_of_snapshot,
    load_catalog,
    snapshot_of,
    write_snapshots,
)
from itleiter_cli.catalog.model import Catalog, City
from itleiter_cli.catalog.packs import read_pack
from itleiter_cli.cli import COMMANDS
from processes import environment, unmeasured

ARGUMENTS = {
    "compare": "muelheim dortmund",
    "show": "dortmund",
    "list": "--near essen",
    "offer": "6800 --city dortmund",
    "gap": "--have cloud --city dortmund",
    "rank": "essen dortmund",
    "sources": "dortmund",
    "terms": "skills",
    "export": "--what pay",
    "schema": "",
    "check": "-",
    "template": "dortmund",
    "help": "",
}
RESTS_ON = {"rank": {"gap", "list"}, "export": {"sources"}}
"""Commands that need the questions of others: for skills and states, and for what rests on a source."""

_SCRIPT = """
import json, sys
from itleiter_cli.catalog.bundled import load_catalog
from itleiter_cli.__main__ import run
run()
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of data as it lies in a wheel: the files and their snapshot."""
    folder = tmp_path_factory.mktemp("wheel") / "data"
    folder.mkdir()
    for path in bundled_files():
        shutil.copy(path, folder)
    write_snapshots(bundled_files(), folder)
    return folder


def modules(command: str, folder: Path) -> set[str]:
    """Return what a run in a fresh process has imported at its end, with data as in a wheel."""
    script = _SCRIPT.replace(
        "from itleiter_cli.__main__",
        f"import itleiter_cli.catalog.bundled; itleiter_cli.catalog.bundled._IN_WHEEL = __import__('pathlib').Path({str(folder)!r})\nfrom itleiter_cli.__main__",
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *command.split()],
        input=b"{}",
        capture_output=True,
        env=environment(),
        check=True,
        timeout=60,
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


def own(names: set[str]) -> set[str]:
    return {name.removeprefix("itleiter_cli.") for name in names if name.startswith("itleiter_cli.")}


@pytest.mark.parametrize("command", COMMANDS)
def test_only_the_command_that_is_called_is_imported(command: str, folder: Path) -> None:
    """No other command, no question that it does not ask, and neither YAML nor Rich nor Jinja2 unless it needs them."""
    form = [] if command in ("schema", "template", "help") else ["-f", "csv"]
    names = modules(" ".join([command, ARGUMENTS[command], *form]), folder)
    assert {name for name in own(names) if name.startswith("commands.")} == {f"commands.{command}"}
    if command != "schema":  # which describes the answers of all
        questions = {name.removeprefix("questions.") for name in own(names) if name.startswith("questions.")}
        assert questions & set(COMMANDS) <= {command, *RESTS_ON.get(command, ())}
    loaded = own(names) - {"sheets.detail"}  # the names of how much is noted, which options need
    assert not any(name.startswith(("sheets.", "writers.terminal", "messages.columns")) for name in loaded)
    assert {"rich", "jinja2", "pydantic", "xlsxwriter"} & names == set()
    assert ("yaml" in names) is (command in ("check", "template", "schema"))
    tables = {name for name in own(names) if name.startswith("catalog.table")}
    assert tables == ({"catalog.table_text"} if command == "check" else set())  # what standard input is


SHARED = {f"sheets.{name}" for name in ("sheet", "marks", "wording", "scale", "economy", "notes", "findings", "pay")}
"""What several sheets are made with."""
COMPARE = {f"sheets.{name}" for name in ("compare", "comparability", "many_cities")}
"""What the sheet of a comparison is made of."""


@pytest.mark.parametrize(
    ("options", "there", "absent"),
    [
        pytest.param(
            "",
            {"rich", "itleiter_cli.sheets.compare"},
            {"jinja2", "yaml", "itleiter_cli.writers.delimited"},
            id="table",
        ),
        pytest.param(
            "-f csv",
            {"itleiter_cli.writers.delimited"},
            {"rich", "jinja2", "yaml", "itleiter_cli.sheets.compare"},
            id="csv",
        ),
        pytest.param(
            "-f json",
            {"itleiter_cli.writers.json"},
            {"rich", "jinja2", "yaml", "itleiter_cli.sheets.compare", "itleiter_cli.questions.schema"},
            id="json",
        ),
        pytest.param("-f md", {"itleiter_cli.writers.markdown"}, {"rich", "jinja2", "yaml"}, id="md"),
        pytest.param("-f xlsx -o /dev/null", {"xlsxwriter"}, {"rich", "jinja2", "yaml"}, id="xlsx"),
        pytest.param("-f html", {"jinja2"}, {"rich", "yaml"}, id="html"),
    ],
)
def test_only_the_writer_of_the_format_is_imported(
    options: str, there: set[str], absent: set[str], folder: Path
) -> None:
    names = modules(f"compare muelheim dortmund {options}", folder)
    assert there <= names
    assert not absent & names
    sheets = {name for name in own(names) if name.startswith("sheets.")} - SHARED
    workbook = {"sheets.workbook"} if "xlsx" in options else set()
    assert sheets - workbook == (COMPARE if workbook or options in ("", "-f md", "-f html") else set())


@pytest.mark.parametrize("words", ["--help", "compare --help"])
def test_help_imports_neither_data_nor_questions(words: str, folder: Path) -> None:
    """Help of the whole builds no command; help of a command reads no data."""
    names = modules(words, folder)
    assert {name for name in own(names) if name.startswith("commands.")} == {
        f"commands.{word}" for word in words.split() if word in COMMANDS
    }
    assert not {"rich", "yaml", "jinja2"} & names


def test_the_snapshot_is_the_data(bundled: Catalog) -> None:
    read = catalog_of_snapshot(snapshot_of(bundled))
    records = {name: dict(getattr(read, name)) for name in ("sources", "professions", "states", "cities")}
    terms = {facet: dict(terms) for facet, terms in read.terms.items()}
    assert msgspec.structs.replace(read, terms=terms, **records) == bundled


def test_packs_of_a_wheel_are_those_of_their_files(tmp_path: Path) -> None:
    """With content for messages and the version, but without YAML; own data are laid over them."""
    copies = [Path(shutil.copy(path, tmp_path)) for path in bundled_files()]
    from_files = [read_pack(path) for path in copies]
    write_snapshots(copies, tmp_path)
    for (file, content), path in zip(from_files, copies, strict=True):
        read, same = read_pack(path)
        assert (read.pack, read.content, read.name, same) == (file.pack, file.content, file.name, content)
        assert not read.problems


def test_a_snapshot_does_not_hang_on_the_order_of_sets(bundled: Catalog) -> None:
    """The names of a city stand in an order of their own, so that a wheel has the same bytes whenever it is built."""
    names: dict[str, list[str]] = {}
    for name, (first, *_) in bundled.named.items():
        names.setdefault(first, []).append(name)
    assert max(map(len, names.values())) > 3
    assert all(each == sorted(each) for each in names.values())


def test_only_the_cities_that_are_asked_for_are_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, run: Runner
) -> None:
    """A comparison of two reads two, though their names are looked for among all; so does a name that is not found."""
    read: list[str] = []
    read_as = bundled._read_as

    def counted(record: type[Any]) -> Callable[[msgspec.Raw], Any]:
        def decode(written: msgspec.Raw) -> Any:
            found = read_as(record)(written)
            read.extend([found.slug] if isinstance(found, City) else [])
            return found

        return decode

    monkeypatch.setattr("itleiter_cli.catalog.bundled.data_folder", lambda: folder)
    monkeypatch.setattr("itleiter_cli.catalog.bundled.load_catalog", load_catalog)
    monkeypatch.setattr(bundled, "_read_as", counted)
    assert run("compare", "muelheim", "Dortmund").code == 0
    assert sorted(read) == ["dortmund", "muelheim-an-der-ruhr"]
    read.clear()
    assert run("show", "dortmnd").code == 3
    assert read == []


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in ("schema", "check", "help")])
@pytest.mark.parametrize("form", ["table", "json"])
def test_the_snapshot_answers_as_the_files_do(
    command: str, form: str, folder: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same bytes of output."""
    argv = [command, *ARGUMENTS[command].split(), *([] if command == "template" else ["-f", form])]
    expected = run(*argv)
    monkeypatch.setattr("itleiter_cli.catalog.bundled.data_folder", lambda: folder)
    monkeypatch.setattr("itleiter_cli.catalog.bundled.load_catalog", load_catalog)
    monkeypatch.setattr("itleiter_cli.catalog.build.read_pack", None)  # the files are not read
    assert run(*argv).out == expected.out != ""


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("patience", "shown"), [pytest.param(0, True, id="over"), pytest.param(3600, False, id="not over")]
)
def test_a_spinner_shows_on_a_terminal_when_patience_is_over(patience: int, shown: bool, tmp_path: Path) -> None:
    """On standard error, and nowhere else."""
    import pty

    file = tmp_path / "own.yaml"
    file.write_text("cities: {unna: {name: Unna, state: NW}}\n", encoding="utf-8")
    parent, child = pty.openpty()
    program = (
        f"from itleiter_cli.console import session; session.PATIENCE_SECONDS = {patience}\n"
        "from itleiter_cli.__main__ import run; raise SystemExit(run())"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, "show", "dortmund", "-f", "csv", "--data", str(file)],
        stdout=subprocess.PIPE,
        stderr=child,
        env=environment(TERM="xterm-256color", PYTHONUTF8="1"),
    )
    os.close(child)
    said: list[bytes] = []

    def read() -> None:
        with contextlib.suppress(OSError):  # the terminal is gone when the command is
            while piece := os.read(parent, 65536):
                said.append(piece)

    reader = threading.Thread(target=read)  # a terminal that nobody reads is full after 4 KiB
    reader.start()
    out, _ = process.communicate(timeout=60)
    reader.join()
    os.close(parent)
    assert (b"Reading your data" in b"".join(said)) is shown
    assert process.returncode == 0
    assert b"Reading" not in out


@pytest.mark.parametrize(
    ("before", "code", "taken_apart"),
    [
        pytest.param("", 3, False, id="by itself"),
        pytest.param("sys.setprofile(lambda *_: None)", 3, True, id="profiled"),
        pytest.param("sys.settrace(lambda *_: None)", 3, True, id="traced"),
        pytest.param("sys.stdout = io.StringIO(); sys.stdout.flush = sys.stdout.detach", 120, True, id="not written"),
    ],
)
def test_a_run_ends_without_taking_the_interpreter_apart(before: str, code: int, taken_apart: bool) -> None:
    """Unless somebody looks on, or there is still something to be said."""
    program = (
        f"import atexit, io, os, sys; {before}\natexit.register(os.write, 1, b'taken apart');"
        "from itleiter_cli.__main__ import start; start()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "show", "atlantis"], capture_output=True, env=unmeasured(), timeout=60
    )
    assert (done.returncode, done.stdout) == (code, b"taken apart" * taken_apart)


def test_a_profile_of_a_run_is_written(tmp_path: Path) -> None:
    """Since Python 3.12, profilers are no longer where ``sys.getprofile`` looks."""
    written = tmp_path / "run.prof"
    argv = [sys.executable, "-m", "cProfile", "-o", str(written), "-m", "itleiter_cli", "show", "atlantis"]
    subprocess.run(argv, capture_output=True, env=unmeasured(), timeout=60, check=False)
    assert written.stat().st_size > 0
