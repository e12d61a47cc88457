"""The bundled data: figures against a table written by hand, and what must hold for all of it."""

from __future__ import annotations

import re
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

import pytest

from conftest import ROOT
from itleiter_cli.catalog.bundled import bundled_files
from itleiter_cli.catalog.forms import ECONOMY_FACETS, FACETS, PROFESSION, EconomyFacet, FacetName
from itleiter_cli.catalog.model import Catalog, City, PayFigure, State
from itleiter_cli.cities.lookup import find_city
from itleiter_cli.cities.profile import city_profile
from itleiter_cli.cities.sectors import SectorShare, more_than_usual, sector_shares

EXPECTED = [
    # slug, state, AGS, population 31.12.2024, rent 2022, price index 2022, median pay 31.12.2024, wage index, advertised rent 2025
    ("muelheim-an-der-ruhr", "NW", "05117000", 173050, 6.50, 98.8, 4407, 109.8, 9.24),
    ("dortmund", "NW", "05913000", 603462, 6.45, None, 4097, 102.1, 9.20),
    ("berlin", "BE", "11000000", 3685265, 7.67, 105.5, 4198, 104.6, 14.09),
    ("hamburg", "HH", "02000000", 1862565, 9.16, 111.5, 4527, 112.8, 14.68),
    ("muenchen", "BY", "09162000", 1505005, 12.89, 125.1, 5362, 133.6, 21.01),
    ("koeln", "NW", "05315000", 1024621, 9.39, 109.4, 4498, 112.1, 13.79),
    ("essen", "NW", "05113000", 574682, 6.72, 98.7, 4310, 107.4, 9.27),
    ("hannover", "NI", "03241001", 522131, 7.61, 100.8, 4178, 104.1, 10.53),
    ("saarbruecken", "SL", "10041100", 182971, 6.71, 97.7, 4124, 102.8, 9.07),
    ("moenchengladbach", "NW", "05116000", 267213, 6.41, 97.0, 3760, 93.7, 9.43),
    ("chemnitz", "SN", "14511000", 245618, 5.26, None, 3577, 89.1, 5.86),
    ("freiburg-im-breisgau", "BW", "08311000", 237460, 9.74, 112.7, 4412, 109.9, 12.88),
    ("luebeck", "SH", "01003000", 216889, 7.47, 101.3, 3829, 95.4, 11.73),
    ("kassel", "HE", "06611000", 197230, 6.77, None, 4229, 105.4, 9.05),
    ("iserlohn", "NW", "05962024", 91811, 5.69, 94.9, 3921, 97.7, 7.13),
    ("witten", "NW", "05954036", 91808, 5.88, None, 3924, 97.8, 8.15),
]

OFFICIAL = [
    # slug, unemployment rate, expert share, degree share, gigabit share (all 2023), employees in all and in section J (30.06.2020), share of J
    ("muenchen", 4.46, 30.0, 41.34, 96.57, 897905, 92770, 10.33),
    ("dortmund", 11.46, 15.5, 19.68, 78.16, 246840, 12024, 4.87),
    ("ingolstadt", 3.34, 23.2, 26.27, 99.86, 104462, 2782, 2.66),
    ("wolfsburg", 6.05, 27.13, 29.26, 89.03, 120864, 2797, 2.31),
    ("heilbronn", None, None, None, None, 71691, 3224, None),
    ("fuerth", 5.05, None, 17.24, 65.91, None, None, None),
]

OFFICIAL_PAY = [
    # role, measure, low, mid, above, records, year: official figures of Germany, none of which stands in for a city's
    ("it-leiter", "quartiles", 6305, 7850, 8050, 27511, 2025),
    ("it-leiter", "quartiles", 5921, None, 7100, 25975, 2023),
    ("it-leiter", "median", None, 7662, None, None, 2024),
    ("it-leiter", "mean", None, 8314, None, None, 2024),
    ("head-of-informatics", "median", None, 9518, None, None, 2024),
    ("head-of-informatics", "mean", None, 9898, None, None, 2024),
]

