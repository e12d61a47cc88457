"""What is the same in every run of the command, made once for all tests of a process.

Bundled files, command lines, templates of reports and Data Packages. Importing this module is enough. It is loaded by the tests, and by the processes that fork themselves for them.
"""

from __future__ import annotations

import functools
import pkgutil
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import typer
from jinja2 import Environment

import itleiter_cli
from itleiter_cli import cli
from itleiter_cli.catalog import build
from itleiter_cli.catalog.bundled import bundled_files
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.catalog.packs import PackFile, read_pack
from itleiter_cli.messages.language import Language, LanguageCode
from itleiter_cli.questions import check
from itleiter_cli.writers import datapackage, html
from itleiter_cli.writers.datapackage import package_files

# All of them: what is first imported while a test patches something would keep what was patched.
for module in pkgutil.walk_packages(itleiter_cli.__path__, "itleiter_cli."):
    if not module.name.endswith("__main__"):
        import_module(module.name)

BUNDLED = frozenset(bundled_files())


@functools.cache
def read_bundled_once(path: Path) -> tuple[PackFile, bytes]:
    """Read a bundled file: the tests change none of them, and reading takes most of the time of a run."""
    return read_pack(path)


def read_once(path: Path) -> tuple[PackFile, bytes]:
    """Read a pack, a bundled one once for all tests."""
    return read_bundled_once(path) if path in BUNDLED else read_pack(path)


@functools.cache
def command_line_of(first: str, named: frozenset[str], completed: tuple[str, ...], code: LanguageCode) -> typer.Typer:
    """Build a command line once for all words that lead to the same."""
    return built([first or "no command", *sorted(named)], completed, Language(code))


def command_line_once(words: Sequence[str], completed: Sequence[str], language: Language) -> typer.Typer:
    """Return the command line for some words, as ``cli.command_line`` does."""
    first = next((word for word in words[:1] if word in cli.COMMANDS), "")
    return command_line_of(first, frozenset(cli.COMMANDS).intersection(words), tuple(completed), language.code)


def templates_once(**options: Any) -> Environment:
    """Return the templates of reports, compiled once; all are made with the same options, but for a loader that is equal."""
    key = frozenset(each for each in options.items() if each[0] != "loader")
    if key not in _templates:
        _templates[key] = Environment(**options)
    return _templates[key]


def package_once(catalog: Catalog, language: Language) -> dict[str, bytes]:
    """Return the files of a Data Package, made once of each catalog that was loaded; catalogs are frozen, and kept here."""
    key = (id(catalog), language.code)
    if key not in _packages:
        _packages[key] = (catalog, package_files(catalog, language))
    return dict(_packages[key][1])


_packages: dict[tuple[int, str], tuple[Catalog, dict[str, bytes]]] = {}
_templates: dict[frozenset[Any], Environment] = {}
built = cli.command_line
cli.command_line = command_line_once
cli.get_command = functools.cache(cli.get_command)
build.read_pack = read_once
check.read_pack = read_once
html.Environment = templates_once
datapackage.package_files = package_once
