"""The profile record: envelopes, fallback, periods and notes, worked out by hand."""

from __future__ import annotations

import datetime
from types import SimpleNamespace

import pytest
from msgspec import structs

from conftest import BASE, catalog_of, parse_pack
from itleiter_cli.catalog.build import build_catalog
from itleiter_cli.catalog.economy import Economy, NamedTerm
from itleiter_cli.catalog.forms import Level, Origin, Period
from itleiter_cli.catalog.model import Catalog, City, FacetList, IndicatorValue, PayFigure
from itleiter_cli.cities.economy import areas_alone
from itleiter_cli.cities.fields import (
    DISTANCE,
    FACET_FIELDS,
    NAMED_FIELDS,
    Edition,
    Field,
    common_edition,
    widest_edition,
)
from itleiter_cli.cities.pay import (
    UsedFigure,
    country_pay,
    figures_used,
    fitting_period,
    is_official,
    pay_differences,
    pay_range,
    per_period,
    shown_first,
    unusual_pay,
)
from itleiter_cli.cities.position import place
from itleiter_cli.cities.profile import Profile, city_profile, city_profiles, country_values, sources_used
from itleiter_cli.questions.profile_record import PROFILE_COLUMNS
from itleiter_cli.questions.show import show_cities

STATES = """
states:
  NW:
    pay:
      - {role: it-leiter, level: any, measure: quartiles, low: 3600, mid: 6200, mid_is: mean, high: 9800, period: month, source: survey}
      - {role: it-manager, level: any, measure: mean, mid: 1, period: month, source: survey}
  DE:
    pay:
      - {role: it-leiter, level: any, measure: mean, mid: 91200, period: year, year: 2023, source: survey}
"""


def record_of(profile: Profile) -> SimpleNamespace:
    """Return the columns of a profile, and the profile itself."""
    return SimpleNamespace(**{column.name: column.read(profile) for column in PROFILE_COLUMNS}, profile=profile)


def profile_of(cities: str, level: Level | None = None, per: Period = "month") -> SimpleNamespace:
    catalog = catalog_of(STATES, cities)
    return record_of(city_profile(catalog, catalog.cities["a"], level=level, per=per))


def test_the_envelope_spans_all_own_figures() -> None:
    """A range 4500-5900 and two points 7000 and 8200 span 4500-8200, of mixed level and no common measure."""
    profile = profile_of("""
    cities:
      a:
        name: A
        state: NW
        pay:
          - {role: it-leiter, level: entry, measure: range, low: 4500, high: 5900, period: month, assumed: [period, basis], source: board}
          - {role: it-leiter, level: experienced, measure: points, low: 7000, high: 8200, period: month, source: board}
    """)
    assert (profile.pay_low, profile.pay_high, profile.pay_measure, profile.pay_level) == (
        4500,
        8200,
        "envelope",
        "mixed",
    )
    assert (profile.entry_low, profile.entry_high, profile.entry_measure) == (4500, 5900, "range")
    assert (profile.experienced_low, profile.experienced_high, profile.experienced_measure) == (7000, 8200, "points")
    assert (profile.pay_scope, profile.pay_source, profile.pay_mid, profile.pay_year) == ("city", "board", None, None)
    assert profile.notes == ("assumed_period", "assumed_basis", "undated")


def test_a_mean_counts_as_both_ends_and_yearly_figures_are_divided() -> None:
    """91,200 a year is 7,600 a month; with a monthly range 5,000-6,000 the envelope is 5,000-7,600 from two sources."""
    profile = profile_of("""
    cities:
      a:
        name: A
        state: NW
        pay:
          - {role: it-leiter, level: any, measure: mean, mid: 91200, period: year, year: 2024, source: survey}
          - {role: it-leiter, level: any, measure: range, low: 5000, high: 6000, period: month, source: board}
    """)
    assert (profile.pay_low, profile.pay_high, profile.pay_period) == (5000, 7600, "month")
    assert (profile.pay_level, profile.pay_measure, profile.pay_source, profile.pay_year) == (
        "any",
        "envelope",
        "survey|board",
        None,
    )


