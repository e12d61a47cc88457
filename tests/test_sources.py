"""Who says so: statements with their sources, how far to trust these, and how old their figures are."""

from __future__ import annotations

import datetime

import pytest

from conftest import BASE, catalog_of, parse_pack
from itleiter_cli.catalog.build import build_catalog
from itleiter_cli.catalog.forms import SourceKind
from itleiter_cli.catalog.model import Source
from itleiter_cli.cities.fields import PAY, SECTORS
from itleiter_cli.cities.trust import sources_of_codes
from itleiter_cli.messages.errors import UsageProblem, text
from itleiter_cli.messages.language import Label, Language
from itleiter_cli.questions.answer import objects_of
from itleiter_cli.questions.sources import Age, age, all_sources, city_sources, find_source_field, trust
from itleiter_cli.questions.statements import STATEMENT_COLUMNS
from itleiter_cli.questions.terms import list_terms

CITIES = """
sources:
  survey: {url: "https://survey.example/2025"}
  census: {covers: [name, ags]}
states:
  NW: {pay: [{role: it-leiter, level: any, measure: range, low: 4000, high: 9000, period: month, source: survey}]}
cities:
  a:
    name: A
    state: NW
    ags: "05111000"
    text: {source: board, urls: ["https://board.example/a"], seen: part}
    skills: [sap, cloud]
    indicators: {rent_eur_m2: {value: 7.5, year: 2022, source: census}}
    pay:
      - {role: it-leiter, level: any, measure: range, low: 5000, high: 6000, period: month, assumed: [basis], source: board, url: "https://board.example/pay"}
      - {role: it-manager, level: any, measure: median, mid: 60000, period: year, source: survey}
"""


def source(kind: SourceKind = "report", dated: int | str | None = None, method: Label | None = None) -> Source:
    return Source(
        publisher="P",
        title=Label("T", "T"),
        kind=kind,
        dated=dated,
        accessed=datetime.date(2026, 11, 20),
        method=method,
    )


@pytest.mark.parametrize(
    ("dated", "year", "expected"),
    [
        pytest.param(None, None, "undated", id="nothing says when"),
        pytest.param("2023-11-20", None, "recent", id="three years to the day"),
        pytest.param("2023-11-19", None, "over_3_years", id="three years and a day"),
        pytest.param("2023-11", None, "recent", id="a month counts to its end"),
        pytest.param("2023-10", None, "over_3_years", id="a month before that"),
        pytest.param(2023, None, "recent", id="a year counts to its end"),
        pytest.param(2022, None, "over_3_years", id="a year before that"),
        pytest.param(2022, 2025, "recent", id="the figure's own year counts first"),
        pytest.param(None, 2022, "over_3_years", id="a dated figure of an undated source"),
    ],
)
def test_age_counts_to_the_day_of_reading(dated: int | str | None, year: int | None, expected: Age) -> None:
    """Over three years old when read, on 20 November 2026."""
    assert age(source(dated=dated), year) == expected


def test_trust_follows_kind_and_method() -> None:
    """Statistics are trusted most, samples with a method less, the rest least."""
    assert trust(source("register")) == "high"
    assert trust(source("report", method=Label("M", "M"))) == "medium"
    assert trust(source("salary-database")) == "low"


def test_every_statement_of_a_city_is_there() -> None:
    """Two pay figures, one list, one indicator, and the plain fields that the census covers."""
    catalog = catalog_of(CITIES)
    answer = city_sources(catalog, catalog.cities["a"])
    assert [(each.field, each.stated.source) for each in answer.statements] == [
        ("pay", "board"),
        ("pay", "survey"),
        ("skills", "board"),
        ("rent_eur_m2", "census"),
        ("name", "census"),
        ("ags", "census"),
    ]
    assert [use.key for use in answer.uses] == ["board", "survey", "census"]


def test_a_figure_keeps_the_period_of_its_source_and_its_page() -> None:
    """60,000 a year stays a year; the page is the figure's own, else the source's."""
    catalog = catalog_of(CITIES)
    own, related = objects_of(city_sources(catalog, catalog.cities["a"], PAY).statements, STATEMENT_COLUMNS)
    expected_of_own = {"low": 5000, "high": 6000, "period": "month", "assumed": ("basis",)}
    expected_of_related = {"mid": 60000, "period": "year", "mid_is": "median", "year": 2025}
    assert own.items() >= {**expected_of_own, "urls": ("https://board.example/pay",)}.items()
    assert related.items() >= {**expected_of_related, "urls": ("https://survey.example/2025",)}.items()


def test_a_fallback_is_stated_for_its_state() -> None:
    """A city without own figures shows the state's, with the state as region."""
    catalog = catalog_of(CITIES, "cities: {b: {name: B, state: NW}}")
    (statement,) = objects_of(city_sources(catalog, catalog.cities["b"], PAY).statements, STATEMENT_COLUMNS)
    assert statement.items() >= {"city": "b", "scope": "state", "region": "NW"}.items()


def test_what_rests_on_a_source_is_counted() -> None:
    """Board: one figure, one list. Survey: the state's and the manager's figure. Census: the rent."""
    answer = all_sources(catalog_of(CITIES))
    assert {use.key: (use.figures, use.facets) for use in answer.uses} == {
        "board": (1, 1),
        "survey": (2, 0),
        "census": (1, 0),
    }
    assert answer.city is None


