"""Filters and order of the list, worked out by hand on four cities."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from msgspec import structs

from conftest import BASE, Runner, catalog_of, load_once, parse_pack
from itleiter_cli.catalog.build import build_catalog
from itleiter_cli.catalog.model import PLAIN_FIELDS, Catalog
from itleiter_cli.cities.amounts import read_kilometres
from itleiter_cli.cities.fields import DISTANCE, choose_fields
from itleiter_cli.cities.lookup import find_states
from itleiter_cli.messages.errors import NotFound, UsageProblem
from itleiter_cli.questions.finding import Finding, FindingCode
from itleiter_cli.questions.groups import CityGroup
from itleiter_cli.questions.list import Filters, Listing, find_sort_field, list_cities, sort_fields

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


def listed(catalog: Catalog, wanted: Filters, sort: str) -> Listing:
    return list_cities(catalog, wanted, sort=find_sort_field(catalog, sort))


def slugs(catalog: Catalog, wanted: Filters | None = None, sort: str = "name", reverse: bool = False) -> list[str]:
    return [
        city.slug
        for city in list_cities(
            catalog, wanted or Filters(), sort=find_sort_field(catalog, sort), reverse=reverse
        ).cities
    ]


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
    assert slugs(catalog, Filters(states=("NW", "HE"))) == ["aeh", "bee", "ost", "zet"]
    assert slugs(catalog, Filters(states=("HE",))) == ["ost"]
    assert slugs(catalog, Filters(terms={"skills": ("sap",)})) == ["aeh", "ost"]
    assert slugs(catalog, Filters(terms={"skills": ("sap", "cloud")})) == ["aeh"]


def test_cities_that_may_fit_are_named(catalog: Catalog) -> None:
    """Zet was seen in part and Bee has no list: neither can be ruled out; Äh, read in full, can."""
    listing = list_cities(catalog, Filters(terms={"skills": ("sap-migration",)}))
    assert [city.slug for city in listing.cities] == ["ost"]
    assert listing.unsure == ("zet", "bee")


def test_pay_counts_with_its_upper_end(catalog: Catalog) -> None:
    """The state's 9,000 reaches 9,000 and not 9,001; Ost has no figure at all."""
    assert slugs(catalog, Filters(min_pay=9000)) == ["aeh", "bee", "zet"]
    assert slugs(catalog, Filters(min_pay=9001)) == []


def test_keys_and_states_are_found_by_name(catalog: Catalog) -> None:
    """Indicators are known by id, by label in either language and by the beginning of these; states likewise."""
    plain = tuple(field.id for field in PLAIN_FIELDS if field.first)
    assert plain[:2] == ("name", "state")
    assert tuple(field.id for field in sort_fields(catalog)) == (
        *plain,
        *("pay", "distance", "population", "rent_eur_m2", "wage_index"),
    )
    assert find_sort_field(catalog, "miete").id == "rent_eur_m2"
    assert find_sort_field(catalog, "pop").id == "population"
    assert find_states(catalog, ["hessen", "nw", "North Rhine-Westphalia"]) == ("HE", "NW")
    with pytest.raises(UsageProblem):
        find_sort_field(catalog, "p")
    with pytest.raises(NotFound):
        find_states(catalog, ["Ba"])


PAY = """
states:
  NW: {pay: [{role: it-leiter, level: any, measure: quartiles, low: 3000, high: 11000, period: month, source: survey}]}
  HE: {pay: [{role: it-leiter, level: any, measure: quartiles, low: 3500, high: 10000, period: month, source: survey}]}
cities:
  state-high: {name: State high, state: NW}
  state-low: {name: State low, state: HE}
  entry: {name: Entry, state: NW, pay: [{role: it-leiter, level: entry, measure: range, low: 4800, high: 5600, period: month, source: board}]}
  experienced:
    {name: Experienced, state: NW, pay: [{role: it-leiter, level: experienced, measure: mean, mid: 120000, period: year, source: board}]}
  several:
    name: Several
    state: NW
    pay:
      - {role: it-leiter, level: entry, measure: range, low: 4500, high: 5900, period: month, source: board}
      - {role: it-leiter, level: any, measure: points, low: 7000, high: 8200, period: month, source: board}
  any: {name: Any, state: NW, pay: [{role: it-leiter, level: any, measure: range, low: 6000, high: 9000, period: month, source: board}]}
  nothing: {name: Nothing, state: XX}
"""


