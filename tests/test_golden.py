"""What people and scripts see, to the letter. ``--rewrite`` writes the expected files anew; read the difference."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from conftest import Run, Runner, load_once
from itleiter_cli.catalog.forms import FACETS, Level, Measure, SourceKind
from itleiter_cli.cities.fields import PAY
from itleiter_cli.cities.profile import Note, city_profile
from itleiter_cli.questions.answer import Command
from itleiter_cli.questions.groups import PayGroup
from itleiter_cli.questions.list import Filters, list_cities

GOLDEN = Path(__file__).parent / "golden"

FROZEN = [
    # file, columns, command; of the frozen catalog
    ("compare-80.txt", 80, "compare aaburg moehstedt"),
    ("compare-120-de.txt", 120, "compare eschhafen lindwerder --lang de"),
    ("compare-40.txt", 40, "compare aaburg moehstedt --fields pay,industries,rent"),
    ("compare-year.txt", 100, "compare moehstedt gruenfurt --per year --fields pay"),
    ("compare-level.txt", 80, "compare aaburg moehstedt --level entry --fields pay"),
    ("compare-country.txt", 80, "compare oedhausen gruenfurt --fields pay"),
    ("compare-five-100.txt", 100, "compare aaburg eschhafen kaltenquell lindwerder moehstedt --fields skills,wage"),
    ("compare.csv", 80, "compare aaburg moehstedt -f csv"),
    ("compare-states.csv", 80, "compare eschhafen lindwerder oedhausen -f csv --fields pay,skills"),
    ("compare-excel-de.csv", 80, "compare aaburg moehstedt -f csv --dialect excel-de --labels --lang de"),
    ("compare.tsv", 80, "compare aaburg moehstedt -f tsv"),
    ("compare.json", 80, "compare aaburg oedhausen --fields rent -f json"),
    ("compare.jsonl", 80, "compare aaburg moehstedt -f jsonl"),
    ("compare.html", 80, "compare aaburg moehstedt --fields pay,rent -f html"),
    ("compare.md", 80, "compare aaburg moehstedt -f md"),
    ("show-80.txt", 80, "show moehstedt aaburg"),
    ("show-120-de.txt", 120, "show gruenfurt --lang de"),
    ("show-related-80-de.txt", 80, "show lindwerder --lang de"),
    ("show.json", 80, "show kaltenquell --fields pay,price -f json"),
    ("show.md", 80, "show moehstedt -f md --lang de"),
    ("list-80.txt", 80, "list"),
    ("list-80-de.txt", 80, "list --lang de --state HE --state BY --sort rent"),
    ("list.csv", 80, "list -f csv"),
    ("list.md", 80, "list -f md"),
    ("near-80.txt", 80, "list --near eschhafen --within 50 --sort distance"),
    ("near.csv", 80, "list --near eschhafen --within 12 -f csv"),
    ("sources-80.txt", 80, "sources"),
    ("sources-city-80-de.txt", 80, "sources oedhausen --lang de"),
    ("sources-city.csv", 80, "sources moehstedt -f csv"),
    ("sources-city.json", 80, "sources kaltenquell price -f json"),
    ("offer-80.txt", 80, "offer 6800 --city moehstedt --city lindwerder"),
    ("offer-100-de.txt", 100, "offer 90000 --per year --city gruenfurt --lang de --flat 100"),
    ("offer.csv", 80, "offer 6500 --payments 13 --city moehstedt -f csv"),
    (
        "gap-80.txt",
        80,
        "gap --have sap --have netzwerke --have tendering --city aaburg --city moehstedt --city eschhafen --city oedhausen",
    ),
    ("gap-80-de.txt", 80, "gap --have firewall --city lindwerder --city eschhafen --lang de"),
    ("gap.csv", 80, "gap --have sap --city moehstedt -f csv"),
    ("gap.json", 80, "gap --have sap --city kaltenquell -f json"),
    (
        "rank-80.txt",
        80,
        "rank aaburg moehstedt eschhafen --weight pay=1 --weight wage=2 --weight distance=1 --from eschhafen",
    ),
    (
        "rank-100-de.txt",
        100,
        "rank gruenfurt kaltenquell lindwerder oedhausen --weight pay=2 --weight preis=1 --lang de --missing exclude",
    ),
    ("rank.csv", 80, "rank aaburg moehstedt eschhafen -f csv"),
    ("rank.json", 80, "rank aaburg moehstedt --weight skills=1 --have sap -f json"),
    ("rank-de.html", 80, "rank aaburg moehstedt eschhafen --lang de -f html"),
    ("rank.md", 80, "rank aaburg moehstedt eschhafen -f md"),
    ("terms-80.txt", 80, "terms"),
    ("terms.csv", 80, "terms skills -f csv"),
    ("terms.jsonl", 80, "terms training -f jsonl"),
]
BUNDLED = [
    # of the bundled data: how much rests on each source; the table shows no figure
    ("sources.csv", 80, "sources -f csv"),
]


def held(result: Run, name: str, rewrite: bool) -> None:
    """Hold what was printed against a golden file; of a page, its body: the style is tested by itself."""
    assert (result.code, result.err) == (0, "")
    printed = result.out
    if name.endswith(".html"):
        body = re.search("<body.*</body>\n", printed, re.DOTALL)
        assert body is not None
        printed = body.group()
    path = GOLDEN / name
    if rewrite:
        path.write_bytes(printed.encode("utf-8"))
    assert printed.encode("utf-8") == path.read_bytes()


def test_every_command_has_a_table_to_the_letter() -> None:
    """Those of the tidy tables and of ``check`` are held where the rules of their lines are."""
    assert {command.split()[0] for name, _, command in FROZEN if name.endswith(".txt")} == {*get_args(Command)} - {
        *("export", "check")
    }


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize(("name", "columns", "command"), [pytest.param(*case, id=case[0]) for case in FROZEN])
def test_output_is_as_expected(
    name: str, columns: int, command: str, run: Runner, rewrite: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every format prints what stands in its golden file, byte for byte."""
    monkeypatch.setenv("COLUMNS", str(columns))
    held(run(*command.split()), name, rewrite)