COUNTS_OF_CITIES = {
    # indicator: cities that have it, cities for which it is that of a larger area
    "population": (92, 0),
    "median_pay": (92, 20),
    "wage_index": (92, 20),
    "asking_rent_eur_m2": (92, 20),
    "rent_eur_m2": (92, 0),
    "price_index": (42, 5),
    "it_jobs_share": (91, 17),
    "unemployment_rate": (92, 20),
    "expert_share": (91, 20),
    "degree_share": (92, 20),
    "gigabit_share": (92, 0),
}

OWN_PAY = {
    # slug: role, level, measure, low, high per month
    "dortmund": [("it-leiter", "entry", "range", 4500, 5900), ("it-leiter", "experienced", "points", 7000, 8200)],
    "muelheim-an-der-ruhr": [("it-leiter", "any", "range", 5000, 8500)],
    "muenster": [("it-leiter", "entry", "range", 4800, 5600)],
    "mannheim": [("it-leiter", "any", "range", 6000, 9000)],
    "mainz": [("it-leiter", "any", "range", 5500, 7500)],
    "kassel": [("it-leiter", "any", "range", 5200, 7500)],
    "chemnitz": [("it-manager", "entry", "range", 3300, 3800)],
    "luebeck": [("it-manager", "entry", "range", 4200, 4700), ("it-manager", "experienced", "range", 5800, 7400)],
    "erfurt": [("it-manager", "entry", "range", 3800, 4500), ("it-manager", "experienced", "range", 5200, 7000)],
}

STATE_PAY = {
    # first quartile, mean, third quartile per month
    "DE": (3703, 6306, 10139),
    "BW": (4034, 6510, 10058),
    "BY": (3950, 6693, 10741),
    "BE": (3328, 5226, 8508),
    "BB": (2955, 4346, 7714),
    "HB": (3388, 5419, 9854),
    "HH": (3695, 6669, 10977),
    "HE": (4473, 6971, 11190),
    "MV": (2230, 3803, 6520),
    "NI": (3122, 5289, 9784),
    "NW": (3669, 6236, 9797),
    "RP": (3479, 6249, 8587),
    "SL": (3008, 5629, 9704),
    "SN": (2586, 4577, 7686),
    "ST": (3065, 5859, 10790),
    "SH": (3164, 5254, 8266),
    "TH": (2544, 3960, 6018),
}

STATES_BY_AGS = ("SH", "HH", "NI", "HB", "NW", "HE", "RP", "BW", "BY", "SL", "BE", "BB", "MV", "SN", "ST", "TH")
AGS_BEGINS = {state: f"{number:02}" for number, state in enumerate(STATES_BY_AGS, 1)}


@pytest.mark.parametrize(("slug", "state", "ags", "population", "rent", "price", "median", "wage", "asking"), EXPECTED)
def test_numbers_are_those_of_the_sources(
    slug: str,
    state: str,
    ags: str,
    population: int,
    rent: float,
    price: float | None,
    median: int,
    wage: float,
    asking: float,
    bundled: Catalog,
) -> None:
    """Population, rents, price index, pay and wage index, each in its newest edition."""
    city = bundled.cities[slug]
    newest = {key: editions[0].value for key, editions in city.indicators.items()}
    assert (city.state, city.ags, newest.get("population"), newest.get("rent_eur_m2")) == (state, ags, population, rent)
    assert (newest.get("price_index"), newest.get("asking_rent_eur_m2")) == (price, asking)
    assert (newest.get("median_pay"), newest.get("wage_index")) == (median, wage)


@pytest.mark.parametrize(("slug", "unemployed", "experts", "degrees", "gigabit", "total", "it", "share"), OFFICIAL)
def test_official_numbers_are_those_of_the_tables(
    slug: str,
    unemployed: float | None,
    experts: float | None,
    degrees: float | None,
    gigabit: float | None,
    total: int | None,
    it: int | None,
    share: float | None,
    bundled: Catalog,
) -> None:
    """Numbers read in the published tables; None where the row above says nothing of it."""
    city = bundled.cities[slug]
    newest = {key: editions[0].value for key, editions in city.indicators.items()}
    told = {"unemployment_rate": unemployed, "expert_share": experts, "degree_share": degrees, "gigabit_share": gigabit}
    for key, value in told.items():
        assert value is None or newest[key] == value, key
    assert city.sectors is not None
    if total is not None:
        assert (city.sectors.employees["TOTAL"], city.sectors.employees["J"]) == (total, it)
        assert newest.get("it_jobs_share") == share