def test_pay_is_sorted_like_with_like() -> None:
    """Upper ends: 9,000 and 8,200 without a level or of several; 120,000 / 12 = 10,000 and 5,600 of one; 11,000 and 10,000 of states."""
    data = catalog_of("states: {XX: {name: {de: X, en: X}}}", PAY)
    listing = listed(data, Filters(), "pay")
    assert [(group.group, group.cities) for group in listing.groups] == [
        ("own_pay", ("any", "several")),
        ("own_pay_of_level", ("experienced", "entry")),
        ("pay_from_state", ("state-high", "state-low")),
        ("no_pay", ("nothing",)),
    ]
    assert slugs(data, sort="pay") == ["any", "several", "experienced", "entry", "state-high", "state-low", "nothing"]
    assert slugs(data, sort="pay", reverse=True) == [
        "several",
        "any",
        "entry",
        "experienced",
        "state-low",
        "state-high",
        "nothing",
    ]


def test_the_pay_filter_shows_the_same_groups() -> None:
    """10,000 is reached by a mean of one level and by two states' quartiles; they stay apart, by name within."""
    listing = list_cities(catalog_of("states: {XX: {name: {de: X, en: X}}}", PAY), Filters(min_pay=10_000))
    assert [(group.group, group.cities) for group in listing.groups] == [
        ("own_pay_of_level", ("experienced",)),
        ("pay_from_state", ("state-high", "state-low")),
    ]


def test_what_stands_in_from_the_country_is_a_group_of_its_own() -> None:
    """A has its state's 9,000, Ost only Germany's 12,000: it does not come before."""
    country = (
        "states: {DE: {pay: [{role: it-leiter, level: any, measure: mean, mid: 12000, period: month, source: survey}]}}"
    )
    listing = listed(catalog_of(CITIES, country), Filters(), "pay")
    assert [(group.group, group.cities) for group in listing.groups] == [
        ("pay_from_state", ("aeh", "bee", "zet")),
        ("pay_from_country", ("ost",)),
    ]


@pytest.mark.usefixtures("frozen")
def test_cities_with_a_figure_of_their_own_come_before_states_and_the_country() -> None:
    """By their highest amount per month: 9,500 (114,000 a year), 8,500, 8,200; entry only 5,600; states 11,000 and 9,797; Germany 6,300."""
    own = ["gruenfurt", "aaburg-an-der-aa", "moehstedt"]
    assert slugs(load_once(), sort="pay") == [*own, "kaltenquell", "lindwerder", "eschhafen", "oedhausen"]


WAGES = """
cities:
  a: {name: A, state: NW, indicators: {wage_index: [{value: 100, year: 2024, source: survey}, {value: 120, year: 2025, source: survey}]}}
  b: {name: B, state: NW, indicators: {wage_index: {value: 110, year: 2024, source: survey}}}
  c: {name: C, state: HE, indicators: {wage_index: {value: 130, year: 2023, source: survey}}}
  d: {name: D, state: NW}
"""


def test_a_list_is_sorted_within_one_edition() -> None:
    """2024 is what most have: B's 110 beats A's 100, not its 120 of 2025; C has only 2023 and stands below, D has nothing."""
    data = catalog_of(WAGES)
    listing = listed(data, Filters(), "wage_index")
    assert listing.editions == {"wage_index": 2024}
    assert [(group.group, group.cities) for group in listing.groups] == [
        ("edition", ("b", "a")),
        ("other_edition", ("c",)),
        ("no_edition", ("d",)),
    ]
    assert [value.value if (value := city.newest("wage_index")) else None for city in listing.cities] == [
        110,
        120,
        130,
        None,
    ]  # columns keep the newest
    assert slugs(data, sort="wage_index", reverse=True) == ["a", "b", "c", "d"]


