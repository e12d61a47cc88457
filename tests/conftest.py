"""What all tests share: the command as a function, small catalogs, and the switch that rewrites expected output."""

from __future__ import annotations

import functools
import json
import os
import signal
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from itleiter_cli.catalog import bundled as data
from itleiter_cli.catalog.build import build_catalog
from itleiter_cli.catalog.bundled import load_catalog
from itleiter_cli.catalog.labels import Names
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.catalog.packs import Draft, PackFile, finished
from itleiter_cli.catalog.yaml_values import read_yaml
from itleiter_cli.cli import main
from read_once import BUNDLED

if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # nohup ignores it, and so would every command that a test starts

ROOT = Path(__file__).parent.parent
FROZEN = ROOT / "tests" / "frozen" / "catalog.yaml"
"""A catalog of invented towns that no correction of the bundled data changes; it says itself what each town is there for."""

BASE = """
sources:
  board: {publisher: Board, title: {de: Stellenprofile, en: Profile pages}, kind: job-board-text, accessed: 2026-01-31}
  survey: {publisher: Survey, title: Pay survey, kind: salary-database, accessed: 2026-01-31, dated: 2025, method: asked around}
  census: {publisher: Census, title: Census, kind: statistic, accessed: 2026-01-31, dated: 2022-05-15, licence: free}
vocabulary:
  skills:
    erp: {de: ERP, en: ERP}
    sap: {de: SAP, en: SAP, broader: [erp]}
    sap-migration: {de: SAP-Umzug, en: SAP migration, broader: [sap]}
    cloud: {de: Cloud, en: Cloud}
    networks: {de: Netzwerke, en: Networks}
    firewall: {de: Brandmauer, en: Firewall, broader: [networks]}
  industries:
    industry: {de: Industrie, en: Industry}
    steel: {de: Stahl, en: Steel, broader: [industry]}
    chemicals: {de: Chemie, en: Chemicals, broader: [industry]}
  culture:
    calm: {de: Ruhe, en: Calm}
  roles:
    it-leiter: {de: IT-Leiter, en: Head of IT}
    it-manager: {de: IT-Manager, en: IT manager}
indicators:
  population: {de: Einwohner, en: Population, unit: "", decimals: 0, better: none}
  rent_eur_m2: {de: Miete, en: Rent, unit: EUR/m², decimals: 2, better: low}
  wage_index: {de: Lohnindex, en: Wage index, unit: DE=100, decimals: 1, better: high}
states:
  DE: {name: {de: Deutschland, en: Germany}}
  NW: {name: {de: Nordrhein-Westfalen, en: North Rhine-Westphalia}}
  HE: {name: {de: Hessen, en: Hesse}}
"""


MANY_ROUNDS = os.environ.get("TEST_ROUNDS") == "many"
"""Whether fuzzers, drawn examples and faults come in their full number, as ``.ci/run`` asks for once; else a few of each."""


def rounds(many: int) -> int:
    """Return how many examples a test draws: as many as this, or a fifth of it."""
    return many if MANY_ROUNDS else max(many // 5, 4)


def parse_pack(name: str, content: str, *, own: bool = False, below: Sequence[PackFile] = ()) -> PackFile:
    """Check the text of a pack on its own, and return it with its problems; ``below`` are those its labels are from."""
    document = read_yaml(content, with_places=own)
    names = Names([file.pack for file in below], [document.value]) if own else None
    return finished(Draft(name, b"", content, document), names)


settings.register_profile("rounds", max_examples=rounds(100), deadline=None)
settings.register_profile("long", max_examples=5000, deadline=None)
settings.load_profile("rounds")


class Run(NamedTuple):
    """What a run of the command gave."""

    code: int
    out: str
    err: str


Runner = Callable[..., Run]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite", action="store_true", help="write golden files and README blocks anew instead of comparing"
    )


@pytest.fixture
def rewrite(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--rewrite"))


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every test in English, 80 columns wide and without colour, whatever the machine says."""
    for name in ("ITLEITER_LANG", "ITLEITER_DATA", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")


_loaded: dict[tuple[tuple[Path, bytes], ...], Catalog] = {}


def load_once(own: Sequence[Path] = ()) -> Catalog:
    """Load the data that the command would read, once for each state of its files; the catalog is frozen."""
    if not all("\0" not in str(path) and path.is_file() for path in own):
        return load_catalog(own)
    files = (*data.bundled_files(), *own)
    state = tuple((path, b"" if path in BUNDLED else path.read_bytes()) for path in files)
    if state not in _loaded:
        _loaded[state] = load_catalog(own)
    return _loaded[state]


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Runner:
    """Run the command in this process; what it printed is decoded as UTF-8, line ends kept."""
    monkeypatch.setattr(data, "load_catalog", load_once)

    def runner(*argv: str) -> Run:
        capsysbinary.readouterr()
        code = main(argv)
        captured = capsysbinary.readouterr()
        return Run(code, captured.out.decode("utf-8"), captured.err.decode("utf-8"))

    return runner


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the command read the frozen catalog instead of the bundled data."""
    monkeypatch.setattr(data, "bundled_files", lambda: [FROZEN])


@pytest.fixture(scope="session")
def bundled() -> Catalog:
    """The catalog of the bundled data."""
    return load_catalog()


@functools.cache
def parse_once(name: str, text: str) -> PackFile:
    """Parse a pack given as text, once for all tests."""
    return parse_pack(name, textwrap.dedent(text))


def differing(one: object, other: object) -> list[str]:
    """Name where two schemas differ, but for the order of what is listed: versions of msgspec list choices differently."""
    return _differing(_in_order(one), _in_order(other), "$")


def _in_order(schema: object) -> object:
    if isinstance(schema, dict):
        return {key: _in_order(each) for key, each in sorted(schema.items())}
    return sorted(map(_in_order, schema), key=json.dumps) if isinstance(schema, list) else schema


def _differing(one: object, other: object, at: str) -> list[str]:
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        return [each for key in one for each in _differing(one[key], other[key], f"{at}.{key}")]
    return [] if one == other else [f"{at}: {one!r:.300} is not {other!r:.300}"]


@functools.cache
def catalog_of(*packs: str, base: str = BASE) -> Catalog:
    """Build a catalog of packs given as text, laid over a small base; it is frozen, so the same text gives the same one."""
    return build_catalog(
        [parse_once(f"pack{number}.yaml", text) for number, text in enumerate((base, *packs))], "0" * 12
    )


@pytest.fixture
def use_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., None]:
    """Make the command read packs given as text, laid over a small base, instead of the bundled data."""

    def use(*packs: str, base: str = BASE) -> None:
        files = []
        for number, text in enumerate((base, *packs)):
            files.append(tmp_path / f"pack{number}.yaml")
            files[-1].write_text(textwrap.dedent(text), encoding="utf-8")
        monkeypatch.setattr("itleiter_cli.catalog.bundled.bundled_files", lambda: files)

    return use
