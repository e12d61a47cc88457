"""The bundled data: figures against a table written by hand, and what must hold for all of it."""

from __future__ import annotations

import pytest

from conftest import ROOT
from itleiter_cli.catalog import bundled_files
from itleiter_cli.model import FACETS, Catalog, FacetName

EXPECTED = [
    # slug, AGS, population 31.12.2024, rent 2022, price index 2022, wage index 2025
    ("muelheim-an-der-ruhr", "05117000", 173050, 6.50, 98.8, 105.3),
    ("dortmund", "05913000", 603462, 6.45, None, 103.2),
]


@pytest.mark.parametrize(("slug", "ags", "population", "rent", "price", "wage"), EXPECTED)
def test_numbers_are_those_of_the_sources(
    slug: str, ags: str, population: int, rent: float, price: float | None, wage: float, bundled: Catalog
) -> None:
    """Population, rent, price and wage index, each in its newest edition."""
    city = bundled.cities[slug]
    newest = {key: editions[0].value for key, editions in city.indicators.items()}
    assert (city.ags, newest.get("population"), newest.get("rent_eur_m2")) == (ags, population, rent)
    assert (newest.get("price_index"), newest.get("wage_index")) == (price, wage)


def test_pay_is_what_the_two_texts_say(bundled: Catalog) -> None:
    """Mülheim: 5,000 to 8,500 without a level. Dortmund: entry 4,500 to 5,900, experienced two points 7,000 and 8,200."""
    said = {
        slug: [(figure.level, figure.measure, figure.low, figure.high) for figure in bundled.cities[slug].pay]
        for slug in ("muelheim-an-der-ruhr", "dortmund")
    }
    assert said == {
        "muelheim-an-der-ruhr": [("any", "range", 5000, 8500)],
        "dortmund": [("entry", "range", 4500, 5900), ("experienced", "points", 7000, 8200)],
    }
    for slug in said:
        for figure in bundled.cities[slug].pay:
            assert (figure.period, figure.basis, set(figure.assumed), figure.year) == ("month", "gross", {"period", "basis"}, None)


@pytest.mark.parametrize("slug", ["muelheim-an-der-ruhr", "dortmund"])
def test_both_seed_cities_were_read_in_full(slug: str, bundled: Catalog) -> None:
    """Every facet has terms, from a text about the role that was read in full."""
    for facet in FACETS:
        assert bundled.cities[slug].facets[facet].complete
        assert bundled.cities[slug].facets[facet].terms


def test_every_source_is_used_and_names_its_licence(bundled: Catalog) -> None:
    """No source stands there for nothing."""
    used = {figure.source for state in bundled.states.values() for figure in state.pay}
    for city in bundled.cities.values():
        used |= {figure.source for figure in city.pay} | {facet.source for facet in city.facets.values()}
        used |= {edition.source for editions in city.indicators.values() for edition in editions}
    used |= {key for key, source in bundled.sources.items() if source.covers}
    assert used == set(bundled.sources)
    assert all(source.licence for source in bundled.sources.values())


@pytest.mark.parametrize("facet", FACETS)
def test_every_term_is_used(facet: FacetName, bundled: Catalog) -> None:
    """A term is named by a city or stands above one that is."""
    named = {term for city in bundled.cities.values() if facet in city.facets for term in city.facets[facet].terms}
    assert named | {above for term in named for above in bundled.broader(facet, term)} == set(bundled.terms[facet])


def test_the_data_is_found_beside_the_sources() -> None:
    """A checkout reads data/ at its root."""
    assert [path.name for path in bundled_files()] == ["indicators.yaml", "regions.yaml", "sources.yaml", "vocabulary.yaml"]
    assert (ROOT / "data" / "regions.yaml").is_file()