def test_the_edition_is_that_of_the_cities_listed() -> None:
    """In Hesse only C is listed, with its 2023; of equals the newest counts, so A alone is sorted by 2025."""
    data = catalog_of(WAGES)
    assert listed(data, Filters(states=("HE",)), "wage_index").editions == {"wage_index": 2023}
    only_a = catalog_of(WAGES.replace("name: B, state: NW", "name: B, state: HE"))
    assert listed(only_a, Filters(states=("NW",)), "wage_index").editions == {"wage_index": 2025}


PARTS = """
vocabulary:
  skills:
    security: {de: Sicherheit, en: Security}
    antivirus: {de: Virenschutz, en: Antivirus, part_of: [security]}
    scanner: {de: Scanner, en: Scanner, broader: [antivirus]}
cities:
  whole: {name: Whole, state: NW, text: {source: board}, skills: [security]}
  part: {name: Part, state: NW, text: {source: board}, skills: [antivirus]}
  kind-of-part: {name: Kind, state: NW, text: {source: board}, skills: [scanner, cloud]}
  neither: {name: Neither, state: NW, text: {source: board}, skills: [cloud]}
"""


def test_a_part_is_not_the_skill_asked_for() -> None:
    """Only Whole names security; Part and Kind name a part of it, Kind alone names that and cloud."""
    data = catalog_of(PARTS)
    listing = list_cities(data, Filters(terms={"skills": ("security",)}))
    assert [city.slug for city in listing.cities] == ["whole"]
    assert listing.partly == ("part", "kind-of-part")
    assert listing.unsure == ()
    assert list_cities(data, Filters(terms={"skills": ("security", "cloud")})).partly == ("kind-of-part",)


def test_a_state_without_a_city_lists_nothing() -> None:
    """Saarland is known and has no city here: an empty list, and no error."""
    catalog = catalog_of(CITIES, "states: {SL: {name: {de: Saarland, en: Saarland}}}")
    assert slugs(catalog, Filters(states=find_states(catalog, ["Saarland"]))) == []


def test_a_list_by_what_no_city_has_says_so() -> None:
    """None of the cities has a wage index: they stand by name, below that it is not known."""
    listing = listed(catalog_of(CITIES), Filters(), "wage_index")
    assert [(group.group, group.cities) for group in listing.groups] == [("no_edition", ("aeh", "bee", "ost", "zet"))]
    assert (listing.sort.id, listing.editions) == ("wage_index", {})


def test_who_names_a_part_is_not_also_unsure() -> None:
    """Part was seen in part and names a part of security: it is counted once."""
    seen_in_part = "cities: {part: {skills: {terms: [antivirus], source: board, seen: part}}}"
    listing = list_cities(catalog_of(PARTS, seen_in_part), Filters(terms={"skills": ("security",)}))
    assert (listing.partly, listing.unsure) == (("part", "kind-of-part"), ())


def ends(listing: Listing) -> list[tuple[object, ...]]:
    return [(each.code, each.field, each.cities, each.values, each.year) for each in listing.findings]


def test_findings_count_and_name_both_ends_in_the_order_of_the_list() -> None:
    """Rents of 2022: Äh 6, Ost 7.5, others none; turned round Ost is first. By name there is nothing but the count."""
    data = catalog_of(CITIES)
    rent = find_sort_field(data, "rent")
    count = ("list_count", None, (), (4,), None)
    low_first = ("list_ends", "rent_eur_m2", ("aeh", "ost"), (6, 7.5), 2022)
    high_first = ("list_ends", "rent_eur_m2", ("ost", "aeh"), (7.5, 6), 2022)
    assert ends(listed(data, Filters(), "rent")) == [count, low_first]
    assert ends(list_cities(data, Filters(), sort=rent, reverse=True)) == [count, high_first]
    assert ends(listed(data, Filters(), "name")) == [count]
    assert ends(listed(data, Filters(states=("HE",)), "rent")) == [("list_count", None, (), (1,), None)]


def test_ends_are_of_one_edition_and_of_own_pay() -> None:
    """Of 2024 there are 110 and 100, the 120 of 2025 and the 130 of 2023 are others; of own pay 9,000 and 8,200 by upper ends."""
    wages = listed(catalog_of(WAGES), Filters(), "wage_index")
    assert ends(wages)[1] == ("list_ends", "wage_index", ("b", "a"), (110, 100), 2024)
    pay = listed(catalog_of("states: {XX: {name: {de: X, en: X}}}", PAY), Filters(), "pay")
    assert ends(pay)[1] == ("list_ends", "pay", ("any", "several"), (9000, 8200), None)
    assert ends(listed(catalog_of(CITIES), Filters(), "pay")) == [
        ("list_count", None, (), (4,), None),
        ("pay_of_states", "pay", (), (), None),
    ]


