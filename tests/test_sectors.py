"""Employees by group of sections: the share, the factor against Germany, and which groups have more jobs than usual."""

from __future__ import annotations

import csv
from collections import Counter

import pytest
from msgspec import structs

from conftest import FROZEN, catalog_of
from itleiter_cli.catalog.model import Catalog
from itleiter_cli.cities.lookup import find_sectors
from itleiter_cli.cities.sectors import SectorShare, country_shares, more_than_usual, sector_shares
from itleiter_cli.messages.errors import InvalidData, NotFound
from itleiter_cli.messages.language import Language
from itleiter_cli.questions.list import Filters, list_cities

GROUPS = """
sectors:
  TOTAL: {de: alle, en: all}
  A: {de: Land, en: farming}
  B-E: {de: Industrie, en: industry, least_factor: 1.25}
  B-F: {de: Industrie und Bau, en: industry and construction, least_factor: 1.25, instead_of: B-E}
  A-F: {de: ohne Dienste, en: all but services, least_factor: 1.25, computed: [TOTAL, G-U], instead_of: B-F}
  G-U: {de: Dienste, en: services}
  J: {de: IT, en: IT, least_factor: 1.25}
states:
  DE:
    sectors: {source: census, date: 2020-06-30, employees: {TOTAL: 10000, A: 100, B-E: 2000, B-F: 2500, G-U: 7400, J: 400}}
"""


def shares(employees: str, more: str = "") -> dict[str, SectorShare]:
    """Return the groups of a town with some employees, by their ids."""
    town = f"cities: {{a: {{name: A, state: NW, sectors: {{source: census, date: 2020-06-30, employees: {employees}{more}}}}}}}"
    catalog = catalog_of(GROUPS + town)
    return {share.group: share for share in sector_shares(catalog, catalog.cities["a"])}


def shares_of_construction(employees: str) -> None:
    """Build a town with some employees, where construction is computed as well."""
    town = (
        f"cities: {{a: {{name: A, state: NW, sectors: {{source: census, date: 2020-06-30, employees: {employees}}}}}}}"
    )
    catalog_of(GROUPS.replace("\nstates:", "\n  F: {de: Bau, en: construction, computed: [B-F, B-E]}\nstates:") + town)


def test_the_factor_is_the_share_against_that_of_germany() -> None:
    """70 of 1,000 are 7 %; 400 of 10,000 are 4 %: 1.75 times. 300 of 1,000 are 1.5 times 20 %."""
    found = shares("{TOTAL: 1000, A: 10, B-E: 300, B-F: 320, G-U: 670, J: 70}")
    assert (found["J"].share, found["J"].share_germany, found["J"].factor) == (0.07, 0.04, 1.75)
    assert found["J"].computed == "(70 / 1000) / (400 / 10000)"
    assert [share.group for share in more_than_usual(found.values())] == ["J", "B-E"]
    assert "TOTAL" not in found


@pytest.mark.parametrize(
    ("employees", "stands_out"),
    [
        pytest.param("{TOTAL: 1000, J: 50}", True, id="exactly the factor"),
        pytest.param("{TOTAL: 100000, J: 4999}", False, id="just below the factor"),
        pytest.param("{TOTAL: 1000, A: 300}", False, id="a group that is never said to have more"),
    ],
)
def test_the_least_factor_is_met_unrounded(employees: str, stands_out: bool) -> None:
    assert any(share.more_than_usual for share in shares(employees).values()) is stands_out


def test_a_group_needs_four_percent_of_the_jobs() -> None:
    """Germany has 1 % in a group: 3.9 % are 3.9 times and still too few, 4 % are enough."""
    few = GROUPS.replace("J: 400", "J: 100")
    for employees, expected in ((39, []), (40, ["J"])):
        town = f"cities: {{a: {{name: A, state: NW, sectors: {{source: census, date: 2020-06-30, employees: {{TOTAL: 1000, J: {employees}}}}}}}}}"
        catalog = catalog_of(few + town)
        found = more_than_usual(sector_shares(catalog, catalog.cities["a"]))
        assert [share.group for share in found] == expected


