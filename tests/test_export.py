"""The tidy tables: every observation once, figures as their sources gave them."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from conftest import Runner, catalog_of
from itleiter_cli.catalog.forms import ECONOMY_FACETS, FACETS
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.export import ROW_TYPES, TableName, tidy_table, wide_indicators

DATA = """
states:
  DE: {pay: [{role: it-manager, level: any, measure: mean, mid: 80000, period: year, year: 2023, source: survey}]}
  NW: {pay: [{role: it-leiter, level: any, measure: quartiles, low: 3600, mid: 6200, mid_is: mean, high: 9800, period: month, source: survey}]}
cities:
  a:
    name: A
    state: NW
    aliases: [Ay]
    text: {source: board, urls: ["https://board.example/a"], seen: part, role: related}
    skills: [sap]
    indicators: {wage_index: [{value: 99.5, year: 2024, source: survey, computed: 100 * 199 / 200}, {value: 98, year: 2025, source: survey}]}
    pay:
      - role: it-leiter
        level: entry
        measure: range
        low: 4500
        high: 5500
        period: month
        assumed: [period, basis]
        source: board
        url: https://board.example/pay
        context: {de: Industrie, en: industry}
"""


def rows(run: Runner, table: TableName) -> list[dict[str, str]]:
    result = run("export", "--what", table)
    assert result.code == 0
    return list(csv.DictReader(io.StringIO(result.out)))


def test_pay_has_every_figure_once_without_fallback() -> None:
    """Country, state and city, in the period of their source; only a city's row names a city."""
    table = tidy_table(catalog_of(DATA), "pay", Language("de"))
    said = [
        tuple(row[name] for name in ("city", "scope", "region", "mid", "low", "period", "year", "context"))
        for row in table.rows.as_objects()
    ]
    assert said == [
        (None, "country", "DE", 80000, None, "year", 2023, None),
        (None, "state", "NW", 6200, 3600, "month", 2025, None),
        ("a", "city", "a", None, 4500, "month", None, "Industrie"),
    ]


def test_other_tables_have_their_observations() -> None:
    """Both editions of an indicator, the term with what was seen of its text, the city with its aliases."""
    catalog = catalog_of(DATA)
    indicators = tidy_table(catalog, "indicators", Language("en")).rows
    assert indicators.only(("value", "year", "computed")).records == ((98, 2025, None), (99.5, 2024, "100 * 199 / 200"))
    terms = tidy_table(catalog, "terms", Language("en")).rows
    assert terms.only(("term", "broader", "seen", "text_role", "source_urls")).records == (
        ("sap", ("erp",), "part", "related", ("https://board.example/a",)),
    )
    cities = tidy_table(catalog, "cities", Language("en")).rows
    assert cities.only(("city", "aliases", "ags")).records == (("a", ("Ay",), None),)


def test_the_bundled_tables_are_complete(run: Runner, bundled: Catalog) -> None:
    """A row per city, per figure, per term of a city, per edition, per source, per group, per page."""
    cities = bundled.cities.values()
    assert [row["city"] for row in rows(run, "cities")] == list(bundled.cities)
    assert Counter(row["scope"] for row in rows(run, "pay")) == {"city": 12, "state": 16, "country": 10}
    assert len(rows(run, "terms")) == sum(
        len(city.facets[facet].terms) for city in cities for facet in FACETS if facet in city.facets
    )
    assert Counter(row["indicator"] for row in rows(run, "indicators") if row["city"]) == {
        **dict.fromkeys(("population", "median_pay", "wage_index", "asking_rent_eur_m2", "rent_eur_m2"), 92),
        "price_index": 42,
        "it_jobs_share": 91,
        "expert_share": 91,
        **dict.fromkeys(("unemployment_rate", "degree_share", "gigabit_share"), 92),
    }
    assert [row["source"] for row in rows(run, "sources")] == list(bundled.sources)
    sectors = Counter(row["region"] for row in rows(run, "sectors"))
    assert list(sectors) == ["DE", *bundled.cities]
    assert Counter(sectors.values()) == {13: 92, 14: 1}  # Wolfsburg has the rest that is computed besides
    named = {(row["city"], row["facet"], row["term"]) for row in rows(run, "economy")}
    assert len(named) == sum(
        len(each.economy.named(facet)) for each in cities if each.economy for facet in ECONOMY_FACETS
    )