def test_what_the_statistics_keep_back_stays_open(bundled: Catalog) -> None:
    """Suppressed cells stay empty, Heilbronn's section J is left out with its reason, Bremerhaven's trade is explained."""
    employees = {slug: city.sectors.employees for slug, city in bundled.cities.items() if city.sectors}
    assert len(employees) == 92
    assert [employees["ingolstadt"][group] for group in ("B-E", "B-F", "F")] == [None, 54910, None]
    assert [employees["wolfsburg"][group] for group in ("A", "B-E", "B-F", "G-U")] == [None, None, None, 46201]
    left_out = {slug: set(city.sectors.left_out) for slug, city in bundled.cities.items() if city.sectors}
    assert {slug: groups for slug, groups in left_out.items() if groups} == {"heilbronn": {"J"}}
    noted = {slug: set(city.sectors.notes) for slug, city in bundled.cities.items() if city.sectors}
    assert {slug: groups for slug, groups in noted.items() if groups} == {"bremerhaven": {"G-I"}}


def test_germany_has_numbers_to_hold_cities_against(bundled: Catalog) -> None:
    """Pay, rent and prices of Germany, and its employees by group of sections."""
    germany = bundled.states["DE"]
    assert {key: editions[0].value for key, editions in germany.indicators.items()} == {
        "median_pay": 4013,
        "wage_index": 100,
        "rent_eur_m2": 7.28,
        "price_index": 100,
        "it_jobs_share": 3.5,
    }
    assert germany.sectors is not None
    assert germany.sectors.employees["TOTAL"] == 33322952
    assert germany.sectors.employees["J"] == 1167291
    assert germany.sectors.employees["O-Q"] == 8223401


def test_own_pay_is_what_the_texts_say(bundled: Catalog) -> None:
    """Nine cities have figures of their own, six of them for the IT-Leiter; gross is assumed for all of them."""
    said = {
        slug: [(figure.role, figure.level, figure.measure, figure.low, figure.high) for figure in city.pay]
        for slug, city in bundled.cities.items()
        if city.pay
    }
    assert said == OWN_PAY
    for slug in said:
        for figure in bundled.cities[slug].pay:
            assert (figure.period, figure.basis, figure.year) == ("month", "gross", None)
            assert ("period" in figure.assumed, "basis" in figure.assumed) == (
                slug not in ("mannheim", "mainz", "kassel"),
                True,
            )


def test_state_pay_is_what_the_salary_database_says(bundled: Catalog) -> None:
    """16 states and Germany, each with quartiles and a mean."""
    said = {}
    for code, state in bundled.states.items():
        (figure,) = [figure for figure in state.pay if figure.role == PROFESSION and figure.stands_in]
        assert (figure.measure, figure.mid_is, figure.period, figure.source) == (
            "quartiles",
            "mean",
            "month",
            "gehaltsvergleich",
        )
        said[code] = (figure.low, figure.mid, figure.high)
    assert said == STATE_PAY
    germany = {
        figure.role: (figure.mid, figure.period, figure.year)
        for figure in bundled.states["DE"].pay
        if figure.source == "hays-2023"
    }
    assert germany == {
        "it-team-lead": (80200, "year", 2023),
        "it-department-head": (91200, "year", 2023),
        "it-division-head": (127000, "year", 2023),
    }


def test_official_pay_is_of_germany_alone(bundled: Catalog) -> None:
    """Six figures of two classes of occupations, per month; what lies above a ceiling has no amount."""
    said = [
        (figure.role, figure.measure, figure.low, figure.mid, figure.above, figure.records, figure.year)
        for figure in bundled.states["DE"].pay
        if not figure.stands_in
    ]
    assert said == OFFICIAL_PAY
    for figure in figures(bundled):
        if not figure.stands_in:
            assert (figure.scope, figure.high, figure.period) == ("country", None, "month")
            counted = ("it-manager", "it-team-lead", "ciso", "it-project-lead") if figure.role == PROFESSION else ()
            assert figure.counted_with == counted