def test_a_group_takes_the_place_of_one_that_is_suppressed() -> None:
    """And of two, only the nearest: the published one before the computed one. 400 of 1,000 against 25 %: 1.6 times."""
    found = shares("{TOTAL: 1000, B-E: null, B-F: 400, G-U: 590, J: null}")
    assert (found["B-E"].employees, found["B-E"].factor) == (None, None)
    assert found["B-F"].factor == 1.6
    assert "A-F" not in found
    assert [share.group for share in more_than_usual(found.values())] == ["B-F"]


def test_the_rest_is_computed_where_nothing_else_is_published() -> None:
    """1,000 less 350 in services are 65 %, in Germany 10,000 less 7,400 are 26 %: 2.5 times."""
    found = shares("{TOTAL: 1000, B-E: null, B-F: null, G-U: 350}")
    assert (found["A-F"].employees, found["A-F"].factor) == (650, 2.5)
    assert found["A-F"].computed == "((1000 - 350) / 1000) / ((10000 - 7400) / 10000)"


def test_a_group_is_left_out_by_an_entry_with_its_reason() -> None:
    found = shares("{TOTAL: 1000, J: 100}", ", left_out: {J: {de: Ausreißer, en: an outlier}}")
    assert (found["J"].factor, found["J"].more_than_usual) == (2.5, False)


def test_another_day_is_not_held_against_germany() -> None:
    town = "cities: {a: {name: A, state: NW, sectors: {source: census, date: 2021-06-30, employees: {TOTAL: 1000, J: 100}}}}"
    catalog = catalog_of(GROUPS + town)
    (found,) = sector_shares(catalog, catalog.cities["a"])
    assert (found.share, found.factor, found.more_than_usual) == (0.1, None, False)


@pytest.mark.parametrize(
    ("employees", "place", "english", "german"),
    [
        pytest.param(
            "{TOTAL: 1000, J: 1001}",
            "J",
            ("J has more employees (1,001) than TOTAL (1,000)", "check both numbers"),
            ("J hat mehr Beschäftigte (1.001) als TOTAL (1.000)", "prüfen Sie beide Zahlen"),
            id="larger than all",
        ),
        pytest.param(
            "{TOTAL: 1000, A-F: 300, G-U: 700}",
            "A-F",
            ("A-F is computed from TOTAL and G-U", "leave it out"),
            ("A-F wird aus TOTAL und G-U berechnet", "lassen Sie es weg"),
            id="stated although it is computed",
        ),
        pytest.param(
            "{TOTAL: 1000, B-F: 300, B-E: 400}",
            "B-E",
            ("F is computed as B-F less B-E, and B-E (400) is more than B-F (300)", "check both numbers"),
            ("F wird als B-F ohne B-E berechnet, und B-E (400) ist mehr als B-F (300)", "prüfen Sie beide Zahlen"),
            id="a difference below zero",
        ),
    ],
)
def test_numbers_that_cannot_be_are_refused(
    employees: str, place: str, english: tuple[str, str], german: tuple[str, str]
) -> None:
    with pytest.raises(InvalidData) as caught:
        shares_of_construction(employees)
    (problem,) = caught.value.problems
    assert problem.path == f"cities.a.sectors.employees.{place}"
    for language, expected in ((Language("en"), english), (Language("de"), german)):
        assert (language.words(problem.message), language.words(problem.hint)) == expected


def test_a_group_may_have_as_many_employees_as_there_are() -> None:
    assert shares("{TOTAL: 1000, B-E: null, B-F: null, G-U: 1000}")["A-F"].employees == 0


def test_bundled_cities_stand_out_as_an_independent_calculation_says(bundled: Catalog) -> None:
    """The table beside the frozen catalog was made from the published numbers without this code."""
    with FROZEN.with_name("more_than_usual.csv").open(encoding="utf-8") as file:
        expected = {
            (row["city"], row["group"]): (float(row["share"]), float(row["factor"])) for row in csv.DictReader(file)
        }
    found = {
        (slug, share.group): (share.share, share.factor)
        for slug, city in bundled.cities.items()
        for share in more_than_usual(sector_shares(bundled, city))
    }
    assert found.keys() == expected.keys()
    assert all(found[key] == pytest.approx(expected[key], abs=6e-5) for key in expected)
    counted = Counter(Counter(slug for slug, _ in found).values())
    assert (len(bundled.cities) - sum(counted.values()), counted) == (24, {1: 39, 2: 21, 3: 8})


