"""Pay figures that stand beside those that are known (``add``), and lists that take their place, of which check tells."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from conftest import BASE, Runner, parse_pack
from itleiter_cli.catalog.build import build_catalog
from itleiter_cli.catalog.packs import PackFile
from itleiter_cli.messages.errors import InvalidData

MORE = """
cities:
  aaburg: {name: Aaburg, state: NW, pay: [{role: it-leiter, level: any, measure: range, low: 4000, high: 5000, period: month, source: board}]}
states:
  NW: {pay: [{role: it-leiter, level: any, measure: mean, mid: 6000, period: month, source: survey}]}
  DE: {pay: [{role: it-leiter, level: any, measure: mean, mid: 7000, period: month, source: census, stands_in: false}]}
"""
RANGE = "{role: it-leiter, level: any, measure: range, low: LOW, high: 9000, period: month, year: 2026}"


def figure(low: int) -> str:
    return RANGE.replace("LOW", str(low))


def laid(*own: str) -> list[PackFile]:
    files = [parse_pack("base.yaml", BASE), parse_pack("more.yaml", MORE)]
    return files + [parse_pack(f"own{number}.yaml", text, own=True) for number, text in enumerate(own)]


@pytest.mark.parametrize("region", ["cities.aaburg", "states.NW", "states.DE"])
def test_added_figures_stand_behind_those_that_are_known(region: str) -> None:
    """Each with its own file and line; what was known has no origin, and neither has the state."""
    section, key = region.split(".")
    catalog = build_catalog(
        laid(
            f"{section}:\n  {key}:\n    pay:\n      add:\n        - {figure(5000)}\n        - {figure(5100)}\n",
            f"{section}: {{{key}: {{pay: {{add: [{figure(5200)}]}}}}}}",
        ),
        "",
    )
    place = (catalog.cities if section == "cities" else catalog.states)[key]
    origins = [(figure.low, figure.origin and (figure.origin.file, figure.origin.line)) for figure in place.pay[1:]]
    assert origins == [(5000, ("own0.yaml", 5)), (5100, ("own0.yaml", 6)), (5200, ("own1.yaml", 1))]
    assert (place.pay[0].origin, place.pay[0].source in ("board", "survey", "census")) == (None, True)
    if section == "states":
        assert catalog.states[key].origin is None


@pytest.mark.parametrize(
    ("packs", "lows"),
    [
        pytest.param([f"[{figure(5000)}]", f"{{add: [{figure(5100)}]}}"], [5000, 5100], id="added to a list"),
        pytest.param([f"{{add: [{figure(5100)}]}}", f"[{figure(5000)}]"], [5000], id="a list last"),
        pytest.param([f"{{add: [{figure(5100)}]}}", "null"], [], id="cleared last"),
        pytest.param(["null", f"{{add: [{figure(5100)}]}}"], [5100], id="cleared first"),
        pytest.param(["{add: []}"], [4000], id="nothing added"),
    ],
)
def test_files_are_laid_in_their_order(packs: list[str], lows: list[int]) -> None:
    catalog = build_catalog(laid(*(f"cities: {{aaburg: {{pay: {pay}}}}}" for pay in packs)), "")
    assert [figure.low for figure in catalog.cities["aaburg"].pay] == lows


def test_a_problem_is_put_where_the_figure_was_written() -> None:
    """Also where a later file adds to the same city."""
    files = laid(
        f"cities: {{aaburg: {{pay: {{add: [{figure(5000)}, {figure(9500)}]}}}}}}",
        f"cities: {{aaburg: {{pay: {{add: [{figure(5100)}, {figure(5200)}]}}}}}}",
    )
    with pytest.raises(InvalidData) as refused:
        build_catalog(files, "")
    assert [(each.file, each.path) for each in refused.value.problems] == [
        ("own0.yaml", "cities.aaburg.pay.add[1].low")
    ]


@pytest.mark.parametrize(
    ("pay", "said"),
    [
        pytest.param(f"[{figure(5000)}]", "1 pay figure that stood here is no longer used", id="replaced"),
        pytest.param(f"{{add: [{figure(5000)}]}}", "", id="added"),
        pytest.param("null", "", id="cleared, which says so itself"),
        pytest.param(
            "[{role: it-leiter, level: any, measure: range, low: 5200, high: 7500, period: month, year: 2026}]",
            "",
            id="said again",
        ),
    ],
)
def test_check_notes_that_a_list_takes_the_place_of_others(pay: str, said: str, run: Runner, tmp_path: Path) -> None:
    """A note is neither an error nor a warning; of Kassel one figure is bundled."""
    own = tmp_path / "own.yaml"
    own.write_text(f"cities: {{kassel: {{pay: {pay}}}}}", encoding="utf-8")
    done = run("check", str(own), "-f", "csv")
    found = list(csv.DictReader(io.StringIO(done.out)))
    assert done.code == 0
    assert [(each["severity"], each["code"]) for each in found] == ([("note", "pay-replaced")] if said else [])
    assert said in run("check", str(own)).out
    assert ": 0 errors, 0 warnings; 1 city" in run("check", str(own)).out