def test_per_year_multiplies_every_pay_column() -> None:
    """The month's columns times twelve: 80,200 a year is 6,683 a month (rounded) and 80,196 again."""
    profile = profile_of(
        """
    cities:
      a:
        name: A
        state: NW
        pay: [{role: it-leiter, level: entry, measure: median, mid: 80200, period: year, source: survey}]
    """,
        per="year",
    )
    assert (profile.pay_low, profile.pay_mid, profile.pay_high, profile.pay_mid_is) == (80196, 80196, 80196, "median")
    assert (profile.entry_low, profile.entry_high, profile.experienced_low, profile.pay_period) == (
        80196,
        80196,
        None,
        "year",
    )
    assert profile.pay_year == 2025


@pytest.mark.parametrize(
    ("amount", "stated", "wanted", "expected"),
    [
        pytest.param(12 * 5000 + 6, "year", "month", 5001, id="half is rounded up"),
        pytest.param(12 * 5000 + 5, "year", "month", 5000, id="less than half is rounded down"),
        pytest.param(5000, "month", "year", 60000, id="a year is twelve months"),
        pytest.param(5000, "month", "month", 5000, id="nothing to do"),
    ],
)
def test_periods_are_turned_into_each_other(amount: int, stated: Period, wanted: Period, expected: int) -> None:
    """Twelve months a year, halves rounded up."""
    assert per_period(amount, stated, wanted) == expected


def test_a_city_without_own_figures_has_its_states() -> None:
    """The state's figure for the profession stands in, marked; a related role of the city does not count."""
    profile = profile_of("""
    cities:
      a:
        name: A
        state: NW
        pay: [{role: it-manager, level: entry, measure: range, low: 3000, high: 3500, period: month, source: board}]
    """)
    assert (profile.pay_low, profile.pay_mid, profile.pay_high, profile.pay_mid_is) == (3600, 6200, 9800, "mean")
    assert (profile.pay_scope, profile.pay_measure, profile.entry_low) == ("state", "quartiles", None)
    assert profile.notes == ("pay_from_state",)
    assert [(figure.role, figure.low) for figure in profile.profile.related_pay] == [("it-manager", 3000)]


def test_a_state_without_figures_falls_back_to_the_country() -> None:
    """Neither city nor Hesse has a figure: the country's mean of 91,200 a year, 7,600 a month."""
    profile = profile_of("cities: {a: {name: A, state: HE}}")
    assert (profile.pay_low, profile.pay_high, profile.pay_scope, profile.pay_year) == (7600, 7600, "country", 2023)
    assert profile.notes == ("pay_from_country",)


def test_a_level_has_no_fallback() -> None:
    """With a level only the city's own figures of it count."""
    profile = profile_of("cities: {a: {name: A, state: NW}}", level="entry")
    assert (profile.pay_low, profile.pay_period, profile.pay_scope, profile.pay_level, profile.notes) == (
        None,
        None,
        None,
        None,
        (),
    )


def test_nothing_anywhere_is_none_and_not_zero() -> None:
    """A city about which nothing is known has empty columns."""
    catalog = catalog_of("cities: {a: {name: A, state: NW}}")
    profile = record_of(city_profile(catalog, catalog.cities["a"]))
    assert (profile.pay_low, profile.pay_source, profile.population, profile.rent_eur_m2, profile.facets_seen) == (
        None,
        None,
        None,
        None,
        None,
    )
    assert (profile.skills, profile.notes) == ((), ())


FACETS = """
cities:
  a:
    name: A
    state: NW
    indicators:
      population: {value: 1000, year: 2024, source: census}
      wage_index: [{value: 99.5, year: 2024, source: survey}, {value: 101.5, year: 2025, source: survey}]
    text: {source: board, seen: full}
    skills: [sap]
    industries: {terms: [steel], source: board, role: related, seen: part}
    pay: [{role: it-leiter, level: any, measure: range, low: 5000, high: 6000, period: month, source: board}]
"""


def facets_catalog() -> Catalog:
    return catalog_of(FACETS)


def test_an_indicator_is_its_newest_edition() -> None:
    """2025 before 2024, whatever the order in the file."""
    catalog = facets_catalog()
    profile = record_of(city_profile(catalog, catalog.cities["a"]))
    assert (profile.wage_index, profile.wage_index_year, profile.population) == (101.5, 2025, 1000)
    assert [value.year for value in profile.profile.indicators["wage_index"]] == [2025, 2024]


