"""The way from file to screen: rooms in one order, and modules in one order within each; imports only go down."""

from __future__ import annotations

import ast
import graphlib
import re
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import get_args, get_origin, get_type_hints

import pytest

from conftest import ROOT
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.cities.fields import Field
from itleiter_cli.cli import COMMANDS
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.answer import Answer, Command, command_of
from itleiter_cli.sheets.sheet import Document, View

PACKAGE = ROOT / "src" / "itleiter_cli"

ROOMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "messages",
        ("errors", "sentences", "problems", "pack_fields", "plain_fields", "language", "columns", "help", "spelling"),
    ),
    (
        "catalog",
        (
            *("forms", "names", "patterns", "economy", "profession", "model", "columns", "files"),
            *("yaml_errors", "yaml_values", "entries", "advice", "conversion", "labels", "misplaced", "packs", "merge"),
            *("table_text", "table_cells", "table_columns", "table_stated", "table_figures", "table_towns", "tables"),
            *("context", "definitions", "statements", "regions", "build", "bundled", "outline"),
        ),
    ),
    (
        "cities",
        (
            *("lookup", "distance", "trust", "fields", "pay", "amounts", "position", "sectors", "economy", "profile"),
            *("profession", "lists"),
        ),
    ),
    (
        "questions",
        (
            *(
                "answer",
                "finding",
                "profile_record",
                "chosen",
                "show",
                "shared_terms",
                "compare",
                "groups",
                "list_findings",
                "list",
            ),
            *("offered", "offer_findings", "offer"),
            *(
                "gap",
                "criteria",
                "decision",
                "weight_limits",
                "rank_findings",
                "rank",
                "statements",
                "sources",
                "terms",
            ),
            *("economy_tables", "export", "check", "template", "towns_table", "pack_schema", "schema"),
        ),
    ),
    (
        "sheets",
        (
            *("sheet", "marks", "notes", "scale", "wording", "economy", "findings", "comparability", "pay"),
            *(
                "many_cities",
                "show",
                "compare",
                "list_found",
                "list_pay",
                "list_terms",
                "city_map",
                "list",
                "rents",
                "offer",
                "gap_evidence",
            ),
            *("gap", "rank_remarks"),
            *("rank", "sources", "terms", "export", "check", "workbook"),
        ),
    ),
    (
        "writers",
        (
            "dialect",
            "delimited",
            "json",
            "xlsx",
            "datapackage",
            "markdown",
            "report",
            "map_names",
            "city_map",
            "drawings",
            "html",
            "bars",
            "lines",
            "widths",
            "screen",
            "terminal",
        ),
    ),
    ("console", ("output", "folder", "completion", "options", "session", "begin", "help", "usage", "shells")),
    (
        "commands",
        (
            "show",
            "compare",
            "list",
            "offer",
            "gap",
            "rank",
            "sources",
            "terms",
            "export",
            "check",
            "template",
            "schema",
            "help",
        ),
    ),
    ("cli", ()),
    ("__main__", ()),
)
"""Every room with its modules, each from the ground up; a module may import only what stands before it."""

HEIGHT = {
    name: height
    for height, name in enumerate(
        f"{room}.{module}" if module else room for room, modules in ROOMS for module in modules or ("",)
    )
}
ONLY_ONE_KNOWS = {
    "csv": {"writers.delimited", "catalog.table_text"},
    "jinja2": {"writers.html"},
    "rich": {"console.session", "writers.lines"},
    "typer": {
        "cli",
        *(f"console.{name}" for name in ("options", "begin", "help", "usage", "shells")),
        *(f"commands.{name}" for name in COMMANDS),
    },
    "xlsxwriter": {"writers.xlsx"},
    "yaml": {"catalog.yaml_values"},
}


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


@cache
def parsed(path: Path) -> ast.Module:
    """Parse a module, once for all tests."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imported(tree: ast.Module) -> set[str]:
    """Name what a module imports, lazily as well; of ``from room import module`` the module."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(f"{alias.name}." if alias.name == PACKAGE.name else alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.update(_imported_from("." * node.level + (node.module or ""), alias.name) for alias in node.names)
    return names