def test_a_city_without_own_figures_shows_its_states(bundled: Catalog) -> None:
    """Every city has a figure; 86 have that of their state, and the manager's never enters the IT-Leiter's."""
    scopes = Counter(city_profile(bundled, city).figures[0].scope for city in bundled.cities.values())
    assert scopes == {"city": 6, "state": 86}
    luebeck = city_profile(bundled, bundled.cities["luebeck"])
    assert (luebeck.range.low, luebeck.range.high, luebeck.figures[0].scope) == (3164, 8266, "state")
    muenster = city_profile(bundled, bundled.cities["muenster"])
    assert (muenster.range.low, muenster.range.high, muenster.pay_level, muenster.figures[0].scope) == (
        4800,
        5600,
        "entry",
        "city",
    )


def test_every_big_city_is_there_with_its_facts(bundled: Catalog) -> None:
    """92 cities of over 90,000 inhabitants, each with state, AGS, coordinates in Germany, population and rents."""
    assert len(bundled.cities) == 92
    for city in bundled.cities.values():
        assert city.ags is not None
        assert re.fullmatch("[0-9]{8}", city.ags)
        assert city.ags.startswith(AGS_BEGINS[city.state])
        assert city.lat is not None
        assert city.lon is not None
        assert 47.27 < city.lat < 55.06
        assert 5.87 < city.lon < 15.04
        assert city.indicators["population"][0].value > 90000
        assert 4 < city.indicators["rent_eur_m2"][0].value < 15
        assert city.indicators["rent_eur_m2"][0].value < city.indicators["asking_rent_eur_m2"][0].value < 25
    assert set(bundled.states) == {*AGS_BEGINS, "DE"}


def test_every_city_has_the_official_numbers(bundled: Catalog) -> None:
    """All but the expert share of Fürth and the IT jobs of Heilbronn; 20 cities have some of their district."""
    cities = bundled.cities.values()
    held = {key: [city.indicators[key] for city in cities if key in city.indicators] for key in bundled.indicators}
    assert {
        key: (len(each), sum(editions[0].area is not None for editions in each)) for key, each in held.items()
    } == COUNTS_OF_CITIES
    assert all(len(editions) == 1 for each in held.values() for editions in each)
    assert {slug for slug, city in bundled.cities.items() if "expert_share" not in city.indicators} == {"fuerth"}
    assert {slug for slug, city in bundled.cities.items() if "it_jobs_share" not in city.indicators} == {"heilbronn"}
    assert sum(city.sectors is not None and city.sectors.area is not None for city in cities) == 17


def test_a_rent_from_other_adverts_is_told(bundled: Catalog) -> None:
    """Seven cities for which an older edition rests on visibly other adverts say so."""
    assert {slug for slug, city in bundled.cities.items() if city.indicators["asking_rent_eur_m2"][0].note} == {
        *("berlin", "erlangen", "freiburg-im-breisgau", "muenster", "potsdam", "regensburg", "ulm"),
    }


def test_the_economy_of_every_city_is_named_by_pages(bundled: Catalog) -> None:
    """599 industries and 282 kinds of employers on 379 pages; 353 rest on undated pages only, 102 are of a wider area."""
    economies = [city.economy for city in bundled.cities.values() if city.economy is not None]
    assert len(economies) == 92
    named = {
        facet: [(economy, each) for economy in economies for each in economy.named(facet)] for facet in ECONOMY_FACETS
    }
    assert {facet: len(each) for facet, each in named.items()} == {"industries": 599, "employers": 282}
    assert sum(len(economy.pages) for economy in economies) == 379
    every = [pair for pairs in named.values() for pair in pairs]
    assert sum(all(page.dated is None for page in economy.pages_of(each)) for economy, each in every) == 353
    assert sum(each.area is not None for _, each in every) == 102
    assert {slug for slug, city in bundled.cities.items() if city.economy and len(city.economy.industries) <= 2} == {
        *("bergisch-gladbach", "erlangen", "esslingen-am-neckar", "fuerth"),
        *("guetersloh", "hanau", "ludwigshafen-am-rhein", "offenbach-am-main"),
    }
    for economy in economies:
        cited = {number for facet in ECONOMY_FACETS for each in economy.named(facet) for number in each.pages}
        assert cited == {page.number for page in economy.pages}