def test_the_weakest_list_decides_how_much_was_seen() -> None:
    """One list in part and from a related page makes the profile so."""
    catalog = facets_catalog()
    profile = record_of(city_profile(catalog, catalog.cities["a"]))
    assert (profile.facets_seen, profile.facets_role, profile.notes) == (
        "part",
        "related",
        ("role_related", "seen_part", "undated"),
    )


def test_chosen_fields_keep_their_statements_and_notes() -> None:
    """With the field skills, neither pay nor the other list leaves a note, a term or a source; the board is undated."""
    catalog = facets_catalog()
    profiles = show_cities(catalog, [catalog.cities["a"]], [FACET_FIELDS["skills"]])
    (profile,) = profiles.cities
    assert profiles.as_rows().columns == ("city", "name", "skills", "notes", "facets_seen", "facets_role")
    assert (profile.notes, profile.seen, profile.pay, profile.indicators) == (("undated",), "full", (), {})
    assert list(profiles.sources) == ["board"]
    assert {facet: list(labels) for facet, labels in profiles.terms.items()} == {"skills": ["sap"]}


CITY = "cities: {a: {name: A, state: NW, pay: [{role: it-leiter, level: any, measure: mean, mid: 5000, period: month, source: board}]}}"
CLEARED = "{pay: null}"
STATED = "{pay: [{role: it-leiter, level: any, measure: mean, mid: 7000, period: month, source: survey}]}"
RENAMED = "{name: {de: Westen, en: West}}"


@pytest.mark.parametrize(
    ("lines", "scope", "line"),
    [
        pytest.param([], "city", None, id="nothing cleared: the city's own figure is not the user's"),
        pytest.param(["cities: {a: {pay: null}}"], "state", 1, id="the city's: the state's rests on that"),
        pytest.param(
            ["cities: {a: {pay: null}}", f"states: {{NW: {CLEARED}}}"],
            "country",
            1,
            id="the state's as well: the city's came first",
        ),
        pytest.param(
            [f"states: {{NW: {STATED}}}", "cities: {a: {pay: null}}"],
            "state",
            1,
            id="a figure of one's own has its own place",
        ),
        pytest.param(
            [f"states: {{DE: {STATED}, NW: {CLEARED}}}", "cities: {a: {pay: null}}"],
            "country",
            1,
            id="also that of the country",
        ),
    ],
)
def test_figures_that_stand_in_rest_on_what_was_cleared(lines: list[str], scope: str, line: int | None) -> None:
    """What stands in for cleared figures is marked with the place where they were cleared."""
    (used,) = own_profile(CITY, *lines).pay
    assert (used.figure.scope, used.origin) == (scope, None if line is None else Origin("mine.yaml", line))


@pytest.mark.parametrize(
    ("lines", "scope", "line"),
    [
        pytest.param([], "state", None, id="nothing cleared"),
        pytest.param(["# first", f"states: {{NW: {CLEARED}}}"], "country", 2, id="the country's figure rests on that"),
        pytest.param(
            ["# first", "# second", f"states: {{NW: {RENAMED}}}"],
            "state",
            None,
            id="a name of one's own is no figure of one's own",
        ),
        pytest.param([f"states: {{NW: {CLEARED}}}", "# second"], "country", 1, id="wherever it stands"),
    ],
)
def test_a_state_that_was_cleared_is_where_the_figure_comes_from(
    lines: list[str], scope: str, line: int | None
) -> None:
    """A city without figures of its own falls back further, and says whose doing that is."""
    (used,) = own_profile("cities: {a: {name: A, state: NW}}", *lines).pay
    assert (used.figure.scope, used.origin) == (scope, None if line is None else Origin("mine.yaml", line))
    assert ("from_pack" in own_profile("cities: {a: {name: A, state: NW}}", *lines).notes) is (line is not None)


def own_profile(cities: str, *lines: str) -> Profile:
    """Return the profile of A with lines of the user's own laid over it."""
    texts = [BASE, STATES, cities, "\n".join(lines)]
    files = [parse_pack(f"{number}.yaml", text) for number, text in enumerate(texts[:3])]
    catalog = build_catalog([*files, parse_pack("mine.yaml", texts[3], own=True)], "0" * 12)
    return city_profile(catalog, catalog.cities["a"])