def test_a_table_of_some_cities_has_their_rows_only(run: Runner) -> None:
    """Those of the country and of states are left out; sources belong to no city."""
    essen = list(csv.DictReader(io.StringIO(run("export", "--what", "indicators", "--city", "Essen").out)))
    assert {row["city"] for row in essen} == {"essen"}
    assert essen == [row for row in rows(run, "indicators") if row["city"] == "essen"]
    refused = run("export", "--what", "sources", "--city", "essen")
    assert (refused.code, "itleiter sources CITY" in refused.err) == (2, True)


def test_wide_indicators_have_a_row_per_city(run: Runner, bundled: Catalog, tmp_path: Path) -> None:
    """The newest edition of each with its year, those of the user's own among them, and marked."""
    wide = list(csv.DictReader(io.StringIO(run("export", "--what", "indicators", "--wide").out)))
    assert [row["city"] for row in wide] == list(bundled.cities)
    hagen = next(row for row in wide if row["city"] == "hagen")
    newest = bundled.cities["hagen"].indicators["rent_eur_m2"][0]
    assert (hagen["rent_eur_m2"], hagen["rent_eur_m2_year"], hagen["pack"]) == (str(newest.value), "2022", "")
    areas = [f"{key}_area" for key in bundled.indicators]
    assert [key for key in hagen if not key.endswith("_year")] == ["city", "name", "pack", *bundled.indicators, *areas]
    saarbruecken = next(row for row in wide if row["city"] == "saarbruecken")
    assert (saarbruecken["median_pay_area"], saarbruecken["rent_eur_m2_area"]) == ("Regionalverband Saarbrücken", "")
    some = ("--city", "hagen", "--city", "saarbruecken")
    answer = json.loads(run("export", "--what", "indicators", "--wide", *some, "-f", "json").out)
    Draft202012Validator(json.loads(run("schema", "--of", "export").out)).validate(answer)
    assert {"zensus-2022", "inkar-2025"} <= answer["sources"].keys()
    assert run("export", "--what", "pay", "--wide").code == 2
    mine = tmp_path / "mine.yaml"
    mine.write_text("cities: {hagen: {indicators: {rent_eur_m2: [{value: 7.1, year: 2026}]}}}\n", encoding="utf-8")
    own = run("export", "--what", "indicators", "--wide", "--city", "hagen", "--data", str(mine)).out
    (row,) = csv.DictReader(io.StringIO(own))
    assert (row["rent_eur_m2"], row["rent_eur_m2_year"], row["pack"]) == ("7.1", "2026", f"{mine}:1")


@pytest.mark.parametrize("table", ROW_TYPES)
def test_tables_come_in_every_format(table: TableName, run: Runner, frozen: None) -> None:
    """Csv unless chosen otherwise; the same rows in tsv, jsonl and json; readable as table and Markdown."""
    text = run("export", "--what", table).out
    assert text == run("export", "--what", table, "-f", "csv").out
    expected = list(csv.reader(io.StringIO(text)))
    assert list(csv.reader(io.StringIO(run("export", "--what", table, "-f", "tsv").out), delimiter="\t")) == expected
    lines = [json.loads(line) for line in run("export", "--what", table, "-f", "jsonl").out.splitlines()]
    answer = json.loads(run("export", "--what", table, "-f", "json").out)
    assert answer["rows"] == lines
    assert (answer["table"], list(lines[0])) == (table, expected[0])
    named = {line["source"] for line in lines if "source" in line}
    assert named <= set(answer["sources"])
    for form in ("table", "md"):
        shown = run("export", "--what", table, "-f", form)
        assert shown.code == 0
        assert expected[1][0] in shown.out.replace("\\", "")


