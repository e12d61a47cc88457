"""The harness measures what it says: every target has its case, the packs are valid, and the floors hold what itleiter prints."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

import report
from cases import CASES, GROWTH, SIZES, Case
from conftest import Runner
from floors import commands, findings, footnotes, make_floors, records, table_rows
from itleiter_cli.catalog.bundled import bundled_files, load_catalog
from itleiter_cli.catalog.forms import FACETS
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.cli import COMMANDS
from made_packs import made_pack
from timing import Place, Ratio, memory_in_turn, ratio

TARGETS = {
    "compare-table": "≤ 1.25",
    "compare-five": "≤ 1.35",
    "compare-memory": "≤ 1.35",
    "compare-csv": "≤ 1.35",
    "show-csv": "≤ 1.35",
    "list-csv": "≤ 1.50",
    "list-xlsx": "≤ 1.60",
    "help": "≤ 1.25",
    "completion": "≤ 1.35",
    "compare-11000": "≤ 1.00",
    "list-11000": "≤ 1.50",
    "rank-11000": "≤ 1.50",
    "list-csvlook": "< 0.95",
}


def test_every_target_has_its_case() -> None:
    """The cases and their limits are those that were set."""
    assert {case.name: f"{'<' if case.below else '≤'} {case.target:.2f}" for case in CASES} == TARGETS
    assert len(CASES) == len(TARGETS)


def test_a_made_pack_is_accepted_and_adds_as_many_cities_as_it_says(bundled: Catalog, tmp_path: Path) -> None:
    """Made profiles are new cities with facets, indicators and pay, and none takes the name of another."""
    pack = tmp_path / "pack.yaml"
    pack.write_text(made_pack(SIZES[1], bundled), encoding="utf-8")
    cities = load_catalog([*bundled_files(), pack]).cities
    made = [cities[slug] for slug in cities.keys() - bundled.cities.keys()]
    assert len(made) == SIZES[1]
    assert len({city.name for city in cities.values()}) == len(cities)
    assert len({city.ags for city in made}) == SIZES[1]
    for city in made:
        assert set(city.facets) == set(FACETS)
        assert set(city.indicators) == {"population", "rent_eur_m2"}
        assert len(city.pay) == 1


def test_the_largest_pack_has_a_name_for_every_profile(bundled: Catalog) -> None:
    """No name comes twice, so no profile is lost, and profiles are about as long as bundled ones."""
    text = made_pack(SIZES[-1], bundled)
    assert len({line for line in text.splitlines() if line.startswith("    name: ")}) == SIZES[-1]
    bundled_bytes = next(path for path in bundled_files() if path.name == "regions.yaml").stat().st_size / len(
        bundled.cities
    )
    assert 0.75 < len(text.encode()) / SIZES[-1] / bundled_bytes < 1.25


def test_made_packs_are_the_same_every_time_and_a_small_one_begins_a_large_one(bundled: Catalog) -> None:
    """Figures of two runs can be compared, and growth is that of the number alone."""
    small = made_pack(20, bundled)
    assert small == made_pack(20, load_catalog())
    assert made_pack(40, bundled).startswith(small)


def test_floors_hold_what_itleiter_prints(
    run: Runner, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The baked programs print the same CSV, know as many commands and have as many rows."""
    make_floors(tmp_path, lambda command: run(*command.split()[1:]).out)
    written = {path.stem: path.read_text(encoding="utf-8") for path in (tmp_path / "floors").iterdir()}
    assert set(written) == {
        "__init__",
        "table",
        "five",
        "compare",
        "show",
        "list",
        "workbook",
        "commands",
        "completion",
    }
    program: dict[str, object] = {}
    exec(written["list"], program)
    printed = run("list", "-f", "csv").out
    assert program["ROWS"] == records(printed)
    program["print_records"]()  # type: ignore[operator]
    assert capsysbinary.readouterr().out.decode("utf-8") == printed
    exec(written["workbook"], program)
    (answer, first), *_ = program["SHEETS"]  # type: ignore[misc]
    assert (answer, first[0][0]) == ("Answer", "92 cities")
    assert ("05334002", 8.04) in [(row[3], row[16]) for row in first]
    exec(written["commands"], program)
    assert [name for name, _ in program["COMMANDS"]] == list(COMMANDS)  # type: ignore[attr-defined]
    exec(written["completion"], program)
    assert program["complete_city"]("dor") == [("dortmund", "Dortmund")]  # type: ignore[operator]