MEAN = PayFigure(
    role="it-leiter",
    level="any",
    measure="mean",
    mid=5000,
    period="month",
    basis="base",
    source="survey",
    scope="country",
    region="DE",
)


def test_only_a_single_figure_has_a_middle() -> None:
    assert (pay_range([MEAN], "year").mid, pay_range([MEAN, MEAN], "year").mid) == (60_000, None)


@pytest.mark.parametrize(("low", "known"), [(4000, 48_000), (5000, 60_000), (5001, None), (None, None)])
def test_the_lower_end_is_not_known_above_the_bound_of_an_open_figure(low: int | None, known: int | None) -> None:
    """What a figure leaves out lies above 5,000, so it may lie below 5,001; the upper end is never known."""
    open_figure = structs.replace(MEAN, measure="quartiles", mid=None, low=low, above=5000)
    spanned = pay_range([open_figure], "year")
    assert (spanned.low, spanned.high) == (known, None)


def test_an_open_range_says_only_what_is_below_its_bound() -> None:
    figure = structs.replace(MEAN, measure="range", mid=None, low=4000, above=5000)
    assert [place(figure, yearly) for yearly in (50_000, 60_000, 60_001)] == ["below", "below", "above_bound"]


def test_usual_pay_includes_its_ends() -> None:
    """1,500 to 30,000 a month, 18,000 to 360,000 a year."""
    for amount, per in ((1500, "month"), (30_000, "month"), (18_000, "year"), (360_000, "year")):
        assert unusual_pay(amount, "month" if per == "month" else "year") is None
    assert [fitting_period(each) for each in (1499, 1500, 30_000, 30_001, 360_000, 360_001)] == [
        *(None, "month", "month", "year", "year", None)
    ]


def test_figures_of_the_country_are_those_of_a_level_or_of_none() -> None:
    """Official is only what was counted, for the profession; what is for another role does not stand for all."""
    country = """
    states:
      DE:
        pay:
          - {role: it-leiter, level: any, measure: mean, mid: 5000, period: month, year: 2024, source: survey, stands_in: false}
          - {role: it-leiter, level: entry, measure: mean, mid: 4000, period: month, year: 2023, source: census, stands_in: false}
          - {role: it-manager, level: experienced, measure: mean, mid: 9000, period: month, year: 2025, source: census, stands_in: false}
    """
    catalog = catalog_of(country)
    levels: tuple[Level | None, ...] = (None, "entry", "experienced", "any")
    assert [[figure.mid for figure in country_pay(catalog, level)] for level in levels] == [
        *([5000, 4000, 9000], [5000, 4000], [5000, 9000], [5000])
    ]
    bundled = tuple(structs.replace(figure, origin=None) for figure in country_pay(catalog))
    assert [is_official(catalog, figure) for figure in bundled] == [False, True, False]
    assert not is_official(catalog, structs.replace(bundled[1], origin=Origin("pack.yaml", 1)))
    assert (shown_first(bundled), shown_first(bundled[2:] * 2)) == (bundled[:1], bundled[2:] * 2)


def test_figures_differ_by_the_role_that_they_are_for() -> None:
    """Those that stand in for both cities are of one area, so that nothing else differs."""
    other = structs.replace(MEAN, role="it-manager")
    assert list(pay_differences(catalog_of(), [[UsedFigure("a", MEAN)], [UsedFigure("b", other)]])) == ["role_differs"]


def test_a_catalog_without_the_country_has_nothing_to_stand_in() -> None:
    catalog = structs.replace(catalog_of(), states={})
    city = City(slug="a", name="A", state="NW")
    assert (figures_used(catalog, city), country_pay(catalog), country_values(catalog, [("population", 2022)])) == (
        *((), (), ()),
    )


def test_a_figure_of_its_own_is_used_for_the_city() -> None:
    city = City(slug="a", name="A", state="NW", pay=(structs.replace(MEAN, scope="city", region="a"),))
    assert figures_used(catalog_of(), city) == (UsedFigure("a", city.pay[0]),)