def test_of_a_broader_and_a_narrower_industry_the_narrower_is_named(bundled: Catalog) -> None:
    """What a term implies does not stand beside it; only the car industry stands beside its suppliers."""
    beside = {
        (term.term, above)
        for city in bundled.cities.values()
        if city.economy is not None
        for term in city.economy.industries
        for above in bundled.broader("industries", term.term) & {each.term for each in city.economy.industries}
    }
    assert beside <= {("automotive-suppliers", "automotive")}


def test_a_value_of_a_larger_area_names_it(bundled: Catalog) -> None:
    """Five price indices are those of a district."""
    areas = {
        slug: city.indicators["price_index"][0].area
        for slug, city in bundled.cities.items()
        if "price_index" in city.indicators
    }
    assert {slug: area for slug, area in areas.items() if area} == {
        "hannover": "Region Hannover",
        "saarbruecken": "Regionalverband Saarbrücken",
        "recklinghausen": "Kreis Recklinghausen",
        "bergisch-gladbach": "Rheinisch-Bergischer Kreis",
        "iserlohn": "Märkischer Kreis",
    }


def test_derived_values_are_what_their_arithmetic_says(bundled: Catalog) -> None:
    """100 times a part over a whole, which are the median pay of city and Germany, or the employees of J and all."""
    places = [(city.indicators, city.sectors) for city in bundled.cities.values()]
    places.append((bundled.states["DE"].indicators, bundled.states["DE"].sectors))
    checked: Counter[str] = Counter()
    for held, sectors in places:
        assert sectors is not None
        pay = held["median_pay"][0]
        parts = {"wage_index": (pay.value, 4013), "it_jobs_share": (sectors.employees["J"], sectors.employees["TOTAL"])}
        for key, (part, whole) in parts.items():
            for edition in held.get(key, ()):
                assert edition.computed == f"100 * {part} / {whole}"
                assert part is not None
                assert whole is not None
                step = Decimal(1).scaleb(-bundled.indicators[key].decimals)
                share = (100 * Decimal(part) / Decimal(whole)).quantize(step, ROUND_HALF_UP)
                assert Decimal(str(edition.value)) == share
                checked[key] += 1
        index = held["wage_index"][0]
        assert (index.year, index.source, index.area) == (pay.year, pay.source, pay.area)
    assert checked == {"wage_index": 93, "it_jobs_share": 92}


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        pytest.param("Munich", "muenchen", id="exonym"),
        pytest.param("cologne", "koeln", id="exonym in lower case"),
        pytest.param("Nuremberg", "nuernberg", id="exonym of Nürnberg"),
        pytest.param("Frankfurt", "frankfurt-am-main", id="short name"),
        pytest.param("Freiburg", "freiburg-im-breisgau", id="short name with an official tail"),
        pytest.param("Halle", "halle-saale", id="short name before a bracket"),
        pytest.param("Ludwigshafen", "ludwigshafen-am-rhein", id="short name on a river"),
        pytest.param("06412000", "frankfurt-am-main", id="AGS"),
    ],
)
def test_names_that_people_type_are_known(typed: str, slug: str, bundled: Catalog) -> None:
    """Short names, exonyms and the AGS."""
    assert find_city(bundled, typed).slug == slug


def test_seed_cities_were_read_in_full_and_others_were_not(bundled: Catalog) -> None:
    """Two pages were read in full; 28 about the role were seen in part, 19 are about a related role and say which."""
    texts: Counter[tuple[str, str]] = Counter()
    for city in bundled.cities.values():
        kinds = {(facet.seen, facet.role, facet.basis is not None) for facet in city.facets.values()}
        assert len(kinds) <= 1
        for seen, role, named in kinds:
            texts[seen, role] += 1
            assert named == (role == "related")
    assert texts == {("full", PROFESSION): 2, ("part", PROFESSION): 28, ("part", "related"): 19}
    for slug in ("muelheim-an-der-ruhr", "dortmund"):
        assert all(bundled.cities[slug].complete(facet) for facet in FACETS)