def test_fields_of_sources_are_found_by_name() -> None:
    """Fields of the comparison and the plain ones."""
    catalog = catalog_of(CITIES)
    assert find_source_field(catalog, "Miete").id == "rent_eur_m2"
    assert find_source_field(catalog, "lat").id == "lat"
    with pytest.raises(UsageProblem) as error:
        find_source_field(catalog, "weather")
    assert error.value.message == text("field-not-known", typed="weather")


def test_labels_stand_for_terms_alone() -> None:
    """Of what was said of A, the skills are in words, and nothing else differs."""
    catalog = catalog_of(CITIES)
    answer = city_sources(catalog, catalog.cities["a"])
    rows, in_words = answer.as_rows(), answer.as_rows(Language("de"))
    terms = rows.columns.index("terms")
    changed = [
        (one[terms], other[terms]) for one, other in zip(rows.records, in_words.records, strict=True) if one != other
    ]
    assert changed == [(("sap", "cloud"), ("SAP", "Cloud"))]
    assert [(*each[:terms], *each[terms + 1 :]) for each in rows.records] == [
        (*each[:terms], *each[terms + 1 :]) for each in in_words.records
    ]


def test_terms_are_counted_where_a_city_names_them_itself() -> None:
    """The city names SAP, not ERP above it."""
    uses = {use.key: use.cities for use in list_terms(catalog_of(CITIES), ["skills"]).terms}
    assert uses == {"erp": 0, "sap": 1, "sap-migration": 0, "cloud": 1, "networks": 0, "firewall": 0}


def test_only_the_facets_that_are_asked_for_name_their_sources() -> None:
    """The board has the skills; nothing was seen of culture."""
    catalog = catalog_of(CITIES)
    assert [[*list_terms(catalog, [facet]).sources] for facet in ("skills", "culture")] == [["board"], []]


def test_the_source_of_codes_is_named_where_there_is_a_code() -> None:
    """ESCO, where the data names it as a source."""
    catalog = catalog_of("sources: {esco: {publisher: EU, title: ESCO, kind: register, accessed: 2026-01-31}}")
    assert [sources_of_codes(catalog, ids) for ids in (["a"], [None, "a"], [None], [])] == [["esco"], ["esco"], [], []]
    assert sources_of_codes(catalog_of(), ["a"]) == []


GROUPS = """
sectors: {TOTAL: {de: alle, en: all}, J: {de: IT, en: IT}, K: {de: Geld, en: Finance}}
states: {DE: {sectors: {source: census, date: 2020-06-30, employees: {TOTAL: 10000, J: 400, K: 600}}}}
"""
OWN = """
cities:
  a:
    name: A
    state: NW
    pay: [{role: it-leiter, level: any, measure: mean, mid: 6000, period: month, year: 2020, source: survey}]
    sectors: {source: board, date: 2020-06-30, employees: {TOTAL: 1000, J: 40, K: 60}, notes: {J: {de: ohne Post, en: without post}, K: {de: ohne Bank, en: without banks}}}
    economy: {accessed: 2026-11-20, pages: [{number: 1, publisher: A, dated: 2019, kind: city, seen: full}], industries: [{term: steel, pages: [1]}]}
"""


def test_every_statement_has_its_year_its_age_and_its_place() -> None:
    """Years count before the dates of sources: 2020 of the survey of 2025 and of the undated board; a page has its own.

    What a file says of its own towns, another file of the user's does not say as well.
    """
    below = [parse_pack("base.yaml", BASE), parse_pack("groups.yaml", GROUPS)]
    own = parse_pack("own.yaml", OWN, own=True, below=below)
    other = parse_pack("other.yaml", "cities: {b: {name: B, state: NW}}", own=True, below=[*below, own])
    catalog = build_catalog([*below, own, other], "")
    rows = objects_of(city_sources(catalog, catalog.cities["a"]).statements, STATEMENT_COLUMNS)
    names = ("field", "source", "year", "age", "pack", "accessed", "remark_de", "remark_en")
    read, looked = datetime.date(2026, 1, 31), datetime.date(2026, 11, 20)
    both = ("J: ohne Post; K: ohne Bank", "J: without post; K: without banks")
    assert [tuple(row[name] for name in names) for row in rows[:3]] == [
        ("pay", "survey", 2020, "over_3_years", "own.yaml:6", read, None, None),
        ("sectors", "board", 2020, "over_3_years", "own.yaml:7", read, *both),
        ("named_industries", None, 2019, "over_3_years", "own.yaml:8", looked, None, None),
    ]
    assert [(row["field"], row["source"], row["remark_en"]) for row in rows[3:]] == [
        ("name", "pack-own", None),
        ("state", "pack-own", None),
    ]


def test_employees_without_remarks_have_none() -> None:
    below = [parse_pack("base.yaml", BASE), parse_pack("groups.yaml", GROUPS)]
    town = (
        "cities: {a: {name: A, state: NW, sectors: {source: board, date: 2020-06-30, employees: {TOTAL: 1000, J: 40}}}}"
    )
    catalog = build_catalog([*below, parse_pack("town.yaml", town)], "")
    (row,) = objects_of(city_sources(catalog, catalog.cities["a"], SECTORS).statements, STATEMENT_COLUMNS)
    assert (row["remark_de"], row["remark_en"]) == (None, None)