def test_pay_of_related_roles_is_asked_for_like_pay() -> None:
    related = structs.replace(MEAN, role="it-manager", level="entry", scope="city", region="a")
    city = City(slug="a", name="A", state="NW", pay=(related,))
    assert city_profile(catalog_of(), city).related_pay == city_profile(catalog_of(), city, level="entry").related_pay
    assert city_profile(catalog_of(), city, level="entry").related_pay == (related,)
    assert city_profile(catalog_of(), city, level="experienced").related_pay == ()
    assert city_profile(catalog_of(), city, [FACET_FIELDS["skills"]]).related_pay == ()


OWN = Origin("own.yaml", 7)
READ = datetime.date(2026, 1, 31)


def test_a_profile_is_the_users_own_where_what_it_shows_is() -> None:
    """A name is always shown, coordinates with a distance, what pages name where it was asked for."""
    catalog = catalog_of()
    named = Economy(accessed=READ, pages=(), industries=(NamedTerm(term="steel", pages=()),), origin=OWN)
    a_town = City(slug="a", name="A", state="NW")
    cases: list[tuple[City, Field, bool]] = [
        (structs.replace(a_town, origins={"lat": OWN}), DISTANCE, True),
        (structs.replace(a_town, origins={"lat": OWN}), FACET_FIELDS["skills"], False),
        (structs.replace(a_town, origins={"name": OWN}), FACET_FIELDS["skills"], True),
        (structs.replace(a_town, economy=named), NAMED_FIELDS[0], True),
        (structs.replace(a_town, economy=named), FACET_FIELDS["skills"], False),
    ]
    for city, field, own in cases:
        profile = city_profile(catalog, city, [field])
        assert ("from_pack" in profile.notes, profile.origins) == (own, city.origins if own else {})
    (all_own,) = city_profiles(catalog, [a_town], rests_on=OWN)
    assert ("from_pack" in all_own.notes, "from_pack" in city_profile(catalog, a_town).notes) == (True, False)


def test_one_list_in_part_is_enough_whatever_its_place() -> None:
    full = FacetList(terms=("erp",), source="board", role="it-leiter", seen="full")
    part = structs.replace(full, role="related", seen="part")
    for first, second in ((full, part), (part, full)):
        city = City(slug="a", name="A", state="NW", facets={"skills": first, "industries": second})
        assert (city_profile(catalog_of(), city).seen, city_profile(catalog_of(), city).text_role) == (
            "part",
            "related",
        )


def test_the_source_of_employees_is_one_of_a_profile() -> None:
    catalog = catalog_of("""
    sectors:
      TOTAL: {de: alle, en: all}
      J: {de: IT, en: IT}
    cities:
      a: {name: A, state: NW, sectors: {source: census, date: 2020-06-30, employees: {TOTAL: 10, J: 1}}}
    """)
    assert list(sources_used(catalog, [city_profile(catalog, catalog.cities["a"])])) == ["census"]


def test_areas_are_told_only_where_nothing_is_named_for_the_city_itself() -> None:
    around, itself = NamedTerm(term="steel", pages=(), area="Kreis A"), NamedTerm(term="chemicals", pages=())
    city = City(slug="a", name="A", state="NW", economy=Economy(accessed=READ, pages=(), industries=(around, itself)))
    asked = ({"steel"}, {"chemicals"}, {"steel", "chemicals"})
    assert [areas_alone(city, "industries", terms) for terms in asked] == [("Kreis A",), (), ()]


def town(slug: str, *years: int | None) -> City:
    editions = tuple(IndicatorValue(value=1, year=year, source="census") for year in years)
    return City(slug=slug, name=slug, state="NW", indicators={"population": editions})


def test_of_editions_that_as_many_have_the_newest_counts() -> None:
    """A value that names no year is older than all others; one that only some have is not common."""
    both = [town("a", 2023, 2022, None), town("b", 2023, 2022, None)]
    assert widest_edition(both, "population") == common_edition(both, "population") == Edition(2023)
    assert widest_edition([*both, town("c", None)], "population") == Edition(None)
    assert common_edition([*both, town("c", 2022, None)], "population") == Edition(2022)
    assert common_edition([*both, town("c", None)], "population") == Edition(None)
    assert common_edition([*both, town("c", 2024)], "population") is widest_edition(both, "wage_index") is None
