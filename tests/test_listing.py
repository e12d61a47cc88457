"""Filters and order of the list, worked out by hand on four cities."""

from __future__ import annotations

import pytest

from conftest import catalog_of
from itleiter_cli.errors import NotFound, UsageProblem
from itleiter_cli.listing import Wanted, find_sort_key, list_cities, sort_keys
from itleiter_cli.lookup import find_states
from itleiter_cli.model import Catalog

CITIES = """
states:
  NW: {pay: [{role: it-leiter, level: any, measure: range, low: 4000, high: 9000, period: month, source: board}]}
cities:
  ost: {name: Ost, state: HE, text: {source: board}, skills: [sap-migration], indicators: {rent_eur_m2: {value: 7.5, year: 2022, source: census}}}
  aeh: {name: Äh, state: NW, text: {source: board}, skills: [cloud, sap], indicators: {rent_eur_m2: {value: 6, year: 2022, source: census}}}
  zet: {name: Zet, state: NW, text: {source: board, seen: part}, skills: [cloud]}
  bee: {name: Bee, state: NW}
"""


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return catalog_of(CITIES)


def slugs(catalog: Catalog, wanted: Wanted | None = None, sort: str = "name", reverse: bool = False) -> list[str]:
    return [city.city for city in list_cities(catalog, wanted or Wanted(), sort=sort, reverse=reverse).cities]


def test_names_are_sorted_as_people_read_them(catalog: Catalog) -> None:
    """Umlauts stand where their letter stands."""
    assert slugs(catalog) == ["aeh", "bee", "ost", "zet"]
    assert slugs(catalog, reverse=True) == ["zet", "ost", "bee", "aeh"]


def test_the_best_comes_first_and_what_is_unknown_last(catalog: Catalog) -> None:
    """Low rent is better, high pay is better; a city without a value stays last even in reverse."""
    assert slugs(catalog, sort="rent_eur_m2") == ["aeh", "ost", "bee", "zet"]
    assert slugs(catalog, sort="rent_eur_m2", reverse=True) == ["ost", "aeh", "bee", "zet"]
    assert slugs(catalog, sort="pay") == ["aeh", "bee", "zet", "ost"]
    assert slugs(catalog, sort="state") == ["ost", "aeh", "bee", "zet"]


def test_states_are_any_and_terms_are_all(catalog: Catalog) -> None:
    """One of the states is enough; every skill is needed; a narrower skill counts as the broader one."""
    assert slugs(catalog, Wanted(states=("NW", "HE"))) == ["aeh", "bee", "ost", "zet"]
    assert slugs(catalog, Wanted(states=("HE",))) == ["ost"]
    assert slugs(catalog, Wanted(terms={"skills": ("sap",)})) == ["aeh", "ost"]
    assert slugs(catalog, Wanted(terms={"skills": ("sap", "cloud")})) == ["aeh"]


def test_cities_that_may_fit_are_named(catalog: Catalog) -> None:
    """Zet was seen in part and Bee has no list: neither can be ruled out; Äh, read in full, can."""
    listing = list_cities(catalog, Wanted(terms={"skills": ("sap-migration",)}))
    assert [city.city for city in listing.cities] == ["ost"]
    assert listing.unsure == ("zet", "bee")


def test_pay_counts_with_its_upper_end(catalog: Catalog) -> None:
    """The state's 9,000 reaches 9,000 and not 9,001; Ost has no figure at all."""
    assert slugs(catalog, Wanted(min_pay=9000)) == ["aeh", "bee", "zet"]
    assert slugs(catalog, Wanted(min_pay=9001)) == []


def test_keys_and_states_are_found_by_name(catalog: Catalog) -> None:
    """Indicators are known by id, by label in either language and by the beginning of these; states likewise."""
    assert sort_keys(catalog) == ("name", "state", "pay", "distance", "population", "rent_eur_m2", "wage_index")
    assert find_sort_key(catalog, "miete") == "rent_eur_m2"
    assert find_sort_key(catalog, "pop") == "population"
    assert find_states(catalog, ["hessen", "nw", "North Rhine-Westphalia"]) == ("HE", "NW")
    with pytest.raises(UsageProblem):
        find_sort_key(catalog, "p")
    with pytest.raises(NotFound):
        find_states(catalog, ["Ba"])


def test_a_state_without_a_city_lists_nothing() -> None:
    """Saarland is known and has no city here: an empty list, and no error."""
    catalog = catalog_of(CITIES, "states: {SL: {name: {de: Saarland, en: Saarland}}}")
    assert slugs(catalog, Wanted(states=find_states(catalog, ["Saarland"]))) == []
