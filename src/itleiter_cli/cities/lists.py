"""The lists of terms that were seen for cities: how many there are, and in how many of them each term stands."""

from collections import Counter

from itleiter_cli.catalog.forms import FacetName
from itleiter_cli.catalog.model import Catalog


def lists_seen(catalog: Catalog, facet: FacetName) -> int:
    """Return of how many cities a list was seen."""
    return sum(facet in city.facets for city in catalog.cities.values())


def lists_naming(catalog: Catalog, facet: FacetName) -> Counter[str]:
    """Count the lists that name each term itself; what is only a kind or a part of it does not count."""
    return Counter(
        term for city in catalog.cities.values() if facet in city.facets for term in city.facets[facet].terms
    )
