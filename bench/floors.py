"""Make the floor apps: the smallest programs that print what itleiter prints, as a package with console scripts.

The programs stand in ``floor/``. What they print is asked of itleiter once and written into them as Python data.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook

from cases import FIVE_CITIES

PROGRAMS = Path(__file__).parent / "floor"

Row = tuple[str, ...]
Ask = Callable[[str], str]
"""Runs a command line and returns what it printed."""

_PYPROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "floors"
version = "0"
dependencies = ["typer", "rich", "xlsxwriter"]

[project.scripts]
floor-table = "floors.table:app"
floor-five = "floors.five:app"
floor-compare = "floors.compare:app"
floor-show = "floors.show:app"
floor-list = "floors.list:app"
floor-workbook = "floors.workbook:app"
floor-help = "floors.commands:app"
floor-complete = "floors.completion:app"
"""


def make_floors(folder: Path, ask: Ask) -> None:
    """Write a package with all floor apps into ``folder``, ready to be built."""
    package = folder / "floors"
    package.mkdir(parents=True)
    (folder / "pyproject.toml").write_text(_PYPROJECT, encoding="utf-8")
    listed = records(ask("itleiter list --format csv"))
    answer = folder / "list.xlsx"
    ask(f"itleiter list -o {answer}")
    programs = {
        "__init__": "",
        "table": _table(ask("itleiter compare muelheim dortmund --format md")),
        "five": _table(ask(f"itleiter compare {FIVE_CITIES} --format md")),
        "compare": _baked("records", ROWS=records(ask("itleiter compare muelheim dortmund --format csv"))),
        "show": _baked("records", ROWS=records(ask("itleiter show dortmund --format csv"))),
        "list": _baked("records", ROWS=listed),
        "workbook": _baked("workbook", SHEETS=sheets(answer)),
        "commands": _baked("commands", COMMANDS=commands(ask("itleiter --help"))),
        "completion": _baked("completion", CITIES=[(row[0], row[1]) for row in listed[1:]]),
    }
    for name, source in programs.items():
        (package / f"{name}.py").write_text(source, encoding="utf-8")


def _table(markdown: str) -> str:
    """Return the source of the program that prints with Rich what a Markdown document says."""
    heading, rows = title(markdown), table_rows(markdown)
    return _baked("table", TITLE=heading, FINDINGS=findings(markdown), ROWS=rows, NOTES=footnotes(markdown))


def _baked(program: str, **data: object) -> str:
    """Return the source of a program with its empty constants filled."""
    source = (PROGRAMS / f"{program}.py").read_text(encoding="utf-8")
    for constant, value in data.items():
        before = re.search(rf"^{constant}\b.*$", source, re.MULTILINE)
        assert before is not None, f"{program} has no constant {constant}"
        source = source.replace(before.group(), f"{constant} = {value!r}", 1)
    return source


def records(printed: str) -> list[Row]:
    """Read CSV with its heading."""
    return [tuple(row) for row in csv.reader(io.StringIO(printed))]


def sheets(workbook: Path) -> list[tuple[str, list[tuple[object, ...]]]]:
    """Read the sheets of a workbook, each as its name and the values of its rows; of a cell without one None."""
    book = load_workbook(workbook)
    return [(sheet.title, list(sheet.values)) for sheet in book.worksheets]


def title(markdown: str) -> str:
    """Return the heading of a Markdown document."""
    return _plain(next(line for line in markdown.splitlines() if line.startswith("## "))[3:])


def findings(markdown: str) -> list[Row]:
    """Return the list above the table, each finding as what it is about and its words."""
    lines = re.findall(r"^- \*\*(.+?):\*\* (.+)$", markdown, re.MULTILINE)
    return [(_plain(label), _plain(words)) for label, words in lines]


def table_rows(markdown: str) -> list[Row]:
    """Return the rows of the pipe tables of a sheet as one, all of them as wide as the widest, its heading first."""
    lines = [line for line in markdown.splitlines() if line.startswith("|") and not line.startswith("| ---")]
    rows = [tuple(_plain(cell.strip()) for cell in re.split(r"(?<!\\)\|", line)[1:-1]) for line in lines]
    most = max(map(len, rows))
    wide = [(*row, *("",) * (most - len(row))) for row in rows if any(row)]
    return sorted(wide, key=lambda row: row[0] != "")


def footnotes(markdown: str) -> list[Row]:
    """Return the list below the table, each footnote as its mark and its words."""
    return [tuple(_plain(line[2:]).split(" ", 1)) for line in markdown.splitlines() if line.startswith("- \\[")]


def _plain(written: str) -> str:
    """Take away what only Markdown needs."""
    return re.sub(r"\\(.)", r"\1", written.replace("<br>", "\n").replace("**", ""))


def commands(help_text: str) -> list[tuple[str, str]]:
    """Return the commands that help lists, each with its sentence."""
    listed = help_text.split("\nCommands:\n", 1)[1].split("\n\n", 1)[0]
    return re.findall(r"^  (\S+) +(.*)$", listed, re.MULTILINE)