def test_a_limit_cuts_the_list_and_its_groups(run: Runner, use_data: Callable[..., None]) -> None:
    """The first of four is kept in every format, with its group; findings are those of all, and JSON ends with how many fit."""
    use_data(CITIES)
    command = ("list", "--sort", "rent", "--limit", "1")
    cut = json.loads(run(*command, "-f", "json").out)
    assert [city["city"] for city in cut["cities"]] == ["aeh"]
    assert cut["groups"] == [{"group": "edition", "cities": ["aeh"]}]
    assert (cut["findings"][0]["values"], list(cut)[-1], cut["total"]) == ([4], "total", 4)
    assert run(*command, "-f", "csv").out.count("\n") == 2
    for options in ((), ("--all",), ("--notes", "full"), ("-f", "md")):
        assert "3 more: without --limit." in run(*command, *options).out
    assert " more: " not in run("list").out


def test_the_sorted_column_comes_first_and_is_drawn(run: Runner, use_data: Callable[..., None]) -> None:
    """Äh's 6 of 7.5 EUR/m² are 16 of 20; what the state pays stands in brackets, and the range in its own words."""
    use_data(CITIES)
    lines = run("list", "--sort", "rent").out.splitlines()
    assert lines[:2] == ["4 cities", "  Rent  6.00 (Äh) to 7.50 EUR/m² (Ost), 2022 [1]"]
    aeh = next(line for line in lines if line.startswith("Äh"))
    assert aeh.split()[:5] == ["Äh", "6.00", "█" * 16, "NW", "(4,000–9,000)"]
    assert "Pay, gross: – all own figures, ( ) their state's." in lines


def test_a_state_that_is_a_city_has_its_own_figure(run: Runner, use_data: Callable[..., None]) -> None:
    """Berlin's figure of the state of Berlin is not one of another area, so that it has no brackets."""
    use_data(
        """
        states:
          BE: {name: {de: Berlin, en: Berlin}, pay: [{role: it-leiter, level: any, measure: mean, mid: 5200, period: month, source: survey}]}
        cities: {berlin: {name: Berlin, state: BE}, spandau: {name: Spandau, state: BE}}
        """
    )
    rows = {line.split()[0]: line for line in run("list").out.splitlines() if line.strip()}
    assert "(5,200)" in rows["Spandau"]
    assert "5,200" in rows["Berlin"]
    assert "(5,200)" not in rows["Berlin"]


def test_distances_have_ends_without_the_start(run: Runner, use_data: Callable[..., None]) -> None:
    """One degree of latitude is 111.2 km (6371.0088 km times pi / 180), two are 222.4; the start is 0 km from itself."""
    use_data(
        """
        cities:
          a: {name: A, state: NW, lat: 50, lon: 7}
          b: {name: B, state: NW, lat: 51, lon: 7}
          c: {name: C, state: NW, lat: 52, lon: 7}
        """
    )
    lines = run("list", "--near", "a", "--sort", "distance").out.splitlines()
    assert lines[:2] == ["3 cities, with km from A (straight line)", "  Distance  111.2 (B) to 222.4 km (C)"]


NEAR = """
cities:
  a: {name: A, state: NW, lat: 50, lon: 7}
  b: {name: B, state: NW, lat: 51, lon: 7}
  c: {name: C, state: HE, lat: 52, lon: 7}
"""


@pytest.mark.parametrize(
    ("filters", "title"),
    [
        (("--within", "150"), "A and 1 other city within 150 km (straight line)"),
        (("--within", "250"), "A and 2 other cities within 250 km (straight line)"),
        (("--within", "50"), "Only A itself within 50 km (straight line)"),
        (("--within", "250", "--state", "HE"), "1 city within 250 km of A (straight line): Hesse"),
    ],
)
def test_a_city_is_not_counted_among_those_around_it(
    filters: tuple[str, ...], title: str, run: Runner, use_data: Callable[..., None]
) -> None:
    """B is 111.2 km away, C 222.4; of Hesse there is only C."""
    use_data(NEAR)
    assert run("list", "--near", "a", *filters).out.splitlines()[0] == title