def _imported_from(module: str, name: str) -> str:
    """Name the module that a name comes from; the package itself has its version only."""
    place = PACKAGE.parent.joinpath(*module.split("."), name)
    is_module = place.with_suffix(".py").is_file() or place.is_dir()
    return f"{module}.{name}" if is_module or (module == PACKAGE.name and name != "__version__") else module


def own(names: set[str]) -> set[str]:
    """Keep the modules of the package, without its name; a relative import keeps its points."""
    return {name.removeprefix(f"{PACKAGE.name}.") for name in names if name.startswith((f"{PACKAGE.name}.", "."))}


LOADED_BY_NAME = {"cli": "commands", "console.session": "sheets"}
"""Who loads modules of which room by names that are known at run time only."""


def loaded_by_name(tree: ast.Module) -> list[str]:
    """Return how a module loads others without importing them."""
    called = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    loaders = ("import_module", "__import__", "exec", "eval")
    names = ((getattr(call.func, "attr", None) or getattr(call.func, "id", None), call) for call in called)
    return [ast.unparse(call.args[0]) for name, call in names if name in loaders]


PATHS = [path for path in sorted(PACKAGE.rglob("*.py")) if path.name != "__init__.py"]
MODULES = {module_name(path): path for path in PATHS}


@cache
def own_imports() -> dict[str, set[str]]:
    """Return what each module imports of the package."""
    return {module: own(imported(parsed(path))) for module, path in MODULES.items()}


@pytest.mark.parametrize(
    "line",
    [
        "from .build import read_catalog",
        "from . import build",
        "from ..cities import pay",
        "from itleiter_cli import commands",
        "from itleiter_cli import cli",
        "from itleiter_cli import *",
        "from itleiter_cli.commands import *",
        "from itleiter_cli.commands import list",
        "import itleiter_cli",
        "import itleiter_cli.cli as door",
    ],
)
def test_no_form_of_an_import_passes_by_the_order(line: str) -> None:
    """Whatever is written, what the lowest module imports of the package is refused."""
    found = own(imported(ast.parse(line)))
    assert found
    assert all(HEIGHT.get(name, 1) > HEIGHT["messages.errors"] for name in found)


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("__init__.py")), ids=lambda path: path.parent.name)
def test_a_room_itself_imports_nothing(path: Path) -> None:
    """Else what it imports would come along with each of its modules."""
    assert imported(parsed(path)) == set()


def test_modules_are_loaded_by_name_in_two_places() -> None:
    """The command that was called, and the sheet of an answer; both lie lower than who loads them."""
    loaded = {module: names for module, path in MODULES.items() if (names := loaded_by_name(parsed(path)))}
    assert loaded.keys() == LOADED_BY_NAME.keys()
    for module, room in LOADED_BY_NAME.items():
        (written,) = loaded[module]
        assert written.startswith(f"f'{PACKAGE.name}.{room}.{{")
        assert all(HEIGHT[f"{room}.{each}"] < HEIGHT[module] for each in dict(ROOMS)[room])
    loaders = {"importlib", "runpy", "pkgutil"}
    assert {module for module, path in MODULES.items() if roots(path) & loaders} <= LOADED_BY_NAME.keys()


def roots(path: Path) -> set[str]:
    """Return the packages that a module imports something of."""
    return {name.split(".")[0] for name in imported(parsed(path))}


def test_the_rooms_name_every_module_and_no_other() -> None:
    """A new module needs its place in the order."""
    assert set(MODULES) == set(HEIGHT)


def test_imports_only_go_down() -> None:
    """Between the rooms and within each; what the order does not know is refused."""
    every = [(module, other) for module, others in own_imports().items() for other in others]
    assert [(module, other) for module, other in every if HEIGHT.get(other, len(HEIGHT)) >= HEIGHT[module]] == []


def test_there_is_no_circle() -> None:
    """Whatever the order says: no module leads back to itself."""
    graphlib.TopologicalSorter(own_imports()).prepare()


