"""Data flows one way: a module imports only what stands above it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from conftest import ROOT
from itleiter_cli.cli import COMMANDS

PACKAGE = ROOT / "src" / "itleiter_cli"

LAYERS = [
    {"errors"},
    {"texts"},
    {"language"},
    {"rows"},
    {"model"},
    {"names"},
    {"columns"},
    {"spelling"},
    {"files"},
    {"yaml_values"},
    {"packs"},
    {"catalog"},
    {"bundled"},
    {"lookup", "distance", "editions"},
    {"fields"},
    {"profile"},
    {"compare", "gap", "listing", "offer", "provenance", "vocabulary"},
    {"rank"},
    {"decision"},
    {"tables", "template", "check"},
    {"envelope"},
    {"schemas"},
    {"sheets.sheet"},
    {"sheets.wording"},
    {
        "sheets.check",
        "sheets.compare",
        "sheets.gap",
        "sheets.listing",
        "sheets.offer",
        "sheets.rank",
        "sheets.show",
        "sheets.sources",
        "sheets.tables",
        "sheets.terms",
    },
    {"writers.delimited", "writers.html", "writers.json", "writers.markdown", "writers.terminal"},
    {"datapackage"},
    {"cleanup", "renaming", "streams"},
    {"output"},
    {"folder"},
    {"completion"},
    {"options"},
    {"progress"},
    {"session"},
    {f"commands.{name}" for name in COMMANDS},
    {"cli"},
    {"__main__"},
]
HEIGHT = {name: height for height, names in enumerate(LAYERS) for name in names}
ONLY_ONE_KNOWS = {
    "csv": {"writers.delimited"},
    "jinja2": {"writers.html"},
    "rich": {"progress", "writers.terminal"},
    "typer": {"cli", "options", "session", *(f"commands.{name}" for name in COMMANDS)},
    "yaml": {"yaml_values"},
}


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


MODULES = [path for path in sorted(PACKAGE.rglob("*.py")) if path.name != "__init__.py"]


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_modules_import_only_what_stands_above_them(path: Path) -> None:
    """The order of the layers is the order of imports, without a way back."""
    own = {name.removeprefix("itleiter_cli.") for name in imported(path) if name.startswith("itleiter_cli.")}
    for other in own & HEIGHT.keys():
        assert HEIGHT[other] < HEIGHT[module_name(path)], f"{module_name(path)} must not import {other}"


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_libraries_are_known_in_one_place(path: Path) -> None:
    """Rich, Jinja2, Typer, YAML and csv each have their modules, and no other imports them."""
    roots = {name.split(".")[0] for name in imported(path)}
    for library, modules in ONLY_ONE_KNOWS.items():
        assert library not in roots or module_name(path) in modules


def test_every_module_has_a_layer_and_stands_in_the_docs() -> None:
    """The picture in docs/architecture.md names the modules that there are."""
    assert {module_name(path) for path in MODULES} == set(HEIGHT)
    picture = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").split("```")[1]
    named = set(re.findall(r"[a-z_]+", picture))
    assert {name.split(".")[0] for name in HEIGHT} - {"__main__"} <= named