def places(catalog: Catalog) -> list[State | City]:
    return [*catalog.states.values(), *catalog.cities.values()]


def figures(catalog: Catalog) -> list[PayFigure]:
    return [figure for holder in places(catalog) for figure in holder.pay]


def test_every_source_is_used_and_names_its_licence(bundled: Catalog) -> None:
    """No source stands there for nothing; every one says on what terms, also in DATA_LICENSES.md."""
    used = {figure.source for figure in figures(bundled)} | {
        key for key, source in bundled.sources.items() if source.covers
    }
    for city in bundled.cities.values():
        used |= {facet.source for facet in city.facets.values()}
    for place in places(bundled):
        used |= {edition.source for editions in place.indicators.values() for edition in editions}
        used |= {place.sectors.source} if place.sectors else set()
    assert bundled.profession is not None
    used |= set(bundled.profession.sources)
    assert used == set(bundled.sources)
    licences = (ROOT / "DATA_LICENSES.md").read_text(encoding="utf-8")
    described = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    for key, source in bundled.sources.items():
        assert source.licence
        assert f"`{key}`" in licences
        assert f"`{key}`" in described


def test_every_statement_can_be_looked_up(bundled: Catalog) -> None:
    """Every figure of pay and every list names its page; a price index its page or at least the site."""
    for city in bundled.cities.values():
        assert all(edition.url or edition.note for edition in city.indicators.get("price_index", ()))
        assert all(bundled.sources[city.indicators[key][0].source].url for key in ("wage_index", "asking_rent_eur_m2"))
        assert all(figure.url for figure in city.pay)
        assert all(facet.urls for facet in city.facets.values())
    pages = [page for city in bundled.cities.values() if city.economy for page in city.economy.pages]
    assert sum(page.url is None for page in pages) == 1


@pytest.mark.parametrize("facet", FACETS)
def test_terms_are_used_and_told_apart(facet: FacetName, bundled: Catalog) -> None:
    """A term is named for a city or the profession, or stands above one that is; no two have the same label."""
    terms = bundled.terms[facet]
    named = {term for city in bundled.cities.values() if facet in city.facets for term in city.facets[facet].terms}
    named |= {
        each.term
        for city in bundled.cities.values()
        for economy in ECONOMY_FACETS
        if economy == facet and city.economy
        for each in city.economy.named(economy)
    }
    if facet == "skills" and bundled.profession:
        named |= {skill.term for skill in bundled.profession.skills}
    assert bundled.implied(facet, named) == set(terms)
    for labels in ([term.de.casefold() for term in terms.values()], [term.en.casefold() for term in terms.values()]):
        assert [label for label, count in Counter(labels).items() if count > 1] == []


def test_the_data_is_found_beside_the_sources() -> None:
    """A checkout reads data/ at its root."""
    assert [path.name for path in bundled_files()] == [
        *("economy.yaml", "indicators.yaml", "official.yaml", "profession.yaml"),
        *("regions.yaml", "sectors.yaml", "sources.yaml", "vocabulary.yaml"),
    ]
    assert (ROOT / "data" / "regions.yaml").is_file()


def groups_above(catalog: Catalog, city: City) -> tuple[SectorShare, ...]:
    return more_than_usual(sector_shares(catalog, city))