@pytest.mark.parametrize(("name", "columns", "command"), [pytest.param(*case, id=case[0]) for case in BUNDLED])
def test_bundled_data_is_shown_as_expected(
    name: str, columns: int, command: str, run: Runner, rewrite: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A few files show what is bundled; they are those that a corrected figure does not change."""
    monkeypatch.setenv("COLUMNS", str(columns))
    held(run(*command.split()), name, rewrite)


@pytest.mark.usefixtures("frozen")
def test_the_frozen_catalog_has_one_of_everything() -> None:
    """Every measure, level, kind of source, note, group of pay and relation of terms, apart from the user's own data."""
    catalog = load_once()
    figures = [figure for holder in (*catalog.states.values(), *catalog.cities.values()) for figure in holder.pay]
    assert {figure.measure for figure in figures} == set(get_args(Measure))
    assert {figure.level for figure in figures} == set(get_args(Level))
    assert {source.kind for source in catalog.sources.values()} == set(get_args(SourceKind)) - {"own-data"}
    notes = {note for city in catalog.cities.values() for note in city_profile(catalog, city).notes}
    assert notes == set(get_args(Note)) - {"from_pack"}
    groups = {group.group for group in list_cities(catalog, Filters(), sort=PAY).groups}
    assert groups == set(get_args(PayGroup)) - {"no_pay"}  # the country has a figure, so no city is without
    terms = [term for facet in FACETS for term in catalog.terms[facet].values()]
    for field in ("broader", "part_of", "trains", "esco", "wz2008"):
        assert any(getattr(term, field) for term in terms), field
    values = [value for city in catalog.cities.values() for editions in city.indicators.values() for value in editions]
    for field in ("url", "computed", "area", "note"):
        assert any(getattr(value, field) for value in values), field


def test_no_golden_file_is_left_over() -> None:
    """Every file in the folder belongs to a case."""
    assert sorted(path.name for path in GOLDEN.iterdir()) == sorted(name for name, _, _ in FROZEN + BUNDLED)