def test_without_an_ending_a_file_is_csv_as_the_screen_is(run: Runner, tmp_path: Path) -> None:
    """Of ``export``, as its help says; ``.txt`` is a table, and ``-f`` goes before both."""
    shown = run("export", "--what", "sources").out
    for name, begins in (("pay", shown), ("pay.txt", "Sources"), ("pay.json", "{")):
        assert run("export", "--what", "sources", "-o", str(tmp_path / name)).code == 0
        assert (tmp_path / name).read_text(encoding="utf-8").lstrip().startswith(begins)


CODED = """
sources:
  esco: {publisher: EC, title: ESCO, kind: register, accessed: 2026-01-31}
  places: {publisher: Map, title: Map, kind: register, accessed: 2026-01-31, covers: [lat, lon]}
vocabulary: {skills: {robots: {de: Roboter, en: Robots, esco: {id: 0a1b2c3d-0000-4000-8000-000000000001, match: close}}}}
cities:
  b: {name: B, state: HE, text: {source: board}, skills: [robots], indicators: {wage_index: {value: 98, year: 2025, source: census}}}
"""


def test_tables_name_the_sources_that_no_column_does() -> None:
    """Of what is said of all cities with those, of codes where there is one, and of indicators without a column for it."""
    catalog = catalog_of(DATA, CODED)

    def sources(table: TableName, *cities: str) -> list[str]:
        return [*tidy_table(catalog, table, Language("en"), cities).sources]

    assert sources("cities") == ["places"]
    assert (sources("terms", "a"), sources("terms", "b")) == (["board"], ["board", "esco"])
    assert sources("pay", "a") == ["board"]
    assert [*wide_indicators(catalog).sources] == ["survey", "census"]
    assert [*wide_indicators(catalog, ["b"]).sources] == ["census"]


def test_a_wide_row_to_the_letter() -> None:
    """The newest edition of each indicator with its year, and behind all of them their areas."""
    (row,) = wide_indicators(catalog_of(DATA)).rows.as_objects()
    assert list(row.items()) == [
        ("city", "a"), ("name", "A"), ("pack", ()),
        ("population", None), ("population_year", None), ("rent_eur_m2", None), ("rent_eur_m2_year", None),
        ("wage_index", 98), ("wage_index_year", 2025),
        ("population_area", None), ("rent_eur_m2_area", None), ("wage_index_area", None),
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["tax-rate", "class", "self"])
def test_a_wide_row_has_indicators_whatever_their_id(key: str, run: Runner, tmp_path: Path) -> None:
    """Also one that is no name in Python."""
    mine = tmp_path / "mine.yaml"
    mine.write_text(
        f"indicators: {{{key}: {{de: Hebesatz, en: Tax rate, unit: '%', decimals: 0, better: low}}}}\n"
        f"cities: {{hagen: {{indicators: {{{key}: {{value: 520, year: 2025}}}}}}}}\n",
        encoding="utf-8",
    )
    assert run("check", str(mine)).code == 0
    asked = ("export", "--what", "indicators", "--wide", "--city", "hagen", "--data", str(mine))
    (row,) = csv.DictReader(io.StringIO(run(*asked).out))
    assert (row[key], row[f"{key}_year"], row[f"{key}_area"]) == ("520", "2025", "")
    answer = json.loads(run(*asked, "-f", "json").out)
    assert (answer["rows"][0][key], answer["rows"][0][f"{key}_year"]) == (520, 2025)
    heading = run(*asked).out.splitlines()[0].split(",")
    assert len({*heading}) == len(heading)
    for form in ("tsv", "jsonl", "table", "md", "html"):
        assert f"{key}_year" in run(*asked, "-f", form).out.replace("\\", "")
    Draft202012Validator(json.loads(run("schema", "--of", "export").out)).validate(answer)
