"""Set up what is measured in a scratch folder: itleiter from its wheel, the floor apps, csvkit, and made packs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from importlib.metadata import distributions
from pathlib import Path

from cases import SIZES, Case, pack_name
from floors import make_floors
from itleiter_cli.catalog.bundled import load_catalog
from made_packs import made_pack
from timing import Failed, Place, hyperfine_version

ROOT = Path(__file__).parent.parent
PYTHON = "3.11"
TOOLS, COMPARED = "tools", "compared"
_OF_NO_WEIGHT = ("floors", "pip", "setuptools")


def prepare(folder: Path, cases: Iterable[Case]) -> Place:
    """Fill an empty folder with all that the cases need, and return where they run. Raises Failed."""
    python = _find_python()
    constraints = folder / "constraints.txt"
    constraints.write_text("".join(f"{name}=={version}\n" for name, version in _installed().items()), encoding="utf-8")
    tools = folder / TOOLS
    _run(python, "-m", "venv", tools)
    _install(tools, _wheel(ROOT, folder / "wheel"), "--constraint", constraints)
    compared = folder / COMPARED
    _run(python, "-m", "venv", compared)
    if any("csvlook" in part for case in cases for part in case.against):
        _install(compared, "csvkit")
    place = Place(folder, _environment(_programs(tools), _programs(compared)))
    make_floors(folder / "floors", place.ask)
    _install(tools, _wheel(folder / "floors", folder / "wheel-of-floors"), "--constraint", constraints)
    _write_files(place)
    return place


def versions(place: Place) -> dict[str, str]:
    """Return the version of everything that takes part, by name."""
    found = {
        **_packages(place.folder / TOOLS),
        **{
            name: version for name, version in _packages(place.folder / COMPARED).items() if name in ("agate", "csvkit")
        },
    }
    packages = {name: found[name] for name in sorted(found, key=str.lower) if name not in _OF_NO_WEIGHT}
    return {"Python": place.ask("python --version").split()[1], **packages, "hyperfine": hyperfine_version()}


def _packages(venv: Path) -> dict[str, str]:
    asked = "from importlib.metadata import distributions as d; print(*(f'{x.name}=={x.version}' for x in d()))"
    printed = subprocess.run(
        [_programs(venv) / "python", "-c", asked], capture_output=True, text=True, check=True
    ).stdout
    return {name: version for name, _, version in (package.partition("==") for package in printed.split())}


def knows_data(place: Place) -> bool:
    """Whether the command takes a pack of one's own."""
    return "--data" in place.ask("itleiter compare --help")


def check(place: Place, case: Case) -> None:
    """Run each command of a case once. Raises Failed where one fails, or where outputs differ that must be the same."""
    printed = [place.ask(command, case.environment) for command in case.commands]
    if case.same_output and printed[0] != printed[1]:
        raise Failed(f"{case.name}: {case.command} and {case.against[0]} print different things")


def _find_python() -> str:
    if f"{sys.version_info.major}.{sys.version_info.minor}" == PYTHON:
        return sys.executable
    found = shutil.which(f"python{PYTHON}")
    if found is None:
        raise Failed(f"Python {PYTHON} was not found")
    return found


def _installed() -> dict[str, str]:
    """Return the versions of this environment, so that the same are measured."""
    every = {distribution.name: distribution.version for distribution in distributions()}
    return {name: version for name, version in every.items() if name not in ("itleiter-cli", *_OF_NO_WEIGHT)}


def _wheel(project: Path, into: Path) -> Path:
    _run(sys.executable, "-m", "build", "--wheel", "--outdir", into, project)
    return next(into.glob("*.whl"))


def _install(venv: Path, *words: str | Path) -> None:
    _run(_programs(venv) / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *words)


def _programs(venv: Path) -> Path:
    return venv / ("Scripts" if os.name == "nt" else "bin")


def _environment(*folders: Path) -> Mapping[str, str]:
    """Return an environment in which all runs are alike: English, 80 columns, nothing of the user's settings."""
    path = os.pathsep.join(map(str, folders))
    return {"PATH": path, "LANG": "C.UTF-8", "ITLEITER_LANG": "en", "COLUMNS": "80", "TERM": "dumb"}


def _write_files(place: Place) -> None:
    (place.folder / "list.csv").write_text(place.ask("itleiter list --format csv"), encoding="utf-8", newline="")
    shutil.copy(Path(__file__).parent / "bare_load.py", place.folder)
    catalog = load_catalog()
    for profiles in SIZES:
        (place.folder / pack_name(profiles)).write_text(made_pack(profiles, catalog), encoding="utf-8", newline="")


def _run(*words: str | Path) -> None:
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode:
        raise Failed(f"{' '.join(map(str, words))}\n{done.stdout}{done.stderr}")
