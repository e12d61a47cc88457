"""The bundled data: figures against a table written by hand, and what must hold for all of it."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from conftest import ROOT
from itleiter_cli.catalog.bundled import bundled_files
from itleiter_cli.catalog.model import FACETS, PROFESSION, Catalog, FacetName, PayFigure
from itleiter_cli.cities.lookup import find_city
from itleiter_cli.cities.profile import city_profile

EXPECTED = [
    # slug, state, AGS, population 31.12.2024, rent 2022, price index 2022, wage index in its newest edition
    ("muelheim-an-der-ruhr", "NW", "05117000", 173050, 6.50, 98.8, 105.3),
    ("dortmund", "NW", "05913000", 603462, 6.45, None, 103.2),
    ("berlin", "BE", "11000000", 3685265, 7.67, 105.5, 105.3),
    ("hamburg", "HH", "02000000", 1862565, 9.16, 111.5, 111.3),
    ("muenchen", "BY", "09162000", 1505005, 12.89, 125.1, 120.1),
    ("koeln", "NW", "05315000", 1024621, 9.39, 109.4, 111.9),
    ("essen", "NW", "05113000", 574682, 6.72, 98.7, 105.9),
    ("hannover", "NI", "03241001", 522131, 7.61, 100.8, 106.4),
    ("saarbruecken", "SL", "10041100", 182971, 6.71, 97.7, None),
    ("moenchengladbach", "NW", "05116000", 267213, 6.41, 97.0, None),
    ("chemnitz", "SN", "14511000", 245618, 5.26, None, 90.0),
    ("freiburg-im-breisgau", "BW", "08311000", 237460, 9.74, 112.7, 110.9),
    ("luebeck", "SH", "01003000", 216889, 7.47, 101.3, None),
    ("kassel", "HE", "06611000", 197230, 6.77, None, None),
    ("iserlohn", "NW", "05962024", 91811, 5.69, 94.9, None),
    ("witten", "NW", "05954036", 91808, 5.88, None, None),
]

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


@pytest.mark.parametrize(("slug", "state", "ags", "population", "rent", "price", "wage"), EXPECTED)
def test_numbers_are_those_of_the_sources(
    slug: str,
    state: str,
    ags: str,
    population: int,
    rent: float,
    price: float | None,
    wage: float | None,
    bundled: Catalog,
) -> None:
    """Population, rent, price and wage index, each in its newest edition."""
    city = bundled.cities[slug]
    newest = {key: editions[0].value for key, editions in city.indicators.items()}
    assert (city.state, city.ags, newest.get("population"), newest.get("rent_eur_m2")) == (state, ags, population, rent)
    assert (newest.get("price_index"), newest.get("wage_index")) == (price, wage)


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
        (figure,) = [figure for figure in state.pay if figure.role == PROFESSION]
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
        if figure.role != PROFESSION
    }
    assert germany == {
        "it-team-lead": (80200, "year", 2023),
        "it-department-head": (91200, "year", 2023),
        "it-division-head": (127000, "year", 2023),
    }


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
    """92 cities of over 90,000 inhabitants, each with state, AGS, coordinates in Germany, population and rent; 42 with a price index."""
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
    assert sum("price_index" in city.indicators for city in bundled.cities.values()) == 42
    assert set(bundled.states) == {*AGS_BEGINS, "DE"}


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
    """100 times the city's median over Germany's of the same edition, rounded to one decimal."""
    germany = {2025: 45800, 2026: 53900}
    for city in bundled.cities.values():
        for edition in city.indicators.get("wage_index", ()):
            assert edition.computed is not None
            match = re.fullmatch(r"100 \* (\d+) / (\d+)", edition.computed)
            assert match is not None
            assert int(match[2]) == germany[edition.year or 0]
            assert edition.source == f"stepstone-{edition.year}"
            assert edition.value == round(100 * int(match[1]) / int(match[2]), 1)


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


def figures(catalog: Catalog) -> list[PayFigure]:
    return [figure for holder in (*catalog.states.values(), *catalog.cities.values()) for figure in holder.pay]


def test_every_source_is_used_and_names_its_licence(bundled: Catalog) -> None:
    """No source stands there for nothing; every one says on what terms, also in DATA_LICENSES.md."""
    used = {figure.source for figure in figures(bundled)} | {
        key for key, source in bundled.sources.items() if source.covers
    }
    for city in bundled.cities.values():
        used |= {facet.source for facet in city.facets.values()}
        used |= {edition.source for editions in city.indicators.values() for edition in editions}
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
        assert all(edition.url for edition in city.indicators.get("wage_index", ()))
        assert all(figure.url for figure in city.pay)
        assert all(facet.urls for facet in city.facets.values())


@pytest.mark.parametrize("facet", FACETS)
def test_terms_are_used_and_told_apart(facet: FacetName, bundled: Catalog) -> None:
    """A term is named by a city or stands above one that is; no two have the same label; every label has words."""
    terms = bundled.terms[facet]
    named = {term for city in bundled.cities.values() if facet in city.facets for term in city.facets[facet].terms}
    assert bundled.implied(facet, named) == set(terms)
    for labels in ([term.de.casefold() for term in terms.values()], [term.en.casefold() for term in terms.values()]):
        assert [label for label, count in Counter(labels).items() if count > 1] == []


def test_the_data_is_found_beside_the_sources() -> None:
    """A checkout reads data/ at its root."""
    assert [path.name for path in bundled_files()] == [
        "indicators.yaml",
        "regions.yaml",
        "sources.yaml",
        "vocabulary.yaml",
    ]
    assert (ROOT / "data" / "regions.yaml").is_file()


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

    rows = [
        ("own pay figure for the IT-Leiter", own(True)),
        *((f"... of level {level}", own(True, level)) for level in ("any", "entry", "experienced")),
        ("own pay figure for a related role", own(False)),
        (
            "figure of the state instead",
            sum(not any(figure.role == PROFESSION for figure in city.pay) for city in cities),
        ),
        *((key, sum(key in city.indicators for city in cities)) for key in catalog.indicators),
        (
            "... price_index of a larger area",
            sum(any(each.area for each in city.indicators.get("price_index", ())) for city in cities),
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
    """The numbers in README and docs/data.md are those of the data."""
    own = sum(any(figure.role == PROFESSION for figure in city.pay) for city in bundled.cities.values())
    prices = [city.indicators["price_index"][0] for city in bundled.cities.values() if "price_index" in city.indicators]
    words = {3: "three", 6: "six"}
    expected = {
        "README.md": [
            f"{len(bundled.cities)} cities of more than 90,000 inhabitants",
            f"{words[own]} cities have a figure of their own",
            f"The other {len(bundled.cities) - own} show their state's figure",
            f"{sum(not city.facets for city in bundled.cities.values())} cities have no list",
        ],
        "docs/data.md": [
            f"{len(bundled.cities)} German cities of more than 90,000 inhabitants",
            f"Only {words[own]} cities have a pay figure of their own",
            f"For the other {len(bundled.cities) - own}, the figure of their state stands in",
            f"{sum(not city.facets for city in bundled.cities.values())} cities have no list at all",
            f"Of {sum(price.url is None for price in prices)} of the {len(prices)} price indices only the name of the site is known",
            f"{words[sum(price.computed is not None for price in prices)]} price indices that a page gives as a percentage",
        ],
    }
    for name, sentences in expected.items():
        text = (ROOT / name).read_text(encoding="utf-8")
        assert [sentence for sentence in sentences if sentence not in text] == []