@pytest.mark.parametrize(("slug", "group"), [("chemnitz", "M-N"), ("wuppertal", "K"), ("heilbronn", "J")])
def test_bundled_groups_just_below_a_bound_do_not_stand_out(slug: str, group: str, bundled: Catalog) -> None:
    """1.3997 times, 3.98 % of the jobs, and one that passes in this year only."""
    share = next(each for each in sector_shares(bundled, bundled.cities[slug]) if each.group == group)
    assert not share.more_than_usual


TOWNS = """
cities:
  both: {name: Both, state: NW, sectors: {source: census, date: 2020-06-30, employees: {TOTAL: 1000, B-E: 300, J: 70}}}
  it: {name: It, state: NW, sectors: {source: census, date: 2020-06-30, employees: {TOTAL: 1000, B-E: 100, J: 70}}}
  neither: {name: Neither, state: NW, sectors: {source: census, date: 2020-06-30, employees: {TOTAL: 1000, J: 49}}}
  unknown: {name: Unknown, state: NW}
"""


@pytest.mark.parametrize(("groups", "expected"), [(["J"], ["both", "it"]), (["it", "industry"], ["both"])])
def test_a_list_finds_cities_by_what_they_have_more_jobs_in(groups: list[str], expected: list[str]) -> None:
    """7 % are 1.75 times 4 %, 30 % 1.5 times 20 %; 4.9 % are too little, and who is not known is not found."""
    catalog = catalog_of(GROUPS + TOWNS)
    listing = list_cities(catalog, Filters(sectors=find_sectors(catalog, groups)))
    assert [profile.slug for profile in listing.cities] == expected


@pytest.mark.parametrize(
    ("typed", "said", "hint"),
    [
        *(
            (
                typed,
                "from when on group A has more jobs than usual is not defined",
                "choose from B-E, B-F, A-F or J",
            )
            for typed in ("A", "farming")
        ),
        ("indu", "there is no group of sections “indu”, or it fits several", "did you mean B-E or B-F?"),
        (
            "nothing",
            "there is no group of sections “nothing”, or it fits several",
            "choose from TOTAL, A, B-E, B-F, A-F, G-U or J",
        ),
    ],
)
def test_a_group_that_is_none_or_never_has_more_is_not_found(typed: str, said: str, hint: str) -> None:
    """Farming has no factor; two groups begin with "indu"."""
    with pytest.raises(NotFound) as caught:
        find_sectors(catalog_of(GROUPS), [typed])
    assert caught.value.hint is not None
    assert tuple(map(Language("en").words, (caught.value.message, caught.value.hint))) == (said, hint)


def test_what_germany_does_not_publish_or_has_none_of_is_held_against_nothing() -> None:
    """No services are published, and nobody works in IT: the shares of the town stay, 10 % each."""
    country = "{TOTAL: 10000, A: 100, B-E: 2000, J: 0}"
    pack = GROUPS.replace("{TOTAL: 10000, A: 100, B-E: 2000, B-F: 2500, G-U: 7400, J: 400}", country)
    town = "cities: {a: {name: A, state: NW, sectors: {source: census, date: 2020-06-30, employees: {TOTAL: 100, B-E: 10, J: 10}}}}"
    catalog = catalog_of(pack + town)
    found = {share.group: (share.share, share.factor) for share in sector_shares(catalog, catalog.cities["a"])}
    assert found == {"B-E": (0.1, 0.5), "J": (0.1, None)}


def test_without_the_country_there_is_nothing_to_hold_against() -> None:
    catalog = catalog_of(GROUPS + TOWNS)
    alone = structs.replace(catalog, states={})
    assert country_shares(alone) == ()
    assert [share.factor for share in sector_shares(alone, catalog.cities["it"])] == [None, None]


def test_groups_are_found_each_once_in_the_order_typed() -> None:
    """Commas part them, but not within a name."""
    catalog = catalog_of(
        "sectors: {B-E: {de: Industrie, en: 'mines, works', least_factor: 2}, J: {de: IT, en: IT, least_factor: 2}}"
    )
    assert find_sectors(catalog, ["it,Industrie", "mines, works", "J"]) == ("J", "B-E")


def test_why_no_city_has_more_jobs_in_a_group() -> None:
    """Without the filter by groups, all four fit."""
    catalog = catalog_of(GROUPS + TOWNS)
    (_, why) = list_cities(catalog, Filters(sectors=("A-F",))).findings
    assert (why.code, why.field, why.values) == ("list_without", "sectors", (4,))