@pytest.mark.usefixtures("frozen")
def test_the_table_of_the_floor_has_the_rows_and_notes_of_compare(run: Runner) -> None:
    """Rows are those of the sheet, cells plain text without Markdown, and every finding and footnote is there."""
    markdown = run("compare", "aaburg", "moehstedt", "-f", "md").out
    rows, notes = table_rows(markdown), footnotes(markdown)
    assert rows[0] == ("", "Aaburg an der Aa", "Möhstedt")
    assert ("State", "North Rhine-Westphalia (NW)", "North Rhine-Westphalia (NW)") in rows
    assert any(
        label == "Möhstedt, experienced" and "7,000 and 8,200 [4][5][6]; \nsingle points" in cells
        for label, *cells in rows
    )
    assert all(len(row) == 3 for row in rows)
    assert [note[0] for note in notes] == [f"[{number}]" for number in range(1, len(notes) + 1)]
    case = next(case for case in CASES if case.name == "compare-table")
    options = case.command.removeprefix("itleiter compare muelheim dortmund").split()
    table = run("compare", "aaburg", "moehstedt", *options).out
    assert table.count("\n[") == len(notes)
    said = findings(markdown)
    assert [label for label, _ in said] == ["Pay", "Skills", "Rent (net cold)", "Price index", "Wage index"]
    assert said[2:] == [
        ("Rent (net cold)", "practically equal: 6.50 and 6.45 EUR/m² [1]"),
        ("Price index", "Aaburg an der Aa 98.8 (DE=100); not known for Möhstedt [2]"),
        ("Wage index", "Aaburg an der Aa 2 % higher: 105.3 and 103.2 (DE=100) [3]"),
    ]
    assert all(" ".join(words.split()) in " ".join(table.split()) for _, words in said)


def test_commands_are_read_from_help() -> None:
    """Only the list of commands counts, not the examples above it."""
    assert commands(
        "Usage\n\n  itleiter show x   one\n\nCommands:\n  compare  Put side by side.\n  show     Show all.\n"
    ) == [
        ("compare", "Put side by side."),
        ("show", "Show all."),
    ]


def test_ratios_are_of_pairs_and_against_the_sum() -> None:
    """Ratios 2, 1 and 3 by hand: the first of each round by the sum of the others."""
    assert ratio([(4.0, 1.0, 1.0), (2.0, 1.0, 1.0), (6.0, 0.5, 1.5)]) == Ratio(median=2.0, low=1.5, high=2.5, pairs=3)


def test_memory_is_that_of_each_command(tmp_path: Path) -> None:
    """One of 64 MiB takes about so much more than one of none, and neither what this process takes."""
    place = Place(tmp_path, {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"})
    if shutil.which("time") is None:
        pytest.skip("GNU time is not installed")
    ((little, much),) = memory_in_turn(place, ("python -c 0", "python -c bytearray(67108864)"), rounds=1)
    assert 55 < much - little < 75


CASE = Case(name="some", title="`some`", command="a", against=("b",), against_title="other", target=1.0)
BELOW = Case(name="below", title="`below`", command="a", against=("b",), against_title="other", target=1.0, below=True)


def test_the_document_says_what_is_missed_and_keeps_what_people_wrote() -> None:
    """A target may be reached, a limit may not; parts between the marks stay, all else is written anew."""
    even = [(1.0, 1.0)] * 3
    results = [report.Result(CASE, even), report.Result(BELOW, even), report.Result(CASE, [])]
    growth = [tuple(float(size) for size in SIZES for _ in GROWTH)]
    method = {"warm_up": "1", "bytes_each": "900"}
    first = report.document(results, growth, {"typer": "1"}, method, "")
    assert [result.verdict for result in results] == ["met", "**missed**", "not available"]
    assert "1 of 3 targets are met. Missed: `below`. Not available: `some`." in first
    assert "| 11,000 | 11000.00 s | 119.6 |" in first
    edited = first.replace("## What limits it now\n", "## What limits it now\n\nThe speed of light.\n").replace(
        "# Performance", "# Old"
    )
    again = report.document(results, [], {}, method, edited)
    assert "The speed of light." in again
    assert again.startswith("# Performance\n")
    assert "Not available: the command takes no pack" in again