@pytest.mark.parametrize(
    ("filters", "why"),
    [
        (("--min-pay", "9001"), ["Pay  the highest known upper end is 9,000 EUR (North Rhine-Westphalia) [1]"]),
        (("--min-pay", "9000", "--state", "HE"), ["State  without this filter 3 cities fit"]),
        (
            ("--skill", "networks", "--state", "HE"),
            ["Skills  without this filter 1 city fits"],
        ),
        (("--skill", "networks", "--min-pay", "9001"), ["no city meets all filters"]),
    ],
)
def test_a_list_of_nothing_says_which_filter_stands_in_the_way(
    filters: tuple[str, ...], why: list[str], run: Runner, use_data: Callable[..., None]
) -> None:
    """The state's 9,000 is the highest, of three cities; Ost has no pay; nobody asks for networks."""
    use_data(CITIES)
    lines = run("list", *filters).out.splitlines()
    assert lines[0].startswith("0 cities: ")
    rule = next(number for number, line in enumerate(lines) if line.startswith("─"))
    assert [line.strip() for line in lines[1:rule]] == why
    full = run("list", *filters, "--notes", "full").out
    assert ("\n[1] Board:" in full) is ("[1]" in why[0])


def test_whoever_shares_an_end_is_named(run: Runner, use_data: Callable[..., None]) -> None:
    """Any has 9,000, four others 8,200: of those three are named; the entry figure of 5,600 is of another group."""
    own = "pay: [{role: it-leiter, level: any, measure: range, low: 5000, high: 8200, period: month, source: board}]"
    more = "".join(f"  {slug}: {{name: {slug.upper()}, state: NW, {own}}}\n" for slug in ("p", "q", "r"))
    use_data("states: {XX: {name: {de: X, en: X}}}", PAY, f"cities:\n{more}")
    text = " ".join(run("list", "--sort", "pay").out.split())
    assert (
        "Pay own figures, no level or several; upper ends 9,000 (Any) to 8,200 EUR (P, Q, R and 1 more) [1] ──" in text
    )
    found = json.loads(run("list", "--sort", "pay", "-f", "json").out)["findings"][1]
    assert (found["cities"], found["values"]) == (["any", "p", "q", "r", "several"], [9000, 8200, 8200, 8200, 8200])


def test_a_list_of_equal_values_is_no_span(run: Runner, use_data: Callable[..., None]) -> None:
    """Both rents are 6."""
    use_data(CITIES, "cities: {ost: {indicators: {rent_eur_m2: {value: 6, year: 2022, source: census}}}}")
    assert run("list", "--sort", "rent").out.splitlines()[1] == "  Rent  6.00 EUR/m² wherever it is known, 2022 [1]"