def test_a_question_its_sheet_and_its_command_bear_one_name() -> None:
    """Whoever knows the command finds its question and its sheet."""
    modules = {room: set(names) for room, names in ROOMS}
    assert modules["commands"] == set(COMMANDS)
    assert modules["commands"] - {"help"} <= modules["questions"]
    shared = {
        *("sheet", "marks", "notes", "scale", "wording", "economy", "findings", "comparability", "pay", "many_cities"),
        *("rents", "gap_evidence", "rank_remarks", "list_found", "list_pay", "list_terms", "city_map", "workbook"),
    }
    assert modules["commands"] - {"template", "schema", "help"} == modules["sheets"] - shared == set(get_args(Command))


@pytest.mark.parametrize("command", get_args(Command))
def test_the_type_of_an_answer_leads_to_its_command_and_its_sheet(command: str) -> None:
    """A question has one type of answer, and the sheet of its name words that type."""
    question = import_module(f"itleiter_cli.questions.{command}")
    own_types = [
        each for each in vars(question).values() if isinstance(each, type) and each.__module__ == question.__name__
    ]
    (answer,) = [each for each in own_types if issubclass(each, Answer)]
    assert command_of(answer) == command
    worded = get_type_hints(import_module(f"itleiter_cli.sheets.{command}").document)
    document, view = worded.pop("return"), worded.pop("view", View)
    catalog, language, table = worded.values()
    assert (catalog, language, get_origin(table) or table, document) == (Catalog, Language, answer, Document)
    assert view is View  # of those that can show less than everything


def test_fields_are_told_apart_by_matching_all_kinds() -> None:
    """Who asked for one kind with ``isinstance`` would forget a new one without a word."""
    kinds = {kind.__name__ for kind in get_args(Field)}
    asked = [
        (path.name, each.id)
        for path in PATHS
        if path.parent.name != "cities"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "isinstance"
        for each in ast.walk(node.args[1])
        if isinstance(each, ast.Name)
    ]
    assert asked
    assert [(module, kind) for module, kind in asked if kind in kinds] == []


def test_a_module_can_be_read_at_once() -> None:
    """At most 400 lines, but for the tables of text."""
    lines = {module: path.read_text(encoding="utf-8").count("\n") for module, path in MODULES.items()}
    tables = {"messages.columns", "messages.help", "messages.problems", "messages.sentences"}
    assert {module: count for module, count in lines.items() if count > 400 and module not in tables} == {}


BRANCHES = (ast.If, ast.IfExp, ast.For, ast.While, ast.ExceptHandler, ast.match_case, ast.Assert, ast.Lambda)


def complexity(function: ast.FunctionDef) -> int:
    """Count the ways through a function, those of what is defined within it as well."""
    ways = 1
    for node in ast.walk(function):
        if isinstance(node, ast.BoolOp):
            ways += len(node.values) - 1
        elif isinstance(node, ast.comprehension):
            ways += 1 + len(node.ifs)
        elif isinstance(node, BRANCHES):
            ways += 1
    return ways


def test_no_function_has_many_ways_through() -> None:
    """At most 15; where there are more, a part of it has a name of its own."""
    functions = (
        (module, node)
        for module, path in MODULES.items()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef)
    )
    assert {(module, each.name): ways for module, each in functions if (ways := complexity(each)) > 15} == {}


def test_libraries_are_known_in_one_place() -> None:
    """Rich, Jinja2, Typer, YAML and csv each have their modules, and no other imports them."""
    for library, modules in ONLY_ONE_KNOWS.items():
        assert {module for module, path in MODULES.items() if library in roots(path)} <= modules


def test_the_rooms_stand_in_the_docs() -> None:
    """The picture in docs/architecture.md names the rooms in their order, and each module."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z_]+)/?`.*$", page, re.MULTILINE)
    assert rows == [room for room, _ in ROOMS if room != "__main__"]
    for room, modules in ROOMS:
        row = next((line for line in page.splitlines() if line.startswith(f"| `{room}")), "")
        for module in modules:
            assert re.search(rf"\b{module}\b", row) or "a module per command" in row, f"{room}.{module}"