def coverage(catalog: Catalog) -> str:
    """Count what the cities have, as a Markdown table."""
    cities = catalog.cities.values()

    def own(role: bool, level: str | None = None) -> int:
        return sum(
            any((figure.role == PROFESSION) is role and level in (None, figure.level) for figure in city.pay)
            for city in cities
        )

    def texts(seen: str, role: str) -> int:
        return sum(any((facet.seen, facet.role) == (seen, role) for facet in city.facets.values()) for city in cities)

    def numbers(key: str) -> list[tuple[str, int]]:
        held = [city.indicators[key][0] for city in cities if key in city.indicators]
        of_area = sum(each.area is not None for each in held)
        return [(key, len(held)), *([("... of a larger area", of_area)] if of_area else [])]

    rows = [
        ("own pay figure for the IT-Leiter", own(True)),
        *((f"... of level {level}", own(True, level)) for level in ("any", "entry", "experienced")),
        ("own pay figure for a related role", own(False)),
        (
            "figure of the state instead",
            sum(not any(figure.role == PROFESSION for figure in city.pay) for city in cities),
        ),
        *(row for key in catalog.indicators for row in numbers(key)),
        ("employees by group of sections", sum(city.sectors is not None for city in cities)),
        ("... of the district", sum(city.sectors is not None and city.sectors.area is not None for city in cities)),
        ("... with a group that has more jobs than usual", sum(bool(groups_above(catalog, city)) for city in cities)),
        *(
            (f"named {facet}", sum(bool(city.economy and city.economy.named(facet)) for city in cities))
            for facet in ECONOMY_FACETS
        ),
        *((facet, sum(facet in city.facets for city in cities)) for facet in FACETS),
        ("text about the role, read in full", texts("full", PROFESSION)),
        ("text about the role, first part seen", texts("part", PROFESSION)),
        ("text about a related role, first part seen", texts("part", "related")),
        ("no list at all", sum(not city.facets for city in cities)),
    ]
    return "\n".join(["| what | cities |", "| --- | --: |", *(f"| {what} | {count} |" for what, count in rows)])


def test_the_coverage_table_is_current(bundled: Catalog, rewrite: bool) -> None:
    """docs/data.md counts what is there; --rewrite counts anew."""
    path = ROOT / "docs" / "data.md"
    text = path.read_text(encoding="utf-8")
    before, rest = text.split("<!-- coverage -->\n")
    _, after = rest.split("<!-- end of coverage -->")
    current = f"{before}<!-- coverage -->\n{coverage(bundled)}\n<!-- end of coverage -->{after}"
    if rewrite:
        path.write_text(current, encoding="utf-8")
    assert current == path.read_text(encoding="utf-8")


def test_prose_counts_what_is_there(bundled: Catalog) -> None:
    """The numbers in both READMEs and docs/data.md are those of the data."""
    own = sum(any(figure.role == PROFESSION for figure in city.pay) for city in bundled.cities.values())
    prices = [city.indicators["price_index"][0] for city in bundled.cities.values() if "price_index" in city.indicators]
    words, german_words = {3: "three", 6: "six"}, {6: "sechs"}
    economies = [city.economy for city in bundled.cities.values() if city.economy is not None]
    pages = sum(len(economy.pages) for economy in economies)
    district_sectors = sum(
        city.sectors is not None and city.sectors.area is not None for city in bundled.cities.values()
    )

    def named(facet: EconomyFacet) -> int:
        return sum(len(economy.named(facet)) for economy in economies)

    expected = {
        "README.md": [
            f"{len(bundled.cities)} cities of more than 90,000 inhabitants",
            f"{words[own]} cities have a figure of their own",
            f"The other {len(bundled.cities) - own} show their state's figure",
            f"{sum(not city.facets for city in bundled.cities.values())} cities have no list",
        ],
        "README.de.md": [
            f"{len(bundled.cities)} Städte mit mehr als 90.000 Einwohnern",
            f"Nur {german_words[own]} Städte haben eine eigene Zahl",
            f"Bei den anderen {len(bundled.cities) - own} steht die ihres Bundeslands",
            f"{sum(not city.facets for city in bundled.cities.values())} Städte haben keine Liste",
        ],
        "docs/data.md": [
            f"{len(bundled.cities)} German cities of more than 90,000 inhabitants",
            f"Only {words[own]} cities have a pay figure of their own",
            f"For the other {len(bundled.cities) - own}, the figure of their state stands in",
            f"{sum(not city.facets for city in bundled.cities.values())} cities have no list at all",
            f"{named('industries')} industries and {named('employers')} kinds of employers on {pages} pages",
            f"For {district_sectors} cities only the district is published",
            f"Of {sum(price.url is None for price in prices)} of the {len(prices)} price indices only the name of the site is known",
            f"{words[sum(price.computed is not None for price in prices)]} price indices that a page gives as a percentage",
        ],
    }
    for name, sentences in expected.items():
        text = (ROOT / name).read_text(encoding="utf-8")
        assert [sentence for sentence in sentences if sentence not in text] == []