def test_the_title_of_a_list_stands_once_more_where_the_screen_is_low(
    run: Runner, use_data: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a sorted column it is all that there is to say; a screen with room for the list has it once."""
    use_data(CITIES)
    for height, times in ((8, 2), (40, 1)):
        monkeypatch.setattr("itleiter_cli.writers.screen.height_of_terminal", lambda height=height: height)
        lines = run("list", "--state", "NW").out.splitlines()
        assert lines.count("3 cities: North Rhine-Westphalia") == times
        assert (lines[-1] == lines[0]) is (times == 2)


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("command", ["rank aaburg moehstedt --weight wage=1", "compare aaburg moehstedt --fields rent"])
def test_notes_never_touch_a_table(command: str, run: Runner) -> None:
    """Also where there is no remark between them."""
    lines = run(*command.split()).out.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("[1] "))
    assert lines[first - 1] == "─" * 80


@pytest.mark.usefixtures("frozen")
def test_fields_are_chosen_and_what_sorts_comes_along(run: Runner) -> None:
    """Fields keep today's order, columns the one asked for; filters by other fields still hold."""
    assert run("list", "--fields", "rent,ags", "-f", "csv").out.startswith(
        "city,name,ags,rent_eur_m2,rent_eur_m2_year\n"
    )
    paid = run("list", "--fields", "rent", "--min-pay", "9500", "--sort", "population", "-f", "csv").out.splitlines()
    assert paid[0] == "city,name,population,rent_eur_m2,population_year,rent_eur_m2_year"
    assert sorted(line.split(",")[0] for line in paid[1:]) == ["eschhafen", "gruenfurt", "lindwerder"]
    near = ("list", "--near", "eschhafen", "--fields")
    assert run(*near, "distance_km;name", "-f", "csv", "--no-header").out.startswith(
        "0.0,Eschhafen\n10.0,Aaburg an der Aa\n"
    )
    assert run("list", "--fields", "distance_km", "-f", "csv").code == run("list", "--fields", "distance").code == 2
    table = run(*near, "skills,ags", "--lang", "de").out.splitlines()
    heading = next(line for line in table if line.startswith("Stadt"))
    assert [word for word in heading.split() if "[" not in word] == ["Stadt", "km", "AGS", "Kenntnisse"]


RENTS = "".join(
    f"  {slug}: {{name: {slug.upper()}, state: NW, indicators: {{rent_eur_m2: {{value: {rent}, year: 2022, source: census}}}}}}\n"
    for slug, rent in {"a": 9, "b": 8, "c": 7, "d": 6, "e": 5, "f": 5.5, "g": 9}.items()
)


def test_what_a_list_comes_to_and_what_is_left_of_it_to_the_letter() -> None:
    """5 lies 44.4 % below 9, and 9 lies 80 % above 5; of one city the rent is not known."""
    data = catalog_of(f"cities:\n{RENTS}  h: {{name: H, state: NW}}\n")
    every, count = (None, None, None), Finding(code="list_count", values=(8,))
    ends = Finding(code="list_ends", field="rent_eur_m2", year=2022, areas=every)
    low, high = {"cities": ("e", "a", "g"), "values": (5, 9, 9)}, {"cities": ("a", "g", "e"), "values": (9, 9, 5)}
    cheapest = listed(data, Filters(), "rent_eur_m2")
    assert cheapest.findings == (count, structs.replace(ends, **low, difference=-44.4))
    dearest = list_cities(data, Filters(), sort=find_sort_field(data, "rent_eur_m2"), reverse=True)
    assert dearest.findings == (count, structs.replace(ends, **high, difference=80.0))
    assert listed(data, Filters(), "name").findings == listed(data, Filters(), "pay").findings == (count,)
    assert listed(data, Filters(states=("HE",)), "pay").findings == (
        Finding(code="list_count", values=(0,)),
        Finding(code="list_without", field="state", values=(8,)),
    )
    known, unknown = CityGroup("edition", ("e", "f", "d", "c", "b", "a", "g")), CityGroup("no_edition", ("h",))
    assert cheapest.groups == (known, unknown)
    assert cheapest.shortened(0).groups == (known,)  # the line that counts what is left out takes one as well
    assert cheapest.shortened(1).groups == (CityGroup("edition", ("e", "f", "d", "c", "b", "a")),)
    assert [city.slug for city in cheapest.shortened(1).shortened(1).cities] == ["e", "f", "d", "c", "b"]
    assert [city.slug for city in cheapest.shortened(7).cities] == ["e", "f", "d", "c", "b"]


def test_a_list_by_distance_rests_on_the_place_that_is_measured_from() -> None:
    """The user's own coordinates of a start make every distance their own."""
    pay = "pay: [{role: it-leiter, level: any, measure: mean, mid: 6000, period: month, source: board}]"
    towns = f"""
cities:
  a: {{name: A, state: NW, lat: 51.0, lon: 7.0, {pay}}}
  b: {{name: B, state: NW, lat: 51.1, lon: 7.0, {pay}}}
"""
    below = [parse_pack("base.yaml", BASE), parse_pack("towns.yaml", towns)]
    own = parse_pack("own.yaml", "cities: {a: {lat: 51.2}}", own=True, below=below)
    for near, marked in (("a", [True, True]), ("b", [True, False]), (None, [False, False])):
        for filters in (Filters(near=near), Filters(near=near, min_pay=5000)):  # pay is looked at and not shown
            listing = list_cities(build_catalog([*below, own], ""), filters, fields=[])
            assert ["from_pack" in city.notes for city in listing.cities] == marked
            assert [city.pay for city in listing.cities] == [(), ()]
            assert (DISTANCE in listing.fields) == (near is not None)


def test_fields_and_columns_together_are_refused_to_the_letter(run: Runner) -> None:
    said = "--fields takes fields or columns, not both; columns: pay_low, pay_high; fields: pay, distance"
    hint = "name only fields, or of each field the columns you want, such as pay_low"
    assert run("list", "--fields", "pay_low,pay,pay_high,distance", "-f", "csv").err == f"Error: {said}; {hint}\n"


def test_a_list_as_json_says_of_facets_where_their_terms_come_from(catalog: Catalog) -> None:
    """The terms themselves stand once, as a column."""
    (city,) = listed(catalog, Filters(states=("HE",)), "name").as_json()["cities"]
    head = {"facet": "skills", "source": "board", "urls": (), "role": "it-leiter", "seen": "full"}
    assert (city["facets"], city["skills"]) == ([{**head, "basis": None, "origin": None}], ("sap-migration",))


@pytest.mark.parametrize(("code", "region"), [("pay_of_states", "NW"), ("pay_of_country", "DE")])
def test_whose_pay_a_list_is_sorted_by_where_no_city_has_its_own(code: FindingCode, region: str) -> None:
    figure = "{role: it-leiter, level: any, measure: mean, mid: 6000, period: month, source: board}"
    data = catalog_of(f"states: {{{region}: {{pay: [{figure}]}}}}\ncities: {{a: {{name: A, state: NW}}}}")
    assert listed(data, Filters(), "pay").findings[1] == Finding(code=code, field="pay")


def test_pay_has_no_areas() -> None:
    """6,000 lies 20 % above 5,000."""
    figure = "{{role: it-leiter, level: any, measure: mean, mid: {}, period: month, source: board}}"
    towns = "".join(
        f"  {slug}: {{name: {slug}, state: NW, pay: [{figure.format(amount)}]}}\n"
        for slug, amount in (("a", 5000), ("b", 6000))
    )
    _, ends = listed(catalog_of(f"cities:\n{towns}"), Filters(), "pay").findings
    assert ends == Finding(code="list_ends", field="pay", cities=("b", "a"), values=(6000, 5000), difference=20.0)


def test_filters_look_at_what_is_not_shown() -> None:
    """Half of A's jobs are in IT, and a quarter of Germany's; only the rent was asked for."""
    data = catalog_of("""
sectors: {TOTAL: {de: alle, en: all}, J: {de: IT, en: IT, least_factor: 1.25}}
states: {DE: {sectors: {source: census, date: 2020-06-30, employees: {TOTAL: 10000, J: 2500}}}}
cities:
  a: {name: A, state: NW, sectors: {source: census, date: 2020-06-30, employees: {TOTAL: 1000, J: 500}}}
  b: {name: B, state: NW}
""")
    listing = list_cities(data, Filters(sectors=("J",)), fields=choose_fields(data, ["rent"]))
    assert [(city.slug, city.sectors) for city in listing.cities] == [("a", ())]


def test_the_highest_pay_is_named_with_whoever_has_it() -> None:
    """9,000 EUR in A, 8,000 in B."""
    figure = "{{role: it-leiter, level: any, measure: mean, mid: {}, period: month, source: board}}"
    data = catalog_of(
        f"cities: {{a: {{name: A, state: NW, pay: [{figure.format(9000)}]}}, b: {{name: B, state: NW, pay: [{figure.format(8000)}]}}}}"
    )
    highest = Finding(code="list_highest_pay", field="pay", cities=("a",), values=(9000,))
    assert listed(data, Filters(min_pay=9001), "name").findings[1:] == (highest,)


def test_a_circle_has_what_lies_on_it() -> None:
    """B lies 11.1 km north of A: within 11.1, and not within 11.0; without the circle the state alone has a city."""
    data = catalog_of(
        "cities: {a: {name: A, state: NW, lat: 51.0, lon: 7.0}, b: {name: B, state: HE, lat: 51.1, lon: 7.0}}"
    )
    assert slugs(data, Filters(near="a", within=11.1)) == ["a", "b"]
    assert slugs(data, Filters(near="a", within=0)) == ["a"]
    alone = Filters(near="a", within=11.0, states=("HE",))
    assert listed(data, alone, "name").findings[1:] == (
        Finding(code="list_without", field="state", values=(1,)),
        Finding(code="list_without", field="distance", values=(1,)),
    )


def test_zero_is_a_value_to_sort_by() -> None:
    """A rent of 0 is lower than one of 0.50, from either end."""
    rent = "indicators: {{rent_eur_m2: {{value: {}, year: 2022, source: census}}}}"
    data = catalog_of(
        f"cities: {{a: {{name: A, state: NW, {rent.format(0.5)}}}, b: {{name: B, state: NW, {rent.format(0)}}}}}"
    )
    assert slugs(data, sort="rent_eur_m2") == ["b", "a"]
    assert slugs(data, sort="rent_eur_m2", reverse=True) == ["a", "b"]


def test_labels_stand_in_rows_of_a_list_where_they_are_asked_for(run: Runner, use_data: Callable[..., None]) -> None:
    use_data(CITIES)
    assert run("list", "--state", "HE", "--fields", "name,skills", "-f", "csv").out.endswith("Ost,sap-migration\n")
    labelled = run("list", "--state", "HE", "--fields", "name,skills", "-f", "csv", "--labels", "--lang", "de").out
    assert labelled.endswith("Ost,SAP-Umzug\n")


@pytest.mark.parametrize(
    ("within", "kilometres"),
    [
        *(("11.2", 11.2), ("11,2", 11.2), ("11.2km", 11.2), (" 11,20 KM ", 11.2), ("1.12e1", 11.2)),
        *(("11.2 Kilometer", 11.2), ("11.2 kilometres", 11.2), ("+11.2", 11.2), ("0011.200", 11.2), ("-0", 0.0)),
        *(("1'000", 1000), ("1 000 km", 1000), ("1_000", 1000), ("1.000,5", 1000.5), ("+1,200.5", 1200.5)),
        *(("1.200.000", 1_200_000), ("0,125", 0.125), ("1234.567", 1234.567), ("12.3456", 12.3456), (".5", 0.5)),
    ],
)
def test_a_distance_is_read_as_people_write_it(within: str, kilometres: float) -> None:
    """No group follows a single 0, or more digits than three, nor is any longer; 0 below zero is 0."""
    read = read_kilometres(within, "--within")
    assert (read, str(read).startswith("-")) == (kilometres, False)


def test_a_list_goes_as_far_as_was_typed(run: Runner, use_data: Callable[..., None]) -> None:
    """B lies 11.1 km north of A."""
    use_data("cities: {a: {name: A, state: NW, lat: 51.0, lon: 7.0}, b: {name: B, state: HE, lat: 51.1, lon: 7.0}}")
    for within, found in (("11,2 km", ["A", "B"]), ("11,0 km", ["A"])):
        said = run("list", "--near", "a", "--within", within, "--fields", "name", "-f", "csv").out
        assert said.split()[1:] == found


@pytest.mark.parametrize("within", ["-1", "40 m", "", "km", "1,2,3", "40 50", "1_2", "inf", "nan"])
def test_what_is_no_distance_is_asked_back(within: str, run: Runner) -> None:
    code, _, said = run("list", "--near", "essen", "--within", within)
    hint = "write a number from 0 on, such as 40"
    assert (code, said) == (2, f"Error: --within takes a distance in km, not “{within}”; {hint}\n")


@pytest.mark.parametrize(("within", "whole"), [("1.200", "1200"), ("+1,200 km", "1200"), ("40,000", "40000")])
def test_a_distance_that_could_be_two_is_asked_back(within: str, whole: str, run: Runner) -> None:
    """It is 1.2 km in one language and 1,200 in the other."""
    code, _, said = run("list", "--near", "essen", "--within", within)
    number = within.removesuffix(" km").removeprefix("+")
    assert (code, said) == (
        2,
        f"Error: --within: it is not clear whether “{number}” has a group of three digits or three decimals; "
        f"write {whole}, or one or two decimals, such as 12.5\n",
    )
